// `use "name"`: a helper file's value, run once per host and read-only.
#define _GNU_SOURCE
#include <string.h>

#include "prototypes.h"

// Letters, digits, '-', '_' and bytes of other scripts, in parts joined by '/': never a way out of
// the folder that helpers are read from.
static bool is_helper_name(const char *name, size_t length) {
  if (length == 0 || length > 64 || strlen(name) != length) return false;
  char before = '/';
  for (size_t i = 0; i < length; before = name[i++]) {
    unsigned char c = (unsigned char)name[i];
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                c == '-' || c == '_' || c >= 0x80;
    if (!word && (c != '/' || before == '/')) return false;
  }
  return before != '/';
}

// A missing helper ends the load whatever Lua does: the caller finds the file and loads again.
static _Noreturn void missing(lua_State *L, const char *name) {
  lh_host *host = lh_of(L);
  lh_error_clear(&host->fault);
  host->fault.kind = LH_MISSING_HELPER;
  lh_error_copy(host->fault.name, sizeof host->fault.name, name, SIZE_MAX);
  lua_pushfstring(L, "the helper '%s' was not found", name);
  lh_error_copy(host->fault.message, sizeof host->fault.message, lua_tostring(L, -1), SIZE_MAX);
  lh_error_place(L, &host->fault, 0);
  lh_fault(L, LH_MISSING_HELPER, host->fault.message);
}

static bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The place of the word `_ENV`, or NULL. A program of its own environment would see other names
// than every other one, and Lua 5.4.4 as released compiles `local _ENV <const>` wrongly.
static const char *find_environment(const lh_source *source) {
  const char *end = source->text + source->length;
  for (const char *at = source->text;; at += 4) {
    at = memmem(at, (size_t)(end - at), "_ENV", 4);
    if (!at) return NULL;
    bool starts = at == source->text || !is_word(at[-1]);
    if (starts && (at + 4 == end || !is_word(at[4]))) return at;
  }
}

static void check_source(lua_State *L, const lh_source *source, int32_t index) {
  if (source->length > 0 && source->text[0] == '\x1b') {
    lh_raise_at(L, LH_NOT_TEXT, index, 0, "the file is compiled Lua, not text");
  }
  if (memchr(source->text, 0, source->length)) {
    lh_raise_at(L, LH_NOT_TEXT, index, 0, "the file has a zero byte");
  }
  const char *environment = find_environment(source);
  if (!environment) return;
  int32_t line = 1;
  for (const char *at = source->text; at < environment; at++) line += *at == '\n';
  lh_raise_at(L, LH_SYNTAX, index, line, "'_ENV' may not be used, not even in a comment");
}

void lh_compile(lua_State *L, const lh_source *source) {
  lh_host *host = lh_of(L);
  int32_t index = lh_source_index(host, source->path, strlen(source->path));
  check_source(L, source, index);
  lua_pushfstring(L, "@%s", source->path);
  host->weighs = false;
  int status =
      luaL_loadbufferx(L, source->text, source->length, lua_tostring(L, -1), "t");
  host->weighs = true;
  lua_remove(L, -2);
  if (status == LUA_OK) {
    lh_check_prototypes(L, source, index, lh_executable_lines(host, index));
    return;
  }
  if (status == LUA_ERRSYNTAX) {
    lh_error *error = &host->raised;
    lh_error_clear(error);
    error->kind = LH_SYNTAX;
    const char *message = lh_take_prefix(host, error, lua_tostring(L, -1));
    lh_error_copy(error->message, sizeof error->message, message, SIZE_MAX);
  }
  if (status == LUA_ERRRUN) {
    lh_raise_at(L, LH_SYNTAX, index, 0, "the source nests too deeply");
  }
  if (status == LUA_ERRMEM && !host->fault.kind) host->fault = host->refusal;
  lua_error(L);
}

static void run(lua_State *L, const lh_source *source) {
  const char *name = source->name;
  lh_compile(L, source);
  int base = lua_gettop(L) - 1;
  lua_call(L, 0, LUA_MULTRET);
  int count = lua_gettop(L) - base;
  if (count != 1 || lua_isnil(L, -1)) {
    lh_raise(L, LH_BAD_RETURN, name, NULL, "the helper '%s' must return one value", name);
  }
  lh_freeze(L, -1);
}

int lh_use(lua_State *L) {
  lh_host *host = lh_of(L);
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  lua_settop(L, 1);
  if (!is_helper_name(name, length)) {
    lh_raise(L, LH_RUNTIME, NULL, NULL,
             "use takes a helper's name, like \"scoring\"");
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, host->helpers);
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    if (!lua_islightuserdata(L, -1)) return 1;
    lh_raise(L, LH_RUNTIME, NULL, NULL, "the helper '%s' uses itself", name);
  }
  if (!host->program) {
    lh_raise(L, LH_RUNTIME, NULL, NULL,
             "use \"%s\" belongs at the top of the file, not inside a function", name);
  }
  for (size_t i = 0; i < host->program->helper_count; i++) {
    const lh_source *source = &host->program->helpers[i];
    if (strcmp(source->name, name) != 0) continue;
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, host);  // while it runs
    lua_rawset(L, 2);
    run(L, source);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, 2);
    return 1;
  }
  missing(L, name);
}
