-- expect: readOnly this table is read-only
table.sort(math)
