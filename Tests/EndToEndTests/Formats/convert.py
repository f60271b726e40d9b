#!/usr/bin/env python3
"""Copies a workspace with its data files in another format.

    python3 convert.py WORKSPACE NEW_FOLDER xlsx|json|ndjson

Numbers become numbers, all else stays text; what the new format has no state for, it keeps as it
is. xlsx needs openpyxl: without it the exit code is 3.
"""

import csv
import io
import json
import pathlib
import re
import sys

SOURCE, TARGET, KIND = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
if KIND == "xlsx":
    try:
        import openpyxl
    except ImportError:
        sys.exit(3)


def rows_of(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    delimiter = max(",\t;", key=text.split("\n", 1)[0].count)
    return [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row)]


def is_number(header, cell):
    return "code" not in header and "代码" not in header and NUMBER.fullmatch(cell)


def write_json(rows, path):
    header = rows[0]
    lines = []
    for row in rows[1:]:
        members = []
        for title, cell in zip(header, row):
            value = cell if is_number(title, cell) else json.dumps(cell, ensure_ascii=False)
            if cell == "":
                value = "null"
            members.append(f"{json.dumps(title, ensure_ascii=False)}: {value}")
        lines.append("{" + ", ".join(members) + "}")
    text = "\n".join(lines) if KIND == "ndjson" else "[\n" + ",\n".join(lines) + "\n]"
    path.write_text(text + "\n", encoding="utf-8")


def write_workbook(rows, path):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(
            [
                None if cell == "" else float(cell) if is_number(title, cell) else cell
                for title, cell in zip(rows[0], row)
            ]
        )
    # A text that begins with = would be a formula.
    for row in book.active.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
    book.save(path)


for path in sorted(SOURCE.rglob("*.csv")):
    new = TARGET / path.relative_to(SOURCE).with_suffix("." + KIND)
    new.parent.mkdir(parents=True, exist_ok=True)
    (write_workbook if KIND == "xlsx" else write_json)(rows_of(path), new)
text = (SOURCE / "scorecard.yaml").read_text(encoding="utf-8")
rules = (SOURCE / "../../rules").resolve()
text = text.replace("../../rules", str(rules))
text = re.sub(r"((?:snapshots/[^ ,]+|targets|process)\.)csv", rf"\g<1>{KIND}", text)
(TARGET / "scorecard.yaml").write_text(text, encoding="utf-8")
