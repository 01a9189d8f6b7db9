#!/bin/bash
# Every tool has a golden case, and every case says what it runs: check_cases.sh BIN
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"

failed=0
for tool in $("$1/qda" --list-tools); do
    if ! compgen -G "$tool/*/cmd" >/dev/null; then
        echo "qda-$tool has no case: make tests/cli/$tool/<case>/cmd"
        failed=1
    fi
done
for case in */*/; do
    if [[ -d $case && ! -f ${case}cmd ]]; then
        echo "tests/cli/${case}cmd is missing"
        failed=1
    fi
done
exit "$failed"
