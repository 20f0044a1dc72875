"""Sprott's cases K to O: chaos with six terms, one of them quadratic.

Found by the same search as cases A to J; two coefficients cannot be scaled away. Most lie close to
parameters where every path escapes, so the dials are short on one side.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.experiments.flows.sprott_1994 import SPROTT_1994
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset


def equilibria_k(a, b):
    """Points at rest as (x, y, z)."""
    y = -1.0 / a if a else 0.0
    return (0.0, 0.0, 0.0), (b * y, y, b * y * y)


def equilibrium_l(a, b):
    """The point at rest as (x, y, z)."""
    return ((1.0, a, -a / b),)


def equilibria_m(a, b):
    """Points at rest as (x, y, z), the upper x first; none where complex."""
    square = b * b + 4.0 * a
    if square < 0.0:
        return ()
    xs = ((b + sqrt(square)) / 2.0, (b - sqrt(square)) / 2.0)
    return tuple((x, -x * x, 0.0) for x in xs)


def equilibrium_n(b):
    """The point at rest as (x, y, z)."""
    return ((-1.0 / b**2, 0.0, 1.0 / b),)


def equilibria_o(b):
    """Points at rest as (x, y, z)."""
    return (0.0, 0.0, 0.0), (-b, 0.0, -b)


EXPERIMENTS = (
    Experiment(
        key="sprott_k",
        title="Sprott K 1994",
        about="A slow spiral out along z, a throw through x y, a fold. Lower a to 0.14 and the "
        "band shrinks to a closed curve.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 0.3, 0.1, 0.37, "growth rate of z"),
            Param("b", 1.0, 0.7, 2.0, "decay rate of y"),
        ),
        motion=Flow(
            """
            x' = x*y - z
            y' = x - b*y
            z' = x + a*z
            """,
            start=dict(x=-0.4428, y=0.5337, z=2.312),
            dt=0.05,
            transient=250.0,
            pace=10.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_k,
                limits=((-3.1, 1.6), (-1.8, 1.25), (-0.9, 3.8)),
                look=Look(azimuth=-54.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", a=0.12, about="a limit cycle"),
            Preset("slow decay", b=0.85, about="stronger chaos"),
        ),
        expects=(
            *audit.chaotic(0.039563, 0.0011, -0.85227),
            Expect(
                equilibria_k,
                (0, 0, 0, -3.333333333333, -3.333333333333, 11.11111111111),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_l",
        title="Sprott L 1994",
        about="Large in y and z, small in x: the square of x lifts y, y pushes x. Raise b from "
        "3.9 to 4.5 and the chaos ends in a closed loop; lower it a little and the path "
        "escapes.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 0.9, 0.5, 0.91, "weight of x squared in the growth of y"),
            Param("b", 3.9, 3.88, 5.0, "how strongly z drives x"),
        ),
        motion=Flow(
            """
            x' = y + b*z
            y' = a*x**2 - y
            z' = 1 - x
            """,
            start=dict(x=0.4788, y=25.76, z=-11.26),
            dt=0.01,
            transient=200.0,
            pace=8.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibrium_l,
                limits=((-9.5, 7.5), (7.5, 38.0), (-12.0, 0.0)),
                look=Look(azimuth=42.0, elevation=60.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed loop", b=4.6, about="a limit cycle"),
            Preset("weak lift", a=0.6, about="a closed loop of simple shape"),
        ),
        expects=(
            *audit.chaotic(0.059492, 0.0011, -0.99998),
            Expect(equilibrium_l, (1, 0.9, -0.2307692307692), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_m",
        title="Sprott M 1994",
        about="The square of x empties y, y empties z, z empties x: a chain closed on itself. "
        "Raise b to 2 and the chaotic band becomes a closed loop.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 1.7, 0.5, 1.78, "constant supply of z"),
            Param("b", 1.7, 1.68, 3.0, "how strongly x feeds z"),
        ),
        motion=Flow(
            """
            x' = -z
            y' = -x**2 - y
            z' = a + b*x + y
            """,
            start=dict(x=0.8411, y=-0.8469, z=0.9431),
            dt=0.02,
            transient=200.0,
            pace=8.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_m,
                limits=((-2.3, 2.9), (-5.9, -0.2), (-3.5, 2.3)),
                look=Look(azimuth=48.0, elevation=10.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed loop", b=2.6, about="a limit cycle"),
            Preset("little supply", a=0.6, about="a simple closed loop"),
        ),
        expects=(
            *audit.chaotic(0.044167, 0.00091, -0.99998),
            Expect(
                equilibria_m,
                (2.406438241627, -5.790945010766, 0, -0.7064382416273, -0.4990549892335, 0),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_n",
        title="Sprott N 1994",
        about="Wide turns in x and y that z, itself nearly a copy of y, bends through its square. "
        "At b = 2 it is case J, moved and renamed, and has its exponents at every a. Raise "
        "a to 2.6 and the loop closes.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 2.0, 1.75, 4.0, "how strongly y drives x"),
            Param("b", 2.0, 1.9, 4.0, "decay of z: the rate at which volume shrinks"),
        ),
        motion=Flow(
            """
            x' = -a*y
            y' = x + z**2
            z' = 1 + y - b*z
            """,
            start=dict(x=1.568, y=-5.301, z=-1.851),
            dt=0.02,
            transient=150.0,
            pace=6.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibrium_n,
                limits=((-28.0, 7.0), (-16.0, 8.5), (-5.1, 4.3)),
                look=Look(azimuth=-68.0, elevation=60.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded loop", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed loop", a=3.6, about="a limit cycle"),
            Preset("fast decay", b=3.5, about="a small closed loop"),
        ),
        expects=(
            *audit.chaotic(0.075427, 0.0019, -2.0),
            Expect(equilibrium_n, (-0.25, 0, 0.5), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_o",
        title="Sprott O 1994",
        about="A slow leak of volume, 0.27 per time unit, leaves a thick band between two points "
        "at rest. Raise a to 3 and only a closed curve remains.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 2.7, 2.66, 4.0, "how strongly y drives z"),
            Param("b", 1.0, 0.65, 1.01, "how strongly x drives z"),
        ),
        motion=Flow(
            """
            x' = y
            y' = x - z
            z' = b*x + x*z + a*y
            """,
            start=dict(x=-0.2738, y=0.4566, z=-0.3343),
            dt=0.05,
            transient=300.0,
            pace=12.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_o,
                limits=((-0.85, 0.25), (-0.75, 0.5), (-1.6, 1.05)),
                look=Look(azimuth=180.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "thick band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", a=3.2, about="a limit cycle"),
            Preset("weak drive", b=0.75, about="a small closed curve"),
        ),
        expects=(
            *audit.chaotic(0.048682, 0.00088, -0.26989),
            Expect(equilibria_o, (0, 0, 0, -1, 0, -1), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
)
