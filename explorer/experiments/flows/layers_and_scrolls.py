"""Layers and scrolls: quadratic flows whose attractors are neither two nor four plain wings.

Zhou and Chen's has three layers, Li's three scrolls, Pehlivan and Wei's a surface folded about two
points at rest.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import After, Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def centres(a, b):
    """The two points at rest as (x, y, z); none where b has not the sign of a."""
    if a == 0.0:
        return ()
    square = b / (a / 2.0 + a * a / 4.0)
    if square < 0.0:
        return ()
    x = sqrt(square)
    return (x, a * x / 2.0, 1.0), (-x, -a * x / 2.0, 1.0)


EXPERIMENTS = (
    Experiment(
        key="zhou_chen",
        title="Zhou-Chen 2004 (three layers)",
        about="A product in every equation, one of them a second time: the attractor lies in "
        "three layers, one over the other, which the path leaves by long throws along y. "
        "Lower a to 2 and the path comes to rest after a while.",
        sources=(
            Source(
                "T. Zhou, G. Chen",
                "A simple smooth chaotic system with a 3-layer attractor",
                2004,
                "Int. J. Bifurcation Chaos 14, 1795-1799",
            ),
        ),
        params=(
            Param("a", 2.97, 1.0, 5.0, "growth rate of x"),
            Param("b", 0.15, 0.0, 2.0, "pull of y on x"),
            Param("c", -3.0, -6.0, -2.0, "growth of y; negative: decay"),
            Param("d", 1.0, 0.5, 1.2, "weight of y z in the second equation"),
            Param("e", -8.78, -12.0, -6.0, "growth of z; negative: decay"),
        ),
        motion=Flow(
            """
            x' = a*x + b*y + y*z
            y' = c*y - x*z + d*y*z
            z' = e*z - x*y
            """,
            start=dict(x=-0.2895, y=22.76, z=-9.839),
            dt=0.005,
            transient=30.0,
            pace=1.2,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-44.0, 33.0), (-42.0, 53.0), (-24.0, 20.0)),
                look=Look(azimuth=-48.0, elevation=60.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "three layers", source="Zhou & Chen 2004", about="the values of the paper: chaos"
            ),
            Preset("at rest", a=2.0, about="little growth"),
            Preset("closed curve", a=5.0, about="a limit cycle"),
        ),
        expects=(*audit.chaotic(0.66682, 0.013, -11.223, spread=0.13),),
        tags=("chaos", "layers"),
    ),
    Experiment(
        key="dequan_li",
        title="Dequan Li 2008 (three scrolls)",
        about="Lorenz's flow with two more products: a third scroll opens between the two wings. "
        "The turns are very fast and the chaos weak and slow to settle: measured exponents "
        "differ between starts, so none is promised here. Lower e to 0.55 and the path "
        "closes, on one side only.",
        sources=(
            Source(
                "D. Li",
                "A three-scroll chaotic attractor",
                2008,
                "Phys. Lett. A 372, 387-393",
                "10.1016/j.physleta.2007.07.045",
            ),
        ),
        params=(
            Param("a", 40.0, 35.0, 45.0, "how fast x follows y"),
            Param("c", 11 / 6, 0.5, 2.5, "growth rate of z"),
            Param("d", 0.16, 0.02, 0.2, "weight of x z in the first equation"),
            Param("e", 0.65, 0.5, 0.72, "weight of x squared in the decay of z"),
            Param("f", 20.0, 10.0, 22.0, "growth rate of y"),
            Param("k", 55.0, 30.0, 70.0, "pull of x on y"),
        ),
        motion=Flow(
            """
            x' = a*(y - x) + d*x*z
            y' = k*x + f*y - x*z
            z' = c*z + x*y - e*x**2
            """,
            start=dict(x=-11.08, y=5.415, z=120.1),
            dt=0.0005,
            transient=2.5,
            pace=0.1,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-140.0, 140.0), (-190.0, 190.0), (-40.0, 240.0)),
                look=Look(azimuth=-36.0, elevation=10.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("three scrolls", source="Li 2008", about="the values of the paper"),
            Preset("one side", e=0.55, about="a limit cycle, or its mirror image"),
            Preset("slower y", f=15.0, about="plainer chaos"),
        ),
        expects=(
            Expect(
                After(100, "rk4"),
                (13.74241968343, 6.252607251758, 131.7732850816),
                1e-9,
                "independent RK4 loop",
            ),
        ),
        tags=("chaos", "scrolls"),
    ),
    Experiment(
        key="pehlivan_wei",
        title="Pehlivan-Wei 2012",
        about="Products in all three equations and two points at rest, (1, 1, 1) and (-1, -1, 1). "
        "The chaos is weak and narrow: raise b from 2 to 2.3, or lower it to 1.8, and the "
        "path closes.",
        sources=(
            Source(
                "I. Pehlivan, Z. Wei",
                "Analysis, nonlinear control, and chaos generator circuit of another "
                "strange chaotic system",
                2012,
                "Turk. J. Electr. Eng. Comput. Sci. 20, 1229-1239",
            ),
        ),
        params=(
            Param("a", 2.0, 1.0, 4.0, "how strongly x pulls y down"),
            Param("b", 2.0, 0.5, 4.0, "constant supply of z"),
        ),
        motion=Flow(
            """
            x' = y - y*z
            y' = y + y*z - a*x
            z' = b - x*y - y**2
            """,
            start=dict(x=-0.6737, y=0.6142, z=-1.271),
            dt=0.02,
            transient=120.0,
            pace=5.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=centres,
                limits=((-5.1, 5.1), (-6.0, 6.0), (-7.1, 2.2)),
                look=Look(azimuth=44.0, elevation=12.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "folded surface",
                source="Pehlivan & Wei 2012",
                about="the coefficients of the paper: chaos",
            ),
            Preset("closed curve", b=1.8, about="a limit cycle"),
            Preset("small", b=0.5, about="little supply: a small limit cycle"),
        ),
        expects=(
            *audit.chaotic(0.066402, 0.0035, -0.56851),
            Expect(centres, (1, 1, 1, -1, -1, 1), 1e-10, "Newton, 30 digits"),
        ),
        tags=("chaos", "strange attractor"),
    ),
)
