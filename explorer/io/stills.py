"""Stills: the frames of a film as numbered PNG files in a folder."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from types import TracebackType

import numpy as np

from explorer.model import BadInput

SUFFIX = ".png"


class Stills:
    """A folder being filled; use it in a `with` block, which removes it when it fails.

    path   NAME.png: the folder NAME beside it gets 00001.png, 00002.png, ... An older folder of
           frames is replaced at the end; any other folder is left alone
    """

    def __init__(self, path: str | os.PathLike[str], size: tuple[int, int], fps: float) -> None:
        self.path, self.size, self.fps = Path(path).with_suffix(""), size, fps
        self.frames = 0
        if self.path.is_file():
            raise BadInput(f"{self.path} is a file; give another name")
        if self.path.is_dir() and not all(_is_frame(one) for one in self.path.iterdir()):
            raise BadInput(f"{self.path}: the folder holds other files; give another name")
        if not self.path.parent.is_dir():
            raise BadInput(f"{self.path}: there is no folder {self.path.parent}")
        self._beside = self.path.with_name(f".{self.path.name}-{secrets.token_hex(4)}")

    def __enter__(self) -> Stills:
        try:
            self._beside.mkdir()
        except OSError as error:
            raise self._refused(error) from error
        return self

    def add(self, rgb: np.ndarray) -> None:
        """Append a frame: (height, width, 3 or 4) uint8, alpha ignored."""
        from PIL import Image

        width, height = self.size
        if rgb.dtype != np.uint8 or rgb.ndim != 3 or rgb.shape[0] < height or rgb.shape[1] < width:
            raise BadInput(f"frame {rgb.shape} of {rgb.dtype}: needs ({height}, {width}, 3) uint8")
        image = Image.fromarray(np.ascontiguousarray(rgb[:height, :width, :3]))
        self.frames += 1
        try:
            image.save(self._beside / f"{self.frames:05d}{SUFFIX}", compress_level=3)
        except OSError as error:
            raise self._refused(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        try:
            if kind is None:
                if not self.frames:
                    raise BadInput(f"{self.path}: a film needs at least one frame")
                self._take_place()
        except OSError as failure:
            raise self._refused(failure) from failure
        finally:
            shutil.rmtree(self._beside, ignore_errors=True)

    def _take_place(self) -> None:
        if not self.path.exists():
            os.replace(self._beside, self.path)
            return
        old = self._beside.with_name(self._beside.name + "-old")
        os.replace(self.path, old)
        try:
            os.replace(self._beside, self.path)
        except OSError:
            os.replace(old, self.path)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def _refused(self, error: OSError) -> BadInput:
        return BadInput(f"{self.path} cannot be written: {error.strerror or error}")


def _is_frame(path: Path) -> bool:
    return path.suffix == SUFFIX and path.stem.isdigit() and path.is_file()
