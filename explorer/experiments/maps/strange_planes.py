"""Strange attractors of the plane that fold, cut or kick: Lozi, Duffing, delay, Kaplan-Yorke ...

lozi               x_next = 1 - a |x| + y,             y_next = b x
duffing_map        x_next = y,                         y_next = -b x + a y - y^3
delayed_logistic   x_next = a x (1 - y),               y_next = x
burgers_map        x_next = a x - y^2,                 y_next = (b + x) y
kaplan_yorke       theta_next = 2 theta (mod 2 pi),    y_next = alpha y + cos(2 theta)
bogdanov           y_next = y + eps y + k x (x - 1) + mu x y,   x_next = x + y_next
"""

from math import log, pi, sqrt

from explorer.experiments.maps.measured import LOOP, exact, largest, total
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

TAGS = ("chaos", "strange attractor", "plane")
OFFERED = ("lyapunov", "permutation_entropy:path.x")


def lozi_points(a, b):
    """The fixed points of the two flat pieces."""
    found = []
    for side, slope in ((1.0, 1.0 + a - b), (-1.0, 1.0 - a - b)):
        x = 1.0 / slope if slope else 0.0
        if x * side > 0.0:
            found.append((x, b * x))
    return tuple(found)


def duffing_points(a, b):
    """The origin and, where they exist, the two bottoms of the well."""
    square = a - b - 1.0
    x = sqrt(square) if square > 0.0 else 0.0
    return ((0.0, 0.0), (x, x), (-x, -x)) if x else ((0.0, 0.0),)


def delayed_points(a):
    """The steady population; it begins to circle at a = 2."""
    return ((1.0 - 1.0 / a,) * 2,) if a > 1.0 else ()


def burgers_points(a, b):
    """The origin and the mirror pair off the axis."""
    square = (1.0 - b) * (a - 1.0)
    y = sqrt(square) if square > 0.0 else 0.0
    return ((0.0, 0.0), (1.0 - b, y), (1.0 - b, -y)) if y else ((0.0, 0.0),)


def kaplan_yorke_dimension(alpha):
    """1 + ln 2 / ln(1/alpha): the formula's own first example."""
    return 1.0 + log(2.0) / -log(alpha) if 0.0 < alpha < 0.5 else None


EXPERIMENTS = (
    Experiment(
        key="lozi",
        title="Lozi map",
        about="The Hénon map with its parabola replaced by a roof: all pieces straight, so that "
        "chaos could be proved for it first. Look for the sharp corners where the lines are "
        "folded. Lower a to 1.4 with b = 0.3 and the tangle thins to a few threads.",
        sources=(
            Source("R. Lozi", "Un attracteur étrange (?) du type attracteur de Hénon", 1978,
                   "J. Phys. Colloques 39 C5, 9-10", "10.1051/jphyscol:1978505"),
            Source("M. Misiurewicz", "Strange attractors for the Lozi mappings", 1980,
                   "Ann. N. Y. Acad. Sci. 357, 348-358"),
        ),
        params=(
            Param("a", 1.7, 0.5, 1.75, "how steep the roof is"),
            Param("b", 0.5, -0.5, 0.5, "what one step leaves of an area; mirrored above 0"),
        ),
        motion=Map("x' = 1 - a*abs(x) + y\ny' = b*x", start=dict(x=-0.8775, y=0.5374),
                   pace=3000.0),
        shows=(Path("path", of=("x", "y"), marks=lozi_points, limits=((-1.35, 1.4),
                                                                      (-0.68, 0.71))),),
        diagnostics=OFFERED,
        presets=(
            Preset("tangle", source="Lozi 1978"),
            Preset("threads", a=1.4, b=0.3, about="a thin chaos of few lines"),
            Preset("two points", a=1.0, about="order: two points by turns"),
        ),
        expects=(
            largest(0.47013, 2e-3, "2e7 iterations with exact Jacobians"),
            total(log(0.5)),
            Expect(lozi_points, (1 / 2.2, 0.5 / 2.2, -1 / 1.2, -0.5 / 1.2), 1e-12,
                   "1/(1 + a - b) and 1/(1 - a - b)"),
            Expect(After(20), (0.4156366522646, 0.2319124669558), 1e-9, LOOP),
        ),
        tags=(*TAGS, "piecewise linear"),
    ),
    Experiment(
        key="duffing_map",
        title="Duffing map",
        about="A forced oscillator with two wells, as a map: the orbit rolls about in one well and "
        "then crosses to the other. At a = 2.75 both wells are one attractor, alike under a half "
        "turn. Lower a to 2.6: it settles in one well, two points by turns.",
        sources=(
            Source("P. J. Holmes", "A nonlinear oscillator with a strange attractor", 1979,
                   "Phil. Trans. R. Soc. Lond. A 292, 419-448", "10.1098/rsta.1979.0068"),
        ),
        params=(
            Param("a", 2.75, 1.5, 2.77, "push away from the middle"),
            Param("b", 0.2, 0.1, 0.3, "what one step leaves of an area"),
        ),
        motion=Map("x' = y\ny' = -b*x + a*y - y**3", start=dict(x=1.47, y=0.6851), pace=3000.0),
        shows=(Path("path", of=("x", "y"), marks=duffing_points,
                    limits=((-1.75, 1.75), (-1.75, 1.75))),),
        diagnostics=OFFERED,
        presets=(
            Preset("both wells", source="Holmes 1979"),
            Preset("two points", a=2.6, about="order in one of the wells"),
            Preset("stronger squeeze", b=0.15, about="thinner lines, faster parting"),
        ),
        expects=(
            largest(0.47652),
            total(log(0.2)),
            Expect(duffing_points, (0.0, 0.0, 1.0, 1.0, -1.0, -1.0), 1e-12, "sqrt(a - b - 1)",
                   params={"a": 2.2}),
            Expect(After(20), (1.451399541974, 0.759209694558), 1e-9, LOOP),
        ),
        tags=(*TAGS, "oscillator", "symmetry"),
    ),
    Experiment(
        key="delayed_logistic",
        title="Delayed logistic map",
        about="A population that feels the shortage of a year ago. The steady state gives way, not "
        "to two years by turns but to a slow circling that fills a closed curve. Raise a from 1.9: "
        "a point, a ring, a ring with corners and, near 2.27, a ring torn into chaos.",
        sources=(
            Source("D. G. Aronson, M. A. Chory, G. R. Hall, R. P. McGehee",
                   "Bifurcations from an invariant circle for two-parameter families of maps of "
                   "the plane: a computer-assisted study", 1982,
                   "Commun. Math. Phys. 83, 303-354", "10.1007/BF01213607"),
            Source("J. C. Sprott", "Chaos and Time-Series Analysis", 2003,
                   "Oxford University Press"),
        ),
        params=(Param("a", 2.27, 1.0, 2.27, "growth per year of a small population"),),
        motion=Map("x' = a*x*(1 - y)\ny' = x", start=dict(x=0.0774, y=0.0395), pace=3000.0),
        shows=(Path("path", of=("x", "y"), marks=delayed_points, limits=((0.0, 1.0),) * 2),),
        diagnostics=OFFERED,
        presets=(
            Preset("torn ring", source="Sprott 2003"),
            Preset("ring", a=2.1, about="a closed curve, circled for ever"),
            Preset("seven points", a=2.2, about="the circling locks to seven"),
            Preset("steady", a=1.9, about="before the circling begins at 2"),
        ),
        expects=(
            largest(0.18319),
            largest(log(0.9) / 2, 1e-4, "ln sqrt(a - 1) at the steady state", preset="steady"),
            Expect(delayed_points, (0.5, 0.5), 1e-12, "1 - 1/a", params={"a": 2.0}),
            Expect(After(20), (0.2035354321689, 0.09359567785148), 1e-9, LOOP),
        ),
        tags=(*TAGS, "ecology", "quasiperiodic"),
    ),
    Experiment(
        key="burgers_map",
        title="Burgers map",
        about="A caricature of Burgers' model of turbulence: a mean flow x that feeds a "
        "disturbance y and is slowed by it. Growth along the axis, a swing round, and back to the "
        "axis: the two wings are mirror images. Lower b to 1.5 and the swinging turns regular.",
        sources=(
            Source("R. R. Whitehead, N. Macdonald",
                   "A chaotic mapping that displays its own homoclinic structure", 1984,
                   "Physica D 13, 401-407"),
            Source("J. C. Sprott", "Chaos and Time-Series Analysis", 2003,
                   "Oxford University Press"),
        ),
        params=(
            Param("a", 0.75, 0.1, 0.9, "what one step leaves of the mean flow"),
            Param("b", 1.75, 1.2, 1.85, "growth of a small disturbance"),
        ),
        motion=Map("x' = a*x - y**2\ny' = (b + x)*y", start=dict(x=-0.1, y=0.1), pace=3000.0),
        shows=(Path("path", of=("x", "y"), marks=burgers_points,
                    limits=((-2.6, 0.1), (-1.25, 1.25))),),
        diagnostics=OFFERED,
        presets=(
            Preset("wings", source="Sprott 2003"),
            Preset("ring", b=1.5, about="one wing, a closed curve"),
        ),
        expects=(
            largest(0.12082),
            Expect(burgers_points, (0.0, 0.0, -0.5, 0.5, -0.5, -0.5), 1e-12,
                   "x = 1 - b, y^2 = (a - 1) x", params={"a": 0.5, "b": 1.5}),
            Expect(After(20), (-0.05522918948487, -0.002891382999733), 1e-9, LOOP),
        ),
        tags=(*TAGS, "homoclinic"),
    ),
    Experiment(
        key="kaplan_yorke",
        title="Kaplan-Yorke map",
        about="A doubled angle drives a leaky store, y. Both exponents are known exactly, ln 2 and "
        "ln alpha, so its dimension is too: the map for which the Kaplan-Yorke formula was first "
        "told. Raise alpha from 0.2 past 0.5: the lines thicken until they fill an area.",
        sources=(
            Source("J. L. Kaplan, J. A. Yorke",
                   "Chaotic behavior of multidimensional difference equations", 1979,
                   "Lecture Notes in Mathematics 730, 204-227", "10.1007/BFb0064319"),
        ),
        params=(Param("alpha", 0.2, 0.05, 0.9, "what the store keeps from step to step",
                      tex=r"\alpha", hard_min=-0.99, hard_max=0.99),),
        motion=Map("theta' = mod(2*theta, 2*pi)\ny' = alpha*y + cos(2*theta)",
                   start=dict(theta=1.0, y=0.4), pace=3000.0, units=dict(theta="rad")),
        shows=(Path("path", of=("theta", "y"), limits=((0.0, 2 * pi), (-1.9, 2.6))),),
        diagnostics=("lyapunov", "permutation_entropy:path.y"),
        presets=(
            Preset("lines", source="Kaplan & Yorke 1979"),
            Preset("area", alpha=0.5, about="dimension 2: the lines just fill an area"),
            Preset("cloud", alpha=0.6, about="a long memory: overlapping lines"),
        ),
        expects=(
            exact(log(2.0), "ln 2: the angle is doubled", 1e-4),
            total(log(2.0) + log(0.2)),
            Expect("lyapunov.kaplan_yorke", 1.0 + log(2.0) / log(5.0), 1e-4,
                   "Kaplan & Yorke 1979", options={"until": 40_000.0}),
            Expect(kaplan_yorke_dimension, 1.4306765580733931, 1e-12, "1 + ln 2/ln 5"),
            Expect(After(20), (0.3368260275721, 1.100375005199), 1e-8, LOOP),
        ),
        tags=(*TAGS, "exact"),
    ),
    Experiment(
        key="bogdanov",
        title="Bogdanov map",
        about="What Euler's rule makes of a flow near a double zero: rings about a centre, an "
        "outer edge where they tear. With a little growth (eps) and braking (mu) one ring "
        "attracts. Raise k from 1.2 to 1.6 and the ring locks into five points.",
        sources=(
            Source("D. K. Arrowsmith, J. H. E. Cartwright, A. N. Lansbury, C. M. Place",
                   "The Bogdanov map: bifurcations, mode locking, and chaos in a dissipative "
                   "system", 1993, "Int. J. Bifurcation Chaos 3, 803-842"),
        ),
        params=(
            Param("eps", 0.01, 0.0, 0.02, "growth of the motion", tex=r"\varepsilon"),
            Param("k", 1.2, 0.2, 1.9, "strength of the pull back"),
            Param("mu", -0.2, -0.6, 0.0, "braking, stronger farther out", tex=r"\mu"),
        ),
        motion=Map("y' = y + eps*y + k*x*(x - 1) + mu*x*y\n"
                   "x' = x + y + eps*y + k*x*(x - 1) + mu*x*y",
                   start=dict(x=0.1, y=0.1), pace=3000.0),
        shows=(Path("path", of=("x", "y"), limits=((-0.5, 0.6), (-0.55, 0.6))),),
        diagnostics=OFFERED,
        presets=(
            Preset("ring", about="one closed curve attracts"),
            Preset("five points", k=1.6, about="the circling locks to five"),
            Preset("no loss", eps=0.0, mu=0.0, about="areas kept: every start has its own ring"),
        ),
        expects=(
            total(0.0, "determinant 1 where eps and mu are 0", preset="no loss"),
            Expect(After(20), (-0.09959552639129, -0.009300153825322), 1e-9, LOOP),
        ),
        tags=("plane", "quasiperiodic", "mode locking"),
    ),
)  # fmt: skip
