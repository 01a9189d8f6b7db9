#!/usr/bin/env python3
"""Feeds qda-import what nobody should have to read: check.py BIN

Each input is made here, so that it can be as large or as broken as it must be. An input is either refused (status 2, a
place and a hint in the message) or read with a remark, as its line says; in no case may the program die of a signal,
say a word that stands in a text cell, or take more memory than its line allows.
"""
import io
import os
import re
import subprocess
import sys
import tempfile
import threading
import zipfile

import databases
import marks

BIN = os.path.abspath(sys.argv[1])
SANITIZED = "ASAN_OPTIONS" in os.environ  # takes memory of its own
WORD = "vertrouwelijk"  # stands in texts only; no message may hold it
MIB = 1 << 20

CSV = b"document,quotation,start,end,code,coder,text\nD,1:1,0,5,x,ann," + WORD.encode() + b"\n"


def chunks(*parts):
    """Parts to write one after another; (bytes, n) is n times the bytes."""
    for part in parts:
        if isinstance(part, bytes):
            yield part
            continue
        piece, times = part
        block = piece * max(1, min(times, MIB // len(piece)))
        per_block = len(block) // len(piece)
        for _ in range(times // per_block):
            yield block
        yield piece * (times % per_block)


def rows(header, *lines):
    return [("\n".join((header,) + lines) + "\n").encode()]


HU = b'<storedHU><primDocs><primDoc name="D" id="pd_1"><quotations><q id="q1_1" loc="1:0:1:9"><content><p>' + WORD.encode()
HU_END = b"</p></content></q></quotations></primDoc></primDocs></storedHU>"

QDE = b'<Project xmlns="urn:QDA-XML:project:1.0" origin="O"><CodeBook><Codes><Code guid="c" name="x"/></Codes></CodeBook><Sources>'
TEXT = b'<TextSource guid="d" name="D" plainTextPath="%s">'
HERE = b'<PlainTextSelection startPosition="%d" endPosition="%d"><Coding><CodeRef targetGUID="c"/></Coding></PlainTextSelection>'
QDE_END = b"</TextSource></Sources></Project>"
SAID = WORD.encode()


def qdpx(*xml, damage=None, **texts):
    """A project as parts of a file; `texts` by their names, and parts by theirs under `parts`. Made when it is asked for and
    in pieces: what this program takes at its highest counts for those that it starts."""
    def made():
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            parts = {"project.qde": xml, **texts.get("parts", {})}
            parts.update({"sources/" + name + ".txt": text for name, text in texts.items() if name != "parts"})
            for name, text in parts.items():
                with archive.open(name, "w") as part:
                    for chunk in chunks(*(text if isinstance(text, (tuple, list)) else [text])):
                        part.write(chunk)
        return [damage(out.getvalue()) if damage else out.getvalue()]
    return made


def says_larger(archive):
    """The directory says that its first part is longer than it is."""
    size = archive.index(b"PK\x01\x02") + 24
    return archive[:size] + (1 << 24).to_bytes(4, "little") + archive[size + 4:]


def many(element, n=20000):
    return b"".join(element % i for i in range(n))


def text_at(path, *positions, **more):
    return qdpx(QDE, TEXT % path, *(HERE % p for p in positions), QDE_END, **more)


# name, parts, status, pattern on standard error (None: nothing is said), MiB it may take, further arguments
CASES = [
    ("nul_bytes_in_a_name", [b"document,code\nA\0B,x\n"], 2, r"in: error: .*NUL", 64, []),
    ("only_nul_bytes", [(b"\0", 4096)], 2, r"in: error", 64, []),
    ("not_utf_8_in_the_middle", [b"document,code\n", (b"D\xc3\xab,x\n", 40), b"D\xff\xfe,y\n"], 2, r"in:42:2: error", 64, []),
    ("lone_surrogate_utf_8", ["document,code\nDé,x\nDé,éé\n".encode(), b"\xed\xa0\x80,y\n"], 2, r"in:4:1: error", 64, []),
    ("lone_surrogate_utf_16", [b"\xff\xfe", "document,code\n".encode("utf-16-le"), b"\x00\xd8A\x00,\x00x\x00\n\x00"], 2,
     r"in:2:1: error", 64, []),
    ("odd_bytes_utf_16", [b"\xff\xfe", "document,code\nA,x\n".encode("utf-16-le"), b"A"], 2, r"in:3:1: error", 64, []),
    ("unbalanced_quote", [b'document,code\n"A,x\nB,y\nC,z\n'], 2, r"in:2:1: error", 64, []),
    ("unbalanced_quote_of_100_mib", [b'document,code\n"', (b"A,x\n", 25 * MIB)], 2, r"in:2:1: error", 700, []),
    ("text_after_a_quote", [b'document,code\n"A"B,x\n'], 2, r"in:2:4: error", 64, []),
    ("a_million_columns", [b"document,code", (b",c", MIB), b"\nA,x\n"], 2, r"in:1:\d+: error", 700, []),
    ("a_million_empty_columns", [b"document,code", (b",", MIB), b"\nA,x\n"], 2, r"in:[12]:\d+: error", 700, []),
    ("a_row_of_a_million_fields", [b"document,code\nA,x", (b",", MIB), b"\n"], 2, r"in:2.*: error", 700, []),
    ("a_name_of_100_mib", [b"document,code\n", (b"A", 100 * MIB), b",x\n"], 2, r"in:2:1: error", 700, []),
    ("a_text_of_100_mib", [b"document,code,text\nA,x,", (b"A", 100 * MIB), b"\nB,x,\n"], 2, r"in:2:1: error.*MiB", 700, []),
    ("a_text_of_20_mib_nobody_asked_for", [b"document,code,text\nA,x,", (b"A", 20 * MIB), b"\nB,x,\n"], 0, None, 300, []),
    ("duplicate_headers", rows("document,code,code", "A,x,y"), 2, r"in:1:15: error", 64, []),
    ("an_id_at_two_places", rows("document,quotation,start,end,code", "A,1,0,4,x", "A,1,6,9,x"), 0, r"warning", 64, []),
    ("reversed_offsets", rows("document,start,end,code", "A,9,3,x"), 2, r"in:2:5: error.*\nhint", 64, []),
    ("negative_offsets", rows("document,start,end,code", "A,-4,3,x"), 2, r"in:2:3: error", 64, []),
    ("huge_offsets", rows("document,start,end,code", "A,0,99999999999999999999,x"), 2, r"in:2:5: error", 64, []),
    ("half_a_place", rows("document,start,end,code", "A,4,,x"), 2, r"in:2:\d: error", 64, []),
    ("offsets_with_decimals", rows("document,start,end,code", "A,0,3.5,x"), 2, r"in:2:5: error", 64, []),
    ("no_document", rows("document,code", ",x"), 2, r"in:2:1: error", 64, []),
    ("header_only", rows("document,code"), 0, None, 64, []),
    ("codes_that_differ_by_case_blanks_and_form",
     rows("document,quotation,code", "A,1,Trust", "A,2,trust", "A,3,Trust ", "A,4,Tru\u0301st", "A,5,Tr\u00fast"), 0, None, 64, []),
    ("cut_stream", [b"#qda\t1\tsegments\ndocument\tquotation\tcode\nA\t1\tx\n"], 2, r"in:\d+.*#end|cut", 64, []),
    ("cut_stream_in_an_escape", [b"#qda\t1\tsegments\ndocument\tquotation\tcode\nA\t1\tx\\"], 2, r"in:3:\d+: error|cut", 64, []),
    ("stream_of_another_version", [b"#qda\t2\tsegments\n#end\n"], 2, r"in:1:\d+: error", 64, []),
    ("stream_with_a_row_too_short", [b"#qda\t1\tsegments\ndocument\tquotation\tcode\nA\t1\n#end\n"], 2, r"in:3.*: error", 64, []),
    ("stream_with_a_million_documents", [b"#qda\t1\tsegments\n", (b"#document\tname:A\n", MIB), b"#end\n"], 0, None, 200, []),
    ("quotation_list_cut_in_a_cell", [b'ID,Document,Quotation Content,Codes,Reference\n1:1,D,"' + WORD.encode()], 2, r"in:2:7: error", 64, []),
    ("quotation_list_with_odd_references", rows("ID,Quotation Name,Document,Quotation Content,Comment,Codes,Reference,Density",
                                                f"1:1,,D,{WORD},,x,9 - 3,1", f"1:2,,D,{WORD},,x,-4,1"), 0, r"warning|note", 64, []),
    ("xml_entity_bomb", [b'<!DOCTYPE storedHU [<!ENTITY a "' + WORD.encode() + b'">', b"".join(
        b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)), b"]>", HU, b"&j;", HU_END], 2, r"in:1:20: error", 64, []),
    ("xml_external_entity", [b'<!DOCTYPE storedHU [<!ENTITY a SYSTEM "/etc/passwd">]>', HU, b"&a;", HU_END], 2, r"in:1:20: error", 64, []),
    ("xml_a_million_levels", [HU, (b"<a>", MIB)], 2, r"in:1:\d+: error.*deeper", 64, []),
    ("xml_text_of_100_mib_nobody_asked_for", [HU, (b"word ", 20 * MIB), HU_END], 0, None, 64, []),
    ("xml_attribute_of_100_mib", [b'<storedHU a="', (b"a", 100 * MIB), b'"/>'], 2, r"in:1:1: error.*MiB", 200, []),
    ("xml_remark_of_100_mib", [HU, b"<!--", (b"a", 100 * MIB), b"-->", HU_END], 2, r"in:1:\d+: error.*MiB", 200, []),
    ("xml_cut", [HU], 2, r"in:1:\d+: error.*cut", 64, []),
    ("xml_nul_byte", [HU, (b"a", 100000), b"\0", HU_END], 2, r"in:1:\d+: error.*0x00", 64, []),
    ("xml_not_utf_8", [b'<?xml version="1.0" encoding="UTF-8"?>\n', HU, b"\xe9", HU_END], 2, r"in:2:\d+: error.*0xE9", 64, []),
    ("xml_of_another_encoding", [b'<?xml version="1.0" encoding="EUC-JP"?>\n', HU, HU_END], 2, r"in:1:1: error.*EUC-JP", 64, []),
    ("xml_lone_surrogate_utf_16", [b"\xff\xfe", (HU.decode() + "\n").encode("utf-16-le"), b"\x00\xd8A\x00"], 2, r"in:2:1: error", 64, []),
    ("xml_id_twice", [HU, b'</p></content></q><q id="q1_1"/>'], 2, r"in:1:\d+: error.*two quotations", 64, []),
    ("xml_reversed_and_huge_offsets", [HU, b'</p></content></q><q id="q1_2" loc="1:9:1:3"/><q id="q1_3" loc="1:0:1:99999999999"/><q id="q1_4"><content><p>',
                                       HU_END], 0, r"warning: 1 quotation ends before.*note: 2 of 4", 64, []),
    ("xml_a_million_dangling_links", [b"<storedHU><links><objectSegmentLinks><codings>", (b'<iLink obj="a" qRef="b"/>', MIB),
                                      b"</codings></objectSegmentLinks></links></storedHU>"], 0, r"in:1:\d+: warning: 1048576 codings", 96, []),
    ("xml_a_document_in_many_groups", [b'<storedHU><primDocs><primDoc name="D" id="d"/></primDocs><families><primDocFamilies>', *(
        b'<primDocFamily name="g%d" id="g"><item id="d"/></primDocFamily>' % i for i in range(50000)),
        b"</primDocFamilies></families></storedHU>"], 0, None, 128, []),
    ("qdpx_path_out_of_the_archive", text_at(b"internal://../../../../etc/hostname", (0, 3)), 0, r"note: 1 text is not in the file", 64, []),
    ("qdpx_path_of_this_machine", text_at(b"absolute:///etc/hostname", (0, 3)), 0, r"note: 1 text is not in the file", 64, []),
    ("qdpx_path_that_is_a_folder", text_at(b"internal://", (0, 3), parts={"sources/": b""}), 0, r"note: 1 text is not in the file", 64, []),
    ("qdpx_part_with_a_name_out_of_the_archive", text_at(b"internal://a.txt", (0, 3), parts={"../../sources/a.txt": SAID}), 0, None, 64, []),
    ("qdpx_text_that_is_a_bomb", text_at(b"internal://a.txt", (0, 3), a=[(b"a", 100 * MIB)]), 2, r"in: error: sources/a.txt: .*grew", 300, []),
    ("qdpx_project_that_is_a_bomb", qdpx(QDE, (b" ", 100 * MIB)), 2, r"in: error: project.qde: .*grew", 64, []),
    ("qdpx_positions_past_the_text", text_at(b"a.txt", (0, 3), (5, 4000000000), (7, 99999999999), a=SAID), 0,
     r"in:project.qde:1:\d+: warning: 1 selection has positions.*warning: 1 selection reaches past", 64, []),
    ("qdpx_positions_turned_round_and_negative", text_at(b"a.txt", (9, 3), (-4, 3), a=SAID), 0,
     r"warning: 1 selection has positions.*warning: 1 selection ends before", 64, []),
    ("qdpx_position_between_surrogates", text_at(b"a.txt", (0, 2), a="\U0001F642\U0001F642".encode()) , 0, r"note: positions count", 64, ["--positions", "utf16"]),
    ("qdpx_position_within_a_character", text_at(b"a.txt", (1, 2), a="\U0001F642\U0001F642".encode()) , 0, r"warning: 1 selection begins or ends in the middle",
     64, ["--positions", "utf16"]),
    ("qdpx_text_that_is_not_utf_8", text_at(b"a.txt", (0, 3), a=SAID + b"\xff\xfe\xff"), 0, r"warning: 1 text is not UTF-8", 64, []),
    ("qdpx_doctype", qdpx(b'<!DOCTYPE Project [<!ENTITY a SYSTEM "/etc/passwd">]>', QDE, TEXT % b"&a;", QDE_END), 2, r"in:project.qde:1:1\d: error.*DOCTYPE", 64, []),
    ("qdpx_codes_nested_a_million_deep", qdpx(b"<Project><CodeBook><Codes>", (b'<Code guid="c" name="x">', MIB)), 2, r"error.*deeper", 96, []),
    ("qdpx_attribute_of_20_mib", qdpx(b'<Project origin="', (b"ab", 10 * MIB), b'"/>'), 2, r"error: .*MiB", 200, []),
    ("qdpx_guids_twice", qdpx(b'<Project><CodeBook><Codes><Code guid="c" name="x"/><Code guid="{C}" name="y"/></Codes></CodeBook></Project>'), 0,
     r"in:project.qde:1:\d+: warning: 1 element has no GUID or that of another", 64, []),
    ("qdpx_references_to_nothing", qdpx(QDE, TEXT % b"a.txt", b'<PlainTextSelection startPosition="0" endPosition="1"><Coding/><Coding><CodeRef targetGUID="z"/></Coding>'
     b'</PlainTextSelection></TextSource></Sources><Sets><Set name="s"><MemberCode/><MemberSource targetGUID="z"/></Set></Sets></Project>', a=SAID), 0,
     r"warning: 2 codings name a code.*warning: 2 references", 64, []),
    ("qdpx_a_selection_in_many_cases", qdpx(QDE.replace(b"<Sources>", b"<Cases>"), many(b'<Case guid="k%d" name="k"><SelectionRef targetGUID="s"/></Case>'),
     b"</Cases><Sources>", TEXT % b"a.txt", b'<PlainTextSelection guid="s" startPosition="0" endPosition="1"><Coding><CodeRef targetGUID="c"/></Coding></PlainTextSelection>',
     QDE_END, a=SAID), 0, r"warning: 19999 users, cases or codes", 128, []),
    ("qdpx_a_document_in_many_cases_with_many_values", qdpx(b'<Project><Users><User guid="u" name="u"/>', many(b'<User guid="u%d" name="u"/>'), b"</Users><Variables>",
     many(b'<Variable guid="v%d" name="v"/>'), b"</Variables><Cases>", many(b'<Case guid="k%d" name="k"><SourceRef targetGUID="d"/></Case>'), b"</Cases><Sources>",
     TEXT % b"a.txt", many(b'<VariableValue><VariableRef targetGUID="v%d"/><TextValue>t</TextValue></VariableValue>'), QDE_END, a=SAID), 0,
     r"warning: 39999 users, cases or codes", 128, []),
    ("qdpx_two_projects_in_one", qdpx(QDE, TEXT % b"a", QDE_END, parts={"other.qde": b"<Project/>"}), 0, r"note: 1 text", 64, []),
    ("qdpx_two_projects_of_one_rank", qdpx(b"<Project/>", parts={"b.qde": b"<Project/>"}, damage=lambda data: data.replace(b"project.qde", b"projecs.qde")), 2, r"2 projects", 64, []),
    ("qdpx_project_shorter_than_the_archive_says", text_at(b"a.txt", (0, 3), a=SAID, damage=says_larger), 2,
     r"in: error: project.qde: ends after \d+ of the 16777216 bytes", 64, []),
    ("qdpx_cut", text_at(b"a.txt", (0, 3), a=SAID, damage=lambda data: data[:-30]), 2, r"in: error", 64, []),
    ("qdpx_damaged_text", text_at(b"a.txt", (0, 3), a=SAID * 400, damage=lambda data: data.replace(b"sources/a.txt" + data[data.index(b"sources/a.txt") + 13:][:9],
     b"sources/a.txt" + b"\xff" * 9, 1)), 2, r"in: error: sources/a.txt", 64, []),
    ("qde_that_is_a_codebook", [b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="O"><Codes/></CodeBook>'], 2, r"in:.*error", 64, []),
]


def run(case, folder):
    name, parts, status, pattern, limit, more = case
    path = os.path.join(folder, "in")
    with open(path, "wb") as file:
        for chunk in chunks(*(parts() if callable(parts) else parts)):
            file.write(chunk)
    failures = []
    for piped in (False, True):
        how = "pipe" if piped else "file"
        command = [os.path.join(BIN, "qda-import"), *more] + ([] if piped else ["in"])
        found, said, peak = finish(command, folder, path if piped else None)
        shown = f"{name} ({how})"
        if found != status:
            failures.append(f"{shown}: status {found}, not {status}: {said[:300]}")
        if WORD in said:
            failures.append(f"{shown}: a participant's word in a message")
        wanted = pattern and (pattern.replace("in:", "<stdin>:") if piped else pattern)
        if wanted is None and said or wanted and not re.search(wanted, said, re.S):
            failures.append(f"{shown}: said {said[:300]!r}, not {wanted!r}")
        if status == 2 and "hint: " not in said:
            failures.append(f"{shown}: no hint: {said[:300]!r}")
        if peak > limit and not SANITIZED:
            failures.append(f"{shown}: {peak} MiB, more than {limit}")
    return failures


def finish(command, folder, standard_input):
    """Status, standard error and peak memory in MiB."""
    source = open(standard_input, "rb") if standard_input else subprocess.DEVNULL
    feeder = None
    if standard_input:  # a true pipe, not a file in the place of one
        read_end, write_end = os.pipe()

        def feed():
            try:
                while block := source.read(MIB):
                    os.write(write_end, block)
            except BrokenPipeError:
                pass
            finally:
                os.close(write_end)

        feeder = threading.Thread(target=feed)
    process = subprocess.Popen(command, cwd=folder, stdin=read_end if feeder else source, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    if feeder:
        os.close(read_end)
        feeder.start()
    said = process.stderr.read().decode("utf-8", "replace")
    _, raw, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(raw)
    process.stderr.close()
    if feeder:
        feeder.join()
    return process.returncode, said, usage.ru_maxrss // 1024


def main():
    wanted = sys.argv[2:]
    failures = []
    ran = 0
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES + marks.cases(WORD) + databases.cases(WORD):  # the last ones need memory here, too
            if wanted and case[0] not in wanted:
                continue
            ran += 1
            failures += run(case, folder)
    for failure in failures:
        print(failure)
    print(f"{ran} inputs, {len(failures)} failures")
    sys.exit(1 if failures or not ran else 0)


main()
