"""Sprott's cases F to J: chaos with six terms, one of them quadratic.

Found by the same search as cases A to E. The one nonlinear term bends a spiral back on itself, as
in Rössler's band; two coefficients cannot be scaled away.
"""

from explorer.experiments import audit
from explorer.experiments.flows.sprott_1994 import SPROTT_1994
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset


def equilibria_f(a, b):
    """Points at rest as (x, y, z): the middle of the spiral, and the one outside."""
    x = -b / a if a else 0.0
    return (0.0, 0.0, 0.0), (x, x / a if a else 0.0, x * x / b)


def equilibria_g(a, b):
    """Points at rest as (x, y, z)."""
    x = -b / a if a else 0.0
    return (0.0, 0.0, 0.0), (x, x, b)


def equilibria_h(a, b):
    """Points at rest as (x, y, z)."""
    x = -b * b / a if a else 0.0
    return (0.0, 0.0, 0.0), (x, -x / a if a else 0.0, x / b)


EXPERIMENTS = (
    Experiment(
        key="sprott_f",
        title="Sprott F 1994",
        about="A spiral in the plane of x and y that x squared lifts and lays back, with a single "
        "quadratic term. Lower a from 0.5: the band becomes a loop of several turns, at 0.2 "
        "one simple closed curve.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 0.5, 0.1, 0.51, "how fast the spiral opens: growth of y"),
            Param("b", 1.0, 0.97, 2.4, "decay rate of z"),
        ),
        motion=Flow(
            """
            x' = y + z
            y' = -x + a*y
            z' = x**2 - b*z
            """,
            start=dict(x=-0.1895, y=-2.077, z=0.3422),
            dt=0.05,
            transient=600.0,
            pace=25.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_f,
                limits=((-3.0, 1.4), (-4.2, 0.7), (-0.1, 5.2)),
                look=Look(azimuth=-8.0, elevation=28.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", a=0.2, about="one turn, for ever the same"),
            Preset("tamed", b=1.85, about="fast decay of z: several turns, then closed"),
        ),
        expects=(
            *audit.chaotic(0.11728, 0.00014, -0.5, quick=True),
            Expect(equilibria_f, (0, 0, 0, -2, -4, 4), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_g",
        title="Sprott G 1994",
        about="A spiral in x and z that the product x z throws over, once y has grown. The chaos "
        "is weak: the path almost repeats. Lower a to 0.2 and it does.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 0.4, 0.1, 0.45, "growth rate of x"),
            Param("b", 1.0, 0.8, 2.0, "decay rate of y"),
        ),
        motion=Flow(
            """
            x' = a*x + z
            y' = x*z - b*y
            z' = -x + y
            """,
            start=dict(x=0.1047, y=-0.1338, z=0.5139),
            dt=0.05,
            transient=250.0,
            pace=10.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_g,
                limits=((-2.7, 1.3), (-2.7, 1.1), (-2.2, 2.2)),
                look=Look(azimuth=80.0, elevation=22.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", a=0.2, about="one turn, for ever the same"),
            Preset("wild", a=0.45, about="faster growth: stronger chaos"),
        ),
        expects=(
            *audit.chaotic(0.033973, 0.00052, -0.59999),
            Expect(equilibria_g, (0, 0, 0, -2.5, -2.5, 1), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_h",
        title="Sprott H 1994",
        about="Case F in other variables: z here moves as x does there, so both have the same "
        "exponents at every a and b. Lower a to 0.2 and the band becomes one closed curve.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 0.5, 0.1, 0.51, "growth rate of y"),
            Param("b", 1.0, 0.97, 2.4, "decay rate of z"),
        ),
        motion=Flow(
            """
            x' = -y + z**2
            y' = x + a*y
            z' = x - b*z
            """,
            start=dict(x=0.3724, y=-0.8212, z=-0.2965),
            dt=0.05,
            transient=600.0,
            pace=25.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_h,
                limits=((-5.0, 1.7), (-1.0, 5.2), (-3.0, 1.4)),
                look=Look(azimuth=-156.0, elevation=40.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", a=0.2, about="one turn, for ever the same"),
            Preset("tamed", b=1.85, about="fast decay of z: a closed loop of many turns"),
        ),
        expects=(
            *audit.chaotic(0.11765, 0.00055, -0.5),
            Expect(equilibria_h, (0, 0, 0, -2, 4, -2), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_i",
        title="Sprott I 1994",
        about="The least chaotic of the nineteen: neighbours need eighty time units to part by a "
        "factor e. The origin is the only point at rest. Raise a to 0.27 and they part four "
        "times as fast; lower it to 0.05 and the path closes.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 0.2, 0.05, 0.4, "how strongly y drives x"),
            Param("b", 1.0, 0.9, 2.0, "decay of z: the rate at which volume shrinks"),
        ),
        motion=Flow(
            """
            x' = -a*y
            y' = x + z
            z' = x + y**2 - b*z
            """,
            start=dict(x=-0.4426, y=0.4955, z=0.0762),
            dt=0.05,
            transient=400.0,
            pace=15.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-0.52, 0.13), (-1.1, 0.8), (-0.32, 0.57)),
                look=Look(azimuth=180.0, elevation=36.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "thin band", source="Sprott 1994", about="the coefficients of the paper: weak chaos"
            ),
            Preset("closed curve", a=0.05, about="a limit cycle"),
            Preset("thick band", a=0.27, about="stronger drive: stronger chaos"),
        ),
        expects=(
            *audit.chaotic(0.012074, 0.00041, -0.99999),
            Expect("lyapunov.sum", -1.0, 1e-3, "trace of the Jacobian, -b"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_j",
        title="Sprott J 1994",
        about="A damped variable y, driven by z, feeds its own square back. The path makes wide "
        "turns and a narrow fold near the rest point. Raise a to 2.6 and the loop closes.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 2.0, 1.7, 4.0, "how strongly z drives x"),
            Param("b", 2.0, 1.4, 4.0, "decay of y: the rate at which volume shrinks"),
        ),
        motion=Flow(
            """
            x' = a*z
            y' = -b*y + z
            z' = -x + y + y**2
            """,
            start=dict(x=6.432, y=1.223, z=1.793),
            dt=0.02,
            transient=150.0,
            pace=6.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-7.0, 28.0), (-5.6, 3.8), (-16.0, 8.5)),
                look=Look(azimuth=-82.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded loop", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed loop", a=3.6, about="a limit cycle"),
            Preset("slow decay", b=1.5, about="wider and wilder"),
        ),
        expects=(
            *audit.chaotic(0.077537, 0.0026, -2.0),
            Expect("lyapunov.sum", -2.0, 2e-3, "trace of the Jacobian, -b"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
)
