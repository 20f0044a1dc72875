"""Beyond products: wings made by exponential, hyperbolic and modulus terms.

The linear skeleton is Lorenz's or nearly so; the product that lifts z, or couples x and z, is
replaced by a steeper or a blunter function.
"""

from math import acosh, log, sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

YU_WANG = Source(
    "F. Yu, C. Wang",
    "A novel three dimension autonomous chaotic system with a quadratic exponential nonlinear term",
    2012,
    "Eng. Technol. Appl. Sci. Res. 2, 209-215",
)


def centres_exponential(b, c, d):
    """Centres of the two wings as (x, y, z); none where c exceeds b d."""
    if c == 0.0 or b * d / c < 1.0:
        return ()
    x = sqrt(log(b * d / c))
    return (x, x, b / c), (-x, -x, b / c)


def centres_hyperbolic(b, c, d):
    """Centres of the two wings as (x, y, z); none where c exceeds b d."""
    if c == 0.0 or b * d / c < 1.0:
        return ()
    x = sqrt(acosh(b * d / c))
    return (x, x, b / c), (-x, -x, b / c)


def centres_kinked(a):
    """Centres of the two wings as (x, y, z)."""
    x = (sqrt(1.0 + 4.0 * max(a, 0.0)) - 1.0) / 2.0
    return (x, x, 0.0), (-x, -x, 0.0)


EXPERIMENTS = (
    Experiment(
        key="yu_wang",
        title="Yu-Wang 2012 (exponential)",
        about="Lorenz's flow with exp(x y) in place of x y: whenever x y is large, z shoots up "
        "and the path is thrown back. Lower b to 2 and the path comes to rest; raise a to "
        "19 and it closes.",
        sources=(YU_WANG,),
        params=(
            Param("a", 10.0, 5.0, 20.0, "how fast x follows y"),
            Param("b", 40.0, 2.0, 60.0, "pull of x on y"),
            Param("c", 2.0, 1.0, 4.0, "weight of x z"),
            Param("d", 2.5, 1.0, 5.0, "decay rate of z"),
        ),
        motion=Flow(
            """
            x' = a*(y - x)
            y' = b*x - c*x*z
            z' = exp(x*y) - d*z
            """,
            start=dict(x=-1.661, y=-2.956, z=13.11),
            dt=0.002,
            transient=40.0,
            pace=2.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=centres_exponential,
                limits=((-2.3, 2.3), (-4.3, 4.2), (2.0, 53.0)),
                look=Look(azimuth=-34.0, elevation=6.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("steep wings", source="Yu & Wang 2012", about="the values of the paper: chaos"),
            Preset("at rest", b=2.0, about="weak pull: one of two points"),
            Preset("closed curve", a=19.0, about="a limit cycle"),
        ),
        expects=(
            *audit.chaotic(1.4369, 0.0062, -12.5),
            Expect(
                centres_exponential,
                (1.977883466089, 1.977883466089, 20, -1.977883466089, -1.977883466089, 20),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "wings", "exponential"),
    ),
    Experiment(
        key="yu_wang2",
        title="Yu-Wang, hyperbolic",
        about="The same with cosh(x y): z now rises for both signs of x y. The two wings keep "
        "their shape, the turns are slower to part. Lower b to 3 and the path comes to "
        "rest; raise a to 19 and it closes.",
        sources=(YU_WANG,),
        params=(
            Param("a", 10.0, 5.0, 20.0, "how fast x follows y"),
            Param("b", 30.0, 2.0, 60.0, "pull of x on y"),
            Param("c", 2.0, 1.0, 4.0, "weight of x z"),
            Param("d", 2.5, 1.0, 5.0, "decay rate of z"),
        ),
        motion=Flow(
            """
            x' = a*(y - x)
            y' = b*x - c*x*z
            z' = cosh(x*y) - d*z
            """,
            start=dict(x=-2.153, y=-1.043, z=25.06),
            dt=0.002,
            transient=12.0,
            pace=0.5,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=centres_hyperbolic,
                limits=((-2.4, 2.4), (-3.8, 3.3), (5.5, 32.0)),
                look=Look(azimuth=-38.0, elevation=8.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("steep wings", source="Gilpin 2021, dysts: YuWang2", about="chaos"),
            Preset("at rest", b=3.0, about="weak pull: one of two points"),
            Preset("closed curve", a=19.0, about="a limit cycle"),
        ),
        expects=(
            *audit.chaotic(0.49377, 0.0055, -12.5),
            Expect(
                centres_hyperbolic,
                (2.077813824271, 2.077813824271, 15, -2.077813824271, -2.077813824271, 15),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "wings", "hyperbolic"),
    ),
    Experiment(
        key="san_um_srisuchinwong",
        title="San-Um-Srisuchinwong 2012",
        about="A blunt saddle and a kink: tanh(x) in place of x and the modulus of y beside x y. "
        "One number, a, sets the size of everything. Lower it to 0.5 and the two wings "
        "shrink to a closed curve.",
        sources=(
            Source(
                "W. San-Um, B. Srisuchinwong",
                "Highly complex chaotic system with piecewise linear nonlinearity and "
                "compound structures",
                2012,
                "J. Comput. 7, 1041-1047",
            ),
        ),
        params=(Param("a", 2.0, 0.4, 6.0, "constant decay of z"),),
        motion=Flow(
            """
            x' = y - x
            y' = -z*tanh(x)
            z' = -a + x*y + abs(y)
            """,
            start=dict(x=0.8154, y=-1.192, z=2.949),
            dt=0.01,
            transient=250.0,
            pace=10.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=centres_kinked,
                limits=((-3.8, 3.2), (-4.3, 4.3), (-9.0, 13.0)),
                look=Look(azimuth=-36.0, elevation=8.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("two wings", source="San-Um & Srisuchinwong 2012", about="chaos"),
            Preset("closed curve", a=0.5, about="a limit cycle"),
            Preset("compound", a=5.5, about="large a: wings within wings"),
        ),
        expects=(
            *audit.chaotic(0.22013, 0.0025, -0.99998, quick=True),
            Expect(centres_kinked, (1, 1, 0, -1, -1, 0), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "wings"),
    ),
)
