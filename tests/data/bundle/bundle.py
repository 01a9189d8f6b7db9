#!/usr/bin/env python3
"""Makes a small project bundle of ATLAS.ti.

    bundle.py windows|old [CHANGE...] >p.atlproj23

`windows` is as versions 22 and later write it, `old` as version 8 and the first Web product. A CHANGE makes something odd:

    no-text     the text of the second document is not in the archive
    cut-text    the text of the first document ends early
    past-end    a quotation ends behind its segment, another one stands in a segment that is not there
    split       a quotation begins within a character
    dangling    a coding and a member of a group name what is not there
    as-html     texts that say they are of the new kind are of the old one
"""
import io
import struct
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAGIC = bytes.fromhex("9940A8AC067011499DB364B9AB812FF1")
NS = "http://www.atlasti.com/hu/desktop/ns2015"
SYSTEM = "C32A2BD5-537F-4838-8B17-DF9EFBAFDF4B"

# A smile is two UTF-16 units and one code point; cafe\u0301 has a mark of its own.
FIRST = ["Een \U0001F600 begin in het cafe\u0301.", "Meer \U0001F642\U0001F643 vertrouwen.", "", "Slot."]
TEXTS = {"first": FIRST, "second": ["Nog een gesprek."], "empty": [],
         "remark": ["Over vertrouwen,", "en meer."], "note": ["Mooi gezegd."], "about": ["Eerste gesprek."]}


def segments(paragraphs):
    """(id, text, mark): numbered against the order of the text from the third on, as after edits on a Mac."""
    ids = [1, 2, 7, 8, 5, 6, 3, 4] + list(range(9, 99))
    for i, paragraph in enumerate(paragraphs):
        yield ids[2 * i], paragraph, False
        yield ids[2 * i + 1], "\u2029", True


def atext3(paragraphs, changes, name):
    text = "".join(piece for _, piece, _ in segments(paragraphs)).encode("utf-16-le")
    records, at = [], 0
    for number, piece, mark in segments(paragraphs):
        units = len(piece.encode("utf-16-le")) // 2
        records.append(struct.pack("<IIiI", number, at, -2 if mark else units, 2 if mark else 1))
        at += units
    end = 132 + len(text)
    tail = struct.pack("<QI", at, len(records)) + b"".join(records)
    head = struct.pack("<12Q", 112, 132, end, *[end + len(tail)] * 9)
    data = MAGIC + head + bytes(20) + text + tail
    return data[:-20] if "cut-text" in changes and name == "first" else data


def ahtml(paragraphs):
    spans = "".join(f'  <p id="{number + 100}"><span id="{number}">{escape(text)}</span></p>\n'
                    for number, text, mark in segments(paragraphs) if not mark)
    return ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">\n'
            f"<html><head><title>no text</title></head><body>\n{spans}</body></html>").encode()


def units(text):
    return len(text.encode("utf-16-le")) // 2


def place(paragraph, piece, changes, whole_segment=False):
    """Where a piece of a paragraph of the first document stands."""
    number = [n for n, _, mark in segments(FIRST) if not mark][paragraph]
    start = units(FIRST[paragraph][:FIRST[paragraph].index(piece)])
    end = -1 if whole_segment else start + units(piece)
    return number, start, number, end


class Xml:
    def __init__(self, old):
        self.old = old

    def open(self, element, guid, more="", by="u1"):
        who = f' owner="{by}"' if self.old else f' cUser="{by}"'
        return f'<{element} {"id" if self.old else "guid"}="{guid}" cDate="2024-02-13T10:44:15Z"{who} {more}'

    def link(self, source, target, by):
        ends = ("source", "target") if self.old else ("source_guid", "target_guid")
        return self.open("tagQuotLink", f"l{source}{target}{by}", f'{ends[0]}="{source}" {ends[1]}="{target}"', by) + "/>"

    def item(self, target):
        return f'<item {"target" if self.old else "target_guid"}="{target}"/>'


def project(old, changes):
    x = Xml(old)
    comment = lambda content: x.open("comment", "k" + content, f'content="cnt_{content}"') + "/>"
    kind = "ahtml" if old else "atext3"

    def quotation(number, where, more="", by="u1"):
        keys = ("sSegment", "sOffset", "eSegment", "eOffset")
        loc = "<segmentedTextLoc " + " ".join(f'{k}="{v}"' for k, v in zip(keys, where)) + "/>" if where else \
              '<rectangleLoc page="1" x="10" y="20"/>'
        return x.open("quotation", f"q{number}", f'number="{number}" name=""', by) + f">{more}<location>{loc}</location></quotation>"

    smile = place(1, "\U0001F643 vertrouwen", changes)
    if "split" in changes:
        smile = (smile[0], smile[1] + 1, *smile[2:])
    cafe = place(0, "cafe\u0301", changes)
    both = (1, units(FIRST[0][:FIRST[0].index("begin")]), 7, units("Meer"))
    slot = place(3, "Slot.", changes, whole_segment=old)
    if "past-end" in changes:
        cafe, slot = (*cafe[:3], 900), (77, 0, 77, 1)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<storedHU{"" if old else f" xmlns={quoteattr(NS)}"} creator="ATLAS.ti for Windows" version="23.2.100">',
        "<users>", *(f'<user {"id" if old else "guid"}="{i}" name="{n}"/>' for i, n in (("u1", "Ann"), ("u2", "Ben"), (SYSTEM, "ATLAS.ti"))),
        "</users>", x.open("hermUnit", "h", 'name="Een project"') + "/>",
        "<contents>", *(f'<content id="cnt_{c}" loc="cnt_{c}" type="{kind}"/>' for c in TEXTS),
        '<content id="cnt_picture" loc="cnt_picture" type="png"/></contents>',
        "<media>", *(f'<medium {"id" if old else "guid"}="m_{c}" content="cnt_{c}" ext="{kind}"/>' for c in ("first", "second", "empty", "picture")),
        "</media><documents>",
        x.open("document", "d1", 'number="1" medium="m_first" name="Gesprek 1"') + ">", comment("about"), x.open("layer", "y1") + ">",
        quotation(1, cafe, comment("note")), quotation(3, smile), quotation(4, both, by="u2"), quotation(5, slot),
        "</layer></document>",
        x.open("document", "d2", 'number="2" medium="m_second" name="Gesprek 2"') + ">" + x.open("layer", "y2") + "/></document>",
        x.open("document", "d3", 'number="3" medium="m_empty" name="Leeg"') + "/>",
        x.open("document", "d4", 'number="4" medium="m_picture" name="Foto"') + ">" + x.open("layer", "y4") + ">",
        quotation(9, None), "</layer></document></documents><tags>",
        x.open("tagCategory", "c1", 'name="Relatie"') + ">", x.open("tag", "t1", 'name="Vertrouwen"') + ">" + comment("remark") + "</tag>",
        x.open("tag", "t2", 'name="Hoop"') + "/></tagCategory>",
        x.open("tagFolder", "f1", 'name="Vragen"') + ">" + x.open("tag", "t3", 'name="v1: begin"') + "/>",
        x.open("tagFolder", "f2", 'name="Later"') + ">" + x.open("tag", "t4", 'name="Hoop"') + "/></tagFolder></tagFolder>",
        x.open("tag", "t5", 'name="=nooit gebruikt"') + "/></tags>",
        "<memos>" + x.open("memo", "mm1", 'name="Memo" content="cnt_note"') + "/></memos>",
        "<groups><documentGroups>", x.open("documentGroup", "g1", 'name="rol::leraar"') + ">", x.item("d1"), x.item("d3"),
        x.item("d9") if "dangling" in changes else "", "</documentGroup></documentGroups>",
        "<tagGroups>", x.open("tagGroup", "g2", 'name="In vivo"') + ">" + x.item("t1") + "</tagGroup></tagGroups>",
        "<memoGroups/></groups><links>",
        x.link("t4", "q3", "u2"), x.link("t1", "q3", "u1"), x.link("t1", "q3", "u2"), x.link("t3", "q1", "u1"), x.link("t2", "q4", "u2"),
        x.link("t9", "q4", "u1") if "dangling" in changes else "", x.link("t5" if "dangling" in changes else "t3", "q9", SYSTEM),
        "</links></storedHU>",
    ]
    return "\n".join(part for part in parts if part)


def main():
    old, changes = sys.argv[1] == "old", set(sys.argv[2:])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, paragraphs in TEXTS.items():
            if name == "second" and "no-text" in changes:
                continue
            html = old or "as-html" in changes
            archive.writestr(zipfile.ZipInfo(f"contents/cnt_{name}/content"), ahtml(paragraphs) if html else atext3(paragraphs, changes, name))
        archive.writestr(zipfile.ZipInfo("contents/cnt_picture/content"), b"\x89PNG")
        mark = b"" if old else b"\xef\xbb\xbf"
        archive.writestr(zipfile.ZipInfo("project.aprx"), mark + project(old, changes).encode())
    sys.stdout.buffer.write(out.getvalue())


main()
