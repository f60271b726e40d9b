// The string library's functions that can take long: rep, format (format.c), and those that match.
#define _GNU_SOURCE
#include <string.h>

#include "pattern.h"

static int string_rep(lua_State *L) {
  size_t length, gap_length;
  const char *text = lh_check_text(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *gap = luaL_optlstring(L, 3, "", &gap_length);
  if (count <= 0 || length + gap_length == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if ((size_t)count > LH_MAX_TEXT + 1) lh_refuse_text(L);
  size_t total = (size_t)count * length + (size_t)(count - 1) * gap_length;
  if (total > LH_MAX_TEXT) lh_refuse_text(L);
  lh_charge(L, (size_t)count + total / 16);
  luaL_Buffer buffer;
  char *to = luaL_buffinitsize(L, &buffer, total);
  for (lua_Integer i = 0; i < count; i++) {
    memcpy(to, text, length);
    to += length;
    if (i + 1 == count) break;
    memcpy(to, gap, gap_length);
    to += gap_length;
  }
  luaL_pushresultsize(&buffer, total);
  return 1;
}

static int push_captures(
    lua_State *L, const lh_pattern *pattern, const lh_match *match, bool whole) {
  int count = pattern->captures == 0 && whole ? 1 : pattern->captures;
  luaL_checkstack(L, count + 2, "too many captures");
  for (int i = 0; i < count; i++) lh_push_capture(L, pattern, match, i);
  return count;
}

// Where a search starts: 0-based, or beyond the text.
static size_t start_position(lua_State *L, int index, size_t length) {
  lua_Integer given = luaL_optinteger(L, index, 1);
  if (given > 0) return (size_t)given - 1;
  if (given == 0 || given < -(lua_Integer)length) return 0;
  return length + (size_t)given;
}

static int find_plain(
    lua_State *L, const char *text, size_t length, const char *wanted, size_t wanted_length,
    size_t start) {
  lh_charge(L, (length - start) / 16 + 1);
  const char *found = memmem(text + start, length - start, wanted, wanted_length);
  if (!found) return 0;
  lua_pushinteger(L, (lua_Integer)(found - text) + 1);
  lua_pushinteger(L, (lua_Integer)(found - text) + (lua_Integer)wanted_length);
  return 2;
}

static int find(lua_State *L, bool wants_place) {
  size_t length, pattern_length;
  const char *text = lh_check_text(L, 1, &length);
  const char *wanted = lh_check_text(L, 2, &pattern_length);
  size_t start = start_position(L, 3, length);
  int count = 0;
  if (start > length) {
    lua_pushnil(L);
    return 1;
  }
  bool plain = wants_place && (lua_toboolean(L, 4) ||
                               strcspn(wanted, "^$*+?.([%-") == pattern_length);
  if (plain) {
    count = find_plain(L, text, length, wanted, pattern_length, start);
  } else {
    lh_pattern pattern;
    lh_match match = {.subject = text, .length = length};
    lh_compile_pattern(L, wanted, pattern_length, true, &pattern);
    if (lh_match_from(L, &pattern, &match, start)) {
      if (wants_place) {
        lua_pushinteger(L, (lua_Integer)match.start + 1);
        lua_pushinteger(L, (lua_Integer)match.end);
        count = 2;
      }
      count += push_captures(L, &pattern, &match, !wants_place);
    }
    lh_charge(L, match.steps);
  }
  if (count > 0) return count;
  lua_pushnil(L);
  return 1;
}

static int string_find(lua_State *L) { return find(L, true); }
static int string_match(lua_State *L) { return find(L, false); }

// A position that no match ends at.
#define NO_MATCH_YET (-1)

// Upvalues: text, pattern text, compiled memory, compiled pattern, next start, end of last match.
static int next_match(lua_State *L) {
  size_t length;
  const char *text = lua_tolstring(L, lua_upvalueindex(1), &length);
  const lh_pattern *pattern = lua_touserdata(L, lua_upvalueindex(4));
  lh_match match = {.subject = text, .length = length};
  size_t start = (size_t)lua_tointeger(L, lua_upvalueindex(5));
  lua_Integer last_end = lua_tointeger(L, lua_upvalueindex(6));
  for (; start <= length; start++) {
    if (!lh_match_at(L, pattern, &match, start) || (lua_Integer)match.end == last_end) continue;
    lua_pushinteger(L, (lua_Integer)match.end);
    lua_copy(L, -1, lua_upvalueindex(5));
    lua_copy(L, -1, lua_upvalueindex(6));
    lh_charge(L, match.steps);
    return push_captures(L, pattern, &match, true);
  }
  lh_charge(L, match.steps);
  lua_pushinteger(L, (lua_Integer)length + 1);
  lua_copy(L, -1, lua_upvalueindex(5));
  return 0;
}

static int string_gmatch(lua_State *L) {
  size_t length, pattern_length;
  lh_check_text(L, 1, &length);
  const char *wanted = lh_check_text(L, 2, &pattern_length);
  size_t start = start_position(L, 3, length);
  lua_settop(L, 2);
  lh_pattern pattern;
  lh_compile_pattern(L, wanted, pattern_length, false, &pattern);
  *(lh_pattern *)lua_newuserdatauv(L, sizeof pattern, 0) = pattern;
  lua_pushinteger(L, start > length ? (lua_Integer)length + 1 : (lua_Integer)start);
  lua_pushinteger(L, NO_MATCH_YET);
  lua_pushcclosure(L, next_match, 6);
  return 1;
}

const luaL_Reg lh_string_functions[] = {
    {"find", string_find},     {"format", lh_string_format}, {"gmatch", string_gmatch},
    {"gsub", lh_string_gsub},  {"match", string_match},      {"rep", string_rep},
    {NULL, NULL},
};
