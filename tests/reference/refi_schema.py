"""What qda-export writes is valid against the schema of REFI-QDA, part by part where programs are strict.

    python3 tests/reference/refi_schema.py SCHEMA BIN DATA

SCHEMA is Project.xsd, which is no part of this repository; without it or xmllint the test is skipped (status 77).
"""
import io
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

SKIPPED = 77
schema, tools, data = map(pathlib.Path, sys.argv[1:4])
if not schema.is_file() or not shutil.which("xmllint"):
    print(f"skipped: no {schema.name if not schema.is_file() else 'xmllint'}")
    sys.exit(SKIPPED)

failures = []
INPUTS = ["refi/code-points.qdpx", "refi/utf-16-crlf.qdpx", "refi/everything.qdpx", "atlasti/stored_hu.xml"]
for name in INPUTS:
    result = subprocess.run([tools / "qda-export", data / name, "--without-texts"], capture_output=True, check=True)
    archive = zipfile.ZipFile(io.BytesIO(result.stdout))
    xml = archive.read("project.qde")
    valid = subprocess.run(["xmllint", "--noout", "--schema", schema, "-"], input=xml, capture_output=True)
    if valid.returncode != 0:
        failures.append(f"{name}: {valid.stderr.decode()}")
    text = xml.decode()
    given = re.findall(r'(?<=[\s<])guid="([^"]*)"', text)
    if len(given) != len(set(given)) or any(guid != guid.upper() for guid in given):
        failures.append(f"{name}: GUIDs that are not upper case, or twice")
    lost = set(re.findall(r'(?:targetGUID|creatingUser)="([^"]*)"', text)) - set(given)
    if lost:
        failures.append(f"{name}: references to nothing: {lost}")
    if len(re.findall("<Code ", text)) != len(re.findall("isCodable=", text)):
        failures.append(f"{name}: codes that do not say whether they are codable")
    for path in re.findall(r'plainTextPath="internal://([^"]*)"', text):
        if f"sources/{path}" not in archive.namelist():
            failures.append(f"{name}: no part {path}")
for failure in failures:
    print(failure)
print(f"{len(INPUTS)} projects, {len(failures)} failures")
sys.exit(1 if failures else 0)
