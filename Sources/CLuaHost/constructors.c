// Constructors: global functions `name{…}` that return a copy of their table with a tag that says
// which constructor made it, and where.
#include <string.h>

#include "host.h"

const char lh_key_tag = 0;

// Constructor, source and line in one integer.
static lua_Integer pack(int constructor, int32_t source, int32_t line) {
  return (lua_Integer)constructor << 48 | (lua_Integer)(source + 1) << 32 | (lua_Integer)line;
}

bool lh_read_tag(lua_State *L, int index, int32_t *constructor, int32_t *source, int32_t *line) {
  bool tagged = lua_rawgetp(L, index, &lh_key_tag) == LUA_TNUMBER;
  lua_Integer tag = lua_tointeger(L, -1);
  lua_pop(L, 1);
  *constructor = tagged ? (int32_t)(tag >> 48) : -1;
  *source = tagged ? (int32_t)(tag >> 32 & 0xFFFF) - 1 : -1;
  *line = tagged ? (int32_t)(tag & INT32_MAX) : 0;
  return tagged;
}

static void check_argument(lua_State *L, const char *name) {
  int count = lua_gettop(L);
  if (count == 1 && lua_type(L, 1) == LUA_TTABLE) return;
  if (count != 1) {
    lh_raise(L, LH_RUNTIME, name, NULL, "%s takes one table, %s { … }, but was given %d values",
             name, name, count);
  }
  const char *given = lh_is_record(L, 1) ? lh_record_name(L, 1) : luaL_typename(L, 1);
  lh_raise(L, LH_RUNTIME, name, NULL, "%s takes one table, %s { … }, but was given a %s", name,
           name, given);
}

// Upvalues: index, name.
static int construct(lua_State *L) {
  check_argument(L, lua_tostring(L, lua_upvalueindex(2)));
  lh_resolve(L, 1);
  lua_createtable(L, (int)lua_rawlen(L, 1), 8);
  size_t entries = 0;
  lua_pushnil(L);
  while (lua_next(L, 1)) {
    entries++;
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, 2);
  }
  lh_charge(L, entries * 2);
  lh_error place;
  lh_error_clear(&place);
  lh_error_place(L, &place, 1);
  int index = (int)lua_tointeger(L, lua_upvalueindex(1));
  lua_pushinteger(L, pack(index, place.source, place.line));
  lua_rawsetp(L, 2, &lh_key_tag);
  return 1;
}

void lh_open_constructors(lua_State *L, const lh_program *program) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, lh_of(L)->globals);
  for (size_t i = 0; i < program->constructor_count; i++) {
    lua_pushstring(L, program->constructors[i]);
    lua_pushinteger(L, (lua_Integer)i);
    lua_pushvalue(L, -2);
    lua_pushcclosure(L, construct, 2);
    lua_rawset(L, -3);
  }
  lua_pop(L, 1);
}
