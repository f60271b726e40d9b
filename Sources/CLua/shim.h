// The system's Lua 5.4 headers; pkg-config lua5.4 says where they are.
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
