"""The backdrop of a panel: a radial gradient with a grain too fine to see, against banding."""

from __future__ import annotations

from vispy import gloo

from explorer.views import gl
from explorer.views.theme import Theme

SOURCE = """
uniform vec3 u_centre;
uniform vec3 u_rim;
uniform vec2 u_shape;
vec3 backdrop(vec2 at) {
    vec2 off = (at - vec2(0.5, 0.52)) * u_shape;
    float share = smoothstep(0.0, 1.0, length(off));
    float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    return mix(u_centre, u_rim, share) + (grain - 0.5) / 255.0;
}
"""

FRAGMENT = (
    SOURCE
    + """
varying vec2 v_at;
void main() {
    gl_FragColor = vec4(backdrop(v_at), 1.0);
}
"""
)


def dress(made: gloo.Program, theme: Theme, size: tuple[int, int]) -> None:
    """Give a program that contains SOURCE its colours and the panel's shape."""
    long = max(size)
    shape = (1.7 * size[0] / long, 1.7 * size[1] / long)
    gl.put(made, u_shape=shape, u_centre=theme.rgb("stage"), u_rim=theme.rgb("rim"))


class Backdrop:
    """Paints the gradient over the current viewport."""

    def __init__(self) -> None:
        self._program: gloo.Program | None = None

    def draw(self, theme: Theme, size: tuple[int, int]) -> None:
        """The gradient of a theme; a theme without one needs nothing over the cleared stage."""
        if theme.stage == theme.rim:
            return
        if self._program is None:
            self._program = gl.screen(FRAGMENT)
        dress(self._program, theme, size)
        gl.blend("none")
        gl.draw(self._program, "triangle_strip", 4)
