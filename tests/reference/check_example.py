"""An independent check of example 01, from the exported list and the codebook alone.

    check_example.py FOLDER_OF_THE_EXAMPLE CODEBOOK CHECK

Finds again, without qdatools (csv, yaml and loops), what qda-check must find there, and compares it with CHECK, the findings
that the example's run.sh made. Lines and columns of the codebook are not compared.
"""
import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import yaml

example, codebook, check = sys.argv[1:]
book = yaml.safe_load(Path(codebook).read_text(encoding="utf-8"))
theme = next(d for d in book["dimensions"] if d["id"] == "thema")
sub_variables = [sub for variable in theme["values"] for sub in variable["values"]]


def below(value):
    return [value] + [v for child in value.get("values", []) for v in below(child)]


def codes(values):
    return [(code, value) for value in values for code in value.get("codes", [])]


def quoted(label):
    return f"'{label}'"


with open(Path(example) / "quotations.csv", encoding="utf-8", newline="") as file:
    quotations = [(row["ID"], row["Document"], row["Codes"].split("\n")) for row in csv.DictReader(file)]
source_of = {document: source for source in book["sources"] for document in source["documents"]}
sub_of = {code: sub["label"] for sub in sub_variables for code, _ in codes(below(sub))}
knelpunt = next(v["codes"] for d in book["dimensions"] if d.get("role") == "judgement" for v in d["values"] if v.get("role") == "knelpunt")

expected = set()
known = {code for dimension in book["dimensions"] for value in dimension["values"] for code, _ in codes(below(value))}
known.add(book["quote_code"])
used = {code for _, _, all_codes in quotations for code in all_codes}
expected |= {("unknown-code", quoted(code)) for code in used - known}
expected |= {("unused-code", quoted(code)) for code in known - used}
expected |= {("document-without-source", quoted(document)) for _, document, _ in quotations if document not in source_of}
cited = {source_of[document]["id"] for _, document, _ in quotations}
expected |= {("source-without-reference", quoted(s["label"])) for s in book["sources"] if s["id"] not in cited}

by_kind, bearers = defaultdict(Counter), defaultdict(list)
for _, document, all_codes in quotations:
    source = source_of[document]
    for sub in {sub_of[code] for code in all_codes if code in sub_of}:
        by_kind[sub][source["kind"]] += 1
        if set(all_codes) & set(knelpunt):
            bearers[sub].append(source)
    counts = Counter(all_codes)
    expected |= {("repeated-coding", quoted(code)) for code, n in counts.items() if n > 1}
for sub in sub_variables:
    name, declared, seen = sub["label"], set(sub["source_kinds"]), by_kind[sub["label"]]
    if not seen:
        expected.add(("value-without-evidence", quoted(name)))
    else:
        expected |= {("declared-kind-unseen", quoted(name), quoted(kind)) for kind in declared - set(seen)}
        expected |= {("undeclared-kind-seen", quoted(name), quoted(kind), str(seen[kind])) for kind in set(seen) - declared}
    those = bearers[name]
    kinds = {source["kind"] for source in those}
    if len({source["id"] for source in those}) == 1 and those[0].get("respondent"):
        expected.add(("knelpunt-one-respondent", quoted(name), quoted(those[0]["label"]), str(len(those))))
    if len(kinds) == 1 and len(declared) > 1:
        expected.add(("knelpunt-one-kind", quoted(name), quoted(*kinds), str(len(those))))
    ids = {value["id"] for value in below(sub)}
    asking = defaultdict(bool)  # by declared kind that has an instrument
    for instrument in book["instruments"]:
        if instrument["kind"] in declared:
            asking[instrument["kind"]] |= any(ids & set(question["asks"]) for question in instrument["questions"])
    if asking and not any(asking.values()):
        expected.add(("not-asked", quoted(name)))
    elif asking:
        expected |= {("kind-not-asked", quoted(name), quoted(kind)) for kind, asked in asking.items() if not asked}

found = [re.match(r"(\w+): ([\w-]+): (.*)", line).groups() for line in Path(check).read_text(encoding="utf-8").splitlines()]
assert len(found) == len(expected), (Counter(kind for _, kind, _ in found), Counter(fact[0] for fact in expected))
for kind, *facts in expected:
    fitting = [what for _, told, what in found if told == kind and all(fact in what for fact in facts)]
    assert len(fitting) == 1, (kind, facts, fitting)
print(", ".join(f"{n} {kind}" for kind, n in sorted(Counter(fact[0] for fact in expected).items())))
