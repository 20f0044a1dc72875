"""How a flow of ours is the same as one of dysts, where names, values or states differ.

A key that is not listed has the same letters, the same values and the same order of states in
both. Add an entry to RELATIONS under our key; what is more than a renaming says in `source` who
is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Theirs = Mapping[str, Any]  # parameter of dysts -> number or array
Ours = Mapping[str, Any]  # our dial -> number


@dataclass(frozen=True)
class Relation:
    """What turns our right-hand side into that of dysts.

    dials    our dial -> its letter in dysts, or a function of all their parameters, or None for a
             dial that dysts lacks though it has the letter for something else. A dial that is
             neither here nor among their letters keeps our value, and a letter that no dial has
             keeps theirs
    preset   our preset that has their values, where our default has others
    values   their parameter -> the paper's value, where dysts rounds it or has another
    states   our states in the order of their first ones; () when the order is ours
    phase    (t, our dials) -> values of the further states by which dysts carries the time
    added    (t, our states, their parameters) -> {our state: what our rate has more}: a correction
    box      our state -> (low, high) of the random points, where the picture's do not serve
    differs  why the two cannot be compared at all; the test then asks only that they do differ
    source   who says so: needed with `values`, `added` and `differs`
    """

    dials: Mapping[str, str | Callable[[Theirs], float] | None] = field(default_factory=dict)
    preset: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    phase: Callable[[float, Ours], Sequence[float]] | None = None
    added: Callable[[float, Mapping[str, float], Theirs], Mapping[str, float]] | None = None
    box: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    differs: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        corrected = self.values or self.added or self.differs
        assert self.source or not corrected, "a correction names its source"

    def turned(self, theirs: Theirs, dials: Sequence[str]) -> dict[str, float]:
        """Our dials at their values; only those that they have."""
        found = {}
        for dial in dials:
            letter = self.dials.get(dial, dial)
            if callable(letter):
                found[dial] = float(letter(theirs))
            elif letter in theirs:
                found[dial] = float(theirs[letter])
        return found


SAME = Relation()
ROUNDED = "dysts rounds it"

RELATIONS: dict[str, Relation] = {
    "lorenz": Relation(values={"beta": 8 / 3}, source=f"Lorenz 1963; {ROUNDED}"),
    "lorenz_bounded": Relation(values={"beta": 8 / 3}, source=f"Lorenz 1963; {ROUNDED}"),
    "lorenz_coupled": Relation(values={"beta": 8 / 3}, source=f"Lorenz 1963; {ROUNDED}"),
    # dysts has values of its own, not those of 1984
    "lorenz84": Relation(dials={"F": "f", "G": "g"}, preset="audited"),
    "lorenz96": Relation(dials={"F": "f"}),
    "lorenz_stenflo": Relation(dials={"sigma": "a", "r": "c", "b": "b", "s": "d"}),
    "rucklidge": Relation(dials={"kappa": "a", "lam": "b"}),
    # one coefficient there, two here
    "sprott_m": Relation(dials={"b": "a"}),
    "sprott_jerk": Relation(dials={"A": "mu"}),
    "lu_chen": Relation(preset="audited"),
    # members of a family with more terms: signs taken out of the values
    "liu_chen": Relation(dials={"c": lambda p: -p["c"]}),
    "pan_xu_zhou": Relation(
        dials={"b": lambda p: -p["c"], "c": "k"},
        values={"c": -8 / 3},
        source=f"Zhou et al. 2008; {ROUNDED}",
    ),
    "dequan_li": Relation(dials={"e": "eps"}, values={"c": 11 / 6}, source=f"Li 2008; {ROUNDED}"),
    "qi_chen": Relation(
        dials={"d": None, "e": None}, values={"b": 8 / 3}, source=f"Qi et al. 2005; {ROUNDED}"
    ),
    "wang_sun": Relation(dials={"c": "q"}),
    "sakarya": Relation(dials={"a": "q", "b": "r"}),
    # dysts has no drain, and carries the phase of the sway as a third state
    "double_gyre": Relation(
        dials={"A": "alpha", "alpha": None},
        preset="catalogue",
        phase=lambda t, dial: (dial["omega"] * t + dial["phi"],),
    ),
    # -- economics
    "bouali": Relation(
        dials={"alpha": lambda p: -p["b"], "beta": "bb", "gamma": "c"},
        added=lambda t, at, p: {
            "x": (1 - p["a"]) * at["x"] * (p["y0"] - at["y"]),
            "y": (p["g"] - 1) * at["y"] * (1 - at["x"] ** 2),
            "z": (1 - p["m"]) * at["x"] * (p["bb"] * at["z"] - 1.5),
        },
        source="Bouali 2012: dysts' factors a, g and m, all 1 there, are left out",
    ),
    "bouali2": Relation(
        dials={"mu": lambda p: -1.5 * p["m"]},
        added=lambda t, at, p: {
            "x": p["a"] * at["x"] * (1 - p["y0"]),
            "z": at["z"] * (p["c"] - p["m"] * p["bb"] * at["x"]),
        },
        source="Bouali 1999: y0 = 1, and dysts' bb and c, zero there, are left out",
    ),
    # -- letters of the papers
    "burke_shaw": Relation(dials={"d": None}),  # dysts has Shaw's -y as +y, our d = 1
    "dadras": Relation(dials={"a": "p", "b": "o", "c": "r", "d": "c", "h": "e"}),
    "hadley": Relation(dials={"F": "f", "G": "g"}),
    "rabinovich_fabrikant": Relation(dials={"alpha": "a", "gamma": "g"}),
    "anishchenko_astakhov": Relation(dials={"m": "mu", "g": "eta"}),
    "vallis_el_nino": Relation(dials={"B": "b", "C": "c"}),
    # -- time as a state: angles of the drive
    "duffing": Relation(preset="catalogue", phase=lambda t, dial: (dial["omega"] * t,)),
    "forced_van_der_pol": Relation(
        phase=lambda t, dial: (dial["w"] * t,),
        differs="ours in Lienard's plane, theirs in x and x'",
        source="compared in tests/experiments/test_oscillators.py",
    ),
    "arnold_web": Relation(phase=lambda t, dial: (dial["w"] * t,)),
    # -- corrections
    "windmi_reduced": Relation(
        dials={"V_sw": "vsw"},
        added=lambda t, at, p: {"V": p["b2"] * (at["P"] / 2 - at["P"] ** 0.5)},
        source="Horton, Weigel & Sprott 2001: the square root of P; dysts' p**1/2 is half of it",
    ),
    "double_pendulum": Relation(
        differs="the momenta of dysts' are not canonical: its field has divergence",
        source="derived from the Lagrangian; tests/experiments/test_mechanics.py",
    ),
    "swinging_atwood": Relation(
        differs="ours in x and y, theirs in polar coordinates",
        source="Tufillaro et al. 1984; compared in tests/experiments/test_mechanics.py",
    ),
}
