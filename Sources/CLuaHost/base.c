// The host's own base functions: repeatable, and none that can keep a spent budget from ending
// the call.
#include <string.h>

#include "host.h"

// What an error costs that pcall catches, in instructions: unwinding, and its message.
#define CAUGHT_ERROR_COST 250
// What number text costs: printing and reading back.
#define NUMBER_TEXT_COST 50

// The table argument at 1, without its read-only front.
static void check_table(lua_State *L, const char *function) {
  luaL_checkany(L, 1);
  if (lua_type(L, 1) != LUA_TTABLE) {
    const char *given = lh_is_record(L, 1) ? lh_record_name(L, 1) : luaL_typename(L, 1);
    lh_raise(L, LH_RUNTIME, NULL, NULL, "%s takes a table, but was given a %s", function, given);
  }
  lh_resolve(L, 1);
}

static _Noreturn void refuse_key(lua_State *L, const char *function, const char *type) {
  lh_raise(L, LH_RUNTIME, NULL, NULL, "%s: keys must be integers or texts, but one is a %s",
           function, type);
}

// Upvalues: table, list of keys, their order, position.
static int step(lua_State *L) {
  const lh_key *keys = lua_touserdata(L, lua_upvalueindex(3));
  size_t count = lua_rawlen(L, lua_upvalueindex(3)) / sizeof *keys - 1;
  size_t position = (size_t)lua_tointeger(L, lua_upvalueindex(4));
  while (position < count) {
    lua_rawgeti(L, lua_upvalueindex(2), keys[position++].at);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
      lua_pushinteger(L, (lua_Integer)position);
      lua_replace(L, lua_upvalueindex(4));
      return 2;
    }
    lua_pop(L, 2);  // removed since the walk began
  }
  lua_pushnil(L);
  return 1;
}

static int base_pairs(lua_State *L) {
  check_table(L, "pairs");
  lua_settop(L, 1);
  size_t count;
  if (!lh_push_keys(L, 1, &count)) refuse_key(L, "pairs", lua_tostring(L, -1));
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, step, 4);
  return 1;
}

// The key that follows in pairs' order: looks at every key, and is charged for it.
static int base_next(lua_State *L) {
  check_table(L, "next");
  lua_settop(L, 2);
  lh_key after = {0};
  bool from_start = lua_isnil(L, 2);
  if (!from_start && !lh_read_key(L, 2, &after)) {
    refuse_key(L, "next", luaL_typename(L, 2));
  }
  size_t count;
  const lh_key *keys = lh_push_keys(L, 1, &count);
  if (!keys) refuse_key(L, "next", lua_tostring(L, -1));
  for (size_t i = 0; i < count; i++) {
    if (!from_start && lh_compare_keys(&keys[i], &after) <= 0) continue;
    lua_rawgeti(L, 3, keys[i].at);
    lua_pushvalue(L, -1);
    lua_rawget(L, 1);
    return 2;
  }
  lua_pushnil(L);
  return 1;
}

// Pushes the text of any value. No address ever shows: it would differ from run to run.
void lh_push_text(lua_State *L, int index) {
  char room[LH_NUMBER_ROOM];
  switch (lua_type(L, index)) {
    case LUA_TSTRING: lua_pushvalue(L, index); break;
    case LUA_TNUMBER:
      lh_charge(L, NUMBER_TEXT_COST);
      lua_pushlstring(L, room, lh_number_text(L, index, room));
      break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TUSERDATA: lua_pushstring(L, lh_record_name(L, index)); break;
    default: lua_pushstring(L, luaL_typename(L, index)); break;
  }
}

// A text argument; a number becomes the text that people read.
const char *lh_check_text(lua_State *L, int index, size_t *length) {
  if (lua_type(L, index) == LUA_TNUMBER) {
    lh_push_text(L, index);
    lua_replace(L, index);
  }
  return luaL_checklstring(L, index, length);
}

// Upvalue: one of Lua's own functions, which takes time by the length of its texts.
static int charged(lua_State *L) {
  size_t bytes = 0;
  for (int i = lua_gettop(L); i > 0; i--) {
    if (lua_type(L, i) == LUA_TSTRING) bytes += lua_rawlen(L, i);
  }
  if (bytes > 64) lh_charge(L, bytes / 4);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void lh_charge_texts(lua_State *L) {
  if (lua_iscfunction(L, -1)) lua_pushcclosure(L, charged, 1);
}

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  lh_push_text(L, 1);
  return 1;
}

static int base_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  lh_host *host = lh_of(L);
  int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  if (status == LUA_OK) {
    lua_pushboolean(L, true);
    lua_insert(L, 1);
    return lua_gettop(L);
  }
  if (status == LUA_ERRMEM && !host->fault.kind) {
    host->fault = host->refusal;
    lh_budget_arm_now(host);
  }
  if (host->fault.kind) return lua_error(L);
  lh_charge(L, CAUGHT_ERROR_COST);
  host->raised.kind = LH_NONE;
  lua_pushboolean(L, false);
  lua_insert(L, 1);
  return 2;
}

const luaL_Reg lh_base_functions[] = {
    {"next", base_next},         {"pairs", base_pairs}, {"pcall", base_pcall},
    {"tostring", base_tostring}, {"use", lh_use},       {NULL, NULL},
};
