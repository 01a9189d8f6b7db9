#!/bin/bash
# Installs a build, then uses the copy from outside: run.sh CMAKE BUILD COMPILER FLAGS
set -euo pipefail
cmake=$1 build=$2 compiler=$3 flags=$4
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A staged install, as packagers make it: the package must not depend on where it was meant to go.
DESTDIR=$scratch "$cmake" --install "$build" --prefix /usr >"$scratch/install.log"
export PATH=$scratch/usr/bin:$PATH

"$cmake" -G Ninja -S "$here" -B "$scratch/build" -D CMAKE_PREFIX_PATH="$scratch/usr" \
    -D CMAKE_CXX_COMPILER="$compiler" -D CMAKE_CXX_FLAGS="$flags"
"$cmake" --build "$scratch/build"
"$scratch/build/outside"

must() { "$@" || { echo "failed: $*"; exit 1; }; }
must test "$(command -v qda)" = "$scratch/usr/bin/qda"
must qda --version
verbs=$(qda --list-tools)
for verb in $verbs; do
    must test "$(readlink "$scratch/usr/bin/qda-$verb")" = qda
    must test -s "$scratch/usr/share/man/man1/qda-$verb.1"
    must test -s "$scratch/usr/share/bash-completion/completions/qda-$verb"
done
