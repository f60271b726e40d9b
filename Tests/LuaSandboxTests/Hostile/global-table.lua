-- expect: unknownGlobal '_G'
_G.pairs = nil
