"""How a flow of ours is the same as one of dysts, where names, values or states differ.

A key that is not listed has the same letters, the same values and the same order of states in
both. Add an entry to RELATIONS under our key; what is more than a renaming says in `source` who
is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import atan2, hypot, pi, sqrt
from typing import Any

import numpy as np

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
    chart    (there, back) where they use other coordinates: there(our states, their parameters) ->
             their states, back(their rates, our states, their parameters) -> our rates
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
    chart: tuple[Callable[..., Sequence[float]], Callable[..., Sequence[float]]] | None = None
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


def item(letter: str, *where: int) -> Callable[[Theirs], float]:
    """What reads one number out of an array of theirs."""

    def read(theirs: Theirs) -> float:
        value = theirs[letter]
        for place in where:
            value = value[place]
        return float(value)

    return read


def turning(theirs: str = "omega") -> Callable[[float, Ours], Sequence[float]]:
    """The phase of a drive of frequency omega."""
    return lambda t, dial: (dial[theirs] * t,)


def clock(t: float, _: Ours) -> Sequence[float]:
    """Time itself as the further state."""
    return (t,)


def polar(place: Sequence[float], _: Theirs) -> Sequence[float]:
    """Distance and angle of a point of the plane."""
    return hypot(*place), atan2(place[1], place[0])


def from_polar(rates: Sequence[float], place: Sequence[float], _: Theirs) -> Sequence[float]:
    """(x', y') from the rates of distance and angle."""
    (x, y), (outward, round) = place, rates
    return x / hypot(x, y) * outward - y * round, y / hypot(x, y) * outward + x * round


def recovered(place: Sequence[float], theirs: Theirs) -> Sequence[float]:
    """Hindmarsh and Rose's recovery y, to which dysts adds tx x."""
    x, y, z = place
    return x, y + theirs["tx"] * x, z


def recovery(rates: Sequence[float], _: Any, theirs: Theirs) -> Sequence[float]:
    """The rate of y itself."""
    x, y, z = rates
    return x, y - theirs["tx"] * x, z


DISC = {"x": (-0.69, 0.69), "y": (-0.69, 0.69)}  # a square within the round tank


def gyorgyi_field() -> dict[str, float]:
    """The coefficients of Györgyi and Field's model from rate constants and recipe.

    source  Györgyi & Field 1992, Nature 355, 808-810
    """
    k1, k2, k3, k4, k5, k6, k7 = 4e6, 2.0, 3000.0, 55.2, 7000.0, 0.09, 0.23
    A, M, H, C, alpha, beta = 0.1, 0.25, 0.26, 8.33e-4, 666.7, 0.3478
    X, Z, V = k2 * A * H**2 / k5, C * A / (40 * M), 4 * A * H * C / M**2
    Y = 4 * X
    return {
        "t0": 1 / (10 * k2 * A * H * C), "y0": Y, "z0": Z, "ci": C,
        "c1": -k1 * H * Y, "c2": k2 * A * H**2 * Y / X, "c3": -2 * k3 * X,
        "c4": 0.5 * k4 * sqrt(A) * H**1.5 / sqrt(X), "c5": -0.5 * k5 * Z,
        "c6": k4 * sqrt(A) * H**1.5 * sqrt(X), "c7": -k5 * X, "c8": -alpha * k6 * V,
        "c9": -beta * k7 * M, "c10": 2 * k1 * H * X * Y / V, "c11": k2 * A * H**2 * Y / V,
        "c12": k3 * X**2 / V, "c13": -alpha * k6 * Z,
        "yb1": alpha * k6 * Z * V, "yb2": k1 * H * X, "yb3": k2 * A * H**2,
    }  # fmt: skip


GYORGYI_FIELD = gyorgyi_field()

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
    # circuits
    "cellular_neural_network": Relation(dials={"p1": "d", "p2": "c", "r": "a", "s": "b"}),
    "multi_chua": Relation(dials={f"m{i}": item("m", i) for i in range(6)}),
    # neurons
    "beer_rnn": Relation(
        dials={
            **{f"w{i}{j}": item("w", i - 1, j - 1) for i in (1, 2, 3) for j in (1, 2, 3)},
            **{f"theta{i}": item("theta", i - 1) for i in (1, 2, 3)},
            **{f"tau{i}": item("tau", i - 1) for i in (1, 2, 3)},
        },
    ),
    "hindmarsh_rose": Relation(chart=(recovered, recovery)),
    "excitable_cell": Relation(
        dials={"lam": "tscl"},
        values={"bmr": 1 / 18, "bmo": 50 / 18, "bnr": 1 / 80, "bno": 30 / 80},
        source="Chay 1985: (V + 50)/18 and (V + 30)/80",
    ),
    "forced_fitz_hugh_nagumo": Relation(dials={"I": "curr"}, phase=turning()),
    # dysts lets friction fall with the speed of the block, not with that on the belt
    "stick_slip_oscillator": Relation(
        dials={"T0": "t0", "omega": "w"},
        phase=turning(),
        added=lambda t, _, p: {"v": -p["eps"] * p["alpha"] * p["vs"]},
        source="Awrejcewicz & Holicke 1999: friction is a function of the relative speed",
    ),
    "fluid_trampoline": Relation(dials={"Gamma": "gamma", "omega": "w"}, phase=turning()),
    # reactions
    "belousov_zhabotinsky": Relation(
        values=GYORGYI_FIELD,
        box={"x": (0.001, 0.8), "z": (0.5, 2.1), "v": (0.8, 0.9)},
        source="Györgyi & Field 1992, from rate constants and recipe; dysts rounds to six digits",
    ),
    "ca_two_plus": Relation(dials={"m": None, "n": None, "p": None}),
    "ca_two_plus_quasiperiodic": Relation(dials={"m": None, "n": None, "p": None}),
    "circadian_rhythm": Relation(
        dials={"n": None}, phase=lambda t, dial: (2 * pi * t / dial["ps"],)
    ),
    "forced_brusselator": Relation(dials={"omega": "w"}, phase=turning()),
    "glycolytic_oscillation": Relation(
        dials={"v": "nu", "sigma1": "s1", "sigma2": "s2", "ks": "k", "L1": "l1", "L2": "l2"},
    ),
    # populations
    "coevolving_predator_prey": Relation(dials={"V": "vv"}),
    "salton_sea": Relation(dials={"theta": "th"}),
    "turchin_hanski": Relation(phase=lambda t, _: (2 * pi * t,)),
    "mac_arthur": Relation(
        dials={"D": "d", **{f"S{j}": item("s", j - 1) for j in range(1, 6)}},
    ),
    # fluids
    "arnold_beltrami_childress": Relation(
        dials={"A": "a", "B": "b", "C": "c"},
        values={"a": sqrt(3), "b": sqrt(2)},
        source="Dombre et al. 1986; dysts rounds to six digits",
    ),
    # dysts has metres per second, carries y first, and lets the jet blow against the waves
    "bickley_jet": Relation(
        dials={
            "U0": lambda p: -p["u"],
            "L": "ell",
            **{f"A{i}": item("eps", i - 1) for i in (1, 2, 3)},
            **{f"c{i}": item("sigma", i - 1) for i in (1, 2, 3)},
        },
        preset="catalogue",
        values={
            "u": 5.413824,
            "k": np.array([2.0, 4.0, 6.0]) / 6.371,
            "sigma": 5.413824 * np.array([0.461 - 0.256 * (sqrt(5) - 1), 0.205, 0.461]),
        },
        states=("y", "x"),
        phase=clock,
        source="Rypina et al. 2007, in Mm and days; dysts rounds to six digits",
    ),
    # dysts has polar coordinates and a tank of any size
    **{
        key: Relation(
            dials={"sharp": lambda p: 20 * p["tau"]},
            chart=(polar, from_polar),
            phase=clock,
            box=DISC,
        )
        for key in ("blinking_vortex", "blinking_rotlet")
    },
    "interior_squirmer": Relation(
        dials={
            "sharp": lambda p: 20 * p["tau"],
            **{f"{name}{n}": item(name, n - 1) for name in "ag" for n in range(1, 6)},
        },
        chart=(polar, from_polar),
        phase=clock,
        box=DISC,
    ),
    "lid_driven_cavity_flow": Relation(
        dials={"U1": "u1", "U2": "u2", "sharp": lambda p: 20 * p["tau"]},
        phase=clock,
    ),
    "oscillating_flow": Relation(phase=turning()),
}
