#!/usr/bin/env python3
"""One small project, written in the format of every program: make_projects.py [FOLDER], which is projects/ without it.

Three interviews, invented for this example, of a few lines each; a coded passage is one whole line, so that programs that
code lines can say it as well. A line before a passage holds a character outside the Basic Multilingual Plane, another a
combining mark: whoever counts positions in another unit than the file is off by one or two. The same files every time.
"""
import csv
import io
import sqlite3
import sys
import uuid
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

HERE = Path(__file__).resolve().parent
CODER = "anna"
CODES = ["contact", "knelpunt", "trust", "waiting", "well"]
# Of each interview its lines, and of each line its codes.
INTERVIEWS = {
    "interview-1": [
        ("Good morning \U0001F600, thank you for coming.", []),
        ("Families wait for months before anybody calls back.", ["waiting", "knelpunt"]),
        ("At school I know exactly whom to ring.", ["contact", "well"]),
        ("That is all I can say about it.", []),
    ],
    "interview-2": [
        ("In our cafe\u0301 meetings everybody speaks freely.", ["trust", "well"]),
        ("The list grew again after the summer.", ["waiting", "knelpunt"]),
        ("Nobody told us who took over the case.", ["contact", "knelpunt"]),
        ("We trust each other enough to say so.", ["trust"]),
    ],
    "interview-3": [
        ("\U0001F468\u200D\U0001F469\u200D\U0001F467 Parents ask me, and I do not know either.", ["contact", "knelpunt"]),
        ("Two of them stopped waiting and paid themselves.", ["waiting"]),
        ("Since then the team phones on Fridays.", ["contact", "well"]),
    ],
}


def text_of(name, line_end="\n"):
    return line_end.join(line for line, _ in INTERVIEWS[name]) + line_end


def passages(name, line_end="\n"):
    """(start, end, line number from 1, the line, its codes), in code points."""
    at = 0
    for number, (line, codes) in enumerate(INTERVIEWS[name], 1):
        if codes:
            yield at, at + len(line), number, line, codes
        at += len(line) + len(line_end)


def codings():
    for name in INTERVIEWS:
        for start, end, number, line, codes in passages(name):
            for code in codes:
                yield name, start, end, number, line, code


def guid(what):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "example:" + what)).upper()


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def write_zip(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def write_csv(path, rows, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


def write_xlsx(path, sheet, rows):
    def cell(value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
        return f"<c><v>{value}</v></c>"

    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    relation = f'<Relationship Id="r1" Type="{office}/{{}}" Target="{{}}"/>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    body = "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows)
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    write_zip(path, [
        ("[Content_Types].xml", f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/></Types>'),
        ("_rels/.rels", relations.format(relation.format("officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", relations.format(relation.format("worksheet", "worksheets/sheet1.xml"))),
        ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name={quoteattr(sheet)} sheetId="1" '
                            f'r:id="r1"/></sheets></workbook>'),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'),
    ])


def write_database(path, script, inserts):
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.executescript("PRAGMA page_size = 512;" + script)
    for table, rows in inserts.items():
        for row in rows:
            database.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
    database.commit()
    database.execute("VACUUM")
    database.close()


def plain(folder):
    write_csv(folder / "codings.csv", [["document", "start", "end", "code", "coder", "text"]] +
              [[name, start, end, code, CODER, line] for name, start, end, _, line, code in codings()])


def refi(folder):
    """REFI-QDA as the standard says it, and as NVivo for Windows writes it: UTF-16 units, CRLF, a byte order mark."""
    for file, origin, windows in (("project.qdpx", "qdatools example", False), ("nvivo.qdpx", "NVivo for Windows 12.6", True)):
        line_end = "\r\n" if windows else "\n"
        code_lines = "".join(f'<Code guid="{guid(code)}" name="{code}" isCodable="true"/>' for code in CODES)
        sources, parts = "", []
        for name in INTERVIEWS:
            text, selections = text_of(name, line_end), ""
            for start, end, _, line, codes in passages(name, line_end):
                first, last = (utf16(text[:start]), utf16(text[:end])) if windows else (start, end)
                label = "" if windows else line
                for group in [[code] for code in codes] if windows else [codes]:
                    inner = "".join(f'<Coding guid="{guid(f"{file} {name} {start} {code}")}" creatingUser="{guid(CODER)}">'
                                    f'<CodeRef targetGUID="{guid(code)}"/></Coding>' for code in group)
                    selections += (f'<PlainTextSelection guid="{guid(f"{file} {name} {start} {group}")}" name={quoteattr(label)} '
                                   f'startPosition="{first}" endPosition="{last}">{inner}</PlainTextSelection>')
            sources += (f'<TextSource guid="{guid(name)}" name="{name}" plainTextPath="internal://{guid(name)}.txt">{selections}'
                        f"</TextSource>")
            parts.append((f"{'Sources' if windows else 'sources'}/{guid(name)}.txt", ("\ufeff" if windows else "") + text))
        project = (f'<?xml version="1.0" encoding="utf-8"?>\n<Project name="example" origin="{origin}" xmlns="urn:QDA-XML:project:1.0">'
                   f'<Users><User guid="{guid(CODER)}" name="{CODER}"/></Users><CodeBook><Codes>{code_lines}</Codes></CodeBook>'
                   f"<Sources>{sources}</Sources></Project>\n")
        write_zip(folder / file, [("project.qde", project)] + parts)


def atlasti_lists(folder):
    rows = []
    for d, name in enumerate(INTERVIEWS, 1):
        for q, (_, _, number, line, codes) in enumerate(passages(name), 1):
            rows.append([f"{d}:{q}", name, line, "\n".join(codes), f"{number} - {number}", len(codes), CODER])
    header = ["ID", "Document", "Quotation Content", "Codes", "Reference", "Density", "Created by"]
    write_csv(folder / "atlasti.csv", [header] + rows)
    write_xlsx(folder / "atlasti.xlsx", "Quotations", [header] + rows)


def atlasti_xml(folder):
    sources = docs = links = ""
    for d, name in enumerate(INTERVIEWS, 1):
        quotations = ""
        for q, (_, _, number, line, codes) in enumerate(passages(name), 1):
            quotations += (f'<q name="" id="q{d}_{q}_{q}" au="{CODER}" loc="1 @ {number}, {len(line) + 1} @ {number}!"><content '
                           f'size="{len(line)}"><p>{escape(line)}</p></content></q>')
            links += "".join(f'<iLink obj="co_{CODES.index(code) + 1}" qRef="q{d}_{q}_{q}"/>' for code in codes)
        sources += f'<dataSource id="doc_{d}" loc="" mime="text/plain"/>'
        docs += f'<primDoc name="{name}" id="pd_{d}_{d}" loc="doc_{d}" au="{CODER}"><quotations>{quotations}</quotations></primDoc>'
    used = [code for *_, code in codings()]
    code_lines = "".join(f'<code name="{code}" id="co_{i}" au="{CODER}" cCount="0" qCount="{used.count(code)}"/>'
                         for i, code in enumerate(CODES, 1))
    xml = (f'<?xml version="1.0" encoding="UTF-8"?>\n<storedHU creator="ATLAS.ti" version="7.1.5" mode="complete">'
           f'<hermUnit name="example" au="{CODER}"/><dataSources>{sources}</dataSources><primDocs>{docs}</primDocs>'
           f"<codes>{code_lines}</codes><links><objectSegmentLinks><codings>{links}</codings></objectSegmentLinks></links></storedHU>\n")
    (folder / "atlasti.xml").write_text(xml, encoding="utf-8")


def atext3(lines):
    """A document of a bundle: text in UTF-16 with U+2029 after each paragraph, then the segments that places refer to."""
    text = "".join(line + "\u2029" for line in lines).encode("utf-16-le")
    records, at, segment = b"", 0, 1
    number = lambda value, size: value.to_bytes(size, "little", signed=True)
    for line in lines:
        for length, kind in ((utf16(line), 1), (-2, 2)):
            records += number(segment, 4) + number(at, 4) + number(length, 4) + number(kind, 4)
            at, segment = at + (length if length >= 0 else 1), segment + 1
    start = 132
    head = bytes.fromhex("9940a8ac067011499db364b9ab812ff1") + number(112, 8) + number(start, 8) + number(start + len(text), 8)
    head += number(start + len(text) + 12 + len(records), 8) * 9 + bytes(20)
    return head + text + number(at, 8) + number(segment - 1, 4) + records


def atlasti_bundle(folder):
    contents = media = docs = links = ""
    blobs = []
    for d, name in enumerate(INTERVIEWS, 1):
        quotations = ""
        for q, (_, _, number, line, codes) in enumerate(passages(name), 1):
            segment = 2 * number - 1
            quotations += (f'<quotation number="{q}" guid="{guid(f"q {d} {q}")}" name="" cUser="{guid(CODER)}"><location>'
                           f'<segmentedTextLoc sSegment="{segment}" sOffset="0" eSegment="{segment}" eOffset="{utf16(line)}"/>'
                           f"</location></quotation>")
            links += "".join(f'<tagQuotLink source_guid="{guid(code)}" target_guid="{guid(f"q {d} {q}")}" cUser="{guid(CODER)}"/>'
                             for code in codes)
        blob = atext3([line for line, _ in INTERVIEWS[name]])
        contents += f'<content id="cnt_{d}" loc="cnt_{d}" size="{len(blob)}" type="atext3" excluded="false"/>'
        media += f'<medium guid="{guid(f"m {d}")}" content="cnt_{d}" ext="atext3" linked="false" name=""/>'
        docs += f'<document number="{d}" guid="{guid(name)}" medium="{guid(f"m {d}")}" name="{name}"><layer>{quotations}</layer></document>'
        blobs.append((f"contents/cnt_{d}/content", blob))
    tags = "".join(f'<tag guid="{guid(code)}" name="{code}"/>' for code in CODES)
    xml = (f'\ufeff<?xml version="1.0" encoding="utf-8"?>\n<storedHU xmlns="http://www.atlasti.com/hu/desktop/ns2015" '
           f'creator="ATLAS.ti for Windows" creatorVersion="23.4"><users><user guid="{guid(CODER)}" name="{CODER}"/></users>'
           f"<contents>{contents}</contents><media>{media}</media><documents>{docs}</documents><tags>{tags}</tags>"
           f"<links>{links}</links></storedHU>\n")
    write_zip(folder / "atlasti.atlproj23", [("project.aprx", xml)] + blobs)


def qualcoder(folder):
    (folder / "qualcoder.qda").mkdir(exist_ok=True)
    files = {name: i for i, name in enumerate(INTERVIEWS, 1)}
    write_database(folder / "qualcoder.qda" / "data.qda", """
        CREATE TABLE project (databaseversion text, date text, memo text, about text, codername text);
        CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text,
                             av_text_id integer, risid integer, unique(name));
        CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
        CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name));
        CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text,
                                date text, memo text, avid integer, important integer, unique(cid, fid, pos0, pos1, owner));
        """, {
        "project": [("v11", "2024-01-01 10:00:00", "", "QualCoder", CODER)],
        "source": [(i, name, text_of(name), None, "", CODER, "2024-01-01", None, None) for name, i in files.items()],
        "code_name": [(i, code, "", None, CODER, "2024-01-01", "#3366CC") for i, code in enumerate(CODES, 1)],
        "code_text": [(n, CODES.index(code) + 1, files[name], line, start, end, CODER, "2024-01-01", "", None, None)
                      for n, (name, start, end, _, line, code) in enumerate(codings(), 1)],
    })


def taguette(folder):
    highlights, links, rows = [], [], []
    for d, name in enumerate(INTERVIEWS, 1):
        flat = "".join(line for line, _ in INTERVIEWS[name])
        at = 0
        for line, codes in INTERVIEWS[name]:
            start = len(flat[:at].encode())
            at += len(line)
            if codes:
                number = len(highlights) + 1
                highlights.append((number, d, start, start + len(line.encode()), escape(line)))
                links += [(number, CODES.index(code) + 1) for code in codes]
                rows += [[number, name, code, line] for code in codes]
    html = {name: "".join(f"<p>{escape(line)}</p>" for line, _ in INTERVIEWS[name]) for name in INTERVIEWS}
    write_database(folder / "taguette.sqlite3", """
        PRAGMA application_id = 1416066164;
        CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
        CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL);
        CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200) NOT NULL, description TEXT NOT NULL,
                                filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL,
                                text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL);
        CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL);
        CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL,
                                 end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
        CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (highlight_id, tag_id));
        """, {
        "alembic_version": [("09c662cd9483",)],
        "projects": [(1, "example", "", "2024-01-01 10:00:00")],
        "documents": [(d, name, "", name + ".html", "2024-01-01 10:00:00", 1, "LEFT_TO_RIGHT", html[name])
                      for d, name in enumerate(INTERVIEWS, 1)],
        "tags": [(i, 1, code, "") for i, code in enumerate(CODES, 1)],
        "highlights": highlights,
        "highlight_tags": links,
    })
    header = ["id", "document", "tag", "content"]
    write_csv(folder / "taguette.csv", [header] + rows)
    write_xlsx(folder / "taguette.xlsx", "highlights", [header] + [[str(row[0])] + row[1:] for row in rows])


def rqda(folder):
    date = "Fri Aug 05 11:16:43 2016"
    files = {name: i for i, name in enumerate(INTERVIEWS, 1)}
    write_database(folder / "rqda.rqda", """
        CREATE TABLE project (databaseversion text, date text, dateM text, memo text, about text, imageDir text);
        CREATE TABLE source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer);
        CREATE TABLE freecode (name text, memo text, owner text, date text, dateM text, id integer, status integer, color text);
        CREATE TABLE coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
        CREATE TABLE codecat (name text, cid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
        CREATE TABLE treecode (cid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
        """, {
        "project": [("0.2.2", date, None, "", "", None)],
        "source": [(name, i, text_of(name), None, CODER, date, None, 1) for name, i in files.items()],
        "freecode": [(code, None, CODER, date, None, i, 1, "") for i, code in enumerate(CODES, 1)],
        "coding": [(CODES.index(code) + 1, files[name], line, float(start), float(end), 1, CODER, date, None)
                   for name, start, end, _, line, code in codings()],
    })


def requal(folder):
    files = {name: i for i, name in enumerate(INTERVIEWS, 1)}
    write_database(folder / "requal.requal", """
        CREATE TABLE requal_version (version TEXT);
        CREATE TABLE projects (project_id INTEGER PRIMARY KEY, project_name TEXT, project_description TEXT, created_at TEXT);
        CREATE TABLE users (user_id INTEGER PRIMARY KEY, user_name TEXT);
        CREATE TABLE documents (doc_id INTEGER PRIMARY KEY, project_id INTEGER, user_id INTEGER, doc_name TEXT, doc_description TEXT,
                                doc_text TEXT, created_at TEXT);
        CREATE TABLE codes (project_id INTEGER, code_id INTEGER PRIMARY KEY, user_id INTEGER, code_name TEXT, code_description TEXT, code_color TEXT);
        CREATE TABLE categories (project_id INTEGER, category_id INTEGER PRIMARY KEY, user_id INTEGER, category_name TEXT, category_description TEXT);
        CREATE TABLE categories_codes_map (project_id INTEGER, category_id INTEGER, code_id INTEGER, user_id INTEGER);
        CREATE TABLE segments (project_id INTEGER, user_id INTEGER, doc_id INTEGER, code_id INTEGER, segment_id INTEGER PRIMARY KEY,
                               segment_start INTEGER, segment_end INTEGER, segment_text TEXT);
        """, {
        "requal_version": [("1.2.3",)],
        "projects": [(1, "example", "", "2024-01-01")],
        "users": [(1, CODER)],
        "documents": [(i, 1, 1, name, "", text_of(name), "2024-01-01") for name, i in files.items()],
        "codes": [(1, i, 1, code, "", "rgb(51,102,204)") for i, code in enumerate(CODES, 1)],
        "segments": [(1, 1, files[name], CODES.index(code) + 1, n, start + 1, end, line)
                     for n, (name, start, end, _, line, code) in enumerate(codings(), 1)],
    })


def maxqda(folder):
    rows = [["\u25cf", "", name, code, number, number, 0, line] for name, _, _, number, line, code in codings()]
    write_xlsx(folder / "maxqda.xlsx", "Sheet1",
               [["Color", "Document group", "Document name", "Code", "Beginning", "End", "Weight score", "Segment"]] + rows)
    files = {name: i for i, name in enumerate(INTERVIEWS, 1)}
    write_database(folder / "maxqda.mex", """
        CREATE TABLE sys_Setup (Key varchar PRIMARY KEY, Value TEXT, Data BLOB);
        CREATE TABLE Textgroups (ID INTEGER PRIMARY KEY, Idx INTEGER, State INTEGER, Name varchar);
        CREATE TABLE Texts (ID INTEGER PRIMARY KEY, Idx INTEGER, GroupID INTEGER, State INTEGER, Type INTEGER, Name varchar, Size INTEGER);
        CREATE TABLE Codewords (ID INTEGER PRIMARY KEY, Idx INTEGER, WordID INTEGER, Name varchar, Codes INTEGER, Author varchar, Color INTEGER);
        CREATE TABLE Codings (ID INTEGER PRIMARY KEY, TextID INTEGER, WordID INTEGER, Weight INTEGER, Preview varchar, Author varchar,
                              Date DateTime, Area INTEGER, Coverage REAL, SegPos1X INTEGER, SegPos1W INTEGER, SegPos2X INTEGER, SegPos2W INTEGER);
        """, {
        "sys_Setup": [("Version", "12.3.3", None)],
        "Texts": [(i, i, 0, 0, 0, name, len(text_of(name))) for name, i in files.items()],
        "Codewords": [(i, i, 0, code, 0, CODER, 255) for i, code in enumerate(CODES, 1)],
        "Codings": [(n, files[name], CODES.index(code) + 1, 0, line[:63].strip(), CODER, "2017-11-30T20:55:14", len(line),
                     100 * len(line) / len(text_of(name)), start, number, end, number)
                    for n, (name, start, end, number, line, code) in enumerate(codings(), 1)],
    })


def dedoose(folder):
    header = ["Media Title", "Excerpt Range", "Excerpt Creator", "Excerpt Date", "Excerpt Copy", "Resource Creator", "Resource Date",
              "Codes Applied Combined"]
    for code in CODES:
        header += [f"Code: {code} Applied", f"Code: {code} Range", f"Code: {code} Weight"]
    rows = []
    for name in INTERVIEWS:
        for start, end, _, line, codes in passages(name):
            row = [name, f"{start}-{end}", CODER, "1/2/2024", line, CODER, "1/1/2024", ", ".join(codes)]
            for code in CODES:
                row += ["True" if code in codes else "False", "", ""]
            rows.append(row)
    write_xlsx(folder / "dedoose.xlsx", "Sheet1", [header] + rows)


def nvivo_text(folder):
    """Coding text of NVivo: a file a code."""
    (folder / "nvivo").mkdir(exist_ok=True)
    for code in CODES:
        out = ""
        for name in INTERVIEWS:
            found = [line for _, _, _, line, codes in passages(name) if code in codes]
            if not found:
                continue
            out += f"<Files\\\\{name}> - \u00a7 {len(found)} reference{'s' if len(found) > 1 else ''} coded  [1.20% Coverage]\n\n"
            for n, line in enumerate(found, 1):
                out += f"Reference {n} - 0.60% Coverage\n\n{line}\n\n"
        (folder / "nvivo" / f"{code}.txt").write_text(out, encoding="utf-8")


def marked(folder):
    """Texts with marks in them: ROCK and qcoder, a file an interview."""
    for program in ("rock", "qcoder"):
        (folder / program).mkdir(exist_ok=True)
    for name, lines in INTERVIEWS.items():
        rock = "".join(line + "".join(f" [[{code}]]" for code in codes) + "\n" for line, codes in lines)
        (folder / "rock" / f"{name}.rock").write_text(rock, encoding="utf-8")
        qcoder = "".join((f"(QCODE){line}(/QCODE){{{', '.join('#' + code for code in codes)}}}" if codes else line) + "\n" for line, codes in lines)
        (folder / "qcoder" / f"{name}.txt").write_text(qcoder, encoding="utf-8")


def wide(folder):
    """A table as somebody made it in a spreadsheet: other names, a column a code."""
    rows = [[name, line] + [1 if code in codes else 0 for code in CODES] for name in INTERVIEWS for _, _, _, line, codes in passages(name)]
    write_csv(folder / "spreadsheet.csv", [["Gesprek", "Passage"] + CODES] + rows, ";")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "projects"
    target.mkdir(exist_ok=True)
    for write in (plain, refi, atlasti_lists, atlasti_xml, atlasti_bundle, qualcoder, taguette, rqda, requal, maxqda, dedoose, nvivo_text,
                  marked, wide):
        write(target)
