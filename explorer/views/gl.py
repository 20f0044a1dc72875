"""The few things we need of OpenGL that vispy's gloo does not give by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from vispy import gloo
from vispy.gloo.context import get_current_canvas

SOFTWARE = ("llvmpipe", "softpipe", "swiftshader", "basic render")
SPARE = {gloo.Program: 48, gloo.Texture2D: 2}  # most of each that wait to be used again
UNWANTED_S = 5.0  # that a texture waits for: one of a large window is 10 MB
ATTRIBUTE_TYPES = {1: "float", 2: "vec2", 3: "vec3", 4: "vec4"}

SCREEN = """
attribute vec2 a_corner;
uniform vec4 u_part;
varying vec2 v_at;
void main() {
    v_at = mix(u_part.xy, u_part.zw, a_corner * 0.5 + 0.5);
    gl_Position = vec4(v_at * 2.0 - 1.0, 0.0, 1.0);
}
"""

CORNERS = np.array([(-1, -1), (1, -1), (-1, 1), (1, 1)], dtype=np.float32)


def program(vertex: str, fragment: str) -> gloo.Program:
    """A shader pair, compiled on its first draw unless one that was released can be had."""
    made: gloo.Program = _had((vertex, fragment), lambda: gloo.Program(vertex, fragment))
    return made


def screen(fragment: str) -> gloo.Program:
    """A program that paints a rectangle of the viewport; v_at runs over 0..1 of the whole."""
    made = program(SCREEN, fragment)
    if made not in _put:
        made["a_corner"] = gloo.VertexBuffer(CORNERS)
    put(made, u_part=(0.0, 0.0, 1.0, 1.0))
    return made


def draw(made: gloo.Program, mode: str, count: int, instances: int = 1, first: int = 0) -> None:
    """Draw a range of vertices.

    gloo's own draw always takes whole buffers; the command below it takes a range (vispy 0.17).
    """
    if count <= 0 or instances <= 0:
        return
    queue = get_current_canvas().context.glir
    queue.associate(made.glir)
    queue.command("DRAW", made.id, mode, (int(first), int(count)), int(instances))


def draw_indexed(
    made: gloo.Program, mode: str, indices: gloo.IndexBuffer, count: int | None = None
) -> None:
    """Draw through vertices by index, or through the first `count` of the indices."""
    queue = get_current_canvas().context.glir
    queue.associate(made.glir)
    queue.associate(indices.glir)
    selection = (indices.id, "UNSIGNED_INT", indices.size if count is None else int(count))
    queue.command("DRAW", made.id, mode, selection, 1)


def attribute(
    made: gloo.Program,
    name: str,
    buffer: gloo.VertexBuffer,
    floats: int,
    stride: int,
    offset: int,
    divisor: int | None = None,
) -> None:
    """Point an attribute into a buffer of float32 at any stride and offset, both in floats."""
    made.glir.associate(buffer.glir)
    where = (buffer.id, stride * 4, offset * 4)
    made.glir.command("ATTRIBUTE", made.id, name, ATTRIBUTE_TYPES[floats], where, divisor)


def lut_texture(lut: np.ndarray, repeat: bool = False) -> gloo.Texture2D:
    """A colour map (n, 4) float 0..1 as a texture one pixel high."""
    texels = np.ascontiguousarray(np.clip(lut, 0, 1)[None] * 255 + 0.5).astype(np.uint8)
    wrapping = ("clamp_to_edge", "repeat" if repeat else "clamp_to_edge")
    return gloo.Texture2D(texels, interpolation="linear", wrapping=wrapping, internalformat="rgba8")


def float_texture(shape: tuple[int, int], channels: int = 1, smooth: bool = True) -> gloo.Texture2D:
    """A float32 texture (height, width), empty or with whatever was in one that was released."""
    made: gloo.Texture2D = _had(
        (*shape, channels, smooth), lambda: _float_texture(shape, channels, smooth)
    )
    return made


def _float_texture(shape: tuple[int, int], channels: int, smooth: bool) -> gloo.Texture2D:
    formats = {1: ("luminance", "r32f"), 4: ("rgba", "rgba32f")}
    kind, internal = formats[channels]
    if channels == 1:
        kind = "red"
    return gloo.Texture2D(
        shape=(*shape, channels),
        format=kind,
        internalformat=internal,
        interpolation="linear" if smooth else "nearest",
        wrapping="clamp_to_edge",
    )


def renderer() -> str:
    """Who draws: GL_RENDERER of the current context."""
    return str(gloo.gl.glGetParameter(gloo.gl.GL_RENDERER))


def software(name: str) -> bool:
    """Whether that renderer is the processor itself."""
    return any(word in name.lower() for word in SOFTWARE)


def finish() -> None:
    """Wait until everything drawn so far is really there."""
    gloo.gl.glFinish()


def put(made: gloo.Program, **values: Any) -> None:
    """Set uniforms that differ from what was put last: each one sent costs as much as a draw."""
    known = _put.setdefault(made, {})
    for name, value in values.items():
        mark = value.tobytes() if isinstance(value, np.ndarray) else value
        if known.get(name) != mark:
            known[name] = mark
            made[name] = value


_put: WeakKeyDictionary[gloo.Program, dict[str, Any]] = WeakKeyDictionary()


def command(name: str, *arguments: Any) -> None:
    """Queue one GL call by its name; gloo's own wrappers copy dictionaries each time."""
    get_current_canvas().context.glir.command("FUNC", name, *arguments)


def blend(mode: str) -> None:
    """Set how colours meet: "none", "over" (premultiplied) or "add"."""
    if mode == "none":
        command("glDisable", "blend")
        return
    command("glEnable", "blend")
    command("glBlendFunc", "one", "one" if mode == "add" else "one_minus_src_alpha")


def depth(on: bool) -> None:
    """Let near things hide far ones, or not."""
    command("glEnable" if on else "glDisable", "depth_test")


def clip(rect: tuple[int, int, int, int] | None) -> None:
    """Let nothing be drawn outside (x, y, width, height); None lifts the limit."""
    if rect is None:
        command("glDisable", "scissor_test")
    else:
        command("glEnable", "scissor_test")
        command("glScissor", *(int(n) for n in rect))


def viewport(x: int, y: int, width: int, height: int) -> None:
    """Map clip space onto this rectangle of the framebuffer."""
    command("glViewport", int(x), int(y), int(width), int(height))


def release(*objects: Any) -> None:
    """Give things back to the driver; what takes long to make waits for whoever needs the same."""
    for thing in objects:
        if thing is None:
            continue
        if thing not in _kinds:
            thing.delete()
            continue
        spares().append(thing)
        _released[thing] = time.perf_counter()
        alike = [held for held in spares() if type(held) is type(thing)]
        _discard(alike[: -SPARE[type(thing)]])


def _had(kind: Hashable, make: Callable[[], Any]) -> Any:
    for held in spares():
        if _kinds[held] == kind:
            spares().remove(held)
            return held
    made = make()
    if isinstance(made, gloo.Texture2D):  # of another size: what had the last one is gone
        _discard(held for held in spares() if type(held) is type(made))
    _kinds[made] = kind
    return made


def tidy() -> None:
    """Let go of textures that were released a while ago, and that nobody has wanted since."""
    long_ago = time.perf_counter() - UNWANTED_S
    textures = [held for held in spares() if isinstance(held, gloo.Texture2D)]
    _discard(held for held in textures if _released[held] < long_ago)


def _discard(held: Iterable[Any]) -> None:
    for thing in list(held):
        spares().remove(thing)
        thing.delete()


def spares() -> list[Any]:
    """What was released and waits in the current context, oldest first."""
    canvas = get_current_canvas()
    return [] if canvas is None else _spare.setdefault(canvas.context, [])


_kinds: WeakKeyDictionary[Any, Hashable] = WeakKeyDictionary()
_released: WeakKeyDictionary[Any, float] = WeakKeyDictionary()  # when [s]
_spare: WeakKeyDictionary[Any, list[Any]] = WeakKeyDictionary()
