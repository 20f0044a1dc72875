"""Chaos games: at each step a die chooses which small copy of the picture to move into.

The die is a state of the map too, a whole number that is multiplied by 16807 and reduced by
2^31 - 1: the generator that Park and Miller recommend. Every product is exact in double precision,
so the game is the same on every machine. Another seed is another start of `die`. (Its own
stretching, ln 16807 per step, is what an exponent of the whole would show; none is offered.)
"""

from math import log, sqrt

from explorer.experiments.maps.measured import LOOP
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

DIE = "die' = mod(16807*die, 2147483647)\nu = die/2147483647\n"
PARK_MILLER = Source(
    "S. K. Park, K. W. Miller", "Random number generators: good ones are hard to find", 1988,
    "Commun. ACM 31, 1192-1201", "10.1145/63039.63042",
)  # fmt: skip
TAGS = ("fractal", "iterated function system", "plane")


def corners():
    """The three corners, where a copy shrinks to a point."""
    return (0.0, 0.0), (1.0, 0.0), (0.5, sqrt(3.0) / 2.0)


def similarity_dimension(s):
    """Ln 3 over ln 1/s, while the three copies do not overlap."""
    return log(3.0) / -log(s) if 0.0 < s <= 0.5 else None


def tip(stem, bend):
    """The fern's tip as (x, y): the fixed point of its large copy."""
    across = (1.0 - stem) ** 2 + bend**2
    return ((1.6 * bend / across, 1.6 * (1.0 - stem) / across),) if across else ()


EXPERIMENTS = (
    Experiment(
        key="sierpinski",
        title="Sierpiński triangle",
        about="Go half way to a corner chosen by a die, and again: the points fall on the triangle "
        "of triangles, wherever they began. Chance draws it, but nothing about it is random. "
        "Lower s and the three copies come apart into dust; raise it and they overlap.",
        sources=(
            Source("M. F. Barnsley", "Fractals Everywhere", 1988, "Academic Press"),
            PARK_MILLER,
        ),
        params=(Param("s", 0.5, 0.2, 0.7, "size of a copy; what is left of the way to a corner",
                      hard_min=0.0, hard_max=0.99),),
        motion=Map(
            DIE
            + """
            second = step(3*u - 1)
            third = step(3*u - 2)
            x' = s*x + (1 - s)*(second - 0.5*third)
            y' = s*y + (1 - s)*third*sqrt(3)/2
            """,
            start=dict(x=0.25, y=0.0, die=1043618065.0), pace=5000.0,
        ),
        shows=(Path("path", of=("x", "y"), marks=corners, limits=((0.0, 1.0), (0.0, 0.88))),),
        diagnostics=("permutation_entropy:path.x",),
        presets=(
            Preset("triangle", source="Barnsley 1988"),
            Preset("dust", s=0.38, about="copies apart: only points are left"),
            Preset("overlap", s=0.62, about="copies overlap: holes close up"),
        ),
        expects=(
            Expect(similarity_dimension, 1.5849625007211562, 1e-12, "ln 3/ln 2"),
            Expect(After(20), (0.6657450199127, 0.05413154317364, 1244233178.0), 1e-9, LOOP),
            Expect(After(10_000), (0.6496785653151, 0.543397264129, 1043618065.0), 1e-9,
                   "Park & Miller 1988: the 10 000th number from 1 is 1043618065",
                   start={"die": 1.0}),
        ),
        tags=(*TAGS, "exact"),
    ),
    Experiment(
        key="barnsley_fern",
        title="Barnsley fern",
        about="Four copies of a fern make up the fern: the stem, two leaves, and all the rest a "
        "little smaller and turned by a hair. A die says which copy comes next. Turn `bend` and "
        "the plant bows in the wind; shorten `stem` and it grows stocky.",
        sources=(
            Source("M. F. Barnsley", "Fractals Everywhere", 1988, "Academic Press"),
            PARK_MILLER,
        ),
        params=(
            Param("stem", 0.85, 0.6, 0.88, "size of the fern without its lowest leaves",
                  hard_min=0.0, hard_max=0.95),
            Param("bend", 0.04, -0.2, 0.2, "turn from leaf to leaf", hard_min=-0.3, hard_max=0.3),
            Param("leaf", 0.22, 0.1, 0.4, "width of a leaf", hard_min=0.0, hard_max=0.6),
        ),
        motion=Map(
            DIE
            + """
            a = step(u - 0.01) - step(u - 0.86)
            b = step(u - 0.86) - step(u - 0.93)
            c = step(u - 0.93)
            d = 1 - step(u - 0.01)
            x' = a*(stem*x + bend*y) + b*(0.2*x - 0.26*y) + c*(0.28*y - 0.15*x)
            y' = a*(stem*y - bend*x + 1.6) + b*(0.23*x + leaf*y + 1.6) + e
            e = c*(0.26*x + (leaf + 0.02)*y + 0.44) + d*0.16*y
            """,
            start=dict(x=0.0, y=0.0, die=1043618065.0), pace=5000.0,
        ),
        shows=(Path("path", of=("x", "y"), marks=tip, limits=((-2.8, 2.8), (-0.1, 10.1))),),
        diagnostics=("permutation_entropy:path.y",),
        presets=(
            Preset("fern", source="Barnsley 1988"),
            Preset("in the wind", bend=-0.04, about="bowed to the other side"),
            Preset("stocky", stem=0.7, about="fewer, larger leaves"),
        ),
        expects=(
            Expect(tip, (2.655601659751, 9.958506224066), 1e-12,
                   "fixed point of the large copy, in closed form"),
            Expect(After(20), (2.167915253852, 9.649027596414, 1244233178.0), 1e-9, LOOP),
        ),
        tags=(*TAGS, "plants"),
    ),
)  # fmt: skip
