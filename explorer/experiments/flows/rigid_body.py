"""Rigid bodies with feedback: Euler's equations, driven and braked about the axes.

    I1 w1' = (I2 - I3) w2 w3 + torque, and so on round

A free body turns for ever on a closed curve. A torque that is linear in the three rates of turn,
driving about one axis and braking about the others, makes it chaotic.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

TRACE = "trace of the Jacobian, exact"


def rests(a, b, c):
    """Steady rotations as (x, y, z): none, and four about a tilted axis; fewer where complex.

    x^2 = 3 b c, y^2 = -3 a c, z^2 = -a b, with a signs' product of a x = y z
    """
    found = [(0.0, 0.0, 0.0)]
    if a > 0.0 > b and c < 0.0:
        x, y, z = sqrt(3.0 * b * c), sqrt(-3.0 * a * c), sqrt(-a * b)
        found += [(x, y, z), (x, -y, -z), (-x, y, -z), (-x, -y, z)]
    return tuple(found)


CHEN_LEE = Experiment(
    key="chen_lee",
    title="Chen & Lee 2004",
    about="A rigid body driven about its first axis and braked about the other two. The path turns "
    "about steady rotations on one side of a bowl and then on the other. Weaken the drive a to "
    "3.25 and the path closes.",
    sources=(
        Source("H.-K. Chen, C.-I Lee", "Anti-control of chaos in rigid body motion", 2004,
               "Chaos Solitons Fractals 21, 957-965"),
    ),
    params=(
        Param("a", 5.0, 2.0, 7.0, "drive about the first axis"),
        Param("b", -10.0, -16.0, -8.0, "feedback about the second axis; negative brakes"),
        Param("c", -0.38, -3.0, -0.2, "feedback about the third axis; negative brakes"),
    ),
    motion=Flow(
        """
        x' = a*x - y*z
        y' = b*y + x*z
        z' = c*z + x*y/3
        """,
        start=dict(x=-0.81614, y=-1.10205, z=10.5432), dt=0.004, transient=56.0, pace=2.5,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=rests,
                limits=((-15.5, 15.5), (-13.0, 13.0), (3.9, 14.4)),
                look=Look(-42.0, 38.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("tumbling", source="Chen & Lee 2004", about="chaos"),
        Preset("closed curve", a=3.25, about="a weaker drive: a periodic tumble"),
        Preset("strong brake", c=-2.3, about="a far stronger chaos that fills a wider bowl"),
    ),
    expects=(
        *audit.chaotic(0.14278, 0.002, -5.38, options={"until": 60_000.0}),
        Expect("lyapunov.sum", -5.38, 1e-5, TRACE,
               options={"until": 200.0}),
    ),
    tags=("chaos", "mechanics", "strange attractor"),
)  # fmt: skip

NEWTON_LIEPNIK = Experiment(
    key="newton_liepnik",
    title="Leipnik & Newton 1981",
    about="A spinning body with linear feedback that has two strange attractors at once: which "
    "one the path ends on depends on where it starts. Try the preset 'the other one': the same "
    "dials, another start. Raise b to 0.25 and both are closed curves.",
    sources=(
        Source("R. B. Leipnik, T. A. Newton", "Double strange attractors in rigid body motion "
               "with linear feedback control", 1981, "Phys. Lett. A 86, 63-67"),
    ),
    params=(
        Param("a", 0.4, 0.2, 0.8, "braking about the first axis"),
        Param("b", 0.175, 0.05, 0.3, "drive about the third axis"),
    ),
    motion=Flow(
        """
        x' = -a*x + y + 10*y*z
        y' = -x - 0.4*y + 5*x*z
        z' = b*z - 5*x*y
        """,
        start=dict(x=-0.202105, y=0.0389903, z=0.18379), dt=0.02, transient=170.0, pace=8.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-1.05, 1.0), (-0.43, 0.43), (-0.22, 0.64)),
                look=Look(-42.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("upper attractor", source="Leipnik & Newton 1981", about="chaos"),
        Preset("the other one", start=dict(x=0.349, y=0.0, z=-0.18),
               source="Leipnik & Newton 1981", about="the same dials, another attractor"),
        Preset("closed curve", b=0.25, about="a stronger drive: a periodic motion"),
    ),
    expects=(
        *audit.chaotic(0.14463, 0.0016, -0.62499, quick=True),
        Expect("lyapunov.sum", -0.625, 1e-6, TRACE,
               options={"until": 200.0}),
    ),
    tags=("chaos", "mechanics", "coexistence", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (CHEN_LEE, NEWTON_LIEPNIK)
