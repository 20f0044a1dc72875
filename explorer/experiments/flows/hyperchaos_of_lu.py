"""The Lu system, between those of Lorenz and Chen, with a fourth variable fed back.

    x' = a (y - x)        y' = c y - x z        z' = x y - b z

is the system of Lu and Chen. A slow w, added to x or y, makes it hyperchaotic in several ways.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

MEIER = Source("J. Meier", "Presentation of Attractors with Cinema", 2003, "www.3d-meier.de")
LU = Source("J. Lü, G. Chen", "A new chaotic attractor coined", 2002,
            "Int. J. Bifurcation Chaos 12, 659-661")  # fmt: skip
A = Param("a", 36.0, 30.0, 45.0, "how fast x follows y")
B = Param("b", 3.0, 1.0, 5.4, "damping of z")
C = Param("c", 20.0, 12.0, 24.0, "growth of y by itself")

HYPER_BAO = Experiment(
    key="hyper_bao",
    title="Bao & Liu 2008",
    about="The Lü system with w in the equation of x: two wings that a slow, wide swing of w "
    "leans to and fro. Lower e to 0 and w dies out: the second positive exponent vanishes while "
    "the first doubles.",
    sources=(
        Source("B. Bao, Z. Liu", "A hyperchaotic attractor coined from chaotic Lü system", 2008,
               "Chin. Phys. Lett. 25, 2396-2399"),
        LU,
    ),
    params=(
        A, B, C,
        Param("d", 0.1, 0.0, 0.2, "drive of w by the product of y and z"),
        Param("e", 21.0, 0.0, 40.0, "drive of w by x"),
    ),
    motion=Flow(
        """
        x' = a*(y - x) + w
        y' = c*y - x*z
        z' = x*y - b*z
        w' = e*x + d*y*z
        """,
        start=dict(x=8.25248, y=6.43257, z=26.9454, w=-11.9053),
        dt=0.002, transient=12.0, pace=0.6,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-24.0, 24.0), (-29.0, 30.0), (4.0, 45.0)),
                look=Look(-84.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", source="Bao & Liu 2008", about="two positive exponents"),
        Preset("one direction", e=0.0, about="w hardly matters: plain chaos, and stronger"),
    ),
    expects=audit.chaotic(0.75306, 0.0085, -19.0),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip

HYPER_LU = Experiment(
    key="hyper_lu",
    title="Hyperchaotic Lü system 2006",
    about="The Lü system with a w that grows by itself and is driven by the product of x and z. "
    "For d above zero w would run away were it not thrown back, and at many settings it does run "
    "away after thousands of turns. Lower d to -0.75 and the path closes.",
    sources=(
        Source("A. Chen, J. Lu, J. Lü, S. Yu",
               "Generating hyperchaotic Lü attractor via state feedback control", 2006,
               "Physica A 364, 103-110"),
        LU,
    ),
    params=(
        Param("a", 36.0, 30.0, 38.0, "how fast x follows y"),
        Param("b", 3.0, 1.0, 3.2, "damping of z"),
        Param("c", 20.0, 18.0, 24.0, "growth of y by itself"),
        Param("d", 1.3, -1.5, 1.4, "growth rate of w; below zero w is damped"),
    ),
    motion=Flow(
        """
        x' = a*(y - x) + w
        y' = c*y - x*z
        z' = x*y - b*z
        w' = d*w + x*z
        """,
        start=dict(x=-18.5216, y=-17.8923, z=31.0635, w=3.94155),
        dt=0.0005, transient=14.0, pace=0.7,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-24.0, 25.0), (-31.0, 34.0), (5.0, 51.0)),
                look=Look(-78.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", source="Chen et al. 2006", about="two positive exponents"),
        Preset("closed curve", d=-0.75, about="w is damped: a periodic motion"),
        Preset("one direction", d=-1.5, about="plain chaos"),
    ),
    expects=audit.chaotic(0.98112, 0.0051, -17.7, options={"until": 1400.0}),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip

HYPER_PANG = Experiment(
    key="hyper_pang",
    title="Pang & Liu 2011",
    about="The Lü system with w in the equation of y, pulled down by x + y. Compact wings with a "
    "strong first and a weak second exponent. Raise d to 7.5 and they come closer; at 16 the path "
    "closes.",
    sources=(
        Source("S. Pang, Y. Liu", "A new hyperchaotic system from the Lü system and its control",
               2011, "J. Comput. Appl. Math. 235, 2775-2789"),
        LU,
    ),
    params=(A, B, C, Param("d", 2.0, 0.0, 20.0, "how strongly x and y pull w down")),
    motion=Flow(
        """
        x' = a*(y - x)
        y' = c*y - x*z + w
        z' = x*y - b*z
        w' = -d*(x + y)
        """,
        start=dict(x=1.82207, y=1.80715, z=16.215, w=0.540315),
        dt=0.002, transient=16.0, pace=0.8,
    ),
    shows=(Path("path", of=("x", "z", "w"), limits=((-24.0, 24.0), (3.5, 41.5), (-41.0, 40.0)),
                look=Look(84.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", source="Pang & Liu 2011", about="two positive exponents"),
        Preset("two of a size", d=7.5, about="the second exponent is half the first"),
        Preset("closed curve", d=16.0, about="a periodic motion"),
    ),
    expects=audit.chaotic(1.4332, 0.011, -19.0),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip

HYPER_CAI = Experiment(
    key="hyper_cai",
    title="Cai & Huang's hyperchaos",
    about="A relative of the Lü system whose z is driven by the square of y; w feeds x back with "
    "a delay. Two wings folded like a book. Lower a to 22 and the book closes: a periodic motion. "
    "Raise it to 40 and the second exponent grows to 0.3.",
    sources=(
        Source("G. Cai, J. Huang", "A new finance chaotic attractor", 2007,
               "Int. J. Nonlinear Sci. 3, 213-220"),
        MEIER,
    ),
    params=(
        Param("a", 27.5, 22.0, 40.0, "how fast x follows y"),
        Param("b", 3.0, -10.0, 15.0, "gain of x on y while z is zero"),
        Param("c", 19.3, 5.0, 22.0, "growth of y by itself"),
        Param("d", 2.9, 1.0, 6.0, "damping of z"),
        Param("e", 3.3, 0.0, 20.0, "how strongly x feeds back through w"),
    ),
    motion=Flow(
        """
        x' = a*(y - x)
        y' = b*x + c*y - x*z + w
        z' = y**2 - d*z
        w' = -e*x
        """,
        start=dict(x=-9.13022, y=-6.99944, z=28.0956, w=-8.75203),
        dt=0.002, transient=12.0, pace=0.6,
    ),
    shows=(Path("path", of=("x", "z", "w"), limits=((-21.5, 20.5), (4.0, 44.5), (-38.0, 37.0)),
                look=Look(78.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", about="two positive exponents, the second a small one"),
        Preset("closed curve", a=22.0, about="a periodic motion"),
        Preset("two directions", a=40.0, about="the second exponent is nearly half the first"),
    ),
    expects=audit.chaotic(1.6877, 0.036, -11.1),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip


def wings(a, b, c, d):
    """Points at rest off the axis as (x, y, z): x = y = -+ s, z = 2 c - a, w = 0; none below 0."""
    height = 2.0 * c - a
    square = b * height
    return (
        ((sqrt(square), sqrt(square), height), (-sqrt(square), -sqrt(square), height))
        if (square > 0.0)
        else ()
    )


HYPER_YAN = Experiment(
    key="hyper_yan",
    title="Yan's four-dimensional Chen system",
    about="The Chen system with a fourth variable, listed among the hyperchaotic ones. At these "
    "values it is not: w is damped so fast that it only follows, and a single exponent is "
    "positive. Raise a past 43 and the two wings come to rest at their centres.",
    sources=(MEIER,),
    params=(
        Param("a", 37.0, 32.0, 45.0, "how fast x follows y"),
        Param("b", 3.0, 1.0, 6.0, "damping of z"),
        Param("c", 26.0, 20.0, 29.0, "growth of y by itself"),
        Param("d", 38.0, 10.0, 50.0, "damping of w"),
    ),
    motion=Flow(
        """
        x' = a*(y - x)
        y' = (c - a)*x - x*z + c*y
        z' = x*y - y*z + x*z - b*z - w
        w' = y*z - x*z - d*w
        """,
        start=dict(x=-2.84623, y=-3.84511, z=6.28917, w=-0.122783),
        dt=0.001, transient=18.0, pace=0.9,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=wings,
                limits=((-19.5, 22.5), (-22.0, 25.0), (1.0, 66.0)),
                look=Look(-42.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("two wings", about="chaos with a single positive exponent"),
        Preset("at rest", a=45.0, about="the path winds into the centre of a wing"),
    ),
    expects=(
        *audit.chaotic(1.2299, 0.03, -51.999),
        Expect(wings, (sqrt(45), sqrt(45), 15, -sqrt(45), -sqrt(45), 15), 1e-12,
               "x^2 = b (2c - a)"),
    ),
    tags=("chaos", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (HYPER_BAO, HYPER_LU, HYPER_PANG, HYPER_CAI, HYPER_YAN)
