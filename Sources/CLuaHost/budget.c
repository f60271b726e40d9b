#include <time.h>

#include "host.h"

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void hook(lua_State *L, lua_Debug *activation);

static void arm(lh_host *host, int64_t count) {
  if (count > LH_HOOK_COUNT) count = LH_HOOK_COUNT;
  if (count < 1) count = 1;
  host->hook_count = count;
  int lines = host->coverage ? LUA_MASKLINE : 0;
  lua_sethook(host->state, hook, LUA_MASKCOUNT | lines, (int)count);
}

void lh_budget_start(lh_host *host, int64_t instructions) {
  host->left = instructions;
  host->deadline = 0;
  host->fault.kind = LH_NONE;
  host->raised.kind = LH_NONE;
  host->refusal.kind = LH_NONE;
  host->collects_too_often = false;
  arm(host, instructions);
}

void lh_budget_stop(lh_host *host) { lua_sethook(host->state, NULL, 0, 0); }

void lh_budget_arm_now(lh_host *host) {
  if (host->weighs) arm(host, 1);
}

static _Noreturn void spent(lua_State *L, const lh_host *host) {
  if (host->collects_too_often) lh_fault(L, LH_MEMORY, "the memory limit is spent");
  lh_fault(L, LH_INSTRUCTIONS, "the instruction limit is spent");
}

static void hook(lua_State *L, lua_Debug *activation) {
  lh_host *host = lh_of(L);
  if (activation->event == LUA_HOOKLINE) {
    lh_count_line(L, host, activation);
    return;
  }
  if (host->fault.kind) lh_fault(L, host->fault.kind, host->fault.message);
  host->left -= host->hook_count * (host->weight + host->stack_weight);
  if (host->stack_is_deep) {
    lh_fault(L, LH_STACK_DEPTH, LH_TOO_DEEP);
  }
  if (host->left < 0) spent(L, host);
  double time = now();
  if (host->deadline == 0) host->deadline = time + host->limits.seconds;
  if (time > host->deadline) lh_fault(L, LH_TIME, "the time limit is spent");
  if (host->hook_count < LH_HOOK_COUNT) arm(host, host->left);
}

void lh_charge(lua_State *L, size_t units) {
  lh_host *host = lh_of(L);
  if (units > INT64_MAX / 2) units = INT64_MAX / 2;
  host->left -= (int64_t)units;
  if (host->left < 0) spent(L, host);
}

// From here on every instruction fails again, so that a pcall in a loop cannot go on.
_Noreturn void lh_fault(lua_State *L, lh_kind kind, const char *message) {
  lh_host *host = lh_of(L);
  if (!host->fault.kind) {
    lh_error_clear(&host->fault);
    host->fault.kind = kind;
    lh_error_copy(host->fault.message, sizeof host->fault.message, message, SIZE_MAX);
    lh_error_place(L, &host->fault, 0);
  }
  arm(host, 1);
  lua_pushstring(L, host->fault.message);
  lua_error(L);
  __builtin_unreachable();
}

_Noreturn void lh_refuse_text(lua_State *L) {
  lh_fault(L, LH_MEMORY, "a text longer than 65,536 bytes");
}
