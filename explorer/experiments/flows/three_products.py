"""Products in every equation: the flows of Lü, Chen and Cheng, and those of Qi.

Lorenz's flow has two products; one more, y z in the first equation, gives the symmetry of half
turns about all three axes, and new shapes where constants or linear terms break it.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def equilibria_lu_cheng(a, b, c):
    """Points at rest as (x, y, z): the one on the axis, then those of the wings."""
    axis = (c * (a + b) / (a * b), 0.0, 0.0)
    x = sqrt(max(a * b, 0.0))
    found = [axis]
    for side in (x, -x):
        square = -a / side * (c - a * b * side / (a + b))
        if square > 0.0:
            z = sqrt(square)
            found += [(side, -side * z / a, z), (side, side * z / a, -z)]
    return tuple(found)


def equilibria_qi(a, b, c, d, e):
    """Points at rest off the origin as (x, y, z)."""
    half = (c * e - a) / 2.0
    square = half * half + a * e * (c + d)
    if e == 0.0 or square < 0.0:
        return ()
    found = []
    for z in ((half + sqrt(square)) / e, (half - sqrt(square)) / e):
        pull = a + e * z
        if pull * z > 0.0:
            x = sqrt(b * z * pull / a)
            found += [(x, a * x / pull, z), (-x, -a * x / pull, z)]
    return tuple(found)


EXPERIMENTS = (
    Experiment(
        key="lu_chen_cheng",
        title="Lü-Chen-Cheng 2004",
        about="Three products and a constant push c along x, which keeps the path on one side: a "
        "folded band. Set c to 0 and the half turn about z becomes a symmetry again, with "
        "two wings; raise it to 25 and the band becomes a closed curve.",
        sources=(
            Source(
                "J. Lü, G. Chen, D. Cheng",
                "A new chaotic system and beyond: the generalized Lorenz-like system",
                2004,
                "Int. J. Bifurcation Chaos 14, 1507-1537",
                "10.1142/S021812740401014X",
            ),
        ),
        params=(
            Param("a", -10.0, -14.0, -5.0, "growth of y; negative: decay"),
            Param("b", -4.0, -6.0, -1.0, "growth of z; negative: decay"),
            Param("c", 18.1, 0.0, 40.0, "constant push on x"),
        ),
        motion=Flow(
            """
            x' = -a*b/(a + b)*x - y*z + c
            y' = a*y + x*z
            z' = b*z + x*y
            """,
            start=dict(x=9.048, y=0.7509, z=1.302),
            dt=0.005,
            transient=30.0,
            pace=1.2,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_lu_cheng,
                limits=((-13.0, 22.0), (-8.5, 19.0), (1.0, 23.0)),
                look=Look(azimuth=-64.0, elevation=32.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded band",
                source="Lü, Chen & Cheng 2004",
                about="the values of the paper: chaos",
            ),
            Preset("two wings", c=0.0, about="no push: stronger chaos on both sides"),
            Preset("closed curve", c=25.0, about="a limit cycle"),
        ),
        expects=(
            *audit.chaotic(0.26008, 0.0032, -11.143),
            Expect(
                equilibria_lu_cheng,
                (
                    -6.335,
                    0,
                    0,
                    6.324555320337,
                    4.782887888962,
                    7.562409761177,
                    6.324555320337,
                    -4.782887888962,
                    -7.562409761177,
                ),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "strange attractor"),
    ),
    Experiment(
        key="qi_chen",
        title="Qi-Chen 2005-2008",
        about="Lorenz's flow with a third product, y z in the first equation, and y free to grow. "
        "The chaos is fast and fills a deep bowl. Lower c to 30 and the motion becomes "
        "periodic, at 0 the path comes to rest.",
        sources=(
            Source(
                "G. Qi, G. Chen, S. Du, Z. Chen, Z. Yuan",
                "Analysis of a new chaotic system",
                2005,
                "Physica A 352, 295-308",
            ),
            Source(
                "G. Qi, G. Chen, M. A. van Wyk, B. J. van Wyk, Y. Zhang",
                "A four-wing chaotic attractor generated from a new 3-D quadratic "
                "autonomous system",
                2008,
                "Chaos Solitons Fractals 38, 705-721",
            ),
        ),
        params=(
            Param("a", 38.0, 20.0, 60.0, "how fast x follows y"),
            Param("b", 8 / 3, 1.0, 6.0, "decay rate of z"),
            Param("c", 80.0, 0.0, 120.0, "pull of x on y"),
            Param("d", 1.0, -5.0, 20.0, "growth of y; negative: decay"),
            Param("e", 1.0, 0.2, 4.0, "weight of the product y z"),
        ),
        motion=Flow(
            """
            x' = a*(y - x) + e*y*z
            y' = c*x + d*y - x*z
            z' = x*y - b*z
            """,
            start=dict(x=47.98, y=14.6, z=89.73),
            dt=0.002,
            transient=12.0,
            pace=0.5,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_qi,
                limits=((-90.0, 85.0), (-40.0, 38.0), (47.0, 116.0)),
                look=Look(azimuth=-72.0, elevation=10.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "deep bowl", source="Gilpin 2021, dysts: QiChen", about="chaos, with growth of y"
            ),
            Preset(
                "damped y",
                a=35.0,
                d=-1.0,
                source="Qi et al. 2005",
                about="y decays, as in the first paper: chaos",
            ),
            Preset("closed curve", c=30.0, about="a limit cycle"),
        ),
        expects=(
            *audit.chaotic(4.1203, 0.052, -39.666),
            Expect(
                equilibria_qi,
                (
                    25.82490676465,
                    8.293921887823,
                    80.32115979986,
                    -25.82490676465,
                    -8.293921887823,
                    80.32115979986,
                    0.9293353977508,
                    -109.9600421049,
                    -38.32115979986,
                    -0.9293353977508,
                    109.9600421049,
                    -38.32115979986,
                ),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "wings"),
    ),
    Experiment(
        key="qi",
        title="Qi 2005 (four dimensions)",
        about="Four equations, each with the product of the three other variables. Its volume "
        "shrinks by a factor e in a fiftieth of a time unit, so what is left is thin and "
        "turns fast. Lower b to 3 and the path comes to rest.",
        sources=(
            Source(
                "G. Qi, S. Du, G. Chen, Z. Chen, Z. Yuan",
                "On a four-dimensional chaotic system",
                2005,
                "Chaos Solitons Fractals 23, 1671-1682",
            ),
        ),
        params=(
            Param("a", 45.0, 25.0, 55.0, "how fast x follows y"),
            Param("b", 10.0, 1.0, 20.0, "growth of y, and pull of x on it"),
            Param("c", 1.0, 0.5, 5.0, "decay rate of z"),
            Param("d", 10.0, 5.0, 30.0, "decay rate of w"),
        ),
        motion=Flow(
            """
            x' = a*(y - x) + y*z*w
            y' = b*(x + y) - x*z*w
            z' = -c*z + x*y*w
            w' = -d*w + x*y*z
            """,
            start=dict(x=-2.322, y=-2.725, z=6.075, w=1.144),
            dt=0.002,
            transient=12.0,
            pace=0.5,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-6.5, 6.5), (-4.8, 4.7), (4.7, 8.6)),
                look=Look(azimuth=126.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("fast wings", source="Gilpin 2021, dysts: Qi", about="chaos"),
            Preset("at rest", b=3.0, about="little growth"),
            Preset("lively", b=18.0, about="more growth: stronger chaos"),
        ),
        expects=(
            *audit.chaotic(2.1339, 0.038, -45.999, quick=True),
            Expect("lyapunov.sum", -46.0, 1e-2, "trace of the Jacobian, b - a - c - d"),
        ),
        tags=("chaos", "wings"),
    ),
)
