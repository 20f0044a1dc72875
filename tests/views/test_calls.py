"""How the driver is called: ctypes marks each of its functions that keeps Python."""

import ctypes
import sys

import pytest
from vispy.gloo import gl

KEEPS = 4  # FUNCFLAG_PYTHONAPI of ctypes

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere OpenGL is called as vispy does"
)


def keeps(call):
    return bool(getattr(call, "_native", call)._flags_ & KEEPS)


def call_some():
    """Once, so that vispy has found them."""
    gl.glUseProgram(0)
    gl.glEnable(gl.GL_BLEND)
    gl.glBindBuffer(gl.GL_ARRAY_BUFFER, 0)
    gl.glVertexAttribPointer(0, 2, gl.GL_FLOAT, False, 8, 0)
    gl.glFinish()


@pytest.fixture
def current(stage):
    stage.set_current()
    call_some()
    return stage


def test_the_mark_is_what_we_take_it_for():
    assert not keeps(ctypes.CDLL(None).abs)
    assert keeps(ctypes.PyDLL(None).abs)


def test_python_is_kept_while_the_driver_is_called(current):
    for name in ("glUseProgram", "glEnable", "glBindBuffer", "glVertexAttribPointer"):
        assert keeps(getattr(gl, name)), name
    assert keeps(gl.glVertexAttribDivisor)
    assert keeps(gl.glDrawArraysInstanced)


def test_what_waits_for_the_driver_lets_others_have_python(current):
    assert not keeps(gl.glFinish)
    assert not keeps(gl.glReadPixels)


def test_bound_once_more_it_is_kept_still(current):
    from explorer.views.stage import choose_backend

    choose_backend(window=True)
    call_some()
    assert keeps(gl.glVertexAttribPointer)
    assert keeps(gl.glVertexAttribDivisor)
    assert not keeps(gl.glFinish)
