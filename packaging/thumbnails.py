"""Thumbnails of the catalogue, drawn from our own runs: no window, no GL, a second or less each.

    python packaging/thumbnails.py [KEY ...] [--missing] [--into FOLDER]

Writes assets/thumbnails/<key>-dark.png and -light.png, 128 x 88 pixels of few colours. A space is
seen from the side that spreads it most, unless the experiment says where to stand; maps and
long orbits are densities, with a tone that keeps thin parts visible.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from PIL import Image as Picture  # noqa: E402
from scipy.ndimage import gaussian_filter, zoom  # noqa: E402

from explorer import api  # noqa: E402
from explorer.engine.stepper import stepper  # noqa: E402
from explorer.model import Experiment, Kernel, Map  # noqa: E402
from explorer.model.shows import Cells, Cloud, Graph, Image, Look, Profile, Series, Swarm  # noqa: E402
from explorer.views.palette import ramp  # noqa: E402
from explorer.views.pose import facing  # noqa: E402
from explorer.views.theme import NIGHT, PAPER, Theme  # noqa: E402

WIDTH, HEIGHT = 128, 88
FINE = 3  # cells counted per pixel along each side
MARGIN = 0.06
LEVELS = 20  # colours: fewer bytes than the eye would notice
ITERATES, SAMPLES = 400_000, 30_000
KERNEL_STEPS, KERNEL_S = 1500, 30.0
ROWS = 176  # of a line of values over time
SIDES = [Look(azimuth, elevation) for azimuth in range(-90, 90, 15) for elevation in (8, 25, 50)]
Drawn = tuple[np.ndarray, str]  # (height, width) in 0..1, and the ramp that colours it


def drawn(experiment: Experiment) -> Drawn:
    """The picture of an experiment at its usual dials."""
    if "ftle" in experiment.diagnostics and len(experiment.motion.domain or ()) == 2:
        field = api.measure("ftle", experiment).arrays["ftle"]
        if np.ptp(field) < 1e-3 * np.abs(field).max():  # alike everywhere: nothing to see
            field = api.measure("speed", experiment).arrays["speed"]
        return raster(field), "forward"
    if isinstance(experiment.motion, Kernel):
        return of_kernel(experiment)
    live = stepper(experiment, experiment.settings())
    settle = round(getattr(experiment.motion, "transient", 0.0) / abs(experiment.motion.dt))
    iterated = isinstance(experiment.motion, Map)
    live.advance(settle + (1000 if iterated else 2000), 1)
    count = ITERATES if iterated else SAMPLES
    path = experiment.paths[0]
    points = live.advance(count, count)[path.name]
    if points.ndim == 3:
        points = points[0]
    if iterated and "basins" in experiment.diagnostics and np.ptp(points, axis=0).max() < 1e-6:
        return of_basins(experiment), "forward"
    if points.shape[1] == 1:
        points = np.stack([points[:-1, 0], points[1:, 0]], axis=1) if iterated else strip(points)
    limits = path.limits if iterated and path.limits and len(path.limits) == 2 else None
    if points.shape[1] > 2:
        points, limits = seen(points[:, :3], path.look), None
    return density(points, limits, equal=not iterated, joined=not iterated), "trail"


def of_basins(experiment: Experiment) -> np.ndarray:
    """An orbit at rest would be a dot: which starts end where instead, a tone for each end."""
    found = api.measure("basins", experiment, resolution=WIDTH * FINE)
    labels, ends = found.arrays["labels"][::-1], max(1, len(found.arrays["at"]) - 1)
    top = (WIDTH - HEIGHT) * FINE // 2
    tones = np.where(labels < 0, 0.0, 0.25 + 0.65 * labels / ends)[top : top + HEIGHT * FINE]
    return np.asarray(tones.reshape(HEIGHT, FINE, WIDTH, FINE).mean(axis=(1, 3)))


def strip(samples: np.ndarray) -> np.ndarray:
    """(n, 2) the last part of a signal (n, 1) over its time."""
    last = samples[-3000:, 0]
    return np.stack([np.linspace(0.0, 1.5 * max(np.ptp(last), 1e-9), len(last)), last], axis=1)


# -- spaces ---------------------------------------------------------------------------------------
def seen(points: np.ndarray, look: Look) -> np.ndarray:
    """(n, 2) what an eye far away sees of points (n, 3): from where it was told, or the best."""
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    centred = points - middle
    looks = [look] if look != Look() else SIDES
    views = [centred @ facing(one.azimuth, one.elevation)[:2].T for one in looks]
    return max(views, key=spread) if len(views) > 1 else views[0]


def spread(view: np.ndarray) -> float:
    """Share of the frame's coarse cells that a view visits: high where little hides behind."""
    cells, scale = placed(view[:: max(1, len(view) // 6000)], None, True)
    inside = np.round(cells / (2 * FINE)).astype(int)
    return len(np.unique(inside, axis=0)) * min(scale.min() / scale.max(), 1.0)


# -- points to a density --------------------------------------------------------------------------
def placed(points: np.ndarray, limits: Any, equal: bool) -> tuple[np.ndarray, np.ndarray]:
    """Cells (n, 2) of points, x to the right and y down, and cells per unit along each axis."""
    finite = points[np.isfinite(points).all(axis=1)]
    if limits is None:
        low, high = finite.min(axis=0), finite.max(axis=0)
    else:
        low, high = np.array(limits, dtype=float).T
    size = np.array([WIDTH, HEIGHT]) * FINE
    scale = size * (1 - 2 * MARGIN) / np.where(high > low, high - low, 1.0)
    if equal:
        scale = np.full(2, scale[high > low].min() if (high > low).any() else 1.0)
    cells = (finite - (low + high) / 2) * scale + size / 2
    cells[:, 1] = size[1] - cells[:, 1]
    return cells, scale


def density(points: np.ndarray, limits: Any, equal: bool, joined: bool) -> np.ndarray:
    """How often each pixel is visited, in a tone from 0 to 1."""
    if equal and limits is None:  # a flat subject may be stretched a little
        wide, tall = np.ptp(points, axis=0)
        equal = tall > 0 and 0.35 < wide / tall < 4.0
    cells, _ = placed(points, limits, equal)
    if joined:
        cells = filled(cells)
    ranges = ((0, HEIGHT * FINE), (0, WIDTH * FINE))
    counts = np.histogram2d(cells[:, 1], cells[:, 0], (HEIGHT * FINE, WIDTH * FINE), ranges)[0]
    visited = (counts > 0).mean()
    blur = 3.2 if visited < 3e-4 else 1.7 if visited < 0.02 else 1.0 if visited < 0.2 else 0.7
    soft = gaussian_filter(counts, blur, mode="constant")
    return tone(soft.reshape(HEIGHT, FINE, WIDTH, FINE).mean(axis=(1, 3)))


def filled(cells: np.ndarray) -> np.ndarray:
    """Samples joined by points less than a cell apart; leaps, as of angles, stay open."""
    steps = np.diff(cells, axis=0)
    length = np.abs(steps).max(axis=1)
    keep = length < 0.4 * WIDTH * FINE
    parts = np.clip(np.ceil(length), 1, 60).astype(int)[keep]
    share = np.concatenate([np.arange(n) / n for n in parts]) if len(parts) else np.zeros(0)
    first, step = (np.repeat(a[keep], parts, axis=0) for a in (cells[:-1], steps))
    return first + share[:, None] * step


def tone(counts: np.ndarray) -> np.ndarray:
    """Logarithmic, so that thin parts are seen beside crowded ones."""
    positive = counts[counts > counts.max() * 1e-4]
    if not len(positive):
        return counts
    unit = np.percentile(positive, 30)
    top = np.log1p(np.percentile(positive, 99.0) / unit)
    return np.clip(np.log1p(counts / unit) / max(top, 0.7), 0.0, 1.0)


# -- kernels --------------------------------------------------------------------------------------
def of_kernel(experiment: Experiment) -> Drawn:
    """The first observable of a Kernel after some time."""
    live, show = stepper(experiment, experiment.settings()), experiment.shows[0]
    begun, rows = time.monotonic(), []
    stride, last = 25, KERNEL_STEPS * (4 if isinstance(show, (Image, Cells)) else 1)
    if isinstance(show, Profile) and getattr(show, "span", 0.0):
        stride = max(1, round(show.span / (abs(live.dt) * ROWS)))
        last = stride * ROWS
    while live.step < last and time.monotonic() - begun < KERNEL_S and not live.stopped:
        live.advance(stride, 1)
        if isinstance(show, (Profile, Series)):
            rows.append(np.asarray(live.origin()[show.name])[0])
    arrays = {**live.state(), **live.snapshot()}
    if isinstance(show, Swarm):
        box = float(live.params[show.box]) if show.box else 0.0
        return agents(together(arrays[show.at], box), arrays[show.toward], show.look), "trail"
    if isinstance(show, (Image, Cells)):
        return raster(np.asarray(arrays[show.name])), "field"
    if isinstance(show, Profile):
        signed = bool(getattr(show, "signed", False))
        return raster(np.array(rows), signed), "signed" if signed else "field"
    if isinstance(show, Series):
        return density(strip(np.array(rows).reshape(-1, 1)), None, False, True), "trail"
    points = np.asarray(arrays[show.name], dtype=float).reshape(-1, np.shape(arrays[show.name])[-1])
    assert isinstance(show, (Cloud, Graph)) or points.shape[1] >= 2
    points = seen(points[:, :3], Look()) if points.shape[1] > 2 else points[:, :2]
    return density(points, None, True, False), "trail"


def agents(at: np.ndarray, toward: np.ndarray, look: Look) -> np.ndarray:
    """A short stroke for every agent, along its heading."""
    turn = facing(look.azimuth, look.elevation)[:2].T if at.shape[1] == 3 else np.eye(2)
    view, heading = (at - at.mean(axis=0)) @ turn, toward @ turn
    length = 0.04 * np.ptp(view, axis=0).max()
    shares = np.linspace(-0.5, 0.5, 12)[:, None, None]
    return density((view + shares * length * heading).reshape(-1, 2), None, True, False)


def together(at: np.ndarray, box: float) -> np.ndarray:
    """Positions moved so that no edge of a periodic box cuts the school in two."""
    if box <= 0.0:
        return at
    middle = np.angle(np.exp(2j * np.pi * at / box).mean(axis=0)) * box / (2 * np.pi)
    return (at - middle + box / 2) % box


def raster(values: np.ndarray, signed: bool = False) -> np.ndarray:
    """A field (ny, nx), row 0 lowest, cut to the frame and spread over 0..1; signed: 0 is 0.5."""
    values = np.abs(values) if np.iscomplexobj(values) else np.asarray(values)
    values = np.nan_to_num(values[::-1])
    wanted = max(HEIGHT / values.shape[0], WIDTH / values.shape[1])
    if values.ndim == 2 and len(values) == ROWS:  # time against space: no shape to keep
        sized = zoom(values, (HEIGHT / ROWS, WIDTH / values.shape[1]), order=1)
    else:
        sized = zoom(values, wanted, order=0 if values.dtype.kind in "iub" else 1)
    top, left = (sized.shape[0] - HEIGHT) // 2, (sized.shape[1] - WIDTH) // 2
    cut = sized[top : top + HEIGHT, left : left + WIDTH]
    low, high = np.percentile(cut, (1, 99))
    if signed:
        low, high = -max(-low, high), max(-low, high)
    return np.clip((cut - low) / (high - low if high > low else 1.0), 0.0, 1.0)


# -- pixels ---------------------------------------------------------------------------------------
def colours(theme: Theme, name: str) -> np.ndarray:
    """(LEVELS, 3) uint8 from the stage's colour upwards."""
    ramps = {
        "trail": (theme.stage, *theme.age),
        "heat": (theme.stage, *theme.heat[1:]),
        "field": (theme.stage, *theme.backward[1:]),
        "signed": (theme.accent, theme.stage, theme.warm),
        "forward": (theme.stage, *theme.forward[1:]),
    }
    return np.round(ramp(ramps[name], LEVELS)[:, :3] * 255).astype(np.uint8)


def write(tones: np.ndarray, name: str, theme: Theme, path: Path) -> int:
    """A PNG with a palette; gives its size in bytes."""
    indices = np.round(tones * (LEVELS - 1)).astype(np.uint8)
    made = Picture.fromarray(indices, "P")
    made.putpalette(colours(theme, name).tobytes())
    made.save(path, optimize=True)
    return path.stat().st_size


def main(words: list[str]) -> int:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("keys", nargs="*", metavar="KEY")
    parser.add_argument("--missing", action="store_true", help="only what has none yet")
    parser.add_argument("--into", type=Path, default=ROOT / "assets" / "thumbnails")
    asked = parser.parse_args(words)
    asked.into.mkdir(parents=True, exist_ok=True)
    begun, total, failed = time.monotonic(), 0, []
    keys = asked.keys or list(api.catalogue())
    if asked.missing:
        keys = [key for key in keys if not (asked.into / f"{key}-dark.png").exists()]
    for key in keys:
        experiment = api.catalogue()[key]
        try:
            tones, name = drawn(experiment)
        except Exception as error:  # the others are still wanted
            failed.append(key)
            print(f"{key}: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        name = "heat" if name == "trail" and isinstance(experiment.motion, Map) else name
        for theme, word in ((NIGHT, "dark"), (PAPER, "light")):
            total += write(tones, name, theme, asked.into / f"{key}-{word}.png")
    took = time.monotonic() - begun
    print(f"{len(keys) - len(failed)} experiments, {total / 1024:.0f} KB, {took:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
