"""Circuits that turn direct current into noise: a transistor, a diode, three coupled cells."""

from math import log

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def steady(a, b, c, d, e):
    """The steady state of the Colpitts oscillator as (x, y, z), with the transistor open."""
    z = a * (e - 1.0) / (a + d)
    return ((c - (b * d + 1.0) * z, d * z, z),)


def steepness(eps, y0):
    """Where the diode of the jerk circuit starts to brake: eps/y0 exp(y/y0) = 1."""
    return y0 * log(y0 / eps)


def middle():
    """The state at rest of the jerk circuit."""
    return ((0.0, 0.0, 0.0),)


CELLS = Experiment(
    key="cellular_neural_network",
    title="Cellular neural network 1993",
    about="Three cells whose outputs saturate, each driving the others: the smallest chip of this "
    "kind that is chaotic. Watch the flat parts, where a cell is saturated and its voltage only "
    "relaxes. Raise p1 and the chaos locks into a closed loop.",
    sources=(
        Source(
            "F. Zou, J. A. Nossek",
            "Bifurcation and chaos in cellular neural networks",
            1993,
            "IEEE Trans. Circuits Syst. I 40, 166-173",
        ),
        Source(
            "P. Arena, R. Caponetto, L. Fortuna, D. Porto",
            "Bifurcation and chaos in noninteger order cellular neural networks",
            1998,
            "Int. J. Bifurcation Chaos 8, 1527-1539",
        ),
    ),
    params=(
        Param("p1", 1.24, 1.0, 1.6, "how strongly the first cell excites itself", tex="p_1"),
        Param("p2", 1.1, 0.8, 1.4, "how strongly the second cell excites itself", tex="p_2"),
        Param("r", 4.4, 3.0, 6.0, "strength of the loop between second and third cell"),
        Param("s", 3.21, 2.0, 4.0, "strength of the coupling to the first cell"),
    ),
    motion=Flow(
        """
        f = 0.5*(abs(x + 1) - abs(x - 1))
        g = 0.5*(abs(y + 1) - abs(y - 1))
        h = 0.5*(abs(z + 1) - abs(z - 1))
        x' = -x + p1*f - s*g - s*h
        y' = -y - s*f + p2*g - r*h
        z' = -z - s*f + r*g + h
        """,
        start=dict(x=-0.9151, y=-0.1831, z=0.8594),
        dt=0.005,
        transient=60.0,
        pace=4.0,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "z"),
            limits=((-1.75, 1.75), (-1.3, 1.3), (-1.4, 1.4)),
            look=Look(azimuth=-35.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("chaos", source="Zou & Nossek 1993", about="the values of the paper"),
        Preset("closed loop", p1=1.5, about="the cells take turns for ever"),
        Preset("weak coupling", s=2.4, about="a loop of another shape"),
    ),
    expects=audit.chaotic(0.098813, 0.0021, -0.5061),
    tags=("chaos", "circuit", "neural network", "piecewise linear"),
)

COLPITTS = Experiment(
    key="colpitts",
    title="Colpitts oscillator 1994",
    about="A one-transistor oscillator found in old radios, driven beyond its sine wave: the "
    "transistor opens in short kicks below z = e - 1 and is shut above. Raise b, the "
    "resistance, from 0.8 to 1.4 and the chaos falls back to the plain oscillation the "
    "circuit was made for.",
    sources=(
        Source(
            "M. P. Kennedy",
            "Chaos in the Colpitts oscillator",
            1994,
            "IEEE Trans. Circuits Syst. I 41, 771-774",
        ),
    ),
    params=(
        Param("a", 30.0, 5.0, 60.0, "gain of the transistor while it is open"),
        Param("b", 0.8, 0.5, 1.5, "resistance in the coil's branch: damping"),
        Param("c", 20.0, 12.0, 30.0, "supply voltage"),
        Param("d", 0.08, 0.02, 0.3, "conductance that drains the emitter's capacitor"),
        Param("e", 10.0, 5.0, 14.0, "z at which the transistor opens, plus one"),
    ),
    motion=Flow(
        """
        f = max(0, e - 1 - z)
        x' = y - a*f
        y' = c - x - b*y - z
        z' = y - d*z
        """,
        start=dict(x=8.0092, y=0.9529, z=8.7897),
        dt=0.01,
        transient=80.0,
        pace=5.0,
    ),
    shows=(
        Path(
            "path", of=("x", "y", "z"), marks=steady,
            limits=((5.45, 11.3), (-0.7, 3.3), (8.6, 11.95)),
            look=Look(azimuth=-130.0, elevation=26.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("chaos", about="kicks of uneven strength"),
        Preset("uneven kicks", b=0.9, about="more resistance: chaos of smaller kicks"),
        Preset("plain oscillation", b=1.4, about="the oscillation the circuit was made for"),
    ),
    expects=(
        *audit.chaotic(0.1084, 0.0026, -0.87999),
        Expect(
            "lyapunov.sum", -0.88, 1e-6, "trace of the Jacobian, -(b + d)",
            options={"until": 2000.0},
        ),
        Expect(
            steady, (20 - 1.064 * 270 / 30.08, 0.08 * 270 / 30.08, 270 / 30.08), 1e-12,
            "closed form: y = d z, a (e - 1 - z) = y",
        ),
    ),
    tags=("chaos", "strange attractor", "circuit", "piecewise linear"),
)  # fmt: skip

JERK = Experiment(
    key="jerk_circuit",
    title="Jerk circuit 2011",
    about="Three integrators and one diode: about the fewest parts with which an amplifier becomes "
    "chaotic. The diode's current grows so steeply that it cuts y off from above. Raise eps, "
    "a diode that leaks, from 1e-9 to 1e-6 and the path untangles into a closed loop.",
    sources=(
        Source(
            "J. C. Sprott",
            "A new chaotic jerk circuit",
            2011,
            "IEEE Trans. Circuits Syst. II 58, 240-243",
        ),
    ),
    params=(
        Param("eps", 1e-9, 1e-12, 1e-6, "current that leaks through the blocked diode",
              tex=r"\epsilon", scale="log"),
        Param("y0", 0.026, 0.015, 0.2, "thermal voltage: how steep the diode is", tex="y_0"),
    ),
    motion=Flow(
        """
        x' = y
        y' = z
        z' = -z - x - eps*(exp(y/y0) - 1)
        """,
        start=dict(x=0.2376, y=0.294, z=-0.1671),
        dt=0.01,
        transient=300.0,
        pace=12.0,
    ),
    shows=(
        Path(
            "path", of=("x", "y", "z"), marks=middle,
            limits=((-1.95, 0.8), (-1.15, 0.7), (-1.4, 1.55)),
            look=Look(azimuth=10.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("silicon diode", source="Sprott 2011", about="the values of the paper: chaos"),
        Preset("leaky diode", eps=1e-6, about="a closed loop"),
        Preset("soft diode", y0=0.1, about="a diode four times less steep: larger swings"),
    ),
    expects=(
        *audit.chaotic(0.071978, 0.0017, -0.99998, options={"until": 30_000.0}, quick=True),
        Expect("lyapunov.sum", -1.0, 1e-4, "trace of the Jacobian", options={"until": 2000.0}),
        Expect(steepness, 0.026 * log(0.026e9), 1e-12, "closed form"),
    ),
    tags=("chaos", "strange attractor", "circuit", "jerk"),
)  # fmt: skip

EXPERIMENTS = (CELLS, COLPITTS, JERK)
