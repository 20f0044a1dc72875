"""Lasers, dynamos and plasmas: fields that feed on a current and tire it out.

Rikitake's coupled dynamos reverse like the Earth's field; the magnetosphere loads and unloads
under the solar wind; waves in a plasma modulate themselves; and a circuit listed as a laser.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

TRACE = "trace of the Jacobian, exact"


def fields(mu, a):
    """The two steady states as (x, y, z): x = k, y = 1/k, z = mu k^2, and with x, y reversed.

    mu k^2 = z and mu/k^2 = z - a, so k^2 = (a + sqrt(a^2 + 4 mu^2))/(2 mu)
    """
    square = (a + sqrt(a * a + 4.0 * mu * mu)) / (2.0 * mu)
    k = sqrt(square)
    return (k, 1.0 / k, mu * square), (-k, -1.0 / k, mu * square)


RIKITAKE_DYNAMO = Experiment(
    key="rikitake_dynamo",
    title="Rikitake's dynamos 1958",
    about="Two spinning disks, each in the magnetic field of the other's current: a toy of the "
    "Earth's dynamo. The currents x and y oscillate with one sign, grow, and reverse at times "
    "that follow no rule. Lower the resistance mu to 0.4 and they close to a cycle.",
    sources=(
        Source("T. Rikitake", "Oscillations of a system of disk dynamos", 1958,
               "Proc. Camb. Phil. Soc. 54, 89-105"),
    ),
    params=(
        Param("mu", 1.0, 0.2, 4.0, "resistance of the circuits", tex=r"\mu"),
        Param("a", 1.0, 0.0, 8.0, "difference of speed between the disks"),
    ),
    motion=Flow(
        """
        x' = y*z - mu*x
        y' = x*(z - a) - mu*y
        z' = 1 - x*y
        """,
        start=dict(x=-0.242817, y=-0.214255, z=2.56349), dt=0.01, transient=120.0, pace=6.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=fields,
                limits=((-5.2, 5.1), (-4.4, 4.4), (-2.4, 5.9)),
                look=Look(-42.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("reversals", about="chaos"),
        Preset("cycle", mu=0.4, about="little resistance: a closed curve"),
        Preset("uneven disks", a=5.0, about="reversals in quick series, and a stronger chaos"),
    ),
    expects=(
        *audit.chaotic(0.1288, 0.00049, -2.0, options={"until": 200_000.0}),
        Expect("lyapunov.sum", -2.0, 1e-6, TRACE,
               options={"until": 200.0}),
        Expect(fields, (1.2720196, 0.7861514, 1.6180340, -1.2720196, -0.7861514, 1.6180340), 1e-7,
               "k^2 is the golden ratio for mu = a = 1"),
    ),
    tags=("chaos", "dynamo", "geophysics", "strange attractor"),
)  # fmt: skip


def loaded(b1, b2, b3, V_sw):
    """Pressure at which the current stands at its threshold I = 1 and the voltage at V_sw."""
    return ((b1 - b3 * V_sw) / b2) ** 2


WINDMI_REDUCED = Experiment(
    key="windmi_reduced",
    title="WINDMI 2001: substorms",
    about="The solar wind loads the tail of the magnetosphere with pressure P until the current I "
    "crosses a threshold and the tail unloads at once. The square root of P is that of the paper; "
    "a widely used catalogue has P/2 there, which is another system. Here the storms at V_sw = 5 "
    "are regular; raise V_sw to 5.5 and they lose their rhythm.",
    sources=(
        Source("W. Horton, R. S. Weigel, J. C. Sprott", "Chaos and the limits of predictability "
               "for the solar-wind-driven magnetosphere-ionosphere system", 2001,
               "Phys. Plasmas 8, 2946-2952"),
        Source("J. P. Smith, J.-L. Thiffeault, W. Horton", "Dynamical range of the WINDMI model: "
               "an exploration of possible magnetospheric plasma states", 2000,
               "J. Geophys. Res. 105, 12983-12996"),
    ),
    params=(
        Param("a1", 0.247, 0.1, 0.5, "how fast the current follows the voltage"),
        Param("b1", 10.8, 7.0, 20.0, "how fast the voltage follows the current"),
        Param("b2", 0.0752, 0.02, 0.15, "pull of the pressure on the voltage"),
        Param("b3", 1.06, 0.5, 2.0, "decay of the voltage"),
        Param("d1", 2200.0, 200.0, 3000.0, "how sharp the threshold I = 1 of unloading is"),
        Param("V_sw", 5.0, 2.0, 8.0, "voltage that the solar wind applies", tex=r"V_\mathrm{sw}"),
    ),
    motion=Flow(
        """
        I' = a1*(V_sw - V)
        V' = b1*I - b2*sqrt(P) - b3*V
        P' = V_sw**2 - P**1.25*sqrt(V_sw)*(1 + tanh(d1*(I - 1)))/2
        """,
        start=dict(I=0.995, V=5.0, P=5200.0),
        dt=0.02, method="dop853", transient=500.0, pace=8.0,
    ),
    shows=(Path("path", of=("I", "V"), limits=((0.9855, 0.9995), (4.977, 5.046))),),
    diagnostics=("lyapunov", "permutation_entropy:path.V"),
    presets=(
        Preset("regular storms", about="a closed curve: load, threshold, unload"),
        Preset("irregular storms", V_sw=5.5, about="a slightly stronger wind: chaos"),
        Preset("blunt threshold", d1=200.0, about="loading and unloading balance: at rest"),
    ),
    expects=(
        Expect(loaded, 5349.21, 0.01, "V' = 0 at I = 1, V = V_sw"),
        Expect("lyapunov.largest", 0.0, 5e-3, "along a closed curve nothing grows",
               options={"until": 6000.0}, thorough=True),
    ),
    tags=("regular", "plasma", "space weather"),
)  # fmt: skip

RABINOVICH_FABRIKANT = Experiment(
    key="rabinovich_fabrikant",
    title="Rabinovich & Fabrikant 1979",
    about="Waves in a plasma out of equilibrium that modulate one another: x and y grow, z feeds "
    "on their product and cuts them down. Raise alpha from 1.1 to 1.18 and the tangle becomes a "
    "closed curve. Close by on the other side everything escapes.",
    sources=(
        Source("M. I. Rabinovich, A. L. Fabrikant", "Stochastic self-modulation of waves in "
               "nonequilibrium media", 1979, "Sov. Phys. JETP 50, 311-317"),
    ),
    params=(
        Param("alpha", 1.1, 1.09, 1.22, "damping of z", tex=r"\alpha"),
        Param("gamma", 0.87, 0.1, 0.88, "growth of x and y", tex=r"\gamma"),
    ),
    motion=Flow(
        """
        x' = y*(z - 1 + x**2) + gamma*x
        y' = x*(3*z + 1 - x**2) + gamma*y
        z' = -2*z*(alpha + x*y)
        """,
        start=dict(x=-1.79892, y=0.238379, z=0.104662), dt=0.003, transient=45.0, pace=2.5,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-1.95, -0.3), (-0.35, 2.5), (0.05, 1.4)),
                look=Look(54.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("tangle", about="chaos"),
        Preset("closed curve", alpha=1.2, about="stronger damping: a periodic motion"),
        Preset("slow growth", gamma=0.5, about="a cycle of another shape"),
    ),
    expects=(
        *audit.chaotic(0.1932, 0.0029, -0.46, quick=True),
        Expect("lyapunov.sum", -0.46, 1e-5, f"{TRACE}: 2 (gamma - alpha)",
               options={"until": 200.0}),
    ),
    tags=("chaos", "plasma", "strange attractor"),
)  # fmt: skip


def lit(a, b, c, d, h, k):
    """Points at rest as (x, y, z): dark, and lit where z^2 = -c/d, h z = -k x^2."""
    dark = (0.0, 0.0, 0.0)
    if c * d >= 0.0:
        return (dark,)
    size = sqrt(-c / d)
    for z in (size, -size):
        square = -h * z / k
        if square > 0.0:
            x = sqrt(square)
            y = a * x / (a + b * z * z)
            return dark, (x, y, z), (-x, -y, z)
    return (dark,)


LASER = Experiment(
    key="laser",
    title="Abooee, Yaghini-Bonabi & Jahed-Motlagh 2013",
    about="Listed as the model of a semiconductor laser; its paper presents it as a circuit. A "
    "field x, a polarisation y and a store z that x depletes: two lobes, mirror images of each "
    "other. Lower the coupling c to 2 and a small closed curve is left, at 1 nothing moves.",
    sources=(
        Source("A. Abooee, H. A. Yaghini-Bonabi, M. R. Jahed-Motlagh", "Analysis and circuitry "
               "realization of a novel three-dimensional chaotic system", 2013,
               "Commun. Nonlinear Sci. Numer. Simul. 18, 1235-1245"),
    ),
    params=(
        Param("a", 10.0, 5.0, 20.0, "how fast x follows y"),
        Param("b", 1.0, 0.0, 1.5, "gain of y on x by the square of z"),
        Param("c", 5.0, 1.0, 8.0, "drive of y by x"),
        Param("d", -1.0, -2.0, -0.5, "how the square of z changes that drive; negative cuts it"),
        Param("h", -5.0, -8.0, -2.0, "growth of z by itself; negative damps"),
        Param("k", -6.0, -10.0, -3.0, "drive of z by the square of x; negative depletes"),
    ),
    motion=Flow(
        """
        x' = a*(y - x) + b*y*z**2
        y' = c*x + d*x*z**2
        z' = h*z + k*x**2
        """,
        start=dict(x=1.22752, y=0.255641, z=-3.06707), dt=0.004, transient=20.0, pace=1.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=lit,
                limits=((-3.3, 3.3), (-2.4, 2.4), (-5.4, 0.2)),
                look=Look(-54.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("two lobes", source="Abooee et al. 2013", about="chaos"),
        Preset("closed curve", c=2.0, about="weak coupling: a periodic motion"),
        Preset("strong coupling", c=8.0, about="four times the stretching"),
    ),
    expects=(
        *audit.chaotic(0.57869, 0.003, -15.0),
        Expect("lyapunov.sum", -15.0, 1e-4, TRACE,
               options={"until": 200.0}),
        Expect(lit, (0, 0, 0, 1.3650604, 0.9100403, -2.2360680, -1.3650604, -0.9100403, -2.2360680),
               1e-6, "z^2 = -c/d, h z = -k x^2, y = a x/(a + b z^2)"),
    ),
    tags=("chaos", "laser", "circuit", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (RIKITAKE_DYNAMO, WINDMI_REDUCED, RABINOVICH_FABRIKANT, LASER)
