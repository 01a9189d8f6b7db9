#!/bin/bash
# A national survey, question by question, from synthetic answers: are the tables in expected/ still true? And who answered,
# which judgements, which bottlenecks: shown here.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"
# In the sources the tools are built first; an installed copy has them in the path.
if [[ -e ../../.ci/setup.sh ]]; then source ../../.ci/setup.sh && setup_build release; fi

qda-check ../../codebook/aansluiting-onderwijs-jeugdhulp.yaml
qda-build tables.yaml --check
for file in expected/*; do
    qda-build tables.yaml --list | cut -f2 | grep -qxF "$file" || { echo "$file is made by nothing" >&2 && exit 1; }
done
survey=(antwoorden.csv --codebook ../../codebook/aansluiting-onderwijs-jeugdhulp.yaml --attributes deelnemers.csv)
qda-count "${survey[@]}" --rows sector --unit respondents --share respondents --totals | qda-table --language nl
echo
qda-count "${survey[@]}" --rows criterium --columns waardering --unit respondents --median | qda-table --language nl
echo "The tables stand in $(basename "$PWD")/expected/, and are still true."
