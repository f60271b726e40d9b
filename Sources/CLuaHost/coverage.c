// Which lines of each source ran: for tests of rule sets, in a host of its own.
#include <stdlib.h>
#include <string.h>

#include "prototypes.h"

// Lines that have instructions, and how often each ran, by source.
struct lh_coverage {
  lh_line_set executable[LH_MAX_SOURCES];
  lh_line_set hits[LH_MAX_SOURCES];
};

bool lh_cover(lh_host *host) {
  if (!host->coverage) host->coverage = calloc(1, sizeof *host->coverage);
  return host->coverage != NULL;
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
    host->coverage->hits[source].marks[line]++;
  }
}

int64_t lh_line_hits(const lh_host *host, int32_t source, int32_t line) {
  if (!host->coverage || source < 0 || source >= LH_MAX_SOURCES) return -1;
  if (line <= 0 || line >= LH_MAX_LINES) return -1;
  if (!host->coverage->executable[source].marks[line]) return -1;
  return host->coverage->hits[source].marks[line];
}
