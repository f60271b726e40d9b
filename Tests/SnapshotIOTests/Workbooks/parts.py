"""What the workbooks of this folder are made of: see make.py."""

import datetime
import io
import pathlib
import sys
import zipfile

import openpyxl

FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
HEADER = ["统计用区划代码", "名称", "建团率", "团员数", "有无阵地", "结余"]
ROWS = [
    ["420102001001", "一元社区", 85.5, 12, "是", 1200],
    ["420102001002", "二元社区", 40, 3, "否", -3.25],
    ["420102002001", "三元社区", None, 0, "不适用", 0.1],
]
# A fixed time, so that the same script makes the same bytes.
STAMP = (2024, 1, 1, 0, 0, 0)


def workbook(rows=None, title="2025年", header=HEADER):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in [header] + (ROWS if rows is None else rows):
        sheet.append(row)
    return book, sheet


def parts_of(book):
    book.properties.created = book.properties.modified = datetime.datetime(2024, 1, 1)
    memory = io.BytesIO()
    book.save(memory)
    with zipfile.ZipFile(memory) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(name, parts, folder=None):
    with zipfile.ZipFile((folder or FOLDER) / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            if part == "docProps/core.xml":
                continue
            if isinstance(data, str):
                data = data.encode()
            archive.writestr(zipfile.ZipInfo(part, STAMP), data, zipfile.ZIP_DEFLATED)


def save(name, book):
    write(name, parts_of(book))


# A workbook with nothing that need not be there, to write what no library would write.
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def relationships(*targets):
    lines = "".join(
        f'<Relationship Id="rId{i + 1}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{lines}</Relationships>"
    )


def bare(sheet_data, workbook_extra="", after="", before="", more=(), parts=None, top=""):
    """The parts of a workbook with one sheet whose `<sheetData>` is given."""
    made = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook_extra}'
        '<sheets><sheet name="2025年" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"), *more
        ),
        "xl/worksheets/sheet1.xml": f'{top}<worksheet xmlns="{MAIN}">{before}'
        f"<sheetData>{sheet_data}</sheetData>{after}</worksheet>",
    }
    made.update(parts or {})
    return made


def inline(text, reference=""):
    return f'<c{reference} t="inlineStr"><is><t>{text}</t></is></c>'


def row_of(*cells, attributes=""):
    return f"<row{attributes}>" + "".join(cells) + "</row>"


HEADER_ROW = row_of(*[inline(title) for title in HEADER])


def unit(code, *cells, attributes=""):
    return row_of(inline(code), inline("社区"), *cells, attributes=attributes)


def number(value, style=None):
    return f'<c{"" if style is None else f" s={chr(34)}{style}{chr(34)}"}><v>{value}</v></c>'
