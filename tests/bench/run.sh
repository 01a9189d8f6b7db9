#!/bin/bash
# Counts respondent x variable with qda-count and with every peer that is installed: the same file, the same run, equal
# answers. Prints the median wall time, its ratio to `wc -l`, processor time, peak memory, and a hash of the counts.
#
#     tests/bench/run.sh ROWS [CONTENDER ...]     e.g. tests/bench/run.sh 1000000
#
# BENCH_DATA: folder for the data (default: a folder under the system's temporary one, kept for the next run).
# BENCH_RUNS: timed runs of each, after one to warm up (default 3). PEERS are found by their programs: duckdb, python3
# (with and without pandas), sqlite3, mlr, gawk, Rscript (data.table).
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "$here/../../.ci/setup.sh"
setup_build release
rows=${1:?rows, e.g. 1000000}
shift
data=${BENCH_DATA:-${TMPDIR:-/tmp}/qda-bench}
runs=${BENCH_RUNS:-3}
mkdir -p "$data"
csv=$data/codings_$rows.csv book=$data/codebook.yaml map=$data/map.csv segments=$data/segments_$rows.seg

[[ -x $data/gen_codings ]] || g++ -O2 -std=c++20 -o "$data/gen_codings" "$here/gen_codings.cpp"
[[ -s $csv ]] || "$data/gen_codings" "$rows" "$csv" "$book" "$map"
[[ -s $segments ]] || qda-label "$csv" --codebook "$book" -o "$segments"

count="--rows respondent --columns variable --unit codings --long --bare"
declare -A command=(
    [wc]="wc -l '$csv'"
    [qda]="qda-count '$csv' --codebook '$book' $count"
    [qda-1-thread]="taskset -c 0 qda-count '$csv' --codebook '$book' $count"
    [qda-quotations]="qda-count '$csv' --codebook '$book' --rows respondent --columns variable --long --bare"
    [qda-segments]="qda-count '$segments' $count"
    [qda-pipe]="qda-import '$csv' | qda-label --codebook '$book' | qda-count $count"
    [duckdb]="duckdb :memory: < <(sed \"s|DATA|$csv|; s|MAP|$map|\" '$here/peers/duckdb.sql')"
    [duckdb-node]="node '$here/peers/duckdb.cjs' '$csv' '$map'"
    [pandas]="python3 '$here/peers/pandas_count.py' '$csv' '$map'"
    [python]="python3 '$here/peers/python_count.py' '$csv' '$map'"
    [sqlite]="'$here/peers/sqlite.sh' '$csv' '$map'"
    [miller]="'$here/peers/miller.sh' '$csv' '$map'"
    [data.table]="Rscript '$here/peers/datatable.R' '$csv' '$map'"
)
here_is() {
    case $1 in
    duckdb) command -v duckdb ;;
    duckdb-node) node -e 'require("@duckdb/node-api")' ;;
    pandas) python3 -c 'import pandas' ;;
    python) command -v python3 ;;
    sqlite) command -v sqlite3 ;;
    miller) command -v mlr ;;
    data.table) Rscript -e 'library(data.table)' ;;
    qda-1-thread) command -v taskset ;;
    esac >/dev/null 2>&1
}
contenders=("$@")
((${#contenders[@]})) ||
    contenders=(wc qda qda-1-thread qda-quotations qda-segments qda-pipe duckdb duckdb-node pandas data.table sqlite miller python)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%-15s %9s %7s %9s %10s  %s\n' contender wall_s x_wc cpu_s peak_MiB counts
base=
for name in "${contenders[@]}"; do
    case $name in wc | qda*) ;; *) here_is "$name" || continue ;; esac
    [[ $name == qda-1-thread ]] && ! here_is "$name" && continue
    : >"$work/times"
    for ((run = 0; run <= runs; ++run)); do
        /usr/bin/env time -f '%e %U %S %M' -o "$work/time" bash -c "${command[$name]}" >"$work/out" 2>"$work/err" ||
            { printf '%-15s failed: %s\n' "$name" "$(tail -1 "$work/err")"; continue 2; }
        ((run)) && tail -1 "$work/time" >>"$work/times"
    done
    read -r wall cpu peak < <(sort -g "$work/times" | awk '
        {w[NR] = $1; c[NR] = $2 + $3; m[NR] = $4} END {k = int((NR + 1) / 2); print w[k], c[k], m[k] / 1024}')
    base=${base:-$wall}
    hash=-
    [[ $name == wc ]] || hash=$(tail -n +2 "$work/out" | tr , '\t' | LC_ALL=C sort | sha256sum | cut -c1-12)
    printf '%-15s %9.3f %7.1f %9.3f %10.1f  %s\n' "$name" "$wall" \
        "$(awk -v a="$wall" -v b="$base" 'BEGIN {print a / (b > 0 ? b : 0.001)}')" "$cpu" "$peak" "$hash"
done
