"""Ride with the wave: what is complicated from fixed places is plain along characteristics.

    u_t + c u_x = nu u_xx     or     u_t + u u_x = 0

Snapshots of a travelling edge need many modes; followed along x' = c they need one. So a network
that learns x(X, t) and u(X, t) succeeds where one that learns u(x, t) fails: the tool
`convection_nets` trains both. Burgers' wave shows the limit: where characteristics cross there is
nobody left to ride with.
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
from explorer.numerics.remembered import remembered

TIMES = 256  # snapshots of one journey
CROSSED = 1.0 - 1e-9  # of the time until characteristics cross


def places(points):
    """(points,) from 0 to 2 pi."""
    return 2.0 * np.pi / points * np.arange(points)


def span(law, shape, points, c):
    """Time of one journey: once round the circle, or until characteristics cross."""
    from explorer.numerics import frames

    if law == "burgers":
        x = frames.places(points)
        return CROSSED * frames.crossing(rising(shape, x), x)
    return frames.LENGTH / abs(c) if c else 1.0


def rising(shape, x):
    """The first wave of Burgers' equation, turned so that sin x first steepens at 0."""
    from explorer.numerics import frames

    return -frames.wave(shape, x)


@remembered
def journey(law, shape, points, c, nu, modes):
    """(u, of so many modes, ridden, ways), (points, TIMES) each.

    ridden   one mode of u and one of x - X along characteristics, put back on fixed places
    ways     x - X of the characteristics
    """
    from explorer.numerics import frames

    x, last = frames.places(points), span(law, shape, points, c)
    if law == "burgers":
        first = rising(shape, x)
        ways = first[:, None] * (last * np.arange(TIMES) / TIMES)
        still = np.repeat(first[:, None], TIMES, axis=1)
        whole = back(x[:, None] + ways, still, x)
    else:
        whole = frames.eulerian(shape, points, c, nu, last, TIMES)
        ways, still = frames.lagrangian(shape, points, c, nu, last, TIMES)
    ridden = back(x[:, None] + frames.reduced(ways, 1), frames.reduced(still, 1), x)
    return whole, frames.reduced(whole, modes), ridden, ways


def back(where, u, x):
    """Values u at moving places (points, TIMES), read on fixed ones."""
    turn = 2.0 * np.pi
    found = np.empty_like(u)
    for k in range(u.shape[1]):
        order = np.argsort(np.mod(where[:, k], turn), kind="stable")
        found[:, k] = np.interp(x, np.mod(where[order, k], turn), u[order, k], period=turn)
    return found


def own(law, shape, points, c, nu, modes):
    """The journey at these dials: round the circle, speed and diffusion act by their ratio only."""
    if c:
        c, nu = float(np.sign(c)), nu / abs(c)
    return journey(law, shape, points, c, nu, modes)


def begin(law, shape, points, c, nu, modes):
    """All as at the start of the journey."""
    whole, reduced, ridden, ways = own(law, shape, points, c, nu, modes)
    return {"u": whole[:, 0].copy(), "reduced": reduced[:, 0].copy(),
            "ridden": ridden[:, 0].copy(), "ways": ways[:, 0].copy()}  # fmt: skip


def advance(u, reduced, ridden, ways, law, shape, points, c, nu, modes, n, step):
    """Take n snapshots of the journey, which begins anew when it is over."""
    k = (step + n) % TIMES
    for array, made in zip(
        (u, reduced, ridden, ways), own(law, shape, points, c, nu, modes), strict=True
    ):
        array[:] = made[:, k]


def check(points):
    """Refuse a circle that cannot be halved."""
    if points % 2:
        raise BadInput(f"points = {points}: give an even number")


def missed(u, reduced):
    """Root mean square error of the fixed modes, over that of the wave."""
    return float(np.sqrt(((u - reduced) ** 2).mean() / max((u * u).mean(), 1e-300)))


def missed_riding(u, ridden):
    """The same of one mode along characteristics."""
    return missed(u, ridden)


def rank_along_characteristics(shape, points, c):
    """Second singular value over the first, of x - X and of u."""
    from explorer.numerics import frames

    parts = frames.lagrangian(shape, points, c, 0.0, span("linear", shape, points, c), TIMES)
    found = [frames.singular_values(part) for part in parts]
    return tuple(float(values[1] / values[0]) for values in found)


def first_crossing(shape, points):
    """Time at which Burgers' characteristics cross."""
    return span("burgers", shape, points, 1.0) / CROSSED


def fall_of_tails(shape, points, low, high):
    """Slope of the error of n modes over n, of a wave once round the circle."""
    from explorer.numerics import frames

    snapshots = frames.eulerian(shape, points, 1.0, 0.0, 2.0 * np.pi, points)
    return frames.slope(frames.tails(frames.singular_values(snapshots)), low, high)


EXPERIMENT = Experiment(
    key="lagrangian_frame",
    title="Ride with the wave",
    about="A wave runs round a circle, drawn from a few fixed modes, which ripple at its edges; "
    "Shift+L shows it from one mode along its characteristics, which does not. A minimal model of "
    "physics-informed networks along characteristics, not the paper's scale: in the tool Networks "
    "that learn a wave, at c = 30, one on fixed places ends 91 % off, two along characteristics "
    "7 %. Turn modes.",
    sources=(
        Source("R. Mojgani, M. Balajewicz, P. Hassanzadeh", "Lagrangian PINNs: a causality-"
               "conforming solution to failure modes of physics-informed neural networks", 2022,
               "arXiv:2205.02902"),
        Source("C. Greif, K. Urban", "Decay of the Kolmogorov N-width for wave problems", 2019,
               "Appl. Math. Lett. 96, 216-222"),
    ),
    params=(
        Param("law", "linear", choices=("linear", "burgers"), effect="restart",
              help="carried at the speed c, or each part at its own height"),
        Param("shape", "step", choices=("step", "hat", "gaussian", "sine"), effect="restart",
              help="the first wave"),
        Param("c", 5.0, 0.0, 50.0, "speed of the wave; Burgers' wave has its own", hard_min=-500.0,
              hard_max=500.0),
        Param("nu", 0.0, 0.0, 0.1, "diffusion; none in Burgers' wave", tex=r"\nu", hard_min=0.0,
              hard_max=10.0),
        Param("modes", 10, 1, 100, "fixed modes that draw the wave", kind="int", hard_min=1,
              hard_max=1000),
        Param("points", 512, 64, 1024, "places on the circle", kind="int", scale="log",
              effect="restart", hard_min=16, hard_max=4096),
    ),
    motion=Kernel(
        advance,
        state={name: Array("points") for name in ("u", "reduced", "ridden", "ways")},
        start=begin, check=check, dt=1.0 / TIMES, pace=0.2, units={"t": "journey"},
    ),
    shows=(
        Profile("reduced", of="reduced", over=places, axis="x", span=2.0, signed=True,
                label="fixed modes"),
        Profile("ridden", of="ridden", over=places, axis="x", span=2.0, signed=True,
                label="one mode along characteristics"),
        Profile("u", of="u", over=places, axis="x", span=2.0, signed=True, label="the wave"),
        Profile("ways", of="ways", over=places, axis="X", span=2.0, signed=True,
                label="way of each characteristic"),
        Series("missed", of=missed, label="error of fixed modes", help="over the wave's size"),
        Series("missed_riding", of=missed_riding, label="error along characteristics",
               help="over the wave's size"),
    ),
    diagnostics=("frame_ranks", "convection_nets"),
    presets=(
        Preset("a step", about="ripples at both edges, however many modes"),
        Preset("a smooth hill", shape="gaussian", about="ten modes are enough"),
        Preset("diffusing", nu=0.05, about="what spreads needs few modes"),
        Preset("Burgers", law="burgers", shape="sine", about="until its characteristics cross"),
    ),
    expects=(
        Expect(rank_along_characteristics, (0.0, 0.0), 1e-12, "rank one, by its definition"),
        Expect(first_crossing, 1.0, 1e-2, "1 / max(-u') of -sin x", params={"shape": "sine"}),
        Expect(fall_of_tails, -0.5, 0.1, "Greif & Urban 2019: n^(-1/2)",
               options={"low": 4, "high": 64}),
        Expect(fall_of_tails, -1.5, 0.15, "coefficients of a hat fall as 1/n^2",
               params={"shape": "hat"}, options={"low": 32, "high": 128}),
    ),
    tags=("waves", "learning", "neural networks"),
    equations=(
        r"u_t + c\,u_x = \nu\,u_{xx}",
        r"\dot{x} = c, \quad \dot{u} = \nu\,u_{xx} \quad x(X, 0) = X",
    ),
)  # fmt: skip
