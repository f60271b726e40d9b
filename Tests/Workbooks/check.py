"""Holds a workbook of `scorecard evaluate --format xlsx` to the JSON report of the same run.

Usage: check.py WORKBOOK.xlsx REPORT.json
Reads every sheet with openpyxl and prints a line for each value that differs; ends with 1 where
there is one. Of one rule set; the workbook in Chinese.
"""

import json
import re
import sys
import warnings
import zipfile
from decimal import Decimal

import openpyxl

warnings.filterwarnings("ignore", module="openpyxl")
faults = []


def expect(found, wanted, where):
    if found != wanted:
        faults.append(f"{where}: {found!r}, not {wanted!r}")


def exact(value):
    """A cell's number as the decimal that it shows when nothing is rounded."""
    return Decimal(repr(value)) if isinstance(value, (int, float)) else value


def wanted_number(value):
    return "—" if value is None else Decimal(str(value))


def rows(sheet, first):
    return [row for row in sheet.iter_rows(min_row=first, values_only=True) if any(row)]


def check_summary(sheet, cards, by_code):
    header = [str(cell).split("\n")[0] for cell in rows(sheet, 3)[0]]
    body = rows(sheet, 4)
    expect(len(body), len(cards), f"{sheet.title}: units")
    for row in body:
        cell = dict(zip(header, row))
        card = by_code[cell["代码"]]
        where = f"{sheet.title} {cell['代码']}"
        unit = card["unit"]
        expect(row[2], unit["name"], where)
        if unit["level"] != "district":
            expect(cell.get("区"), unit["district"], where)
        expect(cell.get("街道"), unit["street"], where)
        expect(exact(cell["总分"]), wanted_number(card["total"]), where + " total")
        expect(cell["等次"], card["grade"] or "无法评定", where + " grade")
        expect(exact(cell["名次"]), wanted_number(card["rank"]), where + " rank")
        expect(exact(cell["数据覆盖率"]), Decimal(str(card["coverage"])), where + " coverage")
        expect(cell["标记"] or "", "、".join(card["flags"]), where + " flags")
        for section in card["sections"]:
            found = cell[section["title"]]
            if found != "—":
                expect(exact(found), Decimal(str(section["score"])), f"{where} {section['id']}")


def check_forms(sheets, by_name):
    seen = set()
    for sheet in sheets:
        items = None
        for row in sheet.iter_rows(min_row=3, values_only=True):
            if row[0] == "单位":
                card = by_name[row[1]]
                seen.add(row[1])
                expect(exact(row[4]), wanted_number(card["total"]), f"{sheet.title} {row[1]} total")
                items = iter([item for section in card["sections"] for item in section["items"]])
            elif isinstance(row[0], int):
                item = next(items)
                where = f"{sheet.title} {card['unit']['code']} {item['id']}"
                expect(row[2].startswith(item["title"] + "："), True, where + " title")
                expect(exact(row[3]), Decimal(str(item["points"])), where + " points")
                if row[5] != "—":
                    expect(exact(row[5]), Decimal(str(item["score"])), where + " score")
                else:
                    expect(item["outcome"] in ("missing", "not_applicable"), True, where + " dash")
                if item["outcome"] == "missing":
                    expect("缺数据" in row[6], True, where + " missing")
                if item["outcome"] == "not_applicable":
                    expect("不适用" in row[6], True, where + " not applicable")
            elif row[0] == "计分明细":
                expect(next(items, None), None, f"{sheet.title} {card['unit']['code']}: items left")
    expect(seen, set(by_name), "forms: units")


def check_ledger(sheets, by_code):
    lines = {}
    for sheet in sheets:
        for row in rows(sheet, 2):
            lines.setdefault(row[0], []).append(exact(row[5]))
    for code, card in by_code.items():
        wanted = [Decimal(str(line["amount"])) for line in card["ledger"]]
        expect(lines.get(code), wanted, f"ledger {code}")
        if card["total"] is not None:
            expect(sum(lines[code]), Decimal(str(card["total"])), f"ledger {code} sum")


def check_package(path, date):
    """What makes the same inputs give the same bytes."""
    with zipfile.ZipFile(path) as package:
        expect({info.date_time[:3] for info in package.infolist()}, {(1980, 1, 1)}, "archive dates")
        core = package.read("docProps/core.xml").decode()
        found = set(re.findall(r"W3CDTF\">([^<]*)<", core))
        expect(found, {date + "T00:00:00Z"}, "document dates")
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                expect(b"<f>" in package.read(name), False, name + ": formulas")


def main(workbook, report):
    book = openpyxl.load_workbook(workbook)
    with open(report, encoding="utf-8") as file:
        data = json.load(file, parse_float=Decimal)
    cards = data["scorecards"]
    by_code = {card["unit"]["code"]: card for card in cards}
    by_name = {f"{card['unit']['name']}（{card['unit']['code']}）": card for card in cards}
    check_package(workbook, data["as_of"])
    check_forms([sheet for sheet in book if sheet["A3"].value == "单位" or sheet["A4"].value == "单位"],
                by_name)
    check_ledger([sheet for sheet in book if sheet.title.startswith("计分明细")], by_code)
    if "汇总" in book.sheetnames:
        check_summary(book["汇总"], cards, by_code)
    for fault in faults[:50]:
        print(fault)
    print(f"{len(book.sheetnames)} sheets, {len(cards)} units, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
