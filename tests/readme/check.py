"""Runs every command that the README and the help texts show, in a copy of the tree.

    check.py SOURCE_ROOT FOLDER_OF_BUILT_TOOLS

The README's ```sh blocks are one session, in order; ```python, ```r and ```sql blocks run behind it in the folder where
the session ended (r and sql only where Rscript and duckdb are installed). A ```text or ```markdown block must stand in what
the ```sh block before it prints. Each line under "Example" in a tool's --help runs by itself, beside quotations.csv, quotations.xlsx,
codebook.yaml, a labelled stream, the files of two coders, and a project with the texts of its documents.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

root, tools = Path(sys.argv[1]), Path(sys.argv[2])
environment = {**os.environ, "QDA_BIN": str(tools), "PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}


def run(command, folder, shown):
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"status {done.returncode} of:\n{shown}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def bash(script, folder):
    return run(["bash", "-euo", "pipefail", "-c", script], folder, script)


def check_readme(copy):
    text = (root / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```", text, re.S | re.M)
    session = [code for language, code in blocks if language == "sh"]
    end = "--- end of a block ---\n"
    printed = bash("".join(f"{code}echo '{end[:-1]}'\n" for code in session) + 'pwd >"$WHERE"', copy).split(end)
    done = 0
    for language, code in blocks:
        if language == "sh":
            done += 1
        elif language in ("text", "markdown") and code not in printed[done - 1]:
            sys.exit(f"the README shows something else than this prints:\n{session[done - 1]}\n{printed[done - 1]}")
    folder = Path((copy / "where").read_text().strip())
    for language, code in blocks:
        if language == "python":
            run([sys.executable, "-c", code], folder, code)
        elif language == "r" and shutil.which("Rscript"):
            run(["Rscript", "-e", code], folder, code)
        elif language == "sql" and shutil.which("duckdb"):
            run(["duckdb", ":memory:", code], folder, code)
        elif language in ("r", "sql"):
            print(f"skipped: a {language} block, its program is not installed")
    return len(session)


def check_help(copy):
    folder = copy / "help"
    folder.mkdir()
    for export in ("quotations.csv", "quotations.xlsx", "quotations.xml"):
        shutil.copy(root / "examples/01-oss-3006" / export, folder)
    for file in ("anna.csv", "ben.csv", "documents.seg"):
        shutil.copy(root / "examples/05-two-coders" / file, folder)
    shutil.copy(root / "codebook/oss-3006.yaml", folder / "codebook.yaml")
    shutil.copy(root / "examples/03-formats/projects/project.qdpx", folder)
    bash("qda-label quotations.csv --codebook codebook.yaml -o labelled.seg", folder)
    bash("qda-import project.qdpx -o coded.seg", folder)
    (folder / "texts").mkdir()
    with zipfile.ZipFile(folder / "project.qdpx") as archive:
        for guid, name in re.findall(r'<TextSource guid="([^"]+)" name="([^"]+)"', archive.read("project.qde").decode()):
            (folder / "texts" / f"{name}.txt").write_bytes(archive.read(f"sources/{guid}.txt"))
    examples = []
    for tool in bash("qda --list-tools", folder).split():
        help_text = bash(f"qda-{tool} --help", folder)
        found = re.search(r"^Examples?:\n((?:  .*\n?)+)", help_text, re.M)
        if not found:
            sys.exit(f"qda-{tool} --help shows no example")
        examples += re.sub(r"\\\n\s*", " ", found[1]).strip().splitlines()
    overview = bash("qda", folder)
    examples.append(re.sub(r"\\\n\s*", " ", overview[overview.index("  qda-import quotations") :]))
    for example in examples:
        bash(example, folder)
    return len(examples)


with tempfile.TemporaryDirectory() as scratch:
    tree = Path(scratch) / "qdatools"
    tree.mkdir()
    for name in [".ci", "codebook", "examples", "README.md"]:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("out"))
        else:
            shutil.copy(source, tree / name)
    environment["WHERE"] = str(tree / "where")
    blocks = check_readme(tree)
    examples = check_help(tree)
    print(f"{blocks} blocks of the README and {examples} examples of the help texts ran")
