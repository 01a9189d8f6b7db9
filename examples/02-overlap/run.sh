#!/bin/bash
# Which codes go together in a small project with true places in its texts, by several relations and as a network. Makes
# everything in out/ and compares it with the committed results in expected/.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"
# In the sources the tools are built first; an installed copy has them in the path.
if [[ -e ../../.ci/setup.sh ]]; then source ../../.ci/setup.sh && setup_build release; fi
rm -rf out
mkdir out

# Codes whose passages have words in common; then also those that follow at once; then with at most 30 characters between.
qda-cooccur codings.csv --relation overlap | qda-table --to md >out/overlap.md
qda-cooccur codings.csv --relation touch | qda-table --to md >out/touch.md
qda-cooccur codings.csv --relation near --distance 30 | qda-table --to md >out/near.md

# What lies in what: a problem within a theme is said of it.
qda-cooccur codings.csv --relation within --long --min 1 --measure conditional | qda-table --to md >out/within.md

# One pair of codes, several answers: each table says what it counted.
qda-cooccur codings.csv --relation quotation --long --min 1 | qda-table --to md >out/quotation.md
qda-cooccur codings.csv --relation overlap --unit characters --long --min 1 --measure jaccard | qda-table --to md >out/characters.md
qda-cooccur codings.csv --relation document --unit documents --long --min 1 --measure jaccard | qda-table --to md >out/documents.md

# The network, for Graphviz and Gephi.
qda-cooccur codings.csv --relation overlap --to dot --min 1 >out/network.dot
qda-cooccur codings.csv --relation overlap --to graphml --min 1 >out/network.graphml

qda-cooccur codings.csv --relation overlap | qda-table
echo
if ! diff -r expected out; then
    echo "out/ differs from expected/, see above" >&2
    exit 1
fi
echo "The results stand in $(basename "$PWD")/out/, the same as those in expected/."
