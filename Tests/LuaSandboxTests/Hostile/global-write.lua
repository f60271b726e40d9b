-- expect: assignment 'counter' is global
counter = 1
