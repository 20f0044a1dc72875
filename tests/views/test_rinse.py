"""What was drawn into long ago is let go of by a driver that draws on the processor."""

import subprocess
import sys

import pytest

PILE = """
import os, sys
os.environ.setdefault("EGL_PLATFORM", "surfaceless")
from explorer.views import gl, stage
stage.choose_backend(window=False)
from vispy import gloo
from explorer.views.camera import Camera

SIDE, MANY = 1000, 8  # 128 MB of pictures
ENOUGH = 60.0
SLOW = '''
varying vec2 v_at;
void main() {
    float s = 0.0;
    for (int i = 0; i < 40; i++) s += sin(v_at.x * float(i) + s);
    gl_FragColor = vec4(s, 0.0, 0.0, 1.0);
}
'''


class Slow:
    "What a panel has to draw; it takes some milliseconds."

    def paint(self, *_, **__):
        self.program = gl.screen(SLOW)
        gl.draw(self.program, "triangle_strip", 4)


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def drawn_into(target):
    with target:
        gl.viewport(0, 0, SIDE, SIDE)
        gl.draw(gl.screen(SLOW), "triangle_strip", 4)
        gl.command("glFlush")


made = stage.Stage(size=(700, 700), show=True)
made.set_current()
painter = made.painter
painter.paint = lambda *_, **__: Slow().paint()
made.on_draw(None)
painter.wake()
print(int(painter.software))
before = resident()
for _ in range(10):  # on a busy machine a pass may be over before the next begins
    pile = [gloo.FrameBuffer(color=gl.float_texture((SIDE, SIDE), 4)) for _ in range(MANY)]
    for target in pile:
        drawn_into(target)
    made.context.flush_commands()
    for target in pile:
        target.color_buffer.delete()
        target.delete()
    made.context.flush_commands()
    gloo.gl.glFinish()
    if resident() - before > ENOUGH:
        break
left = resident() - before
for _ in range(5):
    painter._adapted = -10.0  # as if a second had gone
    made.on_draw(None)
    made.on_draw(None)
print(left, resident() - before)
"""


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads memory as Linux tells it")


@pytest.fixture
def kept():
    """Megabytes after a pile of pictures was thrown away, and after five paintings of a stage."""

    def measure() -> tuple[float, float]:
        done = subprocess.run([sys.executable, "-c", PILE], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        software, left, after = done.stdout.split()
        if not int(software):
            pytest.skip("a GPU draws, and keeps its pictures where this cannot see them")
        return float(left), float(after)

    return measure


def test_pictures_that_were_thrown_away_are_let_go_of(kept):
    left, after = kept()
    if left < 60:
        pytest.skip("ten times every pass was over before the next began: nothing was kept")
    assert after < 0.5 * left
