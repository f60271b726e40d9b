#pragma once

#include "host.h"

typedef struct lh_layout_field {
  char *name;
  size_t name_length;
  const lh_column *column;  // NULL for a record
  int32_t record;
} lh_layout_field;

typedef struct lh_layout_record {
  char *name;
  lh_layout_field *fields;
  size_t field_count;
  uint32_t *buckets;  // open addressing: field number + 1, or 0
  size_t bucket_count;
} lh_layout_record;

struct lh_layout {
  lh_column *columns;
  size_t column_count;
  lh_layout_record *records;
  size_t record_count;
  size_t row_count;
  size_t mark_words;
};

const lh_layout_field *lh_find_field(
    const lh_layout_record *record, const char *name, size_t length);
