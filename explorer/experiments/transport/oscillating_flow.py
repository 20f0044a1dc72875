"""Oscillating rolls: a row of convection cells whose walls sway together.

    x' =  u sin(X) cos(y),   X = x + b sin(omega t)
    y' = -u cos(X) sin(y)

Without the sway every particle keeps to its own roll; with it, particles near the walls change
sides, and wander along the row like drunkards.
"""

from math import pi

from explorer.experiments import audit
from explorer.model import Cloud, Expect, Experiment, Flow, Param, Path, Preset, Source

BOX = ((0.0, 2 * pi), (0.0, pi))
REFERENCE = "DOP853 at tolerance 1e-12, central differences"

# FTLE over T = 20 of rolls of width 1 with A = 0.1, sway 0.1 and period 10, from t = 0
STRETCHING = {(0.5, 0.5): 0.003249, (1.05, 0.3): 0.108812, (0.2, 0.8): 0.102483}


def period(omega):
    """Time of one sway; None when the walls stand still."""
    return 2 * pi / omega if omega else None


def turning(u):
    """Frequency of a particle next to the centre of a roll at rest."""
    return abs(u)


EXPERIMENT = Experiment(
    key="oscillating_flow",
    title="Oscillating rolls 1988",
    about="Rolls of a fluid heated from below, swaying from side to side. Dye leaks from roll to "
    "roll through lobes, while the core of each stays clean. Set b to 0 and no particle changes "
    "its roll.",
    sources=(
        Source(
            "T. H. Solomon, J. P. Gollub",
            "Chaotic particle transport in time-dependent Rayleigh-Benard convection",
            1988,
            "Phys. Rev. A 38, 6280-6286",
            "10.1103/PhysRevA.38.6280",
        ),
    ),
    params=(
        Param("u", 0.72, -1.5, 1.5, "top speed of the rolls"),
        Param("b", 0.48, -1.0, 1.0, "how far the walls sway"),
        Param("omega", 0.49, 0.1, 2.0, "frequency of the sway", tex=r"\omega"),
    ),
    motion=Flow(
        """
        X = x + b*sin(omega*t)
        x' = u*sin(X)*cos(y)
        y' = -u*cos(X)*sin(y)
        """,
        start=dict(x=1.0101, y=1.4083),
        dt=0.05,
        domain=BOX,
        wrap=dict(x=2 * pi),
        conservative=True,
        period=period,
        pace=6.0,
    ),
    shows=(
        Cloud("tracers", of=("x", "y"), count=4000, limits=BOX),
        Path("path", of=("x", "y"), limits=BOX),
    ),
    diagnostics=("ftle", "lyapunov", "permutation_entropy:path.y"),
    presets=(
        Preset("leaking rolls", about="dye wanders from roll to roll"),
        Preset("steady", b=0.0, about="every particle keeps to its roll"),
        Preset("slow rolls", u=-0.1 * pi, b=-0.1 * pi, omega=2 * pi / 10, about="a smaller leak"),
    ),
    expects=(
        *audit.chaotic(0.091728, 0.0012, 0.0, options={"until": 60_000.0}, quick=True),
        *(
            Expect(
                "ftle.here", value, 1e-5, REFERENCE, preset="slow rolls",
                start=dict(x=pi * x, y=pi * y),
                options={"T": 20.0, "gradient": "tangent", "resolution": 64},
            )
            for (x, y), value in STRETCHING.items()
        ),
        Expect(turning, 0.72, 1e-12, "closed form: centre of a roll"),
    ),
    tags=("chaos", "conservative", "fluid", "driven", "convection"),
)  # fmt: skip
