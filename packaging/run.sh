#!/bin/sh
# Starts Separatrix from a fresh clone: `sh packaging/run.sh [ARGS]` is `separatrix ARGS`.
# Without a display and without ARGS: the headless tour, written into ./separatrix-tour/.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

display=${DISPLAY:-}${WAYLAND_DISPLAY:-}
[ "$(uname -s)" = Linux ] || display=native

# shellcheck disable=SC2086  # lists of words
if [ "$display" ]; then
    system_libraries $picture_needs $window_needs
else
    system_libraries $picture_needs
fi
environment "$root/packaging/requirements.lock"

if [ $# -eq 0 ] && [ -z "$display" ]; then
    say "no display here, so no window; running the headless tour (separatrix tour)"
    set -- tour
fi
exec "$python" -P -m explorer "$@"
