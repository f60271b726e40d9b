// Flattens the main file's value into nodes that hold no Lua.
#include <string.h>

#include "host.h"

#define MAX_DEPTH 100
#define MAX_NODES 250000
#define MAX_BYTES ((size_t)16 << 20)

typedef struct walk {
  lh_host *host;
  int depth;
  const void *path[MAX_DEPTH];  // the tables that the walk is inside of
  size_t nodes;
  int32_t source;  // of the innermost constructor, for messages
  int32_t line;
} walk;

static void extract(lua_State *L, walk *walk);

static _Noreturn void refuse(lua_State *L, const walk *walk, const char *format, const char *name) {
  char message[256];
  lua_pushfstring(L, format, name);
  lh_error_copy(message, sizeof message, lua_tostring(L, -1), SIZE_MAX);
  lh_raise_at(L, LH_BAD_RETURN, walk->source, walk->line, message);
}

static void add(lua_State *L, walk *walk, const lh_node *node) {
  if (++walk->nodes > MAX_NODES) refuse(L, walk, "the file returns too many values", "");
  lh_charge(L, 4);
  if (!lh_buffer_add(&walk->host->nodes, node, sizeof *node)) {
    lh_fault(L, LH_MEMORY, "the machine is out of memory");
  }
}

static void add_text(lua_State *L, walk *walk, const char *text, size_t length) {
  lh_buffer *bytes = &walk->host->bytes;
  lh_node node = {.kind = LH_NODE_STRING, .text = {bytes->length, length}};
  lh_charge(L, length / 16);
  if (bytes->length + length > MAX_BYTES) refuse(L, walk, "the file returns too much text", "");
  if (!lh_buffer_add(bytes, text, length)) {
    lh_fault(L, LH_MEMORY, "the machine is out of memory");
  }
  add(L, walk, &node);
}

static void add_function(lua_State *L, walk *walk) {
  lh_host *host = walk->host;
  if (lua_iscfunction(L, -1)) {
    refuse(L, walk, "a built-in function may not be returned: write function(…) … end", "");
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, host->slots);
  lua_pushvalue(L, -2);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, ++host->slot_count);
    lua_pushvalue(L, -2);
    lua_pushinteger(L, host->slot_count);
    lua_rawset(L, -3);
    lua_pushinteger(L, host->slot_count);
  }
  lh_node node = {.kind = LH_NODE_FUNCTION, .integer = lua_tointeger(L, -1) - 1};
  lua_pop(L, 2);
  lua_Debug activation;
  lua_pushvalue(L, -1);
  lua_getinfo(L, ">S", &activation);
  node.source =
      lh_source_index(host, activation.short_src, strlen(activation.short_src));
  node.line = activation.linedefined;
  node.count = (uint32_t)activation.lastlinedefined;
  add(L, walk, &node);
}

// The keys are sorted, so a list has the integers 1, 2, 3, … before any text.
static size_t list_count(lua_State *L, const walk *walk, const lh_key *keys, size_t count) {
  size_t length = 0;
  while (length < count && !keys[length].text) {
    lua_Integer expected = (lua_Integer)length + 1;
    if (keys[length].integer != expected) {
      char place[64];
      lua_pushfstring(L, "%I, but none at %I", (LUAI_UACINT)keys[length].integer,
                      (LUAI_UACINT)expected);
      lh_error_copy(place, sizeof place, lua_tostring(L, -1), SIZE_MAX);
      refuse(L, walk, "a list has an entry at %s", place);
    }
    length++;
  }
  return length;
}

static void extract_members(lua_State *L, walk *walk, lh_node *node) {
  int table = lua_gettop(L);
  size_t count;
  const lh_key *keys = lh_push_keys(L, table, &count);
  if (!keys) refuse(L, walk, "a table has a key that is a %s", lua_tostring(L, -1));
  size_t length = list_count(L, walk, keys, count);
  node->count = (uint32_t)length;
  node->fields = (uint32_t)(count - length);
  add(L, walk, node);
  for (size_t i = 0; i < count; i++) {
    if (keys[i].text) add_text(L, walk, keys[i].text, keys[i].length);
    lua_rawgeti(L, table + 1, keys[i].at);
    lua_rawget(L, table);
    extract(L, walk);
    lua_pop(L, 1);
  }
  lua_settop(L, table);
}

// The table on the top of the stack is replaced by its contents if it is read-only.
static void extract_table(lua_State *L, walk *walk) {
  const void *identity = lua_topointer(L, -1);
  for (int i = 0; i < walk->depth; i++) {
    if (walk->path[i] == identity) refuse(L, walk, "a table contains itself", "");
  }
  if (walk->depth == MAX_DEPTH) refuse(L, walk, "tables nest more than 100 deep", "");
  luaL_checkstack(L, 10, "tables nest too deep");
  walk->path[walk->depth++] = identity;
  lh_resolve(L, -1);
  lh_node node = {.kind = LH_NODE_TABLE};
  int32_t source = walk->source, line = walk->line;
  if (lh_read_tag(L, -1, &node.constructor, &node.source, &node.line)) {
    walk->source = node.source;
    walk->line = node.line;
  }
  extract_members(L, walk, &node);
  walk->source = source;
  walk->line = line;
  walk->depth--;
}

static void extract(lua_State *L, walk *walk) {
  lh_node node = {0};
  size_t length;
  switch (lua_type(L, -1)) {
    case LUA_TNIL: break;
    case LUA_TBOOLEAN:
      node.kind = LH_NODE_BOOLEAN;
      node.integer = lua_toboolean(L, -1);
      break;
    case LUA_TNUMBER:
      node.kind = lua_isinteger(L, -1) ? LH_NODE_INTEGER : LH_NODE_NUMBER;
      if (node.kind == LH_NODE_INTEGER) node.integer = lua_tointeger(L, -1);
      else node.number = lua_tonumber(L, -1);
      break;
    case LUA_TSTRING: {
      const char *text = lua_tolstring(L, -1, &length);
      add_text(L, walk, text, length);
      return;
    }
    case LUA_TFUNCTION: add_function(L, walk); return;
    case LUA_TTABLE: extract_table(L, walk); return;
    default: refuse(L, walk, "a %s may not be returned", luaL_typename(L, -1));
  }
  add(L, walk, &node);
}

void lh_extract(lua_State *L) {
  lh_host *host = lh_of(L);
  host->nodes.length = host->bytes.length = 0;
  walk walk = {.host = host, .source = 0};
  extract(L, &walk);
}
