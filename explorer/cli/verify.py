"""Recompute every published number of experiments and diagnostics, and compare."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer import api
from explorer.cli.options import split
from explorer.cli.output import Progress, number, print_json, print_table
from explorer.engine.moving import motion_of
from explorer.model import (
    After,
    Diagnostic,
    Diverged,
    Expect,
    Experiment,
    Kernel,
    Moving,
    Reading,
    wiring,
)
from explorer.model.param import unknown

_READ: deque[tuple[Any, Reading]] = deque(maxlen=4)  # what was asked last, and what it gave


@dataclass(frozen=True)
class Verdict:
    """One published number and what we got.

    got      None when it could not be computed; `why` then says so
    met      every component within the tolerance
    """

    name: str
    expected: float | tuple[float, ...]
    got: float | tuple[float, ...] | None
    tolerance: float
    source: str
    met: bool
    why: str = ""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `verify`."""
    parser.add_argument("keys", nargs="*", metavar="KEY", help="experiments or diagnostics")
    parser.add_argument("--thorough", action="store_true", help="the long ones too")
    parser.add_argument("--json", action="store_true", help="one JSON array")


def run(words: argparse.Namespace) -> int:
    """Print every verdict; 0 when all are met, else 1."""
    owners = chosen(words.keys)
    verdicts = []
    with Progress("verifying") as progress:
        wanted = [(o, e) for o in owners for e in o.expects if words.thorough or not e.thorough]
        for done, (owner, expect) in enumerate(wanted):
            progress(done / len(wanted))
            verdicts.append(verdict(owner, expect))
            if not words.json:
                _print(verdicts[-1])
    missed = sum(not v.met for v in verdicts)
    if words.json:
        print_json(verdicts)
    else:
        print(f"{len(verdicts) - missed} of {len(verdicts)} published numbers met")
    if missed:
        print(f"separatrix: {missed} missed", file=sys.stderr)
    return 1 if missed else 0


def chosen(keys: Sequence[str]) -> list[Experiment | Diagnostic]:
    """Those named, or all; BadInput for a key that nobody has."""
    experiments, diagnostics = api.catalogue(), api.diagnostics()
    if not keys:
        return [*experiments.values(), *diagnostics.values()]
    found: list[Experiment | Diagnostic] = []
    for key in keys:
        if key in experiments:
            found.append(experiments[key])
        elif key in diagnostics:
            found.append(diagnostics[key])
        else:
            raise unknown(key, {*experiments, *diagnostics}, "experiment or diagnostic")
    return found


def verdict(owner: Experiment | Diagnostic, expect: Expect) -> Verdict:
    """The number recomputed and held against its tolerance; never raises for a bad number."""
    why, got = "", None
    try:
        got = computed(owner, expect)
    except Exception as error:  # whatever went wrong, the number was not met
        why = f"{type(error).__name__}: {error}".splitlines()[0]
    return Verdict(
        name=_name(owner, expect),
        expected=expect.value,
        got=got,
        tolerance=expect.tolerance,
        source=expect.source,
        met=got is not None and _within(got, expect),
        why=why,
    )


def computed(owner: Experiment | Diagnostic, expect: Expect) -> float | tuple[float, ...]:
    """The value of one Expect."""
    if isinstance(owner, Diagnostic) and callable(expect.what):
        of = {"motion": _motion(owner, expect)} if expect.of else {}
        return _plain(wiring.call(expect.what, {**owner.options(), **of, **expect.options}))
    if isinstance(owner, Diagnostic):
        return _measured(owner, str(expect.what).rpartition(".")[2], expect, expect.of)
    if isinstance(expect.what, After):
        return _state_after(owner, expect, expect.what)
    if callable(expect.what):
        params = owner.settings(expect.params, expect.preset)
        return _plain(wiring.call(expect.what, {**params, **expect.options}))
    key, _, field = expect.what.partition(".")
    key, _, channel = key.partition(":")
    return _measured(api.diagnostics()[key], field, expect, owner, channel or None)


def _measured(
    diagnostic: Diagnostic,
    field: str,
    expect: Expect,
    of: str | Experiment,
    channel: str | None = None,
) -> float | tuple[float, ...]:
    """A number of a reading; several numbers of one reading are measured once."""
    if isinstance(of, str) and expect.data is None:
        key, channel = split(of)
        of = api.catalogue()[key]
    running, options = _running(expect), dict(expect.options)
    asked = (diagnostic, of, channel, expect.data, dict(expect.params), running, options)
    for known, reading in _READ:
        if _alike(known, asked):
            return _field(reading, field)
    if expect.data is not None:
        made = api.measure(diagnostic, data=expect.data(), **options)
    else:
        made = api.measure(diagnostic, of, expect.params, channel=channel, **running, **options)
    _READ.append((asked, made))
    return _field(made, field)


def _alike(one: Any, other: Any) -> bool:
    """Whether the same was asked twice: arrays by their numbers, owners and functions by `is`."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[n], other[n]) for n in one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, (np.ndarray, float, int, str)) and type(one) is type(other):
        return bool(np.array_equal(one, other))
    return one is other


def _motion(owner: Diagnostic, expect: Expect) -> Moving:
    """The motion of the experiment that a function of one is asked about."""
    of = api.catalogue()[expect.of]
    return motion_of(of, expect.params, _running(expect), owner.key)


def _running(expect: Expect) -> dict[str, Any]:
    """How the run behind a reading is made, only what is said."""
    said = {
        "preset": expect.preset,
        "start": dict(expect.start) or None,
        "dt": expect.dt,
        "steps": expect.steps,
        "seed": expect.seed or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _state_after(owner: Experiment, expect: Expect, after: After) -> tuple[float, ...]:
    method = None if isinstance(owner.motion, Kernel) else after.method or None
    run = api.run(
        owner, expect.params, preset=expect.preset, start=expect.start or None, steps=after.steps,
        every=max(1, after.steps), dt=expect.dt, method=method, seed=expect.seed,
    )  # fmt: skip
    if run.diverged:
        raise Diverged(run.diverged.channel, run.diverged.step, run.diverged.t)
    return tuple(float(v) for name in owner.states for v in np.asarray(run.final[name]).reshape(-1))


def _field(reading: Reading, field: str) -> float | tuple[float, ...]:
    if field in reading.values:
        return float(reading.values[field])
    if field in reading.arrays:
        return _plain(reading.arrays[field])
    raise unknown(field, {*reading.values, *reading.arrays}, "result")


def _plain(value: Any) -> float | tuple[float, ...]:
    array = np.asarray(value, dtype=float)
    return float(array) if array.ndim == 0 else tuple(array.reshape(-1).tolist())


def _within(got: float | tuple[float, ...], expect: Expect) -> bool:
    expected, found = np.atleast_1d(expect.value), np.atleast_1d(got)
    if expected.shape != found.shape:
        return False
    return bool((np.abs(found - expected) <= expect.tolerance).all())


def _name(owner: Experiment | Diagnostic, expect: Expect) -> str:
    what = expect.what
    if isinstance(what, After):
        said = f"after {what.steps} steps" + (f" of {what.method}" if what.method else "")
    elif callable(what):
        said = getattr(what, "__name__", "function").replace("_", " ")
    else:
        said = what
    where = expect.of or getattr(expect.data, "__name__", "").strip("_").replace("_", " ")
    said += f" of {where}" if where else ""
    setting = {**expect.params, **expect.options}
    words = [expect.preset or "", *(f"{n}={_brief(v)}" for n, v in setting.items())]
    words += [f"{n}={_brief(v)}" for n, v in expect.start.items()]
    told = ", ".join(word for word in words if word)
    return f"{owner.key}: {said}" + (f" ({told})" if told else "")


def _brief(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value) if np.ndim(value) == 0 else f"array {np.shape(value)}"


def _print(v: Verdict) -> None:
    print(f"{'met   ' if v.met else 'MISSED'}  {v.name}")
    got, expected = _row(v.got), _row(v.expected)
    if v.got is None:
        got = [v.why]
    print_table(
        [["got", *got], ["expected", *expected]] if len(got) == len(expected) else [got, expected],
        "          ",
    )
    print(f"          within {number(v.tolerance, 3)}; {v.source}")


def _row(value: float | tuple[float, ...] | None) -> list[str]:
    if value is None:
        return []
    return [number(float(v), 12) for v in np.atleast_1d(value)[:6]] or ["none"]
