"""Small networks of model neurons: few units, fixed weights, and yet no rest.

y_i' = -y_i/tau_i + (weighted, saturating sum over the others)
"""

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

# which units hold a unit back, in the network of Lewis and Glass
INHIBITORS = ((2, 5, 6), (4, 5, 6), (1, 2, 5), (1, 2, 3), (1, 2, 4), (2, 3, 4))

# weight from neuron j to neuron i; bias and time constant of each, Beer 1995
WEIGHTS = ((5.422, -0.018, 2.75), (-0.24, 4.59, 1.21), (0.535, -2.25, 3.885))
BIASES = (-4.108, -2.787, -1.114)
TIMES = (1.0, 2.5, 1.0)


def frustrated():
    """The equations of the six units, as text."""
    return "\n".join(
        f"x{i}' = -x{i}/tau + 0.5*(1 + tanh(-eps*({' + '.join(f'x{j}' for j in others)}))) - beta"
        for i, others in enumerate(INHIBITORS, 1)
    )


def recurrent():
    """The equations of the three neurons, as text."""
    firing = [f"s{j} = 1/(1 + exp(-y{j} - theta{j}))" for j in (1, 2, 3)]
    rates = [
        f"y{i}' = (-y{i} + {' + '.join(f'w{i}{j}*s{j}' for j in (1, 2, 3))})/tau{i}"
        for i in (1, 2, 3)
    ]
    return "\n".join(firing + rates)


def weights():
    """The dials of the nine connections."""
    for i, row in enumerate(WEIGHTS, 1):
        for j, weight in enumerate(row, 1):
            where = f"of neuron {j} on neuron {i}" if i != j else f"of neuron {i} on itself"
            yield Param(
                f"w{i}{j}", weight, weight - 1.0, weight + 1.0, f"effect {where}",
                tex=f"w_{{{i}{j}}}",
            )  # fmt: skip


def neurons():
    """The dials of the three neurons themselves."""
    for i, bias in enumerate(BIASES, 1):
        yield Param(
            f"theta{i}", bias, bias - 1.0, bias + 1.0, f"input that neuron {i} always gets",
            tex=rf"\theta_{i}",
        )  # fmt: skip
    for i, time in enumerate(TIMES, 1):
        yield Param(f"tau{i}", time, 0.5, 4.0, f"how slowly neuron {i} responds", tex=rf"\tau_{i}")


HOPFIELD = Experiment(
    key="hopfield",
    title="Frustrated network 1992",
    about="Six neurons, each held back by three of the others in a ring of wishes that cannot all "
    "be met, as in a Hopfield network without its symmetry. Lower eps, the gain of the neurons, "
    "and the chaos gives way to a rhythm, then to rest.",
    sources=(
        Source(
            "J. E. Lewis, L. Glass",
            "Nonlinear dynamics and symbolic dynamics of neural networks",
            1992,
            "Neural Comput. 4, 621-642",
        ),
    ),
    params=(
        Param("beta", 0.5, 0.3, 0.7, "input above which a neuron fires rather than not",
              tex=r"\beta"),
        Param("eps", 10.0, 1.0, 20.0, "gain: how sharply a neuron switches", tex=r"\epsilon"),
        Param("tau", 2.5, 0.5, 5.0, "time in which a neuron forgets", tex=r"\tau"),
    ),
    motion=Flow(
        frustrated(),
        start=dict(x1=0.7576, x2=0.2895, x3=-0.1785, x4=-0.4578, x5=-0.3963, x6=-0.2837),
        dt=0.05,
        transient=300.0,
        pace=8.0,
    ),
    shows=(
        Path(
            "path", of=("x1", "x2", "x4"),
            limits=((-1.2, 1.2), (-1.3, 1.3), (-1.2, 1.2)),
            look=Look(azimuth=60.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x1"),
    presets=(
        Preset("chaos", about="no pattern of firing lasts"),
        Preset("rhythm", eps=5.0, about="softer neurons: the six fire in a fixed order"),
        Preset("at rest", eps=1.5, about="too soft to fire: nothing moves"),
    ),
    expects=(
        *audit.chaotic(0.071298, 0.00033, -2.4),
        Expect("lyapunov.sum", -2.4, 1e-4, "trace of the Jacobian, -6/tau",
               options={"until": 5000.0}),
    ),
    tags=("chaos", "neural network", "high-dimensional"),
)  # fmt: skip

BEER = Experiment(
    key="beer_rnn",
    title="Three-neuron network 1995",
    about="A continuous-time recurrent network of three neurons, the kind that is evolved to steer "
    "robots; this one is chaotic. Long calm spirals end in sudden swings. Raise theta1, the first "
    "neuron's own input, and it falls into one rhythm.",
    sources=(
        Source(
            "R. D. Beer",
            "On the dynamics of small continuous-time recurrent neural networks",
            1995,
            "Adapt. Behav. 3, 469-509",
        ),
    ),
    params=(*weights(), *neurons()),
    motion=Flow(
        recurrent(),
        start=dict(y1=7.0435, y2=3.0467, y3=1.9916),
        dt=0.05,
        transient=1000.0,
        pace=60.0,
    ),
    shows=(
        Path(
            "path",
            of=("y1", "y2", "y3"),
            limits=((0.8, 7.4), (1.9, 3.5), (-0.1, 2.4)),
            look=Look(azimuth=100.0, elevation=20.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.y1"),
    presets=(
        Preset("chaos", source="Beer 1995", about="calm spirals, sudden swings"),
        Preset("rhythm", theta1=-3.8, about="one swing, for ever the same"),
        Preset("at rest", w31=-0.2, about="the third neuron no longer answers: all settles"),
    ),
    expects=audit.chaotic(0.0097846, 4.5e-5, -0.45631),
    tags=("chaos", "neural network"),
)

EXPERIMENTS = (HOPFIELD, BEER)
