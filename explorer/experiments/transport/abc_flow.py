"""The ABC flow: a steady motion of a fluid without friction, whose particles have no plan.

    x' = A sin z + C cos y
    y' = B sin x + A cos z
    z' = C sin y + B cos x

Its vorticity equals its velocity everywhere, so it solves Euler's equations; unless one of A, B, C
vanishes, tubes of orderly paths lie in a sea of chaotic ones.
"""

from math import pi, sqrt

from explorer.experiments import audit
from explorer.model import Cloud, Expect, Experiment, Flow, Look, Param, Path, Preset, Source

BOX = ((0.0, 2 * pi),) * 3
REFERENCE = "DOP853 at tolerance 1e-12, central differences of step 1e-6"
# FTLE over T = 8 of particles of t = 0
STRETCHING = {(1.0, 2.0, 3.0): 0.223697, (pi, pi, pi): 0.271906, (0.5, 4.0, 5.5): 0.512406}


def mean_square_speed(A, B, C):
    """Mean of the squared speed over the box."""
    return A**2 + B**2 + C**2


EXPERIMENT = Experiment(
    key="arnold_beltrami_childress",
    title="ABC flow 1965",
    about="A steady flow that twists about itself everywhere. Some particles run along tubes for "
    "ever, others wander through the whole box, though the flow never changes. Set C to 0 and "
    "every path is orderly.",
    sources=(
        Source(
            "V. I. Arnold",
            "Sur la topologie des écoulements stationnaires des fluides parfaits",
            1965,
            "C. R. Acad. Sci. Paris 261, 17-20",
        ),
        Source(
            "T. Dombre, U. Frisch, J. M. Greene, M. Hénon, A. Mehr, A. M. Soward",
            "Chaotic streamlines in the ABC flows",
            1986,
            "J. Fluid Mech. 167, 353-391",
        ),
    ),
    params=(
        Param("A", sqrt(3), 0.0, 2.0, "strength of the wave along z"),
        Param("B", sqrt(2), 0.0, 2.0, "strength of the wave along x"),
        Param("C", 1.0, 0.0, 2.0, "strength of the wave along y"),
        Param("grow", 0.0, 0.0, 1.0, "how fast A begins to swing: A + grow t sin(pi t)"),
    ),
    motion=Flow(
        """
        At = A + grow*t*sin(pi*t)
        x' = At*sin(z) + C*cos(y)
        y' = B*sin(x) + At*cos(z)
        z' = C*sin(y) + B*cos(x)
        """,
        start=dict(x=0.7548, y=4.0839, z=2.2521),
        dt=0.02,
        domain=BOX,
        wrap=dict(x=2 * pi, y=2 * pi, z=2 * pi),
        conservative=True,
        pace=3.0,
    ),
    shows=(
        Cloud("tracers", of=("x", "y", "z"), count=4000, limits=BOX),
        Path("path", of=("x", "y", "z"), limits=BOX, look=Look(azimuth=-55.0, elevation=22.0)),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("chaotic sea", about="a particle that wanders through the whole box"),
        Preset(
            "in a tube", start=dict(x=0.0, y=0.0, z=pi / 2), about="a particle that never leaves"
        ),
        Preset("unsteady", grow=0.5, about="A swings ever further: no surface stays whole"),
        Preset("two waves", C=0.0, about="no path is chaotic"),
        Preset("equal waves", A=1.0, B=1.0, C=1.0, about="stagnation points, thin layers of chaos"),
    ),
    expects=(
        *audit.chaotic(0.11288, 0.004, 0.0),
        Expect("lyapunov.sum", 0.0, 1e-6, "no divergence", options={"until": 2000.0}),
        Expect("ftle.ftle", tuple(STRETCHING.values()), 1e-5, REFERENCE,
               options={"T": 8.0, "points": tuple(STRETCHING), "dt": 0.01}),
        Expect(mean_square_speed, 6.0, 1e-12, "closed form: A^2 + B^2 + C^2"),
    ),
    tags=("chaos", "conservative", "fluid", "three-dimensional"),
)  # fmt: skip
