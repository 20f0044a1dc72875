"""Logistic map: a population with too little food. The shortest road to chaos.

    x_next = r x (1 - x)

x is the population over the most that its food could feed, r the growth per season. With r the
steady population turns into a cycle of 2, 4, 8, ... seasons, and at r = 3.57 into chaos.
"""

from math import log, sqrt

from explorer.model import Expect, Experiment, Map, Param, Path, Preset, Source

MANY = "2e7 iterations of the derivative"
LONG = {"until": 2e6, "renew": 35}


def fixed_point(r):
    """The steady population that is not zero, on the diagonal; none below r = 1."""
    return ((1.0 - 1.0 / r,) * 2,) if r > 1.0 else ()


def period(r):
    """Seasons after which the settled orbit repeats; None if not within 64."""
    x = 0.5  # the orbit of the maximum finds every stable cycle
    for _ in range(100_000):
        x = r * x * (1.0 - x)
    begun = x
    for seasons in range(1, 65):
        x = r * x * (1.0 - x)
        if abs(x - begun) < 1e-9:
            return seasons
    return None


EXPERIMENT = Experiment(
    key="logistic",
    title="Logistic map",
    about="Next year's population from this year's, when food is short. Drawn as next against "
    "now, every point lies on one parabola, and how the points spread on it tells order from "
    "chaos. Move r slowly from 2.8 to 4 and count the points while they can be counted.",
    sources=(
        Source(
            "R. M. May",
            "Simple mathematical models with very complicated dynamics",
            1976,
            "Nature 261, 459-467",
            "10.1038/261459a0",
        ),
        Source(
            "M. J. Feigenbaum",
            "Quantitative universality for a class of nonlinear transformations",
            1978,
            "J. Stat. Phys. 19, 25-52",
            "10.1007/BF01020332",
        ),
    ),
    params=(Param("r", 3.9, 0.0, 4.0, "growth per season of a small population"),),
    motion=Map("x' = r*x*(1 - x)", start=dict(x=0.2), pace=60.0),
    shows=(Path("path", of=("x",), marks=fixed_point, limits=((0.0, 1.0), (0.0, 1.0))),),
    diagnostics=(
        "lyapunov",
        "permutation_entropy:path.x",
        "cobweb",
        "orbit_diagram",
        "period_doubling",
        "invariant_density",
    ),
    presets=(
        Preset("chaos", about="no cycle: the points fill most of the parabola"),
        Preset("steady", r=2.8, source="May 1976", about="one point"),
        Preset("two seasons", r=3.2, source="May 1976", about="a good and a bad year by turns"),
        Preset("four seasons", r=3.5, source="May 1976", about="doubled again"),
        Preset("edge of chaos", r=3.569946, source="Feigenbaum 1978", about="doubled for ever"),
        Preset("period three", r=3.84, source="May 1976", about="order in the midst of chaos"),
        Preset(
            "intermittency",
            r=3.8282,
            source="Pomeau & Manneville 1980, Commun. Math. Phys. 74, 189-197",
            about="almost period three, lost and found again",
        ),
        Preset("full chaos", r=4.0, source="Ulam & von Neumann 1947", about="an exact coin toss"),
    ),
    expects=(
        Expect(
            "lyapunov.largest", log(2.0), 1e-4, "Ulam & von Neumann 1947: ln 2", params={"r": 4.0}
        ),
        Expect("lyapunov.largest", 0.4960, 5e-4, MANY, params={"r": 3.9}, options=LONG),
        Expect("lyapunov.largest", 0.3550, 5e-4, MANY, params={"r": 3.7}, options=LONG),
        Expect(fixed_point, (2 / 3, 2 / 3), 1e-12, "1 - 1/r", params={"r": 3.0}),
        Expect(period, 1, 0, "May 1976: stable below r = 3", params={"r": 2.99}),
        Expect(period, 2, 0, "May 1976: from 3 to 1 + sqrt(6)", params={"r": sqrt(6) + 0.999}),
        Expect(period, 4, 0, "May 1976: above 1 + sqrt(6)", params={"r": sqrt(6) + 1.001}),
        Expect(period, 8, 0, "Feigenbaum 1978: above 3.544090", params={"r": 3.5451}),
        Expect(period, 3, 0, "May 1976: above 1 + sqrt(8)", params={"r": sqrt(8) + 1.0001}),
    ),
    tags=("chaos", "ecology", "period doubling", "one-dimensional"),
)
