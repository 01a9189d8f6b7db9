#!/usr/bin/env python3
"""Writes quotations.xml: the list of quotations.csv as ATLAS.ti's XML export (storedHU), the same bytes each time.

    ./make_xml.py

As in such exports, everything but ASCII is written as a numeric reference; document groups are families of documents; a
coding is a link between a code and a quotation, behind all of them. Quotations follow each other in their document, since
the list does not say where they stand.
"""
import csv
import pathlib
from xml.sax.saxutils import quoteattr, escape

HERE = pathlib.Path(__file__).parent


def attributes(**named):
    return "".join(f" {name}={quoteattr(str(value), {chr(10): '&#10;'})}" for name, value in named.items())


def quotation(row, serial, start):
    text = row["Quotation Content"]
    document, number = row["ID"].split(":")
    id = f"q{document}_{number}_{serial}"
    day = "2020-01-01T00:00:00"
    yield f"<q{attributes(name=row['Quotation Name'], id=id, au=row['Created by'], cDate=day, mDate=day)}"
    yield f"{attributes(loc=f'1:{start}:1:{start + len(text)}')}>\n"
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n"))
    yield f"<content{attributes(size=len(text))}>{paragraphs}</content>\n"
    if row["Comment"]:
        yield f"<comment{attributes(type='text/html', size=len(row['Comment']))}><p>{escape(row['Comment'])}</p></comment>\n"
    yield "</q>\n"


def project(rows):
    documents = list(dict.fromkeys(row["Document"] for row in rows))
    codes = list(dict.fromkeys(code for row in rows for code in row["Codes"].split("\n") if code))
    groups = {}
    links = []
    serial = 0
    yield '<?xml version="1.0" encoding="US-ASCII" standalone="yes"?>\n'
    yield '<storedHU creator="ATLAS.ti" method="AML (ATLAS Markup Language)" version="7.1.5" mode="complete">\n'
    yield f'<hermUnit name="oss-3006" au="qdatools"/>\n<primDocs size="{len(documents)}">\n'
    for number, document in enumerate(documents, 1):
        own = [row for row in rows if row["Document"] == document]
        id = f"pd_{number}_{number}"
        for group in own[0]["Document Groups"].split("\n"):
            groups.setdefault(group, []).append(id)
        yield f'<primDoc{attributes(name=document, id=id, loc=f"doc_{number}", au="qdatools")}>\n<quotations size="{len(own)}">\n'
        start = 0
        for row in own:
            serial += 1
            links += [(code, f"q{row['ID'].replace(':', '_')}_{serial}") for code in row["Codes"].split("\n") if code]
            yield from quotation(row, serial, start)
            start += len(row["Quotation Content"]) + 1
        yield "</quotations>\n</primDoc>\n"
    yield f'</primDocs>\n<codes size="{len(codes)}">\n'
    for number, code in enumerate(codes, 1):
        used = sum(1 for name, _ in links if name == code)
        yield f'<code{attributes(name=code, id=f"co_{number}", au="qdatools", color="", cCount=0, qCount=used)}/>\n'
    yield f'</codes>\n<families>\n<primDocFamilies size="{len(groups)}">\n'
    for number, (group, members) in enumerate(groups.items(), 1):
        items = "".join(f'<item id="{member}"/>' for member in members)
        yield f'<primDocFamily{attributes(name=group, id=f"df_{number}", au="qdatools")}>{items}</primDocFamily>\n'
    yield f'</primDocFamilies>\n</families>\n<links>\n<objectSegmentLinks>\n<codings size="{len(links)}">\n'
    for code, target in links:
        yield f'<iLink obj="co_{codes.index(code) + 1}" qRef="{target}"/>\n'
    yield "</codings>\n</objectSegmentLinks>\n</links>\n</storedHU>\n"


with open(HERE / "quotations.csv", encoding="utf-8", newline="") as file:
    text = "".join(project(list(csv.DictReader(file))))
(HERE / "quotations.xml").write_bytes(text.encode("ascii", "xmlcharrefreplace"))
