"""Maps that live together or on two clocks: a bursting neuron, a ring of logistic maps.

rulkov             x_next = alpha/(1 + x^2) + y,   y_next = y - mu (x - sigma)
coupled_logistic   x_i next = (1 - eps) f(x_i) + eps/2 (f(x_i-1) + f(x_i+1)),  f = r x (1 - x)
"""

from math import log

from explorer.experiments.maps.measured import LOOP, largest
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

SITES = 6
STARTS = (0.21, 0.35, 0.47, 0.62, 0.74, 0.88)


def ring(sites):
    """The equations of a ring of logistic maps, x1 to x<sites>."""
    lines = [f"f{i} = r*x{i}*(1 - x{i})" for i in range(1, sites + 1)]
    for i in range(1, sites + 1):
        left, right = (i - 2) % sites + 1, i % sites + 1
        lines.append(f"x{i}' = (1 - eps)*f{i} + eps/2*(f{left} + f{right})")
    return "\n".join(lines)


def resting(sigma, alpha):
    """The one state at rest, as (y, x): unstable where the neuron fires."""
    return ((sigma - alpha / (1.0 + sigma * sigma), sigma),)


def together(r):
    """The point where all sites rest in step, as (x1, x2)."""
    return ((1.0 - 1.0 / r,) * 2,) if r > 1.0 else ()


EXPERIMENTS = (
    Experiment(
        key="rulkov",
        title="Rulkov map",
        about="A nerve cell in two lines: x is the voltage, firing fast and wildly, y a slow "
        "recovery that switches the firing on and off. Across: y, upwards: x; a burst is one lap. "
        "Raise sigma to -0.5 and the pauses vanish; lower it below -2 and the cell is silent.",
        sources=(
            Source("N. F. Rulkov", "Regularization of synchronized chaotic bursts", 2001,
                   "Phys. Rev. Lett. 86, 183-186", "10.1103/PhysRevLett.86.183"),
        ),
        params=(
            Param("alpha", 4.3, 2.0, 6.0, "how violently the cell fires", tex=r"\alpha"),
            Param("mu", 0.001, 0.0005, 0.01, "how slow the recovery is", tex=r"\mu",
                  hard_min=0.0, hard_max=0.5),
            Param("sigma", -1.0, -2.5, 0.0, "current that excites the cell", tex=r"\sigma"),
        ),
        motion=Map("x' = alpha/(1 + x**2) + y\ny' = y - mu*(x - sigma)",
                   start=dict(x=-1.2456, y=-2.7904), pace=300.0),
        shows=(Path("path", of=("y", "x"), marks=resting, limits=((-2.95, -2.77), (-2.2, 1.6))),),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("bursts", source="Rulkov 2001"),
            Preset("firing", sigma=-0.5, about="no pauses any more"),
            Preset("silent", sigma=-2.2, about="too little current: it rests"),
        ),
        expects=(
            largest(0.33031, 8e-3),
            Expect(resting, (-3.15, -1.0), 1e-12, "x = sigma, y = sigma - alpha/(1 + sigma^2)"),
            Expect(After(20), (1.48630745318, -2.803040460433), 1e-9, LOOP),
        ),
        tags=("chaos", "neuron", "slow-fast", "plane"),
    ),
    Experiment(
        key="coupled_logistic",
        title="Coupled logistic maps",
        about="Six logistic maps in a ring, each pulled towards its neighbours by eps: the "
        "smallest model of chaos in space. Two neighbours are drawn against each other; on the "
        "diagonal they agree. At eps = 0 they are strangers; with r = 3.6 and "
        "eps = 0.6 all agree.",
        sources=(
            Source("K. Kaneko", "Period-doubling of kink-antikink patterns, quasiperiodicity in "
                   "antiferro-like structures and spatial intermittency in coupled logistic "
                   "lattice", 1984, "Prog. Theor. Phys. 72, 480-486", "10.1143/PTP.72.480"),
        ),
        params=(
            Param("r", 3.9, 0.0, 4.0, "growth per step at every site", hard_min=0.0, hard_max=4.0),
            Param("eps", 0.1, 0.0, 1.0, "share taken from the two neighbours",
                  tex=r"\varepsilon", hard_min=0.0, hard_max=1.0),
        ),
        motion=Map(ring(SITES),
                   start={f"x{i}": x for i, x in enumerate(STARTS, 1)}, pace=3000.0),
        shows=(Path("path", of=("x1", "x2"), marks=together, limits=((0.0, 1.0), (0.0, 1.0))),),
        diagnostics=("lyapunov", "permutation_entropy:path.x1"),
        presets=(
            Preset("weak ties"),
            Preset("strangers", eps=0.0, about="six maps on their own: a square cloud"),
            Preset("in step", r=3.6, eps=0.6, about="all agree: the diagonal alone"),
            Preset("frozen", r=3.5, eps=0.1, about="a pattern in space that repeats in time"),
        ),
        expects=(
            Expect("lyapunov.sum", 6 * log(2.0), 6e-3, "six times ln 2 without ties at r = 4",
                   options={"until": 4e5}, params={"r": 4.0, "eps": 0.0}),
            Expect("lyapunov.largest", 0.4960, 3e-3, "logistic map at 3.9: 2e7 iterations",
                   options={"until": 1e6}, params={"eps": 0.0}),
            Expect(together, (0.75, 0.75), 1e-12, "1 - 1/r", params={"r": 4.0}),
            Expect(
                After(20),
                (0.9222115423839, 0.4476508171725, 0.7665248857512,
                 0.8514614144554, 0.7564643663107, 0.5333553776072),
                1e-9, LOOP,
            ),
        ),
        tags=("chaos", "lattice", "synchronisation"),
    ),
)  # fmt: skip
