"""Chua's circuit and kin: one diode of negative resistance, two capacitors, one coil.

    x' = alpha (y - x - h(x))     x, y: voltages across the capacitors
    y' = x - y + z                z: current through the coil
    z' = -beta y                  h: current of Chua's diode

The diode h is made of straight pieces, so each orbit is made of spirals glued together. With more
pieces the circuit has more scrolls; with a cubic in their place the field is smooth.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

MATSUMOTO = Source(
    "T. Matsumoto",
    "A chaotic attractor from Chua's circuit",
    1984,
    "IEEE Trans. Circuits Syst. 31, 1055-1058",
)
DOUBLE_SCROLL = Source(
    "L. O. Chua, M. Komuro, T. Matsumoto",
    "The double scroll family",
    1986,
    "IEEE Trans. Circuits Syst. 33, 1072-1118",
)
# the diode of many scrolls: the voltages at which it bends, its slopes from the middle outwards
BREAKS = (1.0, 2.15, 3.6, 8.2, 13.0)
SLOPES = (-0.14285714, 0.28571429, -0.57142857, 0.28571429, -0.57142857, 0.28571429)


def scrolls(m0, m1):
    """Centres of the two scrolls as (x, y, z), where the outer pieces of h meet -x."""
    if (1.0 + m0) * (1.0 + m1) >= 0.0:
        return ()
    x = (m1 - m0) / (1.0 + m1)
    return (x, 0.0, -x), (-x, 0.0, x)


def zeros():
    """Centres of the two scrolls of the cubic, where x^3/16 = x/6."""
    x = sqrt(16.0 / 6.0)
    return (x, 0.0, -x), (-x, 0.0, x)


def bends():
    """The diode of many scrolls beyond its outermost slope, as text."""
    return " + ".join(
        f"(m{i} - m{i + 1})*(abs(x + {c}) - abs(x - {c}))" for i, c in enumerate(BREAKS)
    )


CHUA = Experiment(
    key="chua",
    title="Chua's circuit 1984",
    about="The first electronic circuit built in order to be chaotic: a diode whose resistance is "
    "negative feeds two scrolls, and the path changes between them with no rule to be seen. "
    "Lower alpha from 15.6 to 14 and it keeps to one scroll; at 13 to a closed loop.",
    sources=(MATSUMOTO, DOUBLE_SCROLL),
    params=(
        Param("alpha", 15.6, 8.0, 17.0, "ratio of the capacitors: how fast x follows"),
        Param("beta", 28.0, 24.0, 50.0, "capacitor over coil: how stiffly the coil pulls back"),
        Param("m0", -1.142857, -1.3, -1.05, "slope of the diode's inner piece", tex="m_0"),
        Param("m1", -0.71429, -0.8, -0.5, "slope of the diode's outer pieces", tex="m_1"),
    ),
    motion=Flow(
        """
        h = m1*x + 0.5*(m0 - m1)*(abs(x + 1) - abs(x - 1))
        x' = alpha*(y - x - h)
        y' = x - y + z
        z' = -beta*y
        """,
        start=dict(x=1.4342, y=-0.2273, z=-2.6315),
        dt=0.005,
        transient=40.0,
        pace=2.0,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "z"),
            marks=scrolls,
            limits=((-2.35, 2.35), (-0.4, 0.4), (-3.75, 3.75)),
            look=Look(azimuth=-80.0, elevation=8.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x", "poincare", "orbit_diagram"),
    presets=(
        Preset("double scroll", about="both scrolls, in an order that never repeats"),
        Preset("single scroll", alpha=14.0, about="chaos that stays round one centre"),
        Preset("closed loop", alpha=13.0, about="a loop round one of the two centres"),
        Preset("at rest", alpha=9.0, about="the circuit settles: a steady voltage"),
    ),
    expects=(
        Expect(
            scrolls, (1.5, 0.0, -1.5, -1.5, 0.0, 1.5), 1e-4, "closed form: x = (m1 - m0)/(1 + m1)"
        ),
        *audit.chaotic(
            0.41461, 0.009, -3.8452, spread=0.025, options={"until": 6000.0}, quick=True
        ),
    ),
    tags=("chaos", "strange attractor", "circuit", "piecewise linear"),
)

CUBIC = Experiment(
    key="chua_cubic",
    title="Chua's circuit with a cubic",
    about="Chua's circuit with a smooth diode: a cubic replaces the straight pieces, and the two "
    "scrolls remain. Lower alpha from 10 to 8.8 and the path keeps to one of them; at 7.5 it "
    "is a closed loop.",
    sources=(
        Source(
            "A. I. Khibnik, D. Roose, L. O. Chua",
            "On periodic orbits and homoclinic bifurcations in Chua's circuit with a smooth "
            "nonlinearity",
            1993,
            "Int. J. Bifurcation Chaos 3, 363-384",
        ),
        MATSUMOTO,
    ),
    params=(
        Param("alpha", 10.0, 5.0, 10.5, "ratio of the capacitors: how fast x follows"),
        Param("beta", 100 / 7, 14.0, 25.0, "capacitor over coil: how stiffly the coil pulls back"),
    ),
    motion=Flow(
        """
        x' = alpha*(y - x**3/16 + x/6)
        y' = x - y + z
        z' = -beta*y
        """,
        start=dict(x=1.0, y=0.0, z=-1.0),
        dt=0.01,
        transient=60.0,
        pace=3.0,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "z"),
            marks=zeros,
            limits=((-2.25, 2.25), (-0.425, 0.425), (-3.25, 3.25)),
            look=Look(azimuth=-80.0, elevation=8.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("double scroll", about="both scrolls of the smooth circuit"),
        Preset("single scroll", alpha=8.8, about="chaos that stays round one centre"),
        Preset("closed loop", alpha=7.5, about="a loop round one of the two centres"),
    ),
    expects=(
        Expect(
            zeros,
            (sqrt(8 / 3), 0.0, -sqrt(8 / 3), -sqrt(8 / 3), 0.0, sqrt(8 / 3)),
            1e-12,
            "closed form: x^2 = 16/6",
        ),
        Expect("lyapunov.largest", 0.323, 6e-3, audit.SOURCE, options={"until": 20_000.0}),
        Expect(
            "lyapunov.sum",
            -3.496,
            0.02,
            f"{audit.SOURCE}: 0.323 + 0 - 3.819",
            options={"until": 20_000.0},
        ),
    ),
    tags=("chaos", "strange attractor", "circuit"),
)

MULTI = Experiment(
    key="multi_chua",
    title="Multi-scroll Chua circuit 1993",
    about="Chua's circuit with a diode that bends ten times: each pair of bends adds a scroll, so "
    "the path wanders along a row of them. Lower a from 9 to 8 and it is caught by one "
    "scroll; at 7 by a loop.",
    sources=(
        Source(
            "J. A. K. Suykens, J. Vandewalle",
            "Generation of n-double scrolls (n = 1, 2, 3, 4, ...)",
            1993,
            "IEEE Trans. Circuits Syst. I 40, 861-867",
        ),
        Source(
            "M. E. Yalcin, J. A. K. Suykens, J. Vandewalle",
            "Cellular neural networks, multi-scroll chaos and synchronization",
            2005,
            "World Scientific, Singapore",
        ),
    ),
    params=(
        Param("a", 9.0, 6.0, 10.0, "ratio of the capacitors: how fast x follows"),
        Param("b", 14.286, 13.0, 25.0, "capacitor over coil: how stiffly the coil pulls back"),
        *(
            Param(
                f"m{i}",
                slope,
                slope - 0.05,
                slope + 0.05,
                f"slope of the diode beyond its bend {i}" if i else "slope of the innermost piece",
                tex=f"m_{i}",
            )
            for i, slope in enumerate(SLOPES)
        ),
    ),
    motion=Flow(
        f"""
        h = m5*x + 0.5*({bends()})
        x' = a*(y - h)
        y' = x - y + z
        z' = -b*y
        """,
        start=dict(x=5.26, y=0.5712, z=-1.8268),
        dt=0.01,
        transient=60.0,
        pace=3.0,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "z"),
            limits=((-30.0, 30.5), (-4.95, 4.95), (-42.0, 42.0)),
            look=Look(azimuth=-80.0, elevation=8.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("many scrolls", about="a row of scrolls, visited in no order"),
        Preset("one scroll", a=8.0, about="caught by one scroll of the row"),
        Preset("closed loop", a=7.0, about="a loop inside one scroll"),
    ),
    expects=audit.chaotic(0.27171, 0.0064, -2.7197, spread=0.02),
    tags=("chaos", "strange attractor", "circuit", "multi-scroll", "piecewise linear"),
)

EXPERIMENTS = (CHUA, CUBIC, MULTI)
