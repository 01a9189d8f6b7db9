"""Words survive pandoc: what qda-quotes writes as Markdown or HTML holds, to pandoc, exactly the words that went in.

    quotes.py FOLDER_OF_BUILT_TOOLS

Nasty words (markup of every kind, several paragraphs, lists and headings in disguise, other scripts, astral and combining
characters, very long words) go through a stream, qda-quotes and pandoc, also by way of Word. Ends with status 77, skipped,
where pandoc is not installed.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

if not shutil.which("pandoc"):
    print("skipped: pandoc is not installed")
    sys.exit(77)
tools = Path(sys.argv[1])

STARTS = ["# geen kop", "- geen lijst", "1. eerst", "a. eerst", "iv) vierde", "(a) zo", "> citaat", "    ingesprongen", "| a | b |",
          "Table: x", ": term", "===", "---", "***", "```", "~~~", "\\begin{x}", "[x]: http://a.b/c", "<div>", "% titel", "+ plus",
          "*** ***", "Mm. Ja", "@jan zei", "![plaat](x.png)", "    ", "#", "12) dan", "<!-- weg -->", "$$x$$", "$x$", "::: {.a}"]
PARTS = ["*vet*", "_schuin_", "**x**", "`code`", "[koppeling](http://x.y)", "<b>html</b>", "&amp;", "&#65;", "a & b", "x < y > z",
         "http://voorbeeld.nl/a_b", "www.voorbeeld.nl", "^boven^", "~onder~", "~~door~~", "\\n", "\\", "'s avonds", '"ja"', "...",
         "--", "---", "{.klasse}", "[^1]", "^[noot]", "één", "n\u0303", "שלום עולם", "مرحبا بكم", "日本語の文章", "👩‍👩‍👧 en 🇳🇱", "𝔘𝔫𝔦",
         "a" * 120, "punt.", "tab\there", "#tag", "H~2~O", "snake_case_naam", "2*3*4", "|pijp|", "e\u0301\u0323", "½ €5", "na\u00a0spatie"]


def words(maker):
    return "\n".join((maker.choice(STARTS) + " " if maker.random() < 0.6 else "") + " ".join(maker.choices(PARTS, k=maker.randint(1, 6)))
                     for _ in range(maker.randint(1, 3)))


def plain(text):
    """Blanks do not count, nor the typographic forms that pandoc gives quotes, nor its composing of characters."""
    for old, new in (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(old, new)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def text_of(node):
    if isinstance(node, list):
        return "".join(text_of(one) for one in node)
    kind, content = node.get("t"), node.get("c")
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Str":
        return content
    if kind in ("Para", "Plain"):
        return text_of(content) + "\n"
    if kind == "Quoted":
        mark = "'" if content[0]["t"] == "SingleQuote" else '"'
        return mark + text_of(content[1]) + mark
    if kind in ("BlockQuote", "Emph"):
        return text_of(content)
    if kind in ("Div", "Span"):
        return text_of(content[1])
    raise SystemExit(f"pandoc took words for markup: {kind}")


def run(command, given):
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"status {done.returncode} of {command}\n{done.stderr.decode()}")
    return done.stdout


def blocks(page, form, by_word, scratch):
    if by_word:
        run(["pandoc", "-f", form, "-o", str(scratch / "x.docx")], page)
        return json.loads(run(["pandoc", str(scratch / "x.docx"), "-t", "json"], b""))["blocks"]
    return json.loads(run(["pandoc", "-f", form, "-t", "json"], page))["blocks"]


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def check_list(texts, stream, scratch):
    for form, to, by_word in (("markdown", "md", False), ("commonmark", "md", False), ("html", "html", False), ("markdown", "md", True)):
        page = run([tools / "qda-quotes", "--text", "--to", to], stream)
        found = [text_of(block["c"]).rstrip("\n").split("\n") for block in blocks(page, form, by_word, scratch) if block["t"] == "BlockQuote"]
        if by_word:  # Word has no blocks: quotations that follow each other are one
            found = [[line for block in found for line in block]]
            wanted = [line for at, text in enumerate(texts) for line in [*text.split("\n"), f"\u2014 q{at:03} \u00b7 c#"]]
            wanted = [plain(line) for line in wanted if line.strip()]
            assert [plain(line) for line in found[0]] == wanted, "Word"
            continue
        assert len(found) == len(texts), (form, len(found), len(texts))
        for at, (text, lines) in enumerate(zip(texts, found)):
            wanted = [plain(line) for line in text.split("\n") if line.strip()]
            assert [plain(line) for line in lines] == [*wanted, f"\u2014 q{at:03} \u00b7 c#"], (form, ascii(wanted), ascii(lines))


def check_grid(texts, stream, scratch):
    wanted = plain(" ".join(f"{text} (q{at:03})" for at, text in enumerate(texts)))
    for form, to, by_word in (("markdown", "md", False), ("html", "html", False), ("html", "html", True)):
        page = run([tools / "qda-quotes", "--grid", "--rows", "document", "--columns", "code", "--text", "--to", to], stream)
        tables = [block for block in blocks(page, form, by_word, scratch) if block["t"] == "Table"]
        assert len(tables) == 1, (form, page.decode())
        cells = tables[0]["c"][4][0][3][0][1]
        assert plain(text_of(cells[1][4])) == wanted, (form, plain(text_of(cells[1][4])), wanted)


maker = random.Random(7)
with tempfile.TemporaryDirectory() as name:
    for _ in range(4):
        texts = [words(maker) for _ in range(25)]
        rows = "".join(f"D\tq{at:03}\tc#\t{escaped(text)}\n" for at, text in enumerate(texts))
        stream = ("#qda\t1\tsegments\ndocument\tquotation\tcode\ttext\n" + rows + "#end\n").encode()
        check_list(texts, stream, Path(name))
        check_grid(texts, stream, Path(name))
print("100 texts came through pandoc as they were, in Markdown, HTML and Word")
