"""Target: a float picture as large as a panel, drawn into instead of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from vispy import gloo

from explorer.views import gl
from explorer.views.shot import Shot

Made = tuple[gloo.Texture2D, gloo.FrameBuffer]


class Target:
    """One picture, and a finer one for a while, which is made beside it and takes its place."""

    def __init__(self) -> None:
        self._shown: Made | None = None
        self._finer: Made | None = None
        self._begun = False

    @property
    def texture(self) -> gloo.Texture2D | None:
        """What was drawn: coverage and numbers per pixel."""
        return self._shown[0] if self._shown is not None else None

    def fits(self, size: tuple[int, int]) -> bool:
        """Whether it has that size, (width, height)."""
        return self.texture is not None and self.texture.shape[:2] == (size[1], size[0])

    def make(self, size: tuple[int, int]) -> None:
        """An empty picture of that size, instead of what there was."""
        self.release()
        self._shown = _made(size)

    @contextmanager
    def drawing(self, shot: Shot, clear: bool = False) -> Iterator[None]:
        """Draw into the picture that is shown."""
        assert self._shown is not None
        with drawing_into(self._shown[1], shot, clear):
            yield

    @contextmanager
    def refining(self, shot: Shot) -> Iterator[None]:
        """Draw into the finer picture, empty at first."""
        if self._finer is None:
            self._finer = _made(shot.size)
        with drawing_into(self._finer[1], shot, clear=not self._begun):
            yield
        self._begun = True

    def give_up_refining(self) -> None:
        """The eye has moved: what the finer picture shows is seen from elsewhere."""
        self._begun = False

    def refined(self) -> None:
        """The finer picture is whole: it is the one that is shown."""
        old, self._shown, self._finer = self._shown, self._finer, None
        self._begun = False
        _release(old)

    def release(self) -> None:
        """Give the GPU's memory back."""
        _release(self._shown)
        _release(self._finer)
        self._shown = self._finer = None
        self._begun = False


def _made(size: tuple[int, int]) -> Made:
    texture = gl.float_texture((size[1], size[0]), 4, smooth=False)
    return texture, gloo.FrameBuffer(color=texture)


def _release(made: Made | None) -> None:
    if made is not None:
        gl.release(made[1], made[0])


@contextmanager
def drawing_into(canvas: Any, shot: Shot, clear: bool = False) -> Iterator[None]:
    """Draw into a framebuffer of the shot's size, then go back to the panel's viewport."""
    gl.clip(None)
    with canvas:
        gl.viewport(0, 0, *shot.size)
        gl.depth(False)
        if clear:
            gloo.clear(color=(0, 0, 0, 0))
        gl.blend("over")
        yield
    gl.viewport(*shot.viewport)
    gl.clip(shot.inner)
