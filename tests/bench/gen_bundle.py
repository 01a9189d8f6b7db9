"""Makes a large project bundle of ATLAS.ti: gen_bundle.py DOCUMENTS FILE, with 50 quotations a document and 1.5 codings a
quotation, of 500 codes by 4 coders. Its texts have an astral character in every paragraph."""
import struct
import sys
import zipfile

MAGIC = bytes.fromhex("9940A8AC067011499DB364B9AB812FF1")
PARAGRAPHS, WORDS = 120, 40


def guid(kind, number):
    return f"{kind}{number:07X}-5A1B-4C3D-9E8F-0123456789AB"


def text(number):
    lines = [f"\U0001F600 {number} {i} " + "woorden van iemand " * (WORDS // 3) for i in range(PARAGRAPHS)]
    pieces, records, at = [], [], 0
    for i, line in enumerate(lines):
        size = len(line) + 1  # units
        records += [struct.pack("<IIiI", 2 * i + 1, at, size, 1), struct.pack("<IIiI", 2 * i + 2, at + size, -2, 2)]
        pieces.append(line + "\u2029")
        at += size + 1
    body = "".join(pieces).encode("utf-16-le")
    head = MAGIC + struct.pack("<12Q", 112, 132, 132 + len(body), *[0] * 9) + bytes(20)
    return head + body + struct.pack("<QI", at, len(records)) + b"".join(records)


def main():
    documents, path = int(sys.argv[1]), sys.argv[2]
    stamp = 'cDate="2024-02-13T10:44:15Z" mDate="2024-02-13T10:44:15Z"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for d in range(documents):
            archive.writestr(zipfile.ZipInfo(f"contents/cnt_{d}/content"), text(d), zipfile.ZIP_DEFLATED)
        x = ['<?xml version="1.0" encoding="utf-8"?>\n<storedHU xmlns="http://www.atlasti.com/hu/desktop/ns2015"><users>']
        x += [f'<user guid="{guid("F", u)}" name="coder {u}"/>\n' for u in range(4)]
        x.append("</users><contents>")
        x += [f'<content id="cnt_{d}" loc="cnt_{d}" md5="0" excluded="false" size="1" type="atext3"/>\n' for d in range(documents)]
        x.append("</contents><media>")
        x += [f'<medium guid="{guid("A", d)}" content="cnt_{d}" ext="atext3" linked="false" name=""/>\n' for d in range(documents)]
        x.append("</media><documents>\n")
        for d in range(documents):
            x.append(f'<document number="{d + 1}" guid="{guid("B", d)}" {stamp} cUser="{guid("F", 0)}" medium="{guid("A", d)}" name="document {d}"><layer guid="{guid("9", d)}">\n')
            for q in range(50):
                n = 2 * q + 1
                x.append(f'<quotation number="{q + 1}" guid="{guid("C", 50 * d + q)}" {stamp} cUser="{guid("F", q % 4)}" mUser="{guid("F", 0)}" name="">\n'
                         f'<location><segmentedTextLoc eOffset="40" eSegment="{n + 2}" sOffset="{q % 20}" sSegment="{n}"/></location></quotation>\n')
            x.append("</layer></document>\n")
        x.append("</documents><tags>\n")
        x += [f'<tag guid="{guid("D", t)}" {stamp} cUser="{guid("F", 0)}" name="code {t}"/>\n' for t in range(500)]
        x.append("</tags><links>\n")
        for i in range(75 * documents):
            q, t = i * 2 // 3, i * 7919 % 500
            x.append(f'<tagQuotLink guid="{guid("E", i)}" source_guid="{guid("D", t)}" target_guid="{guid("C", q)}" {stamp} cUser="{guid("F", i % 4)}" name=""/>\n')
        x.append("</links></storedHU>")
        archive.writestr(zipfile.ZipInfo("project.aprx"), "".join(x), zipfile.ZIP_DEFLATED)


main()
