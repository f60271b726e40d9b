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
  size_t next;  // row of the batch
  int32_t faults;
  uint32_t last_set;
  bool out_of_memory;
} run;

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

static bool add_set(lh_host *host, const uint64_t *set, uint32_t *number) {
  uint32_t *bucket = bucket_of(host, set);
  if (*bucket) {
    *number = *bucket - 1;
    return true;
  }
  if (!lh_buffer_add(&host->sets, set, host->mark_words * sizeof *set)) return false;
  *number = (uint32_t)host->set_count++;
  *bucket = *number + 1;
  return host->set_index.length / sizeof *bucket >= host->set_count * 2 || grow_index(host);
}

// The number of the set; most rows read what the row before them read.
static inline uint32_t intern_set(run *run, const uint64_t *set) {
  lh_host *host = run->host;
  if (host->set_count > 0) {
    const uint64_t *last = set_at(host, run->last_set);
    size_t i = 0;
    while (i < host->mark_words && last[i] == set[i]) i++;
    if (i == host->mark_words) return run->last_set;
  }
  if (!add_set(host, set, &run->last_set)) run->out_of_memory = true;
  return run->last_set;
}

static _Noreturn void refuse_result(lua_State *L, const char *format, const char *given) {
  lh_raise_at(L, LH_BAD_RETURN, -1, 0, lua_pushfstring(L, format, given));
}

static void store_value(lua_State *L, const lh_batch *batch, size_t i) {
  int type = lua_type(L, -2);
  batch->values[i] = 0;
  if (type == LUA_TNUMBER) {
    double value = lua_tonumber(L, -2);
    if (!isfinite(value)) {
      refuse_result(L, "returned %s", isnan(value) ? "nan, not a number" : value > 0 ? "inf" : "-inf");
    }
    batch->kinds[i] = LH_RESULT_NUMBER;
    batch->values[i] = value;
  } else if (type == LUA_TBOOLEAN) {
    batch->kinds[i] = LH_RESULT_BOOLEAN;
    batch->values[i] = lua_toboolean(L, -2);
  } else if (type == LUA_TNIL) {
    batch->kinds[i] = LH_RESULT_NULL;
  } else {
    const char *given = lh_is_record(L, -2) ? lh_record_name(L, -2) : lua_typename(L, type);
    refuse_result(L, "returned a %s, not a number, a boolean or nil", given);
  }
}

static void store_reason(lua_State *L, run *run, size_t i, int type) {
  if (type != LUA_TSTRING) {
    refuse_result(L, "returned a %s as the reason, not a text", lua_typename(L, type));
  }
  lh_host *host = run->host;
  size_t length;
  const char *text = lua_tolstring(L, -1, &length);
  if (length == 0) return;
  if (length > MAX_REASON_BYTES) {
    refuse_result(L, "returned a reason longer than %s bytes", "4,096");
  }
  lh_reason reason = {run->batch->first_row + i, host->reason_bytes.length, length};
  if (!lh_buffer_add(&host->reason_bytes, text, length) ||
      !lh_buffer_add(&host->reasons, &reason, sizeof reason)) {
    run->out_of_memory = true;
  }
}

// The function, then its records, lie on the stack from `function` on.
static void run_row(lua_State *L, run *run, int function) {
  lh_host *host = run->host;
  const lh_batch *batch = run->batch;
  size_t i = run->next;
  int count = (int)batch->record_count;
  host->row = batch->first_row + i;
  lh_reset_marks(host);
  lh_budget_start(host, host->limits.call_instructions);
  for (int j = 0; j <= count; j++) lua_pushvalue(L, function + j);
  lua_call(L, count, 2);
  store_value(L, batch, i);
  int reason = lua_type(L, -1);
  if (reason != LUA_TNIL) store_reason(L, run, i, reason);
  batch->evidence[i] = intern_set(run, host->read);
  lua_settop(L, function + count);
}

static bool is_skipped(const run *run) {
  return run->batch->skip && run->batch->skip[run->next];
}

// A row that is not to be called: it returned nothing and read nothing.
static void pass_row(run *run) {
  lh_reset_marks(run->host);
  run->batch->kinds[run->next] = LH_RESULT_NULL;
  run->batch->values[run->next] = 0;
  run->batch->evidence[run->next] = intern_set(run, run->host->read);
}

// Runs rows until the batch ends or one of them fails.
static int run_body(lua_State *L) {
  run *run = lua_touserdata(L, 1);
  const lh_batch *batch = run->batch;
  lh_host *host = run->host;
  luaL_checkstack(L, (int)batch->record_count * 2 + 20, "too many records");
  lua_rawgeti(L, LUA_REGISTRYINDEX, host->records);
  lua_rawgeti(L, LUA_REGISTRYINDEX, host->slots);
  lua_rawgeti(L, -1, (lua_Integer)batch->slot + 1);
  int function = lua_gettop(L);
  for (size_t i = 0; i < batch->record_count; i++) lua_rawgeti(L, 2, batch->records[i] + 1);
  for (; run->next < batch->row_count && !run->out_of_memory; run->next++) {
    if (is_skipped(run)) {
      pass_row(run);
    } else {
      run_row(L, run, function);
    }
  }
  return 0;
}

static bool is_fault(lh_kind kind) {
  return kind == LH_INSTRUCTIONS || kind == LH_MEMORY || kind == LH_STACK_DEPTH ||
         kind == LH_TIME;
}

// Stores the failure of the next row and goes on behind it.
static void fail_row(run *run, const lh_error *error) {
  lh_host *host = run->host;
  size_t i = run->next++;
  run->batch->kinds[i] = LH_RESULT_FAILED;
  run->batch->values[i] = 0;
  run->batch->evidence[i] = intern_set(run, host->read);
  if (host->failure_count++ >= LH_KEPT_FAILURES) return;
  lh_failure failure = {run->batch->first_row + i, intern_set(run, host->read_nil), *error};
  if (!lh_buffer_add(&host->failures, &failure, sizeof failure)) run->out_of_memory = true;
}

// Runs all rows: a failing one ends the protected call, and the next begins another.
static void run_rows(run *run) {
  lh_host *host = run->host;
  lh_error error;
  while (run->next < run->batch->row_count && !run->out_of_memory) {
    lh_reset_marks(host);
    if (lh_protect(host, run_body, run, &error)) continue;
    fail_row(run, &error);
    if (!is_fault(error.kind) || ++run->faults < run->batch->faults_allowed) continue;
    lh_reset_marks(host);
    while (run->next < run->batch->row_count && !run->out_of_memory) {
      if (is_skipped(run)) {
        pass_row(run);
        run->next++;
      } else {
        fail_row(run, &error);
      }
    }
  }
  lh_budget_stop(host);
}

static void clear_report(lh_host *host) {
  host->sets.length = host->set_index.length = 0;
  host->reasons.length = host->reason_bytes.length = host->failures.length = 0;
  host->set_count = host->failure_count = 0;
}

static bool refuse(lh_error *error, lh_kind kind, const char *message) {
  lh_error_clear(error);
  error->kind = kind;
  lh_error_copy(error->message, sizeof error->message, message, SIZE_MAX);
  return false;
}

static bool is_known(const lh_host *host, const lh_batch *batch) {
  const lh_layout *layout = host->layout;
  if (!layout || batch->slot >= (uint32_t)host->slot_count) return false;
  if (batch->first_row + batch->row_count > layout->row_count) return false;
  for (size_t i = 0; i < batch->record_count; i++) {
    if (batch->records[i] < 0 || (size_t)batch->records[i] >= layout->record_count) return false;
  }
  return true;
}

bool lh_run(lh_host *host, const lh_batch *batch, lh_error *error) {
  clear_report(host);
  if (!is_known(host, batch)) {
    return refuse(error, LH_RUNTIME, "the batch names no function, record or row");
  }
  run run = {.host = host, .batch = batch, .out_of_memory = !grow_index(host)};
  run_rows(&run);
  return run.out_of_memory ? refuse(error, LH_MEMORY, "the machine is out of memory") : true;
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
