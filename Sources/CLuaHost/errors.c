#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "host.h"

void lh_error_clear(lh_error *error) {
  error->kind = LH_NONE;
  error->source = -1;
  error->line = 0;
  error->name[0] = error->record[0] = error->message[0] = 0;
}

// Copies at most `length` bytes, as whole UTF-8 characters as fit in `room` with a zero.
void lh_error_copy(char *to, size_t room, const char *from, size_t length) {
  length = strnlen(from, length);
  if (length >= room) {
    length = room - 1;
    while (length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80) length--;
  }
  memcpy(to, from, length);
  to[length] = 0;
}

// Lua shows a long path as "..." and its end.
static bool shows_path(const char *shown, size_t length, const char *path) {
  size_t full = strlen(path);
  if (length == full && memcmp(shown, path, full) == 0) return true;
  if (length < 3 || memcmp(shown, "...", 3) != 0) return false;
  size_t tail = length - 3;
  return tail < full && memcmp(shown + 3, path + full - tail, tail) == 0;
}

int32_t lh_source_index(const lh_host *host, const char *shown, size_t length) {
  for (size_t i = 0; i < host->source_count; i++) {
    if (shows_path(shown, length, host->paths[i])) return (int32_t)i;
  }
  return -1;
}

// Finds the place of the innermost Lua function from `level` outwards.
void lh_error_place(lua_State *L, lh_error *error, int level) {
  lua_Debug activation;
  while (lua_getstack(L, level++, &activation)) {
    lua_getinfo(L, "Sl", &activation);
    if (activation.currentline <= 0) continue;
    const char *shown = activation.short_src;
    error->source = lh_source_index(lh_of(L), shown, strlen(shown));
    error->line = activation.currentline;
    return;
  }
}

const char *lh_take_prefix(const lh_host *host, lh_error *error, const char *message) {
  for (const char *colon = strchr(message, ':'); colon; colon = strchr(colon + 1, ':')) {
    int line = 0, used = 0;
    if (sscanf(colon, ":%9d:%n", &line, &used) != 1 || used == 0 || colon[used] != ' ') continue;
    int32_t source = lh_source_index(host, message, (size_t)(colon - message));
    if (source < 0) continue;
    error->source = source;
    error->line = line;
    return colon + used + 1;
  }
  return message;
}

static void describe(lua_State *L, lh_error *error) {
  lh_host *host = lh_of(L);
  lh_error_clear(error);
  error->kind = LH_RUNTIME;
  lh_error_place(L, error, 1);
  if (lua_type(L, 1) != LUA_TSTRING) {
    const char *type = lua_typename(L, lua_type(L, 1));
    snprintf(error->message, sizeof error->message, "error was given a %s, not a text", type);
    return;
  }
  const char *message = lh_take_prefix(host, error, lua_tostring(L, 1));
  lh_error_copy(error->message, sizeof error->message, message, SIZE_MAX);
  if (strcmp(message, "not enough memory") == 0 && host->refusal.kind) *error = host->refusal;
  if (strstr(message, "stack overflow")) {
    error->kind = LH_STACK_DEPTH;
    lh_error_copy(error->message, sizeof error->message, LH_TOO_DEEP, SIZE_MAX);
  }
}

// The message handler of every protected call. Runs no Lua and allocates nothing.
int lh_handler(lua_State *L) {
  lh_host *host = lh_of(L);
  if (host->fault.kind) {
    host->error = host->fault;
  } else if (host->raised.kind) {
    host->error = host->raised;
  } else {
    describe(L, &host->error);
  }
  lua_settop(L, 1);
  return 1;
}

_Noreturn void lh_raise(
    lua_State *L, lh_kind kind, const char *name, const char *record, const char *format, ...) {
  lh_host *host = lh_of(L);
  lh_error *error = &host->raised;
  lh_error_clear(error);
  error->kind = kind;
  if (name) lh_error_copy(error->name, sizeof error->name, name, SIZE_MAX);
  if (record) lh_error_copy(error->record, sizeof error->record, record, SIZE_MAX);
  char message[sizeof error->message * 2];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  lh_error_copy(error->message, sizeof error->message, message, SIZE_MAX);
  lh_error_place(L, error, 0);
  luaL_where(L, 1);
  lua_pushstring(L, error->message);
  lua_concat(L, 2);
  lua_error(L);
  __builtin_unreachable();
}

_Noreturn void lh_raise_at(
    lua_State *L, lh_kind kind, int32_t source, int32_t line, const char *message) {
  lh_error *error = &lh_of(L)->raised;
  lh_error_clear(error);
  error->kind = kind;
  error->source = source;
  error->line = line;
  lh_error_copy(error->message, sizeof error->message, message, SIZE_MAX);
  lua_pushstring(L, error->message);
  lua_error(L);
  __builtin_unreachable();
}

void lh_error_finish(lh_host *host, int status, lh_error *error) {
  if (status == LUA_ERRRUN) {
    *error = host->error;
  } else if (host->fault.kind) {
    *error = host->fault;
  } else if (status == LUA_ERRMEM && host->refusal.kind) {
    *error = host->refusal;
  } else {
    lh_error_clear(error);
    error->kind = status == LUA_ERRMEM ? LH_MEMORY : LH_STACK_DEPTH;
    const char *message = status == LUA_ERRMEM ? "the memory limit is spent" : LH_TOO_DEEP;
    lh_error_copy(error->message, sizeof error->message, message, SIZE_MAX);
  }
}

bool lh_protect(lh_host *host, lua_CFunction body, void *argument, lh_error *error) {
  lua_State *L = host->state;
  int top = lua_gettop(L);
  host->fault.kind = host->raised.kind = host->refusal.kind = LH_NONE;
  lua_pushcfunction(L, lh_handler);
  lua_pushcfunction(L, body);
  lua_pushlightuserdata(L, argument);
  int status = lua_pcall(L, 1, 0, top + 1);
  if (status != LUA_OK) lh_error_finish(host, status, error);
  lua_settop(L, top);
  return status == LUA_OK;
}
