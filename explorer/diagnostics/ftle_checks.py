"""Published numbers of whole FTLE pictures of the double gyre, recomputed by `separatrix verify`.

Errors of fixed steps and of differences, pictures without their border, crests of ridges, the
symmetry under time reversal, and the sliding window: what no single value of a reading says.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

import numpy as np

from explorer.diagnostics.flow_map import flow_map
from explorer.diagnostics.ftle_field import field
from explorer.model import Expect, Moving
from explorer.numerics import transport

T = 15.0
SHAPE = (256, 512)
TABLE = "converged flow map, the same differences; tolerance: the published number once more"
REFERENCE = "DOP853 and the tangent equations, both at tolerance 1e-12"


def picture(motion: Moving, shape: Any = SHAPE, **given: Any) -> np.ndarray:
    """FTLE (ny, nx), forward over T from t = 0."""
    reading = field(motion, T=given.pop("T", T), shape=tuple(shape), **given)
    assert reading is not None
    return np.asarray(reading.arrays["ftle"])


def _exact(motion: Moving, shape: Any = SHAPE) -> np.ndarray:
    return picture(motion, shape, method="rk8", steps=150)


def largest_inside(motion: Moving, shape: Any) -> float:
    """Largest value of a picture by differences, two rows away from its border."""
    return float(picture(motion, shape, dt=0.1)[2:-2, 2:-2].max())


def mean_inside(motion: Moving, shape: Any) -> float:
    """Mean of a picture by differences, two rows away from its border."""
    return float(picture(motion, shape, dt=0.1)[2:-2, 2:-2].mean())


def error_of_differences(motion: Moving, shape: Any) -> float:
    """Mean distance of a picture by differences from that of the exact gradient."""
    exact = picture(motion, shape, dt=0.1, gradient="tangent")
    return float(np.abs(picture(motion, shape, dt=0.1) - exact)[2:-2, 2:-2].mean())


def error_of_steps(motion: Moving, steps: int, dtype: str) -> float:
    """Mean distance of a picture with so many RK4 steps from the converged one."""
    return float(_gap(motion, steps, dtype).mean())


def worst_of_steps(motion: Moving, steps: int, dtype: str) -> float:
    """Of a hundred pixels the worst: the 99th percentile of that distance."""
    return float(np.percentile(_gap(motion, steps, dtype), 99))


def _gap(motion: Moving, steps: int, dtype: str) -> np.ndarray:
    return np.abs(picture(motion, steps=steps, dtype=dtype) - _exact(motion))


def error_of_the_map(motion: Moving, steps: int, shape: Any = SHAPE) -> float:
    """Mean distance of where RK4 takes particles from where they go."""
    ends = _ends(motion, shape, steps=steps) - _ends(motion, shape, method="rk8", steps=150)
    return float(np.hypot(*ends).mean())


def gain_of_half_a_step(motion: Moving) -> float:
    """Error of the flow map with dt = 0.1 over that with dt = 0.05."""
    return error_of_the_map(motion, 150) / error_of_the_map(motion, 300)


def _ends(motion: Moving, shape: Any, **given: Any) -> np.ndarray:
    axes = transport.axes(motion.plane, shape)
    return flow_map(motion, T=T, **given).ends(transport.seeds(axes))


def turned(motion: Moving) -> float:
    """Largest distance of the forward picture from the backward one turned by half a circle."""
    forward, backward = (picture(motion, (64, 128), T=t, gradient="tangent") for t in (T, -T))
    return float(np.abs(forward - backward[::-1, ::-1]).max())


def crest(motion: Moving, x: float, y: float) -> float:
    """FTLE on the crest of the main ridge, the largest close to where it is known to be.

    A crest is a few parts in ten million wide, so it is looked for in steps of a tenth of that.
    """
    across = x + 1e-8 * np.arange(-120, 121)
    points = np.column_stack((across, np.full_like(across, y)))
    reading = field(motion, T=T, points=points, gradient="tangent", dt=0.01)
    assert reading is not None
    return float(reading.arrays["ftle"].max())


def sliding(motion: Moving, share: float) -> float:
    """Mean (share 0) or percentile of the error of 80 windows half a second apart, pieced together.

    Every eighth of them is held against its own picture.
    """
    from explorer.diagnostics import ftle_window

    slid = ftle_window.frames(motion, T=T, step=0.5, frames=80, shape=SHAPE, scheme="queue")
    gaps = []
    for reading in islice(slid, 0, None, 8):
        exact = picture(motion, t0=reading.settings["t0"], method="rk8", steps=60)
        gaps.append(np.abs(reading.arrays["ftle"] - exact))
    return float(np.percentile(gaps, share) if share else np.mean(gaps))


def _gyre(what: Any, value: float, tolerance: float, source: str, **options: Any) -> Expect:
    thorough = options.pop("thorough", True)
    return Expect(
        what, value, tolerance, source, of="double_gyre", options=options, thorough=thorough
    )


# steps -> mean error in float64 and in float32, 99th percentile in both, mean error of the map;
# with 300 steps in float32 rounding is all there is: it grows with the root of the steps
STEPS = {
    30: (2.9e-4, 2.9e-4, 2.7e-3, 2.7e-3, 2.0e-3),
    60: (2.1e-5, 2.1e-5, 1.8e-4, 1.8e-4, 1.4e-4),
    100: (2.7e-6, 3.2e-6, 2.4e-5, 2.4e-5, 1.9e-5),
    150: (5.5e-7, 1.8e-6, 4.8e-6, 9.6e-6, 4e-6),
    300: (3.5e-8, 5.4e-6, 3.1e-7, 2.9e-5, 2.4e-7),
}
# shape -> largest value and mean inside by differences, mean error of differences
INSIDE = {
    (128, 256): (0.3503, 0.14948, 5.4e-3),
    (256, 512): (0.3979, 0.15237, 2.8e-3),
    (512, 1024): (0.4439, 0.15360, 1.5e-3),
}
# height -> x of the main ridge, FTLE of its crest
CRESTS = {
    0.10: (1.1117611, 0.99658),
    0.25: (1.1202275, 0.98736),
    0.50: (1.1583791, 0.95063),
    0.75: (1.2613532, 0.86838),
}
EXPECTS = (
    *(
        expect
        for steps, (f64, f32, worst64, worst32, ends) in STEPS.items()
        for expect in (
            _gyre(error_of_steps, f64, f64, TABLE, steps=steps, dtype="float64"),
            _gyre(error_of_steps, f32, f32, TABLE, steps=steps, dtype="float32"),
            _gyre(worst_of_steps, worst64, worst64, TABLE, steps=steps, dtype="float64"),
            _gyre(worst_of_steps, worst32, worst32, TABLE, steps=steps, dtype="float32"),
            _gyre(error_of_the_map, ends, ends, TABLE, steps=steps),
        )
    ),
    *(
        expect
        for shape, (most, mean, error) in INSIDE.items()
        for expect in (
            _gyre(largest_inside, most, 0.01 * most, REFERENCE, shape=shape,
                  thorough=shape[0] > 128),
            _gyre(mean_inside, mean, 0.002 * mean, REFERENCE, shape=shape,
                  thorough=shape[0] > 128),
            _gyre(error_of_differences, error, 0.1 * error, REFERENCE, shape=shape),
        )
    ),
    *(
        _gyre(crest, height, 2e-5, f"{REFERENCE}; y = {y:g}", x=x, y=y, thorough=y != 0.5)
        for y, (x, height) in CRESTS.items()
    ),
    _gyre(turned, 0.0, 1e-7, "time reversal turns the flow by half a circle", thorough=False),
    _gyre(gain_of_half_a_step, 15.5, 0.5, "RK4 has order 4: 16, nearly"),
    _gyre(sliding, 0.0, 5e-4, "mean error that a moving picture bears", share=0.0),
    _gyre(sliding, 0.0, 1.5e-2, "99 % that a moving picture bears", share=99.0),
)  # fmt: skip
