// Records: what a rule sees of the current row. A record holds no values; its fields read the
// columns, and each read is marked as evidence.
#include <stdlib.h>
#include <string.h>

#include "layout.h"

#define MAX_SHORT_TEXT 40

typedef struct bound_record {
  lh_host *host;
  const lh_layout_record *layout;  // NULL once the host has another layout
} bound_record;

// Texts that repeat are kept as Lua strings, up to this many per column.
#define MAX_CACHED_TEXTS 4096
static const char metatable_mark = 0;

static inline void mark(uint64_t *marks, int32_t bit) {
  if (bit >= 0) marks[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

static void push_number(lua_State *L, double value) {
  if (value >= -2147483648.0 && value <= 2147483648.0) {
    int64_t integer = (int64_t)value;
    if ((double)integer == value) {
      lua_pushinteger(L, integer);
      return;
    }
  }
  lua_pushnumber(L, value);
}

static void push_new_text(lua_State *L, const lh_column *column, size_t position) {
  intptr_t start = column->text_offsets[position];
  const char *text = (const char *)column->text_bytes + start;
  lua_pushlstring(L, text, (size_t)(column->text_offsets[position + 1] - start));
}

static void push_text(lua_State *L, const lh_host *host, const lh_column *column, size_t position) {
  if (!column->index || column->count > MAX_CACHED_TEXTS) {
    push_new_text(L, column, position);
    return;
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, host->text_caches);
  lua_rawgetp(L, -1, column);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, -3, column);
  }
  if (lua_rawgeti(L, -1, (lua_Integer)position + 1) == LUA_TNIL) {
    lua_pop(L, 1);
    push_new_text(L, column, position);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, (lua_Integer)position + 1);
  }
}

// The column's value in the current row, or nil, which is marked apart.
static int push_value(lua_State *L, lh_host *host, const lh_column *column) {
  mark(host->read, column->mark);
  size_t position = column->index ? column->index[host->row] : host->row;
  if (position >= column->count || (column->states && column->states[position] != 0)) {
    mark(host->read_nil, column->mark);
    lua_pushnil(L);
    return 1;
  }
  switch (column->kind) {
    case LH_NUMBERS: push_number(L, column->values[position]); break;
    case LH_BOOLEANS: lua_pushboolean(L, column->values[position] != 0); break;
    case LH_TEXTS: push_text(L, host, column, position); break;
  }
  return 1;
}

static _Noreturn void unknown_field(lua_State *L, const char *record) {
  if (lua_type(L, 2) != LUA_TSTRING) {
    lh_raise(L, LH_RUNTIME, NULL, record, "a field of a %s is named by a text, not a %s", record,
             luaL_typename(L, 2));
  }
  const char *name = lua_tostring(L, 2);
  lh_raise(L, LH_UNKNOWN_FIELD, name, record, "a %s has no field '%s'", record, name);
}

// A rule may keep a record; the layout that it read is gone when the host has another one.
static const lh_layout_record *layout_of(lua_State *L, const bound_record *record) {
  if (!record->layout) {
    lh_raise(L, LH_RUNTIME, NULL, NULL, "this record is of data that is no longer there");
  }
  return record->layout;
}

// A field that is not in its place among those met: found by its name. Upvalue: the names' anchor.
static const lh_layout_field *find_field(
    lua_State *L, const bound_record *record, lh_met_field *met) {
  const lh_layout_field *field = NULL;
  const lh_layout_record *layout = layout_of(L, record);
  size_t length = 0;
  if (lua_type(L, 2) == LUA_TSTRING) {
    const char *name = lua_tolstring(L, 2, &length);
    field = lh_find_field(layout, name, length);
  }
  if (!field) unknown_field(L, layout->name);
  if (length > MAX_SHORT_TEXT) return field;
  lua_pushvalue(L, 2);
  lua_pushboolean(L, true);
  lua_rawset(L, lua_upvalueindex(1));
  *met = (lh_met_field){lua_topointer(L, 2), record, field};
  return field;
}

static inline int push_field(lua_State *L, lh_host *host, const lh_layout_field *field) {
  if (field->column) return push_value(L, host, field->column);
  lua_rawgeti(L, LUA_REGISTRYINDEX, host->records);
  lua_rawgeti(L, -1, field->record + 1);
  return 1;
}

// Only records have this metamethod, so the first argument is one. The address of a key that is
// no text is never that of an anchored text.
static int record_index(lua_State *L) {
  const bound_record *record = lua_touserdata(L, 1);
  lh_host *host = record->host;
  const void *name = lua_topointer(L, 2);
  size_t place = ((uintptr_t)name >> 4) ^ ((uintptr_t)name >> 12) ^ ((uintptr_t)record >> 5);
  lh_met_field *met = &host->met[place % LH_MET_FIELDS];
  const lh_layout_field *field = met->field;
  if (met->name != name || met->record != record || !field) field = find_field(L, record, met);
  return push_field(L, host, field);
}

static int record_call(lua_State *L) {
  lua_settop(L, 2);
  return record_index(L);
}

static int record_assign(lua_State *L) {
  const char *record = lua_tostring(L, lua_upvalueindex(1));
  lh_raise(L, LH_READ_ONLY, record, record, "a %s is read-only", record);
}

static void push_metatable(lua_State *L, const lh_layout_record *record) {
  lua_createtable(L, 0, 6);
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, record_index, 1);
  lua_setfield(L, -3, "__index");
  lua_pushcclosure(L, record_call, 1);
  lua_setfield(L, -2, "__call");
  lua_pushstring(L, record->name);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "__name");
  lua_pushcclosure(L, record_assign, 1);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, true);
  lua_rawsetp(L, -2, &metatable_mark);
}

static void push_record(lua_State *L, lh_host *host, const lh_layout_record *layout) {
  bound_record *record = lua_newuserdatauv(L, sizeof *record, 0);
  record->host = host;
  record->layout = layout;
  push_metatable(L, layout);
  lua_setmetatable(L, -2);
}

static void forget_records(lua_State *L, lh_host *host) {
  memset(host->met, 0, sizeof host->met);
  if (lua_rawgeti(L, LUA_REGISTRYINDEX, host->records) == LUA_TTABLE) {
    lua_pushnil(L);
    while (lua_next(L, -2)) {
      bound_record *record = lua_touserdata(L, -1);
      record->layout = NULL;
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
}

static int bind_body(lua_State *L) {
  lh_host *host = lh_of(L);
  const lh_layout *layout = lua_touserdata(L, 1);
  forget_records(L, host);
  luaL_unref(L, LUA_REGISTRYINDEX, host->records);
  luaL_unref(L, LUA_REGISTRYINDEX, host->text_caches);
  host->records = host->text_caches = LUA_NOREF;
  lua_newtable(L);
  host->text_caches = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_createtable(L, (int)layout->record_count, 0);
  for (size_t i = 0; i < layout->record_count; i++) {
    push_record(L, host, &layout->records[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  host->records = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}

void lh_reset_marks(lh_host *host) {
  memset(host->read, 0, host->mark_words * 2 * sizeof *host->read);
}

bool lh_bind(lh_host *host, const lh_layout *layout, lh_error *error) {
  size_t words = layout->mark_words > 0 ? layout->mark_words : 1;
  uint64_t *marks = calloc(words * 2, sizeof *marks);
  if (!marks) {
    lh_error_clear(error);
    error->kind = LH_MEMORY;
    return false;
  }
  free(host->read);
  host->read = marks;
  host->read_nil = marks + words;
  host->mark_words = words;
  host->layout = NULL;
  if (!lh_protect(host, bind_body, (void *)layout, error)) return false;
  host->layout = layout;
  return true;
}

static const bound_record *record_at(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
  bool is_record = lua_rawgetp(L, -1, &metatable_mark) == LUA_TBOOLEAN;
  lua_pop(L, 2);
  return is_record ? lua_touserdata(L, index) : NULL;
}

bool lh_is_record(lua_State *L, int index) { return record_at(L, index) != NULL; }

const char *lh_record_name(lua_State *L, int index) {
  const bound_record *record = record_at(L, index);
  if (!record) return luaL_typename(L, index);
  return record->layout ? record->layout->name : "record";
}
