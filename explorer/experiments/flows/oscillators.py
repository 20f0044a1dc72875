"""Forced and self-excited oscillators: one spring or circuit, and what a drive makes of it.

Duffing's spring of two wells, van der Pol's valve under a periodic voltage, and the generator
with an inertial nonlinearity that Anishchenko and Astakhov built.
"""

from math import pi, sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

TURN = 2 * pi


def beat(omega):
    """Time of one turn of the drive, [time]."""
    return TURN / omega


def wells(alpha, beta):
    """Where the undriven spring rests as (x, v): the middle, and the wells x^2 = -beta/alpha."""
    if beta >= 0.0:
        return ((0.0, 0.0),)
    x = sqrt(-beta / alpha)
    return (x, 0.0), (0.0, 0.0), (-x, 0.0)


DUFFING = Experiment(
    key="duffing",
    title="Duffing oscillator",
    about="A buckled beam that is shaken: a ball in two wells under a periodic force. Weak forces "
    "keep it in one well, strong ones throw it to and fro in step; between, it changes wells "
    "without rule. Turn gamma from 0.2 to 0.3 and to 0.5. Only one point in each turn of the "
    "drive shows the strange attractor.",
    sources=(
        Source("G. Duffing", "Erzwungene Schwingungen bei veränderlicher Eigenfrequenz und ihre "
               "technische Bedeutung", 1918, "Vieweg, Braunschweig"),
        Source("P. Holmes", "A nonlinear oscillator with a strange attractor", 1979,
               "Phil. Trans. R. Soc. A 292, 419-448"),
    ),
    params=(
        Param("delta", 0.2, 0.0, 0.5, "friction: the rate at which area shrinks"),
        Param("beta", -1.0, -2.0, 1.0, "linear force; below zero it pushes out of the middle"),
        Param("alpha", 1.0, 0.2, 2.0, "cubic force, which brings the ball back"),
        Param("gamma", 0.3, 0.0, 0.8, "strength of the drive"),
        Param("omega", 1.0, 0.5, 2.0, "frequency of the drive", unit="rad/time"),
    ),
    motion=Flow(
        """
        x' = v
        v' = -delta*v - beta*x - alpha*x**3 + gamma*cos(omega*t)
        """,
        start=dict(x=-0.92119, v=-0.424887), dt=0.02, transient=60.0, period=beat, pace=6.0,
    ),
    shows=(Path("path", of=("x", "v"), marks=wells, limits=((-1.6, 1.6), (-1.0, 1.0))),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("two wells", about="chaos: the ball changes wells without rule"),
        Preset("one well", gamma=0.2, about="a weak drive: a small closed curve"),
        Preset("both in step", gamma=0.5, about="a strong drive: a large closed curve"),
        Preset("catalogue", delta=0.1, gamma=0.35, omega=1.4,
               about="the values by which catalogues of chaotic flows list it"),
    ),
    expects=(
        Expect("lyapunov.largest", 0.157, 4e-3, "DP5(4) with exact Jacobians; 0.159 in literature",
               options={"until": 100_000.0}),
        Expect("lyapunov.sum", -0.2, 1e-6, "trace of the Jacobian, -delta",
               options={"until": 200.0}),
        *audit.chaotic(0.12041, 0.0035, -0.099999, preset="catalogue"),
        Expect(wells, (1, 0, 0, 0, -1, 0), 1e-12, "x^2 = -beta/alpha"),
    ),
    tags=("chaos", "driven", "mechanics", "strange attractor"),
)  # fmt: skip


def swing(w):
    """Time of one turn of the applied voltage, [time]."""
    return TURN / w


FORCED_VAN_DER_POL = Experiment(
    key="forced_van_der_pol",
    title="Forced van der Pol oscillator",
    about="A valve that oscillates by itself, under a periodic voltage. Slow charging, sudden "
    "discharge: the more so the larger mu. At these values drive and valve agree on a common "
    "period and nothing is chaotic, as for nearly all settings; the preset 'chaos' is one of the "
    "exceptions. The second variable u, of Liénard, keeps the picture square.",
    sources=(
        Source("B. van der Pol", "A theory of the amplitude of free and forced triode vibrations",
               1920, "Radio Review 1, 701-710"),
        Source("U. Parlitz, W. Lauterborn", "Period-doubling cascades and devil's staircases of "
               "the driven van der Pol oscillator", 1987, "Phys. Rev. A 36, 1428-1434"),
    ),
    params=(
        Param("mu", 8.53, 0.1, 9.0, "gain of the valve: how stiff the oscillation is"),
        Param("a", 1.2, 0.0, 6.0, "strength of the applied voltage"),
        Param("w", 0.63, 0.1, 3.0, "frequency of the applied voltage", unit="rad/time"),
    ),
    # Lienard's plane: x'' = mu (1 - x^2) x' - x + a sin(w t), and u is x'/mu less the cubic of x
    motion=Flow(
        """
        x' = mu*(x - x**3/3 + u)
        u' = (a*sin(w*t) - x)/mu
        """,
        start=dict(x=1.19816, u=-0.659887), dt=0.01, transient=150.0, period=swing, pace=12.0,
    ),
    shows=(Path("path", of=("x", "u"), limits=((-2.2, 2.2), (-0.9, 0.9))),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("locked", about="a closed curve"),
        Preset("chaos", mu=5.0, a=5.0, w=2.466, source="Parlitz & Lauterborn 1987",
               about="a thin band of settings where doubling has run its course"),
        Preset("alone", a=0.0, about="the valve without a drive: its own cycle"),
    ),
    expects=(
        Expect("lyapunov.largest", -0.01434, 1e-3, audit.SOURCE, thorough=True),
        Expect("lyapunov.sum", -13.207, 0.13, audit.SOURCE, thorough=True),
    ),
    tags=("regular", "driven", "circuit", "relaxation"),
)  # fmt: skip


ANISHCHENKO_ASTAKHOV = Experiment(
    key="anishchenko_astakhov",
    title="Anishchenko & Astakhov 1983",
    about="A generator whose gain sinks as a heated element z warms up, and z warms with a delay "
    "and only while x is positive. Turns grow, the element warms, turns shrink. Lower the gain m "
    "to 0.9 and the cycles are regular; beyond 1.1 they double and turn to chaos.",
    sources=(
        Source("V. S. Anishchenko, V. Astakhov, A. Neiman, T. Vadivasova, L. Schimansky-Geier",
               "Nonlinear Dynamics of Chaotic and Stochastic Systems", 2007, "Springer, Berlin"),
    ),
    params=(
        Param("m", 1.2, 0.2, 1.6, "gain of the generator over its losses"),
        Param("g", 0.5, 0.05, 1.0, "rate at which the element warms and cools"),
    ),
    # the heating, a square for x > 0 and nothing below, has a continuous slope
    motion=Flow(
        """
        x' = m*x + y - x*z
        y' = -x
        z' = -g*z + g*max(x, 0)**2
        """,
        start=dict(x=-0.696172, y=-0.293224, z=0.525679), dt=0.02, transient=140.0, pace=8.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-4.2, 4.5), (-2.1, 7.4), (0.0, 4.7)),
                look=Look(84.0, 34.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("uneven turns", about="chaos"),
        Preset("closed curve", m=0.9, about="less gain: a cycle"),
        Preset("warm element", g=0.6438, about="a quicker element, and a stronger chaos"),
    ),
    expects=audit.chaotic(0.039227, 0.0019, -0.41662),
    tags=("chaos", "circuit", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (DUFFING, FORCED_VAN_DER_POL, ANISHCHENKO_ASTAKHOV)
