// What a program can see: exactly the names below, its constructors and `use`.
#include <string.h>

#include "host.h"

typedef struct library {
  const char *name;
  lua_CFunction open;       // Lua's own functions
  const char *const *kept;  // of which these stay
  const luaL_Reg *own;      // and these are the host's
  bool charges;             // whether what stays takes texts
} library;

static const char *const base_kept[] = {"assert", "error",    "ipairs", "select",
                                        "type",   NULL};
static const char *const math_kept[] = {
    "abs", "acos", "asin", "atan",       "ceil",       "cos",       "deg", "exp",  "floor",
    "fmod", "huge", "log",  "max",       "maxinteger", "min",       "mininteger",  "modf",
    "pi",  "rad",  "sin",  "sqrt",       "tan",        "tointeger", "type", "ult", NULL};
static const char *const string_kept[] = {"byte",    "char", "len",   "lower",
                                          "reverse", "sub",  "upper", NULL};
static const char *const table_kept[] = {"pack", NULL};
static const char *const utf8_kept[] = {"char", "charpattern", "codepoint", "codes",
                                        "len",  "offset",      NULL};

static const library libraries[] = {
    {"math", luaopen_math, math_kept, NULL, false},
    {"string", luaopen_string, string_kept, lh_string_functions, true},
    {"table", luaopen_table, table_kept, lh_table_functions, false},
    {"utf8", luaopen_utf8, utf8_kept, NULL, true},
};
#define LIBRARY_COUNT (sizeof libraries / sizeof *libraries)

static int refuse_assignment(lua_State *L) {
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
  lh_raise(L, LH_ASSIGNMENT, name, NULL, "'%s' is global: write 'local %s = …'", name, name);
}

static int refuse_change(lua_State *L) {
  lh_raise(L, LH_READ_ONLY, "library", NULL, "the library is read-only");
}

static int unknown_global(lua_State *L) {
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
  lh_raise(L, LH_UNKNOWN_GLOBAL, name, NULL, "'%s' is not defined", name);
}

static int unknown_member(lua_State *L) {
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
  char name[128];
  lua_pushfstring(L, "%s.%s", lua_tostring(L, lua_upvalueindex(1)), key);
  lh_error_copy(name, sizeof name, lua_tostring(L, -1), SIZE_MAX);
  lh_raise(L, LH_UNKNOWN_GLOBAL, name, NULL, "'%s' is not defined", name);
}

// Copies the kept members of the table on the top of the stack to the one at `to`.
static void keep(lua_State *L, int to, const char *const *names, bool charges) {
  for (; *names; names++) {
    lua_getfield(L, -1, *names);
    if (charges) lh_charge_texts(L);
    lua_setfield(L, to, *names);
  }
}

// Makes reads of what `contents` lacks call the function on the top of the stack, which it pops.
static void guard_reads(lua_State *L, int contents) {
  lua_createtable(L, 0, 1);
  lua_insert(L, -2);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, contents);
}

// Strings lead to the library's contents: ("x"):rep(3) is string.rep. Their arithmetic stays
// Lua's, with a charge.
static void lock_strings(lua_State *L, int contents) {
  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    lh_charge_texts(L);
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
  }
  lua_pushvalue(L, contents);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 2);
}

static void open_library(lua_State *L, const library *library, int globals) {
  lua_createtable(L, 0, 32);
  int contents = lua_gettop(L);
  lua_pushcfunction(L, library->open);
  lua_call(L, 0, 1);
  keep(L, contents, library->kept, library->charges);
  lua_pop(L, 1);
  if (library->own) luaL_setfuncs(L, library->own, 0);
  if (library->open == luaopen_string) lock_strings(L, contents);
  lua_pushstring(L, library->name);
  lua_pushcclosure(L, unknown_member, 1);
  guard_reads(L, contents);
  lua_newtable(L);
  lua_insert(L, -2);
  lh_lead_to_contents(L, -2, refuse_change);
  lua_setfield(L, globals, library->name);
}

// Leaves the state's global table empty but for the way to `globals`, the only table with names.
void lh_open_environment(lua_State *L) {
  lh_host *host = lh_of(L);
  lua_createtable(L, 0, 64);
  int globals = lua_gettop(L);
  lua_pushcfunction(L, luaopen_base);
  lua_call(L, 0, 1);
  keep(L, globals, base_kept, false);
  lua_getfield(L, -1, "tonumber");
  lh_charge_texts(L);
  lua_setfield(L, globals, "tonumber");
  lua_pop(L, 1);
  luaL_setfuncs(L, lh_base_functions, 0);
  for (size_t i = 0; i < LIBRARY_COUNT; i++) open_library(L, &libraries[i], globals);
  lua_pushcfunction(L, unknown_global);
  guard_reads(L, globals);
  lua_pushvalue(L, globals);
  host->globals = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_newtable(L);
  lua_insert(L, -2);
  lh_lead_to_contents(L, -2, refuse_assignment);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

typedef struct visit {
  void *context;
  void (*each)(void *context, const char *name);
} visit;

static void visit_table(lua_State *L, const visit *visit, const char *prefix) {
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    const char *key = lua_tostring(L, -2);
    lua_pushfstring(L, "%s%s%s", prefix, *prefix ? "." : "", key);
    visit->each(visit->context, lua_tostring(L, -1));
    lua_pop(L, 1);
    if (!*prefix && lh_is_frozen(L, -1)) {
      lh_resolve(L, -1);
      visit_table(L, visit, key);
    }
    lua_pop(L, 1);
  }
}

static int visit_body(lua_State *L) {
  const visit *visit = lua_touserdata(L, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lh_resolve(L, -1);
  visit_table(L, visit, "");
  return 0;
}

bool lh_visit_names(lh_host *host, void *context, void (*each)(void *context, const char *name)) {
  visit visit = {context, each};
  lh_error error;
  return lh_protect(host, visit_body, &visit, &error);
}
