#!/usr/bin/env python3
"""Writes quotations.xlsx: the list of quotations.csv as a workbook, the same bytes each time.

    ./make_workbook.py

The workbook is made as Excel makes one of an export that somebody opened and saved: texts once each, in a part of their own;
whole numbers as numbers; dates as days, told by the format of their cell.
"""
import csv
import datetime
import pathlib
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).parent
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def letters(column):
    return chr(65 + column)  # fewer than 26 columns


def cell(name, header, text, strings):
    if not text:
        return ""
    if header in ("Created", "Modified"):
        month, day, year = map(int, text.split("/"))
        days = (datetime.date(year, month, day) - datetime.date(1899, 12, 30)).days
        return f'<c r="{name}" s="1"><v>{days}</v></c>'
    if header == "Density":
        return f'<c r="{name}"><v>{text}</v></c>'
    return f'<c r="{name}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'


def parts(rows):
    strings = {}
    lines = []
    for number, row in enumerate(rows, 1):
        cells = [cell(f"{letters(i)}{number}", rows[0][i] if number > 1 else "", text, strings) for i, text in enumerate(row)]
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    relation = '<Relationship Id="rId{}" Type="' + OFFICE + '/{}" Target="{}"/>'
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    override = '<Override PartName="/xl/{}.xml" ContentType="' + kinds + '{}+xml"/>'
    yield "[Content_Types].xml", (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + override.format("workbook", "sheet.main") + override.format("worksheets/sheet1", "worksheet")
        + override.format("styles", "styles") + override.format("sharedStrings", "sharedStrings") + "</Types>")
    yield "_rels/.rels", (f'<Relationships xmlns="{PACKAGE}/relationships">'
                          + relation.format(1, "officeDocument", "xl/workbook.xml") + "</Relationships>")
    yield "xl/workbook.xml", (f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                              '<sheet name="Quotation Manager" sheetId="1" r:id="rId1"/></sheets></workbook>')
    yield "xl/_rels/workbook.xml.rels", (
        f'<Relationships xmlns="{PACKAGE}/relationships">' + relation.format(1, "worksheet", "worksheets/sheet1.xml")
        + relation.format(2, "styles", "styles.xml") + relation.format(3, "sharedStrings", "sharedStrings.xml")
        + "</Relationships>")
    yield "xl/styles.xml", (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>')
    yield "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    yield "xl/sharedStrings.xml", (
        f'<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">'
        + "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings) + "</sst>")


def main():
    with open(HERE / "quotations.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with zipfile.ZipFile(HERE / "quotations.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts(rows):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, (HEAD + xml).encode())


if __name__ == "__main__":
    main()
