#!/bin/bash
# Fuzzes every target, or those named: tests/fuzz/run.sh SECONDS [TARGET ...]. Needs Clang with its runtime (Debian's
# clang and libclang-rt-14-dev). What is found stands in build/fuzz/found/; mend it, and keep the smallest input that
# showed it in cases/TARGET/, under a name that says what it is.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
seconds=${1:?seconds for each target}
shift
cd "$root"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
targets=("$@")
((${#targets[@]})) || mapfile -t targets < <(sed -n 's/^void \([a-z_]*\)(.*/\1/p' "$here/targets.hpp")
for target in "${targets[@]}"; do
    corpus=build/fuzz/corpus/$target found=build/fuzz/found/$target/
    mkdir -p "$corpus" "$found"
    seeds=("$here/cases/$target")
    case $target in
    codings | quotations | lists) seeds+=("$root/tests/data/atlasti" "$root/tests/fuzz/cases/codings") ;;
    codebook) seeds+=("$root/codebook" "$root/tests/data/mini") ;;
    stream) seeds+=("$root/tests/data/mini") ;;
    mapped) seeds+=("$root/tests/fuzz/cases/codings") ;;
    archive | stored_hu) seeds+=("$root/tests/data/atlasti") ;;
    esac
    echo "== $target"
    "build/fuzz/tests/fuzz/qda-fuzz-$target" -max_total_time="$seconds" -max_len=20000 -timeout=20 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="$found" "$corpus" "${seeds[@]}" 2>&1 | grep -E 'ERROR|SUMMARY|stat::|refused|come back|Test unit' ||
        true
    [[ -z $(ls -A "$found") ]] || echo "FOUND: $(ls "$found")"
done
