#!/usr/bin/env python3
"""Writes the REFI-QDA projects of this folder: make.py [FOLDER]

`code-points`, `utf-16`, `utf-16-crlf` and `crlf-once` hold one project whose positions are counted in four ways, as the
standard says and as programs do; `code-points.qde` is the XML of the first alone. `everything` holds what the standard can say: pages, pictures, recordings, cases, variables,
sets, memos, links, and what is wrong now and then. All people and words are made up.
"""
import os
import sys
import uuid
import zipfile
from xml.sax.saxutils import escape, quoteattr

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
NAMESPACE = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")

# A character beyond U+FFFF and a combining mark stand before what is coded.
TALK = "Talk \U0001F44B\nQ: Cafe\u0301 or home?\nA: Home \U0001F3E1, the waiting list is long.\nQ: Why?\nA: Nobody decides.\n"
DIARY = "Diary\nThe school called; the list moved.\n"

CODES = [("Obstacles", None), ("Time", "Obstacles"), ("Who decides", "Obstacles"), ("Place", None), ("Time", "Place")]
CODERS = ["Ada", "Bo"]
# document, coded words, path of the code, coder
CODINGS = [
    ("Talk", "Home \U0001F3E1", "Place", "Ada"),
    ("Talk", "the waiting list is long", "Obstacles>Time", "Ada"),
    ("Talk", "the waiting list is long", "Obstacles>Time", "Bo"),
    ("Talk", "the waiting list is long", "Place>Time", "Bo"),
    ("Talk", "Nobody decides", "Obstacles>Who decides", "Ada"),
    ("Talk", "home?\nA: Home", "Place", "Bo"),
    ("Diary", "the list moved", "Obstacles>Time", "Bo"),
]
TEXTS = {"Talk": TALK, "Diary": DIARY}


def guid(*parts):
    return str(uuid.uuid5(NAMESPACE, "/".join(parts))).upper()


def path_of(name, parent):
    return name if parent is None else parent + ">" + name


def archive(name, parts, stored=False):
    with zipfile.ZipFile(os.path.join(FOLDER, name), "w") as out:
        for part, data in parts:
            info = zipfile.ZipInfo(part, (2024, 5, 1, 9, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            out.writestr(info, data)


def counted(text, at, utf16, crlf):
    """A position in code points of the text with line feeds, as it is counted otherwise."""
    before = text[:at]
    n = len(before.encode("utf-16-le")) // 2 if utf16 else len(before)
    return n + (before.count("\n") if crlf else 0)


def users_and_codes(case=str.upper):
    out = ["<Users>"]
    out += [f'<User guid="{case(guid("user", c))}" name="{c}"/>' for c in CODERS]
    out += ["</Users><CodeBook><Codes>"]
    for name, parent in CODES:
        if parent is not None:
            continue
        out.append(f'<Code guid="{case(guid("code", name))}" name="{name}" isCodable="true" color="#336699">')
        out += [f'<Code guid="{case(guid("code", path_of(n, p)))}" name="{n}" isCodable="true"/>' for n, p in CODES if p == name]
        out.append("</Code>")
    return out + ["</Codes></CodeBook>"]


def selection(document, words, codings, utf16, crlf, named, case=str.upper):
    text = TEXTS[document]
    start = text.index(words)
    a, b = counted(text, start, utf16, crlf), counted(text, start + len(words), utf16, crlf)
    key = "/".join([document, words] + [c + u for c, u in codings])
    name = named(words)
    out = [f'<PlainTextSelection guid="{case(guid("selection", key))}" name={quoteattr(name)} startPosition="{a}" endPosition="{b}"'
           f' creatingUser="{case(guid("user", "Ada"))}" creationDateTime="2024-05-01T10:00:00Z">']
    for code, coder in codings:
        out.append(f'<Coding guid="{case(guid("coding", document, words, code, coder))}" creatingUser="{case(guid("user", coder))}">'
                   f'<CodeRef targetGUID="{case(guid("code", code))}"/></Coding>')
    return out + ["</PlainTextSelection>"]


def variant(file, origin, folder, utf16=False, crlf_in_text=False, crlf=False, mark=False, named=lambda w: w, apart=False,
            case=str.upper, qde="project.qde", stored=False):
    x = ['<?xml version="1.0" encoding="utf-8"?>\n<Project name="Four ways" origin=' + quoteattr(origin) +
         ' xmlns="urn:QDA-XML:project:1.0">'] + users_and_codes(case) + ["<Sources>"]
    parts = []
    for document, text in TEXTS.items():
        g = case(guid("source", document))
        x.append(f'<TextSource guid="{g}" name="{document}" plainTextPath="internal://{g}.txt" creatingUser="{case(guid("user", "Ada"))}">')
        ranges = {}
        for d, words, code, coder in CODINGS:
            if d == document:
                ranges.setdefault(words, []).append((code, coder))
        for words, codings in ranges.items():
            for some in [[c] for c in codings] if apart else [codings]:
                x += selection(document, words, some, utf16, crlf, named, case)
        x.append("</TextSource>")
        data = (text.replace("\n", "\r\n") if crlf_in_text else text).encode()
        parts.append((f"{folder}/{g}.txt", (b"\xef\xbb\xbf" if mark else b"") + data))
    x.append("</Sources></Project>\n")
    archive(file, parts + [(qde, "\n".join(x).encode())], stored)
    if file == "code-points.qdpx":
        with open(os.path.join(FOLDER, "code-points.qde"), "wb") as out:
            out.write("\n".join(x).encode())


def everything():
    g = lambda *k: guid("everything", *k)
    user, code, source = (lambda n: guid("user", n)), (lambda n: guid("code", n)), (lambda n: g("source", n))
    coding = lambda key, target, who="Ada": (f'<Coding guid="{g("coding", key)}" creatingUser="{user(who)}" creationDateTime="2024-05-02T08:00:00Z">'
                                             f'<CodeRef targetGUID="{target}"/></Coding>')
    x = ['<?xml version="1.0" encoding="utf-8"?>\n<Project name="Everything" origin="Somebody\'s program 1.0" xmlns="urn:QDA-XML:project:1.0">']
    x += users_and_codes()
    x.insert(-1, f'<Code guid="{g("case", "Ms A")}" name="Ms A" isCodable="true"/>')  # a case that is exported as a code, too
    x.insert(-1, f'<Code guid="{g("code", "Folder")}" name="Folder" isCodable="false"><Description>only holds others</Description></Code>')
    x.append(f'<Variables><Variable guid="{g("variable", "age")}" name="Cases:Age group" typeOfVariable="Text"/>'
             f'<Variable guid="{g("variable", "year")}" name="Year" typeOfVariable="Integer"/>'
             f'<Variable guid="{g("variable", "group")}" name="group" typeOfVariable="Text"/></Variables>')
    value = lambda v, t: f'<VariableValue><VariableRef targetGUID="{g("variable", v)}"/>{t}</VariableValue>'
    x.append(f'<Cases><Case guid="{g("case", "Ms A")}" name="Ms A">{value("age", "<TextValue>60+</TextValue>")}<SourceRef targetGUID="{source("Talk")}"/></Case>'
             f'<Case guid="{g("case", "Mr B | C")}" name="Mr B | C">{value("age", "<TextValue>18-29</TextValue>")}<SelectionRef targetGUID="{g("selection", "b")}"/></Case>'
             f'<Case guid="{g("case", "nameless")}">{value("year", "<IntegerValue>2024</IntegerValue>")}<SourceRef targetGUID="{source("Diary")}"/></Case></Cases>')
    talk = TALK.index
    x.append("<Sources>")
    x.append(f'<TextSource guid="{source("Talk")}" name="Talk" plainTextPath="internal://talk.txt" creatingUser="{user("Ada")}"><Description>first talk</Description>'
             f'<PlainTextSelection guid="{g("selection", "a")}" name="" startPosition="{talk("the waiting")}" endPosition="{talk(" is long")}" creatingUser="{user("Bo")}">'
             f'<Description>a remark</Description>{coding("a", code("Obstacles>Time"))}{coding("a2", code("Place"), "nobody")}{coding("a3", g("code", "gone"))}</PlainTextSelection>'
             f'<PlainTextSelection guid="{g("selection", "b")}" startPosition="{talk("Nobody")}" endPosition="{talk("Nobody") + 6}" creatingUser="{user("Bo")}"><Coding guid="{g("coding", "b")}"><CodeRef targetGUID="{code("Obstacles>Who decides")}"/></Coding></PlainTextSelection>'
             f'<PlainTextSelection guid="{g("selection", "again")}" startPosition="{talk("Nobody")}" endPosition="{talk("Nobody") + 6}" creatingUser="{user("Bo")}">{coding("again", code("Obstacles>Who decides"), "Bo")}</PlainTextSelection>'
             f'<PlainTextSelection guid="{g("selection", "note")}" startPosition="0" endPosition="4"><Description>only a remark</Description></PlainTextSelection>'
             f'<PlainTextSelection guid="{g("selection", "case")}" startPosition="{talk("Home")}" endPosition="{talk("Home") + 4}">{coding("case", g("case", "Mr B | C"))}{coding("case2", code("Place"))}</PlainTextSelection>'
             f'<PlainTextSelection guid="{g("selection", "empty")}" startPosition="7" endPosition="7">{coding("empty", code("Place"))}</PlainTextSelection>'
             f'<PlainTextSelection guid="{g("selection", "far")}" startPosition="90" endPosition="9000">{coding("far", code("Place"))}</PlainTextSelection>'
             f'<PlainTextSelection guid="{g("selection", "back")}" startPosition="9" endPosition="5">{coding("back", code("Place"))}</PlainTextSelection>'
             f'<PlainTextSelection guid="{g("selection", "odd")}" startPosition="two" endPosition="5">{coding("odd", code("Place"))}</PlainTextSelection>'
             f'{coding("whole", code("Obstacles"), "Bo")}{coding("whole2", code("Place"), "Bo")}</TextSource>')
    x.append(f'<TextSource guid="{source("Diary")}" name="Diary"><PlainTextContent>{escape(DIARY)}</PlainTextContent>'
             f'<PlainTextSelection guid="{g("selection", "d")}" startPosition="{DIARY.index("the list")}" endPosition="{DIARY.index("the list") + 8}">{coding("d", code("Obstacles>Time"), "Bo")}</PlainTextSelection>'
             f'{value("group", "<TextValue>written</TextValue>")}</TextSource>')
    x.append(f'<TextSource guid="{source("second Talk")}" name="Talk" plainTextPath="internal://not-there.txt"><PlainTextSelection guid="{g("selection", "m")}" startPosition="3" endPosition="8">{coding("m", code("Place"))}</PlainTextSelection></TextSource>')
    x.append(f'<TextSource guid="{source("outside")}" name="Outside" plainTextPath="absolute:///etc/hostname"/>')
    x.append(f'<PictureSource guid="{source("Map")}" name="Map" path="internal://map.png"><PictureSelection guid="{g("selection", "p")}" firstX="1" firstY="2" secondX="30" secondY="40">{coding("p", code("Place"))}</PictureSelection></PictureSource>')
    x.append(f'<PDFSource guid="{source("Report")}" name="Report" path="internal://report.pdf"><PDFSelection guid="{g("selection", "area")}" page="0" firstX="72" firstY="700" secondX="200" secondY="680">'
             f'<Representation guid="{g("text", "area")}"><PlainTextContent>a map of waiting</PlainTextContent></Representation>{coding("area", code("Place"))}</PDFSelection>'
             f'<Representation guid="{g("text", "Report")}" name="Report" plainTextPath="report.txt"><PlainTextSelection guid="{g("selection", "r")}" startPosition="4" endPosition="10">{coding("r", code("Obstacles"))}</PlainTextSelection></Representation></PDFSource>')
    x.append(f'<AudioSource guid="{source("Tape")}" name="Tape" path="internal://tape.mp3"><Transcript guid="{g("transcript")}" plainTextPath="internal://tape.txt"><SyncPoint guid="{g("sync", "1")}" timeStamp="1500" position="0"/><SyncPoint guid="{g("sync", "2")}" timeStamp="4000" position="20"/>'
             f'<TranscriptSelection guid="{g("selection", "t")}" fromSyncPoint="{g("sync", "1")}" toSyncPoint="{g("sync", "2")}">{coding("t", code("Obstacles>Time"))}</TranscriptSelection></Transcript>'
             f'<AudioSelection guid="{g("selection", "s")}" begin="500" end="2000">{coding("s", code("Place"))}</AudioSelection></AudioSource>')
    x.append(f'</Sources><Notes><Note guid="{g("note")}" name="Memo"><PlainTextContent>thoughts</PlainTextContent></Note></Notes>')
    x.append(f'<Links><Link guid="{g("link")}" originGUID="{g("note")}" targetGUID="{g("selection", "a")}"/></Links>')
    x.append(f'<Sets><Set guid="{g("set", "kind")}" name="kind::spoken"><MemberSource targetGUID="{source("Talk")}"/><MemberSource targetGUID="{source("Tape")}"/></Set>'
             f'<Set guid="{g("set", "hard")}" name="Hard"><MemberCode targetGUID="{code("Obstacles>Time")}"/><MemberCode targetGUID="{g("code", "gone")}"/></Set><Set guid="{g("set", "none")}" name="None"/></Sets>')
    x.append("</Project>\n")
    archive("everything.qdpx", [("project.qde", "\n".join(x).encode()), ("sources/talk.txt", TALK.encode()), ("sources/report.txt", "The report of 2024\n".encode()),
                                ("sources/map.png", b"\x89PNG"), ("sources/report.pdf", b"%PDF-1.4"), ("sources/tape.mp3", b"ID3")])


variant("code-points.qdpx", "Somebody's program 1.0", "sources")
variant("utf-16.qdpx", "NVivo for Mac 12.7.0", "sources", utf16=True, named=lambda w: "", apart=True, case=str.lower, stored=True)
variant("utf-16-crlf.qdpx", "NVivo for Windows 12.6", "Sources", utf16=True, crlf_in_text=True, crlf=True, mark=True, named=lambda w: "",
        apart=True, case=str.lower)
variant("crlf-once.qdpx", "Unheard of 2.0", "sources", crlf_in_text=True, qde="Four ways.qde",
        named=lambda w: w if len(w) < 12 else w[:10] + "\u2026")
everything()
