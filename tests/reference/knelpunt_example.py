"""An independent account of the knelpunten of example 01, from the exported list and the codebook alone.

    knelpunt_example.py FOLDER_OF_THE_EXAMPLE CODEBOOK RESULTS

Works out every fact of qda-knelpunt --long (by variable, judged on the same quotation) and compares all of them with
knelpunten.tsv, which the example's run.sh made. Nothing of qdatools is used: csv, yaml, loops and sets.
"""
import csv
import sys
from pathlib import Path

import yaml

example, codebook, results = sys.argv[1:]
book = yaml.safe_load(Path(codebook).read_text(encoding="utf-8"))
theme, judging, acting = book["dimensions"]
assert (judging["role"], acting["role"]) == ("judgement", "actor")

place = {}  # of a code: (variable, sub-variable, indicator)
for variable in theme["values"]:
    for sub in variable["values"]:
        place.update({code: (variable["label"], sub["label"], None) for code in sub["codes"]})
        for indicator in sub.get("values", []):
            place.update({code: (variable["label"], sub["label"], indicator["label"]) for code in indicator["codes"]})
judged = {code: value.get("role") for value in judging["values"] for code in value["codes"]}
actors = {code: value["label"] for value in acting["values"] for code in value["codes"]}
source_of = {document: source for source in book["sources"] for document in source["documents"]}
kinds = ["interview", "observation", "policy_document"]

quotations = []  # one for each quotation and variable
with open(Path(example) / "quotations.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        codes = row["Codes"].split("\n")
        source = source_of[row["Document"]]
        placed = [place[code] for code in codes if code in place]
        for variable in {path[0] for path in placed}:
            quotations.append({
                "variable": variable,
                "knelpunt": any(judged.get(code) == "knelpunt" for code in codes),
                "goes_well": any(judged.get(code) == "goes_well" for code in codes),
                "respondent": source["label"] if source.get("respondent") else None,
                "source": source["label"],
                "kind": source["kind"],
                "sub_variable": {path[1] for path in placed if path[0] == variable},
                "indicator": {path[2] for path in placed if path[0] == variable and path[2]},
                "actor": {actors[code] for code in codes if code in actors},
            })


def figures(of):
    knelpunt = [q for q in of if q["knelpunt"]]
    people = lambda some: len({q["respondent"] for q in some} - {None})
    return [len(knelpunt), sum(q["goes_well"] for q in of), len(of), people(knelpunt), people(of)]


def ranks(of):
    """Rank by respondents who name a knelpunt, then by knelpunten; a variable without any has none."""
    keys = {}
    for variable in theme["values"]:
        knelpunt, _, _, naming, _ = figures([q for q in of if q["variable"] == variable["label"]])
        if knelpunt:
            keys[variable["label"]] = (naming, knelpunt)
    return {name: 1 + sum(other > key for other in keys.values()) for name, key in keys.items()}


EMPTY = ["NA"] * 5
rank = ranks(quotations)
respondents = [source["label"] for source in book["sources"] if source.get("respondent")]
without = {who: ranks([q for q in quotations if q["respondent"] != who]) for who in respondents}
expected = []


def add(variable, fact, name="", detail="", numbers=EMPTY, value="NA", text=""):
    cell = "NA" if value == "NA" else float(value)
    expected.append((variable, fact, name, detail, *map(str, numbers), cell, text))


for variable in theme["values"]:
    label = variable["label"]
    here = [q for q in quotations if q["variable"] == label]
    n = figures(here)
    add(label, "knelpunt", numbers=n, value=n[0] / n[2] if n[2] else "NA")
    add(label, "rank", value=rank.get(label, "NA"))
    for other in rank:
        if other != label and rank[other] == rank.get(label):
            add(label, "tied", other)
    changed = [who for who in respondents if without[who].get(label) != rank.get(label)]
    if label in rank:
        add(label, "rank_changes", value=len(changed))
        for who in changed:
            add(label, "rank_without", who, value=without[who].get(label, "NA"))
    own = {who: figures([q for q in here if q["respondent"] == who]) for who in respondents}
    for who, numbers in own.items():
        if not numbers[2]:
            continue
        group = {(True, True): "both", (True, False): "only_knelpunt", (False, True): "only_goes_well",
                 (False, False): "neither"}[numbers[0] > 0, numbers[1] > 0]
        share = numbers[0] / n[0] if n[0] else "NA"
        add(label, "respondent", who, group, numbers, share)
        if numbers[0] and numbers[0] == max(other[0] for other in own.values()):
            add(label, "largest_share", who, "", numbers, share)
    declared = {kind for sub in variable["values"] for kind in sub["source_kinds"]}
    carrying = [kind for kind in kinds if any(q["knelpunt"] and q["kind"] == kind for q in here)]
    if len(declared) >= 2 and len(carrying) == 1:
        add(label, "one_kind", carrying[0])
    for kind in kinds:
        of_kind = [q for q in here if q["kind"] == kind]
        if of_kind or kind in declared:
            sources = {q["source"] for q in of_kind if q["knelpunt"]}
            add(label, "source_kind", kind, "declared" if kind in declared else "not_declared", figures(of_kind), len(sources))
    for source in book["sources"]:
        numbers = figures([q for q in here if q["source"] == source["label"]])
        if numbers[0]:
            add(label, "source", source["label"], source["kind"], numbers)
    for level, fact in [("sub_variable", "part"), ("indicator", "part"), ("actor", "actor")]:
        for name in {name for q in here for name in q[level]}:
            numbers = figures([q for q in here if name in q[level]])
            if numbers[0]:
                add(label, fact, name, level, numbers)
    for sub in variable["values"]:
        add(label, "conclusion", sub["label"], text=sub["conclusion"])
    add(label, "recommendation", label, text=variable["recommendation"].strip())

header, *rows = [line.split("\t") for line in (Path(results) / "knelpunten.tsv").read_text(encoding="utf-8").splitlines()]
assert header == ["variable", "fact", "name", "detail", "n_knelpunt", "n_goes_well", "n_quotations", "n_respondents", "n_spoke",
                  "value", "text"], header
told = [(*row[:9], "NA" if row[9] == "NA" else float(row[9]), row[10]) for row in rows]
assert len(set(told)) == len(told)
difference = set(told) ^ set(expected)
assert not difference, sorted(difference, key=str)
order = sorted(rank, key=rank.get)
assert list(dict.fromkeys(row[0] for row in told)) == order, order
print(f"{len(told)} facts agree; ranked: " + ", ".join(f"{rank[name]} {name}" for name in order))
