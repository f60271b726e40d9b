#include <stdlib.h>
#include <string.h>

#include "host.h"

lh_host *lh_new(const lh_limits *limits) {
  lh_host *host = calloc(1, sizeof *host);
  if (!host) return NULL;
  host->limits = *limits;
  host->cap = limits->memory_bytes;
  host->weight = 1;
  host->records = host->text_caches = LUA_NOREF;
  lua_State *L = lua_newstate(lh_allocate, host);
  if (!L) {
    free(host);
    return NULL;
  }
  host->state = L;
  *(lh_host **)lua_getextraspace(L) = host;
  return host;
}

size_t lh_free(lh_host *host) {
  host->weighs = false;
  lua_close(host->state);
  size_t kept = host->used;
  lh_buffer *buffers[] = {&host->nodes,   &host->bytes,        &host->sets,    &host->set_index,
                          &host->reasons, &host->reason_bytes, &host->failures};
  for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) lh_buffer_free(buffers[i]);
  free(host->read);
  lh_coverage_free(host);
  for (size_t i = 0; i < host->source_count; i++) free(host->paths[i]);
  free(host);
  return kept;
}

static int new_table(lua_State *L) {
  lua_newtable(L);
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

static int load_body(lua_State *L) {
  lh_host *host = lh_of(L);
  const lh_program *program = lua_touserdata(L, 1);
  lua_gc(L, LUA_GCSTOP);  // so far nothing is garbage
  lh_open_environment(L);
  lh_open_coverage(L);
  lh_open_constructors(L, program);
  host->helpers = new_table(L);
  host->slots = new_table(L);
  host->weighs = true;
  lh_budget_start(host, host->limits.load_instructions);
  lua_settop(L, 0);
  lh_compile(L, &program->main);
  lua_gc(L, LUA_GCRESTART);
  lua_call(L, 0, LUA_MULTRET);
  int count = lua_gettop(L);
  if (count != 1 || lua_isnil(L, 1)) {
    lh_raise_at(L, LH_BAD_RETURN, 0, 0,
                count > 1 ? "the file returns more than one value" : "the file returns nothing");
  }
  lh_extract(L);
  return 0;
}

static bool keep_path(lh_host *host, const char *path) {
  char *copy = strdup(path);
  if (!copy) return false;
  host->paths[host->source_count++] = copy;
  return true;
}

static bool refuse(lh_error *error, lh_kind kind, const char *message) {
  lh_error_clear(error);
  error->kind = kind;
  lh_error_copy(error->message, sizeof error->message, message, SIZE_MAX);
  return false;
}

bool lh_load(lh_host *host, const lh_program *program, lh_error *error) {
  if (host->source_count > 0) return refuse(error, LH_RUNTIME, "the host has a program already");
  if (program->helper_count >= LH_MAX_SOURCES) {
    return refuse(error, LH_RUNTIME, "a program has more than 63 helpers");
  }
  bool kept = keep_path(host, program->main.path);
  for (size_t i = 0; kept && i < program->helper_count; i++) {
    kept = keep_path(host, program->helpers[i].path);
  }
  if (!kept) return refuse(error, LH_MEMORY, "the machine is out of memory");
  host->program = program;
  bool loaded = lh_protect(host, load_body, (void *)program, error);
  host->program = NULL;
  lh_budget_stop(host);
  return loaded;
}

const lh_node *lh_nodes(const lh_host *host, size_t *count) {
  *count = host->nodes.length / sizeof(lh_node);
  return (const lh_node *)(const void *)host->nodes.bytes;
}

const char *lh_bytes(const lh_host *host) { return host->bytes.bytes; }

size_t lh_memory_used(const lh_host *host) { return host->used; }
