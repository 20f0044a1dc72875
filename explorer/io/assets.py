"""Where pictures, icons and texts that travel with the program lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def asset(*parts: str) -> Path:
    """The path of a shipped file; in a wheel beside the package's code, in a checkout above it."""
    inside = _PACKAGE / "assets"
    root = inside if inside.is_dir() else _PACKAGE.parent / "assets"
    return root.joinpath(*parts)
