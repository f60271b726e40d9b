// Which lines of each source ran, and what decisions came to: for tests of rule sets, in a host of
// its own.
#include <stdlib.h>
#include <string.h>

#include "prototypes.h"

// Lines that have instructions, and how often each ran, by source.
struct lh_coverage {
  lh_line_set executable[LH_MAX_SOURCES];
  lh_line_set hits[LH_MAX_SOURCES];
  char *decision_function;  // its name, or NULL
  size_t decision_count;
  uint64_t *decisions;  // of each: how often true, how often false
};

bool lh_cover(lh_host *host) {
  if (!host->coverage) host->coverage = calloc(1, sizeof *host->coverage);
  return host->coverage != NULL;
}

bool lh_cover_decisions(lh_host *host, const char *function, size_t count) {
  if (!lh_cover(host) || host->coverage->decisions) return false;
  host->coverage->decision_function = strdup(function);
  host->coverage->decisions = calloc(count + 1, 2 * sizeof *host->coverage->decisions);
  host->coverage->decision_count = count;
  return host->coverage->decision_function && host->coverage->decisions;
}

void lh_coverage_free(lh_host *host) {
  if (!host->coverage) return;
  free(host->coverage->decision_function);
  free(host->coverage->decisions);
  free(host->coverage);
}

// The instructions that a call of `count_decision` takes by itself, whatever its operand is. They
// are given back, so that the budget ends where it would without the calls, or a little sooner.
#define CALL_INSTRUCTIONS 3

// (number, value): counts, and returns the value.
static int count_decision(lua_State *L) {
  lh_host *host = lh_of(L);
  struct lh_coverage *coverage = host->coverage;
  lua_settop(L, 2);
  lua_Integer number = lua_tointeger(L, 1);
  if (number >= 0 && (size_t)number < coverage->decision_count) {
    coverage->decisions[2 * number + !lua_toboolean(L, 2)]++;
  }
  host->left += CALL_INSTRUCTIONS;
  return 1;
}

// The name goes into the table of globals itself, beside what the names of rule files lead to: it
// is found, but is none of the names that a program is shown.
void lh_open_coverage(lua_State *L) {
  const struct lh_coverage *coverage = lh_of(L)->coverage;
  if (!coverage || !coverage->decision_function) return;
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_pushstring(L, coverage->decision_function);
  lua_pushcfunction(L, count_decision);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

lh_line_set *lh_executable_lines(lh_host *host, int32_t source) {
  if (!host->coverage || source < 0 || source >= LH_MAX_SOURCES) return NULL;
  return &host->coverage->executable[source];
}

// Part of the hook.
void lh_count_line(lua_State *L, lh_host *host, lua_Debug *activation) {
  lua_getinfo(L, "Sl", activation);
  int32_t source =
      lh_source_index(host, activation->short_src, strlen(activation->short_src));
  int line = activation->currentline;
  if (source >= 0 && line > 0 && line < LH_MAX_LINES) {
    uint32_t *hits = &host->coverage->hits[source].marks[line];
    if (*hits < UINT32_MAX) ++*hits;
  }
}

int64_t lh_line_hits(const lh_host *host, int32_t source, int32_t line) {
  if (!host->coverage || source < 0 || source >= LH_MAX_SOURCES) return -1;
  if (line <= 0 || line >= LH_MAX_LINES) return -1;
  if (!host->coverage->executable[source].marks[line]) return -1;
  return host->coverage->hits[source].marks[line];
}

uint64_t lh_decision_count(const lh_host *host, size_t number, bool value) {
  if (!host->coverage || number >= host->coverage->decision_count) return 0;
  return host->coverage->decisions[2 * number + !value];
}
