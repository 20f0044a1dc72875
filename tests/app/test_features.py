"""Modules that are imported after PySide: it learns the same of them, and nothing is kept."""

import subprocess
import sys

from explorer.app import features

ASKED = """
import sys, PySide6.QtWidgets
theirs = sys.modules["PySide6.support.feature"]._mod_uses_pyside
import explorer.app.shell
from explorer.app import features
import linecache
import explorer.views.plots, matplotlib.figure, numba, scipy.optimize
kept = sum(len(entry[2]) for entry in linecache.cache.values() if len(entry) > 2)
modules = [one for one in list(sys.modules.values()) if hasattr(one, "__name__")]
other = [one.__name__ for one in modules if theirs(one) != features.uses_pyside(one)]
print(len(modules), kept, sum(map(features.uses_pyside, modules)), other)
"""


def test_pyside_learns_what_it_would_have_read_and_no_line_is_kept():
    told = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=True
    ).stdout.split(maxsplit=3)
    modules, kept, using, other = int(told[0]), int(told[1]), int(told[2]), told[3].strip()
    assert modules > 1000 and using > 30
    assert kept < 60_000  # 600 000 where PySide reads them itself
    assert other == "[]"


def test_a_binding_that_asks_otherwise_is_left_alone(monkeypatch):
    support = sys.modules["PySide6.support.feature"]
    monkeypatch.delattr(support, features.ASKS)
    assert not features.answer()
    assert not hasattr(support, features.ASKS)
