// Matching a compiled pattern. Steps are counted and charged: a pattern can take time that grows
// with the power of its repetitions.
#include <string.h>

#include "pattern.h"

#define STEPS_PER_CHARGE 256

typedef struct walk {
  lua_State *L;
  const lh_pattern *pattern;
  lh_match *match;
  size_t at;
  uint32_t node;
  size_t choices;
} walk;

static inline bool has(const lh_pattern_node *node, char c) {
  unsigned byte = (unsigned char)c;
  return node->set[byte >> 5] >> (byte & 31) & 1;
}

static inline void count(walk *walk, size_t steps) {
  walk->match->steps += steps;
  if (walk->match->steps < STEPS_PER_CHARGE) return;
  lh_charge(walk->L, walk->match->steps);
  walk->match->steps = 0;
}

static void add_choice(walk *walk, size_t from, size_t at) {
  walk->pattern->choice[walk->choices++] = (lh_choice){walk->node, from, at};
}

static bool take(walk *walk, const lh_pattern_node *node) {
  const lh_match *match = walk->match;
  size_t most = match->length - walk->at;
  if (!node->many && most > 1) most = 1;
  size_t taken = 0;
  while (taken < most && has(node, match->subject[walk->at + taken])) taken++;
  if (taken < node->least) return false;
  if (taken > node->least) add_choice(walk, walk->at + node->least, walk->at + taken);
  walk->at += taken;
  count(walk, taken / 8);
  return true;
}

static bool take_balanced(walk *walk, const lh_pattern_node *node) {
  const lh_match *match = walk->match;
  if (walk->at == match->length || (uint8_t)match->subject[walk->at] != node->open) return false;
  size_t depth = 1, at = walk->at + 1;
  for (; at < match->length && depth > 0; at++) {
    uint8_t byte = (uint8_t)match->subject[at];
    if (byte == node->close) depth--;
    else if (byte == node->open) depth++;
  }
  count(walk, (at - walk->at) / 4);
  if (depth > 0) return false;
  walk->at = at;
  return true;
}

static bool is_frontier(const walk *walk, const lh_pattern_node *node) {
  const lh_match *match = walk->match;
  char before = walk->at == 0 ? 0 : match->subject[walk->at - 1];
  char after = walk->at == match->length ? 0 : match->subject[walk->at];
  return !has(node, before) && has(node, after);
}

static bool take_repeated(walk *walk, const lh_pattern_node *node) {
  const lh_match *match = walk->match;
  size_t from = match->from[node->number], length = match->to[node->number] - from;
  count(walk, length / 16);
  if (match->length - walk->at < length) return false;
  if (memcmp(match->subject + from, match->subject + walk->at, length) != 0) return false;
  walk->at += length;
  return true;
}

// Whether the node at hand lets the walk go on.
static bool pass(walk *walk, const lh_pattern_node *node) {
  lh_match *match = walk->match;
  switch ((lh_node_type)node->type) {
    case LH_MATCHED: return true;
    case LH_AT_END: return walk->at == match->length;
    case LH_TAKE: return take(walk, node);
    case LH_TAKE_FEW: add_choice(walk, walk->at, walk->at); return true;
    case LH_OPEN: match->from[node->number] = walk->at; return true;
    case LH_CLOSE: match->to[node->number] = walk->at; return true;
    case LH_POSITION:
      match->from[node->number] = walk->at;
      match->to[node->number] = LH_POSITION_CAPTURE;
      return true;
    case LH_BALANCED: return take_balanced(walk, node);
    case LH_FRONTIER: return is_frontier(walk, node);
    case LH_REPEATED: return take_repeated(walk, node);
  }
  return false;
}

// Takes one byte less, or one more, where that is possible, and goes on behind that node.
static bool go_back(walk *walk) {
  const lh_match *match = walk->match;
  while (walk->choices > 0) {
    count(walk, 1);
    lh_choice *choice = &walk->pattern->choice[walk->choices - 1];
    const lh_pattern_node *node = &walk->pattern->node[choice->node];
    bool possible = node->type == LH_TAKE
                        ? choice->at > choice->from
                        : choice->at < match->length && has(node, match->subject[choice->at]);
    if (possible) {
      choice->at += node->type == LH_TAKE ? -(size_t)1 : 1;
      walk->at = choice->at;
      walk->node = choice->node + 1;
      return true;
    }
    walk->choices--;
  }
  return false;
}

bool lh_match_at(lua_State *L, const lh_pattern *pattern, lh_match *match, size_t start) {
  walk walk = {.L = L, .pattern = pattern, .match = match, .at = start};
  for (;;) {
    count(&walk, 1);
    const lh_pattern_node *node = &pattern->node[walk.node];
    if (pass(&walk, node)) {
      if (node->type == LH_MATCHED) break;
      walk.node++;
    } else if (!go_back(&walk)) {
      return false;
    }
  }
  match->start = start;
  match->end = walk.at;
  return true;
}

bool lh_match_from(lua_State *L, const lh_pattern *pattern, lh_match *match, size_t start) {
  for (; start <= match->length; start++) {
    if (lh_match_at(L, pattern, match, start)) return true;
    if (pattern->anchored) break;
  }
  return false;
}

void lh_push_capture(lua_State *L, const lh_pattern *pattern, const lh_match *match, int number) {
  size_t from = match->start, to = match->end;
  if (number >= pattern->captures) {
    if (number != 0) luaL_error(L, "invalid capture index %%%d", number + 1);
  } else {
    from = match->from[number];
    to = match->to[number];
  }
  if (to == LH_POSITION_CAPTURE) {
    lua_pushinteger(L, (lua_Integer)from + 1);
  } else {
    lh_charge(L, (to - from) / 16);
    lua_pushlstring(L, match->subject + from, to - from);
  }
}
