#!/bin/sh
# Builds dist/separatrix: a folder with the program and its own Python, for this kind of machine.
# It needs no Python where it goes; dist/separatrix/separatrix starts it. Another folder: $1.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

into=${1:-$root/dist}
venv="$root/build/bundle"
need_commands='objdump=binutils'
# shellcheck disable=SC2086  # lists of words
system_libraries $picture_needs $window_needs
mkdir -p "$root/build" "$into"
into=$(CDPATH='' cd -- "$into" && pwd)
environment "$root/packaging/requirements-bundle.lock"

say "building $into/separatrix; this takes minutes"
"$python" -m PyInstaller --noconfirm --log-level ERROR --workpath "$root/build/work" \
    --distpath "$into" "$root/packaging/separatrix.spec" >&2
# what a desktop shows: desktop.sh beside the program finds all of it here
share="$into/separatrix/desktop"
mkdir -p "$share/icons"
for part in desktop.sh separatrix.desktop separatrix.xml separatrix.metainfo.xml; do
    cp "$root/packaging/$part" "$share/"
done
cp "$root"/packaging/icons/*.png "$share/icons/"
cp "$root/assets/icon.svg" "$share/icons/separatrix.svg"
"$into/separatrix/separatrix" --version
say "$(du -sm "$into/separatrix" | cut -f1) MB in $into/separatrix"
