"""Forecast arena, live: small forecasters set off beside an orbit, are lost, and set off anew.

A minimal model of a benchmark of 24 large models on 135 systems, not its scale: four rules of at
most 28 weights a component, learnt from a stretch of one orbit before the race begins. The
diagnostic `forecast_race` runs eight on any system of the catalogue.
"""

from functools import lru_cache

import numpy as np

from explorer.experiments.flows import lorenz, rossler
from explorer.model import (
    Array,
    Expect,
    Experiment,
    Kernel,
    Param,
    Preset,
    Profile,
    Series,
    Source,
)

# system -> (experiment, time between samples, its largest exponent by Sprott 2003)
SYSTEMS = {
    "lorenz": (lorenz.EXPERIMENT, 0.025, 0.9056),
    "rossler": (rossler.EXPERIMENT, 0.1, 0.0714),
}
PAST, SUB, SETTLE = 4, 10, 2000  # samples remembered, steps in a sample, samples left out at first
FEWEST = 80  # samples on the screen at least: as many rows as the memory needs
PERSISTENCE, AUTOREGRESSION, RESERVOIR, PHYSICS = range(4)
RACERS = 4
LOST = 0.4  # deviations
# rows of the memory (points, 3) that belong together; weights have a column for each component
ROWS = {"truth": 1, "mean": 1, "deviation": 1, "line": 13, "products": 28, "recent": 16, "seen": 4,
        "valid": 2, "age": 1}  # fmt: skip


@lru_cache(maxsize=4)
def rule(system):
    """The pressed equations."""
    from explorer.equations.press import press

    return press(SYSTEMS[system][0].system, "rk4")


def orbit(system, y, samples, share=0.0):
    """(samples, 3) along the orbit of y, which moves; the first dial off by a share."""
    experiment, spacing, _ = SYSTEMS[system]
    dials = experiment.settings().vector.copy()
    dials[0] *= 1.0 + share
    out = np.empty((samples, 3))
    h = spacing / SUB
    rule(system).advance(y, np.zeros(1), dials, 0.0, h, 0, samples * SUB, SUB, out)
    return out


def learnt(system, train, seed):
    """Where the orbit is after the past, and mean, deviation and weights learnt from it."""
    from explorer.numerics.forecast import plain, reservoirs

    y = np.array(list(SYSTEMS[system][0].motion.start.values())) + 1e-3 * seed
    orbit(system, y, SETTLE)
    past = orbit(system, y, train)
    mean, deviation = past.mean(axis=0), past.std(axis=0)
    z = (past - mean) / deviation
    line = plain.Autoregression(PAST).fit(z).weights
    products = reservoirs.NextGeneration().fit(z).weights
    return y, mean, deviation, line, products, z[-PAST:]


def parts(memory):
    """The memory's parts by name, as views: what is written into them is kept."""
    found, row = {}, 0
    for name, rows in ROWS.items():
        found[name] = memory[row : row + rows]
        row += rows
    for name in ("truth", "mean", "deviation"):
        found[name] = found[name][0]
    found["recent"] = found["recent"].reshape(RACERS, PAST, 3)
    found["valid"], found["age"] = found["valid"].reshape(-1)[:RACERS], found["age"][0]
    return found


def begin(system, train, points, seed):
    """All forecasters at the start, the past learnt."""
    memory = np.zeros((points, 3))
    into = parts(memory)
    y, mean, deviation, line, products, recent = learnt(system, train, seed)
    for name, values in (("truth", y), ("mean", mean), ("deviation", deviation), ("line", line),
                         ("products", products), ("recent", recent), ("seen", recent)):  # fmt: skip
        into[name][:] = values
    return {"memory": memory, "sweep": np.zeros(points), "told": np.zeros(points)}


def advance(system, horizon, wrong, memory, sweep, told, n, step):
    """Take n samples, in place; after `horizon` Lyapunov times all set off from the truth again.

    memory   `recent` (4, 4, 3) what each forecaster believes the last samples were, `seen` (4, 3)
             the truth; `valid` (4,) samples told rightly so far, of `age` since they set off
    """
    p, last = parts(memory), rounds(system, horizon)
    truth, seen, recent, valid, age = (p[k] for k in ("truth", "seen", "recent", "valid", "age"))
    for i in range(step, step + n):
        if age[0] >= last:
            recent[:] = seen
            valid[:] = age[0] = 0.0
        for k in (AUTOREGRESSION, RESERVOIR, PHYSICS):
            new = following(system, k, p, wrong)
            recent[k, :-1] = recent[k, 1:].copy()
            recent[k, -1] = new
        orbit(system, truth, 1)
        seen[:-1] = seen[1:].copy()
        seen[-1] = (truth - p["mean"]) / p["deviation"]
        valid[(errors(recent, seen) <= LOST) & (valid == age[0])] += 1.0
        age[0] += 1.0
        sweep[i % len(sweep)] = truth[0]
        told[i % len(told)] = recent[RESERVOIR, -1, 0] * p["deviation"][0] + p["mean"][0]


def following(system, k, p, wrong):
    """The next state (3,), standardised, that a forecaster tells."""
    from explorer.numerics.forecast import ahead, reservoirs

    recent = p["recent"][k]
    newest = recent[::-1].reshape(1, -1)
    if k == AUTOREGRESSION:
        return ahead.held((np.hstack([[[1.0]], newest]) @ p["line"])[0])
    if k == RESERVOIR:
        features = reservoirs.products(np.ascontiguousarray(newest[:, :6]))
        return ahead.held(recent[-1] + (features @ p["products"])[0])
    y = recent[-1] * p["deviation"] + p["mean"]
    return ahead.held((orbit(system, y, 1, wrong)[0] - p["mean"]) / p["deviation"])


def rounds(system, horizon):
    """Samples from one start to the next."""
    _, spacing, exponent = SYSTEMS[system]
    return max(1, round(horizon / exponent / spacing))


def errors(recent, seen):
    """(4,) root mean square over the components, in deviations."""
    return np.sqrt(((recent[:, -1] - seen[-1]) ** 2).mean(axis=1))


def error_of(k):
    """The error of a forecaster now, as a function of the memory."""

    def error(memory):
        p = parts(memory)
        return float(errors(p["recent"], p["seen"])[k])

    return error


def held_for(system, memory):
    """Lyapunov times that the reservoir has told rightly since it set off."""
    _, spacing, exponent = SYSTEMS[system]
    return float(parts(memory)["valid"][RESERVOIR] * spacing * exponent)


@lru_cache(maxsize=4)
def median_valid(system, train, wrong, starts=30, horizon=8.0):
    """(4,) median valid times in Lyapunov times over several starts of the same race."""
    arrays = begin(system, train, FEWEST, 0)
    last = rounds(system, horizon)
    found = []
    for i in range(starts):
        advance(system, horizon, wrong, **arrays, n=last, step=i * last)
        found.append(parts(arrays["memory"])["valid"].copy())
    _, spacing, exponent = SYSTEMS[system]
    return tuple(float(time) for time in np.median(found, axis=0) * spacing * exponent)


def simple_ones(system, train, wrong):
    """Lyapunov times that no change, and a straight rule, are right."""
    return median_valid(system, train, wrong)[:2]


def products_learnt(system, train, wrong):
    """Lyapunov times that the reservoir is right."""
    return median_valid(system, train, wrong)[RESERVOIR]


GAUTHIER = Source(
    "D. J. Gauthier, E. Bollt, A. Griffith, W. A. S. Barbosa", "Next generation reservoir "
    "computing", 2021, "Nature Communications 12, 5564", "10.1038/s41467-021-25801-2",
)  # fmt: skip
GILPIN = Source(
    "W. Gilpin", "Model scale versus domain knowledge in statistical forecasting of chaotic "
    "systems", 2023, "Physical Review Research 5, 043252",
)  # fmt: skip

EXPERIMENT = Experiment(
    key="chaos_forecast_bench",
    title="Forecast arena",
    about="The curve is an orbit, the other what a small rule makes of it that has learnt 400 "
    "samples and then sees no more. It holds for about five Lyapunov times, is lost, and sets off "
    "anew; a straight rule is lost at once, and the true equations with a dial off by 5 % before "
    "it. A minimal model of a benchmark of large models, not its scale.",
    sources=(GILPIN, GAUTHIER),
    params=(
        Param("system", "lorenz", choices=tuple(SYSTEMS), effect="restart",
              help="whose orbit is to be told"),
        Param("train", 400, 50, 5000, "samples to learn from", kind="int", scale="log",
              effect="restart", hard_min=20, hard_max=50_000),
        Param("horizon", 8.0, 1.0, 20.0, "Lyapunov times until all set off from the truth anew",
              hard_min=0.1),
        Param("wrong", 0.05, -0.3, 0.3, "share by which the first dial of the known equations is "
              "off", hard_min=-0.9, hard_max=2.0),
        Param("points", 240, 100, 1000, "samples on the screen", kind="int", effect="restart",
              hard_min=FEWEST, hard_max=20_000),
    ),
    motion=Kernel(
        advance,
        state={"memory": Array("points", 3), "sweep": Array("points"), "told": Array("points")},
        start=begin, dt=1.0, pace=40.0,
    ),
    shows=(
        Profile("sweep", of="sweep", axis="sample", span=5000.0, signed=True,
                label="truth"),
        Profile("told", of="told", axis="sample", span=5000.0, signed=True,
                label="reservoir"),
        Series("reservoir_error", of=error_of(RESERVOIR), label="error of the reservoir",
               help="in deviations; 0.4 is lost"),
        Series("physics_error", of=error_of(PHYSICS), label="error of faulty physics",
               help="in deviations; 0.4 is lost"),
        Series("line_error", of=error_of(AUTOREGRESSION), label="error of a straight rule",
               help="in deviations; 0.4 is lost"),
        Series("held", of=held_for, label="Lyapunov times held", help="by the reservoir"),
    ),
    diagnostics=("permutation_entropy:reservoir_error",),
    presets=(
        Preset("four hundred samples", source="Gauthier et al. 2021", about="the published case"),
        Preset("few data", train=80, about="what is known beats what is learnt"),
        Preset("nearly right physics", wrong=0.005, about="half a percent off"),
        Preset("a slow spiral", system="rossler", train=1000, about="errors grow slowly"),
    ),
    expects=(
        Expect(products_learnt, 5.0, 1.5, "Gauthier et al. 2021: about 5 Lyapunov times"),
        Expect(simple_ones, (0.07, 0.15), 0.15, "independent prototype: a line holds for 0.11"),
    ),
    tags=("chaos", "forecast", "learning", "reservoir"),
    equations=(
        r"z_{n+1} = z_n + W\,\phi(z_n, z_{n-1})",
        r"\phi = (1,\; l,\; l \otimes l), \quad l = (z_n, z_{n-1})",
        r"t_{valid} = \lambda_1 \min\{t : e(t) > 0.4\}",
    ),
)  # fmt: skip
