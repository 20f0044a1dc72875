"""Kuramoto-Sivashinsky equation: the simplest turbulence, a flame front on a ring.

    u_t = -u u_x - a u_xx - b u_xxxx

The second derivative feeds long waves, the fourth eats short ones, and the first term carries
energy from one to the other. On a ring shorter than 13 it comes to rest; at 22 it is chaotic.
"""

import numpy as np

from explorer.model import (
    Array,
    BadInput,
    Expect,
    Experiment,
    Kernel,
    Param,
    Preset,
    Profile,
    Series,
    Source,
)

RENEW = 2.5  # [time] between two orthonormalisations of tangent vectors
SETTLED = 500.0  # [time] until the start is forgotten
SYMBOL = "growth rate k^2 - k^4, exact"
AUDIT = "ETDRK4 with tangent vectors, two starts, T = 6000"


def coefficients(points, length, feed, damping, dt):
    """What one step multiplies by."""
    from explorer.numerics import etdrk4

    return etdrk4.coefficients(points, length, dt, -feed, -damping, 0.0)


def advance(u, points, length, feed, damping, dt, n):
    """Take n steps of ETDRK4 in place. u (points,) float64."""
    from explorer.numerics import etdrk4

    etdrk4.march(u, *coefficients(points, length, feed, damping, dt), n)


def positions(points, length):
    """(points,) places round the ring."""
    return length / points * np.arange(points)


def begin(points, length, noise, seed):
    """One and a half waves and a little noise, no mean."""
    s = 2.0 * np.pi * np.arange(points) / points
    chance = np.random.RandomState(seed % 2**32)  # promised never to change
    u = np.cos(s) * (1.0 + np.sin(s)) + noise * chance.randn(points)
    return {"u": u - u.mean()}


def check(points):
    """Refuse a ring that cannot be halved."""
    if points % 2:
        raise BadInput(f"points = {points}: give an even number")


def energy(u):
    """Mean of u^2: it settles, and never rests."""
    return float((u * u).mean())


def growth(points, length, feed, damping, dt, wave):
    """Rate [1/time] at which one faint wave grows."""
    u = 1e-8 * np.cos(2.0 * np.pi * wave / length * positions(points, length))
    before = abs(np.fft.rfft(u)[wave])
    advance(u, points, length, feed, damping, dt, 40)
    return float(np.log(abs(np.fft.rfft(u)[wave]) / before) / (40 * dt))


def exponents(points, length, feed, damping, noise, dt, until, seed, vectors):
    """The largest Lyapunov exponents [1/time], by tangent vectors of the very steps."""
    from explorer.numerics import etdrk4

    given = coefficients(points, length, feed, damping, dt)
    u = begin(points, length, noise, seed)["u"]
    advance(u, points, length, feed, damping, dt, round(SETTLED / dt))
    frame = np.random.default_rng(seed).standard_normal((vectors, points))
    # the mean is conserved: that neutral direction is left out
    frame = _orthonormal(frame - frame.mean(axis=1)[:, None])[0]
    steps, rounds = round(RENEW / dt), round(until / RENEW)
    total = np.zeros(vectors)
    for i in range(rounds + 40):
        etdrk4.tangent_march(u, frame, *given, steps)
        frame, grown = _orthonormal(frame)
        if i >= 40:  # by then the vectors have found their directions
            total += grown
    return total / (rounds * steps * dt)


def _orthonormal(frame):
    q, r = np.linalg.qr(frame.T)
    return np.ascontiguousarray(q.T), np.log(np.abs(np.diag(r)))


def largest(points, length, feed, damping, noise, dt, until, seed):
    """The largest exponent [1/time]."""
    return float(exponents(points, length, feed, damping, noise, dt, until, seed, 2)[0])


def dimension(points, length, feed, damping, noise, dt, until, seed):
    """Kaplan-Yorke dimension; the mean, which never changes, counts for nothing."""
    from explorer.numerics import tangent

    found = exponents(points, length, feed, damping, noise, dt, until, seed, 12)
    return float(tangent.kaplan_yorke(found))


def contracting(points, length, feed, damping, noise, dt, until, seed):
    """Exponents 10 to 12: two alike, and one far below."""
    return exponents(points, length, feed, damping, noise, dt, until, seed, 12)[9:12]


def mean_square(points, length, feed, damping, noise, dt, until, seed):
    """Mean of u^2 over time, after the start is forgotten."""
    u = begin(points, length, noise, seed)["u"]
    advance(u, points, length, feed, damping, dt, round(SETTLED / dt))
    found = []
    for _ in range(round(until)):
        advance(u, points, length, feed, damping, dt, round(1.0 / dt))
        found.append(energy(u))
    return float(np.mean(found))


LONG = {"dt": 0.25, "until": 6000.0, "seed": 0}

EXPERIMENT = Experiment(
    key="kuramoto_sivashinsky",
    title="Kuramoto-Sivashinsky flame front",
    about="The slope of a flame front, or of a film running down a wall. Cells are born, drift, "
    "merge and die, for ever and never the same way twice. Shorten the ring below 13: everything "
    "comes to rest; make it 100 long: turbulence with room for a dozen cells.",
    sources=(
        Source("Y. Kuramoto, T. Tsuzuki", "Persistent propagation of concentration waves in "
               "dissipative media far from thermal equilibrium", 1976,
               "Prog. Theor. Phys. 55, 356-369", "10.1143/PTP.55.356"),
        Source("G. I. Sivashinsky", "Nonlinear analysis of hydrodynamic instability in laminar "
               "flames I. Derivation of basic equations", 1977, "Acta Astronaut. 4, 1177-1206",
               "10.1016/0094-5765(77)90096-0"),
        Source("A.-K. Kassam, L. N. Trefethen", "Fourth-order time-stepping for stiff PDEs", 2005,
               "SIAM J. Sci. Comput. 26, 1214-1233", "10.1137/S1064827502410633"),
    ),
    params=(
        Param("feed", 1.0, 0.0, 1.5, "how strongly long waves grow", tex="a"),
        Param("damping", 1.0, 0.3, 3.0, "how strongly short waves are damped", tex="b",
              hard_min=1e-3),
        Param("length", 22.0, 6.0, 200.0, "way round the ring", tex="L", effect="restart",
              group="ring", hard_min=1e-3),
        Param("points", 64, 32, 1024, "points of the grid", tex="N", kind="int", scale="log",
              effect="restart", group="ring", hard_min=8, hard_max=65536),
        Param("noise", 0.1, 0.0, 1.0, "deviation of the noise on the first wave",
              tex=r"\epsilon", effect="restart", group="ring", hard_min=0.0),
    ),
    motion=Kernel(
        advance, state={"u": Array("points")}, start=begin, dt=0.25, check=check, pace=16.0
    ),
    shows=(
        Profile("u", over=positions, span=200.0, signed=True),
        Series("energy", of=energy, label="mean of u²", help="mean of u^2 round the ring"),
    ),
    diagnostics=("field_spectrum", "field_entropies", "permutation_entropy:energy"),
    presets=(
        Preset("small chaos", source="Cvitanović, Davidchack & Siminos 2010, SIAM J. Appl. Dyn. "
               "Syst. 9, 1-33", about="L = 22, the length studied most: a handful of cells"),
        Preset("at rest", length=12.0, about="too short for a fight: the cells stand still"),
        Preset("turbulence", length=100.0, points=256, about="room for a dozen cells"),
    ),
    expects=(
        *(
            Expect(growth, (k := 2 * np.pi * wave / 22.0) ** 2 - k**4, 1e-6, SYMBOL,
                   options={"dt": 0.25, "wave": wave})
            for wave in (1, 2, 3, 4)
        ),
        Expect(mean_square, 1.41, 0.05, AUDIT, options={**LONG, "until": 4000.0}),
        Expect(largest, 0.048, 5e-3, AUDIT, options=LONG),
        Expect(dimension, 5.24, 0.05, AUDIT, options=LONG, thorough=True),
        Expect(contracting, (-1.96, -1.97, -5.60), 0.02, AUDIT, options=LONG, thorough=True),
    ),
    tags=("chaos", "turbulence", "partial differential equation"),
    equations=(r"u_t = -u\,u_x - a\,u_{xx} - b\,u_{xxxx}",),
)  # fmt: skip
