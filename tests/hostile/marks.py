"""Hostile bundles, documents, lists and marked texts for check.py: cases as there."""
import io
import struct
import zipfile

MIB = 1 << 20
MAGIC = bytes.fromhex("9940A8AC067011499DB364B9AB812FF1")


def archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            with file.open(name, "w") as part:  # piece by piece: a part may be larger than this program should be
                for piece in [content] if isinstance(content, (bytes, str)) else content:
                    part.write(piece.encode() if isinstance(piece, str) else piece)
    return out.getvalue()


def atext3(words, start=132, end=None, units=None, records=None):
    text = words.encode("utf-16-le")
    stop = 132 + len(text) if end is None else end
    records = [(1, 0, len(text) // 2)] if records is None else records
    return (MAGIC + struct.pack("<12Q", 112, start, stop, *[0] * 9) + bytes(20) + text
            + struct.pack("<QI", len(text) // 2 if units is None else units, len(records))
            + b"".join(struct.pack("<IIiI", *record, 0) for record in records))


def bundle(text=None, loc="c", place='sSegment="1" sOffset="0" eSegment="1" eOffset="4"', tags="", more="", head=""):
    project = (f'<?xml version="1.0"?>{head}<storedHU><users><user guid="u" name="Ann"/></users>'
               f'<contents><content id="c" loc="{loc}" type="atext3"/></contents><media><medium guid="m" content="c"/></media>'
               f'<documents><document number="1" guid="d" medium="m" name="D"><layer><quotation number="1" guid="q" cUser="u">'
               f"<location><segmentedTextLoc {place}/></location></quotation>{more}</layer></document></documents>"
               f'<tags><tag guid="t" name="x"/>{tags}</tags><links><tagQuotLink source_guid="t" target_guid="q" cUser="u"/></links></storedHU>')
    parts = {"project.aprx": project}
    if text is not None:
        parts["contents/c/content"] = text
    return [archive(parts)]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body, comments):
    return [archive({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
                     "word/comments.xml": f'<w:comments xmlns:w="{W}">{comments}</w:comments>'})]


def comment(number, *lines):
    return f'<w:comment w:id="{number}">' + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines) + "</w:comment>"


def cases(word):
    def comments_on_all():
        anchored = "".join(f'<w:commentRangeStart w:id="{i}"/>' for i in range(20000))
        return document(f"<w:p>{anchored}<w:r><w:t>{word * 2000}</w:t></w:r>{anchored.replace('Start', 'End')}</w:p>",
                        "".join(comment(i, "Codes (0-1)", "x") for i in range(20000)))

    # The large ones are made when their turn comes, and stand last: a child's memory counts from that of this program.
    return [
        ("bundle_text_outside_of_the_archive", bundle(loc="../../../../etc/passwd"), 0, r"warning: the text of 1 of 1 documents", 64, []),
        ("bundle_text_that_grows", lambda: bundle(bytes(MIB) for _ in range(300)), 2, r"in:contents/c/content: error.*MiB|made to fill", 700, []),
        ("bundle_text_with_lying_offsets", bundle(atext3(word, end=1 << 60)), 0, r"warning: the text of 1 of 1", 64, []),
        ("bundle_text_that_starts_behind_its_end", bundle(atext3(word, start=1 << 40)), 0, r"warning: the text of 1 of 1", 64, []),
        ("bundle_text_of_more_units_than_it_has", bundle(atext3(word, units=1 << 62)), 0, r"warning: the text of 1 of 1", 64, []),
        ("bundle_segments_that_overlap", bundle(atext3(word, records=[(1, 0, 9), (2, 3, 10)])), 0, r"warning: the text of 1 of 1", 64, []),
        ("bundle_segment_of_negative_length", bundle(atext3(word, records=[(1, 0, -7)])), 0, r"warning: the text of 1 of 1", 64, []),
        ("bundle_place_behind_the_text", bundle(atext3(word), place='sSegment="1" sOffset="0" eSegment="1" eOffset="99999999999"'), 0,
         r"warning: 1 quotation stands in no segment", 64, []),
        ("bundle_place_that_is_reversed", bundle(atext3(word), place='sSegment="1" sOffset="4" eSegment="1" eOffset="1"'), 0,
         r"warning: 1 quotation ends before", 64, []),
        ("bundle_entity_bomb", bundle(atext3(word), head='<!DOCTYPE storedHU [<!ENTITY a "b">]>'), 2, r"in:project.aprx:1:\d+: error", 64, []),
        ("bundle_a_thousand_folders_deep", bundle(atext3(word), tags='<tagFolder guid="f" name="f">' * 1000 + "</tagFolder>" * 1000), 2,
         r"in:project.aprx:1:\d+: error.*deeper", 64, []),
        ("bundle_id_twice", bundle(atext3(word), tags='<tag guid="t" name="y"/>'), 2, r"in:project.aprx:1:\d+: error.*two codes", 64, []),
        ("bundle_cut", [bundle(atext3(word))[0][:-30]], 2, r"in: error", 64, []),
        ("document_entity_bomb", [archive({"word/document.xml": "<!DOCTYPE a><a/>", "word/comments.xml": "<w:t>Codes (1-2)</w:t>"})], 2,
         r"in:word/\w+.xml:1:\d+: error", 64, ["--format", "dedoose-document"]),
        ("qcoder_mark_that_is_open", [b"a\n(QCODE)" + word.encode()], 2, r"in:2:1: error", 64, ["--format", "qcoder"]),
        ("rock_yaml_bomb", [b"---\na: &a [b, b]\nROCK_attributes: [*a, *a]\n---\n[[uid=a]] x [[y]]\n"], 0, r"in:2:\d+: warning.*left out", 64, []),
        ("rock_yaml_without_an_end", [b"[[uid=a]] x [[y]]\n---\n" + b"codes:\n  -\n    id: x\n" * 1000], 0, r"in:2: warning", 64, []),
        ("nvivo_more_references_than_follow", [b"<Files\\\\A> - \xc2\xa7 99999999999999 references coded  [1.20% Coverage]\n\n"
                                               b"Reference 1 - 0.80% Coverage\n\n" + word.encode() + b"\n"], 2,
         r"in:1: error.*says|standard input", 64, []),
        ("maxqda_places_that_are_reversed", [f"Document name,Code,Segment,Beginning,End\nD,x,{word},9,3\n".encode()], 0,
         r"note: 1 row whose beginning", 64, []),
        ("wide_two_columns_of_one_code", [b"document,x,x\nA,1,1\n"], 2, r"in:1:\d+: error.*two columns", 64, ["--wide-codes", "x:"]),
        ("wide_place_that_is_none", [f"document,start,end,x\nA,-1,{word},1\n".encode()], 2, r"in:2:\d+: error", 64, ["--wide-codes", "x:"]),
        ("document_of_20000_comments_on_all_of_it", comments_on_all, 0, r"note: positions", 200, []),
        ("qcoder_100000_marks_in_each_other", lambda: [b"(QCODE)" * 100000 + word.encode() * 1000 + b"(/QCODE){#x}" * 100000], 0, None, 200, ["--format", "qcoder"]),
        ("rock_a_line_of_a_million_brackets", lambda: [b"[[uid=a]] x [[y]]\n" + b"[[" * MIB + b"]]\n"], 0, r"note: \d+ '\[\['", 128, []),
        ("rock_a_code_of_100000_levels", lambda: [b"[[uid=a]] x [[" + b"a>" * 100000 + b"a]]\n"], 2, r"in:1: error.*codes above it", 96, []),
        ("rock_100000_kinds_of_identifiers", lambda: [b"".join(b"[[uid=a%d]] x [[k%d=1]] [[c]]\n" % (i, i) for i in range(100000))], 2,
         r"in:1001: error.*kinds", 96, []),
        ("maxqda_a_code_of_100000_levels", lambda: [("Document name,Code,Segment,Beginning,End\nD," + "a > " * 100000 + f"a,{word},1,1\n").encode()], 2,
         r"in:2:3: error.*codes above it", 96, []),
        ("dedoose_10000_codes", lambda: [("Media Title,Excerpt Range" + "".join(f",Code: c{i} Applied,Code: c{i} Weight" for i in range(10000))
                                  + "\nD,1-9223372036854775808" + ",True,1" * 10000 + "\n").encode()], 0, r"note: 1 row with a range", 200, []),
    ]
