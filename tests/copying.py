"""A new process that repeats runs from their copied texts and says which numbers differ.

Reads one JSON array per line, [name, Python, cell, command line, file of the true arrays], and
prints a line for every difference; at last "all done".
"""

import contextlib
import io
import json
import os
import shlex
import sys
import tempfile

import numpy as np

import explorer as ex
from explorer.cli.main import main


def difference(arrays, path):
    """The first array that is not the same to the last bit, or ""."""
    with np.load(path) as true:
        for name in true.files:
            if name not in arrays:
                return f"{name} is missing"
            here, there = true[name], np.asarray(arrays[name])
            if here.dtype != there.dtype or here.tobytes() != there.tobytes():
                return f"{name} differs"
    return ""


def by_python(text, path):
    """What a Python text or a notebook cell gives."""
    scope = {}
    exec(text, scope)  # our own text
    return difference(scope["run"].arrays, path)


def by_command(line, path):
    """What a command line gives, carried out by the program's own entry."""
    words, given = shlex.split(line), ""
    if words[0] == "printf":
        given, words = words[2], words[4:]
    here, stdin = os.getcwd(), sys.stdin
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        os.chdir(folder)
        sys.stdin = io.StringIO(given)
        try:
            code = main(words[1:])
            return difference(ex.load(words[-1]).arrays, path) if code in (0, 3) else f"exit {code}"
        finally:
            sys.stdin = stdin
            os.chdir(here)


if __name__ == "__main__":
    for one in map(json.loads, sys.stdin):
        name, *texts, path = one
        for repeat, text in zip((by_python, by_python, by_command), texts, strict=True):
            try:
                wrong = repeat(text, path)
            except Exception as error:
                wrong = f"{type(error).__name__}: {error}"
            if wrong:
                print(f"{name}, {repeat.__name__}: {wrong}", flush=True)
    print("all done")
