"""Maps of the circle and of intervals cut like one: rotation, doubling, laminar phases.

circle       theta_next = theta + Omega - K/(2 pi) sin(2 pi theta)   (mod 1)
doubling     theta_next = beta theta   (mod 2 pi)
chebyshev    x_next = cos(k arccos x)
manneville   x_next = (1 + eps) x + (1 - eps) x^z   (mod 1)
"""

from math import asin, log, pi

from explorer.experiments.maps.measured import LOOP, exact, largest
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

TAGS = ("one-dimensional",)
UNIT = ((0.0, 1.0), (0.0, 1.0))


def locked(Omega, K):
    """Phases that stay where they are, on the diagonal; none outside the tongue 0/1."""
    if K == 0.0 or abs(2.0 * pi * Omega) > abs(K):
        return ()
    turn = asin(2.0 * pi * Omega / K) / (2.0 * pi)
    return tuple((x % 1.0, x % 1.0) for x in (turn, 0.5 - turn))


def calm(eps):
    """Steps in which a creep away from zero grows e-fold; None where it never does."""
    return 1.0 / log(1.0 + eps) if eps > 0.0 else None


EXPERIMENTS = (
    Experiment(
        key="circle",
        title="Circle map",
        about="A rhythm nudged by another: theta is its phase, Omega its own pace, K the strength "
        "of the nudge. Below K = 1 it either locks to a ratio of whole numbers or fills the "
        "circle; above, it may be chaotic. Hold K at 0.9 and move Omega to 0.1: it locks.",
        sources=(
            Source(
                "V. I. Arnold", "Small denominators. I. Mapping the circle onto itself", 1965,
                "Amer. Math. Soc. Transl. Ser. 2 46, 213-284",
            ),
            Source(
                "M. H. Jensen, P. Bak, T. Bohr",
                "Transition to chaos by interaction of resonances in dissipative systems. I. "
                "Circle maps", 1984, "Phys. Rev. A 30, 1960-1969", "10.1103/PhysRevA.30.1960",
            ),
        ),
        params=(
            Param("Omega", 0.4, 0.0, 1.0, "turns per step without the nudge", tex=r"\Omega"),
            Param("K", 0.9, 0.0, 8.0, "strength of the nudge; above 1 the circle folds"),
        ),
        motion=Map(
            "theta' = mod(theta + Omega - K/(2*pi)*sin(2*pi*theta), 1)", start=dict(theta=0.3),
            pace=60.0,
        ),
        shows=(Path("path", of=("theta",), marks=locked, limits=UNIT),),
        diagnostics=("lyapunov", "permutation_entropy:path.theta"),
        presets=(
            Preset("drifting", about="no ratio fits: the phase visits the whole circle"),
            Preset("locked", Omega=0.1, about="caught: the phase stands still"),
            Preset("pure turn", Omega=0.381966, K=0.0, about="the golden rotation, no nudge"),
            Preset("chaos", Omega=0.2, K=5.0, about="folded twice on each turn"),
        ),
        expects=(
            exact(0.0, "a rotation keeps every distance", params={"K": 0.0}),
            largest(0.87988, preset="chaos"),
            Expect(locked, (0.25, 0.25, 0.25, 0.25), 1e-7, "K = 2 pi Omega: tangent",
                   params={"Omega": 0.1, "K": 0.2 * pi}),
            Expect(After(20), (0.1830869028307,), 1e-9, LOOP),
        ),
        tags=(*TAGS, "mode locking", "quasiperiodic"),
    ),
    Experiment(
        key="doubling",
        title="Doubling map",
        about="The angle is doubled, and whole turns are forgotten: the purest chaos, one bit lost "
        "per step. The circle measures 2 pi, whose binary digits do not fit those of the angle, "
        "so the computer's orbit goes on for ever; on a circle of length 1 it would reach 0 after "
        "fifty-odd steps. Turn beta to 1.618: only some sequences of turns are left.",
        sources=(
            Source(
                "A. Rényi", "Representations for real numbers and their ergodic properties", 1957,
                "Acta Math. Acad. Sci. Hung. 8, 477-493", "10.1007/BF02020331",
            ),
        ),
        params=(Param("beta", 2.0, 0.5, 4.0, "factor on the angle at every step", hard_min=0.0),),
        motion=Map(
            "theta' = mod(beta*theta, 2*pi)", start=dict(theta=1.0), pace=60.0,
            units=dict(theta="rad"),
        ),
        shows=(Path("path", of=("theta",), limits=((0.0, 2 * pi), (0.0, 2 * pi))),),
        diagnostics=("lyapunov", "permutation_entropy:path.theta"),
        presets=(
            Preset("doubling"),
            Preset("golden", beta=1.618033988749895, source="Rényi 1957",
                   about="two flat steps of density"),
            Preset("tripling", beta=3.0, about="three branches, ln 3"),
            Preset("at rest", beta=0.9, about="a factor below 1: no angle survives"),
        ),
        expects=(
            exact(log(2.0), "ln 2: one bit per step"),
            exact(log(3.0), "ln 3", preset="tripling"),
            exact(log((1 + 5**0.5) / 2), "ln of the golden mean", preset="golden"),
            Expect(After(20), (0.3368260275721,), 1e-8, LOOP),
        ),
        tags=(*TAGS, "chaos", "exact"),
    ),
    Experiment(
        key="chebyshev",
        title="Chebyshev map",
        about="The Chebyshev polynomials as maps of the interval: hidden in each is an angle that "
        "is multiplied by k, so the exponent is ln k exactly. Points crowd at both ends, with the "
        "density of a pendulum. Turn k to 2: the logistic map at its fullest.",
        sources=(
            Source(
                "R. L. Adler, T. J. Rivlin", "Ergodic and mixing properties of Chebyshev "
                "polynomials", 1964, "Proc. Amer. Math. Soc. 15, 794-796",
            ),
        ),
        params=(Param("k", 4.0, 0.5, 8.0, "factor on the hidden angle", hard_min=0.0),),
        motion=Map("x' = cos(k*acos(x))", start=dict(x=0.3), pace=60.0),
        shows=(Path("path", of=("x",), limits=((-1.0, 1.0), (-1.0, 1.0))),),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("four"),
            Preset("two", k=2.0, about="one fold: the logistic map at r = 4"),
            Preset("three", k=3.0, about="odd: the two halves mirror each other"),
            Preset("one and a half", k=1.5, about="not a polynomial, chaotic all the same"),
        ),
        expects=(
            largest(log(4.0), 2e-3, "Adler & Rivlin 1964: ln k"),
            largest(log(3.0), 2e-3, "Adler & Rivlin 1964: ln k", preset="three"),
            Expect(After(10), (0.9595750316319,), 1e-8, LOOP),
        ),
        tags=(*TAGS, "chaos", "exact"),
    ),
    Experiment(
        key="manneville",
        title="Pomeau-Manneville map",
        about="Intermittency: near zero the orbit creeps along the diagonal for long, calm "
        "stretches, then bursts out and is thrown back. The calmer the creeping (larger z, smaller "
        "eps) the longer the calm; from z = 2 with eps = 0 it has no mean length any more and the "
        "exponent sinks towards zero.",
        sources=(
            Source(
                "Y. Pomeau, P. Manneville", "Intermittent transition to turbulence in dissipative "
                "dynamical systems", 1980, "Commun. Math. Phys. 74, 189-197",
                "10.1007/BF01197757",
            ),
            Source(
                "P. Manneville", "Intermittency, self-similarity and 1/f spectrum in dissipative "
                "dynamical systems", 1980, "J. Phys. (Paris) 41, 1235-1243",
            ),
        ),
        params=(
            Param("z", 2.0, 1.1, 3.0, "how flatly the curve leaves the diagonal", hard_min=1.0),
            Param("eps", 0.001, 0.0, 0.2, "slope above 1 at zero: what limits the calm",
                  tex=r"\varepsilon", hard_min=0.0, hard_max=1.0),
        ),
        motion=Map("x' = mod((1 + eps)*x + (1 - eps)*x**z, 1)", start=dict(x=0.3), pace=60.0),
        shows=(Path("path", of=("x",), limits=UNIT),),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("intermittent"),
            Preset("no calm", z=1.2, eps=0.1, about="hardly any creeping: nearly doubling"),
            Preset("long calm", z=3.0, about="thousands of steps between bursts"),
        ),
        expects=(
            # long calms are forgotten slowly
            largest(0.55628, 6e-3, params={"z": 1.5, "eps": 0.0}, options={"until": 1.6e7}),
            largest(0.50629, params={"eps": 0.1}),
            Expect(calm, 10.492058687257, 1e-9, "1/ln(1 + eps)", params={"eps": 0.1}),
            Expect(After(20), (0.1313610625395,), 1e-9, LOOP),
        ),
        tags=(*TAGS, "chaos", "intermittency"),
    ),
)  # fmt: skip
