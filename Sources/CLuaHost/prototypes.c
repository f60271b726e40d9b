// What a compiled function is made of, read from its dump: Lua 5.4 shows it nowhere else.
//
// - Lua 5.4 compiles `1 | (a or b)` wrongly in a function with more than 255 constants; such a
//   function is refused.
// - The lines that have instructions are those that a test can cover.
#define _GNU_SOURCE
#include "prototypes.h"

#include <string.h>

#define MAX_CONSTANTS 255
// Signature, version, format, data, three sizes, a sample integer and number, and the number of
// the main function's upvalues.
#define HEADER_BYTES (4 + 1 + 1 + 6 + 1 + 1 + 1 + 8 + 8 + 1)
#define ABSOLUTE_LINE (-0x80)

typedef struct reader {
  const unsigned char *at;
  const unsigned char *end;
  int32_t miscompiled;  // the line of a function that must be refused, or -1
  lh_line_set *lines;   // or NULL
} reader;

static int write_dump(lua_State *L, const void *bytes, size_t length, void *buffer) {
  (void)L;
  return !lh_buffer_add(buffer, bytes, length);
}

static const unsigned char *skip(reader *reader, size_t length) {
  const unsigned char *start = reader->at;
  size_t left = (size_t)(reader->end - start);
  reader->at += length < left ? length : left;
  return start;
}

static unsigned read_byte(reader *reader) {
  return reader->at < reader->end ? *reader->at++ : 0x80;
}

// Seven bits a byte, the highest first; the last byte has its highest bit set.
static size_t read_size(reader *reader) {
  size_t size = 0;
  unsigned byte;
  do {
    byte = read_byte(reader);
    size = size << 7 | (byte & 0x7F);
  } while (!(byte & 0x80));
  return size;
}

static void skip_text(reader *reader) {
  size_t size = read_size(reader);
  if (size > 0) skip(reader, size - 1);
}

// BANDK…SHLI and BAND…SHR, in the order of Lua 5.4's instructions.
static bool has_bitwise_operation(reader *reader) {
  bool found = false;
  for (size_t count = read_size(reader); count > 0 && reader->at < reader->end; count--) {
    uint32_t instruction = 0;
    if (reader->end - reader->at >= 4) memcpy(&instruction, reader->at, 4);
    uint32_t operation = instruction & 0x7F;
    found |= (operation >= 29 && operation <= 33) || (operation >= 41 && operation <= 45);
    skip(reader, 4);
  }
  return found;
}

static size_t skip_constants(reader *reader) {
  size_t count = read_size(reader);
  for (size_t i = 0; i < count && reader->at < reader->end; i++) {
    unsigned type = read_byte(reader);
    if (type == 0x04 || type == 0x14) skip_text(reader);
    else if (type == 0x03 || type == 0x13) skip(reader, 8);
  }
  return count;
}

static void add_line(reader *reader, int32_t line) {
  if (reader->lines && line > 0 && line < LH_MAX_LINES) reader->lines->marks[line] = 1;
}

// A step of lines for each instruction; where a step does not fit, the line stands in a list of
// its own, by the instruction's number. The first instruction of a function with `...` is no code
// of the source's.
static void read_lines(reader *reader, int32_t line, bool is_vararg) {
  size_t count = read_size(reader);
  const signed char *steps = (const signed char *)skip(reader, count);
  size_t absolutes = read_size(reader);
  for (size_t i = 0; i < count && (const unsigned char *)&steps[i] < reader->end; i++) {
    if (steps[i] == ABSOLUTE_LINE && absolutes > 0) {
      read_size(reader);
      line = (int32_t)read_size(reader);
      absolutes--;
    } else {
      line += steps[i];
    }
    if (i > 0 || !is_vararg) add_line(reader, line);
  }
  for (; absolutes > 0 && reader->at < reader->end; absolutes--) {
    read_size(reader);
    read_size(reader);
  }
}

static void skip_names(reader *reader) {
  for (size_t count = read_size(reader); count > 0 && reader->at < reader->end; count--) {
    skip_text(reader);
    read_size(reader);
    read_size(reader);
  }
  for (size_t count = read_size(reader); count > 0 && reader->at < reader->end; count--) {
    skip_text(reader);
  }
}

// Recurses as deeply as functions nest: the parser allows fewer than 200.
static void read_function(reader *reader) {
  skip_text(reader);
  int32_t line = (int32_t)read_size(reader);
  read_size(reader);
  read_byte(reader);
  bool is_vararg = read_byte(reader) != 0;
  read_byte(reader);
  bool bitwise = has_bitwise_operation(reader);
  if (skip_constants(reader) > MAX_CONSTANTS && bitwise && reader->miscompiled < 0) {
    reader->miscompiled = line;
  }
  skip(reader, read_size(reader) * 3);
  for (size_t count = read_size(reader); count > 0 && reader->at < reader->end; count--) {
    read_function(reader);
  }
  read_lines(reader, line, is_vararg);
  skip_names(reader);
}

// Whether the text may hold a bitwise operator: few do, and only those are dumped.
static bool may_be_bitwise(const lh_source *source) {
  const char *text = source->text, *end = text + source->length;
  size_t length = source->length;
  if (memchr(text, '|', length) || memchr(text, '&', length)) return true;
  if (memmem(text, length, "<<", 2) || memmem(text, length, ">>", 2)) return true;
  while ((text = memchr(text, '~', (size_t)(end - text)))) {
    if (++text == end || *text != '=') return true;
  }
  return false;
}

void lh_check_prototypes(
    lua_State *L, const lh_source *source, int32_t index, lh_line_set *lines) {
  if (!lines && !may_be_bitwise(source)) return;
  lh_buffer dump = {0};
  bool dumped = lua_dump(L, write_dump, &dump, lines == NULL) == 0;
  reader reader = {.miscompiled = -1, .lines = lines};
  reader.at = (const unsigned char *)dump.bytes;
  reader.end = reader.at + dump.length;
  skip(&reader, HEADER_BYTES);
  if (dumped) read_function(&reader);
  lh_buffer_free(&dump);
  if (!dumped) lh_fault(L, LH_MEMORY, "the machine is out of memory");
  if (reader.miscompiled < 0) return;
  lh_raise_at(L, LH_SYNTAX, index, reader.miscompiled > 0 ? reader.miscompiled : 1,
              "a function with more than 255 constants may not use bitwise operators");
}
