// One function over a range of rows: the loop, its results, and the evidence of each row.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"

// A reason is a line of a report.
#define MAX_REASON_BYTES 4096

typedef struct run {
  lh_host *host;
  const lh_batch *batch;
  int32_t faults;
  lh_error fault;  // the last one
} run;

static _Noreturn void out_of_memory(lua_State *L) {
  lh_fault(L, LH_MEMORY, "the machine is out of memory");
}

// FNV-1a over words.
static size_t hash_set(const uint64_t *set, size_t words) {
  uint64_t value = 14695981039346656037u;
  for (size_t i = 0; i < words; i++) {
    value = (value ^ set[i]) * 1099511628211u;
    value ^= value >> 29;
  }
  return (size_t)value;
}

static const uint64_t *set_at(const lh_host *host, size_t number) {
  return (const uint64_t *)(const void *)host->sets.bytes + number * host->mark_words;
}

// Sets by hash, open addressing: set number + 1, or 0.
static uint32_t *bucket_of(lh_host *host, const uint64_t *set) {
  uint32_t *buckets = (uint32_t *)(void *)host->set_index.bytes;
  size_t mask = host->set_index.length / sizeof *buckets - 1;
  size_t i = hash_set(set, host->mark_words) & mask;
  while (buckets[i] && memcmp(set_at(host, buckets[i] - 1), set, host->mark_words * 8) != 0) {
    i = (i + 1) & mask;
  }
  return &buckets[i];
}

static bool grow_index(lh_host *host) {
  size_t buckets = 64;
  while (buckets < (host->set_count + 1) * 4) buckets *= 2;
  uint32_t zero[64] = {0};
  host->set_index.length = 0;
  for (size_t i = 0; i < buckets; i += 64) {
    if (!lh_buffer_add(&host->set_index, zero, sizeof zero)) return false;
  }
  for (size_t i = 0; i < host->set_count; i++) {
    *bucket_of(host, set_at(host, i)) = (uint32_t)i + 1;
  }
  return true;
}

static uint32_t intern_set(lua_State *L, lh_host *host, const uint64_t *set) {
  uint32_t *bucket = bucket_of(host, set);
  if (*bucket) return *bucket - 1;
  if (!lh_buffer_add(&host->sets, set, host->mark_words * sizeof *set)) out_of_memory(L);
  *bucket = (uint32_t)++host->set_count;
  if (host->set_index.length / sizeof *bucket < host->set_count * 2 && !grow_index(host)) {
    out_of_memory(L);
  }
  return (uint32_t)host->set_count - 1;
}

// Refuses what a function may not return. Runs in the row's own protected call.
static int check_results(lua_State *L) {
  int type = lua_type(L, 1), reason = lua_type(L, 2);
  if (type != LUA_TNUMBER && type != LUA_TBOOLEAN && type != LUA_TNIL) {
    const char *given = lh_is_record(L, 1) ? lh_record_name(L, 1) : lua_typename(L, type);
    lh_raise_at(L, LH_BAD_RETURN, -1, 0,
                lua_pushfstring(L, "returned a %s, not a number, a boolean or nil", given));
  }
  if (type == LUA_TNUMBER && !isfinite(lua_tonumber(L, 1))) {
    char text[LH_NUMBER_ROOM];
    lh_number_text(L, 1, text);
    lh_raise_at(L, LH_BAD_RETURN, -1, 0, lua_pushfstring(L, "returned %s", text));
  }
  if (reason != LUA_TNIL && reason != LUA_TSTRING) {
    lh_raise_at(L, LH_BAD_RETURN, -1, 0,
                lua_pushfstring(L, "returned a %s as the reason, not a text",
                                lua_typename(L, reason)));
  }
  if (reason == LUA_TSTRING && lua_rawlen(L, 2) > MAX_REASON_BYTES) {
    lh_raise_at(L, LH_BAD_RETURN, -1, 0, "returned a reason longer than 4,096 bytes");
  }
  return 0;
}

static bool is_plain(lua_State *L) {
  int type = lua_type(L, -2);
  if (lua_type(L, -1) != LUA_TNIL) return false;
  return type == LUA_TBOOLEAN || type == LUA_TNIL ||
         (type == LUA_TNUMBER && isfinite(lua_tonumber(L, -2)));
}

static int check_row(lua_State *L, int handler) {
  lua_pushcfunction(L, check_results);
  lua_pushvalue(L, -3);
  lua_pushvalue(L, -3);
  return lua_pcall(L, 2, 0, handler);
}

static void keep_reason(lua_State *L, run *run, size_t row) {
  if (lua_type(L, -1) != LUA_TSTRING) return;
  lh_host *host = run->host;
  size_t length;
  const char *text = lua_tolstring(L, -1, &length);
  lh_reason reason = {row, host->reason_bytes.length, length};
  if (!lh_buffer_add(&host->reason_bytes, text, length) ||
      !lh_buffer_add(&host->reasons, &reason, sizeof reason)) {
    out_of_memory(L);
  }
}

static void store(lua_State *L, run *run, size_t i) {
  const lh_batch *batch = run->batch;
  switch (lua_type(L, -2)) {
    case LUA_TNUMBER:
      batch->kinds[i] = LH_RESULT_NUMBER;
      batch->values[i] = lua_tonumber(L, -2);
      break;
    case LUA_TBOOLEAN:
      batch->kinds[i] = LH_RESULT_BOOLEAN;
      batch->values[i] = lua_toboolean(L, -2);
      break;
    default:
      batch->kinds[i] = LH_RESULT_NULL;
      batch->values[i] = 0;
      break;
  }
  keep_reason(L, run, batch->first_row + i);
}

static bool is_fault(lh_kind kind) {
  return kind == LH_INSTRUCTIONS || kind == LH_MEMORY || kind == LH_STACK_DEPTH ||
         kind == LH_TIME;
}

static void fail(lua_State *L, run *run, size_t i, const lh_error *error) {
  lh_host *host = run->host;
  run->batch->kinds[i] = LH_RESULT_FAILED;
  run->batch->values[i] = 0;
  if (host->failure_count++ >= LH_KEPT_FAILURES) return;
  lh_failure failure = {run->batch->first_row + i, intern_set(L, host, host->read_nil), *error};
  if (!lh_buffer_add(&host->failures, &failure, sizeof failure)) out_of_memory(L);
}

static void run_row(lua_State *L, run *run, size_t i, int function) {
  lh_host *host = run->host;
  const lh_batch *batch = run->batch;
  int handler = 2, top = lua_gettop(L);
  host->row = batch->first_row + i;
  lh_reset_marks(host);
  lh_budget_start(host, host->limits.call_instructions);
  for (int j = 0; j <= (int)batch->record_count; j++) lua_pushvalue(L, function + j);
  int status = lua_pcall(L, (int)batch->record_count, 2, handler);
  if (status == LUA_OK && !is_plain(L)) status = check_row(L, handler);
  if (status == LUA_OK) {
    store(L, run, i);
  } else {
    lh_error error;
    lh_error_finish(host, status, &error);
    lh_budget_stop(host);
    if (is_fault(error.kind)) {
      run->faults++;
      run->fault = error;
    }
    fail(L, run, i, &error);
  }
  batch->evidence[i] = intern_set(L, host, host->read);
  lua_settop(L, top);
}

// A row that is not to be called: it returned nothing and read nothing.
static void pass_row(lua_State *L, run *run, size_t i) {
  lh_reset_marks(run->host);
  run->batch->kinds[i] = LH_RESULT_NULL;
  run->batch->values[i] = 0;
  run->batch->evidence[i] = intern_set(L, run->host, run->host->read);
}

// The rows after the last one that a batch may spend on faults.
static void skip_rows(lua_State *L, run *run, size_t from) {
  lh_reset_marks(run->host);
  uint32_t nothing_read = intern_set(L, run->host, run->host->read);
  for (size_t i = from; i < run->batch->row_count; i++) {
    if (run->batch->skip && run->batch->skip[i]) {
      pass_row(L, run, i);
      continue;
    }
    fail(L, run, i, &run->fault);
    run->batch->evidence[i] = nothing_read;
  }
}

static int run_body(lua_State *L) {
  run *run = lua_touserdata(L, 1);
  const lh_batch *batch = run->batch;
  lh_host *host = run->host;
  luaL_checkstack(L, (int)batch->record_count * 2 + 20, "too many records");
  lua_pushcfunction(L, lh_handler);
  lua_rawgeti(L, LUA_REGISTRYINDEX, host->records);
  int records = lua_gettop(L);
  lua_rawgeti(L, LUA_REGISTRYINDEX, host->slots);
  lua_rawgeti(L, -1, (lua_Integer)batch->slot + 1);
  int function = lua_gettop(L);
  for (size_t i = 0; i < batch->record_count; i++) {
    lua_rawgeti(L, records, batch->records[i] + 1);
  }
  for (size_t i = 0; i < batch->row_count; i++) {
    if (batch->skip && batch->skip[i]) {
      pass_row(L, run, i);
      continue;
    }
    run_row(L, run, i, function);
    if (run->faults >= batch->faults_allowed) {
      skip_rows(L, run, i + 1);
      break;
    }
  }
  return 0;
}

static void clear_report(lh_host *host) {
  host->sets.length = host->set_index.length = 0;
  host->reasons.length = host->reason_bytes.length = host->failures.length = 0;
  host->set_count = host->failure_count = 0;
}

bool lh_run(lh_host *host, const lh_batch *batch, lh_error *error) {
  clear_report(host);
  bool known = host->layout && batch->slot < (uint32_t)host->slot_count &&
               batch->first_row + batch->row_count <= host->layout->row_count;
  for (size_t i = 0; known && i < batch->record_count; i++) {
    known = batch->records[i] >= 0 && (size_t)batch->records[i] < host->layout->record_count;
  }
  if (!known || !grow_index(host)) {
    lh_error_clear(error);
    error->kind = known ? LH_MEMORY : LH_RUNTIME;
    const char *message = known ? "the machine is out of memory" : "no such function, record or row";
    lh_error_copy(error->message, sizeof error->message, message, SIZE_MAX);
    return false;
  }
  run run = {.host = host, .batch = batch};
  bool done = lh_protect(host, run_body, &run, error);
  lh_budget_stop(host);
  return done;
}

lh_report lh_last_report(const lh_host *host) {
  return (lh_report){
      .sets = (const uint64_t *)(const void *)host->sets.bytes,
      .set_count = host->set_count,
      .set_words = host->mark_words,
      .reasons = (const lh_reason *)(const void *)host->reasons.bytes,
      .reason_count = host->reasons.length / sizeof(lh_reason),
      .reason_bytes = host->reason_bytes.bytes,
      .failures = (const lh_failure *)(const void *)host->failures.bytes,
      .kept_failures = host->failures.length / sizeof(lh_failure),
      .failure_count = host->failure_count,
  };
}
