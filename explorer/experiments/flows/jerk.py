"""Jerk systems: x''' = J(x'', x', x), one variable and its third derivative.

The simplest form that chaos of a flow can take. A linear damped oscillator of third order is
bent by one nonlinear term: a cube with two wells (Arneodo, Coullet & Tresser), a square (Genesio
& Tesi), or a damping that changes sign (Moore & Spiegel).
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

ACT = Source("A. Arneodo, P. Coullet, C. Tresser",
             "Occurrence of strange attractors in three-dimensional Volterra equations", 1980,
             "Phys. Lett. A 79, 259-263")  # fmt: skip
SPIRAL = Source("A. Arneodo, P. Coullet, C. Tresser",
                "Possible new strange attractors with spiral structure", 1981,
                "Commun. Math. Phys. 79, 573-579")  # fmt: skip
TRACE = "trace of the Jacobian, exact"


def wells(a, d):
    """Where x rests as (x, y, z): the middle, and the two roots of x^2 = a/d; (x, 0, 0) each."""
    middle = (0.0, 0.0, 0.0)
    if a * d <= 0.0:
        return (middle,)
    return middle, (sqrt(a / d), 0.0, 0.0), (-sqrt(a / d), 0.0, 0.0)


CUBIC = """
    x' = y
    y' = z
    z' = -a*x - b*y - c*z + d*x**3
    """

ARNEODO = Experiment(
    key="arneodo",
    title="Arneodo, Coullet & Tresser 1980",
    about="A third-order oscillator with a restoring force of two wells: the path spirals out of "
    "one, falls near the middle, and is flung back or over. Lower the push out of the middle, a "
    "from -5.5 to -4.5, and the spiral becomes a closed curve; at -2 it winds into a well.",
    sources=(ACT, SPIRAL),
    params=(
        Param("a", -5.5, -6.0, -2.0, "linear force on x; negative pushes it out of the middle"),
        Param("b", 4.5, 3.5, 6.0, "force against the velocity y"),
        Param("c", 1.0, 0.8, 2.0, "damping of the acceleration z: rate at which volume shrinks"),
        Param("d", -1.0, -2.0, -0.5, "cubic force on x; negative brings it back from far out"),
    ),
    motion=Flow(CUBIC, start=dict(x=-1.5053, y=3.09131, z=-1.46555), dt=0.01, transient=60.0,
                pace=3.5),
    shows=(Path("path", of=("x", "y", "z"), marks=wells,
                limits=((-3.5, 3.5), (-4.9, 4.9), (-10.0, 10.0)),
                look=Look(12.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("spiral chaos", about="flung from well to well"),
        Preset("closed curve", a=-4.5, about="the spiral meets itself"),
        Preset("at rest", a=-2.0, about="the path winds into one of the wells"),
    ),
    expects=(
        *audit.chaotic(0.20365, 0.0071, -0.99999, quick=True),
        Expect("lyapunov.sum", -1.0, 1e-6, TRACE,
               options={"until": 200.0}),
        Expect(wells, (0, 0, 0, sqrt(5.5), 0, 0, -sqrt(5.5), 0, 0), 1e-12, "x^2 = a/d"),
    ),
    tags=("chaos", "jerk", "strange attractor"),
)  # fmt: skip

COULLET = Experiment(
    key="coullet",
    title="Coullet's attractor",
    about="The same third-order oscillator in gentler units: weaker forces, slower spirals, and a "
    "chaos so weak that nearby paths need seventy units of time to part by a factor e. Windows of "
    "order lie close by: at b = 1.25 the path closes. At a = -0.2 it comes to rest.",
    sources=(ACT, SPIRAL),
    params=(
        Param("a", -0.8, -0.86, -0.2, "linear force on x; negative pushes it out of the middle"),
        Param("b", 1.1, 1.02, 1.6, "force against the velocity y"),
        Param("c", 0.45, 0.4, 1.0, "damping of the acceleration z: rate at which volume shrinks"),
        Param("d", -1.0, -2.0, -0.5, "cubic force on x; negative brings it back from far out"),
    ),
    motion=Flow(CUBIC, start=dict(x=0.393826, y=0.402044, z=0.0411871), dt=0.02, transient=120.0,
                pace=6.0),
    shows=(Path("path", of=("x", "y", "z"), marks=wells,
                limits=((-1.4, 1.45), (-1.3, 1.3), (-1.3, 1.3)),
                look=Look(18.0, 38.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("weak chaos", about="nearly periodic to the eye"),
        Preset("closed curve", b=1.25, about="periodic indeed"),
        Preset("one well", a=-0.6375, about="chaos that keeps to one side"),
    ),
    expects=(
        *audit.chaotic(0.014235, 0.00041, -0.44999, options={"until": 400_000.0}),
        Expect("lyapunov.sum", -0.45, 1e-6, TRACE,
               options={"until": 200.0}),
    ),
    tags=("chaos", "jerk", "strange attractor"),
)  # fmt: skip


def oscillation_below(b, c):
    """The damping a under which the origin loses its rest by a Hopf bifurcation: a b = c.

    source  Routh and Hurwitz, for s^3 + a s^2 + b s + c
    """
    return c / b


def rests(c):
    """The two points at rest as (x, y, z): the origin, and the saddle at x = c."""
    return (0.0, 0.0, 0.0), (c, 0.0, 0.0)


GENESIO_TESI = Experiment(
    key="genesio_tesi",
    title="Genesio & Tesi 1992",
    about="A control loop with a square in its feedback: stable while a b > c, and made by its "
    "authors to foretell chaos by hand. Lower a from 1.2: below c/b = 0.91 a cycle is born, "
    "doubles near 0.5, and turns into a band at 0.44. Only just beyond, everything escapes.",
    sources=(
        Source("R. Genesio, A. Tesi", "Harmonic balance methods for the analysis of chaotic "
               "dynamics in nonlinear systems", 1992, "Automatica 28, 531-548"),
    ),
    params=(
        Param("a", 0.44, 0.435, 1.5, "damping of the acceleration: rate at which volume shrinks"),
        Param("b", 1.1, 1.08, 2.0, "force against the velocity"),
        Param("c", 1.0, 0.9, 1.03, "linear restoring force; the square cancels it at x = c"),
    ),
    motion=Flow(
        """
        x' = y
        y' = z
        z' = x**2 - c*x - b*y - a*z
        """,
        start=dict(x=-0.400162, y=0.302424, z=0.85623), dt=0.02, transient=120.0, pace=7.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=rests,
                limits=((-0.55, 1.25), (-0.65, 0.95), (-0.8, 0.95)),
                look=Look(-12.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("band", source="Genesio & Tesi 1992", about="chaos on the brink of escape"),
        Preset("closed curve", a=0.7, about="the cycle that was born at a = c/b"),
        Preset("at rest", a=1.2, about="a b > c: the loop is stable"),
    ),
    expects=(
        *audit.chaotic(0.10182, 0.0011, -0.43999, quick=True),
        Expect("lyapunov.sum", -0.44, 1e-6, TRACE,
               options={"until": 200.0}),
        Expect(oscillation_below, 1 / 1.1, 1e-12, "Routh-Hurwitz: a b = c"),
    ),
    tags=("chaos", "jerk", "control", "strange attractor"),
)  # fmt: skip

MOORE_SPIEGEL = Experiment(
    key="moore_spiegel",
    title="Moore & Spiegel 1966",
    about="A blob of ionised gas in a star, on a spring, gaining and losing heat: where it is hot "
    "the motion is driven, far out it is braked. Bursts of fast oscillation, then a slow drift. "
    "Lower eps to 3.75 and the bursts come at equal intervals.",
    sources=(
        Source("D. W. Moore, E. A. Spiegel", "A thermally excited nonlinear oscillator", 1966,
               "Astrophys. J. 143, 871-887"),
    ),
    params=(
        Param("a", 10.0, 2.0, 15.0, "how fast the velocity follows the buoyancy z"),
        Param("b", 4.0, 1.0, 12.0, "stiffness of the spring"),
        Param("eps", 9.0, 0.0, 15.0, "strength of the thermal drive", tex=r"\epsilon"),
    ),
    motion=Flow(
        """
        x' = y
        y' = a*z
        z' = -z + eps*y - y*x**2 - b*x
        """,
        start=dict(x=-0.13588, y=-2.17416, z=1.11356), dt=0.004, transient=26.0, pace=1.3,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-9.5, 9.5), (-65.0, 65.0), (-145.0, 145.0)),
                look=Look(-12.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("irregular bursts", about="chaos"),
        Preset("equal bursts", eps=3.75, about="a weaker drive: a closed curve"),
        Preset("stiff spring", b=12.0, about="the spring wins: a closed curve"),
    ),
    expects=(
        *audit.chaotic(0.1656, 0.0095, -0.99999, options={"until": 40_000.0}),
        Expect("lyapunov.sum", -1.0, 1e-5, TRACE,
               options={"until": 200.0}),
    ),
    tags=("chaos", "jerk", "astrophysics", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (ARNEODO, COULLET, GENESIO_TESI, MOORE_SPIEGEL)
