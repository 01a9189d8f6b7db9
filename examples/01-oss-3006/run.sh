#!/bin/bash
# The main job on the bundled example: from a quotation list of ATLAS.ti to the tables of a thesis. Makes everything in
# out/ and compares it with the committed results in expected/.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"
# In the sources the tools are built first; an installed copy has them in the path.
if [[ -e ../../.ci/setup.sh ]]; then source ../../.ci/setup.sh && setup_build release; fi
rm -rf out
mkdir out
title="Verwijzingen in hoofdstuk 5"

# The export, labelled with the codebook: every pipe below starts from it.
qda-import quotations.csv | qda-label --codebook ../../codebook/oss-3006.yaml >out/labelled.seg

# The main table: which respondent is cited for which variable?
qda-count out/labelled.seg --rows respondent --columns variable --totals --title "$title" >out/respondent_x_variable.tsv
for form in md html csv; do
    qda-table out/respondent_x_variable.tsv --to $form --language nl >out/respondent_x_variable.$form
done
qda-table out/respondent_x_variable.tsv --to latex --language nl >out/respondent_x_variable.tex

# It, and the other tables of the thesis, as code: tables.yaml says how each is made, tables.lock from what. Those that are
# committed in expected/ must still be true; `qda-build tables.yaml` makes them again.
qda-build tables.yaml --check

# The knelpunten as facts, one a row, for programs.
qda-knelpunt out/labelled.seg --long --bare >out/knelpunten.tsv

# Every sub-variable by source in long form, one row a cell, for R or Excel.
qda-count out/labelled.seg --rows sub_variable --columns source --long --bare >out/sub_variable_x_source.tsv

# What was said: the words behind one variable, by sub-variable and source, for an appendix; the place of every quotation;
# and a summary grid, who is cited where for what.
qda-quotes quotations.csv --codebook ../../codebook/oss-3006.yaml --level sub_variable --value Samenwerkingsstructuur \
    --text --to md --language nl --title "$title: samenwerkingsstructuur" >out/quotes_samenwerkingsstructuur.md
qda-quotes out/labelled.seg --level sub_variable --bare >out/quotes_sub_variable.tsv
qda-quotes out/labelled.seg --grid --to md --language nl --title "$title" >out/quotes_grid.md

# Other exports of the same codings give the same tables.
for export in quotations.xml quotations.xlsx; do
    qda-import "$export" | qda-label --codebook ../../codebook/oss-3006.yaml >out/again.seg
    qda-count out/again.seg --rows respondent --columns variable --totals --title "$title" >out/again.tsv
    qda-count out/again.seg --rows sub_variable --columns judgement --totals --title "$title" |
        qda-table --to md --language nl | cmp - expected/sub_variable_x_judgement.md
    cmp out/again.tsv out/respondent_x_variable.tsv
    qda-count out/again.seg --rows sub_variable --columns source --long --bare | cmp - out/sub_variable_x_source.tsv
    rm out/again.*
done

# Do export and codebook fit, and what must the text account for?
qda-check quotations.csv --codebook ../../codebook/oss-3006.yaml >out/check.txt

qda-table out/respondent_x_variable.tsv --language nl
echo
# What was made here is the same as in expected/; what else is there was made by the manifest.
failed=0
for file in out/*; do diff "expected/${file#out/}" "$file" || failed=1; done
for file in expected/*; do
    [[ -e out/${file#expected/} ]] || qda-build tables.yaml --list | cut -f2 | grep -qxF "$file" || { echo "$file is made by nothing" && failed=1; }
done
if ((failed)); then
    echo "out/ differs from expected/, see above" >&2
    exit 1
fi
echo "The results stand in $(basename "$PWD")/out/, the same as those in expected/."
echo "Next, with your own export: README.md, 'Your own export in five minutes'."
