// A stable merge sort: the result depends on the comparisons alone, even where they contradict
// each other, and the number of comparisons has a bound.
#include <string.h>

#include "host.h"

// Whether the value at `left` comes before the one at `right`. Texts go by their bytes.
static bool is_before(lua_State *L, int left, int right) {
  if (lua_type(L, left) == LUA_TSTRING && lua_type(L, right) == LUA_TSTRING) {
    lh_key a = {0}, b = {0};
    lh_read_key(L, left, &a);
    lh_read_key(L, right, &b);
    lh_charge(L, 1 + (a.length < b.length ? a.length : b.length) / 16);
    return lh_compare_keys(&a, &b) < 0;
  }
  lh_charge(L, 1);
  return lua_compare(L, left, right, LUA_OPLT);
}

// The order of the two values on the top of the stack, by the function at 2 or their own.
static bool top_is_before(lua_State *L, int left, int right) {
  if (lua_isnil(L, 2)) return is_before(L, left, right);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, left);
  lua_pushvalue(L, right);
  lua_call(L, 2, 1);
  bool before = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return before;
}

// Merges from[low..<middle] and from[middle..<high] into to[low..<high].
static void merge(
    lua_State *L, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high) {
  lua_Integer left = low, right = middle;
  for (lua_Integer next = low; next < high; next++) {
    bool takes_right = left == middle;
    if (!takes_right && right < high) {
      int top = lua_gettop(L);
      lua_rawgeti(L, from, right);
      lua_rawgeti(L, from, left);
      takes_right = top_is_before(L, top + 1, top + 2);
      lua_settop(L, top);
    }
    lua_rawgeti(L, from, takes_right ? right++ : left++);
    lua_rawseti(L, to, next);
  }
  lh_charge(L, (size_t)(high - low));
}

static void copy(lua_State *L, int from, int to, lua_Integer count) {
  lh_charge(L, (size_t)count);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, from, i);
    lua_rawseti(L, to, i);
  }
}

// Sorts the list at 1 by the function at 2, or by `<` where there is nil.
void lh_sort(lua_State *L, lua_Integer count) {
  if (count < 2) return;
  int capacity = count < 4096 ? (int)count : 4096;
  lua_createtable(L, capacity, 0);
  lua_createtable(L, capacity, 0);
  int from = 3, to = 4;
  copy(L, 1, from, count);
  for (lua_Integer width = 1; width < count; width *= 2) {
    for (lua_Integer low = 1; low <= count; low += 2 * width) {
      lua_Integer middle = low + width < count + 1 ? low + width : count + 1;
      lua_Integer high = middle + width < count + 1 ? middle + width : count + 1;
      merge(L, from, to, low, middle, high);
    }
    int swapped = from;
    from = to;
    to = swapped;
  }
  copy(L, from, 1, count);
}
