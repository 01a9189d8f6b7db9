#!/usr/bin/env python3
"""Makes a document of Word as Dedoose exports it, with codes as comments: document.py anna|ben >anna.docx"""
import io
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# {0 begins the place of comment 0, 0} ends it.
TEXT = ["Een \U0001F600 {0begin in het cafe\u03010}.", "{1{2Meer2} vertrouwen & hoop.1}", "Slot."]
COMMENTS = {"anna": {0: ["Codes (6-24)", "Trust\\Hope", "=Place"], 1: ["Codes (0-9)", "Trust"]},
            "ben": {1: ["Codes (26-47)", "Trust"], 2: ["A remark of somebody"], 7: ["Codes (1-2)", "Place"]}}


def text(piece):
    return f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' if piece else ""


def paragraph(line, wanted):
    out, piece, at = "", "", 0
    while at < len(line):
        start = line[at] == "{"
        end = line[at:at + 2][1:] == "}" and line[at].isdigit()
        if not start and not end:
            piece, at = piece + line[at], at + 1
            continue
        number = int(line[at + 1] if start else line[at])
        out, piece, at = out + text(piece), "", at + 2
        if number in wanted:
            out += f'<w:commentRange{"Start" if start else "End"} w:id="{number}"/>'
    return f"<w:p>{out}{text(piece)}</w:p>"


def main():
    comments = COMMENTS[sys.argv[1]]
    body = "".join(paragraph(line, comments) for line in TEXT)
    notes = "".join(f'<w:comment w:id="{i}" w:author="Coder">{"".join(f"<w:p>{text(line)}</w:p>" for line in lines)}</w:comment>'
                    for i, lines in comments.items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in (("word/document.xml", f'<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'),
                          ("word/comments.xml", f'<w:comments xmlns:w="{MAIN}">{notes}</w:comments>')):
            archive.writestr(zipfile.ZipInfo(name), xml)
    sys.stdout.buffer.write(out.getvalue())


main()
