"""Delay equations: the rate of change hangs on what was, tau ago.

    Mackey-Glass   x' = beta x_tau / (1 + x_tau^n) - gamma x
    Ikeda          x' = mu sin(x_tau - x0) - c x
    Sprott         x' = sin x_tau
    Voss           x' = -alpha x + f(x_tau), f a cubic
    scroll         x' = -alpha x_tau + beta tanh(10 x_tau)
    circuit        x' = -alpha x_tau + beta (3 x_tau / c - (x_tau / c)^3)

with x_tau = x(t - tau). One line of text, and yet a state is a whole stretch of the past, so that
chaos needs no second variable. The pictures put x_tau over x; before the start x is constant, so
that the first stretch has a closed form, which the Expects use.
"""

from __future__ import annotations

from math import exp, pi, sin, sqrt, tanh

from explorer.experiments import audit
from explorer.model import After, Expect, Experiment, Flow, Param, Path, Preset, Source

DIAGNOSTICS = ("lyapunov", "permutation_entropy:path.x")
STRETCH = "method of steps: closed form of the first stretch"


def chaotic(largest, error, until, *, preset=None, quick=False):
    """What the audit says of a delay equation: its largest exponent alone, the row is endless."""
    options = {"until": until, "count": 1}
    room = max(0.1 * largest, 4 * error)
    return Expect(
        "lyapunov.largest", largest, room, audit.SOURCE, options=options, preset=preset,
        thorough=not quick,
    )  # fmt: skip


def still(about, preset=None, until=4000.0):
    """A run that ends in a cycle: its largest exponent is the zero along the cycle."""
    return Expect(
        "lyapunov.largest", 0.0, 1e-3, about, options={"until": until, "count": 1}, preset=preset,
        thorough=True,
    )  # fmt: skip


def balance(beta, gamma, n):
    """Where production and decay cancel, as a point of the picture; none where decay wins."""
    if gamma <= 0.0 or beta <= gamma:
        return ()
    x = (beta / gamma - 1.0) ** (1.0 / n)
    return ((x, x),)


def balances(alpha, beta, c):
    """The three points at rest of the circuit: the middle one and its mirror images."""
    if beta <= 0.0 or alpha * c >= 3.0 * beta:
        return ((0.0, 0.0),)
    x = c * sqrt(3.0 - alpha * c / beta)
    return (0.0, 0.0), (x, x), (-x, -x)


MACKEY_GLASS = Experiment(
    key="mackey_glass",
    title="Mackey–Glass 1977",
    about="White blood cells: how many are made hangs on how many there were a few days ago. At a "
    "delay of 16 the count swings for ever the same; raise tau past 17 and it never repeats, and "
    "the longer the delay, the more dimensions the chaos has.",
    sources=(
        Source(
            "M. C. Mackey, L. Glass", "Oscillation and chaos in physiological control systems",
            1977, "Science 197, 287-289", "10.1126/science.267326",
        ),
        Source(
            "J. D. Farmer", "Chaotic attractors of an infinite-dimensional dynamical system", 1982,
            "Physica D 4, 366-393",
        ),
    ),
    params=(
        Param("beta", 0.2, 0.1, 0.5, "cells made per day, where there are few"),
        Param("gamma", 0.1, 0.05, 0.2, "share of the cells that die per day"),
        Param("n", 10.0, 5.0, 20.0, "how sharply a full blood stream stops production"),
        Param("tau", 16.0, 1.0, 60.0, "days between demand and ripe cells", hard_min=0.0),
    ),
    motion=Flow(
        """
        past = x(t - tau)
        x' = beta*past/(1 + past**n) - gamma*x
        """,
        start=dict(x=1.2),
        dt=0.1,
        transient=1000.0,
        pace=40.0,
    ),
    shows=(Path("path", of=("x", "past"), limits=((0.2, 1.45), (0.2, 1.45)), marks=balance),),
    diagnostics=DIAGNOSTICS,
    presets=(
        Preset("tau 16", about="one closed curve, on the brink of chaos"),
        Preset("tau 17", tau=17.0, about="the usual benchmark of forecasters: weak chaos"),
        Preset("tau 30", tau=30.0, about="two directions part: hyperchaos"),
        Preset("tau 8", tau=8.0, about="a plain swing"),
    ),
    expects=(
        *audit.regular(5.961, options={"until": 12_000.0, "count": 1}),
        Expect(balance, (1.0, 1.0), 1e-12, "beta / (1 + x^n) = gamma"),
        Expect(
            After(160, "rk4"), 1.2 * exp(-1.6) + 2.4 / (1 + 1.2**10) * (1 - exp(-1.6)), 1e-9,
            STRETCH,
        ),
        still("a cycle", "tau 8"),
    ),
    tags=("delay", "regular", "biology"),
)  # fmt: skip

IKEDA = Experiment(
    key="ikeda_delay",
    title="Ikeda delay 1979",
    about="Light that goes round in a ring of glass and meets itself again tau later. The phase "
    "winds so fast that eight directions or more part from each other. Bring mu up from -20 to -4 "
    "and a single closed curve is left.",
    sources=(
        Source(
            "K. Ikeda, K. Matsumoto", "High-dimensional chaotic behavior in systems with "
            "time-delayed feedback", 1987, "Physica D 29, 223-235",
        ),
    ),
    params=(
        Param("mu", -20.0, -30.0, -1.0, "strength of the light that comes round"),
        Param("c", 1.0, 0.5, 3.0, "how fast the medium forgets"),
        Param("x0", 0.0, 0.0, 2 * pi, "phase that the ring adds", unit="rad"),
        Param("tau", 2.0, 0.1, 5.0, "time of one turn round the ring", hard_min=0.0),
    ),
    motion=Flow(
        """
        past = x(t - tau)
        x' = mu*sin(past - x0) - c*x
        """,
        start=dict(x=1.0),
        dt=0.02,
        transient=100.0,
        pace=5.0,
    ),
    shows=(Path("path", of=("x", "past"), limits=((-13.0, 13.0), (-13.0, 13.0))),),
    diagnostics=DIAGNOSTICS,
    presets=(
        Preset("turbulent", about="the values of the audit: high-dimensional chaos"),
        Preset("closed curve", mu=-4.0, about="it came to rest on a lopsided cycle"),
        Preset("two directions", mu=-10.0, about="chaos with fewer directions that part"),
    ),
    expects=(
        Expect(
            "lyapunov.largest", 0.450, 0.005, audit.SOURCE,
            options={"until": 20_000.0, "count": 1},
        ),
        Expect(
            After(100, "rk4"), exp(-2.0) - 20.0 * sin(1.0) * (1.0 - exp(-2.0)), 1e-7, STRETCH
        ),
        still("a cycle", "closed curve", 1000.0),
    ),
    tags=("delay", "hyperchaos", "laser"),
)  # fmt: skip

SPROTT = Experiment(
    key="sprott_delay",
    title="Sprott delay 2007",
    about="Perhaps the simplest delay equation with chaos: no parameter but the delay. Beyond "
    "tau = 4.9 the phase slips from well to well and wanders like a drunkard; below, it goes round "
    "one of them. The picture folds every well onto one.",
    sources=(
        Source(
            "J. C. Sprott", "A simple chaotic delay differential equation", 2007,
            "Phys. Lett. A 366, 397-402",
        ),
    ),
    params=(Param("tau", 5.1, 0.5, 10.0, "how long ago the phase pushes", hard_min=0.0),),
    motion=Flow(
        """
        past = x(t - tau)
        x' = sin(past)
        """,
        start=dict(x=1.0),
        dt=0.05,
        transient=200.0,
        pace=20.0,
        wrap=dict(x=2 * pi, past=2 * pi),
    ),
    shows=(Path("path", of=("x", "past"), limits=((0.0, 2 * pi), (0.0, 2 * pi))),),
    diagnostics=DIAGNOSTICS,
    presets=(
        Preset("drunkard", about="the phase slips from well to well"),
        Preset("round one well", tau=3.0, about="a cycle about x = pi"),
        Preset("at rest", tau=1.0, about="shorter than pi / 2: it settles at x = pi"),
    ),
    expects=(
        chaotic(0.049098, 0.0021, 40_000.0, quick=True),
        Expect(After(100, "rk4"), 1.0 + 5.0 * sin(1.0), 1e-10, STRETCH),
        still("a cycle", "round one well"),
    ),
    tags=("delay", "chaos"),
)  # fmt: skip

VOSS = Experiment(
    key="voss_delay",
    title="Voss delay circuit 2002",
    about="An electronic circuit whose output comes back through a delay line and a cubic element; "
    "a copy of it can be made to run ahead of it. Raise alpha past 4 and the noise-like voltage "
    "becomes a plain cycle.",
    sources=(
        Source(
            "H. U. Voss", "Real-time anticipation of chaotic states of an electronic circuit", 2002,
            "Int. J. Bifurcation Chaos 12, 1619-1625",
        ),
    ),
    params=(
        Param("alpha", 3.24, 3.0, 5.0, "how fast the circuit discharges"),
        Param("tau", 13.28, 0.5, 20.0, "length of the delay line", hard_min=0.0),
    ),
    motion=Flow(
        """
        past = x(t - tau)
        x' = -alpha*x - 10.44*past**3 - 13.95*past**2 - 3.63*past + 0.85
        """,
        start=dict(x=0.2),
        dt=0.04,
        transient=400.0,
        pace=15.0,
    ),
    shows=(Path("path", of=("x", "past"), limits=((-0.8, 0.4), (-0.8, 0.4))),),
    diagnostics=DIAGNOSTICS,
    presets=(
        Preset("circuit", about="the values of the paper"),
        Preset("short line", tau=2.0, about="fewer dimensions, faster parting"),
        Preset("cycle", alpha=4.5, about="the voltage repeats"),
    ),
    expects=(
        chaotic(0.017351, 7.1e-05, 20_000.0),
        Expect(
            After(300, "rk4"),
            0.2 * exp(-38.88) + (0.85 - 10.44 * 0.008 - 13.95 * 0.04 - 3.63 * 0.2) / 3.24
            * (1.0 - exp(-38.88)),
            1e-9, STRETCH,
        ),
        still("a cycle", "cycle", 6000.0),
    ),
    tags=("delay", "hyperchaos", "circuit"),
)  # fmt: skip

SCROLL = Experiment(
    key="scroll_delay",
    title="Two-scroll delay equation",
    about="The present takes no part: the push comes from the state tau ago alone, and a steep "
    "switch turns it round. Two scrolls, like those of a double-well circuit. Lower tau to 8.5 and "
    "only one of them is left, closed to a curve.",
    sources=(
        Source(
            "M. E. Yalçın, S. Özoğuz", "n-scroll chaotic attractors from a first-order time-delay "
            "differential equation", 2007, "Chaos 17, 033112",
        ),
    ),
    params=(
        Param("alpha", 0.2, 0.1, 0.25, "pull towards the middle, by what was"),
        Param("beta", 0.2, 0.1, 0.4, "height of the switch"),
        Param("tau", 10.0, 1.0, 11.0, "how long ago the push comes from", hard_min=0.0),
    ),
    motion=Flow(
        """
        past = x(t - tau)
        x' = -alpha*past + beta*tanh(10*past)
        """,
        start=dict(x=0.5),
        dt=0.1,
        transient=400.0,
        pace=40.0,
    ),
    shows=(Path("path", of=("x", "past"), limits=((-2.4, 2.4), (-2.4, 2.4))),),
    diagnostics=DIAGNOSTICS,
    presets=(
        Preset("two scrolls", about="it changes sides when the push comes late"),
        Preset("one scroll", tau=8.5, about="one closed curve, on one side"),
        Preset("at rest", tau=6.0, about="shorter than pi / (2 alpha): it settles at beta / alpha"),
    ),
    expects=(
        chaotic(0.02922, 0.00027, 40_000.0, quick=True),
        Expect(After(100, "rk4"), 0.5 + 10.0 * (0.2 * tanh(5.0) - 0.1), 1e-10, STRETCH),
        still("a cycle", "one scroll", 10_000.0),
    ),
    tags=("delay", "chaos", "circuit"),
)  # fmt: skip

CIRCUIT = Experiment(
    key="piecewise_circuit",
    title="Tamaševičius delay circuit 2006",
    about="An integrator, a delay line and an N-shaped element: a chaotic oscillator with a smooth "
    "spectrum. From tau = 2.5 one of two mirror-image cycles grows; past 4.2 both sides are "
    "visited in turn. Past 5 the voltage runs away.",
    sources=(
        Source(
            "A. Tamaševičius, G. Mykolaitis, S. Bumelienė", "Delayed feedback chaotic oscillator "
            "with improved spectral characteristics", 2006, "Electron. Lett. 42, 736-737",
        ),
    ),
    params=(
        Param("alpha", 1.0, 0.96, 1.3, "pull towards the middle, by what was"),
        Param("beta", 1.0, 0.6, 1.04, "height of the N"),
        Param("c", 2.24, 2.2, 3.0, "width of the N"),
        Param("tau", 4.9, 0.5, 4.95, "length of the delay line", hard_min=0.0),
    ),
    motion=Flow(
        """
        past = x(t - tau)
        x' = -alpha*past + beta*(3*past/c - (past/c)**3)
        """,
        start=dict(x=0.5),
        dt=0.05,
        transient=300.0,
        pace=20.0,
    ),
    shows=(Path("path", of=("x", "past"), limits=((-3.2, 3.2), (-3.2, 3.2)), marks=balances),),
    diagnostics=DIAGNOSTICS,
    presets=(
        Preset("both sides", about="it changes sides at no regular time"),
        Preset("both in turn", tau=4.2, about="a cycle that visits both sides"),
        Preset("one side", tau=3.0, about="a cycle round one of the outer points at rest"),
    ),
    expects=(
        chaotic(0.0258, 0.00046, 100_000.0),
        Expect(
            After(90, "rk4"), 0.5 + 4.5 * (1.5 / 2.24 - (0.5 / 2.24) ** 3 - 0.5), 1e-10, STRETCH
        ),
        Expect(balances, (0, 0, 1.95, 1.95, -1.95, -1.95), 0.01, "3 - (x / c)^2 = alpha c / beta"),
        still("a cycle", "one side"),
    ),
    tags=("delay", "chaos", "circuit"),
)  # fmt: skip

EXPERIMENTS = (MACKEY_GLASS, IKEDA, SPROTT, VOSS, SCROLL, CIRCUIT)
