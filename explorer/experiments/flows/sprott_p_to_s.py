"""Sprott's cases P to S: chaos with six terms, one of them quadratic.

The last four of the nineteen flows found by the search of 1994; two coefficients cannot be scaled
away.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.experiments.flows.sprott_1994 import SPROTT_1994
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset


def equilibria_p(a, b):
    """Points at rest as (x, y, z)."""
    return (0.0, 0.0, 0.0), (b * b, -b, a * b)


def equilibria_q(a):
    """Points at rest as (x, y, z)."""
    return (0.0, 0.0, 0.0), (-a, -a, 0.0)


def equilibrium_r(a, b):
    """The point at rest as (x, y, z); none for a = 0."""
    return ((-b / a, a, -b),) if a else ()


def equilibria_s(a, b):
    """Points at rest as (x, y, z); none for b < 0."""
    if a == 0.0 or b < 0.0:
        return ()
    return (-b, b / a, sqrt(b)), (-b, b / a, -sqrt(b))


EXPERIMENTS = (
    Experiment(
        key="sprott_p",
        title="Sprott P 1994",
        about="Only the square of y is nonlinear; volume grows where y is positive and shrinks "
        "where it is negative, and the path spends more time in the second. Raise a to 3 "
        "and a closed curve remains.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 2.7, 2.66, 4.0, "how strongly y drives x"),
            Param("b", 1.0, 0.6, 1.02, "how strongly y drives z"),
        ),
        motion=Flow(
            """
            x' = a*y + z
            y' = -x + y**2
            z' = x + b*y
            """,
            start=dict(x=-0.4008, y=-0.2525, z=0.2173),
            dt=0.02,
            transient=200.0,
            pace=8.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_p,
                limits=((-0.65, 1.95), (-1.2, 0.7), (-0.45, 2.35)),
                look=Look(azimuth=110.0, elevation=32.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", a=3.2, about="a limit cycle"),
            Preset("weak drive", b=0.75, about="a small limit cycle"),
        ),
        expects=(
            *audit.chaotic(0.089587, 0.0025, -0.39295),
            Expect(equilibria_p, (0, 0, 0, 1, -1, 2.7), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_q",
        title="Sprott Q 1994",
        about="An oscillator in x and z with negative friction, held in check by a lagging copy "
        "of itself. Lower b to 0.25 and the chaos ends in a closed curve.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 3.1, 3.08, 6.0, "stiffness of the oscillator"),
            Param("b", 0.5, 0.1, 0.5, "negative friction: growth of z"),
        ),
        motion=Flow(
            """
            x' = -z
            y' = x - y
            z' = a*x + y**2 + b*z
            """,
            start=dict(x=1.476, y=0.8657, z=2.071),
            dt=0.02,
            transient=150.0,
            pace=6.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_q,
                limits=((-7.0, 4.0), (-4.2, 1.7), (-6.0, 9.5)),
                look=Look(azimuth=-68.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", b=0.2, about="a limit cycle"),
            Preset("stiff", a=5.5, about="a limit cycle of quick turns"),
        ),
        expects=(
            *audit.chaotic(0.10217, 0.0021, -0.49999),
            Expect(equilibria_q, (0, 0, 0, -3.1, -3.1, 0), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_r",
        title="Sprott R 1994",
        about="Two constants and one product: x and y drift until x y carries z away. Lower a to "
        "0.75 and a closed curve remains, at 0.4 the point at rest itself.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 0.9, 0.3, 0.91, "constant supply of x"),
            Param("b", 0.4, 0.395, 0.6, "constant supply of y"),
        ),
        motion=Flow(
            """
            x' = a - y
            y' = b + z
            z' = x*y - z
            """,
            start=dict(x=1.126, y=0.02131, z=-0.06447),
            dt=0.05,
            transient=250.0,
            pace=10.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibrium_r,
                limits=((-7.0, 4.0), (-4.5, 9.0), (-16.0, 6.5)),
                look=Look(azimuth=180.0, elevation=30.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", a=0.75, about="a limit cycle"),
            Preset("at rest", a=0.4, about="everything winds into one point"),
        ),
        expects=(
            *audit.chaotic(0.062012, 0.0017, -0.99999),
            Expect(equilibrium_r, (-0.4444444444444, 0.9, -0.4), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
    Experiment(
        key="sprott_s",
        title="Sprott S 1994",
        about="The strongest chaos among the cases with one quadratic term: small, quick turns in "
        "x and y, bent by the square of z. Raise a to 7.3 and a closed curve remains.",
        sources=(SPROTT_1994,),
        params=(
            Param("a", 4.0, 3.8, 8.0, "how strongly y drives x"),
            Param("b", 1.0, 0.3, 1.02, "constant supply of z"),
        ),
        motion=Flow(
            """
            x' = -x - a*y
            y' = x + z**2
            z' = b + x
            """,
            start=dict(x=0.4621, y=-0.9036, z=-0.3364),
            dt=0.02,
            transient=100.0,
            pace=4.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_s,
                limits=((-4.6, 1.4), (-1.1, 2.4), (-1.5, 2.1)),
                look=Look(azimuth=-104.0, elevation=32.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band", source="Sprott 1994", about="the coefficients of the paper: chaos"
            ),
            Preset("closed curve", a=7.5, about="a limit cycle"),
            Preset("little supply", b=0.4, about="a small limit cycle"),
        ),
        expects=(
            *audit.chaotic(0.19256, 0.0055, -0.99999),
            Expect(equilibria_s, (-1, 0.25, 1, -1, 0.25, -1), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor", "one quadratic term"),
    ),
)
