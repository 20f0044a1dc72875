#!/bin/sh
# Puts Separatrix into the menus of this user, and its sessions (*.separatrix.json) under its icon:
#     sh packaging/desktop.sh [PROGRAM]      PROGRAM is found where it is usual when not named
#     sh packaging/desktop.sh --remove
# Everything goes below $XDG_DATA_HOME (~/.local/share). Pictures for software centres are named
# where $SEPARATRIX_PICTURES says on which https address they lie.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
say() { printf '%s\n' "separatrix: $*" >&2; }

# menus and types are cached; where the tools are missing the desktop reads the files itself
renew() {
    ! command -v update-desktop-database >/dev/null 2>&1 ||
        update-desktop-database -q "$data/applications" || :
    ! command -v update-mime-database >/dev/null 2>&1 || update-mime-database "$data/mime" || :
    ! command -v gtk-update-icon-cache >/dev/null 2>&1 ||
        gtk-update-icon-cache -q -t "$data/icons/hicolor" || :
}

remove() {
    rm -f "$data/applications/separatrix.desktop" "$data/mime/packages/separatrix.xml" \
        "$data/metainfo/separatrix.metainfo.xml" \
        "$data"/icons/hicolor/*/apps/separatrix.png "$data"/icons/hicolor/*/apps/separatrix.svg
}

# the program itself: beside this folder in a bundle, in the checkout's environment, on the path
find_program() {
    for candidate in "$here/../separatrix" "$here/../.venv/bin/separatrix"; do
        [ ! -f "$candidate" ] || [ ! -x "$candidate" ] || {
            printf '%s\n' "$(CDPATH='' cd -- "$(dirname -- "$candidate")" && pwd)/separatrix"
            return 0
        }
    done
    command -v separatrix
}

if [ "${1:-}" = --remove ]; then
    remove
    renew
    say "removed from $data"
    exit 0
fi

program=${1:-$(find_program || :)}
case $program in
    /*) ;;
    ?*) program=$(command -v "$program" || printf '%s/%s' "$PWD" "$program") ;;
esac
[ -x "$program" ] || {
    say "no program '$program' to start; run packaging/run.sh first, or name it"
    exit 2
}

remove
mkdir -p "$data/applications" "$data/mime/packages" "$data/metainfo"
# a quoted word of Exec: \ " ` $ are escaped, a percent sign is doubled, and the file format wants
# every backslash twice
exec=$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s" show %%f\n' "$exec" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/separatrix.desktop" >"$data/applications/separatrix.desktop"
cp "$here/separatrix.xml" "$data/mime/packages/separatrix.xml"
if [ "${SEPARATRIX_PICTURES:-}" ]; then
    sed "s|@PICTURES@|$SEPARATRIX_PICTURES|" "$here/separatrix.metainfo.xml"
else
    sed -e '/<!--/d' -e '/<screenshots>/,/<\/screenshots>/d' "$here/separatrix.metainfo.xml"
fi >"$data/metainfo/separatrix.metainfo.xml"
for picture in "$here"/icons/separatrix-*.png; do
    size=${picture##*-}
    size=${size%.png}
    mkdir -p "$data/icons/hicolor/${size}x$size/apps"
    cp "$picture" "$data/icons/hicolor/${size}x$size/apps/separatrix.png"
done
mkdir -p "$data/icons/hicolor/scalable/apps"
for picture in "$here/icons/separatrix.svg" "$here/../assets/icon.svg"; do
    [ ! -f "$picture" ] || cp "$picture" "$data/icons/hicolor/scalable/apps/separatrix.svg"
done
renew
say "installed in $data: $program"
