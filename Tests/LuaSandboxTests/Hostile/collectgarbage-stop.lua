-- expect: unknownGlobal 'collectgarbage'
collectgarbage("stop")
