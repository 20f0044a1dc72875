"""Bickley jet: a band of fast wind round the pole, and three waves that ride on it.

    u = U0 sech^2(Y) + 2 U0 tanh(Y) sech^2(Y) sum A_i cos(k_i (x - c_i t)),   Y = y/L
    v = -U0 L sech^2(Y) sum A_i k_i sin(k_i (x - c_i t))

Lengths in thousands of km, time in days. The core of the jet is a wall that air does not cross;
on each side three vortices drift along inside a stirred sea.
"""

from math import pi, sqrt

from explorer.experiments import audit
from explorer.model import After, Cloud, Expect, Experiment, Flow, Param, Path, Preset, Source

EARTH = 6.371  # its radius
U0 = 5.413824
LONG = {"method": "dop853", "until": 2000.0}
BOX = ((0.0, pi * EARTH), (-3.0, 3.0))
C2, C3 = 0.205 * U0, 0.461 * U0
C1 = C3 + (sqrt(5) - 1) * (C2 - C3)
REFERENCE = "DOP853 at tolerance 1e-12, central differences"

# FTLE of particles of t = 0 over T = 10, and where some of them are then
STRETCHING = {
    (5.0, 0.0): 0.379709,
    (10.0, 1.5): 0.060813,
    (2.0, -1.2): 0.218519,
    (15.0, 0.5): 0.175320,
}
ENDS = {(5.0, 0.0): (55.532569, -0.651406), (10.0, 1.5): (34.813056, 1.045687)}


def top_speed(U0):
    """Speed in the middle of the jet without waves [km/h]."""
    return U0 * 1000 / 24


EXPERIMENT = Experiment(
    key="bickley_jet",
    title="Bickley jet",
    about="The stratosphere's jet round the pole, with three waves: in its FTLE field the core of "
    "the jet and six vortices stay dark, and bright curves fold round them. Lower A3 and A2: the "
    "vortices shrink and the sea about them calms.",
    sources=(
        Source(
            "D. del-Castillo-Negrete, P. J. Morrison",
            "Chaotic transport by Rossby waves in shear flow",
            1993,
            "Phys. Fluids A 5, 948-965",
        ),
        Source(
            "I. I. Rypina, M. G. Brown, F. J. Beron-Vera, H. Koçak, M. J. Olascoaga, "
            "I. A. Udovydchenkov",
            "On the Lagrangian dynamics of atmospheric zonal jets and the permeability of the "
            "stratospheric polar vortex",
            2007,
            "J. Atmos. Sci. 64, 3595-3610",
        ),
        Source(
            "A. Hadjighasem, D. Karrasch, H. Teramoto, G. Haller",
            "Spectral-clustering approach to Lagrangian vortex detection",
            2016,
            "Phys. Rev. E 93, 063107",
        ),
    ),
    params=(
        Param("U0", U0, 0.0, 10.0, "speed in the middle of the jet", tex="U_0", unit="Mm/day"),
        Param("L", 1.77, 0.8, 3.0, "half width of the jet", unit="Mm"),
        Param("A1", 0.0075, 0.0, 0.5, "height of the longest wave", tex="A_1"),
        Param("A2", 0.15, 0.0, 0.5, "height of the wave of two crests", tex="A_2"),
        Param("A3", 0.3, 0.0, 0.5, "height of the wave of three crests", tex="A_3"),
        Param("c1", C1, 0.0, 5.0, "speed of the longest wave", tex="c_1", unit="Mm/day"),
        Param("c2", C2, 0.0, 5.0, "speed of the wave of two crests", tex="c_2", unit="Mm/day"),
        Param("c3", C3, 0.0, 5.0, "speed of the wave of three crests", tex="c_3",
              unit="Mm/day"),
    ),
    motion=Flow(
        f"""
        k1 = 2/{EARTH}
        k2 = 4/{EARTH}
        k3 = 6/{EARTH}
        p1 = k1*(x - c1*t)
        p2 = k2*(x - c2*t)
        p3 = k3*(x - c3*t)
        T = tanh(y/L)
        S = 1 - T**2
        x' = U0*S + 2*U0*T*S*(A1*cos(p1) + A2*cos(p2) + A3*cos(p3))
        y' = -U0*L*S*(A1*k1*sin(p1) + A2*k2*sin(p2) + A3*k3*sin(p3))
        """,
        start=dict(x=5.0, y=-1.5),
        dt=0.05,
        domain=BOX,
        wrap=dict(x=pi * EARTH),
        conservative=True,
        pace=2.0,
        units=dict(x="Mm", y="Mm", t="day"),
    ),
    shows=(
        Cloud("tracers", of=("x", "y"), count=4000, limits=BOX),
        # the stirred sea reaches beyond the domain
        Path("path", of=("x", "y"), limits=(BOX[0], (-4.0, 4.0))),
    ),
    diagnostics=("ftle", "lyapunov", "permutation_entropy:path.y"),
    presets=(
        Preset("default", source="Rypina et al. 2007", about="six vortices and a wall"),
        Preset("one wave", A1=0.0, A2=0.0, about="steady as seen from the wave: nothing mixes"),
        Preset("weak waves", A2=0.05, A3=0.1, about="the sea shrinks to thin layers"),
        Preset(
            "catalogue",
            U0=-U0,
            start=dict(x=0.3, y=-0.4),
            source="Gilpin 2021, dysts: BickleyJet",
            about="the jet blows against the waves: every path is orderly",
        ),
    ),
    expects=(
        *(
            Expect(
                "ftle.here", value, 1e-5, REFERENCE, start=dict(zip("xy", point, strict=True)),
                options={"T": 10.0, "gradient": "tangent", "resolution": 64},
            )
            for point, value in STRETCHING.items()
        ),
        *(
            Expect(
                After(200, "dop853"), end, 1e-5, REFERENCE,
                start=dict(zip("xy", begin, strict=True)), dt=0.05,
            )
            for begin, end in ENDS.items()
        ),
        Expect(top_speed, 225.576, 1e-3, "62.66 m/s, del-Castillo-Negrete & Morrison 1993"),
        *audit.regular(1.1323, options=LONG, preset="catalogue"),
    ),
    tags=("chaos", "conservative", "fluid", "driven", "atmosphere"),
)  # fmt: skip
