"""What the lock of example 01 says is behind each cell, against the export read without qdatools.

    lock_example.py FOLDER_OF_THE_EXAMPLE CODEBOOK

Of the tables respondent x variable and sub-variable x judgement: every cell has as many quotations as it counts, and they are
those that csv and yaml find.
"""
import csv
import sys
from pathlib import Path

import yaml

folder, codebook = Path(sys.argv[1]), Path(sys.argv[2])
book = yaml.safe_load(codebook.read_text(encoding="utf-8"))
labels = {}  # by level and code: labels


def walk(value, levels, above):
    here = {**above, levels[0]: value["label"]}
    for code in [str(code) for code in value.get("codes", [])]:
        for level, label in here.items():
            labels.setdefault((level, code), set()).add(label)
    for below in value.get("values", []):
        walk(below, levels[1:], here)


for dimension in book["dimensions"]:
    for value in dimension["values"]:
        walk(value, dimension["levels"], {})
respondents = {document: source["label"] for source in book["sources"] if source.get("respondent") for document in source.get("documents", [])}

wanted = {"respondent_x_variable": {}, "sub_variable_x_judgement": {}}
with open(folder / "quotations.csv", encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file):
        codes = [code.strip() for code in row["Codes"].splitlines() if code.strip()]
        at = {level: {label for code in codes for label in labels.get((level, code), ())} for level in ("variable", "sub_variable", "judgement")}
        at["respondent"] = {respondents[row["Document"]]} if row["Document"] in respondents else set()
        for table, cells in wanted.items():
            rows, columns = table.split("_x_")
            for cell in ((r, c) for r in at[rows] for c in at[columns]):
                cells.setdefault(cell, []).append(row["ID"])

found = {}
table = None
for line in (folder / "tables.lock").read_text(encoding="utf-8").splitlines():
    word, *fields = line.split("\t")
    if word == "table":
        table = fields[0]
    elif word == "cell" and table in wanted and "total" not in fields[:2]:
        row, column, value, *quotations = fields
        assert int(value) == len(quotations), (table, row, column)
        found.setdefault(table, {})[row, column] = quotations
for table, cells in wanted.items():
    assert len(cells) > 20, table
    assert {cell: sorted(ids) for cell, ids in cells.items()} == {cell: sorted(ids) for cell, ids in found[table].items()}, table
print(", ".join(f"{table}: {len(cells)} cells" for table, cells in wanted.items()))
