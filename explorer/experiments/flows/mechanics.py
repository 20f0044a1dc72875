"""Pendulums that are too free: two rods in a row, and a weight that swings while it is hoisted.

Both are Hamiltonian: the states are coordinates and their canonical momenta, energy is kept, and
volume in the space of states is kept.
"""

from math import pi, radians, sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Param, Path, Preset, Series, Source

TURN = 2 * pi
UPRIGHT = (0.0, TURN)


def pendulum_energy(th1, th2, p1, p2, g, l1, l2, m1, m2):
    """Energy of the double pendulum [J], zero where both rods are level."""
    from numpy import cos, sin

    apart = th1 - th2
    mass = m1 + m2 * sin(apart) ** 2
    kinetic = (
        (p1 / l1) ** 2 / 2 + (m1 + m2) / m2 * (p2 / l2) ** 2 / 2 - p1 * p2 * cos(apart) / (l1 * l2)
    ) / mass
    return kinetic + (m1 + m2) * g * l1 * cos(th1) + m2 * g * l2 * cos(th2)


def bob(th1, th2, l1, l2):
    """How far aside the lower weight is [m]."""
    from numpy import sin

    return l1 * sin(th1) + l2 * sin(th2)


def modes(g, l1, l2, m1, m2):
    """Angular frequencies [rad/s] of the two small swings about hanging, the slow one first."""
    mass, length = m1 + m2, l1 + l2
    spread = sqrt((mass * length) ** 2 - 4 * m1 * mass * l1 * l2)
    return tuple(sqrt(g * (mass * length + s) / (2 * m1 * l1 * l2)) for s in (-spread, spread))


DOUBLE_PENDULUM = Experiment(
    key="double_pendulum",
    title="Double pendulum",
    about="Two weights on two stiff rods, without friction; the angles count from straight up, so "
    "the pendulum hangs at the middle of the picture. From level rods it tumbles, and no two "
    "tumbles are alike; a small swing is the sum of two tones. Shorten the second rod l2 to 0.3 "
    "and it whirls round the first.",
    sources=(
        Source("J. B. Marion, S. T. Thornton", "Classical Dynamics of Particles and Systems", 1995,
               "Saunders, Fort Worth"),
        Source("T. Shinbrot, C. Grebogi, J. Wisdom, J. A. Yorke", "Chaos in a double pendulum",
               1992, "Am. J. Phys. 60, 491-499"),
    ),
    params=(
        Param("g", 9.81, 1.0, 20.0, "acceleration of gravity", unit="m/s^2"),
        Param("l1", 1.0, 0.3, 2.0, "length of the first rod", unit="m"),
        Param("l2", 1.0, 0.3, 2.0, "length of the second rod", unit="m"),
        Param("m1", 1.0, 0.2, 5.0, "weight at the end of the first rod", unit="kg"),
        Param("m2", 1.0, 0.2, 5.0, "weight at the end of the second rod", unit="kg"),
    ),
    # p = dL/d(rate) of the Lagrangian L; w1, w2 are the rates, q the torque that the rods exchange
    motion=Flow(
        """
        c = cos(th1 - th2)
        s = sin(th1 - th2)
        mass = m1 + m2*s**2
        w1 = (l2*p1 - l1*p2*c)/(l1**2*l2*mass)
        w2 = ((m1 + m2)*l1*p2 - m2*l2*p1*c)/(m2*l1*l2**2*mass)
        q = m2*l1*l2*w1*w2*s
        th1' = w1
        th2' = w2
        p1' = (m1 + m2)*g*l1*sin(th1) - q
        p2' = m2*g*l2*sin(th2) + q
        """,
        start=dict(th1=pi / 2, th2=pi / 2, p1=0.0, p2=0.0),
        dt=0.005, method="dop853", conservative=True, pace=1.0,
        wrap={"th1": TURN, "th2": TURN},
        units={"th1": "rad", "th2": "rad", "p1": "kg m^2/s", "p2": "kg m^2/s", "t": "s"},
    ),
    shows=(
        Path("path", of=("th1", "th2"), limits=(UPRIGHT, UPRIGHT)),
        Series("energy", of=pendulum_energy, unit="J", help="kept, but for the error of the steps"),
        Series("aside", of=bob, unit="m", help="how far aside the lower weight is"),
    ),
    diagnostics=("lyapunov", "permutation_entropy:aside", "conservation:energy"),
    presets=(
        Preset("tumbling", about="let go with both rods level: chaos"),
        Preset("small swing", start=dict(th1=pi - 0.2, th2=pi - 0.1, p1=0.0, p2=0.0),
               about="two tones: regular"),
        Preset("whirl", l2=0.3, about="a short second rod goes round and round"),
        Preset("read at two paces", g=9.80665,
               start=dict(th1=pi - radians(120.0), th2=pi + radians(10.0), p1=0.0, p2=0.0),
               about="one rod at 120 degrees, one at -10: with tau = 1 its entropy is as low as a "
               "wave's; patterns of 0.8 s, as the sampling scheme advises, show the chaos"),
    ),
    expects=(
        Expect("lyapunov.sum", 0.0, 1e-4, "volume is kept (Liouville)", options={"until": 200.0}),
        Expect(modes, (sqrt(9.81 * (2 - sqrt(2))), sqrt(9.81 * (2 + sqrt(2)))), 1e-9,
               "equal rods and weights: w^2 = (2 -+ sqrt 2) g/l"),
        Expect("lyapunov.largest", 0.0, 0.01, "two tones: a regular motion", preset="small swing",
               options={"until": 2000.0}, thorough=True),
        *(
            Expect(f"permutation_entropy:aside.{name}", value, width, "DOP853 to 1e-11, 100 s, "
                   f"every {tau}/64 s: one orbit", preset="read at two paces", dt=1 / 64,
                   steps=6400, options={"tau": tau, "scheme": "never"})
            for tau, width, H, C in ((13, 0.03, 0.583, 0.364), (1, 0.02, 0.22, 0.20))
            for name, value in (("H", H), ("C", C))
        ),
    ),
    tags=("chaos", "conservative", "mechanics", "pendulum"),
)  # fmt: skip


def atwood_energy(x, y, px, py, g, m1, m2):
    """Energy of the swinging Atwood machine [J], zero with the weight at the pulley."""
    from numpy import hypot

    r = hypot(x, y)
    pr = (x * px + y * py) / r
    kinetic = (px**2 + py**2 - pr**2) / (2 * m1) + pr**2 / (2 * (m1 + m2))
    return kinetic + m2 * g * r + m1 * g * y


SWINGING_ATWOOD = Experiment(
    key="swinging_atwood",
    title="Swinging Atwood machine 1984",
    about="Two weights on a string over a pulley, and one of them may swing: the path is the one "
    "it draws in the air. The swing pulls the other weight up, its fall slings the swinging one "
    "in. Set m2 to 3, three times the swinging mass, and a second kept quantity makes every path "
    "regular.",
    sources=(
        Source("N. B. Tufillaro, T. A. Abbott, D. J. Griffiths", "Swinging Atwood's machine", 1984,
               "Am. J. Phys. 52, 895-903"),
        Source("N. Tufillaro", "Integrable motion of a swinging Atwood's machine", 1986,
               "Am. J. Phys. 54, 142-143"),
    ),
    params=(
        Param("g", 9.82, 1.0, 20.0, "acceleration of gravity", unit="m/s^2"),
        Param("m1", 1.0, 0.5, 2.0, "weight that swings", unit="kg"),
        Param("m2", 4.5, 2.1, 8.0, "weight that only goes up and down", unit="kg"),
    ),
    # the paper's polar r and angle, turned to x and y (up) of the swinging weight, pulley at 0
    motion=Flow(
        """
        r = sqrt(x**2 + y**2)
        pr = (x*px + y*py)/r
        k = m2/(m1*(m1 + m2))
        x' = px/m1 - k*pr*x/r
        y' = py/m1 - k*pr*y/r
        px' = k*pr*(px - pr*x/r)/r - m2*g*x/r
        py' = k*pr*(py - pr*y/r)/r - m2*g*y/r - m1*g
        """,
        start=dict(x=0.113296, y=0.0, px=0.10992, py=0.17747 / 0.113296),
        dt=0.002, method="dop853", conservative=True, pace=0.4,
        units={"x": "m", "y": "m", "px": "kg m/s", "py": "kg m/s", "t": "s"},
    ),
    shows=(
        Path("path", of=("x", "y"), limits=((-0.14, 0.14), (-0.185, 0.12))),
        Series("energy", of=atwood_energy, unit="J", help="kept, but for the error of the steps"),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("irregular", about="chaos, here and there sticking to regular motion"),
        Preset("integrable", m2=3.0, source="Tufillaro 1986", about="m2 = 3 m1: regular"),
        Preset("teardrop", m2=2.812, start=dict(x=0.1, y=0.0, px=0.0, py=0.0),
               about="let go at rest beside the pulley: comes back to where it began"),
    ),
    expects=(
        *audit.chaotic(0.14375, 0.016, 0.0, options={"until": 2000.0})[:1],
        Expect("lyapunov.sum", 0.0, 1e-4, "volume is kept (Liouville)", options={"until": 20.0}),
    ),
    tags=("chaos", "conservative", "mechanics", "pendulum"),
)  # fmt: skip

EXPERIMENTS = (DOUBLE_PENDULUM, SWINGING_ATWOOD)
