"""Scrolls and wings: flows with products of two variables, made or found for their shapes.

Burke and Shaw's variant of the Lorenz flow, the many wings of Dadras and Momeni, and the
three-scroll unified system of Pan, Zhou and Li.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

TRACE = "trace of the Jacobian, exact"


def wings(n, e, d):
    """Points at rest as (x, y, z): y = -x, n x^2 = e, z = -d/n; none where e/n < 0."""
    if e / n <= 0.0:
        return ()
    x = sqrt(e / n)
    return (x, -x, -d / n), (-x, x, -d / n)


BURKE_SHAW = Experiment(
    key="burke_shaw",
    title="Burke & Shaw 1981",
    about="A relative of the Lorenz flow, symmetric under a half turn about z: two lobes that wind "
    "into each other in an order of its own. Shaw damps y (d = -1, a preset); the catalogues of "
    "chaotic flows let it grow (d = 1, the default). Lower e to 3 with d = -1 and the path closes.",
    sources=(
        Source("R. Shaw", "Strange attractors, chaotic behavior, and information flow", 1981,
               "Z. Naturforsch. 36a, 80-112"),
    ),
    params=(
        Param("n", 10.0, 6.0, 16.0, "rate of the coupling, Shaw's S"),
        Param("e", 13.0, 1.0, 20.0, "steady drive of z, Shaw's V"),
        Param("d", 1.0, -1.0, 1.5, "growth of y by itself; Shaw's value is -1"),
    ),
    motion=Flow(
        """
        x' = -n*(x + y)
        y' = d*y - n*x*z
        z' = n*x*y + e
        """,
        start=dict(x=-0.952671, y=1.87871, z=1.69189), dt=0.003, transient=16.0, pace=0.8,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=wings,
                limits=((-4.4, 4.1), (-8.5, 9.0), (-9.0, 8.0)),
                look=Look(54.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("growing y", about="as the catalogues have it"),
        Preset("Burke & Shaw", d=-1.0, e=4.272, source="Shaw 1981", about="as the paper has it"),
        Preset("closed curve", d=-1.0, e=3.0, about="a periodic motion"),
    ),
    expects=(
        *audit.chaotic(2.2924, 0.019, -9.0),
        Expect("lyapunov.sum", -9.0, 1e-5, TRACE,
               options={"until": 200.0}),
        Expect(wings, (sqrt(1.3), -sqrt(1.3), -0.1, -sqrt(1.3), sqrt(1.3), -0.1), 1e-12,
               "n x^2 = e"),
    ),
    tags=("chaos", "symmetry", "strange attractor"),
)  # fmt: skip

DADRAS = Experiment(
    key="dadras",
    title="Dadras & Momeni 2009",
    about="One flow, many wings: with one dial its attractor has two, three or four of them. "
    "Turn c from 1.7 to 3.9 and count. At c = 1.06 a closed curve is left, at 0.5 rest.",
    sources=(
        Source("S. Dadras, H. R. Momeni", "A novel three-dimensional autonomous chaotic system "
               "generating two, three and four-scroll attractors", 2009,
               "Phys. Lett. A 373, 3637-3642"),
    ),
    params=(
        Param("a", 3.0, 2.0, 6.0, "damping of x"),
        Param("b", 2.7, 1.0, 4.0, "drive of x by the product of y and z"),
        Param("c", 1.7, 0.5, 5.0, "growth of y by itself"),
        Param("d", 2.0, 1.0, 3.0, "drive of z by the product of x and y"),
        Param("h", 9.0, 5.0, 14.0, "damping of z"),
    ),
    motion=Flow(
        """
        x' = y - a*x + b*y*z
        y' = c*y - x*z + z
        z' = d*x*y - h*z
        """,
        start=dict(x=3.01295, y=1.26032, z=0.626691), dt=0.005, transient=60.0, pace=2.5,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-19.0, 22.5), (-13.5, 9.0), (-16.5, 13.5)),
                look=Look(-78.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("catalogue", about="the values by which it is usually listed"),
        Preset("four wings", c=3.9, source="Dadras & Momeni 2009", about="a stronger chaos"),
        Preset("two wings", c=4.7, source="Dadras & Momeni 2009", about="half of it is left"),
        Preset("closed curve", c=1.0625, about="a periodic motion"),
    ),
    expects=(
        *audit.chaotic(0.38024, 0.0019, -10.3, options={"until": 60_000.0}),
        Expect("lyapunov.sum", -10.3, 1e-5, TRACE,
               options={"until": 200.0}),
    ),
    tags=("chaos", "circuit", "strange attractor"),
)  # fmt: skip

TSUCS2 = Experiment(
    key="tsucs2",
    title="Three-scroll unified system",
    about="A system of the Lorenz family with a square and an extra product, drawn as two wide "
    "scrolls and a narrow one between. At these values it is not chaotic: over a long time "
    "neighbouring paths part no further. Lower f to 13.5 and they do.",
    sources=(
        Source("D. Li", "A three-scroll chaotic attractor", 2008, "Phys. Lett. A 372, 387-393"),
        Source("L. Pan, W. Zhou, D. Li", "Synchronization of three-scroll unified chaotic system "
               "(TSUCS) and its hyper-chaotic system using active pinning control", 2013),
    ),
    params=(
        Param("a", 40.0, 33.0, 50.0, "how fast x follows y"),
        Param("c", 0.833, 0.2, 1.5, "growth of z by itself"),
        Param("d", 0.5, 0.1, 0.6, "drive of x by the product of x and z"),
        Param("eps", 0.65, 0.55, 0.8, "pull of the square of x on z", tex=r"\epsilon"),
        Param("f", 20.0, 10.0, 24.0, "growth of y by itself"),
        Param("k", 0.0, 0.0, 12.0, "gain of x on y"),
    ),
    motion=Flow(
        """
        x' = a*(y - x) + d*x*z
        y' = k*x + f*y - x*z
        z' = c*z + x*y - eps*x**2
        """,
        start=dict(x=16.3197, y=29.4097, z=-3.59064), dt=0.001, transient=8.0, pace=0.35,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-75.0, 75.0), (-70.0, 70.0), (-11.0, 77.0)),
                look=Look(-36.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("three scrolls", about="close to a torus: nothing parts in the long run"),
        Preset("chaos", f=13.5, about="slower growth of y, and neighbours do part"),
        Preset("closed curve", f=24.0, about="a periodic motion"),
    ),
    expects=audit.regular(0.34526, options={"until": 10_000.0}),
    tags=("regular", "scrolls"),
)  # fmt: skip

EXPERIMENTS = (BURKE_SHAW, DADRAS, TSUCS2)
