"""Calls: OpenGL is called some hundred times a picture, and Python is kept meanwhile."""

from __future__ import annotations

import ctypes
import sys
from types import ModuleType
from typing import Any

from vispy.gloo.gl import _gl2, gl2

UINT, INT, POINTER = ctypes.c_uint, ctypes.c_int, ctypes.c_void_p
BEYOND = {  # of OpenGL 3.3, which vispy asks of PyOpenGL
    "glVertexAttribDivisor": (UINT, UINT),
    "glDrawArraysInstanced": (UINT, INT, INT, INT),
    "glDrawElementsInstanced": (UINT, INT, UINT, POINTER, INT),
}
LONG = {  # what waits until everything is drawn: others may have Python
    "glFinish": (),
    "glReadPixels": (INT, INT, INT, INT, UINT, UINT, POINTER),
}


def keep(gl: ModuleType) -> None:
    """Call the driver without giving Python away; `gl` is vispy's, bound (vispy 0.17). On Linux.

    ctypes gives Python away for the length of each call, and a thread that wants it takes it: the
    window then waits some hundred times a picture. PyOpenGL does so, too, and asks for errors
    after each call. Beside a thread in Python a picture of 2 x 2 panels took 12.2 ms of the
    processor given away and 7.6 kept, in turns within one window.
    """
    if sys.platform != "linux" or gl2._lib is None:
        return
    if not isinstance(gl2._lib, ctypes.PyDLL):
        _swap(gl2._lib)
    for name, call in vars(_gl2).items():
        if name.startswith("gl"):
            setattr(gl, name, call)
    for name, arguments in BEYOND.items():
        setattr(gl, name, _typed(gl2._lib, name, arguments))


def _swap(patient: ctypes.CDLL) -> None:
    """Let vispy's functions find theirs anew, in a library that keeps Python."""
    gl2._lib = ctypes.PyDLL(patient._name)
    for name, call in vars(_gl2).items():
        if name.startswith(("gl", "_gl")) and callable(call):
            call.__dict__.pop("_native", None)
    for name, arguments in LONG.items():
        getattr(_gl2, name)._native = _typed(patient, name, arguments)


def _typed(library: ctypes.CDLL, name: str, arguments: tuple[Any, ...]) -> Any:
    function = getattr(library, name)
    function.restype, function.argtypes = None, arguments
    return function
