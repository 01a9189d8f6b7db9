"""Databases of projects, read again with Python's sqlite3 and html.parser: the same documents, codes, coders and codings.

    python3 tests/reference/project_databases.py BIN DATA SAMPLES

DATA holds our own small projects, as SQL. SAMPLES is a folder of real ones from public repositories, which are no part of
this one: without it, what is of them is left out, and said. Expected are the counts of its SOURCES.md, and for every coding
document, place, code and coder, by the rules of the importers (lib/qda/import/*.hpp).
"""
import collections
import html.parser
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

tools, data, samples = [pathlib.Path(name) for name in sys.argv[1:4]]
UNESCAPED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\", "#": "#"}
failures = []


def fields(line):
    return [re.sub(r"\\(.)", lambda m: UNESCAPED[m[1]], field) for field in line.split("\t")]


def plain(text):
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


def place(text, stored, start, end, words):
    """Where `words` are, in code points of the plain text: as the place says in some unit, else nearest to it."""
    as_is, text, words = text or "", plain(text), plain(words)
    units = {"points": lambda s: len(s), "utf16": lambda s: len(s.encode("utf-16-le")) // 2}
    if not words:
        return (start, end) if 0 <= start <= end <= len(text) else None
    for count in (units[name] for name in stored):
        for whole in (text, as_is):
            # The prefix that has that many units: found by trying, as slow as it is plain.
            starts = [i for i in range(min(start, len(whole)) + 1) if count(whole[:i]) == start] if count is not units["points"] else [start]
            for i in starts:
                ends = [i + len(w) for w in (words, words.replace("\n", "\r\n")) if whole[i:i + len(w)] == w and count(w) == end - start]
                if ends:
                    return len(plain(whole[:i])), len(plain(whole[:ends[0]]))
    at = min((i for i in range(max(0, start - 100), min(len(text), start + 100) + 1) if text.startswith(words, i)),
             key=lambda i: (abs(i - start), -i), default=None)
    if at is not None:
        return at, at + len(words)
    return (start, end) if 0 <= start <= end <= len(text) else None


class Project:
    def __init__(self):
        self.lengths, self.codes, self.coders, self.rows = {}, set(), set(), collections.Counter()

    def add(self, document, span, code, coder):
        self.rows[(document, *(map(str, span) if span else ("", "")), code or "", coder or "")] += 1
        if coder:
            self.coders.add(coder)


def qualcoder(base):
    project = Project()
    texts = {id: (name, text) for id, name, text in base.execute("SELECT id, name, fulltext FROM source")}
    project.lengths = {name: len(plain(text)) if text else None for name, text in texts.values()}
    codes = dict(base.execute("SELECT cid, name FROM code_name"))
    project.codes = set(codes.values())
    for cid, fid, start, end, words, owner in base.execute("SELECT cid, fid, pos0, pos1, seltext, owner FROM code_text"):
        name, text = texts[fid]
        project.add(name, place(text, ("points", "utf16"), start, end, words), codes[cid], owner)
    for cid, id, owner in base.execute("SELECT cid, id, owner FROM code_image"):
        project.add(texts[id][0], None, codes[cid], owner)
    for cid, id, start, end, owner in base.execute("SELECT cid, id, pos0, pos1, owner FROM code_av"):
        project.add(texts[id][0], (start, end), codes[cid], owner)
    return project


def rqda(base):
    project = Project()
    texts = {id: (name, text) for id, name, text in base.execute("SELECT id, name, file FROM source WHERE status = 1")}
    project.lengths = {name: len(plain(text)) for name, text in texts.values()}
    codes = dict(base.execute("SELECT id, name FROM freecode WHERE status = 1"))
    project.codes = set(codes.values())
    for cid, fid, start, end, words, owner in base.execute(
            "SELECT cid, fid, selfirst, selend, seltext, owner FROM coding WHERE status = 1"):
        if cid in codes and fid in texts:
            name, text = texts[fid]
            project.add(name, place(text, ("points",), int(start), int(end), words), codes[cid], owner)
    return project


class Text(html.parser.HTMLParser):
    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.feed(plain(markup))
        self.close()
        self.text = "".join(self.parts)

    def handle_data(self, data):
        self.parts.append(data)


def taguette(base):
    project = Project()
    texts = {id: (name, Text(contents).text) for id, name, contents in base.execute("SELECT id, name, contents FROM documents")}
    project.lengths = {name: len(text) for name, text in texts.values()}
    codes = dict(base.execute("SELECT id, path FROM tags"))
    project.codes = set(codes.values())
    tagged = collections.defaultdict(list)
    for highlight, tag in base.execute("SELECT highlight_id, tag_id FROM highlight_tags"):
        tagged[highlight].append(codes[tag])
    for id, document, start, end in base.execute("SELECT id, document_id, start_offset, end_offset FROM highlights"):
        name, text = texts[document]
        span = [len(text.encode()[:at].decode(errors="ignore")) for at in (start, end)]
        for code in tagged[id] or [""]:
            project.add(name, span, code, "")
    return project


def requal(base):
    project = Project()
    texts = {id: (name, text) for id, name, text in base.execute("SELECT doc_id, doc_name, doc_text FROM documents")}
    project.lengths = {name: len(text) for name, text in texts.values()}
    codes = dict(base.execute("SELECT code_id, code_name FROM codes"))
    project.codes = set(codes.values())
    users = {id: name or login for id, name, login in base.execute("SELECT user_id, user_name, user_login FROM users")}
    for doc, code, user, start, end, words in base.execute(
            "SELECT doc_id, code_id, user_id, segment_start, segment_end, segment_text FROM segments"):
        assert texts[doc][1][start - 1:end] == words
        project.add(texts[doc][0], (start - 1, end), codes.get(code), users[user])
    project.coders = set(users.values())
    return project


def maxqda(base):
    columns = {table: [row[1] for row in base.execute(f"PRAGMA table_info({table})")] for table in ("Texts", "Codewords", "Codings")}
    live = {table: " WHERE ToDelete = 0" if "ToDelete" in names else "" for table, names in columns.items()}
    project = Project()
    texts = dict(base.execute("SELECT ID, Name FROM Texts" + live["Texts"]))
    project.lengths = dict.fromkeys(texts.values())
    words = {id: (name, above) for id, name, above in base.execute("SELECT ID, Name, WordID FROM Codewords" + live["Codewords"])}
    times = collections.Counter(name for name, _ in words.values())

    def path(id):
        name, above = words[id]
        return f"{path(above)}>{name}" if above in words else name

    codes = {id: path(id) if times[name] > 1 else name for id, (name, _) in words.items()}
    project.codes = set(codes.values())
    for text, word, author, kind, start, end in base.execute(
            "SELECT TextID, WordID, Author, SegPosType, SegPos1X, SegPos2X FROM Codings" + live["Codings"]):
        if text in texts and word in codes:
            project.add(texts[text], (start, end) if kind == 1 else None, codes[word], author)
    return project


def imported(path):
    stream = subprocess.run([tools / "qda-import", path], capture_output=True, text=True, encoding="utf-8", check=True).stdout
    project = Project()
    rows = []
    for line in map(fields, stream.rstrip("\n").split("\n")):
        keys = dict(field.split(":", 1) for field in line[1:]) if line[0] in ("#document", "#code", "#coder") else {}
        if line[0] == "#document":
            project.lengths[keys["name"]] = int(keys["length"]) if "length" in keys else None
        elif line[0] == "#code":
            project.codes.add(keys["name"])
        elif line[0] == "#coder":
            project.coders.add(keys["name"])
        elif not line[0].startswith("#"):
            rows.append(line)
    quotations = {}
    for document, quotation, start, end, code, coder, *labels in rows[1:]:
        project.rows[(document, start, end, code, coder)] += 1
        quotations.setdefault((document, quotation), set()).add((start, end))
    assert all(len(places) == 1 for places in quotations.values())
    return project, len(quotations)


def compare(shown, path, reader, counts=None):
    base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    expected, (found, quotations) = reader(base), imported(path)
    base.close()
    for what in ("lengths", "codes", "coders", "rows"):
        if getattr(found, what) != getattr(expected, what):
            failures.append(f"{shown}: other {what}")
    coded = sum(n for row, n in found.rows.items() if row[3])
    if counts and counts != (len(found.lengths), len(found.codes), coded, len(found.coders)):
        failures.append(f"{shown}: {len(found.lengths)} documents, {len(found.codes)} codes, {coded} codings, "
                        f"{len(found.coders)} coders; expected {counts}")
    print(f"{shown}: {len(found.lengths)} documents, {len(found.codes)} codes, {coded} codings of {quotations} quotations")


# Documents, codes, coded segments and coders, as SOURCES.md counts them (of Requal it counts users who coded: all of them).
REAL = [
    ("qualcoder/mannheimer-v8-data.qda", qualcoder, (30, 230, 753, 1)),
    ("taguette/lesson-sample-project.sqlite3", taguette, (10, 6, 24, 0)),
    ("rqda/short-stories.rqda", rqda, (6, 12, 121, 1)),
    ("rqda/opcw-csp-dg.rqda", rqda, (13, 2, 21, 1)),
    ("rqda/iwa-abstracts.rqda", rqda, (225, 28, 591, 1)),
    ("requal/mock.requal", requal, (3, 4, 19, 1)),
    ("maxqda/historical-docs-mx12.mex", maxqda, (39, 7, 402, 1)),
]
with tempfile.TemporaryDirectory() as folder:
    for reader in (qualcoder, taguette, rqda, requal, maxqda):
        made = os.path.join(folder, reader.__name__)
        subprocess.run([sys.executable, data / "database.py", made, data / reader.__name__ / "project.sql"], check=True)
        compare(reader.__name__, made, reader)
for name, reader, counts in REAL:
    if (samples / name).is_file():
        compare(name, samples / name, reader, counts)
    else:
        print(f"left out, as it is not there: {name}")
print("\n".join(failures) or "all agree")
sys.exit(1 if failures else 0)
