"""XML exports of ATLAS.ti, read again with Python's ElementTree: the same rows, names and groups.

    python3 tests/reference/stored_hu.py BIN FILE ...

compares what qda-import writes with what follows from the elements of each file, by the rules of lib/qda/import/stored_hu.hpp.
A FILE that is not there is left out, and said: the real sample is no part of the repository.
"""
import collections
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

UNESCAPED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\", "#": "#"}


def fields(line):
    return [re.sub(r"\\(.)", lambda m: UNESCAPED[m[1]], field) for field in line.split("\t")]


def numbers(loc):
    return [int(part) for part in loc.split(":")] if re.fullmatch(r"\d+:\d+:\d+:\d+", loc) else None


def words(element):
    return "\n".join("".join(p.itertext()) for p in element.findall("p")) if element is not None else ""


def expected(root):
    """Rows, as sets of fields by column; groups of each document and code."""
    codes = {code.get("id"): code.get("name") for code in root.find("codes")}
    applied = collections.defaultdict(list)
    for link in root.iterfind("links/objectSegmentLinks/codings/iLink"):
        if link.get("obj") in codes:
            applied[link.get("qRef")].append(codes[link.get("obj")])
    rows = []
    groups = {"document": {}, "code": {name: [] for name in codes.values()}}
    names = {}
    for document in root.find("primDocs"):
        name = names[document.get("id")] = document.get("name")
        groups["document"][name] = []
        for quotation in document.iterfind("quotations/q"):
            place = numbers(quotation.get("loc"))
            if place and place[:2] > place[2:]:
                place = None
            start, end = (f"{place[0]}:{place[1]}", f"{place[2]}:{place[3]}") if place else ("", "")
            id = ":".join(quotation.get("id")[1:].split("_")[:2])
            said = [quotation.get("au"), words(quotation.find("content")), words(quotation.find("comment")),
                    quotation.get("cDate"), quotation.get("loc")]
            for code in applied[quotation.get("id")] or [""]:
                rows.append([name, id, start, end, code, "", *said])
    for kind, path, named in (("document", "families/primDocFamilies/primDocFamily", names),
                              ("code", "families/codeFamilies/codeFamily", codes)):
        for family in root.iterfind(path):
            for item in family.findall("item"):
                if item.get("id") in named:
                    groups[kind][named[item.get("id")]].append(family.get("name"))
    return rows, groups


def compare(tools, path):
    stream = subprocess.run([tools / "qda-import", path, "--text", "--with", "quotation_by,created,reference"],
                            capture_output=True, text=True, encoding="utf-8", check=True).stdout
    lines = [fields(line) for line in stream.split("\n") if line]
    rows = [line for line in lines if not line[0].startswith("#") or line[0] == "\\#"][1:]
    groups = {"document": {}, "code": {}}
    for line in lines:
        if line[0] in ("#document", "#code"):
            keys = [field.split(":", 1) for field in line[1:]]
            groups[line[0][1:]][keys[0][1]] = [value for key, value in keys if key == "group"]
    wanted_rows, wanted_groups = expected(xml.etree.ElementTree.parse(path).getroot())
    assert rows == wanted_rows, [pair for pair in zip(rows, wanted_rows) if pair[0] != pair[1]][:3] or (len(rows), len(wanted_rows))
    assert groups == wanted_groups, groups
    coded = sum(1 for row in rows if row[4])
    print(f"{path.name}: {len({tuple(row[:2]) for row in rows})} quotations, {coded} codings, {len(groups['code'])} codes, "
          f"{len(groups['document'])} documents agree")


for name in sys.argv[2:]:
    if pathlib.Path(name).exists():
        compare(pathlib.Path(sys.argv[1]), pathlib.Path(name))
    else:
        print(f"left out, as it is not there: {name}")
