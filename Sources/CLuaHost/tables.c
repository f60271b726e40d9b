// The table library: works on plain tables, charges what it walks over before it walks.
#include "host.h"

#define MAX_UNPACKED 4096

// The list argument at `index`, without its read-only front. Returns its length.
static lua_Integer check_list(lua_State *L, int index, bool changes) {
  luaL_checktype(L, index, LUA_TTABLE);
  if (lh_is_frozen(L, index)) {
    if (changes) lh_raise(L, LH_READ_ONLY, "table", NULL, "this table is read-only");
    lh_resolve(L, index);
  }
  return (lua_Integer)lua_rawlen(L, index);
}

// Copies t[from + i] to t[to + i] for i in 0..<count, upwards or downwards.
static void shift(lua_State *L, lua_Integer from, lua_Integer to, lua_Integer count) {
  if (count <= 0) return;
  lh_charge(L, (size_t)count);
  bool upwards = to < from;
  for (lua_Integer i = 0; i < count; i++) {
    lua_Integer offset = upwards ? i : count - 1 - i;
    lua_rawgeti(L, 1, from + offset);
    lua_rawseti(L, 1, to + offset);
  }
}

static int table_insert(lua_State *L) {
  lua_Integer count = check_list(L, 1, true);
  int given = lua_gettop(L);
  if (given != 2 && given != 3) return luaL_error(L, "wrong number of arguments to 'insert'");
  lua_Integer position = count + 1;
  if (given == 3) {
    position = luaL_checkinteger(L, 2);
    luaL_argcheck(L, position >= 1 && position <= count + 1, 2, "position out of bounds");
    shift(L, position, position + 1, count + 1 - position);
  }
  lua_rawseti(L, 1, position);
  return 0;
}

static int table_remove(lua_State *L) {
  lua_Integer count = check_list(L, 1, true);
  lua_Integer position = luaL_optinteger(L, 2, count);
  lua_settop(L, 1);
  if (position != count) {
    luaL_argcheck(L, position >= 1 && position <= count + 1, 2, "position out of bounds");
  }
  lua_rawgeti(L, 1, position);
  shift(L, position + 1, position, count - position);
  lua_pushnil(L);
  lua_rawseti(L, 1, position > count ? position : count);
  return 1;
}

static int table_move(lua_State *L) {
  lua_Integer first = luaL_checkinteger(L, 2);
  lua_Integer last = luaL_checkinteger(L, 3);
  lua_Integer to = luaL_checkinteger(L, 4);
  int target = lua_isnoneornil(L, 5) ? 1 : 5;
  check_list(L, target, true);
  check_list(L, 1, false);
  lua_pushvalue(L, target);
  if (last < first) return 1;
  luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
  lua_Integer count = last - first + 1;
  luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
  lh_charge(L, (size_t)count);
  bool upwards = to <= first || to > last || !lua_rawequal(L, 1, target);
  for (lua_Integer i = 0; i < count; i++) {
    lua_Integer offset = upwards ? i : count - 1 - i;
    lua_rawgeti(L, 1, first + offset);
    lua_rawseti(L, target, to + offset);
  }
  return 1;
}

static int table_unpack(lua_State *L) {
  lua_Integer count = check_list(L, 1, false);
  lua_Integer first = luaL_optinteger(L, 2, 1);
  lua_Integer last = luaL_optinteger(L, 3, count);
  if (first > last) return 0;
  size_t values = (size_t)last - (size_t)first;
  if (values >= MAX_UNPACKED || !lua_checkstack(L, (int)values + 1)) {
    return luaL_error(L, "too many results to unpack");
  }
  lh_charge(L, values);
  for (lua_Integer i = first; i < last; i++) lua_rawgeti(L, 1, i);
  lua_rawgeti(L, 1, last);
  return (int)values + 1;
}

// Adds the value on the top of the stack to the buffer below it, and pops it.
static void add_element(lua_State *L, luaL_Buffer *buffer, size_t *total, lua_Integer at) {
  int type = lua_type(L, -1);
  if (type != LUA_TSTRING && type != LUA_TNUMBER) {
    luaL_error(L, "invalid value (at index %I) in table for 'concat'", (LUAI_UACINT)at);
  }
  char room[LH_NUMBER_ROOM];
  size_t length = type == LUA_TNUMBER ? lh_number_text(L, -1, room) : lua_rawlen(L, -1);
  *total += length;
  if (*total > LH_MAX_TEXT) lh_refuse_text(L);
  lh_charge(L, (type == LUA_TNUMBER ? 50 : 1) + length / 16);
  if (type == LUA_TSTRING) {
    luaL_addvalue(buffer);
    return;
  }
  lua_pop(L, 1);
  luaL_addlstring(buffer, room, length);
}

static int table_concat(lua_State *L) {
  lua_Integer count = check_list(L, 1, false);
  size_t gap_length, total = 0;
  const char *gap = luaL_optlstring(L, 2, "", &gap_length);
  lua_Integer first = luaL_optinteger(L, 3, 1);
  lua_Integer last = luaL_optinteger(L, 4, count);
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  for (lua_Integer i = first; i <= last; i++) {
    lua_rawgeti(L, 1, i);
    add_element(L, &buffer, &total, i);
    if (i == last) break;  // the last integer has no successor
    total += gap_length;
    if (total > LH_MAX_TEXT) lh_refuse_text(L);
    luaL_addlstring(&buffer, gap, gap_length);
  }
  luaL_pushresult(&buffer);
  return 1;
}

static int table_sort(lua_State *L) {
  lua_Integer count = check_list(L, 1, true);
  if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  lh_sort(L, count);
  return 0;
}

const luaL_Reg lh_table_functions[] = {
    {"concat", table_concat}, {"insert", table_insert}, {"move", table_move},
    {"remove", table_remove}, {"sort", table_sort},     {"unpack", table_unpack},
    {NULL, NULL},
};
