"""Hyperchaos: two directions in which neighbouring states part, so at least four dimensions.

One direction of stretching paints a folded sheet; two fill a volume. Rossler gave the first
example in 1979, the simplest one with a single product in it. The other two stretch far more.
"""

from explorer.experiments import audit
from explorer.model import Experiment, Flow, Look, Param, Path, Preset, Source

HYPER_ROSSLER = Experiment(
    key="hyper_rossler",
    title="Rössler's hyperchaos 1979",
    about="The first hyperchaos: a fourth variable w, which grows slowly and is pushed back by "
    "rare bursts of z, opens a second direction of stretching. Watch z: nearly zero for many "
    "turns, then a spike. Raise b to 14.5 and the second exponent is lost: chaos, no hyperchaos.",
    sources=(
        Source("O. E. Rössler", "An equation for hyperchaos", 1979, "Phys. Lett. A 71, 155-157"),
    ),
    params=(
        Param("a", 0.25, 0.235, 0.256, "how fast the spiral in the plane opens"),
        Param("b", 3.0, 2.0, 15.0, "what feeds z between two bursts"),
        Param("c", 0.5, 0.46, 0.52, "how strongly a burst of z pulls w down"),
        Param("d", 0.05, 0.049, 0.055, "growth rate of w between two bursts"),
    ),
    motion=Flow(
        """
        x' = -y - z
        y' = x + a*y + w
        z' = b + x*z
        w' = d*w - c*z
        """,
        start=dict(x=-55.3249, y=18.9123, z=0.0545748, w=29.2256),
        dt=0.005, transient=25.0, pace=6.0,
    ),
    shows=(Path("path", of=("x", "y", "w"), limits=((-130.0, 25.0), (-90.0, 65.0), (10.0, 64.0)),
                look=Look(-66.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", source="Rössler 1979", about="the values of the paper"),
        Preset("one direction", b=14.5, about="chaos with a single positive exponent"),
    ),
    expects=audit.chaotic(0.1119, 0.0064, -25.062, options={"until": 40_000.0}),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip

HYPER_QI = Experiment(
    key="hyper_qi",
    title="Qi, van Wyk, van Wyk & Chen 2008",
    about="Hyperchaos of unusual violence: the largest exponent is above 12 per unit of time, and "
    "z and w, which turn about each other, leap to ten times their usual size. Lower b to 8 and "
    "the stretching falls to a tenth; at d = 16 all that is left is a closed curve.",
    sources=(
        Source("G. Qi, M. A. van Wyk, B. J. van Wyk, G. Chen", "On a new hyperchaotic system",
               2008, "Phys. Lett. A 372, 124-136"),
    ),
    params=(
        Param("a", 50.0, 47.0, 60.0, "how fast x follows y"),
        Param("b", 24.0, 5.0, 30.0, "growth of x and y together"),
        Param("c", 13.0, 5.0, 60.0, "damping of z"),
        Param("d", 8.0, 2.0, 18.0, "damping of w"),
        Param("e", 33.0, 20.0, 45.0, "pull of w on z"),
        Param("f", 30.0, 15.0, 40.0, "push of z on w"),
    ),
    motion=Flow(
        """
        x' = a*(y - x) + y*z
        y' = b*(x + y) - x*z
        z' = x*y - c*z - e*w
        w' = x*y - d*w + f*z
        """,
        start=dict(x=-158.297, y=139.325, z=120.241, w=304.369),
        dt=0.0002, transient=2.0, pace=0.12,
    ),
    shows=(Path("path", of=("x", "z", "w"),
                limits=((-350.0, 350.0), (-1200.0, 500.0), (-750.0, 1650.0)),
                look=Look(18.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", source="Qi et al. 2008", about="two positive exponents, 12 and 2"),
        Preset("closed curve", d=16.0, about="stronger damping of w: nothing parts any more"),
    ),
    expects=audit.chaotic(12.419, 0.072, -47.0),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip

HYPER_XU = Experiment(
    key="hyper_xu",
    title="Xu's hyperchaos",
    about="Four variables, three products: the gain of x on y grows with z, and z is driven down "
    "by the product of x and y. Watch w swing slowly while x and y flip sign. Raise d to 7.5 and "
    "the two positive exponents come closer; beyond 25 the path is a closed curve.",
    sources=(
        Source("C. Letellier, O. E. Rössler", "Hyperchaos", 2007, "Scholarpedia 2(8), 1936"),
    ),
    params=(
        Param("a", 10.0, 4.0, 14.0, "how fast x follows y"),
        Param("b", 40.0, 20.0, 60.0, "gain of x on y while z is zero"),
        Param("c", 2.5, 1.0, 5.0, "damping of z"),
        Param("d", 2.0, 0.0, 30.0, "how strongly y pulls w down"),
        Param("e", 16.0, 8.0, 24.0, "how much z changes the gain of x on y"),
    ),
    motion=Flow(
        """
        x' = a*(y - x) + w
        y' = b*x + e*x*z
        z' = -c*z - x*y
        w' = x*z - d*y
        """,
        start=dict(x=1.03588, y=-0.269099, z=-1.91212, w=9.67539),
        dt=0.004, transient=25.0, pace=1.4,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-7.0, 7.5), (-9.5, 9.5), (-4.6, -0.2)),
                look=Look(30.0, 22.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", about="the values by which it is usually listed"),
        Preset("two of a size", d=7.5, about="the second exponent is half the first"),
        Preset("closed curve", d=26.0, about="w answers at once: a periodic motion"),
    ),
    expects=audit.chaotic(0.9743, 0.018, -12.5, quick=True),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (HYPER_ROSSLER, HYPER_QI, HYPER_XU)
