"""Double gyre: two rolls side by side whose wall sways, and the lobes that leak across it.

    x' = -pi A sin(pi f) cos(pi y) - alpha x
    y' =  pi A cos(pi f) sin(pi y) df/dx - alpha y,    f = a x^2 + (1 - 2a) x,  a = eps sin(omega t)

Without the sway (eps = 0) nothing crosses x = 1. With it, the wall breaks into two curves that
cross each other again and again; the FTLE shows them as its ridges.
"""

from math import cos, pi

from explorer.experiments import audit
from explorer.experiments.transport import gyre_ridge
from explorer.model import After, Cloud, Expect, Experiment, Flow, Param, Path, Preset, Source

OMEGA = 2 * pi / 10
BOX = ((0.0, 2.0), (0.0, 1.0))
SHOWS = (
    Cloud("tracers", of=("x", "y"), count=4000, limits=BOX),
    Path("path", of=("x", "y"), limits=BOX),
)
SHADDEN = "Shadden, Lekien & Marsden 2005"

# where particles of t = 0 are at t = 15, by DOP853 with tolerance 1e-12
ENDS = {
    (0.5, 0.5): (0.04671251, 0.87938411),
    (1.0, 0.5): (0.99759282, 0.50225694),
    (1.5, 0.5): (1.97240241, 0.56195436),
    (0.25, 0.25): (1.98933097, 0.57084071),
    (0.9, 0.3): (0.95960267, 0.74232282),
    (1.7, 0.2): (1.95570984, 0.44037497),
}

# x of the main ridge by successive zoom on the jump of the flow map: T -> height -> x
RIDGE = {
    15.0: {0.10: 1.1117611, 0.25: 1.1202275, 0.50: 1.1583791, 0.75: 1.2613532},
    10.0: {0.10: 1.1117483, 0.25: 1.1202128, 0.50: 1.1583528, 0.75: 1.2612505},
    -15.0: {0.50: 0.8416209, 0.75: 0.8797725},
}


def period(omega):
    """Time of one sway, [s]; None when the wall stands still."""
    return 2 * pi / omega if omega else None


def corner_stretching(A, eps, omega, T=15.0):
    """FTLE from t = 0 at the corner (2, 0), in closed form: there the gradient is diagonal."""
    sway = 2 * eps * (1 - cos(omega * T)) / (omega * T) if omega else 0.0
    return pi**2 * A * (1 + sway)


EXPERIMENT = Experiment(
    key="double_gyre",
    title="Double gyre",
    about="Two counter-rotating rolls with a swaying wall: the test bed of Lagrangian transport.",
    sources=(
        Source(
            "S. C. Shadden, F. Lekien, J. E. Marsden",
            "Definition and properties of Lagrangian coherent structures from finite-time "
            "Lyapunov exponents in two-dimensional aperiodic flows",
            2005,
            "Physica D 212, 271-304",
            "10.1016/j.physd.2005.10.007",
        ),
        Source(
            "T. H. Solomon, J. P. Gollub",
            "Chaotic particle transport in time-dependent Rayleigh-Benard convection",
            1988,
            "Phys. Rev. A 38, 6280-6286",
            "10.1103/PhysRevA.38.6280",
        ),
    ),
    params=(
        Param("A", 0.1, 0.0, 1.0, "strength of the rolls: top speed over pi", unit="L/s"),
        Param("eps", 0.25, 0.0, 0.5, "how far the wall between the rolls sways", tex=r"\epsilon"),
        Param("omega", OMEGA, 0.0, 4.0, "frequency of the sway", tex=r"\omega", unit="rad/s"),
        Param("phi", 0.0, 0.0, 2 * pi, "phase of the sway at t = 0", tex=r"\phi", unit="rad"),
        Param("alpha", 0.0, 0.0, 0.5, "pull towards the origin", tex=r"\alpha", unit="1/s"),
    ),
    motion=Flow(
        """
        a = eps*sin(omega*t + phi)
        b = 1 - 2*a
        f = a*x**2 + b*x
        x' = -pi*A*sin(pi*f)*cos(pi*y) - alpha*x
        y' = pi*A*cos(pi*f)*sin(pi*y)*(2*a*x + b) - alpha*y
        """,
        start={"x": 0.5, "y": 0.25},
        dt=0.05,
        domain=BOX,
        period=period,
        pace=2.0,
        units={"x": "L", "y": "L", "t": "s"},
    ),
    shows=SHOWS,
    diagnostics=("ftle", "lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("default", source=SHADDEN, about="lobes of fluid cross the wall"),
        Preset("steady", eps=0.0, about="nothing crosses the wall at x = 1"),
        Preset("strong", A=0.25, about="the same sway, two and a half times the stirring"),
        Preset("fast sway", omega=4 * OMEGA, about="little time to cross: thin lobes"),
        Preset("draining", alpha=0.03, about="a compressible flow: everything nears the origin"),
        Preset(
            "catalogue",
            A=0.1,
            eps=0.1,
            omega=0.62832,
            phi=3.833014730902349,
            start={"x": 0.845718, "y": 0.723405},
            source="Gilpin 2021, dysts: DoubleGyre",
            about="the weaker sway under which catalogues of chaotic systems list it",
        ),
    ),
    expects=(
        *(
            Expect(
                After(300, "dop853"), end, 1e-7, "DOP853 at tolerance 1e-12",
                start=dict(zip("xy", begin, strict=True)), dt=0.05,
            )
            for begin, end in ENDS.items()
        ),
        Expect(corner_stretching, 1.091680, 1e-6, "closed form, T = 15"),
        *(
            Expect(gyre_ridge.known(y, T), x, 5e-6, "bracket of 2e-10 on the jump of the flow map")
            for T, row in RIDGE.items()
            for y, x in row.items()
        ),
        Expect(gyre_ridge.gain_of_half_a_step, 15.5, 0.5, "RK4 has order 4: 16, nearly"),
        *audit.chaotic(0.07665, 0.0033, 0.0, preset="catalogue"),
    ),
)  # fmt: skip
