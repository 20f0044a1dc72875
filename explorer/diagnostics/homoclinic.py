"""Homoclinic orbits: the dial at which a curve that leaves a saddle comes back to it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics import stationary
from explorer.diagnostics.manifolds import lone
from explorer.diagnostics.orbit_diagram import dial_range
from explorer.diagnostics.saddle_return import Leaver, Return
from explorer.diagnostics.stationary import Equilibrium
from explorer.equations.augment import driven
from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Expect,
    Experiment,
    Flow,
    Line,
    Marks,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
)

ROUGH = 1e-10  # of the range: agreement between other steps off the saddle
NEAR = 0.1  # of the box, within which a return near a homoclinic orbit must come


def compute(
    motion: Moving, over: str, low: float, high: float, saddle: int, way: str, side: str,
    looks: int, horizontal: str, vertical: str, cancel: np.ndarray,
) -> Iterator[Reading]:  # fmt: skip
    """A scan of the dial, then bisection where the curve first falls to the other side."""
    name, ends = dial_range(motion, over, low, high)
    i = motion.state(horizontal)
    j = motion.state(vertical) if vertical else (1 if i == 0 else 0)
    box = stationary.surroundings(motion, cancel)
    leaver = Leaver(motion, name, box, way == "in", 1.0 if side == "one" else -1.0, cancel)
    hunt = _Hunt(leaver, (i, j), {"over": name, "horizontal": list(motion.motion.start)[i],
                                  "vertical": list(motion.motion.start)[j]})  # fmt: skip
    hunt.begin(ends, saddle, looks)
    if cancel[0]:
        return
    if hunt.bracket is not None:
        yield hunt.reading(0.5)
        hunt.bisect()
    if not cancel[0]:
        yield hunt.reading(1.0)


class _Hunt:
    """What is known of where the curve falls, over the dial."""

    def __init__(self, leaver: Leaver, plane: tuple[int, int], settings: dict[str, Any]) -> None:
        self.leaver, self.plane, self.settings = leaver, plane, settings
        self.seen: list[tuple[float, Equilibrium, Return]] = []
        self.bracket: list[tuple[float, Equilibrium, Return]] | None = None

    def begin(self, ends: tuple[float, float], chosen: int, looks: int) -> None:
        """Scan the dial from high to low for a saddle, and where its curve changes sides."""
        leaver, x = self.leaver, None
        for value in np.linspace(ends[1], ends[0], looks):
            found = leaver.saddle(value, x) if x is not None else None
            if found is None:
                found = self._first(value, chosen)
            if leaver.cancel[0]:
                return
            if found is None:
                x = None
                continue
            x = found.x
            self.seen.append((float(value), found, leaver.back(value, found)))
        for a, b in zip(self.seen[:-1], self.seen[1:], strict=True):
            same = np.abs((a[1].x - b[1].x) / leaver.wide).max() < 0.3
            if same and a[2].side * b[2].side < 0.0:
                trial = self._halved([a, b], 6)
                if trial[0][2].distance < NEAR or trial[1][2].distance < NEAR:
                    self.bracket = trial
                    return

    def _first(self, value: float, chosen: int) -> Equilibrium | None:
        """The chosen one of the saddles at a position of the dial."""
        leaver = self.leaver
        found = stationary.search(leaver.field.at(value), leaver.box, leaver.cancel, 200)
        saddles = [one for one in found if lone(one, not leaver.backwards) is not None]
        return saddles[chosen - 1] if len(saddles) >= chosen else None

    def _halved(self, bracket: list[Any], times: int) -> list[Any]:
        """The bracket after so many bisections, or fewer where it cannot be halved."""
        leaver = self.leaver
        for _ in range(times):
            middle = 0.5 * (bracket[0][0] + bracket[1][0])
            if leaver.cancel[0] or middle in (bracket[0][0], bracket[1][0]):
                break
            found = leaver.saddle(middle, bracket[0][1].x)
            if found is None:
                break
            back = leaver.back(middle, found)
            if not math.isfinite(back.side):
                break
            same = back.side * bracket[0][2].side > 0.0
            bracket = (
                [(middle, found, back), bracket[1]] if same else [bracket[0], (middle, found, back)]
            )
        return bracket

    def bisect(self) -> None:
        """Down to what the step off the saddle leaves."""
        assert self.bracket is not None
        self.bracket = self._halved(self.bracket, 40)

    def reading(self, done: float) -> Reading:
        """The dial, its bracket, and the curve on both sides."""
        ends = sorted(self.bracket or [], key=lambda one: one[0])
        lines = [one[2].points[:, list(self.plane)] for one in ends]
        middle = 0.5 * (ends[0][0] + ends[1][0]) if ends else math.nan
        values = {
            "dial": middle,
            "bracket_low": ends[0][0] if ends else math.nan,
            "bracket_high": ends[1][0] if ends else math.nan,
            "closest": min(one[2].distance for one in ends) if ends else math.nan,
        }
        arrays = {
            "scan_dial": np.array([one[0] for one in self.seen]),
            "scan_side": np.array([one[2].side for one in self.seen]),
            "scan_zero": np.zeros(len(self.seen)),
            "at": np.array([one[1].x[list(self.plane)] for one in ends[:1]]).reshape(-1, 2),
        }
        for name, place in (("below", 0), ("above", 1)):
            line = lines[place] if lines else np.empty((0, 2))
            arrays[f"{name}_x"], arrays[f"{name}_y"] = line.T.copy()
        words = {"saddle": tuple(one[1].kind for one in ends[:1])}
        return Reading(values, arrays, notes=self._notes(), settings=self.settings, words=words,
                       uncertainty=self._doubt(ends),
                       done=done, provisional=done < 1.0)  # fmt: skip

    def _doubt(self, ends: list[Any]) -> dict[str, float]:
        """Half the bracket, or what the first step off the saddle may be wrong by."""
        if not ends:
            return {}
        least = ROUGH * abs(self.seen[0][0] - self.seen[-1][0])
        return {"dial": max(0.5 * (ends[1][0] - ends[0][0]), least)}

    def _notes(self) -> tuple[str, ...]:
        if not self.seen:
            return ("No saddle that just one way leads out of (or into) was found in the range.",)
        if self.bracket is None:
            return ("The curve falls to the same side all over the range, or never comes near: "
                    "move the range, or look more closely.",)  # fmt: skip
        return ()


def _fits(experiment: Experiment) -> bool:
    """Flows with a dial and room for an orbit to return, that no clock drives."""
    if not isinstance(experiment.motion, Flow) or len(experiment.states) < 2:
        return False
    smooth = any(p.kind == "float" for p in experiment.params)
    return smooth and experiment.system is not None and not driven(experiment.system)


DIAGNOSTIC = Diagnostic(
    key="homoclinic",
    title="Homoclinic orbit",
    about="The curve that leaves a saddle swings out, comes back, and falls to one side of it or "
    "to the other. At one position of the dial it does neither: it comes back to the saddle for "
    "ever. That position is found by halving, and often chaos begins there.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow",),
    renews="dials",
    fits=_fits,
    values=(
        Value("dial", "", "where the orbit is homoclinic"),
        Value("bracket_low", "", "below it: the curve falls to one side"),
        Value("bracket_high", "", "above it: to the other"),
        Value("closest", "", "how near the curve comes to the saddle, in ranges of the states"),
    ),
    params=(
        Param("over", "", help="dial that is turned", kind="name", names="dials"),
        Param("low", 0.0, -100.0, 100.0, "where it begins; both 0: its own range"),
        Param("high", 0.0, -100.0, 100.0, "where it ends"),
        Param("saddle", 1, 1, 10, "which of the saddles, in the order of their states", kind="int",
              hard_min=1, hard_max=200),
        Param("way", "out", choices=("out", "in"),
              help="the curve that leaves the saddle, or that which enters it, gone backwards"),
        Param("side", "one", choices=("one", "other"), help="of the saddle on which it begins"),
        Param("looks", 41, 5, 400, "positions of the dial that are looked at first", kind="int",
              hard_min=2, hard_max=100_000),
        Param("horizontal", "", help="state drawn to the right", kind="name", names="states"),
        Param("vertical", "", help="state drawn upwards", kind="name", names="states"),
    ),
    pictures=(
        Picture(
            "orbit", Axis("{horizontal}", of="{horizontal}"), Axis("{vertical}", of="{vertical}"),
            (Line("below_x", "below_y", label="just below", colour=0),
             Line("above_x", "above_y", label="just above", colour=1), Marks("at", "saddle")),
        ),
        Picture(
            "side", Axis("{over}", of="{over}", zoom=("low", "high")),
            Axis("side to which it falls"),
            (Line("scan_dial", "scan_zero", quiet=True), Line("scan_dial", "scan_side")),
            click="dials",
        ),
    ),
    sources=(
        Source("C. Sparrow", "The Lorenz equations: bifurcations, chaos, and strange attractors",
               1982, "Springer, New York", "10.1007/978-1-4612-5767-7"),
        Source("J. L. Kaplan, J. A. Yorke", "Preturbulence: a regime observed in a fluid flow "
               "model of Lorenz", 1979, "Commun. Math. Phys. 67, 93-108"),
    ),
    expects=(
        Expect("dial", 13.9266, 1e-4, "Sparrow 1982; Kaplan & Yorke 1979: 13.926", of="lorenz",
               options={"over": "rho", "low": 10.0, "high": 20.0}),
    ),
)  # fmt: skip
