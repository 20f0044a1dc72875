"""Means against the distance from a turbulent border: FTLE, and the FTLE of momentum's barriers."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Diagnostic,
    Expect,
    Image,
    Line,
    Moving,
    Param,
    Picture,
    Raster,
    Reading,
    Source,
    Value,
)
from explorer.model.slices import Slices

BINS = 24
STEPS = 40  # of the barrier flow over its fictitious time
SHIFT = 5.0  # nodes that half of the particles of the barrier flow move in that time


def compute(
    samples: np.ndarray,
    motion: Moving,
    T: float,
    clusters: int,
    reach: float,
    pool: Any = None,
    cancel: Any = None,
    live: bool = False,
) -> Reading | None:
    """Backward FTLE over T and barrier FTLE now, averaged at equal distances from the border."""
    from explorer.diagnostics import flow_window
    from explorer.diagnostics.ftle_field import field

    slices = motion.slices
    if slices is None:
        raise BadInput("interface_means needs a velocity on a grid")
    if samples.shape != slices.shape:
        raise BadInput(f"a field of shape {samples.shape}: the velocity has {slices.shape}")
    window, short = flow_window.window(motion, T, "backward", 0.0, live)
    shared = {"shape": samples.shape, "pool": pool, "cancel": cancel, "dtype": "float32"}
    nodes = ((slices.x[0], slices.x[-1]), (slices.y[0], slices.y[-1]))
    dt = flow_window.step(motion, "float32", window["t0"], window["T"])
    parted = field(motion, **window, dt=dt, domain=nodes, **shared)
    if parted is None:
        return None
    barriers, s = barrier_flow(slices)
    walls = field(
        replace(motion, slices=barriers, t0=0.0), T=s, steps=STEPS, domain=nodes, **shared
    )
    if walls is None:
        return None
    found = _conditional(samples, parted.arrays["ftle"], walls.arrays["ftle"], clusters, reach,
                         slices)  # fmt: skip
    notes = [f"barriers: steady flow of the Laplacian of u over a fictitious time of {s:.3g}"]
    notes += [short] if short else []
    units = {"ftle": parted.units["ftle"], "inside": parted.units["ftle"],
             "outside": parted.units["ftle"]}  # fmt: skip
    return replace(found, notes=tuple(notes), units=units, settings={**window, "s": s})


def barrier_flow(slices: Slices) -> tuple[Slices, float]:
    """The steady velocity lap u of the last slice, and the time in which it moves SHIFT nodes.

    source  Haller et al. 2020, J. Fluid Mech. 905, A17
    """
    bent = [_laplacian(a, slices) for a in slices.take(len(slices.times) - 1)]
    middle = float(np.median(np.hypot(*bent)))
    dx = float(slices.x[1] - slices.x[0])
    s = SHIFT * dx / middle if middle > 0 else 1.0
    times = np.array([0.0, s])
    made = Slices(times, slices.x, slices.y, lambda i: (bent[0], bent[1]), slices.periodic)
    return made, s


def _laplacian(field: np.ndarray, slices: Slices) -> np.ndarray:
    """By the transform where both sides close, else by differences."""
    dx, dy = (float(a[1] - a[0]) for a in (slices.x, slices.y))
    if all(slices.periodic):
        ky = 2 * np.pi * np.fft.fftfreq(len(slices.y), dy)[:, None]
        kx = 2 * np.pi * np.fft.rfftfreq(len(slices.x), dx)[None, :]
        return np.fft.irfft2(-(kx**2 + ky**2) * np.fft.rfft2(field), field.shape)
    up = np.gradient(np.gradient(field, dy, axis=0), dy, axis=0)
    return up + np.gradient(np.gradient(field, dx, axis=1), dx, axis=1)


def _conditional(
    samples: np.ndarray, parted: np.ndarray, walls: np.ndarray, clusters: int, reach: float,
    slices: Slices,
) -> Reading:  # fmt: skip
    from explorer.numerics.contours import contour
    from explorer.numerics.parting import conditional, signed_distance, thresholds

    levels = thresholds(samples, clusters)
    inside = samples > levels[0]
    dx = float(slices.x[1] - slices.x[0])
    distance = signed_distance(inside, dx)
    edges = np.linspace(-reach, reach, BINS + 1)
    outer = contour(samples, slices.x, slices.y, levels[0])
    inner = contour(samples, slices.x, slices.y, levels[1] if clusters > 2 else levels[0])
    near = np.abs(distance) <= reach
    means = [float(np.nanmean(parted[near & part])) if (near & part).any() else math.nan
             for part in (inside, ~inside)]  # fmt: skip
    arrays = {
        "distance": (edges[1:] + edges[:-1]) / 2,
        "ftle_mean": conditional(parted, distance, edges),
        "barrier_mean": conditional(walls, distance, edges),
        "ftle": parted, "barriers": walls, "x": slices.x, "y": slices.y,
        "outer_x": outer[0], "outer_y": outer[1], "inner_x": inner[0], "inner_y": inner[1],
        "levels": levels,
    }  # fmt: skip
    share = {"turbulent": float(inside.mean()), "inside": means[0], "outside": means[1],
             "step": means[0] / means[1] if means[1] else math.nan}  # fmt: skip
    return Reading(share, arrays)


def _border(name: str, label: str, colour: int) -> Line:
    return Line(f"{name}_x", f"{name}_y", label=label, colour=colour)


LINES = (_border("outer", "turbulent border", 3), _border("inner", "inner border", 1))

DIAGNOSTIC = Diagnostic(
    key="interface_means",
    title="Turbulent border",
    about="Clusters of the field find the border between turbulent and still fluid. Against the "
    "distance from it: how fast neighbours parted over T (walls of fluid), and the same for the "
    "steady flow along which momentum diffuses (walls of diffusion).",
    takes=Image,
    gives=Image,
    compute=compute,
    needs=("slices",),
    values=(
        Value("step", "", "mean FTLE inside the border over that outside"),
        Value("inside", "1/time", "mean FTLE within reach inside"),
        Value("outside", "1/time", "mean FTLE within reach outside"),
        Value("turbulent", "", "share of the plane inside the border"),
    ),
    params=(
        Param("T", 2.0, 0.2, 6.0, "how far back neighbours are followed", unit="time"),
        Param("clusters", 4, 2, 6, "clusters of the field; the first is the background",
              kind="int", hard_min=2, hard_max=12),
        Param("reach", 1.0, 0.2, 2.0, "distance up to which means are taken", hard_min=0.0),
    ),
    pictures=(
        Picture("means", Axis("distance from the border"), Axis("mean FTLE"),
                (Line("distance", "ftle_mean", label="walls of fluid"),
                 Line("distance", "barrier_mean", label="walls of diffusion", dashed=True))),
        Picture("fluid", Axis("x"), Axis("y"), (Raster("ftle", "x", "y", label="FTLE"), *LINES),
                equal=True),
        Picture("diffusion", Axis("x"), Axis("y"),
                (Raster("barriers", "x", "y", label="barrier FTLE"), *LINES), equal=True),
    ),
    sources=(
        Source("G. Haller, S. Katsanoulis, M. Holzner, B. Frohnapfel, D. Gatti",
               "Objective barriers to the transport of dynamically active vector fields", 2020,
               "J. Fluid Mech. 905, A17", "10.1017/jfm.2020.737"),
        Source("S. P. Lloyd", "Least squares quantization in PCM", 1982,
               "IEEE Trans. Inf. Theory 28, 129-137", "10.1109/TIT.1982.1056489"),
    ),
    expects=(
        Expect(
            "turbulent", math.pi / 16, 0.01, "the disc it began as: pi (pi/2)^2 / (2 pi)^2",
            of="turbulent_interface_lcs:scalar", params={"size": 64}, steps=30,
            options={"T": 0.2, "clusters": 2},
        ),
    ),
)  # fmt: skip
