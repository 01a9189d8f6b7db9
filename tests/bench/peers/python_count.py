"""The peer without any package: csv and a Counter. Prints a header, then respondent, variable, codings."""
import collections
import csv
import sys

data, labels = sys.argv[1:]
with open(labels, encoding="utf-8", newline="") as file:
    variable = {row["code"]: row["variable"] for row in csv.DictReader(file)}
counts = collections.Counter()
with open(data, encoding="utf-8", newline="") as file:
    rows = csv.reader(file)
    header = next(rows)
    respondent, code = header.index("respondent"), header.index("code")
    for row in rows:
        if row[code] in variable:
            counts[row[respondent], variable[row[code]]] += 1
print("respondent\tvariable\tcodings")
for (who, what), n in counts.items():
    print(who, what, n, sep="\t")
