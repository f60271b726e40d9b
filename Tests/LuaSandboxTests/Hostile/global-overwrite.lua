-- expect: assignment 'pairs' is global
pairs = nil
