"""Show the settings, or set them: NAME=VALUE; `plugins` is a list of names with commas."""

from __future__ import annotations

import argparse
from typing import Any

from explorer.cli.output import print_json, print_table
from explorer.io import settings
from explorer.model import BadInput


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `settings`."""
    parser.add_argument("values", nargs="*", metavar="NAME=VALUE", help="theme=light, scale=125")
    parser.add_argument("--reset", action="append", default=[], metavar="NAME", help="as usual")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(words: argparse.Namespace) -> int:
    """Set what was given, then print the settings; 0."""
    now, fault = settings.load()
    wanted = {name: _usual(name) for name in words.reset}
    wanted |= dict(map(_read, words.values))
    if wanted:
        if fault:
            raise BadInput(f"{fault}; mend or remove the file first")
        now = settings.changed(now, wanted)
        settings.save(now)
    told = {name: getattr(now, name) for name in settings.names()}
    if words.json:
        print_json({**told, "file": str(settings.place()), "fault": fault or None})
        return 0
    about = {param.name: f"{param.label}: {param.help}" for param in settings.declared()}
    print_table([name, _said(value), about.get(name, "")] for name, value in told.items())
    print(f"file: {settings.place()}{f' ({fault})' if fault else ''}")
    return 0


def _usual(name: str) -> Any:
    if name not in settings.names():
        raise BadInput(f"there is no setting {name!r}; known: {', '.join(settings.names())}")
    return getattr(settings.Settings(), name)


def _read(word: str) -> tuple[str, Any]:
    """The setting and its value in a word of the command line."""
    name, sign, text = word.partition("=")
    if not sign:
        raise BadInput(f"{word!r}: give NAME=VALUE")
    if name == "plugins":
        return name, [one.strip() for one in text.split(",") if one.strip()]
    params = {param.name: param for param in settings.declared()}
    if name not in params:
        known = ", ".join([*params, "plugins"])
        raise BadInput(f"{name!r} cannot be set here; known: {known}")
    return name, params[name].check(text)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {' '.join(keys)}" for name, keys in value.items()) or "usual"
    return ", ".join(value) or "none" if isinstance(value, list) else str(value)
