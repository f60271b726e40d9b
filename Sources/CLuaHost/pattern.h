// Lua's patterns, compiled. A pattern has no alternatives and no repeated groups, so it is a line
// of nodes; matching walks along it and goes back only to nodes that may take more or less.
#pragma once

#include "host.h"

#define LH_MAX_CAPTURES 32
#define LH_POSITION_CAPTURE SIZE_MAX

typedef enum lh_node_type {
  LH_MATCHED,    // the end of the pattern
  LH_AT_END,     // the end of the subject
  LH_TAKE,       // from `least` to `most` bytes of the set, as many as possible
  LH_TAKE_FEW,   // any number of bytes of the set, as few as possible
  LH_OPEN,       // capture `number` starts
  LH_CLOSE,      // capture `number` ends
  LH_POSITION,   // capture `number` is this position
  LH_BALANCED,   // from the byte `open` to the `close` that belongs to it
  LH_FRONTIER,   // the set holds the next byte, but not the one before
  LH_REPEATED,   // what capture `number` caught, again
} lh_node_type;

typedef struct lh_pattern_node {
  uint8_t type;
  uint8_t least;
  uint8_t number;
  uint8_t open;
  uint8_t close;
  bool many;  // LH_TAKE without an upper bound, else at most one
  uint32_t set[8];
} lh_pattern_node;

typedef struct lh_choice {
  uint32_t node;
  size_t from;  // the least position to go on from
  size_t at;    // where the walk went on
} lh_choice;

typedef struct lh_pattern {
  bool anchored;
  int captures;
  size_t nodes;
  lh_pattern_node *node;
  lh_choice *choice;
} lh_pattern;

typedef struct lh_match {
  const char *subject;
  size_t length;
  size_t start;  // of the whole match
  size_t end;
  size_t from[LH_MAX_CAPTURES];
  size_t to[LH_MAX_CAPTURES];  // or LH_POSITION_CAPTURE
  size_t steps;                // not yet charged
} lh_match;

// Pushes the memory of the compiled pattern, which lives as long as it stays on the stack.
void lh_compile_pattern(
    lua_State *L, const char *text, size_t length, bool may_anchor, lh_pattern *pattern);
// Whether the pattern matches at `start`; fills the match.
bool lh_match_at(lua_State *L, const lh_pattern *pattern, lh_match *match, size_t start);
// Finds the first match from `start` on.
bool lh_match_from(lua_State *L, const lh_pattern *pattern, lh_match *match, size_t start);
// Pushes capture `number`; number 0 is the whole match where there are no captures.
void lh_push_capture(lua_State *L, const lh_pattern *pattern, const lh_match *match, int number);
