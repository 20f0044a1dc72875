#!/bin/sh
# Runs every check: style, types, then the whole suite under a virtual display.
# With arguments, only pytest, and it gets them: `sh packaging/test.sh tests/io -q`.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

need_commands='Xvfb=xvfb xauth=xauth'
# shellcheck disable=SC2086  # lists of words
system_libraries $picture_needs $window_needs
environment "$root/packaging/requirements-test.lock" "$root/packaging/requirements-oracles.lock"

[ "$(uname -s)" != Linux ] || export LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb
if [ $# -gt 0 ]; then
    exec "$python" -m pytest "$@"
fi

cd "$root"
failed=''
check() {
    say "$*"
    "$python" -m "$@" >&2 || failed="$failed $1"
}
check ruff check
check ruff format --check
check mypy
[ -z "$failed" ] || say "failed so far:$failed"

# two halves side by side, about as long as each other: what opens the window and what measures, and
# everything else; the latter in front: what runs behind cannot be interrupted, and that is tested
window='tests/app'
measuring='tests/diagnostics'
told=$(mktemp)
half=''
trap 'rm -f "$told"; [ -z "$half" ] || kill "$half" 2>/dev/null || :' EXIT INT TERM
behind() { # in goes: a closed window still takes its share of every change of style
    missed=0
    "$python" -m pytest "$window"/test_[a-k]*.py || missed=1
    "$python" -m pytest "$window"/test_[l-z]*.py || missed=1
    "$python" -m pytest "$measuring" || missed=1
    return "$missed"
}
behind >"$told" 2>&1 &
half=$!
"$python" -m pytest tests "--ignore=$window" "--ignore=$measuring" || failed="$failed rest"
wait "$half" || failed="$failed window-or-measuring"
half=''
cat "$told"
[ -z "$failed" ] || say "failed:$failed"
[ -z "$failed" ]
