#!/bin/bash
# Makes the Debian package of a build, unpacks it, and uses it as a new user would: package.sh BUILD
# Status 77, skipped: no dpkg here.
set -euo pipefail
command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null || { echo "skipped: dpkg-dev is not installed"; exit 77; }
build=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
must() { "$@" || { echo "failed: $*"; exit 1; }; }

cpack --config "$build/CPackConfig.cmake" -B "$scratch" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
deb=$(echo "$scratch"/*.deb)
must test "$(dpkg-deb --field "$deb" Package)" = qdatools
dpkg-deb --field "$deb" Depends | grep -q libexpat1 || { echo "the package does not name what it needs"; exit 1; }
root=$scratch/root
dpkg-deb --extract "$deb" "$root"
export PATH=$root/usr/bin:$PATH
must test "$(command -v qda-count)" = "$root/usr/bin/qda-count"
for verb in $(qda --list-tools); do
    must test -L "$root/usr/bin/qda-$verb"
    must test -s "$root/usr/share/man/man1/qda-$verb.1"
    must test -s "$root/usr/share/bash-completion/completions/qda-$verb"
done
must test -s "$root/usr/share/zsh/vendor-completions/_qda"
must test -s "$root/usr/share/doc/qdatools/copyright"
must test ! -e "$root/usr/include"
find "$root" -name out -type d | grep . && { echo "results of a run were packed"; exit 1; }

# The examples run from a copy, with the tools of the package alone.
cp -r "$root/usr/share/qdatools" "$scratch/mine"
for example in "$scratch"/mine/examples/*/run.sh; do
    bash "$example" >"$scratch/log" 2>&1 || { tail -20 "$scratch/log"; echo "failed: $example"; exit 1; }
done
