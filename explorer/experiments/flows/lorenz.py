"""Lorenz 1963: the butterfly. Three modes of a fluid layer heated from below.

    x' = sigma (y - x)          x: strength and sense of the convection rolls
    y' = x (rho - z) - y        y: temperature difference between rising and sinking fluid
    z' = x y - beta z           z: bend of the vertical temperature profile

Above rho = sigma (sigma + beta + 3)/(sigma - beta - 1), 24.74 here, no steady motion is stable and
the path switches for ever between two whorls, in an order that never repeats.
"""

from math import sqrt

from explorer.model import After, Expect, Experiment, Flow, Look, Param, Path, Preset, Source

SPROTT = "Sprott 2003, Chaos and Time-Series Analysis"
LONG = {"until": 20_000.0, "renew": 100}  # enough time for the third decimal of an exponent


def whorls(sigma, rho, beta):
    """Centres of the two whorls as (x, y, z); none below rho = 1."""
    if rho <= 1.0 or beta < 0.0:
        return ()
    r = sqrt(beta * (rho - 1.0))
    return (r, r, rho - 1.0), (-r, -r, rho - 1.0)


def unsteady_from(sigma, beta):
    """The rho above which the whorls repel; None where they never do.

    source  Lorenz 1963, eq. 34
    """
    spare = sigma - beta - 1.0
    return sigma * (sigma + beta + 3.0) / spare if spare > 0.0 else None


EXPERIMENT = Experiment(
    key="lorenz",
    title="Lorenz 1963",
    about="Convection in a heated fluid, cut down to three modes; the first strange attractor "
    "found by computer. Watch how often the path turns round one wing before it leaves for the "
    "other: the count looks random, yet nothing here is. Lower rho past 24.7, wait, and the path "
    "settles into one wing.",
    sources=(
        Source(
            "E. N. Lorenz",
            "Deterministic nonperiodic flow",
            1963,
            "J. Atmos. Sci. 20, 130-141",
            "10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2",
        ),
        Source(
            "C. Sparrow",
            "The Lorenz equations: bifurcations, chaos, and strange attractors",
            1982,
            "Springer, New York",
            "10.1007/978-1-4612-5767-7",
        ),
    ),
    params=(
        Param("sigma", 10.0, 0.0, 50.0, "Prandtl number: viscosity over heat conduction"),
        Param(
            "rho",
            28.0,
            0.0,
            200.0,
            "Rayleigh number over that of the first motion",
        ),
        Param("beta", 8 / 3, 0.0, 10.0, "shape of the rolls: 8/3 for those that form first"),
    ),
    motion=Flow(
        """
        x' = sigma*(y - x)
        y' = x*(rho - z) - y
        z' = x*y - beta*z
        """,
        start=dict(x=1.0, y=1.0, z=1.0),
        dt=0.01,
        transient=30.0,
        pace=1.5,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "z"),
            marks=whorls,
            limits=((-20.0, 20.0), (-27.0, 27.0), (0.0, 48.0)),
            look=Look(azimuth=-52.0, elevation=14.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x", "poincare", "orbit_diagram"),
    presets=(
        Preset("butterfly", source="Lorenz 1963", about="the values of the paper: chaos"),
        Preset(
            "stable whorl",
            rho=15.0,
            source="Lorenz 1963",
            about="below 24.74: the path winds into one of two steady rolls",
        ),
        Preset(
            "long hesitation",
            rho=22.5,
            source="Kaplan & Yorke 1979, Commun. Math. Phys. 67, 93-108",
            about="preturbulence: chaos for a while, then, with no warning, calm",
        ),
        Preset(
            "folded loop",
            rho=100.5,
            start=dict(x=0.0, y=5.0, z=75.0),
            source="Sparrow 1982",
            about="a window of order above rho = 99.5: a closed loop",
        ),
        Preset("period window", rho=160.0, source="Sparrow 1982", about="one loop over both wings"),
        Preset(
            "intermittency",
            rho=166.1,
            source="Pomeau & Manneville 1980, Commun. Math. Phys. 74, 189-197",
            about="long stretches that look periodic, cut by bursts",
        ),
    ),
    expects=(
        Expect("lyapunov.sum", -41 / 3, 1e-2, "trace of the Jacobian, -(sigma + 1 + beta)"),
        Expect("lyapunov.largest", 0.9056, 3e-3, SPROTT, options=LONG),
        Expect("lyapunov.kaplan_yorke", 2.062, 2e-3, SPROTT, options=LONG),
        Expect(
            After(100, "rk4"),
            (-9.378615807236, -8.357059955293, 29.362403750126),
            1e-9,
            "independent RK4 loop",
        ),
        Expect(whorls, (sqrt(72), sqrt(72), 27, -sqrt(72), -sqrt(72), 27), 1e-10, "Lorenz 1963"),
        Expect(unsteady_from, 24.7368, 1e-4, "Lorenz 1963: 470/19"),
    ),
    tags=("chaos", "convection", "strange attractor", "weather"),
)
