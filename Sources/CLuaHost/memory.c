#include <stdio.h>
#include <stdlib.h>

#include "host.h"

// The hash part of a table. Integer keys can be chosen so that all collide, which makes growing a
// table quadratic inside one instruction: at this size that takes under a tenth of a second.
#define MAX_HASH_ENTRIES 16384
#define HASH_ENTRY_BYTES 24
// Calls nest as deeply as this much of Lua's stack allows. An instruction may copy all of it.
#define MAX_STACK_BYTES ((size_t)512 << 10)
// Lua's stack at birth: 2 * LUA_MINSTACK slots and five spare ones, 16 bytes each.
#define FIRST_STACK_BYTES ((2 * LUA_MINSTACK + 5) * 16)
#define BIG_BLOCK 1024

static bool is_hash_part(size_t tag, size_t size) {
  if (tag != 0 || size % HASH_ENTRY_BYTES != 0) return false;
  size_t entries = size / HASH_ENTRY_BYTES;
  return (entries & (entries - 1)) == 0;
}

// From now on an instruction counts for at least so many: a single `==` or `|` may have to walk
// over a whole text, or a lookup over all keys of a table that collide. (A call may have to copy
// the stack, which weighs as it is.)
static void raise_weight(lh_host *host, size_t weight) {
  if ((int64_t)weight > host->weight) host->weight = (int64_t)weight;
}

static void *refuse(lh_host *host, const char *message) {
  lh_error *refusal = &host->refusal;
  lh_error_clear(refusal);
  refusal->kind = LH_MEMORY;
  lh_error_copy(refusal->message, sizeof refusal->message, message, SIZE_MAX);
  if (!host->state) return NULL;
  lh_error_place(host->state, refusal, 0);
  // Lua now collects all it holds and asks again: without a price, a rule that stays just under
  // the limit would collect at every step.
  host->left -= (int64_t)(host->used / 64);
  if (host->left < 0) {
    host->collects_too_often = true;
    lh_budget_arm_now(host);
  }
  return NULL;
}

// Charges for a big block; false when no block of its kind may be that big.
static bool weigh(lh_host *host, void *block, size_t tag, size_t size) {
  if (block) tag = SIZE_MAX;
  if (tag == LUA_TSTRING) {
    if (size > LH_MAX_TEXT + 64) {
      refuse(host, "a text longer than 65,536 bytes");
      return false;
    }
    raise_weight(host, 1 + size / 1024);
  } else if (is_hash_part(tag, size)) {
    if (size > MAX_HASH_ENTRIES * HASH_ENTRY_BYTES) {
      refuse(host, "a table with more than 16,384 named entries");
      return false;
    }
    raise_weight(host, 1 + size / HASH_ENTRY_BYTES / 512);
  } else if (size > host->largest_block) {
    host->largest_block = size;
  }
  host->left -= (int64_t)(size / 16);
  if (host->left < 0) lh_budget_arm_now(host);
  return true;
}

static void release(lh_host *host, void *block, size_t size) {
  if (!block) return;
  free(block);
  host->used -= size;
  if (block != host->stack) return;
  host->stack = host->last_block;
  host->stack_weight = (int64_t)(host->last_size / 16384);
  host->stack_is_deep = host->last_size > MAX_STACK_BYTES;
  if (host->stack_is_deep) lh_budget_arm_now(host);
}

// Lua's allocator. `old_size` is a tag of the kind of object when there is no block yet.
void *lh_allocate(void *context, void *block, size_t old_size, size_t new_size) {
  lh_host *host = context;
  size_t held = block ? old_size : 0;
  if (new_size == 0) {
    release(host, block, held);
    return NULL;
  }
  if (new_size > held) {
    if (host->used + (new_size - held) > host->cap) {
      return refuse(host, "the memory limit is spent");
    }
    if (new_size >= BIG_BLOCK && host->weighs && !weigh(host, block, old_size, new_size)) {
      return NULL;
    }
  }
  void *moved = realloc(block, new_size);
  if (!moved) {
    if (new_size <= held) return block;  // Lua holds that shrinking cannot fail
    return refuse(host, "the machine is out of memory");
  }
  host->used = host->used - held + new_size;
  host->last_block = moved;
  host->last_size = new_size;
  if (!host->stack && new_size == FIRST_STACK_BYTES) host->stack = moved;
  return moved;
}
