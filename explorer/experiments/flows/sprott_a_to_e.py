"""Sprott's cases A to E: chaos with five terms, two of them quadratic.

In 1994 a computer searched for the algebraically simplest chaotic flows in three dimensions and
found nineteen, named by letters. These five have one term fewer than the others, so that all but
one coefficient can be scaled away: that one is the dial.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.experiments.flows.sprott_1994 import SPROTT_1994
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def equilibria_b(a):
    """Centres of the two wings as (x, y, z)."""
    r = sqrt(max(a, 0.0))
    return (r, r, 0.0), (-r, -r, 0.0)


def equilibria_c(a):
    """Centres of the two wings as (x, y, z)."""
    r = sqrt(max(a, 0.0))
    return (r, r, 0.0), (-r, -r, 0.0)


def equilibrium_e(a):
    """The point at rest as (x, y, z); none for a = 0."""
    return ((1.0 / a, 1.0 / a**2, 0.0),) if a else ()


EXPERIMENTS = (
    Experiment(
        key="sprott_a",
        title="Sprott A 1994 (Nosé-Hoover oscillator)",
        about="An oscillator in a heat bath: z is the friction, which grows while the oscillator "
        "is slower than its bath wants and is negative half of the time. Nothing is lost, "
        "so there is no attractor: the start decides. The default lies on a torus; start at "
        "y = 5 and the path wanders through a chaotic sea around it. Raise a to 2.6 and the "
        "torus of this start breaks up.",
        sources=(
            SPROTT_1994,
            Source(
                "W. G. Hoover",
                "Canonical dynamics: equilibrium phase-space distributions",
                1985,
                "Phys. Rev. A 31, 1695-1697",
                "10.1103/PhysRevA.31.1695",
            ),
        ),
        params=(
            Param(
                "a",
                1.0,
                0.1,
                4.0,
                "temperature of the bath: the mean of y squared that friction enforces",
            ),
        ),
        motion=Flow(
            """
            x' = y
            y' = -x + y*z
            z' = a - y**2
            """,
            start=dict(x=0.3051, y=0.4169, z=-0.5267),
            dt=0.02,
            transient=200.0,
            pace=8.0,
            conservative=True,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-2.2, 2.2), (-3.1, 3.1), (-2.3, 2.3)),
                look=Look(azimuth=-2.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("torus", about="regular motion on a closed surface"),
            Preset(
                "chaotic sea",
                start=dict(x=0.0, y=5.0, z=0.0),
                source="Sprott 1994",
                about="the start of the paper: a path that fills a volume",
            ),
            Preset("hot bath", a=3.0, about="the same start as the torus, now within the sea"),
        ),
        expects=(
            *audit.regular(6.3728),
            Expect("lyapunov.sum", 0.0, 2e-3, "no attractor: reversible", preset="chaotic sea"),
            Expect(
                "lyapunov.largest",
                0.014,
                5e-3,
                "Sprott 1994, table I",
                preset="chaotic sea",
                options={"until": 100_000.0},
                thorough=True,
            ),
        ),
        tags=("conservative", "regular", "thermostat"),
    ),
    Experiment(
        key="sprott_b",
        title="Sprott B 1994",
        about="Two wings that a path leaves and enters at the axis between them, made with five "
        "terms. The sign of x tells the wing. Lower a to 0.2 and the path settles on one "
        "closed loop.",
        sources=(SPROTT_1994,),
        params=(Param("a", 1.0, 0.1, 4.0, "constant supply of z"),),
        motion=Flow(
            """
            x' = y*z
            y' = x - y
            z' = a - x*y
            """,
            start=dict(x=0.7723, y=-0.04818, z=-1.066),
            dt=0.02,
            transient=400.0,
            pace=15.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_b,
                limits=((-4.6, 4.4), (-2.8, 2.9), (-5.1, 5.0)),
                look=Look(azimuth=-54.0, elevation=6.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("two wings", source="Sprott 1994", about="the coefficient of the paper: chaos"),
            Preset("closed loop", a=0.2, about="weak supply: a limit cycle"),
            Preset("wide wings", a=3.0, about="fast turns about both centres"),
        ),
        expects=(
            *audit.chaotic(0.20958, 0.00097, -0.99998, quick=True),
            Expect(equilibria_b, (1, 1, 0, -1, -1, 0), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor"),
    ),
    Experiment(
        key="sprott_c",
        title="Sprott C 1994",
        about="The twin of case B with x squared in place of x y. The points at rest are the "
        "same, but the path climbs further along z. Lower a to 0.05 and the motion becomes "
        "periodic.",
        sources=(SPROTT_1994,),
        params=(Param("a", 1.0, 0.02, 2.5, "constant supply of z"),),
        motion=Flow(
            """
            x' = y*z
            y' = x - y
            z' = a - x**2
            """,
            start=dict(x=1.582, y=1.288, z=-0.4178),
            dt=0.05,
            transient=300.0,
            pace=12.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_c,
                limits=((-3.7, 3.6), (-2.2, 2.2), (-6.5, 5.5)),
                look=Look(azimuth=-50.0, elevation=22.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("two wings", source="Sprott 1994", about="the coefficient of the paper: chaos"),
            Preset("closed loop", a=0.05, about="weak supply: a limit cycle"),
            Preset("tall wings", a=2.4, about="strong supply: the path climbs far along z"),
        ),
        expects=(
            *audit.chaotic(0.15981, 0.002, -0.99998),
            Expect(equilibria_c, (1, 1, 0, -1, -1, 0), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor"),
    ),
    Experiment(
        key="sprott_d",
        title="Sprott D 1994",
        about="Only z is driven by quadratic terms, and by nothing else: at the point of rest, "
        "the origin, nothing pulls it. The band folds over where z is small. Lower a to 1 "
        "and the chaos gives way to a closed loop.",
        sources=(SPROTT_1994,),
        params=(Param("a", 3.0, 1.0, 3.4, "weight of y squared in the growth of z"),),
        motion=Flow(
            """
            x' = -y
            y' = x + z
            z' = x*z + a*y**2
            """,
            start=dict(x=-1.891, y=-1.572, z=2.309),
            dt=0.02,
            transient=150.0,
            pace=6.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-4.8, 0.0), (-2.5, 2.0), (0.1, 4.6)),
                look=Look(azimuth=-58.0, elevation=32.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficient of the paper: chaos"
            ),
            Preset("closed loop", a=1.0, about="a limit cycle"),
            Preset("wide band", a=3.4, about="close to where paths escape"),
        ),
        expects=(*audit.chaotic(0.10133, 0.0028, -1.2162),),
        tags=("chaos", "strange attractor"),
    ),
    Experiment(
        key="sprott_e",
        title="Sprott E 1994",
        about="One rest point, thrown off by z and drawn back by y, in five terms. The path hugs "
        "y = 0 for long and then makes a high loop. Lower a to 2.3 and the loop repeats "
        "itself.",
        sources=(SPROTT_1994,),
        params=(Param("a", 4.0, 2.2, 5.4, "how strongly x pulls z down"),),
        motion=Flow(
            """
            x' = y*z
            y' = x**2 - y
            z' = 1 - a*x
            """,
            start=dict(x=-0.3073, y=0.2247, z=-0.3245),
            dt=0.05,
            transient=250.0,
            pace=10.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibrium_e,
                limits=((-1.6, 2.4), (-0.05, 2.5), (-2.8, 5.9)),
                look=Look(azimuth=104.0, elevation=14.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded loop", source="Sprott 1994", about="the coefficient of the paper: chaos"
            ),
            Preset("closed loop", a=2.3, about="a limit cycle"),
            Preset("strong pull", a=5.0, about="livelier chaos"),
        ),
        expects=(
            *audit.chaotic(0.077381, 0.00013, -1.0),
            Expect(equilibrium_e, (0.25, 0.0625, 0), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor"),
    ),
)
