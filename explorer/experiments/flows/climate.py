"""Weather and climate in three numbers: convection, the westerlies, regimes, El Nino.

Each is a Galerkin cut or a budget of a few modes: what is left when all but the strongest
motions of air or sea are dropped.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

TRACE = "trace of the Jacobian, exact"


def calm(F, G):
    """The steady westerlies as (x, y, z) where heating is the same all round; else none."""
    return ((F, 0.0, 0.0),) if G == 0.0 else ()


HADLEY = Experiment(
    key="hadley",
    title="Lorenz 1984: the general circulation",
    about="The strength x of the westerlies and the two phases y, z of the waves that carry heat "
    "poleward at their expense. Strong contrast makes irregular storms: winter. Lower F to 6 for "
    "summer and the path nearly closes; below 1, without G, all is a steady Hadley circulation.",
    sources=(
        Source("E. N. Lorenz", "Irregularity: a fundamental property of the atmosphere", 1984,
               "Tellus 36A, 98-110"),
    ),
    params=(
        Param("a", 0.2, 0.05, 0.5, "damping of the westerlies, in units of that of the waves"),
        Param("b", 4.0, 1.0, 6.0, "how fast the westerlies carry the waves round"),
        Param("F", 9.0, 0.0, 12.0, "contrast of heating between equator and pole"),
        Param("G", 1.0, 0.0, 2.0, "contrast of heating between land and sea"),
    ),
    motion=Flow(
        """
        x' = -y**2 - z**2 - a*x + a*F
        y' = x*y - b*x*z - y + G
        z' = b*x*y + x*z - z
        """,
        start=dict(x=1.44246, y=0.603563, z=-1.17825), dt=0.006, transient=30.0, pace=1.6,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=calm,
                limits=((-0.85, 2.5), (-2.1, 2.5), (-2.1, 2.1)),
                look=Look(48.0, 10.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("irregular storms", about="chaos"),
        Preset("Lorenz's winter", a=0.25, F=8.0, source="Lorenz 1984", about="the paper's chaos"),
        Preset("steady", a=0.25, F=0.9, G=0.0, about="westerlies without waves, at rest"),
        Preset("regular waves", a=0.25, F=8.0, G=0.25, about="a closed curve"),
    ),
    expects=(
        *audit.chaotic(0.20895, 0.0035, -0.16412, quick=True),
        Expect(calm, (0.9, 0, 0), 1e-12, "x = F", preset="steady"),
    ),
    tags=("chaos", "weather", "strange attractor"),
)  # fmt: skip

ATMOSPHERIC_REGIME = Experiment(
    key="atmospheric_regime",
    title="Tuwankotta 2006: regimes of the atmosphere",
    about="A slow mode x and a fast one (y, z), coupled by products that keep energy: x grows "
    "unseen for a long time, bursts, feeds the fast mode, and starts again from nearly nothing. "
    "Raise the growth mu1 to 0.2 and the bursts come more often and less alike.",
    sources=(
        Source("J. M. Tuwankotta", "Chaos in a coupled oscillators system with widely spaced "
               "frequencies and energy-preserving non-linearity", 2006,
               "Int. J. Non-Linear Mech. 41, 180-191"),
    ),
    params=(
        Param("alpha", -2.0, -4.0, 0.0, "turning of the fast mode by y", tex=r"\alpha"),
        Param("beta", -5.0, -8.0, -1.0, "turning of the fast mode by z", tex=r"\beta"),
        Param("mu1", 0.05, 0.01, 0.2, "growth of the slow mode", tex=r"\mu_1"),
        Param("mu2", -0.01, -0.1, -0.002, "growth of the fast mode; negative damps", tex=r"\mu_2"),
        Param("omega", 3.0, 1.0, 5.0, "frequency of the fast mode", unit="rad/time"),
        Param("sigma", 1.1, 0.5, 2.0, "exchange of energy between the modes", tex=r"\sigma"),
    ),
    motion=Flow(
        """
        x' = mu1*x + sigma*x*y
        y' = mu2*y + omega*z + alpha*y*z + beta*z**2 - sigma*x**2
        z' = mu2*z - omega*y - alpha*y**2 - beta*y*z
        """,
        start=dict(x=0.00121744, y=-0.133084, z=0.650244), dt=0.02, transient=900.0, pace=40.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-0.02, 0.7), (-0.55, 0.55), (-0.55, 0.8)),
                look=Look(-18.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.y"),
    presets=(
        Preset("slow bursts", source="Tuwankotta 2006", about="weak chaos"),
        Preset("frequent bursts", mu1=0.2, about="ten times the stretching"),
        Preset("strong damping", mu2=-0.063, about="a closed curve"),
    ),
    expects=audit.chaotic(0.010425, 0.00004, -1.1661, options={"until": 200_000.0}),
    tags=("chaos", "weather", "slow and fast", "strange attractor"),
)  # fmt: skip


def warm_and_cold(B, C, p):
    """Steady states of the sea without trade winds (p = 0) as (y, z); none with.

    y = C x/B and z = C/B by the first two equations, x^2 = B/C - 1 by the third
    """
    if p != 0.0:
        return ()
    if B <= C:
        return ((0.0, 1.0),)
    y = sqrt(B / C - 1.0) * C / B
    return (0.0, 1.0), (y, C / B), (-y, C / B)


VALLIS_EL_NINO = Experiment(
    key="vallis_el_nino",
    title="Vallis 1988: El Niño",
    about="The current x along the equator and the sea's temperature in the east and west: wind "
    "follows the contrast of temperature, and water follows the wind. The Pacific swings between "
    "two states as the Lorenz path does between its wings. Lower B to 30 and it settles in one.",
    sources=(
        Source("G. K. Vallis", "Conceptual models of El Niño and the Southern Oscillation", 1988,
               "J. Geophys. Res. 93 (C11), 13979-13991"),
    ),
    params=(
        Param("B", 102.0, 10.0, 150.0, "drive of the current by the contrast y of temperature"),
        Param("C", 3.0, 1.0, 6.0, "friction of the current"),
        Param("p", 0.0, 0.0, 1.0, "mean trade wind"),
    ),
    motion=Flow(
        """
        x' = B*y - C*(x + p)
        y' = x*z - y
        z' = 1 - x*y - z
        """,
        start=dict(x=-0.276991, y=-0.0881137, z=0.270182), dt=0.005, transient=45.0, pace=2.5,
    ),
    shows=(Path("path", of=("y", "z"), marks=warm_and_cold,
                limits=((-0.9, 0.75), (-0.75, 0.95))),),
    diagnostics=("lyapunov", "permutation_entropy:path.y"),
    presets=(
        Preset("irregular", source="Vallis 1988", about="chaos"),
        Preset("trade wind", p=0.83, source="Vallis 1988", about="the two states are uneven now"),
        Preset("one state", B=30.0, about="a weak drive: the path winds into one state"),
    ),
    expects=(
        *audit.chaotic(0.55669, 0.0046, -5.0),
        Expect("lyapunov.sum", -5.0, 1e-5, TRACE,
               options={"until": 200.0}),
        Expect(warm_and_cold, (0, 1, sqrt(33) / 34, 1 / 34, -sqrt(33) / 34, 1 / 34), 1e-12,
               "x^2 = B/C - 1"),
    ),
    tags=("chaos", "climate", "strange attractor"),
)  # fmt: skip


def rolls(b, r):
    """Steady rolls as (x, y, z): x = y, z = r, x^2 = b r; none below zero."""
    x = sqrt(b * r) if b * r > 0.0 else 0.0
    return ((0.0, 0.0, 0.0), (x, x, r), (-x, -x, r)) if x else ((0.0, 0.0, 0.0),)


RAYLEIGH_BENARD = Experiment(
    key="rayleigh_benard",
    title="Convection cell (Lü's form)",
    about="Listed as a cut of Rayleigh-Bénard convection; the equations are those of Lü and Chen, "
    "the Lorenz flow with its y made to grow by itself. Two wings, met from both sides. Lower r to "
    "11.5 and the path winds into one of them.",
    sources=(
        Source("J. Lü, G. Chen", "A new chaotic attractor coined", 2002,
               "Int. J. Bifurcation Chaos 12, 659-661"),
        Source("T. Yanagita, K. Kaneko", "Rayleigh-Bénard convection: patterns, chaos, "
               "spatiotemporal chaos and turbulence", 1995, "Physica D 82, 288-313"),
    ),
    params=(
        Param("a", 30.0, 20.0, 45.0, "how fast x follows y"),
        Param("b", 5.0, 2.0, 8.0, "damping of z"),
        Param("r", 18.0, 8.0, 22.0, "growth of y by itself"),
    ),
    motion=Flow(
        """
        x' = a*(y - x)
        y' = r*y - x*z
        z' = x*y - b*z
        """,
        start=dict(x=-13.8827, y=-16.868, z=17.1267), dt=0.003, transient=18.0, pace=1.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=rolls,
                limits=((-24.0, 25.0), (-29.0, 28.0), (-0.5, 39.0)),
                look=Look(-48.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("two wings", about="chaos"),
        Preset("steady rolls", r=11.5, about="the path winds into one wing"),
        Preset("closed curve", a=20.0, about="a large loop over both wings"),
    ),
    expects=(
        *audit.chaotic(1.7886, 0.017, -17.0),
        Expect("lyapunov.sum", -17.0, 1e-4, TRACE,
               options={"until": 200.0}),
        Expect(rolls, (0, 0, 0, sqrt(90), sqrt(90), 18, -sqrt(90), -sqrt(90), 18), 1e-12,
               "x^2 = b r"),
    ),
    tags=("chaos", "convection", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (HADLEY, ATMOSPHERIC_REGIME, VALLIS_EL_NINO, RAYLEIGH_BENARD)
