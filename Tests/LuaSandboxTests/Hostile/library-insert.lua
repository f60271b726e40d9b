-- expect: readOnly this table is read-only
table.insert(string, 1, "x")
