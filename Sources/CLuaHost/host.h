// What the files of the host share. Functions that take a lua_State may raise a Lua error and run
// only inside a protected call.
#pragma once

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "CLuaHost.h"

// One text that Lua holds, and so one result of `..`, rep, concat, format or gsub.
#define LH_MAX_TEXT ((size_t)64 << 10)
// The message of LH_STACK_DEPTH.
#define LH_TOO_DEEP "functions call each other too deeply, or pass too many values"
// Instructions between two looks at the budget.
#define LH_HOOK_COUNT 1000
// Sources are the main file and its helpers.
#define LH_MAX_SOURCES 64

// Keys that no program can make: their addresses are light userdata.
extern const char lh_key_tag;     // in a table that a constructor made: by which, and where
extern const char lh_key_frozen;  // in the metatable of a read-only table: its contents

// A buffer outside Lua's memory.
typedef struct lh_buffer {
  char *bytes;
  size_t length;
  size_t capacity;
} lh_buffer;

// A field that a record was asked for, by the address of the field's name. The names stay anchored,
// so an address never means another name; only short texts have one address each.
#define LH_MET_FIELDS 256
typedef struct lh_met_field {
  const void *name;
  const void *record;
  const struct lh_layout_field *field;
} lh_met_field;

struct lh_host {
  lua_State *state;
  lh_limits limits;

  // Memory: bytes held, and what lua_newstate and the parser allocate without being weighed.
  size_t used;
  size_t cap;
  bool weighs;
  void *stack;        // Lua's stack, a block that Lua moves by allocating, copying and freeing
  void *last_block;   // the newest block, and its size
  size_t last_size;
  bool stack_is_deep;
  int64_t stack_weight;
  size_t largest_block;  // ever, of lists and buffers
  lh_error refusal;   // where memory was last refused
  bool collects_too_often;  // refusals have spent the budget

  // Budget: instructions left, and how many one instruction counts for.
  int64_t left;
  int64_t weight;
  int64_t hook_count;
  double deadline;    // 0 until the first look at the clock

  lh_error fault;     // ends the call whatever Lua does: no pcall may keep it
  lh_error raised;    // a structured error on its way to the handler
  lh_error error;     // what the handler found

  // The program.
  char *paths[LH_MAX_SOURCES];
  size_t source_count;
  const lh_program *program;  // during lh_load only
  int constructor_count;
  int globals;        // registry references
  int helpers;
  int slots;
  int slot_count;

  struct lh_coverage *coverage;  // NULL unless lines are counted

  // The value of the main file.
  lh_buffer nodes;
  lh_buffer bytes;

  // Records.
  const lh_layout *layout;
  int records;        // registry reference: list of record userdata
  int text_caches;
  size_t row;
  uint64_t *read;     // marks read in this row; then those that were nil
  uint64_t *read_nil;
  size_t mark_words;
  lh_met_field met[LH_MET_FIELDS];

  // The last batch.
  lh_buffer sets;
  lh_buffer set_index;
  size_t set_count;
  lh_buffer reasons;
  lh_buffer reason_bytes;
  lh_buffer failures;
  size_t failure_count;
};

static inline lh_host *lh_of(lua_State *L) { return *(lh_host **)lua_getextraspace(L); }

// buffer.c: false when memory is out.
bool lh_buffer_add(lh_buffer *buffer, const void *bytes, size_t length);
void lh_buffer_free(lh_buffer *buffer);

// memory.c
void *lh_allocate(void *context, void *block, size_t old_size, size_t new_size);

// budget.c
void lh_budget_start(lh_host *host, int64_t instructions);
void lh_budget_stop(lh_host *host);
void lh_budget_arm_now(lh_host *host);
void lh_charge(lua_State *L, size_t units);
// Raises `kind` so that no pcall can keep it.
_Noreturn void lh_fault(lua_State *L, lh_kind kind, const char *message);
_Noreturn void lh_refuse_text(lua_State *L);

// coverage.c
struct lh_line_set *lh_executable_lines(lh_host *host, int32_t source);
void lh_count_line(lua_State *L, lh_host *host, lua_Debug *activation);
// Defines the function that counts decisions, where they are counted.
void lh_open_coverage(lua_State *L);
void lh_coverage_free(lh_host *host);

// errors.c
int lh_handler(lua_State *L);
_Noreturn void lh_raise(
    lua_State *L, lh_kind kind, const char *name, const char *record, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
// The same, with a place that the Lua stack does not know. The message is no format.
_Noreturn void lh_raise_at(
    lua_State *L, lh_kind kind, int32_t source, int32_t line, const char *message);
// Takes "path:line: " off the front of a message into the error's place.
const char *lh_take_prefix(const lh_host *host, lh_error *error, const char *message);
void lh_error_clear(lh_error *error);
void lh_error_copy(char *to, size_t room, const char *from, size_t length);
void lh_error_place(lua_State *L, lh_error *error, int level);
// The index of the source that `path` (as Lua shows it, perhaps shortened) belongs to, or -1.
int32_t lh_source_index(const lh_host *host, const char *path, size_t length);
// What a protected call's status means: an error copied from where it was recorded.
void lh_error_finish(lh_host *host, int status, lh_error *error);
// Runs a protected C function with one argument; false with `error` filled.
bool lh_protect(lh_host *host, lua_CFunction body, void *argument, lh_error *error);

// environment.c, base.c, helpers.c, constructors.c
void lh_open_environment(lua_State *L);
void lh_open_constructors(lua_State *L, const lh_program *program);
extern const luaL_Reg lh_base_functions[];
extern const luaL_Reg lh_string_functions[];
extern const luaL_Reg lh_table_functions[];
int lh_use(lua_State *L);
int lh_string_format(lua_State *L);
int lh_string_gsub(lua_State *L);
// Sorts the list at 1, of `count` values, by the function or nil at 2; leaves tables on the stack.
void lh_sort(lua_State *L, lua_Integer count);
// Pushes the compiled source; raises where it is no Lua.
void lh_compile(lua_State *L, const lh_source *source);
// What constructor made the table at `index`, and where; false for a plain table.
bool lh_read_tag(lua_State *L, int index, int32_t *constructor, int32_t *source, int32_t *line);

// frozen.c: makes the table at `index` and all tables in it read-only; replaces a read-only table
// by its contents.
void lh_freeze(lua_State *L, int index);
void lh_resolve(lua_State *L, int index);
bool lh_is_frozen(lua_State *L, int index);
// Pops the contents on the top of the stack and makes the empty table at `index` show them.
void lh_lead_to_contents(lua_State *L, int index, lua_CFunction refuse);

// numbers.c: number text for people; at least 32 bytes of room. Returns the length.
#define LH_NUMBER_ROOM 32
size_t lh_number_text(lua_State *L, int index, char *room);

// keys.c
typedef struct lh_key {
  const char *text;  // NULL for an integer
  size_t length;
  lua_Integer integer;
  lua_Integer at;  // 1-based place in the list that anchors the keys
} lh_key;
int lh_compare_keys(const void *left, const void *right);
bool lh_read_key(lua_State *L, int index, lh_key *key);
// Pushes a list of the table's keys and a userdata that holds their sorted order, which it returns.
const lh_key *lh_push_keys(lua_State *L, int table, size_t *count);

// base.c: pushes the text of the value at `index`, without any address.
void lh_push_text(lua_State *L, int index);
// Replaces the function on the top of the stack by one that charges for its text arguments first.
void lh_charge_texts(lua_State *L);
const char *lh_check_text(lua_State *L, int index, size_t *length);

// extract.c: flattens the value on the top of the stack into host->nodes.
void lh_extract(lua_State *L);

// records.c
void lh_reset_marks(lh_host *host);
bool lh_is_record(lua_State *L, int index);
const char *lh_record_name(lua_State *L, int index);
