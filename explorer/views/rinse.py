"""Rinse: a software driver lets go of what was drawn into, and from, a while ago.

Mesa's llvmpipe gives every pass under way a place, and the place holds the pictures of its pass
until another comes into it. The first places are used all the time, the tenth only when ten passes
are under way at once. So pictures of every size that a stage of four views once had stayed: 25 MB
after half an hour. Empty passes come into all places, as long as the picture before them is still
being drawn; a small one may be done before, but the next will come.
"""

from __future__ import annotations

from vispy import gloo

from explorer.views import gl

PASSES = 24  # more than are under way at once in any picture of ours


class Rinse:
    """Empty passes into a picture of one pixel, which is made when it is needed."""

    def __init__(self) -> None:
        self._pixel: gloo.FrameBuffer | None = None

    def draw(self) -> None:
        """Queue them; nothing of them is seen."""
        if self._pixel is None:
            dot = gloo.Texture2D(shape=(1, 1, 4), format="rgba", internalformat="rgba8")
            self._pixel = gloo.FrameBuffer(color=dot)
        gl.clip(None)
        with self._pixel:
            for _ in range(PASSES):
                gl.command("glClear", gloo.gl.GL_COLOR_BUFFER_BIT)
                gl.command("glFlush")
