-- expect: unknownGlobal 'require'
require "os"
