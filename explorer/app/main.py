"""The window's command: `separatrix` and `separatrix show KEY`."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Sequence
from typing import Any

THEMES = ("dark", "light", "projector", "contrast", "system")
NO_DISPLAY = (
    "No display was found, so no window can open; `separatrix tour` runs the same worlds headless."
)
NO_LIBRARY = "The window cannot start: {error}. `separatrix doctor` names the missing package."


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; returns the exit code."""
    wanted = arguments(list(sys.argv[1:] if argv is None else argv))
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    try:
        from PySide6 import QtWidgets  # noqa: F401  fails where a system library is missing
    except ImportError as error:
        print(NO_LIBRARY.format(error=error), file=sys.stderr)
        return 2
    from explorer.app.shell import launch

    code = launch(
        wanted.key, wanted.preset, values(wanted.set), wanted.theme, wanted.lesson, wanted.language
    )
    leave_if_busy(code)
    return code


def leave_if_busy(code: int) -> None:
    """End at once when a thread is still compiling: nothing it makes is wanted any more."""
    others = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    if others:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def arguments(words: list[str]) -> argparse.Namespace:
    """The parsed command line."""
    parser = argparse.ArgumentParser(prog="separatrix show", description="Open the window.")
    parser.set_defaults(key="lorenz", lesson="")
    if words[:2] == ["lesson", "start"]:
        parser.prog = "separatrix lesson start"
        parser.add_argument("lesson", metavar="NAME", help="see `separatrix lesson list`")
        words = words[1:]
    else:
        parser.add_argument("key", nargs="?", default="lorenz", help="experiment or saved file")
    parser.add_argument("--preset", help="named settings of the experiment")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--theme", choices=THEMES, default="")
    parser.add_argument("--language", default="", metavar="de|en|system")
    return parser.parse_args(words[1:] if words[:1] in (["show"], ["start"]) else words)


def values(pairs: list[str]) -> dict[str, Any]:
    """{name: text} of NAME=VALUE words; each dial reads its own text."""
    return {name.strip(): value.strip() for name, _, value in (p.partition("=") for p in pairs)}


def has_display() -> bool:
    """Whether a window can be shown at all."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "") not in ("", "xcb", "wayland"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
