"""Counts the tables of example 04 again, from its CSV files and the codebook, without qdatools.

    survey_example.py EXAMPLE CODEBOOK
"""
import csv
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import yaml

example, book = Path(sys.argv[1]), yaml.safe_load(Path(sys.argv[2]).read_text(encoding="utf-8"))
people = {row["respondent"]: row for row in csv.DictReader(open(example / "deelnemers.csv", encoding="utf-8"))}
codes_of = defaultdict(set)  # by quotation
for row in csv.DictReader(open(example / "antwoorden.csv", encoding="utf-8")):
    codes_of[row["respondent"], row["quotation"]].add(row["code"])
answered = {respondent for respondent, _ in codes_of}
failures = []


def expect(what, got, wanted):
    if got != wanted:
        failures.append(f"{what}: the table has {got}, counted {wanted}")


def table(name):
    """The cells of a Markdown table by the name of its row; of several key cells the last one that is a name."""
    lines = (example / "expected" / f"{name}.md").read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return rows[0], rows[2:]


def labels(dimension, depth):
    """label -> its codes, of the values at a depth of a dimension; a value has those of the values below it."""
    values = next(one for one in book["dimensions"] if one["id"] == dimension)["values"]

    def codes(value):
        return set(value.get("codes", [])).union(*(codes(below) for below in value.get("values", [])))

    for _ in range(depth):
        values = [below for value in values for below in value.get("values", [])]
    return {value["label"]: codes(value) for value in values}


def share(part, whole):
    return f"{int(part / whole * 100 + 0.5 + 1e-9) / 100:.2f}".replace(".", ",")


forms, aspects = labels("aansluiting", 1), labels("aansluiting", 0)
criteria, ratings, remedies = labels("beoordeling", 1), labels("schaal", 0), labels("wat-helpt", 0)
judged = {key for key, codes in codes_of.items() if codes & {"knelpunt", "gaat goed"}}

for row in table("respons")[1]:
    sector = {"Primair onderwijs": ["po"], "Voortgezet onderwijs": ["vo"], "Totaal": ["po", "vo"]}[row[0]]
    asked = [name for name, one in people.items() if one["sector"] in sector]
    expect(f"response {row[0]}", row[1], share(len(answered & set(asked)), len(asked)))
expect("who answered", answered, {name for name, one in people.items() if one["respons"] == "ja"})
for row in table("vormen")[1]:
    with_form = {who for (who, what), codes in codes_of.items() if codes & forms[row[1]] and (who, what) not in judged}
    expect(f"form {row[1]}", row[2], share(len(with_form), len(answered)))
expect("forms", len(table("vormen")[1]), len(forms))
for row in table("gaat-goed")[1]:
    good = {who for (who, _), codes in codes_of.items() if "gaat goed" in codes and codes & aspects[row[0]]}
    expect(f"goes well {row[0]}", row[1], share(len(good), len(answered)))
header, rows = table("oordelen")
for row in rows[:-1]:
    found = [[label for label in ratings if codes & ratings[label]] for codes in codes_of.values() if codes & criteria[row[0]]]
    counts = [sum(label in one for one in found) for label in ratings]
    expect(f"judgements {row[0]}", row[1:7], [str(n) for n in counts])
    scale = sorted(place for place, (label, n) in enumerate(zip(ratings, counts)) if label != "Weet niet" for _ in range(n))
    expect(f"on the scale {row[0]}", row[8], str(len(scale)))
    middle = [list(ratings)[scale[(len(scale) - 1) // 2]], list(ratings)[scale[len(scale) // 2]]]
    expect(f"median {row[0]}", row[9], middle[0] if middle[0] == middle[1] else " – ".join(middle))
header, rows = table("knelpunt-oplossing")
for row in rows[:-1]:
    for label, cell in zip(header[1:-1], row[1:-1]):
        n = sum("knelpunt" in codes and bool(codes & aspects[row[0]]) and bool(codes & remedies[label]) for codes in codes_of.values())
        expect(f"{row[0]} x {label}", cell, str(n))

with tempfile.TemporaryDirectory() as folder:  # the data are what the generator makes
    subprocess.run([sys.executable, example / "generate.py", folder], check=True)
    for name in ("deelnemers.csv", "antwoorden.csv"):
        expect(f"generated {name}", (Path(folder) / name).read_bytes() == (example / name).read_bytes(), True)
print("\n".join(failures) or f"{len(people)} partnerships, {len(answered)} answered: every figure as counted")
sys.exit(bool(failures))
