#!/bin/bash
# The section on knelpunten with the nastiest names, through pandoc and pdflatex where they are installed: what a name or a
# quotation says must come out as text. section_converts.sh FOLDER_OF_BUILT_TOOLS CASE; status 77: neither is installed.
set -euo pipefail
export PATH=$1:$PATH
input=$2/in.seg
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
tried=0

if command -v pandoc >/dev/null; then
    tried=1
    for form in md html; do
        qda-knelpunt "$input" --text --to $form >page.$form
        pandoc --from "${form/md/markdown}" --to plain --wrap none page.$form >plain
        for text in '# 1. *R&D* <b>_50%_ $x$ {y} ~z^ #' '**vet** \section{x} > [link](http://x) en "zo" <i>' \
            '<script>alert("x")</script>' '(1) `R`, d [1], 1:1)' '- first # second | third \ fourth'; do
            # Typographic quotation marks are pandoc's to choose.
            sed -e 's/[“”]/"/g' plain | grep -qF -e "$text" || { echo "not in the $form: $text"; cat plain; exit 1; }
        done
    done
fi

if command -v pdflatex >/dev/null; then
    tried=1
    {
        printf '%s\n' '\documentclass{article}' '\usepackage[utf8]{inputenc}' '\usepackage[T1]{fontenc}' '\usepackage{array,booktabs,graphicx,longtable}' \
            '\begin{document}'
        qda-knelpunt "$input" --text --to latex --language nl
        printf '%s\n' '\end{document}'
    } >page.tex
    pdflatex -interaction=nonstopmode -halt-on-error page.tex >log 2>&1 || { grep -A5 '^!' log; exit 1; }
fi

((tried)) || { echo "skipped: neither pandoc nor pdflatex is installed"; exit 77; }
