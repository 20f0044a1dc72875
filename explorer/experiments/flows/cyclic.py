"""Cyclic flows: turn x -> y -> z -> x and the equations are the same.

Thomas' sine lattice, where a particle is pushed through a labyrinth without end, and Halvorsen's
quadratic flow of three arms.
"""

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

TRACE = "trace of the Jacobian, -3 a"
THOMAS_1999 = Source(
    "R. Thomas", "Deterministic chaos seen in terms of feedback circuits: analysis, synthesis, "
    "'labyrinth chaos'", 1999, "Int. J. Bifurcation Chaos 9, 1889-1905",
)  # fmt: skip
SINES = """
    x' = -a*x + b*sin(y)
    y' = -a*y + b*sin(z)
    z' = -a*z + b*sin(x)
    """

THOMAS = Experiment(
    key="thomas",
    title="Thomas 1999",
    about="A particle with friction in a lattice of sine forces, each coordinate pushed by the "
    "next. Only the ratio a/b counts: above 1 all comes to rest, below 0.33 the path oscillates, "
    "near 0.185 it fills a knot with threefold symmetry. Lower a to 0 and nothing holds it.",
    sources=(THOMAS_1999,),
    params=(
        Param("a", 1.85, 0.0, 12.0, "friction, the same in all three"),
        Param("b", 10.0, 5.0, 20.0, "strength of the lattice of forces"),
    ),
    motion=Flow(SINES, start=dict(x=3.25218, y=1.49744, z=2.75379), dt=0.02, transient=100.0,
                pace=4.0),
    shows=(Path("path", of=("x", "y", "z"), limits=((-4.4, 4.4), (-4.4, 4.4), (-4.4, 4.4)),
                look=Look(45.0, 35.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("threefold knot", about="chaos"),
        Preset("closed curve", a=2.5, about="a/b = 0.25: a periodic motion"),
        Preset("at rest", a=4.0, about="a/b = 0.4: one of two points at rest"),
        Preset("labyrinth", a=0.0, about="no friction: the path wanders off for ever"),
    ),
    expects=(
        *audit.chaotic(0.5005, 0.0057, -5.5499),
        Expect("lyapunov.sum", -5.55, 1e-4, TRACE,
               options={"until": 200.0}),
    ),
    tags=("chaos", "symmetry", "strange attractor"),
)  # fmt: skip

THOMAS_LABYRINTH = Experiment(
    key="thomas_labyrinth",
    title="Labyrinth chaos",
    about="Thomas' flow with so little friction that the path roams over many cells of the "
    "lattice before it is drawn back, much like a Brownian particle. Lower a to 0 and there is no "
    "way back: the labyrinth is endless. Raise it to 1.25 and the path closes.",
    sources=(
        THOMAS_1999,
        Source("J. C. Sprott, K. E. Chlouverakis", "Labyrinth chaos", 2007,
               "Int. J. Bifurcation Chaos 17, 2097-2108"),
    ),
    params=(
        Param("a", 0.5, 0.0, 2.0, "friction, the same in all three"),
        Param("b", 10.0, 5.0, 20.0, "strength of the lattice of forces"),
    ),
    motion=Flow(SINES, start=dict(x=-4.75565, y=4.20843, z=3.51308), dt=0.01, transient=60.0,
                pace=3.0),
    shows=(Path("path", of=("x", "y", "z"), limits=((-12.5, 12.5), (-12.5, 12.5), (-12.5, 12.5)),
                look=Look(-78.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("labyrinth", about="chaos over many cells"),
        Preset("endless", a=0.0, source="Sprott & Chlouverakis 2007", about="volume is kept"),
        Preset("closed curve", a=1.25, about="a window of order"),
    ),
    expects=(
        *audit.chaotic(1.3349, 0.0039, -1.5),
        Expect("lyapunov.sum", -1.5, 1e-6, TRACE,
               options={"until": 200.0}),
    ),
    tags=("chaos", "symmetry", "diffusion", "strange attractor"),
)  # fmt: skip


def rests(a, b):
    """Points at rest on the diagonal as (x, y, z): x = 0 and x = -(a + 2 b)."""
    x = -(a + 2.0 * b)
    return (0.0, 0.0, 0.0), (x, x, x)


HALVORSEN = Experiment(
    key="halvorsen",
    title="Halvorsen's attractor",
    about="Three equal arms round the diagonal: each coordinate is braked, coupled to the others, "
    "and pulled down by the square of the next. Look along the diagonal to see the symmetry. "
    "Raise the damping a to 1.9 and a single closed curve is left.",
    sources=(
        Source("J. C. Sprott", "Chaos and Time-Series Analysis", 2003, "Oxford University Press"),
    ),
    params=(
        Param("a", 1.4, 1.27, 3.0, "damping of each coordinate"),
        Param("b", 4.0, 3.0, 4.3, "linear coupling to the other two"),
    ),
    motion=Flow(
        """
        x' = -a*x - b*(y + z) - y**2
        y' = -a*y - b*(z + x) - z**2
        z' = -a*z - b*(x + y) - x**2
        """,
        start=dict(x=-2.01894, y=-7.33747, z=-10.1114), dt=0.005, transient=30.0, pace=1.5,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-14.0, 7.0), (-14.0, 7.0), (-14.0, 7.0)),
                look=Look(45.0, 35.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("three arms", source="Sprott 2003", about="chaos"),
        Preset("closed curve", a=1.9, about="a periodic motion"),
    ),
    expects=(
        *audit.chaotic(0.6787, 0.0075, -4.2),
        Expect("lyapunov.sum", -4.2, 1e-5, TRACE,
               options={"until": 200.0}),
        Expect(rests, (0, 0, 0, -9.4, -9.4, -9.4), 1e-12, "x = -(a + 2 b)"),
    ),
    tags=("chaos", "symmetry", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (THOMAS, THOMAS_LABYRINTH, HALVORSEN)
