"""ATLAS.ti's own co-occurrence workbook against qda-cooccur --like atlasti on the quotation list of the same project.

    python3 tests/reference/atlasti_cooccurrence.py SAMPLES FOLDER_OF_BUILT_TOOLS

SAMPLES holds 20250914_code_coocurrrence.xlsx and 20250914_quotation_export.csv; where it is not there, nothing is compared,
and that is said. Positions are paragraphs in this list. Codes on one quotation alone give the same figures, so in this
project different quotations that share a paragraph are never counted: paragraphs neither add nor hide a pair, and the
workbook cannot tell whether touching counts. A code that only the workbook knows (a category, or one without quotations) has
no row with us and is not compared; there are 30.
"""
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile
from pathlib import Path

samples, tools = Path(sys.argv[1]), Path(sys.argv[2])
workbook, quotations = samples / "20250914_code_coocurrrence.xlsx", samples / "20250914_quotation_export.csv"
if not workbook.exists():
    print("skipped: the sample is not here")
    sys.exit(0)

N = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells():
    with zipfile.ZipFile(workbook) as archive:
        names = archive.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            shared = ["".join(t.text or "" for t in item.iter(N + "t")) for item in tree.fromstring(archive.read("xl/sharedStrings.xml"))]
        sheet = tree.fromstring(archive.read(sorted(n for n in names if n.startswith("xl/worksheets/sheet"))[0]))
    found = {}
    for cell in sheet.iter(N + "c"):
        letters, row = re.match(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        value = cell.find(N + "v")
        if cell.get("t") == "inlineStr":
            found[int(row), column] = "".join(t.text or "" for t in cell.iter(N + "t"))
        elif value is not None:
            found[int(row), column] = shared[int(value.text)] if cell.get("t") == "s" else value.text
    return found


def label(text):
    return re.sub(r"^[●○◯]\s*", "", text.split("\n")[0]).strip(), int(re.search(r"Gr=(\d+)", text)[1])


def ours(*options):
    command = [tools / "qda-cooccur", quotations, *options, "--long", "--bare", "--measure", "count"]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    both, single = {}, {}
    for line in out.splitlines()[1:]:
        first, second, n_first, n_second, n_both = line.split("\t")
        both[frozenset((first, second))] = int(n_both)
        single[first], single[second] = int(n_first), int(n_second)
    return both, single


sheet = cells()
rows = {row: label(text) for (row, column), text in sheet.items() if column == 1 and text and "Gr=" in text}
columns = {column: label(text) for (row, column), text in sheet.items() if row == 1 and text and "Gr=" in text}
for options in (("--like", "atlasti"), ("--relation", "quotation")):
    both, single = ours(*options)
    compared = 0
    for name, frequency in rows.values():
        if name in single and single[name] != frequency:
            sys.exit(f"frequency {frequency} there, {single[name]} here ({' '.join(options)})")
    for row, (first, _) in rows.items():
        for column, (second, _) in columns.items():
            pair = frozenset((first, second))
            if first >= second or pair not in both:
                continue
            compared += 1
            if int(float(sheet.get((row, column)) or 0)) != both[pair]:
                sys.exit(f"a pair differs ({' '.join(options)}): {sheet.get((row, column))} there, {both[pair]} here")
    if compared < 90_000:
        sys.exit(f"only {compared} pairs could be compared")
    print(f"{compared} pairs and {len(single)} frequencies are the same ({' '.join(options)})")
