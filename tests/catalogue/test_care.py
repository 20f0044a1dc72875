"""Entries made with care: words that explain, ranges that hold, frames that fit the picture."""

import re

import numpy as np

from explorer import api
from explorer.engine.stepper import stepper
from explorer.model import BadInput, Kernel

STEPS = 500
FEW = 30  # of a Kernel, whose steps take long; its ends are run for 500 elsewhere
LONG = 5000
BINS = 12


def test_its_words_explain(experiment):
    assert len(experiment.about) >= 80
    for param in experiment.params:
        assert len(param.help) >= 12, param.name
        assert not re.match(rf"(the )?(parameter|dial) {param.name}\b", param.help, re.I)


def spread(param, count=5):
    """Values spread over a dial's range, ends included."""
    between = np.geomspace if param.scale == "log" else np.linspace
    values = between(param.min, param.max, count)
    return sorted({round(v) for v in values}) if param.kind == "int" else values.tolist()


def test_its_ranges_are_honest(experiment):
    """Of five settings spread over a dial's range at most one runs away."""
    for param in experiment.params:
        if param.kind not in ("float", "int"):
            continue
        values = spread(param)
        if isinstance(experiment.motion, Kernel):
            values = values[1:-1]
        lost = [value for value in values if not holds(experiment, {param.name: value})]
        assert len(lost) <= 1, f"{param.name} = {lost}"


def holds(experiment, values):
    """Whether the motion stays finite, or the dials refuse to be set so."""
    try:
        live = stepper(experiment, experiment.settings(values))
    except BadInput:
        return True
    live.advance(FEW if isinstance(experiment.motion, Kernel) else STEPS, 1)
    return live.stopped is None


def long_run(experiment, preset=None, settled=True):
    """A trajectory, its transient left out where it has `settled`: (n, d) by name of a path."""
    motion = experiment.motion
    start = experiment.preset(preset).start if preset else None
    live = stepper(experiment, experiment.settings(preset=preset), start or None)
    if settled:
        live.advance(1 + round(getattr(motion, "transient", 0.0) / abs(motion.dt)), 1)
    return live.advance(LONG, LONG)


def test_its_frame_fits_the_picture(experiment):
    framed = [path for path in experiment.paths if path.limits is not None]
    if not framed or isinstance(experiment.motion, Kernel):
        return
    late, whole = long_run(experiment), long_run(experiment, settled=False)
    for path in framed:
        limits = np.array(path.limits, dtype=float)[: late[path.name].shape[1]]
        samples, way = (run[path.name][:, : len(limits)] for run in (late, whole))
        inside = ((samples >= limits[:, 0]) & (samples <= limits[:, 1])).all(axis=1)
        assert inside.mean() >= 0.95, f"{path.name}: {1 - inside.mean():.0%} outside"
        if not np.ptp(samples[len(samples) // 10 :], axis=0).any():
            continue  # at rest within a few steps: the frame is that of its basins
        seen = np.concatenate([samples, way])  # what comes to rest shows the way there
        low, high = np.percentile(np.clip(seen, *limits.T), (0.5, 99.5), axis=0)
        filled = (high - low) / np.ptp(limits, axis=1)
        assert (filled >= 0.4).all(), f"{path.name}: fills {np.round(filled, 2)}"


def test_a_preset_shows_something_else(experiment):
    """Some preset's picture differs from another's by more than the luck of sampling."""
    assert len(experiment.presets) >= 2
    first, names = visits(experiment, None), [preset.name for preset in experiment.presets]
    if any(apart(first, visits(experiment, name)) for name in names):
        return
    usual = exponent(experiment, None)
    rates = [exponent(experiment, name) for name in names]
    assert any(abs(rate - usual) > max(0.02, 0.1 * abs(usual)) for rate in rates), (usual, rates)


def exponent(experiment, preset):
    """The largest exponent, roughly."""
    length = 2e4 * experiment.motion.dt
    start = dict(experiment.preset(preset).start) if preset else None
    made = api.measure("lyapunov", experiment, preset=preset, start=start or None, until=length)
    return made.values["largest"]


def visits(experiment, preset):
    """Samples (n, d) that stand for a picture."""
    if not isinstance(experiment.motion, Kernel):
        return long_run(experiment, preset)["state"][:, :3]
    run = api.run(experiment, preset=preset, steps=200, every=10)
    flat = [a.reshape(len(run), -1) for a in run.arrays.values() if a.dtype.kind == "f"]
    return np.stack([f(array, axis=1) for array in flat for f in (np.mean, np.std)], axis=1)


def apart(one, other):
    """Whether two sets of samples (n, d) lie differently along some axis, in coarse cells."""
    for mine, yours in zip(one.T, other.T, strict=True):
        low, high = min(mine.min(), yours.min()), max(mine.max(), yours.max())
        cells = np.linspace(low, high if high > low else low + 1.0, BINS + 1)
        shares = [np.histogram(values, cells)[0] / len(values) for values in (mine, yours)]
        if np.abs(shares[0] - shares[1]).sum() / 2 > 0.2:
            return True
    return False
