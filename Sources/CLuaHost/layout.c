// A layout: the columns and records of a data set, prepared once and read by any number of hosts.
#include "layout.h"

#include <stdlib.h>
#include <string.h>

// FNV-1a: names are short and come from the caller, not from rules.
static size_t hash(const char *name, size_t length) {
  uint64_t value = 14695981039346656037u;
  for (size_t i = 0; i < length; i++) value = (value ^ (unsigned char)name[i]) * 1099511628211u;
  return (size_t)(value ^ value >> 32);
}

const lh_layout_field *lh_find_field(
    const lh_layout_record *record, const char *name, size_t length) {
  if (record->bucket_count == 0) return NULL;
  size_t mask = record->bucket_count - 1;
  for (size_t i = hash(name, length) & mask; record->buckets[i]; i = (i + 1) & mask) {
    const lh_layout_field *field = &record->fields[record->buckets[i] - 1];
    if (field->name_length == length && memcmp(field->name, name, length) == 0) return field;
  }
  return NULL;
}

// The first of two fields of one name wins.
static void index_field(lh_layout_record *record, uint32_t number) {
  const lh_layout_field *field = &record->fields[number];
  if (lh_find_field(record, field->name, field->name_length)) return;
  size_t mask = record->bucket_count - 1;
  size_t i = hash(field->name, field->name_length) & mask;
  while (record->buckets[i]) i = (i + 1) & mask;
  record->buckets[i] = number + 1;
}

static bool copy_record(const lh_layout *layout, lh_layout_record *to, const lh_record *from) {
  to->name = strdup(from->name);
  to->fields = calloc(from->field_count + 1, sizeof *to->fields);
  to->bucket_count = 4;
  while (to->bucket_count < from->field_count * 2) to->bucket_count *= 2;
  to->buckets = calloc(to->bucket_count, sizeof *to->buckets);
  if (!to->name || !to->fields || !to->buckets) return false;
  for (size_t i = 0; i < from->field_count; i++) {
    const lh_field *field = &from->fields[i];
    lh_layout_field *copy = &to->fields[i];
    copy->name = malloc(field->name_length + 1);
    if (!copy->name) return false;
    to->field_count = i + 1;
    memcpy(copy->name, field->name, field->name_length);
    copy->name[field->name_length] = 0;
    copy->name_length = field->name_length;
    copy->column = field->column >= 0 ? &layout->columns[field->column] : NULL;
    copy->record = field->record;
    index_field(to, (uint32_t)i);
  }
  return true;
}

static size_t mark_words(const lh_column *columns, size_t count) {
  int32_t last = -1;
  for (size_t i = 0; i < count; i++) last = columns[i].mark > last ? columns[i].mark : last;
  return (size_t)(last + 64) / 64;
}

lh_layout *lh_layout_new(
    const lh_column *columns, size_t column_count, const lh_record *records, size_t record_count,
    size_t row_count) {
  lh_layout *layout = calloc(1, sizeof *layout);
  if (!layout) return NULL;
  layout->columns = calloc(column_count + 1, sizeof *columns);
  layout->records = calloc(record_count + 1, sizeof *layout->records);
  bool complete = layout->columns && layout->records;
  if (complete && column_count > 0) {
    memcpy(layout->columns, columns, column_count * sizeof *columns);
  }
  layout->column_count = column_count;
  layout->row_count = row_count;
  layout->mark_words = mark_words(columns, column_count);
  for (size_t i = 0; complete && i < record_count; i++) {
    layout->record_count = i + 1;
    complete = copy_record(layout, &layout->records[i], &records[i]);
  }
  if (complete) return layout;
  lh_layout_free(layout);
  return NULL;
}

void lh_layout_free(lh_layout *layout) {
  for (size_t i = 0; i < layout->record_count; i++) {
    lh_layout_record *record = &layout->records[i];
    for (size_t j = 0; j < record->field_count; j++) free(record->fields[j].name);
    free(record->name);
    free(record->fields);
    free(record->buckets);
  }
  free(layout->columns);
  free(layout->records);
  free(layout);
}
