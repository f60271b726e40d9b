// Lua 5.4 compiles `1 | (a or b)` wrongly in a function with more than 255 constants. Such a
// function is refused; what it is made of shows in its dump.
#include <string.h>

#include "host.h"

#define MAX_CONSTANTS 255

typedef struct reader {
  const unsigned char *at;
  const unsigned char *end;
  int32_t line;  // of the function that must be refused
} reader;

static int write_dump(lua_State *L, const void *bytes, size_t length, void *buffer) {
  (void)L;
  return !lh_buffer_add(buffer, bytes, length);
}

static void skip(reader *reader, size_t length) {
  size_t left = (size_t)(reader->end - reader->at);
  reader->at += length < left ? length : left;
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

static void read_function(reader *reader) {
  skip_text(reader);
  int32_t line = (int32_t)read_size(reader);
  read_size(reader);
  skip(reader, 3);
  bool bitwise = has_bitwise_operation(reader);
  if (skip_constants(reader) > MAX_CONSTANTS && bitwise && reader->line < 0) reader->line = line;
  skip(reader, read_size(reader) * 3);
  for (size_t count = read_size(reader); count > 0 && reader->at < reader->end; count--) {
    read_function(reader);  // as deep as functions nest: the parser allows fewer than 200
  }
  skip(reader, read_size(reader));  // the dump is stripped: what follows is empty
  read_size(reader);
  read_size(reader);
  read_size(reader);
}

// Whether the text may hold a bitwise operator: few do, and only those are dumped.
static bool may_be_bitwise(const lh_source *source) {
  const char *text = source->text;
  for (size_t i = 0; i < source->length; i++) {
    char c = text[i], next = i + 1 < source->length ? text[i + 1] : 0;
    if (c == '|' || c == '&' || (c == '~' && next != '=')) return true;
    if ((c == '<' || c == '>') && next == c) return true;
  }
  return false;
}

// Refuses the compiled function on the top of the stack if it may be compiled wrongly.
void lh_check_constants(lua_State *L, const lh_source *source, int32_t index) {
  if (!may_be_bitwise(source)) return;
  lh_buffer dump = {0};
  bool dumped = lua_dump(L, write_dump, &dump, true) == 0;
  reader reader = {.line = -1};
  // The header, then the number of the main function's upvalues.
  size_t header = 4 + 1 + 1 + 6 + 1 + 1 + 1 + 8 + 8 + 1;
  reader.at = (const unsigned char *)dump.bytes;
  reader.end = reader.at + dump.length;
  skip(&reader, header);
  if (dumped) read_function(&reader);
  lh_buffer_free(&dump);
  if (!dumped) lh_fault(L, LH_MEMORY, "the machine is out of memory");
  if (reader.line < 0) return;
  lh_raise_at(L, LH_SYNTAX, index, reader.line > 0 ? reader.line : 1,
              "a function with more than 255 constants may not use bitwise operators");
}
