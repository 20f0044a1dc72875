"""Convection rolls: cells of a fluid heated from below, whose walls sway from side to side.

    x' = -A sin(pi X) cos(pi y),   X = x - e sin(omega t)
    y' =  A cos(pi X) sin(pi y)

Lengths in heights of the layer. Without the sway nothing passes from cell to cell; with it, lobes
of fluid change sides twice a period, and dye spreads along the row like a drunkard's walk.
"""

from math import pi

from explorer.model import Cloud, Expect, Experiment, Flow, Param, Path, Preset, Source

OMEGA = 2 * pi / 10
BOX = ((0.0, 2.0), (0.0, 1.0))
REFERENCE = "DOP853 at tolerance 1e-12, central differences of step 1e-6"

# FTLE over T = 20 of particles of t = 0
STRETCHING = {(0.5, 0.5): 0.003249, (1.05, 0.3): 0.108812, (0.2, 0.8): 0.102483}


def period(omega):
    """Time of one sway; None when the walls stand still."""
    return 2 * pi / omega if omega else None


def saddle_rate(A):
    """Rate at which fluid parts at the foot of a wall at rest: pi A."""
    return pi * A


EXPERIMENT = Experiment(
    key="convection_rolls",
    title="Convection rolls 1988",
    about="A row of rolls in a layer heated from below, their walls swaying together. Dye leaks "
    "from roll to roll through lobes while the core of each stays clean. Raise e: the cores "
    "shrink; set it to 0 and nothing leaks.",
    sources=(
        Source(
            "T. H. Solomon, J. P. Gollub",
            "Chaotic particle transport in time-dependent Rayleigh-Benard convection",
            1988,
            "Phys. Rev. A 38, 6280-6286",
            "10.1103/PhysRevA.38.6280",
        ),
        Source(
            "R. Camassa, S. Wiggins",
            "Chaotic advection in a Rayleigh-Bénard flow",
            1991,
            "Phys. Rev. A 43, 774-797",
        ),
    ),
    params=(
        Param("A", 0.1, 0.0, 0.5, "top speed of the rolls", unit="L/s"),
        Param("e", 0.1, 0.0, 0.5, "how far the walls sway", unit="L"),
        Param("omega", OMEGA, 0.0, 4.0, "frequency of the sway", tex=r"\omega", unit="rad/s"),
    ),
    motion=Flow(
        """
        X = x - e*sin(omega*t)
        x' = -A*sin(pi*X)*cos(pi*y)
        y' = A*cos(pi*X)*sin(pi*y)
        """,
        start=dict(x=0.95, y=0.3),
        dt=0.05,
        domain=BOX,
        wrap=dict(x=2.0),
        conservative=True,
        period=period,
        pace=4.0,
        units=dict(x="L", y="L", t="s"),
    ),
    shows=(
        Cloud("tracers", of=("x", "y"), count=4000, limits=BOX),
        Path("path", of=("x", "y"), limits=BOX),
    ),
    diagnostics=("ftle", "lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("leaking rolls", source="Solomon & Gollub 1988", about="lobes change sides"),
        Preset("steady", e=0.0, about="every particle keeps to its roll"),
        Preset("wide sway", e=0.4, A=0.2, about="only the heart of a roll stays clean"),
        Preset("fast sway", omega=4 * OMEGA, about="little time to cross: thin lobes"),
    ),
    expects=(
        *(
            Expect(
                "ftle.here", value, 1e-5, REFERENCE, start=dict(zip("xy", point, strict=True)),
                options={"T": 20.0, "gradient": "tangent", "resolution": 64},
            )
            for point, value in STRETCHING.items()
        ),
        Expect(saddle_rate, 0.1 * pi, 1e-12, "closed form: the gradient at the foot of a wall"),
    ),
    tags=("conservative", "fluid", "driven", "convection"),
)  # fmt: skip
