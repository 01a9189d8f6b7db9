# Set-up shared by the tests and the examples; made to be sourced:
#
#     source ../../.ci/setup.sh
#     setup_build release     # packages and program are there, the tools are first in PATH
#
# Messages go to standard error; standard output stays free for data.

qda_root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

setup_say() { printf '%s\n' "$*" >&2; }

# Installs the packages of packages.txt that are missing; does nothing, and needs no rights, if none is.
setup_packages() {
    local package missing=() as_root=()
    if ! command -v dpkg-query >/dev/null; then
        setup_say "setup: no dpkg here; see packages.txt for what must be installed"
        return 0
    fi
    while read -r package; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            missing+=("$package")
    done < <(sed 's/#.*//; /^[[:space:]]*$/d' "$qda_root/packages.txt")
    ((${#missing[@]})) || return 0

    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            setup_say "setup: error: missing packages, and neither root nor sudo to install them: ${missing[*]}"
            setup_say "hint: as root: apt-get install ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
        [[ -t 0 ]] || as_root+=(-n) # nobody there to type a password
    fi
    setup_say "setup: installing ${missing[*]}"
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get)
    "${as_root[@]}" -qq update </dev/null >&2 &&
        "${as_root[@]}" -qq install -y --no-install-recommends "${missing[@]}" </dev/null >&2
}

# Brings one preset up to date and puts its tools first in PATH: setup_build PRESET. The log is shown if that
# fails. With QDA_BIN set, a folder of built tools, nothing is built: the tests run the examples this way.
setup_build() {
    local preset=$1 build=$qda_root/build/$1 log=$qda_root/build/$1.log status=0
    if [[ -n ${QDA_BIN:-} ]]; then
        export PATH=$QDA_BIN:$PATH
        return 0
    fi
    setup_packages || return
    setup_say "setup: building $preset"
    mkdir -p "$build"
    # One at a time: two examples may be started side by side.
    (
        flock 9
        cd "$qda_root"
        { cmake --preset "$preset" && cmake --build --preset "$preset"; } </dev/null >"$log" 2>&1
    ) 9>"$build.lock" || status=$?
    if ((status)); then
        cat "$log" >&2
        setup_say "setup: error: building $preset failed, see above"
        return "$status"
    fi
    export PATH=$build/bin:$PATH
}
