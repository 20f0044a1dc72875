"""Maps of the line with one hump, or two: populations, tents and bells.

tent     x_next = mu min(x, 1 - x)
cubic    x_next = r x (1 - x^2)
sine     x_next = r sin(pi x)
gauss    x_next = exp(-alpha x^2) + beta
ricker   x_next = x exp(r (1 - x/K))
"""

from math import log, sqrt

from explorer.experiments.maps.measured import LOOP, exact, largest
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

TAGS = ("chaos", "one-dimensional")
OFFERED = ("lyapunov", "permutation_entropy:path.x")


def tent_points(mu):
    """Fixed points of the tent on the diagonal."""
    return ((0.0, 0.0), (mu / (1.0 + mu),) * 2) if mu > 1.0 else ((0.0, 0.0),)


def cubic_points(r):
    """Fixed points of the cubic map on the diagonal."""
    x = sqrt(1.0 - 1.0 / r) if r > 1.0 else 0.0
    return tuple((one, one) for one in ((0.0,) if x == 0.0 else (0.0, x, -x)))


def ricker_points(r, K):
    """The steady stock on the diagonal."""
    return ((K, K),)


def ricker_slope(r):
    """What one season leaves of a small departure from the steady stock."""
    return 1.0 - r


EXPERIMENTS = (
    Experiment(
        key="tent",
        title="Tent map",
        about="Two straight flanks: everything is stretched by mu and folded once, so the exponent "
        "is ln mu at every point. Lower mu through the square root of 2 and the band splits in "
        "two, again and again on the way to 1. The slope stops short of 2, for there each step "
        "would shift one binary digit out and after some fifty the computer's orbit would be 0.",
        sources=(
            Source(
                "R. L. Devaney", "An Introduction to Chaotic Dynamical Systems", 1989,
                "Addison-Wesley, 2nd edition",
            ),
        ),
        params=(
            Param("mu", 1.9, 0.0, 1.9999, "slope of both flanks; below 2, where binary digits "
                  "run out", hard_min=0.0, hard_max=1.99999),
        ),
        motion=Map("x' = mu*min(x, 1 - x)", start=dict(x=0.3), pace=60.0),
        shows=(Path("path", of=("x",), marks=tent_points, limits=((0.0, 1.0), (0.0, 1.0))),),
        diagnostics=OFFERED,
        presets=(
            Preset("one band"),
            Preset("two bands", mu=1.3, about="below the square root of 2: two pieces by turns"),
            Preset("four bands", mu=1.15, about="split again, below the fourth root of 2"),
            Preset("nearly full", mu=1.9999, about="the whole interval, evenly visited"),
            Preset("at rest", mu=0.9, about="too flat to grow: everything dies out"),
        ),
        expects=(
            exact(log(1.9), "ln mu: both flanks have slope mu"),
            exact(log(1.9999), "ln mu", params={"mu": 1.9999}),
            exact(log(0.9), "ln mu", params={"mu": 0.9}),
            Expect(tent_points, (0.0, 0.0, 0.6, 0.6), 1e-12, "mu/(1 + mu)", params={"mu": 1.5}),
            Expect(After(20), (0.5232969367736,), 1e-9, LOOP),
        ),
        tags=(*TAGS, "piecewise linear"),
    ),
    Experiment(
        key="cubic",
        title="Cubic map",
        about="The simplest map with two humps, odd about zero: every orbit has a mirror image. Up "
        "to r = 2.598 an orbit stays on its own side of zero; beyond it the two sides are one. "
        "Move r from 2 to 3 and watch the doublings, their merging and the cycles that follow.",
        sources=(
            Source(
                "T. D. Rogers, D. C. Whitley", "Chaos in the cubic mapping", 1983,
                "Math. Modelling 4, 9-25",
            ),
        ),
        params=(Param("r", 2.9, 0.0, 3.0, "growth per step of a small value", hard_max=3.0),),
        motion=Map("x' = r*x*(1 - x**2)", start=dict(x=0.3), pace=60.0),
        shows=(
            Path("path", of=("x",), marks=cubic_points, limits=((-1.16, 1.16), (-1.16, 1.16))),
        ),
        diagnostics=OFFERED,
        presets=(
            Preset("both sides"),
            Preset("one side", r=2.5, about="chaos that never crosses zero"),
            Preset("sixteen", r=2.3, about="a cycle of sixteen, just before chaos"),
            Preset("six", r=2.7, about="a cycle that visits both sides"),
            Preset("threefold", r=3.0, about="the sine of three times the angle, in disguise"),
        ),
        expects=(
            largest(log(3.0), 2e-3, "conjugate to tripling an angle: ln 3", params={"r": 3.0}),
            largest(0.49126, params={"r": 2.5}),
            Expect(
                cubic_points, (0.0, 0.0, 0.5, 0.5, -0.5, -0.5), 1e-12, "sqrt(1 - 1/r)",
                params={"r": 4 / 3},
            ),
            Expect(After(15), (0.02007941964462,), 1e-9, LOOP),
        ),
        tags=(*TAGS, "period doubling", "symmetry"),
    ),
    Experiment(
        key="sine",
        title="Sine map",
        about="The logistic map's twin with another hump: the order of its cycles and the ratio of "
        "its doublings are the same, which is how universality was noticed. Move r from 0.7 to 1 "
        "and meet the window of period three near 0.94.",
        sources=(
            Source(
                "M. J. Feigenbaum",
                "Quantitative universality for a class of nonlinear transformations", 1978,
                "J. Stat. Phys. 19, 25-52", "10.1007/BF01020332",
            ),
            Source("S. H. Strogatz", "Nonlinear Dynamics and Chaos", 1994, "Addison-Wesley"),
        ),
        params=(Param("r", 0.95, 0.0, 1.0, "height of the hump", hard_max=1.0, hard_min=-1.0),),
        motion=Map("x' = r*sin(pi*x)", start=dict(x=0.3), pace=60.0),
        shows=(Path("path", of=("x",), limits=((0.0, 1.0), (0.0, 1.0))),),
        diagnostics=OFFERED,
        presets=(
            Preset("chaos"),
            Preset("steady", r=0.7, about="one point"),
            Preset("two points", r=0.8, about="after the first doubling"),
            Preset("period three", r=0.939, about="the widest window of order"),
            Preset("full", r=1.0, about="the whole interval"),
        ),
        expects=(
            largest(0.35095, params={"r": 0.9}),
            largest(0.68905, params={"r": 1.0}),
            Expect(After(20), (0.5088452630309,), 1e-9, LOOP),
        ),
        tags=(*TAGS, "period doubling"),
    ),
    Experiment(
        key="gauss",
        title="Gauss map",
        about="A bell that is lifted and lowered: the orbit diagram over beta looks like a mouse. "
        "Doublings come and then go again: move beta from -1 to 1 and order turns into chaos and "
        "back into order.",
        sources=(
            Source("R. C. Hilborn", "Chaos and Nonlinear Dynamics", 2000,
                   "Oxford University Press, 2nd edition"),
        ),
        params=(
            Param("alpha", 6.2, 1.0, 15.0, "how narrow the bell is", hard_min=0.0),
            Param("beta", -0.5, -1.0, 1.0, "how far the bell is lifted"),
        ),
        motion=Map("x' = exp(-alpha*x**2) + beta", start=dict(x=0.1), pace=60.0),
        shows=(Path("path", of=("x",), limits=((-0.6, 1.0), (-0.6, 1.0))),),
        diagnostics=OFFERED,
        presets=(
            Preset("mouse", about="chaos in the middle of the mouse"),
            Preset("two points", beta=0.2, about="beyond the chaos, two points"),
            Preset("steady", beta=0.6, about="the doublings have all gone back"),
            Preset("broad bell", alpha=4.9, about="less sharp: a weaker chaos"),
        ),
        expects=(
            largest(0.38387),
            largest(0.17594, params={"alpha": 4.9}),
            Expect(After(20), (0.06708815929021,), 1e-9, LOOP),
        ),
        tags=(*TAGS, "period doubling"),
    ),
    Experiment(
        key="ricker",
        title="Ricker map",
        about="A stock of fish that eats its own young: many parents leave few offspring. A hump "
        "with a long tail, so however fast the growth no population ever dies out, but outbreaks "
        "end in crashes. Raise r from 1.5: steady, two years, four, chaos above 2.69.",
        sources=(
            Source("W. E. Ricker", "Stock and recruitment", 1954,
                   "J. Fish. Res. Board Can. 11, 559-623"),
            Source(
                "R. M. May", "Simple mathematical models with very complicated dynamics", 1976,
                "Nature 261, 459-467", "10.1038/261459a0",
            ),
        ),
        params=(
            Param("r", 3.0, 0.0, 4.0, "growth per season of a small stock"),
            Param("K", 1.0, 0.5, 2.0, "stock that just replaces itself", hard_min=1e-6),
        ),
        motion=Map("x' = x*exp(r*(1 - x/K))", start=dict(x=0.5), pace=60.0),
        shows=(Path("path", of=("x",), marks=ricker_points, limits=((0.0, 2.6), (0.0, 2.6))),),
        diagnostics=OFFERED,
        presets=(
            Preset("outbreaks", about="chaos: long recoveries, sudden crashes"),
            Preset("steady", r=1.5, about="the stock replaces itself"),
            Preset("two years", r=2.3, about="a good and a bad year by turns"),
            Preset("four years", r=2.6, about="doubled again"),
        ),
        expects=(
            largest(log(0.5), 1e-6, "ln|1 - r| at the steady stock", params={"r": 1.5}),
            largest(0.38579),
            Expect(ricker_slope, -1.0, 1e-12, "May 1976: unstable above r = 2", params={"r": 2.0}),
            Expect(After(20), (2.237110911209,), 1e-9, LOOP),
        ),
        tags=(*TAGS, "ecology", "period doubling"),
    ),
)  # fmt: skip
