"""Example 01: what is behind every cell of respondent x variable, worked out again from the list and the codebook alone.

    explain_example.py FOLDER_OF_BUILT_TOOLS FOLDER_OF_THE_EXAMPLE CODEBOOK

For every cell, and every total, the ids that qda-explain lists must be those of csv, yaml and loops, and what they add must sum
to the cell: of quotations, and of documents, which count once in a cell.
"""
import csv
import subprocess
import sys
from pathlib import Path

import yaml

tools, example, codebook = sys.argv[1:]
book = yaml.safe_load(Path(codebook).read_text(encoding="utf-8"))
variable_of = {}
for variable in next(d for d in book["dimensions"] if d["id"] == "thema")["values"]:
    for sub in variable["values"]:
        for value in [sub, *sub.get("values", [])]:
            variable_of.update({code: variable["label"] for code in value["codes"]})
variables = list(dict.fromkeys(variable_of.values()))
respondents = {s["label"]: s["documents"] for s in book["sources"] if s.get("respondent")}

behind = {}
with open(Path(example) / "quotations.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        who = [label for label, documents in respondents.items() if row["Document"] in documents]
        about = {variable_of[code] for code in row["Codes"].split("\n") if code in variable_of}
        for label in [*who, "total"] if who and about else []:
            for variable in [*about, "total"]:
                behind.setdefault((label, variable), []).append((row["Document"], row["ID"]))


def explained(label, variable, unit="quotations"):
    out = subprocess.run(
        [f"{tools}/qda-explain", f"{example}/quotations.csv", "--codebook", codebook, "--rows", "respondent", "--columns", "variable",
         "--unit", unit, "--cell", f"respondent={label},variable={variable}", "--bare"],
        capture_output=True, text=True, check=True).stdout
    header, *rows = [line.split("\t") for line in out.splitlines()]
    at = {name: header.index(name) for name in ("document", "quotation", "adds")}
    return [((row[at["document"]], row[at["quotation"]]), int(row[at["adds"]])) for row in rows]


filled = 0
for label in [*respondents, "total"]:
    for variable in [*variables, "total"]:
        expected = behind.get((label, variable), [])
        told = explained(label, variable)
        assert [key for key, _ in told] == expected, (label, variable, told, expected)
        assert sum(adds for _, adds in told) == len(expected), (label, variable)
        documents = explained(label, variable, "documents")
        assert [key for key, _ in documents] == expected
        assert sum(adds for _, adds in documents) == len({document for document, _ in expected}), (label, variable)
        filled += len(expected) > 0
print(f"{(len(respondents) + 1) * (len(variables) + 1)} cells agree, {filled} of them filled, {len(behind['total', 'total'])} quotations in all")
