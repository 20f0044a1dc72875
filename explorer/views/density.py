"""DensityLayer: how often each pixel was visited, tone mapped on a logarithmic scale.

Points are counted on the processor, pixel by pixel of the screen, so a picture of millions of
points costs one texture upload; zooming counts what is remembered again at the new scale.
"""

from __future__ import annotations

import math

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.views import gl, palette
from explorer.views.camera import Bounds
from explorer.views.compiled import Compiled
from explorer.views.label import ColourBar
from explorer.views.news import News
from explorer.views.shot import Shot

FRAGMENT = """
uniform sampler2D u_counts;
uniform sampler2D u_map;
uniform float u_top;
varying vec2 v_at;
void main() {
    float count = texture2D(u_counts, v_at).r;
    if (count <= 0.0) discard;
    float share = min(count / u_top, 1.0);
    vec3 colour = texture2D(u_map, vec2(0.06 + 0.94 * share, 0.5)).rgb;
    float alpha = min(count / 0.6931, 1.0);  // one visit is solid; less only between soft texels
    gl_FragColor = vec4(colour * alpha, alpha);
}
"""

CHUNK = 1 << 16  # points at a time that stay in the processor's cache
COMPILED_FROM = 30_000  # points at once for which compiled counting is worth its import
WHITE_SHARE = 0.999  # of the visited pixels lie below the top of the scale


class DensityLayer:
    """Visits per pixel of a Path or a Cloud.

    keep     points remembered, for counting again when the camera moves; 0: what `replace` gave
    size     pixels that a point covers across: 1, or more where points are few
    lag      1 draws (x_n, x_n+1) of a one-column Path: its return map
    """

    def __init__(
        self,
        name: str,
        *,
        axes: tuple[int, ...] = (0, 1, 2),
        keep: int = 1 << 18,
        lag: int = 0,
        size: float = 1.0,
        limits: Bounds | None = None,
        map: str = "heat",
        label: str = "visits",
    ) -> None:
        self.name, self.visible = name, True
        self.axes, self.lag, self.limits = axes, lag, limits
        self.map, self.label, self.size = map, label, size
        self._keep = keep
        self._points = np.zeros((keep, 3), np.float32)
        self._total = 0
        self._pending: list[np.ndarray] = []
        self._last: np.ndarray | None = None
        self._low, self._high = np.full(3, np.inf), np.full(3, -np.inf)
        self._news = News(name)
        self._counts = np.zeros((0, 0), np.uint32)
        self._view = b""
        self._top = 1.0
        self._stale = True
        self._program: gloo.Program | None = None
        self._texture: gloo.Texture2D | None = None
        self._lut: object = None

    # -- data --------------------------------------------------------------------------------
    def ingest(self, frame: Frame) -> None:
        """Count the samples after the last step seen."""
        if self._news.begins(frame):
            self.clear()
        new = self._news.take(frame)
        if new is not None:
            self.append(*new)

    def append(self, samples: np.ndarray, gap: bool = False) -> None:
        """Add samples (n, d) or (m, n, d)."""
        samples = np.asarray(samples)
        block = samples[None] if samples.ndim == 2 else samples
        points = self._lagged(block, gap) if self.lag else self._picked(block)
        if len(points) == 0:
            return
        points = points[-self._keep :]
        at = self._total % self._keep
        fits = min(len(points), self._keep - at)
        self._points[at : at + fits] = points[:fits]
        self._points[: len(points) - fits] = points[fits:]
        self._total += len(points)
        self._pending.append(points)
        self._widen(points)

    def replace(self, points: np.ndarray) -> None:
        """Forget the points before, and take these (n, 3) float32 as they are."""
        self._points = np.ascontiguousarray(points, np.float32)
        self._keep = self._total = len(points)
        self._pending = []
        self._view = b""

    def _picked(self, block: np.ndarray) -> np.ndarray:
        points = np.zeros((block.shape[0] * block.shape[1], 3), np.float32)
        for place, axis in enumerate(self.axes[:3]):
            if axis < block.shape[2]:
                points[:, place] = block[..., axis].reshape(-1)
        return points

    def _lagged(self, block: np.ndarray, gap: bool) -> np.ndarray:
        values = block[..., self.axes[0]]
        if self._last is not None and not gap and len(self._last) == len(values):
            values = np.concatenate([self._last[:, None], values], axis=1)
        self._last = values[:, -1].copy()
        points = np.zeros((values[:, 1:].size, 3), np.float32)
        points[:, 0] = values[:, :-1].reshape(-1)
        points[:, 1] = values[:, 1:].reshape(-1)
        return points

    def _widen(self, points: np.ndarray) -> None:
        finite = points[np.isfinite(points).all(axis=1)]
        if len(finite):
            self._low = np.minimum(self._low, finite.min(axis=0))
            self._high = np.maximum(self._high, finite.max(axis=0))

    def clear(self) -> None:
        """Forget everything."""
        self._news.forget()
        self._total, self._last = 0, None
        self._pending, self._view = [], b""
        self._low, self._high = np.full(3, np.inf), np.full(3, -np.inf)
        self._counts[...] = 0

    def bounds(self) -> Bounds | None:
        """Declared limits, or the ranges of the points."""
        if self.limits is not None:
            return self.limits
        if not np.isfinite(self._low).all():
            return None
        return tuple((float(a), float(b)) for a, b in zip(self._low, self._high, strict=True))

    def colour_bar(self) -> ColourBar | None:
        """Visits per pixel, logarithmic."""
        if self._total == 0:
            return None
        return ColourBar(self._table, 0.0, math.expm1(self._top), self.label, "", "log")

    _table = np.zeros((2, 4))

    # -- drawing -----------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """Count what is new, upload if anything changed, and colour the counts."""
        if self._total == 0:
            return
        self._count(shot)
        if self._program is None:
            self._program = gl.screen(FRAGMENT)
        lut = palette.lut(self.map, shot.theme)
        if self._lut is not lut:
            self._program["u_map"] = gl.lut_texture(lut)
            self._lut, self._table = lut, lut[int(0.06 * len(lut)) :]
        if self._stale:
            self._upload()
        self._program["u_top"] = self._top
        gl.blend("over")
        gl.draw(self._program, "triangle_strip", 4)

    def _count(self, shot: Shot) -> None:
        cell = max(1.0, self.size * (shot.scale if self.size > 1 else 1.0))
        width, height = (max(1, round(n / cell)) for n in shot.size)
        view = shot.matrix.tobytes()
        if view != self._view or self._counts.shape != (height, width):
            self._view = view
            if self._counts.shape != (height, width):
                self._counts = np.zeros((height, width), np.uint32)
            else:
                self._counts[...] = 0
            self._pending = [self._points[: min(self._total, self._keep)]]
        if self._pending:
            for points in self._pending:
                scatter(points, shot.mvp, self._counts, wait=shot.keep)
            self._pending = []
            self._top = ceiling(self._counts)
            self._stale = True

    def _upload(self) -> None:
        assert self._program is not None
        shape = self._counts.shape
        if self._texture is None or self._texture.shape[:2] != shape:
            gl.release(self._texture)
            self._texture = gl.float_texture((shape[0], shape[1]), 1, smooth=self.size > 1)
            self._program["u_counts"] = self._texture
        logs = self._counts.astype(np.float32)
        logs += 1
        np.log(logs, out=logs)
        self._texture.set_data(logs[..., None])
        self._stale = False

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._texture, self._program)
        self._texture = self._program = self._lut = None
        self._stale = True


compiled = Compiled(
    "explorer.numerics.density",
    lambda it: it.scatter(np.zeros((1, 3), np.float32), np.eye(4), np.zeros((1, 1), np.uint32)),
)


def scatter(points: np.ndarray, mvp: np.ndarray, counts: np.ndarray, wait: bool = False) -> None:
    """Count points (n, 3) into pixels (height, width), compiled when there are many."""
    module = compiled(wait) if len(points) >= COMPILED_FROM else None
    if module is not None:
        module.scatter(points, np.ascontiguousarray(mvp, dtype=np.float64), counts)
        return
    for part in range(0, len(points), CHUNK):
        _scatter_chunk(points[part : part + CHUNK], mvp, counts)


def _scatter_chunk(points: np.ndarray, mvp: np.ndarray, counts: np.ndarray) -> None:
    height, width = counts.shape
    m = mvp.astype(np.float32)
    clip = points @ m[:, :3].T + m[:, 3]
    w = clip[:, 3]
    with np.errstate(divide="ignore", invalid="ignore"):
        across = (clip[:, 0] / w + 1) * np.float32(0.5 * width)
        up = (clip[:, 1] / w + 1) * np.float32(0.5 * height)
        inside = (w > 0) & (across >= 0) & (across < width) & (up >= 0) & (up < height)
    cells = up[inside].astype(np.intp) * width + across[inside].astype(np.intp)
    counts += np.bincount(cells, minlength=counts.size).reshape(counts.shape).astype(np.uint32)


def ceiling(counts: np.ndarray) -> float:
    """log(1 + c) of the count c below which 99.9 % of the visited pixels lie; at least log 2."""
    sample = counts[:: max(1, counts.shape[0] // 400), :: max(1, counts.shape[1] // 400)]
    visited = sample[sample > 0]
    if visited.size == 0:
        return math.log(2.0)
    place = min(int(WHITE_SHARE * visited.size), visited.size - 1)
    return max(math.log1p(float(np.partition(visited, place)[place])), math.log(2.0))
