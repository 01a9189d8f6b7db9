#!/bin/bash
# One small project in the format of every program: all of them give the same table, byte for byte. Makes everything in out/
# and compares it with the committed results in expected/.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"
# In the sources the tools are built first; an installed copy has them in the path.
if [[ -e ../../.ci/setup.sh ]]; then source ../../.ci/setup.sh && setup_build release; fi
rm -rf out
mkdir -p out/quotations out/characters out/remarks

# count NAME INPUT...: how many quotations has each code in each interview? And what did the reader have to say?
count() {
    qda-count "${@:2}" --rows document --columns code --totals --no-history >out/quotations/"$1" 2>out/remarks/"$1"
}

# cover NAME INPUT...: how many characters are coded? Only where the program keeps the place of a passage.
cover() {
    qda-count "${@:2}" --rows document --columns code --unit characters --no-history >out/characters/"$1" 2>/dev/null
}

for project in codings.csv project.qdpx nvivo.qdpx atlasti.atlproj23 qualcoder.qda taguette.sqlite3 rqda.rqda requal.requal \
    maxqda.mex dedoose.xlsx; do
    count $project projects/$project
    cover $project projects/$project
done
for marked in rock qcoder; do # a file an interview
    count $marked projects/$marked/*
    cover $marked projects/$marked/*
done
for project in atlasti.csv atlasti.xlsx atlasti.xml taguette.csv taguette.xlsx maxqda.xlsx; do
    count $project projects/$project
done
count nvivo_texts projects/nvivo/* # a file a code
count spreadsheet.csv projects/spreadsheet.csv --column document=Gesprek --column text=Passage --wide-codes contact:well
find out/remarks -empty -delete

# Out again as REFI-QDA, which other programs read: what comes back is the same.
for project in project.qdpx atlasti.atlproj23 qualcoder.qda taguette.sqlite3 rqda.rqda requal.requal; do
    qda-export projects/$project --to qdpx -o out/exported.qdpx 2>/dev/null # NVivo counts emoji as two
    count "exported_$project" out/exported.qdpx
    cover "exported_$project" out/exported.qdpx
    rm out/exported.qdpx out/remarks/"exported_$project"
done

qda-table out/quotations/project.qdpx
status=0
for table in out/quotations/* out/characters/*; do
    cmp "$table" "expected/$(basename "$(dirname "$table")").tsv" || status=1
done
diff -r expected/remarks out/remarks || status=1
if ((status)); then
    echo "some results differ from those in expected/, see above" >&2
    exit 1
fi
echo "$(ls out/quotations | wc -l) projects gave the same table, $(ls out/characters | wc -l) of them in characters too."
