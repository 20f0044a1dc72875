"""What numba has not compiled yet is compiled by another process, and loaded here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BEGIN = """
import json, os, sys
import numpy as np
from explorer.engine import compiler
from explorer.numerics import loading


def told(**more):
    print(json.dumps(more))


def main():
    asked = compiler.Compiler(quiet_s=QUIET)
    loading.enlist(asked.compiled)
    assert "numba" not in sys.modules
    from numba.core import event

    here = []

    class Heard(event.Listener):
        def on_start(self, one):
            here.append(one.data["dispatcher"].__name__)

        def on_end(self, one):
            pass

    event.register("numba:compile", Heard())
"""
END = """

if __name__ == "__main__":
    main()
"""
SIMPLE = """
    from explorer.numerics import headings

    told(value=float(headings.polarisation(np.eye(3))), here=here, hits=hits(headings.polarisation))
"""
HITS = """
def hits(kernel):
    return sum(kernel.stats.cache_hits.values())
"""


SAID = "a module may say what it likes\n"


@pytest.fixture
def script(tmp_path):
    """Runs the body of a program with an empty cache; what it told last."""

    def run(body: str, quiet: float = 30.0) -> dict[str, Any]:
        file = tmp_path / "program.py"
        file.write_text(HITS + BEGIN.replace("QUIET", str(quiet)) + body + END)
        (tmp_path / "own_kernels.py").write_text(OWN)
        path = os.pathsep.join([str(ROOT), str(tmp_path)])
        there = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": path}
        done = subprocess.run([sys.executable, file], env=there, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert not done.stderr.replace(SAID, "")
        return json.loads(done.stdout.splitlines()[-1])

    return run


OWN = textwrap.dedent("""
    import os
    import sys
    from pathlib import Path

    from numba import njit

    if sys.argv[0] == "-c":  # the compiler
        print("a module may say what it likes")
        with Path(__file__).with_name("met").open("a") as met:
            met.write("x")
        if Path(__file__).with_name("deadly").exists():
            os._exit(3)


    @njit(cache=True)
    def doubled(x):
        return 2.0 * x


    @njit(cache=True)
    def halved(x):
        return 0.5 * x


    @njit(cache=True)
    def wrong(x):
        return x.nothing


    def twice(kernel):
        @njit
        def again(x):
            return kernel(kernel(x))

        return again


    def made(k):
        @njit(cache=True)
        def times(x):
            return k * x

        return times
""")


def test_a_kernel_is_compiled_elsewhere_and_loaded_here(script):
    assert script(SIMPLE) == {"value": pytest.approx(3**-0.5), "here": [], "hits": 1}


def test_other_types_are_asked_for_on_their_own(script):
    told = script("""
    from own_kernels import doubled

    values = [doubled(2), doubled(2.0), doubled(np.ones(2)).sum()]
    told(values=values, here=here, hits=hits(doubled))
""")
    assert told == {"values": [4.0, 4.0, 4.0], "here": [], "hits": 3}


def test_what_is_in_the_cache_asks_nobody(script, tmp_path):
    script(SIMPLE)
    told = script("    asked._begun = None\n" + SIMPLE)
    assert (told["here"], told["hits"]) == ([], 1)


def test_numba_compiles_here_what_nobody_else_can_find(script):
    told = script("""
    from own_kernels import made

    told(value=made(3.0)(2.0), here=here)
""")
    assert told == {"value": 6.0, "here": ["times"]}


def test_a_mistake_is_told_here_as_always(script):
    told = script("""
    from own_kernels import wrong
    from numba.core.errors import TypingError

    times = []
    ask = asked._asked
    asked._asked = lambda work: times.append(work) or ask(work)
    try:
        wrong(1.0)
    except TypingError as error:
        told(error=str(error), times=len(times))
""")
    assert "nothing" in told["error"]
    assert told["times"] == 1


def test_a_process_that_dies_is_done_without(script, tmp_path):
    (tmp_path / "deadly").touch()
    told = script("""
    from own_kernels import doubled

    told(value=doubled(2.0), here=here)
""")
    assert told == {"value": 4.0, "here": ["doubled"]}
    assert (tmp_path / "met").read_text() == "xx"  # it was begun twice, and no more


def test_it_ends_when_nothing_comes_and_begins_again(script, tmp_path):
    told = script(
        """
    from own_kernels import doubled, halved

    values = [doubled(2.0)]
    ended = asked.process.wait(60)
    values.append(halved(2.0))
    told(values=values, ended=ended, here=here)
""",
        quiet=0.2,
    )
    assert told == {"values": [4.0, 1.0], "ended": 0, "here": []}
    assert (tmp_path / "met").read_text() == "xx"


@pytest.mark.skipif(sys.platform != "linux", reason="a process is asked for in /proc")
def test_a_program_that_ends_takes_it_along(script):
    told = script(
        """
    from own_kernels import doubled

    doubled(2.0)
    told(process=asked.process.pid)
""",
        quiet=600,
    )
    until = time.monotonic() + 60
    while _lives(told["process"]) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _lives(told["process"])


def _lives(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # ended, but nobody has asked how


def test_a_program_without_a_guard_is_not_run_again(tmp_path):
    (tmp_path / "own_kernels.py").write_text(OWN)
    (tmp_path / "bare.py").write_text("""
from explorer.engine import compiler
from explorer.numerics import loading
loading.enlist(compiler.Compiler().compiled)
print("begun")
from own_kernels import doubled
print(doubled(1.0), sum(doubled.stats.cache_hits.values()))
""")
    path = os.pathsep.join([str(ROOT), str(tmp_path)])
    there = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": path}
    words = [sys.executable, str(tmp_path / "bare.py")]
    done = subprocess.run(words, env=there, stdout=subprocess.PIPE, text=True)
    assert done.stdout == "begun\n2.0 1\n"


def test_what_was_loaded_goes_into_what_is_compiled_here(script):
    told = script("""
    from own_kernels import doubled, twice

    values = [doubled(2.0), doubled(3)]
    libraries = [one.library for one in doubled.overloads.values()]
    light = all(library._shared_module is None for library in libraries)
    values += [twice(doubled)(2.0), twice(doubled)(3)]
    told(values=values, light=light, here=sorted(here))
""")
    assert told == {"values": [4.0, 6.0, 8.0, 12.0], "light": True, "here": ["again"] * 2}


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the bundle")
def test_a_bundled_program_is_asked_by_its_own_word(script, tmp_path):
    bundle, begin = tmp_path / "bundle", ROOT / "packaging" / "bundled.py"
    stamped = f"import runpy, sys; sys.frozen, sys.executable = True, {str(bundle)!r}"  # by numba
    code = f"{stamped}; runpy.run_path({str(begin)!r}, run_name='__main__')"
    bundle.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$@"\n')
    bundle.chmod(0o755)
    told = script(f"""
    sys.frozen, sys.executable = True, {str(bundle)!r}
    from explorer.numerics import headings

    told(value=float(headings.polarisation(np.eye(3))), here=here, hits=hits(headings.polarisation))
""")
    assert told == {"value": pytest.approx(3**-0.5), "here": [], "hits": 1}


def test_asked_twice_it_asks_once(script):
    told = script("""
    import numba
    from numba.core.caching import FunctionCache

    first = FunctionCache.load_overload
    loading.enlist(asked.compiled)
    told(same=FunctionCache.load_overload is first)
""")
    assert told == {"same": True}


def test_the_window_asks():
    code = """
import sys
from explorer.app import shell
shell.application()
print("numba" in sys.modules)
from numba.core.caching import FunctionCache
print(FunctionCache.load_overload.asks)
"""
    there = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=there, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"], done.stderr
