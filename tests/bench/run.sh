#!/bin/bash
# Measures the tools beside every peer that is installed: the same file, the same run, equal answers.
#
#     tests/bench/run.sh ROWS [JOB ...]     e.g. tests/bench/run.sh 1000000 count cells
#
# Prints for each contender the median wall time, its ratio to the first one, processor time, peak memory, and a hash of
# its sorted answer. A job is a file jobs/JOB.sh with a function job_JOB, which calls table and contend; without JOB all
# are done.
#
# BENCH_DATA: folder for the data (default: a folder under the system's temporary one, kept for the next run).
# BENCH_RUNS: timed runs of each, after one to warm up (default 5). BENCH_ONLY: only these contenders ("wc qda").
# BENCH_XML_ROWS: codings of the XML export (default 170000, some 98 thousand quotations).
# Peers are found by their programs: duckdb, node (@duckdb/node-api, by NODE_PATH), python3 (with and without pandas),
# sqlite3, mlr, Rscript (data.table).
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "$here/../../.ci/setup.sh"
setup_build release
rows=${1:?rows, e.g. 1000000}
shift
data=${BENCH_DATA:-${TMPDIR:-/tmp}/qda-bench}
runs=${BENCH_RUNS:-5}
mkdir -p "$data"

# A program of this folder, built where it is older than its source: program NAME [LIBRARY ...]
program() {
    local name=$1
    shift
    [[ $data/$name -nt $here/$name.cpp ]] || g++ -O2 -std=c++20 -o "$data/$name" "$here/$name.cpp" "$@"
}
program gen_codings
program measure

# The codings as a table (csv), with a codebook (book) and its plain form for others (map): need_codings ROWS
need_codings() {
    csv=$data/codings_$1.csv book=$data/codebook.yaml map=$data/map.csv
    [[ -s $csv ]] || "$data/gen_codings" "$1" "$csv" "$book" "$map"
}
# The same as a labelled stream without texts (segments): need_segments ROWS
need_segments() {
    need_codings "$1"
    segments=$data/segments_$1.seg
    [[ -s $segments ]] || qda-label "$csv" --codebook "$book" -o "$segments"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Begins a table: table TITLE
table() {
    base=
    printf '\n%s\n%-16s %9s %7s %9s %10s  %s\n' "$1" contender wall_s ratio cpu_s peak_MiB answer
}

wanted() { [[ -z ${BENCH_ONLY:-} || " $BENCH_ONLY " == *" $1 "* ]]; }

# Measures one contender; its answer has a header, which is left out of the hash: contend NAME COMMAND
# Leaves wall and cpu.
contend() {
    local name=$1 peak hash=-
    wanted "$name" || return 0
    if ! "$data/measure" "$runs" "$2" "$work/out" "$work/err" >"$work/figures"; then
        printf '%-16s failed: %s\n' "$name" "$(tail -1 "$work/err")"
        return 0
    fi
    read -r wall cpu peak <"$work/figures"
    base=${base:-$wall}
    [[ $name == wc || ! -s $work/out ]] ||
        hash=$(tail -n +2 "$work/out" | tr , '\t' | LC_ALL=C sort | sha256sum | cut -c1-12)
    printf '%-16s %9.4f %7.2f %9.4f %10.1f  %s\n' "$name" "$wall" \
        "$(awk -v a="$wall" -v b="$base" 'BEGIN {print a / b}')" "$cpu" "$peak" "$hash"
}

# Is a peer installed? Then measures it: peer NAME TEST COMMAND
peer() {
    wanted "$1" || return 0
    eval "$2" >/dev/null 2>&1 || return 0
    contend "$1" "$3"
}

jobs=("$@")
if ((!${#jobs[@]})); then
    for file in "$here"/jobs/*.sh; do jobs+=("$(basename "$file" .sh)"); done
fi
for job in "${jobs[@]}"; do
    [[ -e $here/jobs/$job.sh ]] || { setup_say "no job $job in $here/jobs"; exit 2; }
    source "$here/jobs/$job.sh"
    "job_$job"
done
