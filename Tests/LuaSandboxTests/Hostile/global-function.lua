-- expect: assignment 'helper' is global
function helper() end
