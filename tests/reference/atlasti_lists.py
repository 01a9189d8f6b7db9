"""Counts of the quotation lists in tests/data/atlasti, made with Python's csv module alone.

    python3 tests/reference/atlasti_lists.py

prints quotations, documents, codings and codes of each list: what tests/unit/import/quotation_list_test.cpp expects.
Names with a comma are told apart with the names given here, not as the importer does it.
"""
import csv
import io
import pathlib

DATA = pathlib.Path(__file__).parent.parent / "data" / "atlasti"
NAMES = ["Rust, the good parts", "Errors: logic, bounds", "Safety", "Clarity", "Speed", "T2. Segurança: Chaves",
         "T1. Rede, Rádio & Cabo: Ouvir", "T1. Rede, Rádio & Cabo: Falar"]
# file: encoding, delimiter, rows before the list, columns of document and codes, separator
LISTS = {
    "win_long.csv": ("utf-8", ",", 1, 2, 6, "\n"),
    "win_short_pdf.csv": ("utf-8", ",", 1, 2, 5, "\n"),
    "undecodable_headers.csv": ("utf-8", ",", 1, 2, 5, "\n"),
    "mac.csv": ("utf-8-sig", ",", 1, 4, 5, ", "),
    "mac_portuguese.csv": ("utf-8", ";", 3, 4, 5, ", "),
    "web.csv": ("utf-8", ",", 1, 0, 2, ", "),
    "win_german_1252.csv": ("cp1252", ";", 1, 3, 1, "\n"),
    "win_german_utf16.csv": ("utf-16", "\t", 1, 3, 1, "\n"),
    "windows_1252_cr.csv": ("cp1252", ",", 1, 1, 2, "\n"),
}


def split(cell, separator):
    if separator == "\n":
        return [name for name in cell.split("\n") if name]
    found = []
    while cell:
        name = next(name for name in sorted(NAMES, key=len, reverse=True) if cell.startswith(name))
        found.append(name)
        cell = cell[len(name) + 2:]
    return found


for name, (encoding, delimiter, skip, document, codes, separator) in LISTS.items():
    text = (DATA / name).read_bytes().decode(encoding)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[skip:]
    rows = [row for row in rows if row and row[document]]
    applied = [code for row in rows for code in split(row[codes], separator)]
    print(name, len(rows), len({row[document] for row in rows}), len(applied), len(set(applied)))
