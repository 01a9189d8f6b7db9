"""Real lists of ATLAS.ti give the counts that others made of them.

    python3 tests/reference/atlasti_samples.py SAMPLES BIN

SAMPLES is a folder of exports from public repositories, which are no part of this one: without it the test is skipped
(status 77). Expected are the counts of its SOURCES.md, made with Python's csv module, zipfile and ElementTree.
"""
import collections
import pathlib
import subprocess
import sys

SKIPPED = 77

samples, tools = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
failures = []


def expect(what, found, expected):
    if found != expected:
        failures.append(f"{what}: {found}, expected {expected}")


def run(*arguments, standard_input=None):
    return subprocess.run([tools / "qda-import", *map(str, arguments)], stdin=standard_input, capture_output=True,
                          text=True, encoding="utf-8")


def entries(stream, word):
    lines = [line.split("\t") for line in stream.splitlines() if line.startswith("#" + word + "\t")]
    return [[field.split(":", 1) for field in line[1:]] for line in lines]


class Counts:
    def __init__(self, stream):
        rows = [line.split("\t") for line in stream.splitlines() if not line.startswith("#")][1:]
        self.quotations = len({(row[0], row[1]) for row in rows})
        self.documents = len(entries(stream, "document"))
        self.codings = sum(1 for row in rows if row[4])
        self.used = collections.Counter(row[4] for row in rows if row[4])
        self.uncoded = sum(1 for row in rows if not row[4])
        self.codes = entries(stream, "code")


def scr_waltim():
    folder = samples / "scr-waltim"
    for standard_input in (False, True):
        with open(folder / "quotations.xlsx", "rb") as file:
            name = "-" if standard_input else folder / "quotations.xlsx"
            result = run(name, "--codes", folder / "codes_catalog.xlsx", standard_input=file)
        counts = Counts(result.stdout)
        expect("scr-waltim: messages", result.stderr, "")
        expect("scr-waltim", (counts.quotations, counts.uncoded, counts.documents, counts.codings), (545, 2, 35, 891))
        expect("scr-waltim: codes", len(counts.codes), 116)
        expect("scr-waltim: top", counts.used.most_common(2),
               [("Improve code expressiveness", 76), ("Improve code understanding", 47)])
        groups = {value for code in counts.codes for key, value in code if key == "group"}
        expect("scr-waltim: a group", "Human & Knowledge Factors" in groups, True)
        expect("scr-waltim: comments without --text", any(key == "comment" for code in counts.codes for key, _ in code), False)


def edgeai():
    folder = samples / "edgeai-icsa26"
    quotations = folder / "20250914_quotation_export.csv"
    for codes, n_groups in ((None, 0), ("20250914_codebook_full.csv", 465), ("20250914_code_list_frequencies.csv", 465)):
        result = run(quotations, *(["--codes", folder / codes] if codes else []))
        counts = Counts(result.stdout)
        expect(f"edgeai, {codes}", (counts.quotations, counts.documents, counts.codings, len(counts.used)),
               (394, 1, 1465, 436))
        expect(f"edgeai, {codes}: warnings", "may separate codes or be part of a name" in result.stderr, False)
        if codes:
            parents = collections.Counter(key == "parent" for code in counts.codes for key, _ in code)[True]
            # One code is used and not listed: the lists were exported at different moments.
            expect(f"edgeai, {codes}: codes and subcodes", (len(counts.codes), parents), (465 + 1, 447))
            expect(f"edgeai, {codes}: not listed", "a code of the list is not in --codes" in result.stderr, True)
            groups = sum(1 for code in counts.codes for key, _ in code if key == "group")
            expect(f"edgeai, {codes}: groups", groups, n_groups)
    themes = run(quotations, "--codes", folder / "20250914_theme_frequencies.csv").stdout
    listed = [code for code in Counts(themes).codes if any(key == "group" for key, _ in code)]
    expect("edgeai: themes", len(listed), 18)


def design_issues():
    result = run(samples / "design-issues-gwn" / "input_structural.csv")
    counts = Counts(result.stdout)
    expect("design-issues", (counts.quotations, counts.documents, counts.codings, len(counts.used)), (3886, 36, 4009, 17))
    expect("design-issues: top", counts.used.most_common(3),
           [("Architectural solution benefits and drawbacks", 1203), ("Comment", 988),
            ("Architectural design configuration", 491)])
    expect("design-issues: 501 rows warned", "501 rows where the number of codes differs" in result.stderr, True)


def passenger_forms():
    file = samples / "passenger-forms-xml" / "passenger-location-forms.xml"
    result = run(file, "--with", "reference")
    counts = Counts(result.stdout)
    expect("passenger-forms", (counts.quotations, counts.documents, counts.codings, len(counts.codes)), (147, 5, 148, 138))
    expect("passenger-forms: top", {counts.used["Nationality"], counts.used["Signature"]}, {3})
    placed = {tuple(row[:2]) for line in result.stdout.splitlines() if (row := line.split("\t"))[0][:1] != "#" and row[2]}
    expect("passenger-forms: texts, and the header", len(placed), 114 + 1)
    groups = [value for code in counts.codes for key, value in code if key == "group"]
    expect("passenger-forms: code groups", (len(set(groups)), len(groups)), (33, 160))
    groups = [value for document in entries(result.stdout, "document") for key, value in document if key == "group"]
    expect("passenger-forms: document groups", (len(set(groups)), len(groups)), (5, 5))
    expect("passenger-forms: areas", "33 of 147 quotations have no offsets (33 areas" in result.stderr, True)


def refused():
    for name, words in (
            ("ej-cooc/EJ and Maritime JET guiding principles.xlsx", "is a table of co-occurring codes"),
            ("edgeai-icsa26/20250914_code_coocurrrence.xlsx", "is a table of co-occurring codes"),
            ("edgeai-icsa26/20250914_code_list_frequencies.csv", "give this one as --codes FILE"),
            ("scr-waltim/codes_catalog.xlsx", "give this one as --codes FILE")):
        result = run(samples / name)
        expect(f"{name}: status", result.returncode, 2)
        expect(f"{name}: rows", result.stdout.count("\n") < 4, True)
        expect(f"{name}: says why", words in result.stderr and "\nhint: " in result.stderr, True)


if not samples.is_dir():
    print(f"skipped: {samples} is not there")
    sys.exit(SKIPPED)
for part in (scr_waltim, edgeai, design_issues, passenger_forms, refused):
    part()
print("\n".join(failures) or "every list gives its counts")
sys.exit(1 if failures else 0)
