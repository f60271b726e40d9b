// The C half of the Lua host: the only code that may raise a Lua error, count a rule's memory and
// instructions, or be reached from Lua.
//
// None of the functions below raises: each does its work inside one protected call and says by its
// result whether it succeeded. A Lua error is a longjmp, so no frame of the caller may ever lie
// between the code that raises and the code that catches.
//
// A host belongs to one thread at a time. The thread needs a stack of LH_STACK_BYTES: the parser
// and Lua's own error texts recurse as deeply as the source nests.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LH_STACK_BYTES (16u << 20)

// What went wrong.
typedef enum lh_kind {
  LH_NONE = 0,
  LH_SYNTAX,
  LH_RUNTIME,
  LH_UNKNOWN_GLOBAL,   // name
  LH_ASSIGNMENT,       // name
  LH_UNKNOWN_FIELD,    // name, record
  LH_READ_ONLY,        // name: what may not be changed
  LH_INSTRUCTIONS,     // the instruction budget is spent
  LH_MEMORY,           // the memory budget, or the size of one text or table
  LH_STACK_DEPTH,      // functions call each other too deeply
  LH_TIME,             // the wall clock ran out: the one kind that may not repeat
  LH_NOT_TEXT,         // the source is no Lua text
  LH_MISSING_HELPER,   // name
  LH_BAD_RETURN,       // a file or a function returned what it may not
} lh_kind;

typedef struct lh_error {
  lh_kind kind;
  int32_t source;  // 0 the main file, i the i-th helper, -1 unknown
  int32_t line;    // 1-based, 0 unknown
  char name[128];
  char record[64];
  char message[512];
} lh_error;

typedef struct lh_limits {
  int64_t load_instructions;
  int64_t call_instructions;
  size_t memory_bytes;
  double seconds;  // the wall clock's stop for one load or one call
} lh_limits;

// One file. `text` need not end in a zero.
typedef struct lh_source {
  const char *name;
  const char *path;
  const char *text;
  size_t length;
} lh_source;

typedef struct lh_program {
  lh_source main;
  const lh_source *helpers;
  size_t helper_count;
  const char *const *constructors;
  size_t constructor_count;
} lh_program;

// The value that the main file returned, flattened: a table is followed by its `count` list
// values, then by its `fields` pairs of a text and a value, in the order of the keys' bytes.
typedef enum lh_node_kind {
  LH_NODE_NULL,
  LH_NODE_BOOLEAN,
  LH_NODE_INTEGER,
  LH_NODE_NUMBER,
  LH_NODE_STRING,
  LH_NODE_TABLE,
  LH_NODE_FUNCTION,
} lh_node_kind;

typedef struct lh_node {
  lh_node_kind kind;
  int32_t constructor;  // table: index of the constructor that made it, or -1
  int32_t source;       // table, function: the file, as in lh_error; -1 unknown
  int32_t line;         // table, function: where it was made; 0 unknown
  uint32_t count;       // table: list values; function: last line
  uint32_t fields;      // table: pairs
  union {
    int64_t integer;  // boolean, integer; function: slot
    double number;
    struct {
      size_t offset;  // into lh_bytes
      size_t length;
    } text;
  };
} lh_node;

typedef enum lh_column_kind { LH_NUMBERS, LH_BOOLEANS, LH_TEXTS } lh_column_kind;

#define LH_NO_POSITION UINT32_MAX

// A column as rules read it. All pointers outlive the layout.
typedef struct lh_column {
  lh_column_kind kind;
  int32_t mark;            // bit in the set of fields read, or -1
  size_t count;            // positions in values, or texts
  const double *values;    // numbers and booleans (anything but 0 is true)
  const uint8_t *states;   // by position: 0 present, else nil; NULL: all present
  const uint32_t *index;   // row to position, LH_NO_POSITION is nil; NULL: the row itself
  const uint8_t *text_bytes;
  const intptr_t *text_offsets;  // position i is bytes [i]..<[i + 1]
} lh_column;

// A field is a column's value or a further record; the other index is -1.
typedef struct lh_field {
  const char *name;
  size_t name_length;
  int32_t column;
  int32_t record;
} lh_field;

typedef struct lh_record {
  const char *name;  // in messages: "unit view"
  const lh_field *fields;
  size_t field_count;
} lh_record;

typedef struct lh_layout lh_layout;

typedef enum lh_result_kind {
  LH_RESULT_NUMBER,
  LH_RESULT_BOOLEAN,
  LH_RESULT_NULL,
  LH_RESULT_FAILED,
} lh_result_kind;

// A function over a range of rows. Arrays hold `row_count` entries each.
typedef struct lh_batch {
  uint32_t slot;
  const int32_t *records;
  size_t record_count;
  size_t first_row;
  size_t row_count;
  const uint8_t *skip;     // not 0 for rows that are not to be called; NULL: all are
  int32_t faults_allowed;  // so many rows may spend their budget; then the rest is not run
  double *values;
  uint8_t *kinds;
  uint32_t *evidence;  // which set of marks the row read
} lh_batch;

typedef struct lh_reason {
  size_t row;
  size_t offset;  // into lh_report.reason_bytes
  size_t length;
} lh_reason;

typedef struct lh_failure {
  size_t row;
  size_t set;  // the fields that were nil when read: an index into lh_report.sets
  lh_error error;
} lh_failure;

// What a batch said beside its values. Belongs to the host until its next batch.
typedef struct lh_report {
  const uint64_t *sets;  // set_count sets of set_words words, bit by mark
  size_t set_count;
  size_t set_words;
  const lh_reason *reasons;
  size_t reason_count;
  const char *reason_bytes;
  const lh_failure *failures;  // the first LH_KEPT_FAILURES
  size_t kept_failures;
  size_t failure_count;
} lh_report;

#define LH_KEPT_FAILURES 20

typedef struct lh_host lh_host;

// A host with nothing loaded, or NULL when memory is out.
lh_host *lh_new(const lh_limits *limits);
// Frees the host; returns how many bytes it failed to give back: always 0.
size_t lh_free(lh_host *host);
// Runs the program's main file and keeps its value.
bool lh_load(lh_host *host, const lh_program *program, lh_error *error);
// Counts how often each line runs, from the load on. Call before it; false when memory is out.
bool lh_cover(lh_host *host);
// How often a line ran; -1 for one without instructions, or of a source that was not used.
int64_t lh_line_hits(const lh_host *host, int32_t source, int32_t line);
// Counts what `function(number, value)` is called with, too, numbers being less than `count`: a
// function that returns the value, and is none of the names that a program is shown. Call before the
// load, with a name that no source has; false when memory is out.
bool lh_cover_decisions(lh_host *host, const char *function, size_t count);
// How often the value of a decision was true, or false.
uint64_t lh_decision_count(const lh_host *host, size_t number, bool value);
const lh_node *lh_nodes(const lh_host *host, size_t *count);
const char *lh_bytes(const lh_host *host);

// A layout owns copies of everything but the columns' data. NULL when memory is out.
lh_layout *lh_layout_new(
    const lh_column *columns, size_t column_count, const lh_record *records, size_t record_count,
    size_t row_count);
void lh_layout_free(lh_layout *layout);

// Lets the host's functions see a layout, which must outlive the host or the next call.
bool lh_bind(lh_host *host, const lh_layout *layout, lh_error *error);
// Runs one batch. False when nothing could be run; a row that fails is no such case.
bool lh_run(lh_host *host, const lh_batch *batch, lh_error *error);
lh_report lh_last_report(const lh_host *host);

// Bytes that Lua holds now.
size_t lh_memory_used(const lh_host *host);
// Calls `visit` with each name that a program can see, as it lies in the state: `pairs`,
// `math.max`, …, in no order. False when memory is out.
bool lh_visit_names(lh_host *host, void *context, void (*visit)(void *context, const char *name));
