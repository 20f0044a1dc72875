"""A process on whose disk no file grows beyond a limit: writes every kind of file and says how.

Reads one JSON array per line, [name, blocks of 1024 bytes, words of the command line or []], and
prints a JSON array for each, [name, exit code, what was said]; [] saves a session under the name.
Kernels are compiled before the limit is set: their cache has a folder of its own.
"""

import contextlib
import io
import json
import resource
import sys
import tempfile

from explorer.cli.main import main
from explorer.engine.session import Document, RunDocument
from explorer.io import document
from explorer.model import BadInput

PRESSED = ("run lorenz", "figure", "movie", "lesson")  # what needs no kernel
UNLIMITED = resource.RLIM_INFINITY


def saved(name):
    """A session with more seeds than the disk has room for."""
    seeds = tuple((float(i), 1.0 / (i + 1), 0.1) for i in range(2000))
    try:
        document.save(Document(runs=(RunDocument("lorenz", seeds=seeds),)), name)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def compiled(name, words):
    """Do it once where there is room."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        main([*words, "--out", f"{folder}/{name}"])


if __name__ == "__main__":
    for name, blocks, words in map(json.loads, sys.stdin):
        said = io.StringIO()
        if words and not " ".join(words).startswith(PRESSED):
            compiled(name, words)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024 * blocks, UNLIMITED))
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main([*words, "--out", name]) if words else saved(name)
        resource.setrlimit(resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))
        print(json.dumps([name, code, said.getvalue()]), flush=True)
