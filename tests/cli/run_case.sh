#!/bin/bash
# Runs one golden test: run_case.sh BIN CASE
#
# `cmd` runs in a scratch copy of the folder CASE, with the tools of BIN first in PATH; what it prints and its
# status are compared with the files out, err and status (absent: nothing, nothing, 0), and each file it must
# have written with its namesake in files/. QDA_UPDATE=1 rewrites these files instead.
set -euo pipefail

bin=$1
case=$2
QDA_ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The scratch copy lies as deep as the folder itself, beside links to what cases share, so that relative
# paths (../../../../examples/...) work in it and messages name no place of this machine.
folder=$scratch/root/tests/cli/$(basename "$(dirname "$case")")/$(basename "$case")
mkdir -p "$(dirname "$folder")"
cp -R "$case" "$folder"
for shared in codebook examples lib tests/data tests/reference; do
    [[ ! -e $QDA_ROOT/$shared ]] || ln -s "$QDA_ROOT/$shared" "$scratch/root/$shared"
done

export QDA_ROOT PATH=$bin:$PATH LC_ALL=C.UTF-8 TZ=UTC
status=0
(cd "$folder" && exec bash -euo pipefail cmd) </dev/null >"$scratch/out" 2>"$scratch/err" || status=$?
if ((status)); then
    echo "$status" >"$scratch/status"
else
    : >"$scratch/status"
fi

failed=0

# compare NAME FOUND: an empty file and no file are the same.
compare() {
    local wanted=$case/$1 found=$2
    [[ -e $wanted ]] || wanted=/dev/null
    cmp -s "$wanted" "$found" && return
    if [[ ${QDA_UPDATE:-} == 1 ]]; then
        if [[ -s $found || $1 == files/* ]]; then cp "$found" "$case/$1"; else rm -f "$case/$1"; fi
        echo "updated $1"
        return
    fi
    diff -u --label "expected $1" --label "found $1" "$wanted" "$found" || true
    failed=1
}

compare out "$scratch/out"
compare err "$scratch/err"
compare status "$scratch/status"
if [[ -d $case/files ]]; then
    while IFS= read -r -d '' name; do
        if [[ -f $folder/$name ]]; then
            compare "files/$name" "$folder/$name"
        else
            echo "$name was not written"
            failed=1
        fi
    done < <(cd "$case/files" && find . -type f -printf '%P\0' | sort -z)
fi
exit "$failed"
