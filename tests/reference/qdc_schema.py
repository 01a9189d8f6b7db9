"""Is what qda-codebook to-qdc writes a codebook of REFI-QDA?

    qdc_schema.py FOLDER_OF_BUILT_TOOLS SCHEMA_OR_NOTHING SAMPLES_OR_NOTHING CODEBOOK...

Checks each file against the rules of Codebook.xsd, written down here again: which elements stand in which, in which order,
which attributes they need and of what shape. Where xmllint and the schema itself are there, the schema is asked as well, and
each .qdc among the samples is read and written again; where they are not, that is said.
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

tools, schema, samples, codebooks = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]
GUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
CHILDREN = {"CodeBook": ["Codes", "Sets"], "Codes": ["Code"], "Sets": ["Set"], "Code": ["Description", "Code"],
            "Set": ["Description", "MemberCode"], "Description": [], "MemberCode": []}
ATTRIBUTES = {"Code": {"guid", "name", "isCodable"}, "Set": {"guid", "name"}, "MemberCode": {"guid"}}
ALLOWED = {"CodeBook": {"origin"}, "Code": {"guid", "name", "isCodable", "color"}}


def check(element, where):
    name = element.tag.removeprefix("{urn:QDA-XML:codebook:1.0}")
    assert name in CHILDREN, f"{where}: element {element.tag}"
    needed = ATTRIBUTES.get(name, set())
    assert needed <= set(element.attrib) <= needed | ALLOWED.get(name, set()), f"{where}: attributes of {name}"
    assert "guid" not in element.attrib or GUID.fullmatch(element.attrib["guid"]), f"{where}: {element.attrib['guid']}"
    assert element.attrib.get("isCodable", "true") in ("true", "false")
    assert re.fullmatch("#([0-9A-Fa-f]{3}){1,2}", element.attrib.get("color", "#000"))
    order = [CHILDREN[name].index(child.tag.removeprefix("{urn:QDA-XML:codebook:1.0}")) for child in element]
    assert order == sorted(order), f"{where}: the order in {name}"
    assert [child.tag.endswith("}Description") for child in element].count(True) <= 1
    assert name not in ("Codes", "Sets") or len(element) > 0, f"{where}: an empty {name}"
    for child in element:
        check(child, where)


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return done.stdout


asked = shutil.which("xmllint") and schema.is_file()
if not asked:
    print("skipped: the schema itself (no xmllint, or no Codebook.xsd beside the sources)")
with tempfile.TemporaryDirectory() as folder:
    made = Path(folder) / "made.qdc"
    again = Path(folder) / "again.yaml"
    foreign = sorted(samples.glob("*/*.qdc")) if samples.is_dir() else []
    if not foreign:
        print("skipped: files of other programs (none beside the sources)")
    for source in [*codebooks, *foreign]:
        if str(source).endswith(".qdc"):
            run(tools / "qda-codebook", "from-qdc", source, "-o", again)
            run(tools / "qda-codebook", "to-qdc", again, "-o", made)
            names = [sorted(code.attrib["name"] for code in ElementTree.parse(file).iter() if code.tag.endswith("}Code"))
                     for file in (source, made)]
            assert [name for name in names[0] if name != "Nodes"] == names[1], f"{source}: codes got lost"
        else:
            run(tools / "qda-codebook", "to-qdc", source, "-o", made)
        root = ElementTree.parse(made).getroot()
        check(root, source)
        guids = [element.attrib["guid"] for element in root.iter() if not element.tag.endswith("}MemberCode") and "guid" in element.attrib]
        assert len(set(guids)) == len(guids), f"{source}: a GUID twice"
        if asked:
            run("xmllint", "--noout", "--schema", schema, made)
    print(f"{len(codebooks)} codebooks and {len(foreign)} files of other programs are valid")
