"""A table in Word: what qda-table writes as Markdown and HTML becomes, through pandoc, a real table with its caption, the
heading as a heading row, and the cells that the table has. And LaTeX prints its form, where pdflatex is installed.

    tables.py FOLDER_OF_BUILT_TOOLS

Ends with status 77, skipped, where pandoc is not installed.
"""
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

if not shutil.which("pandoc"):
    print("skipped: pandoc is not installed")
    sys.exit(77)
tools = Path(sys.argv[1])
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ["Algemene voorwaarden", "*geen ster*", "a|b", "een heel lange naam van een indicator die over meer dan een regel gaat en nog verder", "50 % & meer_dan",
         "=1+1", "'s avonds"]


def table(rows, text=False):
    lines = ["#qda\t1\ttable", "#title\tFragmenten per *naam*", "#note\teenheid: fragmenten", "#column\tname:variable\trole:key",
             "#column\tname:quotations\trole:count", "#column\tname:share\trole:share", "variable\tquotations\tshare"]
    lines += [f"{NAMES[i % len(NAMES)]} {i}\t{i * 3 - 1}\t{i / 8}" for i in range(rows)] + ["total\t99\tNA", "#end"]
    return "\n".join(lines) + "\n"


def run(command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{command} failed: {done.stderr}")
    return done.stdout


def cells_of(docx):
    """The rows of the only table, its heading rows, and the caption."""
    with zipfile.ZipFile(docx) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    tables = list(body.iter(W + "tbl"))
    if len(tables) != 1:
        sys.exit(f"{len(tables)} tables in {docx.name}")
    rows = [["".join(t.text or "" for t in cell.iter(W + "t")) for cell in row.iter(W + "tc")] for row in tables[0].iter(W + "tr")]
    headings = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in tables[0].iter(W + "tr")]
    captions = ["".join(t.text or "" for t in p.iter(W + "t")) for p in body.iter(W + "p")
                if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and "Caption" in style.get(W + "val")]
    return rows, headings, captions


def plain(text):
    return " ".join(text.replace("\u2019", "'").split())


shown = run([tools / "qda-table", "--to", "tsv", "--digits", "2"], table(7)).splitlines()[1:]
expected = [["Totaal" if cell == "total" else cell.replace(".", ",") if i else cell for i, cell in enumerate(line.split("\t"))] for line in shown]
with tempfile.TemporaryDirectory() as folder:
    folder = Path(folder)
    for form, reader in (("md", "markdown"), ("html", "html")):
        page = run([tools / "qda-table", "--to", form, "--number", "6", "--language", "nl"], table(7))
        docx = folder / f"{form}.docx"
        run(["pandoc", "-f", reader, "-o", docx], page)
        rows, headings, captions = cells_of(docx)
        got = [[plain(cell) for cell in row] for row in rows]
        if got != [["Variabele", "Fragmenten", "Aandeel"]] + expected:
            sys.exit(f"{form}: other cells in Word: {got}")
        if not headings[0] or any(headings[1:]):
            sys.exit(f"{form}: the heading row is not one, or not alone: {headings}")
        if captions != ["Tabel 6: Fragmenten per *naam*"]:
            sys.exit(f"{form}: the caption became {captions}")
        print(f"{form}: {len(got)} rows, heading and caption as they are")
    if not shutil.which("pdflatex"):
        print("latex: skipped, pdflatex is not installed")
        sys.exit(0)
    short, long_one = (run([tools / "qda-table", "--to", "latex", "--number", "6"], table(n)) for n in (7, 120))
    if "longtable" in short or "\\endhead" not in long_one:
        sys.exit("latex: 120 rows are more than a page, 7 are not")
    (folder / "doc.tex").write_text("\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{array,booktabs,longtable,graphicx}"
                                    "\\begin{document}\n" + short + long_one + "\\end{document}\n", encoding="utf-8")
    done = subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "doc.tex"], cwd=folder, capture_output=True)
    log = done.stdout.decode("utf-8", "replace")
    if done.returncode or "Overfull" in log:
        sys.exit("latex: " + log[-2000:])
    print("latex: a table and a long one printed, nothing too wide")
