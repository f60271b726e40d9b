// string.gsub. The replacement is a text with %0…%9, a table by the first capture, or a function.
#include <string.h>

#include "pattern.h"

typedef struct output {
  lua_State *L;
  luaL_Buffer buffer;
  size_t total;
} output;

static void add(output *output, const char *text, size_t length) {
  output->total += length;
  if (output->total > LH_MAX_TEXT) lh_refuse_text(output->L);
  luaL_addlstring(&output->buffer, text, length);
}

static void add_whole(output *output, const lh_match *match) {
  add(output, match->subject + match->start, match->end - match->start);
}

static void add_capture(
    output *output, const lh_pattern *pattern, const lh_match *match, int number) {
  lua_State *L = output->L;
  if (number >= pattern->captures && number != 0) {
    luaL_error(L, "invalid capture index %%%d in replacement string", number + 1);
  }
  if (pattern->captures == 0) {
    add_whole(output, match);
  } else if (match->to[number] == LH_POSITION_CAPTURE) {
    char room[LH_NUMBER_ROOM];
    lua_pushinteger(L, (lua_Integer)match->from[number] + 1);
    size_t length = lh_number_text(L, -1, room);
    lua_pop(L, 1);
    add(output, room, length);
  } else {
    add(output, match->subject + match->from[number], match->to[number] - match->from[number]);
  }
}

static void add_template(output *output, const lh_pattern *pattern, const lh_match *match) {
  size_t length;
  const char *at = lua_tolstring(output->L, 3, &length);
  const char *end = at + length;
  lh_charge(output->L, length / 16);
  while (at < end) {
    const char *percent = memchr(at, '%', (size_t)(end - at));
    add(output, at, (size_t)((percent ? percent : end) - at));
    if (!percent) return;
    char c = percent + 1 < end ? percent[1] : 0;
    at = percent + 2;
    if (c == '%') add(output, "%", 1);
    else if (c == '0') add_whole(output, match);
    else if (c >= '1' && c <= '9') add_capture(output, pattern, match, c - '1');
    else luaL_error(output->L, "invalid use of '%%' in replacement string");
  }
}

// Pushes what the table or function at 3 gives for the match.
static void push_replacement(lua_State *L, const lh_pattern *pattern, const lh_match *match) {
  if (lua_type(L, 3) == LUA_TTABLE) {
    lh_push_capture(L, pattern, match, 0);
    lua_rawget(L, 3);
    return;
  }
  int count = pattern->captures > 0 ? pattern->captures : 1;
  luaL_checkstack(L, count + 3, "too many captures");
  lua_pushvalue(L, 3);
  for (int i = 0; i < count; i++) lh_push_capture(L, pattern, match, i);
  lua_call(L, count, 1);
}

static void add_replacement(output *output, const lh_pattern *pattern, const lh_match *match) {
  lua_State *L = output->L;
  push_replacement(L, pattern, match);
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    add_whole(output, match);
    return;
  }
  char room[LH_NUMBER_ROOM];
  size_t length;
  switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
      length = lh_number_text(L, -1, room);
      lua_pop(L, 1);
      add(output, room, length);
      break;
    case LUA_TSTRING:
      output->total += lua_rawlen(L, -1);
      if (output->total > LH_MAX_TEXT) lh_refuse_text(L);
      luaL_addvalue(&output->buffer);
      break;
    default:
      luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  }
}

static void check_replacement(lua_State *L) {
  int type = lua_type(L, 3);
  if (type == LUA_TNUMBER) {
    lh_push_text(L, 3);
    lua_replace(L, 3);
  } else if (type != LUA_TSTRING && type != LUA_TTABLE && type != LUA_TFUNCTION) {
    luaL_typeerror(L, 3, "string/function/table");
  }
  lh_resolve(L, 3);
}

static size_t replace(
    output *output, const lh_pattern *pattern, lh_match *match, lua_Integer most) {
  size_t at = 0, count = 0, last_end = SIZE_MAX;
  bool templated = lua_type(output->L, 3) == LUA_TSTRING;
  while ((lua_Integer)count < most) {
    if (lh_match_at(output->L, pattern, match, at) && match->end != last_end) {
      count++;
      if (templated) add_template(output, pattern, match);
      else add_replacement(output, pattern, match);
      at = last_end = match->end;
    } else if (at < match->length) {
      add(output, match->subject + at++, 1);
    } else {
      break;
    }
    if (pattern->anchored) break;
  }
  if (at < match->length) add(output, match->subject + at, match->length - at);
  return count;
}

int lh_string_gsub(lua_State *L) {
  size_t length, pattern_length;
  const char *text = lh_check_text(L, 1, &length);
  const char *wanted = lh_check_text(L, 2, &pattern_length);
  luaL_checkany(L, 3);
  check_replacement(L);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1);
  lh_pattern pattern;
  lh_match match = {.subject = text, .length = length};
  lua_settop(L, 4);
  lh_compile_pattern(L, wanted, pattern_length, true, &pattern);
  output output = {.L = L};
  luaL_buffinit(L, &output.buffer);
  size_t count = replace(&output, &pattern, &match, most);
  lh_charge(L, match.steps + output.total / 16);
  luaL_pushresult(&output.buffer);
  lua_pushinteger(L, (lua_Integer)count);
  return 2;
}
