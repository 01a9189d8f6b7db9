"""Real files of other programs give the counts that others made of them.

    python3 tests/reference/other_samples.py SAMPLES BIN

SAMPLES is a folder of exports from public repositories, which are no part of this one: without it the test is skipped
(status 77). Expected are the counts of its SOURCES.md, made with Python alone.
"""
import collections
import pathlib
import re
import subprocess
import sys

SKIPPED = 77

samples, tools = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
failures = []


def expect(what, found, expected):
    if found != expected:
        failures.append(f"{what}: {found}, expected {expected}")


def unescaped(field):
    return re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r"}.get(m[1], m[1]), field)


class Import:
    def __init__(self, *arguments, status=0):
        done = subprocess.run([tools / "qda-import", *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, encoding="utf-8")
        expect(f"{arguments}: status", done.returncode, status)
        self.said = done.stderr
        lines = [line.split("\t") for line in done.stdout.splitlines()]
        table = [line for line in lines if not line[0].startswith("#")]
        self.rows = [dict(zip(table[0], map(unescaped, row))) for row in table[1:]] if table else []
        self.entries = collections.Counter(line[0][1:] for line in lines if line[0].startswith("#"))
        self.names = {kind: [unescaped(line[1])[5:] for line in lines if line[0] == "#" + kind] for kind in ("document", "code", "coder")}
        self.keys = collections.Counter(field.split(":")[0] for line in lines if line[0].startswith("#") for field in line[1:])
        self.groups = {(line[0], field) for line in lines for field in line[1:] if field.startswith("group:")}

    def counts(self):
        codings = [row for row in self.rows if row["code"]]
        return (self.entries["document"], len({(row["document"], row["quotation"]) for row in self.rows}),
                len(self.rows) - len(codings), self.entries["code"], len(codings))

    def top(self, n):
        return collections.Counter(row["code"] for row in self.rows if row["code"]).most_common(n)

    def coders(self):
        return collections.Counter(row["coder"] for row in self.rows if row["code"] and row["coder"])


def atlasti_bundle():
    folder = samples / "atlasti" / "td-survey-biazottoj"
    project = Import(folder / "merged-joao-arthur.atlproj23", "--text", "--with", "reference")
    expect("bundle: documents, quotations, uncoded, codes, codings", project.counts(), (103, 836, 1, 495, 1097))
    expect("bundle: top", sorted(project.top(4)), [("s1_q1", 21), ("s1_q2", 21), ("s2_q1", 18), ("s5_q1", 18)])
    expect("bundle: coders", len(project.coders()), 1)
    expect("bundle: groups of documents and codes", sorted(collections.Counter(kind for kind, _ in project.groups).items()),
           [("#code", 1), ("#document", 34)])
    expect("bundle: folder with codes", (project.entries["category"], project.keys["category"]), (1, 22))
    texts = {row["quotation"]: row for row in project.rows}
    report = (folder / "codes-report-exported-from-atlasti.txt").read_text(encoding="utf-8").split("\n")
    same = paragraphs = heads = 0
    for i, line in enumerate(report):
        head = re.match(r"^  (\d+:\d+) (¶ \d+(?: – \d+)?), in ", line)
        if not head:
            continue
        heads += 1
        text = []
        for further in report[i + 1:]:
            if re.match(r"^  \S", further) or re.match(r"^\d+ Quotations:", further):
                break
            text.append(further)
        found = texts.get(head[1], {"text": "", "reference": ""})
        same += found["text"].strip() == "\n".join(text).strip()
        paragraphs += found["reference"] == head[2]
    # Four were edited between the two exports, of which the paragraphs stayed.
    expect("bundle: entries of the report, equal texts", (heads, same), (121, 117))
    expect("bundle: equal paragraphs", paragraphs >= 117, True)


def maxqda():
    segments = Import(samples / "maxqda" / "chess-coded-segments.xlsx")
    expect("maxqda: documents, codes, coded segments", (segments.counts()[0], *segments.counts()[3:]), (1, 9, 86))
    expect("maxqda: top", segments.top(3), [("Interviewer", 31), ("Participant", 29), ("Usability_EaseOfUse", 6)])


def dedoose():
    excerpts = Import(samples / "dedoose" / "mock-excerpts.xlsx")
    expect("dedoose: documents, excerpts, uncoded, codes, codings", excerpts.counts(), (20, 20, 0, 11, 120))
    expect("dedoose: top", excerpts.top(2), [("Academic Skills", 20), ("Self-esteem", 15)])
    copies = Import(*(samples / "dedoose" / f"coder_{coder}.docx" for coder in "ab"))
    expect("dedoose: documents, codes and codings of two coders", (copies.counts()[0], copies.counts()[3], copies.coders()),
           (1, 6, {"coder_a": 6, "coder_b": 5}))
    by = {row["coder"]: set() for row in excerpts.rows}
    for row in excerpts.rows:
        by[row["coder"]].add((row["document"], row["quotation"]))
    expect("dedoose: excerpts of coders", {coder: len(excerpts) for coder, excerpts in by.items()},
           {"Aliyah": 4, "Priya": 4, "Jordan": 3, "Lina": 3, "Mateo": 3, "Rohan": 3})


def taguette():
    for name, counts, top in (
            ("serdif-20220224-all_tags.csv", (17, 1804, 25, 1940), ("Moderator comment", 184)),
            ("guardian-all_tags.xlsx", (2, 27, 6, 27), ("real-meat-issue", 14)),
            ("ai-guidelines-all_tags-noid.csv", (36, 421, 31, 422), ("Human oversight", 51))):
        highlights = Import(samples / "taguette" / name)
        documents, quotations, _, codes, codings = highlights.counts()
        expect(f"{name}: documents, highlights, codes, codings", (documents, quotations, codes, codings), counts)
        expect(f"{name}: top", highlights.top(1), [top])
    both = Import(samples / "taguette" / "serdif-20220224-all_tags.csv", "--codes", samples / "taguette" / "serdif-20220223-codebook.csv")
    names = set(both.names["code"])
    expect("taguette: codes of the codebook are known", len(names) >= 120 and "tag" not in names, True)


def nvivo():
    for path in sorted((samples / "nvivo").glob("*.xlsx")):
        expect(f"{path.name}: refused", "is a matrix of NVivo" in Import(path, status=2).said, True)


def marked_texts():
    for name, codes, codings in (("example-1", 16, 16), ("example-2", 5, 5), ("ci_example_1", 0, 0), ("anchor-example-1", 4, 4),
                                 ("state-example-1", 0, 0), ("network-example-1", 0, 0), ("merging-test-1-primary", 4, 5),
                                 ("merging-test-1-secondary", 4, 5)):
        source = Import(samples / "rock" / f"{name}.rock")
        used = {row["code"] for row in source.rows if row["code"]}
        expect(f"{name}: documents, used codes, codings", (source.counts()[0], len(used), source.counts()[4]), (1, codes, codings))
        expect(f"{name}: coders", source.entries["coder"], 0)
    both = Import(*(samples / "rock" / f"merging-test-1-{which}.rock" for which in ("primary", "secondary")), "--text")
    expect("rock: two copies are one document", (both.entries["document"], len(both.rows)), (1, 10))
    words = {}
    for row in both.rows:
        expect(f"rock: the words of {row['quotation']}", words.setdefault(row["quotation"], row["text"]), row["text"])
    qcoder = Import(samples / "qcoder" / "CoC_Example1_MU.txt", "--text")
    expect("qcoder", (qcoder.counts()[0], *qcoder.counts()[3:]), (1, 6, 7))
    expect("qcoder: top", qcoder.top(1), [("consequences", 2)])
    marked = (samples / "qcoder" / "CoC_Example1_MU.txt").read_text(encoding="utf-8")
    plain = re.sub(r"\(/QCODE\)\s*\{[^}]*\}|\(QCODE\)", "", marked)
    for row in qcoder.rows:
        expect("qcoder: a slice", plain[int(row["start"]):int(row["end"])], row["text"])


def main():
    if not samples.is_dir():
        print(f"skipped: no samples in {samples}")
        return SKIPPED
    for part in (atlasti_bundle, maxqda, dedoose, taguette, nvivo, marked_texts):
        part()
    print("\n".join(failures) or "all as counted")
    return 1 if failures else 0


sys.exit(main())
