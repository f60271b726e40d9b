#include <string.h>

#include "host.h"

static int string_rep(lua_State *L) {
  size_t length, gap_length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *gap = luaL_optlstring(L, 3, "", &gap_length);
  if (count <= 0 || length + gap_length == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if (length > LH_MAX_TEXT || gap_length > LH_MAX_TEXT ||
      (size_t)count > LH_MAX_TEXT / (length + gap_length) + 1) {
    lh_refuse_text(L);
  }
  size_t total = (size_t)count * length + (size_t)(count - 1) * gap_length;
  if (total > LH_MAX_TEXT) lh_refuse_text(L);
  lh_charge(L, total / 16);
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

const luaL_Reg lh_string_functions[] = {{"rep", string_rep}, {NULL, NULL}};
