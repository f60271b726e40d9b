"""Makes a CSV file and a workbook of the first columns of a CSV file.

    python workbook.py ALL.csv OUT.csv OUT.xlsx COLUMNS
"""

import csv
import sys

import openpyxl

source, text, workbook, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])


def value(title, cell):
    if cell == "" or title == "code":
        return cell or None
    try:
        return float(cell)
    except ValueError:
        return cell


book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("2025年")
with open(source, encoding="utf-8-sig", newline="") as file, open(
    text, "w", encoding="utf-8", newline=""
) as out:
    reader, writer = csv.reader(file), csv.writer(out)
    header = next(reader)[:count]
    writer.writerow(header)
    sheet.append(header)
    for row in reader:
        writer.writerow(row[:count])
        sheet.append([value(title, cell) for title, cell in zip(header, row)])
book.save(workbook)
