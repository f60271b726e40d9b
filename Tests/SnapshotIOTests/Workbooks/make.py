#!/usr/bin/env python3
"""Makes the workbooks of this folder. Run it anew after a change; the workbooks are committed.

    python3 make.py [FOLDER]

Needs openpyxl; what only LibreOffice writes needs `soffice`. Each workbook is read as a snapshot
(`plain-…` without a catalogue, `targets-…` as targets) by WorkbookFixtureTests, which compares with
NAME.expected: the diagnostics, and the table where there are no errors.
"""

import datetime
import io
import shutil
import subprocess
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import numbers
from openpyxl.worksheet.datavalidation import DataValidation

from parts import (
    FOLDER, HEADER, HEADER_ROW, MAIN, OFFICE, ROWS, STAMP, TYPES, bare, inline, number, parts_of,
    relationships, row_of, save, unit, workbook, write,
)

# MARK: - What people make


def ordinary():
    book, _ = workbook()
    save("plain-table.xlsx", book)
    save("table.xlsx", book)

    # Names that begin like notes, before codes; texts alone.
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["名称", "统计用区划代码", "团员数"])
    sheet.append(["注滋口社区", "430623001001", "12"])
    sheet.append(["*", "430623001002", "8"])
    sheet.append(["注：以上为年末数"])
    save("names-like-notes.xlsx", book)

    # The table on a hidden sheet only; the header below many rows.
    book, sheet = workbook()
    sheet.sheet_state = "hidden"
    book.create_sheet("说明")["A1"] = "数据在另一张表"
    book.active = 1
    save("hidden-table.xlsx", book)
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(65):
        sheet.append([f"说明第{row + 1}行"])
    sheet.append(["统计用区划代码", "名称", "团员数"])
    sheet.append(["430623001001", "甲社区", 12])
    save("low-header.xlsx", book)

    # A row with nothing but a cell in a column without a title; codes that are none.
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["统计用区划代码", "名称", "团员数"])
    sheet.append([True, "甲", 1])
    sheet.append([datetime.date(2025, 1, 1), "乙", 2])
    sheet["H5"] = "见附表"
    save("codes-and-strays.xlsx", book)

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2025年"
    sheet["A1"] = "江城市社区团建考核数据表"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "填报单位：江城市"
    sheet["F2"] = "单位：人、%、元"
    for title in ["A4", "B4"]:
        sheet.merge_cells(f"{title}:{title[0]}5")
    sheet["A4"], sheet["B4"], sheet["C4"] = "统计用区划\n代码", "名称", "有组织"
    sheet.merge_cells("C4:D4")
    sheet["C5"], sheet["D5"] = "建团率", "团员数"
    sheet["E4"] = "有阵地"
    sheet.merge_cells("E4:F4")
    sheet["E5"], sheet["F5"] = "有无阵地", "结余"
    for column, mark in enumerate(["甲", "乙", 1, 2, 3, 4]):
        sheet.cell(6, column + 1, mark)
    for row in ROWS:
        sheet.append(row)
    sheet.append(["合计", None, None, 15, None, 1196.85])
    sheet.merge_cells("A10:B10")
    sheet["A11"] = "注：建团率按有效团组织计算。"
    sheet["A12"], sheet["D12"] = "填表人：", "审核人："
    save("titles-groups-totals.xlsx", book)

    book, sheet = workbook(
        [
            ["420102001001", "一元社区", 85.5, 12, "是", 1200],
            ["420102001002", "二元社区", 40, 3, "否", 5],
            ["420102002001", "三元社区", 50, 3, "否", 5],
        ],
        header=HEADER[:2] + HEADER[2:],
    )
    sheet.insert_cols(3)
    sheet["C1"], sheet["C2"], sheet["C4"] = "街道", "大智街道", "一元街道"
    sheet.merge_cells("C2:C3")
    save("merged-street.xlsx", book)
    sheet.merge_cells("E2:E3")
    sheet["E2"] = 15
    save("merged-value.xlsx", book)

    book, sheet = workbook()
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book.create_sheet("说明").append(["填表说明"])
    hidden = book.create_sheet("旧数据")
    for row in [HEADER] + ROWS:
        hidden.append(row)
    hidden.sheet_state = "hidden"
    save("hidden.xlsx", book)

    book, sheet = workbook()
    other = book.create_sheet("2024年")
    for row in [HEADER] + ROWS:
        other.append(row)
    save("several-sheets.xlsx", book)

    book, sheet = workbook()
    sheet.sheet_state = "hidden"
    book.create_sheet("空表")
    book.active = 1
    save("empty-sheet.xlsx", book)

    book, sheet = workbook()
    sheet["G1"] = None
    sheet["G3"] = 5
    save("no-header-cell.xlsx", book)

    book, sheet = workbook()
    sheet["D2"] = "=SUM(1,2)"
    sheet["C3"] = "#N/A"
    sheet["B4"] = "#REF!"
    sheet["C3"].data_type = sheet["B4"].data_type = "e"
    save("errors-and-formulas.xlsx", book)

    book, sheet = workbook()
    sheet["F2"] = "110105199001011232"
    sheet["F3"] = 1.1e10
    save("personal.xlsx", book)

    book, sheet = workbook(
        [
            [420102001001, "数字代码", 0.85, 3, True, 0.1],
            [1002, "补零代码", 0.4, 1e3, False, 1.1e-2],
        ]
    )
    sheet["F2"].value = "=0.1+0.2"
    for cell in ["C2", "C3"]:
        sheet[cell].number_format = numbers.FORMAT_PERCENTAGE_00
    sheet["A3"].number_format = "000000000000"
    parts = parts_of(book)
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace(
        b"<f>0.1+0.2</f><v></v>", b"<f>0.1+0.2</f><v>0.30000000000000004</v>"
    ).replace(b"<f>0.1+0.2</f><v />", b"<f>0.1+0.2</f><v>0.30000000000000004</v>")
    write("numbers.xlsx", parts)

    for name, system in [("dates.xlsx", None), ("dates-1904.xlsx", "1904")]:
        book = openpyxl.Workbook()
        if system:
            book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        sheet = book.active
        sheet.append(["代码", "状态", "规则集", "日期"])
        days = [
            datetime.date(2025, 3, 31),
            datetime.date(2024, 2, 29),
            datetime.date(1999, 12, 31),
        ]
        codes = ["420102001001", "420102001002", "420102001003"]
        for code, day in zip(codes, days):
            sheet.append([code, "自评", "plan-883", day])
        sheet["D3"].number_format = 'yyyy"年"m"月"d"日"'
        sheet["D4"].number_format = "[$-804]mmmm d, yyyy;@"
        save("process-" + name, book)

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["代码", "指标", "年度", "目标值"])
    sheet.append(["420102001001", "建团率", 2025, 85])
    sheet.append([None, "团员数", 2025, 12])
    sheet.append(["420102001002", "建团率", 2025, 300])
    sheet.merge_cells("A2:A3")
    save("targets-merged-code.xlsx", book)

    book, sheet = workbook()
    sheet["B2"].comment = Comment("批注", "作者")
    check = DataValidation(type="list", formula1='"是,否"')
    sheet.add_data_validation(check)
    check.add("E2:E4")
    sheet.auto_filter.ref = "A1:F4"
    sheet.freeze_panes = "A2"
    save("comments-filters.xlsx", book)


# MARK: - What other programs write


def peculiar():
    strict = {
        name: data.decode()
        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, data in parts_of(workbook()[0]).items()
    }
    write("strict.xlsx", strict)

    prefixed = bare(HEADER_ROW + unit("420102001001", number(5)))
    sheet = prefixed["xl/worksheets/sheet1.xml"]
    for element in ["worksheet", "sheetData", "row", "c", "is", "t", "v"]:
        sheet = sheet.replace(f"<{element}>", f"<x:{element}>").replace(
            f"<{element} ", f"<x:{element} "
        ).replace(f"</{element}>", f"</x:{element}>")
    prefixed["xl/worksheets/sheet1.xml"] = sheet.replace("xmlns=", "xmlns:x=")
    write("prefixed-names.xlsx", prefixed)

    write(
        "absolute-names-other-case.xlsx",
        {
            name.replace("xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml"): data.replace(
                'Target="xl/workbook.xml"', 'Target="/xl/workbook.xml"'
            ).replace('Target="worksheets/', 'Target="/xl/worksheets/')
            for name, data in bare(HEADER_ROW + unit("420102001001", number(5))).items()
        },
    )

    strings = (
        f'<sst xmlns="{MAIN}" count="9" uniqueCount="1">'
        + "".join(f"<si><t>{title}</t></si>" for title in HEADER)
        + '<si><t xml:space="preserve"> 420102001001 </t></si>'
        + "<si><r><rPr><b/></rPr><t>一元</t></r><r><t>社区_x000D_\n东</t></r>"
        "<rPh sb='0' eb='1'><t>イチ</t></rPh><phoneticPr fontId='1'/></si></sst>"
    )
    header = row_of(*[f'<c t="s"><v>{i}</v></c>' for i in range(6)])
    shared = dict(more=[("sharedStrings", "sharedStrings.xml")])
    write(
        "rich-text.xlsx",
        bare(
            header + row_of('<c t="s"><v>6</v></c><c t="s"><v>7</v></c>', number(5)),
            parts={"xl/sharedStrings.xml": strings},
            **shared,
        ),
    )
    write(
        "bad-string-number.xlsx",
        bare(
            header + row_of('<c t="s"><v>6</v></c><c t="s"><v>99</v></c>', number(5)),
            parts={"xl/sharedStrings.xml": strings},
            **shared,
        ),
    )
    write("missing-strings-part.xlsx", bare(header, **shared))

    write(
        "out-of-order.xlsx",
        bare(
            '<row r="2">'
            + "".join(inline(t, f' r="{c}2"') for c, t in zip("ABCDEF", HEADER))
            + '</row><row r="7"><c r="D7"><v>7</v></c>'
            + inline("420102001007", ' r="A7"')
            + '<c r="C7"><v>70</v></c></row><row r="5">'
            + inline("420102001005", ' r="A5"')
            + '<c r="F5"><v>5.5</v></c></row>'
            + row_of(inline("420102001006"), inline("六号"), number("x"), attributes=' r="9"').replace(
                "<v>x</v>", '<v>1.2E1</v>'
            ),
            before='<dimension ref="A1:A1"/>',
        ),
    )
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/>'
        '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4">'
        '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="58"/><xf numFmtId="9"/></cellXfs>'
        "</styleSheet>"
    )
    styled = dict(
        more=[("styles", "styles.xml")], parts={"xl/styles.xml": styles}
    )
    write(
        "text-results.xlsx",
        bare(
            HEADER_ROW
            + row_of(
                '<c t="str"><f>"42"&amp;"0102001001"</f><v>420102001001</v></c>',
                '<c t="str"><f>""</f><v></v></c>',
                number("0.855", 1),
                '<c t="n"><v>5.0E0</v></c>',
                '<c t="b"><v>1</v></c>',
                number("45000", 2),
            ),
            **styled,
        ),
    )
    write(
        "unknown-type.xlsx",
        bare(HEADER_ROW + row_of(inline("420102001001"), '<c r="B2" t="zz"><v>5</v></c>')),
    )
    write(
        "number-not-a-number.xlsx",
        bare(HEADER_ROW + unit("420102001001", '<c r="C2"><v>fünf</v></c>')),
    )
    write("macros.xlsm", bare(
        HEADER_ROW + unit("420102001001", number(5)),
        more=[("vbaProject", "vbaProject.bin")],
        parts={"xl/vbaProject.bin": b"\0"},
    ))


def malformed():
    table = parts_of(workbook()[0])
    part = "xl/worksheets/sheet1.xml"
    write("missing-sheet-part.xlsx", {k: v for k, v in table.items() if k != part})
    write("missing-workbook-part.xlsx", {k: v for k, v in table.items() if k != "xl/workbook.xml"})
    write("sheet-cut.xlsx", {**table, part: table[part][:600]})
    write("sheet-empty.xlsx", {**table, part: b""})
    write("no-sheets.xlsx", bare("", parts={"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}))
    lol = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    dtd = f'<!DOCTYPE worksheet [<!ENTITY l0 "哈">{lol}]>'
    write("entities.xlsx", bare(HEADER_ROW + unit("&l9;"), top=dtd))
    external = '<!DOCTYPE worksheet SYSTEM "file:///etc/hostname">'
    write("external-dtd.xlsx", bare(HEADER_ROW, top=external))
    deep = "<x>" * 100 + "</x>" * 100
    write("deep.xlsx", bare(HEADER_ROW, after=deep))
    write("row-beyond.xlsx", bare(HEADER_ROW + unit("1", attributes=' r="1048577"')))
    write("column-beyond.xlsx", bare(HEADER_ROW + row_of(inline("1", ' r="XFE2"'))))
    write("not-a-workbook.xlsx", {"readme.txt": "文字"})
    write("document.xlsx", {
        "[Content_Types].xml": TYPES, "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": "<document/>",
    })
    write("binary.xlsx", {"[Content_Types].xml": TYPES, "xl/workbook.bin": b"\x83\x01"})

    whole = (FOLDER / "table.xlsx").read_bytes()
    (FOLDER / "cut.xlsx").write_bytes(whole[: len(whole) * 2 // 3])
    (FOLDER / "head-only.xlsx").write_bytes(whole[:4])
    with zipfile.ZipFile(FOLDER / "table.xlsx") as archive:
        info = archive.getinfo(part)
        start = info.header_offset + 30 + len(info.filename)
    broken = bytearray(whole)
    for position in range(start + 20, start + 28):
        broken[position] ^= 0x55
    (FOLDER / "bad-bytes.xlsx").write_bytes(broken)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, data in table.items():
            if name != "docProps/core.xml":
                archive.writestr(zipfile.ZipInfo(name, STAMP), data)
    wrong = stored.getvalue().replace(b"<v>1200</v>", b"<v>1300</v>")
    assert wrong != stored.getvalue()
    (FOLDER / "bad-checksum.xlsx").write_bytes(wrong)

    # Containers of Office 97–2003: a header of 512 bytes and one sector with the list of streams.
    def container(*streams):
        listing = b""
        for name in ("Root Entry",) + streams:
            wide = name.encode("utf-16-le")
            listing += wide + bytes(64 - len(wide)) + bytes([len(wide) + 2]) + bytes(63)
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + listing

    (FOLDER / "encrypted.xlsx").write_bytes(container("EncryptionInfo", "EncryptedPackage"))
    (FOLDER / "old.xlsx").write_bytes(container("Workbook"))
    (FOLDER / "old-document.xlsx").write_bytes(container("WordDocument"))


def libreoffice():
    if shutil.which("soffice") is None:
        print("soffice is not installed: what LibreOffice writes is left as it is")
        return
    for name in ["titles-groups-totals", "numbers"]:
        folder = FOLDER / "soffice"
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
             folder, FOLDER / f"{name}.xlsx"], check=True, capture_output=True)
        with zipfile.ZipFile(folder / f"{name}.xlsx") as archive:
            parts = {n: archive.read(n) for n in archive.namelist()}
        write(f"libreoffice-{name}.xlsx", parts)
        if name == "numbers":
            subprocess.run(
                ["soffice", "--headless", "--convert-to", "ods", "--outdir", folder,
                 FOLDER / f"{name}.xlsx"], check=True, capture_output=True)
            with zipfile.ZipFile(folder / f"{name}.ods") as archive:
                kept = ["mimetype", "content.xml", "META-INF/manifest.xml"]
                write("opendocument.xlsx", {n: archive.read(n) for n in kept})
        shutil.rmtree(folder)


ordinary()
peculiar()
malformed()
libreoffice()
