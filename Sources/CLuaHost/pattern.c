#include "pattern.h"

#include <string.h>

typedef struct compiler {
  lua_State *L;
  const char *at;
  const char *end;
  lh_pattern *pattern;
  uint8_t open[LH_MAX_CAPTURES];  // captures that have started but not ended
  int depth;
  uint32_t closed;  // bit by capture: one that has ended
} compiler;

static void set_add(uint32_t *set, unsigned byte) { set[byte >> 5] |= 1u << (byte & 31); }

// The classes are ASCII's, whatever the locale: a bit for each of the first 128 bytes.
static const struct {
  char name;
  uint32_t set[4];
} classes[] = {
    {'a', {0x00000000, 0x00000000, 0x07FFFFFE, 0x07FFFFFE}},
    {'c', {0xFFFFFFFF, 0x00000000, 0x00000000, 0x80000000}},
    {'d', {0x00000000, 0x03FF0000, 0x00000000, 0x00000000}},
    {'g', {0x00000000, 0xFFFFFFFE, 0xFFFFFFFF, 0x7FFFFFFF}},
    {'l', {0x00000000, 0x00000000, 0x00000000, 0x07FFFFFE}},
    {'p', {0x00000000, 0xFC00FFFE, 0xF8000001, 0x78000001}},
    {'s', {0x00003E00, 0x00000001, 0x00000000, 0x00000000}},
    {'u', {0x00000000, 0x00000000, 0x07FFFFFE, 0x00000000}},
    {'w', {0x00000000, 0x03FF0000, 0x07FFFFFE, 0x07FFFFFE}},
    {'x', {0x00000000, 0x03FF0000, 0x0000007E, 0x0000007E}},
};

// Adds what `%c` stands for: a class, its complement for a capital, or the byte itself.
static void add_escaped(uint32_t *set, char c) {
  bool capital = c >= 'A' && c <= 'Z';
  char name = capital ? (char)(c | 32) : c;
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
    if (classes[i].name != name) continue;
    for (int word = 0; word < 8; word++) {
      uint32_t members = word < 4 ? classes[i].set[word] : 0;
      set[word] |= capital ? ~members : members;
    }
    return;
  }
  set_add(set, (unsigned char)c);
}

static char next_escaped(compiler *compiler) {
  if (compiler->at == compiler->end) {
    luaL_error(compiler->L, "malformed pattern (ends with '%%')");
  }
  return *compiler->at++;
}

// What follows '[', up to its ']'. A ']' in the first place is a member.
static void read_set(compiler *compiler, uint32_t *set) {
  bool complement = compiler->at < compiler->end && *compiler->at == '^';
  if (complement) compiler->at++;
  for (bool first = true;; first = false) {
    if (compiler->at == compiler->end) {
      luaL_error(compiler->L, "malformed pattern (missing ']')");
    }
    char c = *compiler->at++;
    if (c == ']' && !first) break;
    if (c == '%') {
      add_escaped(set, next_escaped(compiler));
    } else if (compiler->end - compiler->at >= 2 && compiler->at[0] == '-' &&
               compiler->at[1] != ']') {
      for (unsigned byte = (unsigned char)c; byte <= (unsigned char)compiler->at[1]; byte++) {
        set_add(set, byte);
      }
      compiler->at += 2;
    } else {
      set_add(set, (unsigned char)c);
    }
  }
  for (int i = 0; complement && i < 8; i++) set[i] = ~set[i];
}

static lh_pattern_node *add_node(compiler *compiler, lh_node_type type) {
  lh_pattern_node *node = &compiler->pattern->node[compiler->pattern->nodes++];
  memset(node, 0, sizeof *node);
  node->type = (uint8_t)type;
  return node;
}

static void open_capture(compiler *compiler) {
  lh_pattern *pattern = compiler->pattern;
  if (pattern->captures == LH_MAX_CAPTURES) luaL_error(compiler->L, "too many captures");
  uint8_t number = (uint8_t)pattern->captures++;
  if (compiler->at < compiler->end && *compiler->at == ')') {
    compiler->at++;
    add_node(compiler, LH_POSITION)->number = number;
    return;
  }
  compiler->open[compiler->depth++] = number;
  add_node(compiler, LH_OPEN)->number = number;
}

static void close_capture(compiler *compiler) {
  if (compiler->depth == 0) luaL_error(compiler->L, "invalid pattern capture");
  uint8_t number = compiler->open[--compiler->depth];
  compiler->closed |= 1u << number;
  add_node(compiler, LH_CLOSE)->number = number;
}

static void add_repeated(compiler *compiler, char digit) {
  int number = digit - '1';
  if (number < 0 || !(compiler->closed >> number & 1)) {
    luaL_error(compiler->L, "invalid capture index %%%d", number + 1);
  }
  add_node(compiler, LH_REPEATED)->number = (uint8_t)number;
}

static void add_balanced(compiler *compiler) {
  if (compiler->end - compiler->at < 2) {
    luaL_error(compiler->L, "missing arguments to '%%b' in pattern");
  }
  lh_pattern_node *node = add_node(compiler, LH_BALANCED);
  node->open = (uint8_t)*compiler->at++;
  node->close = (uint8_t)*compiler->at++;
}

static void add_frontier(compiler *compiler) {
  if (compiler->at == compiler->end || *compiler->at++ != '[') {
    luaL_error(compiler->L, "missing '[' after '%%f' in pattern");
  }
  read_set(compiler, add_node(compiler, LH_FRONTIER)->set);
}

// The repetition after a single byte's set.
static void add_repetition(compiler *compiler, lh_pattern_node *node) {
  char c = compiler->at < compiler->end ? *compiler->at : 0;
  node->least = c != '*' && c != '?';
  node->many = c == '*' || c == '+';
  if (c == '-') node->type = LH_TAKE_FEW;
  if (c == '*' || c == '+' || c == '?' || c == '-') compiler->at++;
}

static void add_single(compiler *compiler, char c) {
  lh_pattern_node *node = add_node(compiler, LH_TAKE);
  if (c == '.') {
    memset(node->set, 0xFF, sizeof node->set);
  } else if (c == '[') {
    read_set(compiler, node->set);
  } else {
    set_add(node->set, (unsigned char)c);
  }
  add_repetition(compiler, node);
}

static void add_escape(compiler *compiler) {
  char c = next_escaped(compiler);
  if (c == 'b') {
    add_balanced(compiler);
  } else if (c == 'f') {
    add_frontier(compiler);
  } else if (c >= '0' && c <= '9') {
    add_repeated(compiler, c);
  } else {
    lh_pattern_node *node = add_node(compiler, LH_TAKE);
    add_escaped(node->set, c);
    add_repetition(compiler, node);
  }
}

static void compile(compiler *compiler) {
  while (compiler->at < compiler->end) {
    char c = *compiler->at++;
    switch (c) {
      case '(': open_capture(compiler); break;
      case ')': close_capture(compiler); break;
      case '%': add_escape(compiler); break;
      case '$':
        if (compiler->at == compiler->end) add_node(compiler, LH_AT_END);
        else add_single(compiler, c);
        break;
      default: add_single(compiler, c); break;
    }
  }
  if (compiler->depth > 0) luaL_error(compiler->L, "unfinished capture");
  add_node(compiler, LH_MATCHED);
}

void lh_compile_pattern(
    lua_State *L, const char *text, size_t length, bool may_anchor, lh_pattern *pattern) {
  *pattern = (lh_pattern){0};
  lh_charge(L, 32 + length * 4);
  size_t nodes = length + 1;
  pattern->choice =
      lua_newuserdatauv(L, nodes * (sizeof *pattern->choice + sizeof *pattern->node), 0);
  pattern->node = (lh_pattern_node *)(void *)(pattern->choice + nodes);
  pattern->anchored = may_anchor && length > 0 && text[0] == '^';
  compiler compiler = {.L = L, .at = text + pattern->anchored, .end = text + length,
                       .pattern = pattern};
  compile(&compiler);
}
