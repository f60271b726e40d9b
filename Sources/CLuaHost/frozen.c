// Read-only tables. The table itself is emptied, its contents move to a hidden table, and a
// metatable leads reads there: whoever holds the table, holds a read-only table from then on.
#include "host.h"

const char lh_key_frozen = 0;

// Pushes the contents of the read-only table at `index`; false (nothing pushed) for another value.
static bool push_contents(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return false;
  if (lua_rawgetp(L, -1, &lh_key_frozen) != LUA_TTABLE) {
    lua_pop(L, 2);
    return false;
  }
  lua_remove(L, -2);
  return true;
}

bool lh_is_frozen(lua_State *L, int index) {
  if (!push_contents(L, index)) return false;
  lua_pop(L, 1);
  return true;
}

void lh_resolve(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (push_contents(L, index)) lua_replace(L, index);
}

static int refuse_change(lua_State *L) {
  lh_raise(L, LH_READ_ONLY, "table", NULL, "a helper's table is read-only");
}

static int length(lua_State *L) {
  lua_settop(L, 1);
  lh_resolve(L, 1);
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
  return 1;
}

// Leads the emptied table at `index` to the contents on the top of the stack, which it pops.
void lh_lead_to_contents(lua_State *L, int index, lua_CFunction refuse) {
  index = lua_absindex(L, index);
  lua_createtable(L, 0, 4);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "__index");
  lua_pushvalue(L, -2);
  lua_rawsetp(L, -2, &lh_key_frozen);
  lua_pushcfunction(L, refuse);
  lua_setfield(L, -2, "__newindex");
  lua_pushcfunction(L, length);
  lua_setfield(L, -2, "__len");
  lua_setmetatable(L, index);
  lua_pop(L, 1);
}

// Freezes the table at `index` alone; its table values go to the list at `queue` from `tail` on.
static lua_Integer freeze_one(lua_State *L, int index, int queue, lua_Integer tail) {
  lua_newtable(L);
  int contents = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lh_charge(L, 1);
    if (lua_type(L, -1) == LUA_TTABLE) {
      lua_pushvalue(L, -1);
      lua_rawseti(L, queue, ++tail);
    }
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, contents);
    lua_pushvalue(L, -1);
    lua_pushnil(L);
    lua_rawset(L, index);
  }
  lh_lead_to_contents(L, index, refuse_change);
  return tail;
}

void lh_freeze(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TTABLE) return;
  index = lua_absindex(L, index);
  lua_newtable(L);
  int queue = lua_gettop(L);
  lua_Integer tail = 1;
  lua_pushvalue(L, index);
  lua_rawseti(L, queue, 1);
  for (lua_Integer head = 1; head <= tail; head++) {
    lua_rawgeti(L, queue, head);
    int table = lua_gettop(L);
    if (!lh_is_frozen(L, table)) tail = freeze_one(L, table, queue, tail);
    lua_settop(L, queue);
  }
  lua_settop(L, queue - 1);
}
