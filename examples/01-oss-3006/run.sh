#!/bin/bash
# The main job on the bundled example: from a quotation list of ATLAS.ti to the tables of a thesis. Makes everything in
# out/ and compares it with the committed results in expected/.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"
# In the sources the tools are built first; an installed copy has them in the path.
if [[ -e ../../.ci/setup.sh ]]; then source ../../.ci/setup.sh && setup_build release; fi
mkdir -p out
title="Verwijzingen in hoofdstuk 5"

# The export, labelled with the codebook: every pipe below starts from it.
qda-import quotations.csv | qda-label --codebook ../../codebook/oss-3006.yaml >out/labelled.seg

# The main table: which respondent is cited for which variable?
qda-count out/labelled.seg --rows respondent --columns variable --totals --title "$title" >out/respondent_x_variable.tsv
for form in md latex html csv; do
    qda-table out/respondent_x_variable.tsv --to $form --language nl >out/respondent_x_variable.$form
done

# Every sub-variable by source and by kind of source; a dash: the codebook does not look there.
qda-count out/labelled.seg --rows sub_variable --columns source --totals --title "$title" |
    qda-table --to md --language nl >out/sub_variable_x_source.md
qda-count out/labelled.seg --rows sub_variable --columns source_kind --totals --title "$title" |
    qda-table --to md --language nl >out/sub_variable_x_source_kind.md

# What is judged a knelpunt, what goes well; as counts and as shares of the row.
qda-count out/labelled.seg --rows sub_variable --columns judgement --totals --title "$title" |
    qda-table --to md --language nl >out/sub_variable_x_judgement.md
qda-count out/labelled.seg --rows variable --columns judgement --share row --title "$title" |
    qda-table --to md --language nl --digits 2 >out/variable_x_judgement_share.md

# With whom do the knelpunten lie? Respondents who say so, not how often they say it.
qda-count out/labelled.seg --rows sub_variable --columns actor --where judgement=knelpunt --unit respondents \
    --title "$title: respondenten die een knelpunt noemen" | qda-table --to md --language nl >out/knelpunt_x_actor.md

# The knelpunten as a section of the thesis: who names them and who does not, where, with whom, and what is recommended; with
# a telling quotation each (of the export, as a stream has no words); as facts, one a row; and by sub-variable, where at least
# two respondents name one.
qda-knelpunt quotations.csv --codebook ../../codebook/oss-3006.yaml --text --to md --language nl >out/knelpunten.md
qda-knelpunt out/labelled.seg --long --bare >out/knelpunten.tsv
qda-knelpunt out/labelled.seg --by sub_variable --min-respondents 2 | qda-table --to md --language nl >out/knelpunten_sub_variable.md

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
        qda-table --to md --language nl >out/again.md
    cmp out/again.tsv out/respondent_x_variable.tsv
    qda-count out/again.seg --rows sub_variable --columns source --long --bare | cmp - out/sub_variable_x_source.tsv
    cmp out/again.md out/sub_variable_x_judgement.md
    rm out/again.*
done

# Do export and codebook fit, and what must the text account for?
qda-check quotations.csv --codebook ../../codebook/oss-3006.yaml >out/check.txt

qda-table out/respondent_x_variable.tsv --language nl
echo
if ! diff -r expected out; then
    echo "out/ differs from expected/, see above" >&2
    exit 1
fi
echo "The results stand in $(basename "$PWD")/out/, the same as those in expected/."
