#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host.h"

static size_t put(char *room, const char *text) {
  size_t length = strlen(text);
  memcpy(room, text, length + 1);
  return length;
}

// Number text for people: no ".0", no exponent up to 2^53, else the fewest digits that read back as
// the same number. The same on every platform. (`..` cannot be changed: there Lua itself writes
// 2.0, and 14 digits.)
size_t lh_number_text(lua_State *L, int index, char *room) {
  if (lua_isinteger(L, index)) {
    return (size_t)snprintf(room, LH_NUMBER_ROOM, "%lld", (long long)lua_tointeger(L, index));
  }
  double value = lua_tonumber(L, index);
  if (isnan(value)) return put(room, "nan");
  if (isinf(value)) return put(room, value > 0 ? "inf" : "-inf");
  if (value == 0) return put(room, "0");
  if (fabs(value) <= 9007199254740992.0 && value == floor(value)) {
    return (size_t)snprintf(room, LH_NUMBER_ROOM, "%.0f", value);
  }
  int length = 0;
  for (int digits = 15; digits <= 17; digits++) {
    length = snprintf(room, LH_NUMBER_ROOM, "%.*g", digits, value);
    if (strtod(room, NULL) == value) break;
  }
  return (size_t)length;
}
