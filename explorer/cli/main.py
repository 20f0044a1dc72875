"""The headless words: reads the command line and hands over to the file of the word."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module

from explorer import __version__
from explorer.model import BadInput, Diverged

# word -> (module, one line of help); `show` and no word at all are the window's
WORDS = {
    "list": ("catalogue", "what there is: experiments or diagnostics"),
    "run": ("run", "simulate, and write the trajectory"),
    "tour": ("tour", "every headline world: figures, a trajectory and a short film"),
    "measure": ("measure", "a diagnostic of an experiment or of your data"),
    "sweep": ("sweep", "a diagnostic over a grid of dial positions, in many processes"),
    "figure": ("figure", "a picture for paper or screen"),
    "movie": ("movie", "a film"),
    "atlas": ("atlas", "exponents and dimensions of every system, where they have changed"),
    "lesson": ("lesson", "lessons: list, start, check their answers, print a handout"),
    "verify": ("verify", "recompute every published number and compare"),
    "bench": ("benchmark", "ratios against peers, measured side by side"),
    "settings": ("settings", "what you prefer: show it, or set it"),
    "doctor": ("doctor", "what this machine has and lacks"),
}
DONE, MISSED, BAD_INPUT, DIVERGED, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words say; the exit code is 0, 1, 2, 3 or 130."""
    words = list(sys.argv[1:] if argv is None else argv)
    # warnings of ours are sentences for the reader, not source lines
    warnings.showwarning = lambda message, *_, **__: print(message, file=sys.stderr)
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # tries fonts in turn
    try:
        code = _dispatch(words)
        sys.stdout.flush()
        return code
    except BadInput as error:
        print(f"separatrix: {error}", file=sys.stderr)
        return BAD_INPUT
    except Diverged as error:
        print(f"separatrix: {error}", file=sys.stderr)
        return DIVERGED
    except KeyboardInterrupt:
        print("separatrix: interrupted; nothing half-written was left", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _dispatch(words: list[str]) -> int:
    parser = _parser()
    if words and words[0] in WORDS:
        module = import_module(f"explorer.cli.{WORDS[words[0]][0]}")
        own = argparse.ArgumentParser(
            prog=f"separatrix {words[0]}", description=module.__doc__, allow_abbrev=False
        )
        module.declare(own)
        return int(module.run(own.parse_args(words[1:])))
    parser.parse_args(words)
    return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    listed = {"show": "open the window on an experiment or a saved file"}
    listed |= {word: help for word, (_, help) in WORDS.items()}
    parser = argparse.ArgumentParser(
        prog="separatrix",
        description="A visual explorer of dynamical systems. Without a word: the window.",
        epilog="\n".join(f"  {word:<10}{help}" for word, help in listed.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"separatrix {__version__}")
    parser.add_argument("word", choices=list(listed), metavar="WORD", help="one of those below")
    return parser
