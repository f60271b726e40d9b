// string.format: the conversions that mean the same everywhere. Neither %p nor a table's address
// can reach a report.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "host.h"

#define CONVERSION_COST 50
#define MAX_SPEC 16
#define MAX_ITEM 512

typedef struct spec {
  char text[MAX_SPEC];  // "%-8.2f" with room for a length modifier
  size_t length;
  bool left;
  size_t width;
  size_t precision;  // SIZE_MAX when none is given
  char conversion;
} spec;

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

static void add_padded(output *output, const spec *spec, const char *text, size_t length) {
  size_t padding = spec->width > length ? spec->width - length : 0;
  if (spec->left) add(output, text, length);
  for (size_t i = 0; i < padding; i++) add(output, " ", 1);
  if (!spec->left) add(output, text, length);
}

// At most two digits.
static size_t read_number(const char **at, const char *end, size_t none) {
  size_t number = none;
  for (int digits = 0; digits < 2 && *at < end && **at >= '0' && **at <= '9'; digits++) {
    number = (number == none ? 0 : number) * 10 + (size_t)(*(*at)++ - '0');
  }
  return number;
}

// Reads what follows '%'; returns where the format goes on.
static const char *read_spec(lua_State *L, const char *at, const char *end, spec *spec) {
  const char *start = at;
  *spec = (struct spec){.precision = SIZE_MAX};
  while (at < end && *at && strchr("-+ #0", *at) && at - start < 5) {
    if (*at++ == '-') spec->left = true;
  }
  spec->width = read_number(&at, end, 0);
  if (at < end && *at == '.') {
    at++;
    spec->precision = read_number(&at, end, SIZE_MAX);
    if (spec->precision == SIZE_MAX) spec->precision = 0;
  }
  if (at == end) luaL_error(L, "format: '%%' at the end has no conversion");
  spec->conversion = *at++;
  spec->text[0] = '%';
  spec->length = 1 + (size_t)(at - start) - 1;
  memcpy(spec->text + 1, start, spec->length - 1);
  return at;
}

// Prints one number with the spec's flags and the C conversion `suffix`.
static void finish_spec(spec *spec, const char *suffix) {
  memcpy(spec->text + spec->length, suffix, strlen(suffix) + 1);
}

static void add_integer(output *output, spec *spec, int argument) {
  char item[MAX_ITEM];
  lua_Integer value = luaL_checkinteger(output->L, argument);
  char suffix[] = {'l', 'l', spec->conversion, 0};
  finish_spec(spec, suffix);
  int length = snprintf(item, sizeof item, spec->text, (long long)value);
  add(output, item, (size_t)length);
}

static void add_float(output *output, spec *spec, int argument) {
  char item[MAX_ITEM];
  double value = luaL_checknumber(output->L, argument);
  if (!isfinite(value)) {
    add_padded(output, spec, item, lh_number_text(output->L, argument, item));
    return;
  }
  char suffix[] = {spec->conversion, 0};
  finish_spec(spec, suffix);
  int length = snprintf(item, sizeof item, spec->text, value);
  add(output, item, (size_t)length);
}

// A precision cuts a text after whole UTF-8 characters.
static void add_text(output *output, const spec *spec, int argument) {
  lua_State *L = output->L;
  int type = lua_type(L, argument);
  if (type == LUA_TTABLE || type == LUA_TFUNCTION) {
    luaL_argerror(L, argument, lua_pushfstring(L, "a %s has no text", lua_typename(L, type)));
  }
  char room[LH_NUMBER_ROOM];
  const char *text = room;
  size_t length;
  switch (type) {
    case LUA_TNUMBER: length = lh_number_text(L, argument, room); break;
    case LUA_TSTRING: text = lua_tolstring(L, argument, &length); break;
    case LUA_TBOOLEAN: text = lua_toboolean(L, argument) ? "true" : "false"; break;
    case LUA_TUSERDATA: text = lh_record_name(L, argument); break;
    default: text = luaL_typename(L, argument); break;
  }
  if (type != LUA_TNUMBER && type != LUA_TSTRING) length = strlen(text);
  if (length > spec->precision) {
    length = spec->precision;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
  }
  add_padded(output, spec, text, length);
}

static void add_argument(output *output, spec *spec, int argument) {
  lua_State *L = output->L;
  switch (spec->conversion) {
    case 'd': case 'i': case 'o': case 'x': case 'X': case 'c': case 's':
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
      luaL_checkany(L, argument);
      break;
    default:
      luaL_error(L, "format: '%%%c' is not available", spec->conversion);
  }
  switch (spec->conversion) {
    case 's': add_text(output, spec, argument); break;
    case 'c': {
      char byte = (char)luaL_checkinteger(L, argument);
      add_padded(output, spec, &byte, 1);
      break;
    }
    case 'd': case 'i': case 'o': case 'x': case 'X': add_integer(output, spec, argument); break;
    default: add_float(output, spec, argument); break;
  }
}

int lh_string_format(lua_State *L) {
  size_t length;
  const char *at = luaL_checklstring(L, 1, &length);
  const char *end = at + length;
  int argument = 1;
  output output = {.L = L};
  luaL_buffinit(L, &output.buffer);
  while (at < end) {
    lh_charge(L, 1);
    const char *percent = memchr(at, '%', (size_t)(end - at));
    const char *stop = percent ? percent : end;
    add(&output, at, (size_t)(stop - at));
    if (!percent) break;
    if (percent + 1 < end && percent[1] == '%') {
      add(&output, "%", 1);
      at = percent + 2;
      continue;
    }
    lh_charge(L, CONVERSION_COST);
    spec spec;
    at = read_spec(L, percent + 1, end, &spec);
    add_argument(&output, &spec, ++argument);
  }
  lh_charge(L, output.total / 16);
  luaL_pushresult(&output.buffer);
  return 1;
}
