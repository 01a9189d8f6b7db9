"""An independent count of example 01, from the exported list and the codebook alone.

    count_example.py FOLDER_OF_THE_EXAMPLE CODEBOOK RESULTS

Compares respondent x variable (with totals), sub_variable x source (long form) and the list of quotations by
sub-variable with the files that the example's run.sh made. Nothing of qdatools is used: csv, yaml and loops.
"""
import csv
import sys
from collections import Counter
from pathlib import Path

import yaml

example, codebook, results = sys.argv[1:]
book = yaml.safe_load(Path(codebook).read_text(encoding="utf-8"))

variable_of, sub_variable_of = {}, {}
variables, sub_variables = [], []
for variable in next(d for d in book["dimensions"] if d["id"] == "thema")["values"]:
    variables.append(variable["label"])
    for sub in variable["values"]:
        sub_variables.append(sub["label"])
        for value in [sub, *sub.get("values", [])]:
            for code in value["codes"]:
                variable_of[code], sub_variable_of[code] = variable["label"], sub["label"]
source_of = {document: source for source in book["sources"] for document in source["documents"]}
respondents = [source["label"] for source in book["sources"] if source.get("respondent")]

by_variable, by_source, codes_of = Counter(), Counter(), {}
with open(Path(example) / "quotations.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        codes = row["Codes"].split("\n")
        assert int(row["Density"]) == len(codes), row["ID"]
        codes_of[row["Document"], row["ID"]] = codes
        source = source_of[row["Document"]]
        for sub in {sub_variable_of[code] for code in codes if code in sub_variable_of}:
            by_source[sub, source["label"]] += 1
        found = {variable_of[code] for code in codes if code in variable_of}
        if source.get("respondent"):
            for variable in found:
                by_variable[source["label"], variable] += 1
            if found:
                by_variable[source["label"], "total"] += 1
                by_variable["total", "total"] += 1
            for variable in found:
                by_variable["total", variable] += 1


def lines(name):
    text = (Path(results) / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


header, *rows = lines("respondent_x_variable.tsv")
assert header == ["respondent", *variables, "total"], header
assert [row[0] for row in rows] == [*respondents, "total"], rows
for row in rows:
    for name, cell in zip(header[1:], row[1:]):
        assert int(cell) == by_variable[row[0], name], (row[0], name, cell, by_variable[row[0], name])

header, *rows = lines("sub_variable_x_source.tsv")
assert header == ["sub_variable", "source", "quotations"], header
told = {(sub, source): int(n) for sub, source, n in rows}
assert len(told) == len(rows)
assert told == dict(by_source), set(told.items()) ^ set(by_source.items())
assert sum(told.values()) == 206, sum(told.values())
# The list has a row for each quotation under a sub-variable and a source, in the codebook's order; NA where there is none.
header, *rows = lines("quotes_sub_variable.tsv")
at = {name: header.index(name) for name in ("sub_variable", "source", "document", "quotation", "codes")}
listed = Counter((row[at["sub_variable"]], row[at["source"]]) for row in rows if row[at["quotation"]] != "NA")
assert listed == by_source, set(listed.items()) ^ set(by_source.items())
shown = [row[at["sub_variable"]] for row in rows]
assert list(dict.fromkeys(shown)) == sub_variables, "sub-variables are not all there, in order"
sources = [source["label"] for source in book["sources"]]
order = [(sub_variables.index(row[at["sub_variable"]]), sources.index(row[at["source"]])) for row in rows if row[at["source"]] != "NA"]
assert order == sorted(order), "sources are not in order"
for row in rows:
    if row[at["quotation"]] != "NA":
        assert codes_of[row[at["document"]], row[at["quotation"]]] == row[at["codes"]].split("|"), row

print(f"{len(respondents)} x {len(variables)} and {len(told)} cells agree, {sum(told.values())} references in all")
