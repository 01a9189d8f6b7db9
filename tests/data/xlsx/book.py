#!/usr/bin/env python3
"""Makes a workbook of a description that people can read.

    book.py <in.txt >in.xlsx

`[Name]` begins a sheet, `[Name] hidden` a hidden one. Every other line is a row, also an empty one; ` | ` parts its cells,
and `(hidden) ` before them hides the row. In a cell `\\n` is a line feed, and its first character says what it is:

    =3:10        a time of day, as a number with the format h:mm
    @2021-04-15  a date, as a number with a format of its own
    #3           a number
    !#REF!       an error
    ?1           true or false
    ~text        an inline text; of every other cell the text is a shared one, `**` parting its runs
"""
import datetime
import io
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
STYLES = ('<numFmts count="1"><numFmt numFmtId="170" formatCode="[$-413]d\\ mmm\\ yyyy;@"/></numFmts><cellXfs count="3">'
          '<xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="170"/></cellXfs>')


def relation(name, kind, target):
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def text_of(text, element="t"):
    return f'<{element} xml:space="preserve">{escape(text)}</{element}>'


def cell(name, text, strings):
    kind, value = text[:1], text[1:].replace("\\n", "\n")
    if kind == "=":
        hours, minutes = map(int, value.split(":"))
        return f'<c r="{name}" s="1"><v>{(hours * 60 + minutes) / 1440!r}</v></c>'
    if kind == "@":
        return f'<c r="{name}" s="2"><v>{(datetime.date.fromisoformat(value) - datetime.date(1899, 12, 30)).days}</v></c>'
    if kind == "#":
        return f'<c r="{name}"><v>{value}</v></c>'
    if kind in "!?":
        return f'<c r="{name}" t="{"e" if kind == "!" else "b"}"><v>{value}</v></c>'
    if kind == "~":
        return f'<c r="{name}" t="inlineStr"><is>{text_of(value)}</is></c>'
    runs = text.replace("\\n", "\n").split("**")
    item = text_of(runs[0]) if len(runs) == 1 else "".join(f"<r>{text_of(run)}</r>" for run in runs)
    return f'<c r="{name}" t="s"><v>{strings.setdefault(item, len(strings))}</v></c>'


def rows_of(lines, strings):
    for number, line in enumerate(lines, 1):
        hidden = ' hidden="1"' if line.startswith("(hidden) ") else ""
        texts = line.removeprefix("(hidden) ").split("|") if line else []
        cells = [cell(f"{chr(65 + i)}{number}", text.strip(), strings) for i, text in enumerate(texts) if text.strip()]
        if cells:
            yield f'<row r="{number}"{hidden}>{"".join(cells)}</row>'


def main():
    sheets = []
    for line in sys.stdin.read().splitlines():
        if line.startswith("["):
            name, _, state = line[1:].partition("]")
            sheets.append((name, state.strip(), []))
        else:
            sheets[-1][2].append(line)
    strings = {}
    parts = []
    for number, (_, _, lines) in enumerate(sheets, 1):
        data = "".join(rows_of(lines, strings))
        parts.append((f"xl/worksheets/sheet{number}.xml",
                      f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'))
    named = "".join(f'<sheet name={quoteattr(name)} sheetId="{i}"{" state=" + quoteattr(state) if state else ""} r:id="r{i}"/>'
                    for i, (name, state, _) in enumerate(sheets, 1))
    targets = "".join(relation(f"r{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1))
    parts += [
        ("_rels/.rels", RELATIONS.format(relation("r1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", RELATIONS.format(
            targets + relation("s", "styles", "styles.xml") + relation("t", "sharedStrings", "/xl/sharedStrings.xml"))),
        ("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>'),
        ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in strings)}</sst>'),
    ]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, xml in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>\n' + xml)
    sys.stdout.buffer.write(archive.getvalue())


if __name__ == "__main__":
    main()
