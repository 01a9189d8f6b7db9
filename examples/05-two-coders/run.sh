#!/bin/bash
# Do two coders agree? Code by code, on a level, on every character; and where they do not. Makes everything in out/ and
# compares it with the committed results in expected/.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"
# In the sources the tools are built first; an installed copy has them in the path.
if [[ -e ../../.ci/setup.sh ]]; then source ../../.ci/setup.sh && setup_build release; fi
mkdir -p out

# Each code by itself, on passages of which at least half is the same.
qda-agree anna.csv ben.csv --overlap 0.5 --measure percent,cohen,alpha 2>/dev/null | qda-table --to md --digits 2 >out/codes.md

# The judgement of each passage, with intervals.
qda-agree anna.csv ben.csv --overlap 0.5 --level judgement --measure alpha,ac1 --seed 1 2>/dev/null | qda-table --to md --digits 2 >out/judgement.md
qda-agree anna.csv ben.csv --overlap 0.5 --level judgement --disagreements 2>/dev/null | qda-table --to md >out/disagreements.md

# Every character: who marked what; documents.seg says how long the documents are.
qda-agree anna.csv ben.csv documents.seg --code trust,leadership --unit character --measure cohen,u_alpha_1995,u_alpha 2>/dev/null \
  | qda-table --to md --digits 3 >out/characters.md

cat out/judgement.md
echo
if ! diff -r expected out; then
    echo "out/ differs from expected/, see above" >&2
    exit 1
fi
echo "The results stand in $(basename "$PWD")/out/, the same as those in expected/."
