// The keys of a table in the order that programs see: integers, then texts by their bytes.
#include <stdlib.h>
#include <string.h>

#include "host.h"

int lh_compare_keys(const void *left, const void *right) {
  const lh_key *a = left, *b = right;
  if (!a->text != !b->text) return a->text ? 1 : -1;
  if (!a->text) return (a->integer > b->integer) - (a->integer < b->integer);
  size_t common = a->length < b->length ? a->length : b->length;
  int order = memcmp(a->text, b->text, common);
  return order ? order : (a->length > b->length) - (a->length < b->length);
}

bool lh_read_key(lua_State *L, int index, lh_key *key) {
  *key = (lh_key){0};
  if (lua_type(L, index) == LUA_TSTRING) {
    key->text = lua_tolstring(L, index, &key->length);
    return true;
  }
  key->integer = lua_tointeger(L, index);
  return lua_isinteger(L, index);
}

// The host's own mark on a table is no key of it.
static bool is_tag(lua_State *L, int index) {
  return lua_touserdata(L, index) == (void *)&lh_key_tag;
}

// The walk also passes the places of values that are gone, of which a list may have as many as
// its memory once held.
static size_t count_keys(lua_State *L, int table) {
  lh_charge(L, 50 + lh_of(L)->largest_block / 128);
  size_t count = 0, bytes = 0;
  lua_pushnil(L);
  while (lua_next(L, table)) {
    lua_pop(L, 1);
    if (is_tag(L, -1)) continue;
    count++;
    if (lua_type(L, -1) == LUA_TSTRING) bytes += lua_rawlen(L, -1);
  }
  lh_charge(L, count * 4 + bytes / 16);
  return count;
}

// Pushes nothing that counts and returns NULL, with the key's type on the top of the stack, when a
// key is neither an integer nor a text.
const lh_key *lh_push_keys(lua_State *L, int table, size_t *count) {
  table = lua_absindex(L, table);
  *count = count_keys(L, table);
  lua_createtable(L, (int)*count, 0);
  int list = lua_gettop(L);
  lh_key *keys = lua_newuserdatauv(L, (*count + 1) * sizeof *keys, 0);
  size_t filled = 0;
  lua_pushnil(L);
  while (lua_next(L, table)) {
    lua_pop(L, 1);
    if (is_tag(L, -1)) continue;
    if (!lh_read_key(L, -1, &keys[filled])) {
      lua_pushstring(L, luaL_typename(L, -1));
      return NULL;
    }
    filled++;
    keys[filled - 1].at = (lua_Integer)filled;
    lua_pushvalue(L, -1);
    lua_rawseti(L, list, (lua_Integer)filled);
  }
  qsort(keys, filled, sizeof *keys, lh_compare_keys);
  return keys;
}
