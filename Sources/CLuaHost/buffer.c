#include <stdlib.h>
#include <string.h>

#include "host.h"

bool lh_buffer_add(lh_buffer *buffer, const void *bytes, size_t length) {
  if (length > buffer->capacity - buffer->length) {
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity - buffer->length < length) capacity *= 2;
    char *grown = realloc(buffer->bytes, capacity);
    if (!grown) return false;
    buffer->bytes = grown;
    buffer->capacity = capacity;
  }
  if (length > 0) memcpy(buffer->bytes + buffer->length, bytes, length);
  buffer->length += length;
  return true;
}

void lh_buffer_free(lh_buffer *buffer) {
  free(buffer->bytes);
  *buffer = (lh_buffer){0};
}
