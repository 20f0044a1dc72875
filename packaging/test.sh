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

# two halves side by side: what opens the window, and everything else; the latter in front, because
# what runs behind cannot be interrupted, and that is tested
window='tests/app'
told=$(mktemp)
half=''
trap 'rm -f "$told"; [ -z "$half" ] || kill "$half" 2>/dev/null || :' EXIT INT TERM
window_tests() { # in two goes: a closed window still takes its share of every change of style
    first=0
    "$python" -m pytest "$window"/test_[a-k]*.py || first=$?
    "$python" -m pytest "$window"/test_[l-z]*.py && return "$first"
}
window_tests >"$told" 2>&1 &
half=$!
"$python" -m pytest tests "--ignore=$window" || failed="$failed rest"
wait "$half" || failed="$failed window"
half=''
cat "$told"
[ -z "$failed" ] || say "failed:$failed"
[ -z "$failed" ]
