"""What the guide shows works as it stands there: every command line, every piece of Python."""

import json
import re
import subprocess
import sys

import pytest

from explorer.app.main import arguments
from explorer.io.guide import pages

from .conftest import ROOT

# runs blocks one after the other in one process; each page has a folder of its own
RUNNER = r"""
import contextlib, io, json, os, re, shlex, sys, traceback, warnings
warnings.simplefilter("error")
from explorer.cli.main import main
filters = list(warnings.filters)
wrong = []

def shell(text):
    here = re.compile(r"cat > (\S+) <<'(\w+)'\n(.*?)\n\2\n", re.DOTALL)
    for name, _, body in here.findall(text + "\n"):
        with open(name, "w") as file:
            file.write(body + "\n")
    for line in here.sub("", text + "\n").splitlines():
        words = shlex.split(line, comments=True)
        if not words:
            continue
        assert words[0] == "separatrix", line
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main(words[1:])
        assert code == 0, f"{line}: exit code {code}: {said.getvalue()}"
        assert not said.getvalue(), f"{line}: {said.getvalue()}"

def python(text):
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, "guide", "exec"), {"__name__": "guide"})

home = os.getcwd()
for page, kind, text in json.load(sys.stdin):
    os.makedirs(f"{home}/{page}", exist_ok=True)
    os.chdir(f"{home}/{page}")
    warnings.filters[:] = filters
    try:
        {"sh": shell, "python": python}[kind](text)
    except BaseException as error:
        wrong.append(f"{page}: {''.join(traceback.format_exception_only(error))}in\n{text}")
print("\n".join(wrong))
os._exit(1 if wrong else 0)
"""


def blocks(kind):
    return [
        [page.name, kind.split()[0], text]
        for page in pages().values()
        for text in re.findall(rf"^```{kind}\n(.*?)^```", page.text, re.DOTALL | re.MULTILINE)
    ]


@pytest.mark.parametrize("kind", ["sh", "python"])
def test_every_example_runs_without_a_warning(kind, tmp_path, monkeypatch):
    found = blocks(kind)
    assert len(found) > 8
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("MPLBACKEND", "Agg")
    done = subprocess.run(
        [sys.executable, "-c", RUNNER], input=json.dumps(found), cwd=tmp_path,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr


def test_lines_that_open_the_window_can_be_read():
    lines = "".join(text for _, _, text in blocks("sh window")).splitlines()
    assert len(lines) >= 4
    for line in lines:
        words = [word.strip('"') for word in line.split()]
        assert words[0] == "separatrix"
        assert arguments(words[1:]).key
