#pragma once

#include "host.h"

// More lines than a source can have.
#define LH_MAX_LINES 65538

// Of one source: by line, whether it has instructions, or how often it ran.
typedef struct lh_line_set {
  uint32_t marks[LH_MAX_LINES];
} lh_line_set;

// Refuses the compiled function on the top of the stack where it may be compiled wrongly. With
// `lines`, marks those that have instructions.
void lh_check_prototypes(
    lua_State *L, const lh_source *source, int32_t index, lh_line_set *lines);
