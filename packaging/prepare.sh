# Sourced by run.sh, test.sh and bundle.sh, which set $root: a virtual environment ($venv, else .venv)
# from a lock file, and the system libraries that Python packages cannot bring. Plain POSIX sh.

say() { printf '%s\n' "separatrix: $*" >&2; }

# library file -> Debian package (commands: in $need_commands, by the caller); the first list is enough for pictures without a window
picture_needs='libGL.so.1=libgl1 libEGL.so.1=libegl1 libglib-2.0.so.0=libglib2.0-0
libfontconfig.so.1=libfontconfig1 libdbus-1.so.3=libdbus-1-3 libxkbcommon.so.0=libxkbcommon0'
window_needs='libxcb-cursor.so.0=libxcb-cursor0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
libxcb-icccm.so.4=libxcb-icccm4 libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1
libxcb-randr.so.0=libxcb-randr0 libxcb-render-util.so.0=libxcb-render-util0
libxcb-shape.so.0=libxcb-shape0 libxcb-xkb.so.1=libxcb-xkb1 libX11-xcb.so.1=libx11-xcb1'

# the packages of the given needs that are not here yet
missing_packages() {
    command -v ldconfig >/dev/null 2>&1 || return 0
    known=$(ldconfig -p)
    for need in "$@"; do
        case $known in
            *"	${need%%=*} "*) ;;
            *) printf '%s ' "${need#*=}" ;;
        esac
    done
    # the software renderer is a plug-in: older Mesa has *_dri.so, newer libgallium
    find /usr/lib /usr/lib64 -maxdepth 3 \( -name '*_dri.so' -o -name 'libgallium*.so' \) \
        2>/dev/null | grep -q . || printf '%s ' libgl1-mesa-dri
    find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
        \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) 2>/dev/null | grep -q . ||
        printf '%s ' fonts-dejavu-core
    # shellcheck disable=SC2086  # a list of words
    for need in ${need_commands:-}; do
        command -v "${need%%=*}" >/dev/null 2>&1 || printf '%s ' "${need#*=}"
    done
}

# installs what is missing when that is allowed, else prints the one line that does
system_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    PATH="$PATH:/usr/sbin:/sbin"
    missing=$(missing_packages "$@")
    missing=${missing% }
    [ "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing system libraries: $missing"
        # shellcheck disable=SC2086  # a list of package names
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
            --no-install-recommends $missing; } >&2 && return 0
        say "could not install them all; going on without"
    else
        say "system libraries are missing; on Debian or Ubuntu run"
        say "    sudo apt-get install -y $missing"
    fi
}

# a Python of 3.11 or newer: $PYTHON, else the first on the path
find_python() {
    for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        [ "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

install_packages() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python "$python" "$@" && return 0
    fi
    if "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m pip install --quiet --disable-pip-version-check "$@"
    else
        # Debian keeps ensurepip in a package of its own; the outer pip can fill the environment
        "$outer" -m pip --python "$python" install --quiet --disable-pip-version-check "$@"
    fi
}

make_environment() {
    if [ -x "$python" ] &&
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        return 0
    fi
    say "making $venv"
    rm -rf "$venv"
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python '>=3.11' "$venv" && return 0
    fi
    [ "$outer" ] || { say "Python 3.11 or newer is needed; set PYTHON to one"; exit 2; }
    "$outer" -m venv "$venv" >/dev/null 2>&1 ||
        "$outer" -m venv --clear --without-pip "$venv"
}

# an environment with everything that lock file $1 names, and what $2 names without dependencies;
# nothing to do when its stamp is fresh
environment() {
    lock=$1
    alone=${2:-}
    venv=${venv:-$root/.venv}
    python="$venv/bin/python"
    outer=$(find_python) || outer=''
    make_environment
    stamp="$venv/.$(basename "$lock").stamp"
    # shellcheck disable=SC2086  # nothing where there is no second file
    wanted="$root $(cat "$lock" $alone "$root/pyproject.toml" | cksum)"
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return 0
    say "installing the packages of $(basename "$lock"); this happens once"
    install_packages -r "$lock"
    [ ! "$alone" ] || install_packages --no-deps -r "$alone"
    install_packages --no-deps -e "$root"
    printf '%s\n' "$wanted" >"$stamp"
}
