"""Lorenz's convection and its kin with a fourth variable fed back: hyperchaos by design.

Each takes a chaotic flow of the Lorenz family in (x, y, z) and adds a slow w to one of its
equations; where w answers the right way, a second exponent turns positive.
"""

from explorer.experiments import audit
from explorer.model import Experiment, Flow, Look, Param, Path, Preset, Source

MEIER = Source("J. Meier", "Presentation of Attractors with Cinema", 2003, "www.3d-meier.de")
JIA = Source(
    "Q. Jia", "Hyperchaos generated from the Lorenz chaotic system and its control", 2007,
    "Phys. Lett. A 366, 217-222",
)  # fmt: skip
ABOUT_W = "growth rate of w; below zero w is damped"


HYPER_LORENZ = Experiment(
    key="hyper_lorenz",
    title="Hyperchaotic Lorenz system",
    about="The convection of Lorenz with a fourth variable that grows by itself and is driven by "
    "the product of x and z. Watch the two wings wander as w drifts. Lower d below zero: w is then "
    "damped, the second positive exponent is gone, and at -8 the butterfly is back.",
    sources=(JIA, MEIER),
    params=(
        Param("a", 10.0, 4.0, 15.0, "Prandtl number: viscosity over heat conduction"),
        Param("b", 2.667, 1.5, 4.0, "shape of the rolls"),
        Param("c", 28.0, 15.0, 38.0, "Rayleigh number over that of the first motion"),
        Param("d", 1.1, -8.0, 1.3, ABOUT_W),
    ),
    motion=Flow(
        """
        x' = a*(y - x) + w
        y' = x*(c - z) - y
        z' = x*y - b*z
        w' = d*w - x*z
        """,
        start=dict(x=-6.04704, y=-8.91917, z=27.8999, w=59.7029),
        dt=0.004, transient=25.0, pace=1.2,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-30.0, 35.0), (-28.0, 26.0), (1.0, 50.0)),
                look=Look(-18.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", about="w grows by itself: two positive exponents"),
        Preset("damped w", d=-8.0, about="chaos with one positive exponent, nearly the butterfly"),
        Preset("closed curve", a=5.0, about="sluggish x: a periodic motion"),
    ),
    expects=audit.chaotic(0.26177, 0.0051, -12.567),
    tags=("hyperchaos", "strange attractor", "convection"),
)  # fmt: skip

HYPER_JHA = Experiment(
    key="hyper_jha",
    title="Jia's hyperchaos 2007",
    about="The hyperchaotic Lorenz system at the faster growth of w that its paper uses: the two "
    "positive exponents, 0.36 and 0.21, are nearer each other than at the slower one. Watch w "
    "overshoot and fall back. At d = 0.7 the path closes.",
    sources=(JIA, MEIER),
    params=(
        Param("a", 10.0, 5.0, 15.0, "Prandtl number: viscosity over heat conduction"),
        Param("b", 28.0, 15.0, 40.0, "Rayleigh number over that of the first motion"),
        Param("c", 2.667, 1.5, 4.0, "shape of the rolls"),
        Param("d", 1.3, -2.0, 1.4, ABOUT_W),
    ),
    motion=Flow(
        """
        x' = a*(y - x) + w
        y' = x*(b - z) - y
        z' = x*y - c*z
        w' = d*w - x*z
        """,
        start=dict(x=13.1311, y=-0.796885, z=33.1242, w=33.895),
        dt=0.004, transient=20.0, pace=1.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-32.0, 39.0), (-27.0, 27.0), (2.0, 50.0)),
                look=Look(-12.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", source="Jia 2007", about="two positive exponents"),
        Preset("one direction", d=-2.0, about="w is damped: chaos as in the Lorenz system"),
        Preset("closed curve", d=0.7, about="a window of order between the two"),
    ),
    expects=audit.chaotic(0.36211, 0.0085, -12.367),
    tags=("hyperchaos", "strange attractor", "convection"),
)  # fmt: skip

HYPER_YANG_CHEN = Experiment(
    key="hyper_yang_chen",
    title="Hyperchaotic Yang-Chen system",
    about="The Yang-Chen system, a Lorenz system whose y has no damping of its own, with a slow "
    "feedback w of x. Two wings, and w carries the path to and fro between them. Raise a past 40 "
    "and the wings thin to a ring: no exponent is positive any more.",
    sources=(
        Source("Q. Yang, G. Chen", "A chaotic system with one saddle and two stable node-foci",
               2008, "Int. J. Bifurcation Chaos 18, 1393-1414"),
        MEIER,
    ),
    params=(
        Param("a", 30.0, 20.0, 50.0, "how fast x follows y"),
        Param("b", 3.0, 2.0, 6.0, "damping of z"),
        Param("c", 35.0, 15.0, 45.0, "gain of x on y"),
        Param("d", 8.0, 0.0, 40.0, "how strongly x feeds back through w"),
    ),
    motion=Flow(
        """
        x' = a*(y - x)
        y' = c*x - x*z + w
        z' = x*y - b*z
        w' = -d*x
        """,
        start=dict(x=3.21209, y=-0.132706, z=40.8939, w=-29.3178),
        dt=0.002, transient=20.0, pace=1.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-30.0, 28.0), (-35.0, 33.0), (4.0, 63.0)),
                look=Look(-66.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", about="two positive exponents of nearly the same size"),
        Preset("ring", a=45.0, about="no exponent is positive"),
        Preset("no feedback", d=0.0, about="w stands still, and the path comes to rest"),
    ),
    expects=audit.chaotic(0.37529, 0.0085, -32.999),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip

HYPER_WANG = Experiment(
    key="hyper_wang",
    title="Hyperchaotic Liu system (Wang & Liu 2006)",
    about="The Liu system, whose z is driven by the square of x, with a slow feedback w of x. The "
    "wings hang side by side like those of Lorenz, but z never goes below zero. Lower b to 4: "
    "the path closes; between 10 and 20 chaos begins.",
    sources=(
        Source("C. Liu, T. Liu, L. Liu, K. Liu", "A new chaotic attractor", 2004,
               "Chaos Solitons Fractals 22, 1031-1038"),
        Source("F.-Q. Wang, C.-X. Liu", "Hyperchaos evolved from the Liu chaotic system", 2006,
               "Chin. Phys. 15, 963-968"),
    ),
    params=(
        Param("a", 10.0, 7.0, 14.0, "how fast x follows y"),
        Param("b", 40.0, 4.0, 60.0, "gain of x on y while z is zero"),
        Param("c", 2.5, 1.0, 5.0, "damping of z"),
        Param("d", 10.6, 0.0, 60.0, "how strongly x feeds back through w"),
        Param("e", 4.0, 1.0, 8.0, "drive of z by the square of x"),
    ),
    motion=Flow(
        """
        x' = a*(y - x)
        y' = b*x - x*z + w
        z' = e*x**2 - c*z
        w' = -d*x
        """,
        start=dict(x=-6.96696, y=-1.50758, z=77.3936, w=-15.208),
        dt=0.003, transient=15.0, pace=0.8,
    ),
    shows=(Path("path", of=("x", "z", "w"), limits=((-18.0, 18.5), (5.0, 115.0), (-65.0, 55.0)),
                look=Look(0.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("hyperchaos", source="Wang & Liu 2006", about="two positive exponents"),
        Preset("closed curve", b=4.0, about="too little gain for chaos"),
        Preset("three dimensions", d=0.0, about="w stands still: one positive exponent is left"),
    ),
    expects=audit.chaotic(1.199, 0.0099, -12.5),
    tags=("hyperchaos", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (HYPER_LORENZ, HYPER_JHA, HYPER_YANG_CHEN, HYPER_WANG)
