"""REFI-QDA projects give the counts that others made of them, and one result however their positions are counted.

    python3 tests/reference/refi_samples.py SAMPLES BIN

SAMPLES is a folder with refi-synthetic (four ways to count, and expected.json) and refi-qda (files of programs, and counts
made with zipfile and ElementTree), which is no part of this repository: without it the test is skipped (status 77).
"""
import collections
import json
import pathlib
import subprocess
import sys

SKIPPED = 77

samples, tools = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
failures = []


def expect(what, found, expected):
    if found != expected:
        failures.append(f"{what}: {found}, expected {expected}")


UNESCAPED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\", "#": "#"}


def fields(line):
    out, at = [""], 0
    while at < len(line):
        if line[at] == "\\":
            at += 1
            out[-1] += UNESCAPED[line[at]]
        elif line[at] == "\t":
            out.append("")
        else:
            out[-1] += line[at]
        at += 1
    return out


class Project:
    def __init__(self, path, *options):
        result = subprocess.run([tools / "qda-import", path, *options], capture_output=True, text=True, encoding="utf-8", check=True)
        lines = [line for line in result.stdout.split("\n") if line]
        rows = [fields(line) for line in lines if not line.startswith("#")]
        self.rows = [dict(zip(rows[0], row)) for row in rows[1:]]
        self.said = result.stderr
        self.entries = collections.defaultdict(list)
        for line in lines:
            if line.startswith("#"):
                word, *keys = line[1:].split("\t")
                self.entries[word].append([tuple(fields(key)[0].split(":", 1)) for key in keys if ":" in key])

    def path_of(self, code):
        """Of a code of ours, whose name may be a path already."""
        parents = {dict(keys)["name"]: dict(keys).get("parent") for keys in self.entries["code"]}
        parent = parents[code]
        if parent is None or ">" in code:
            return code
        return self.path_of(parent) + ">" + code


def synthetic():
    expected = json.loads((samples / "refi-synthetic/expected.json").read_text(encoding="utf-8"))
    for path in sorted((samples / "refi-synthetic").glob("*.qdpx")):
        project = Project(path, "--text")
        name = path.name
        lengths = {dict(keys)["name"]: int(dict(keys)["length"]) for keys in project.entries["document"]}
        expect(f"{name}: documents", lengths, {d["name"]: d["length"] for d in expected["documents"]})
        codes = {project.path_of(dict(keys)["name"]): (dict(keys).get("codable") != "no", dict(keys).get("color"))
                 for keys in project.entries["code"]}
        expect(f"{name}: codes", codes, {c["path"]: (c["codable"], c["color"]) for c in expected["codes"]})
        key = lambda segment: tuple(segment[k] for k in ("document", "start", "end", "code", "coder", "text"))
        found = [{**row, "start": int(row["start"]), "end": int(row["end"]), "code": project.path_of(row["code"])}
                 for row in project.rows if row["start"] and row["code"]]
        expect(f"{name}: segments", sorted(map(key, found)), sorted(map(key, expected["segments"])))
        whole = [(row["document"], project.path_of(row["code"]), row["coder"]) for row in project.rows if not row["start"]]
        expect(f"{name}: whole documents", whole,
               [(c["document"], c["code"], c["coder"]) for c in expected["whole_document_codings"]])
        uncoded = [(row["document"], int(row["start"]), int(row["end"])) for row in project.rows if not row["code"]]
        told = "1 selection without a coding" in project.said
        expect(f"{name}: selections without a code", uncoded if uncoded or not told else None,
               None if told else [(s["document"], s["start"], s["end"]) for s in expected["uncoded_selections"]])


# documents, codes, codings, selections that are coded, and coders with their codings
REAL = {
    "refi-qda/nvivo15-mac-codebook-only.qdpx": (2, 262, 0, 0, {}),
    "refi-qda/qc-1.3.2-demo.qdpx": (2, 262, 205, 158, {"cp": 205}),
    "refi-qda/atlasti8-spec-example.qdpx": (12, 14, 16, None, {"Friedrich Markgraf": 16}),
    "refi-qda/maxqda24-codebook-and-sets.qde": (10, 307, 0, 0, {}),
    "atlasti/ponte-qdpx/target-atlas-project.qdpx": (0, 3, 0, 0, {}),
}
TOP = {
    "refi-qda/qc-1.3.2-demo.qdpx": {"equity": 12, "computational_thinking": 10, "graduation_requirement": 10, "interdisciplinary_cs": 9},
    "refi-qda/atlasti8-spec-example.qdpx": {"cornflakes": 5, "bacon and eggs": 2, '"rushed"': 1, "Coke::diet Coke": 1, "milk": 1},
}


def real():
    for file, (documents, codes, codings, selections, coders) in REAL.items():
        project = Project(samples / file)
        coded = [row for row in project.rows if row["code"]]
        expect(f"{file}: documents", len({dict(k)["name"] for k in project.entries["document"]}), documents)
        expect(f"{file}: codes", len({dict(k)["name"] for k in project.entries["code"]}), codes)
        expect(f"{file}: codings", len(coded), codings)
        if selections is not None:
            expect(f"{file}: selections", len({(row["document"], row["quotation"]) for row in coded}), selections)
        expect(f"{file}: coders", dict(collections.Counter(row["coder"] for row in coded)), coders)
        used = collections.Counter(row["code"].rsplit(">", 1)[-1] for row in coded)  # names that come twice are paths
        for code, n in TOP.get(file, {}).items():
            expect(f"{file}: {code}", used[code], n)
    # 15 selections, of which one is an annotation that ATLAS.ti keeps as a quotation
    quotations = {(row["document"], row["quotation"]) for row in Project(samples / "refi-qda/atlasti8-spec-example.qdpx").rows}
    expect("atlasti8: selections", len(quotations), 15)


if not (samples / "refi-synthetic").is_dir():
    print(f"skipped: no samples in {samples}")
    sys.exit(SKIPPED)
synthetic()
real()
for failure in failures:
    print(failure)
print(f"{len(REAL) + 4} projects, {len(failures)} failures")
sys.exit(1 if failures else 0)
