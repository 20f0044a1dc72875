"""Films: MP4 (H.264), WebM (VP9), GIF and numbered PNG files, written frame by frame."""

from __future__ import annotations

import os
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from explorer.io import stills
from explorer.io.atomic import atomic
from explorer.io.stills import Stills
from explorer.model import BadInput

# ending -> (container, encoder, pixel format, options)
FORMATS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    ".mp4": ("mp4", "libx264", "yuv420p", {"crf": "18", "preset": "veryfast"}),
    ".webm": ("webm", "libvpx-vp9", "yuv420p", {"crf": "30", "b": "0", "deadline": "realtime",
                                                "cpu-used": "6", "row-mt": "1"}),
    ".gif": ("gif", "gif", "pal8", {}),
}  # fmt: skip
MOST_PIXELS = 8192
ENDINGS = (*FORMATS, stills.SUFFIX)


def film(path: str | os.PathLike[str], size: tuple[int, int], fps: float = 30.0) -> Film | Stills:
    """A film to be written, in the format of the path's ending; of .png a folder of frames."""
    if Path(path).suffix.lower() == stills.SUFFIX:
        return Stills(path, checked(size, fps), fps)
    return Film(path, size, fps)


def checked(size: tuple[int, int], fps: float) -> tuple[int, int]:
    """The size with even sides; BadInput for what no film can be."""
    even = (size[0] // 2 * 2, size[1] // 2 * 2)
    if not all(16 <= pixels <= MOST_PIXELS for pixels in even):
        raise BadInput(f"film of {size[0]}x{size[1]}: allowed is 16 to {MOST_PIXELS} a side")
    if not 0.1 <= fps <= 240:
        raise BadInput(f"fps = {fps:g}: allowed is 0.1 to 240")
    return even


class Film:
    """A film being written; use it in a `with` block, which removes the file when it fails.

    size   (width, height) in pixels; odd ones are cut by one, since encoders need even sizes
    fps    frames per second of the finished film
    """

    def __init__(
        self, path: str | os.PathLike[str], size: tuple[int, int], fps: float = 30.0
    ) -> None:
        self.path = Path(path)
        self.format = FORMATS.get(self.path.suffix.lower())
        if self.format is None:
            allowed = ", ".join(ENDINGS)
            raise BadInput(f"{path}: unknown ending {self.path.suffix!r}; allowed: {allowed}")
        self.size = checked(size, fps)
        self.fps = Fraction(fps).limit_denominator(1001)
        self.frames = 0

    def __enter__(self) -> Film:
        import av

        assert self.format is not None
        container, encoder, pixels, options = self.format
        with ExitStack() as stack:
            sibling = stack.enter_context(atomic(self.path))
            output = stack.enter_context(av.open(str(sibling), "w", format=container))
            stream: Any = output.add_stream(encoder, rate=self.fps, options=options)
            stream.width, stream.height = self.size
            stream.pix_fmt = pixels
            self._output, self._stream = output, stream
            self._palette = _palette(self.size, self.fps) if pixels == "pal8" else None
            self._stack = stack.pop_all()
        return self

    def add(self, rgb: np.ndarray) -> None:
        """Append a frame: (height, width, 3 or 4) uint8, alpha ignored."""
        import av

        width, height = self.size
        if rgb.dtype != np.uint8 or rgb.ndim != 3 or rgb.shape[0] < height or rgb.shape[1] < width:
            raise BadInput(f"frame {rgb.shape} of {rgb.dtype}: needs ({height}, {width}, 3) uint8")
        frame = av.VideoFrame.from_ndarray(
            np.ascontiguousarray(rgb[:height, :width, :3]), format="rgb24"
        )
        frame.pts, frame.time_base = self.frames, 1 / self.fps
        self.frames += 1
        if self._palette is not None:
            self._palette.push(frame)
            frame = self._palette.pull()
        self._output.mux(self._stream.encode(frame))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                if not self.frames:
                    raise BadInput(f"{self.path}: a film needs at least one frame")
                self._output.mux(self._stream.encode(None))
        except BaseException as failure:
            self._stack.__exit__(type(failure), failure, failure.__traceback__)
            raise
        self._stack.__exit__(kind, error, trace)


def _palette(size: tuple[int, int], fps: Fraction) -> Any:
    """A filter that gives each frame its own 256 colours."""
    import av

    graph = av.filter.Graph()
    source = graph.add_buffer(
        width=size[0], height=size[1], format=av.VideoFormat("rgb24"), time_base=1 / fps
    )
    split = graph.add("split")
    palette = graph.add("palettegen", "stats_mode=single")
    use = graph.add("paletteuse", "new=1:dither=bayer:bayer_scale=3")
    sink = graph.add("buffersink")
    source.link_to(split)
    split.link_to(palette, 0, 0)
    split.link_to(use, 1, 0)
    palette.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    return graph
