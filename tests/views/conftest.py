"""One stage for all pictures, a Lorenz path, and frames by hand."""

import numpy as np
import pytest

from explorer.model import Experiment, Flow, Frame, Param, ParamSet, Path, Source
from explorer.views.theme import NIGHT

SIZE = (400, 300)


def lorenz_path(steps=4000, dt=0.01, start=(1.0, 1.0, 1.0)):
    """(steps, 3) by a plain Runge-Kutta loop."""

    def rates(s):
        x, y, z = s
        return np.array([10 * (y - x), x * (28 - z) - y, x * y - 8 / 3 * z])

    state, path = np.array(start), np.empty((steps, 3))
    for i in range(steps):
        a = rates(state)
        b = rates(state + dt / 2 * a)
        c = rates(state + dt / 2 * b)
        state = state + dt / 6 * (a + 2 * b + 2 * c + rates(state + dt * c))
        path[i] = state
    return path


@pytest.fixture(scope="session")
def lorenz():
    return lorenz_path()[500:]


@pytest.fixture(scope="session")
def the_stage(qapp):
    from explorer.views.stage import Stage, choose_backend

    choose_backend(window=True)
    return Stage.latest() or Stage(NIGHT, SIZE, show=True)


@pytest.fixture
def stage(the_stage, qtbot):
    the_stage.clear_panels()
    the_stage.set_theme(NIGHT)
    yield the_stage
    the_stage.clear_panels()


@pytest.fixture
def panel(stage):
    from explorer.views.camera import Camera

    made = stage.add_panel((0, 0, *stage.physical_size), Camera())
    made.camera.drifting = False
    return made


@pytest.fixture
def shoot(stage):
    """The panels as (height, width, 3) whole numbers, without words."""

    def shot(size=SIZE, **how):
        return stage.picture(size, words=False, **how)[..., :3].astype(int)

    return shot


@pytest.fixture
def paint(stage, qtbot):
    """Paint once on the screen, and wait until that is done."""

    def painted():
        before = stage.paints
        stage.update()
        qtbot.waitUntil(lambda: stage.paints > before, timeout=5000)

    return painted


@pytest.fixture
def experiment():
    return Experiment(
        key="turning",
        title="Turning",
        about="A circle.",
        sources=(Source("A. Nobody", "Circles", 2000),),
        params=(Param("omega", 1.0, 0.0, 5.0, "turns"),),
        motion=Flow("x' = -omega*y\ny' = omega*x\nz' = -z", start=dict(x=1.0, y=0.0, z=1.0)),
        shows=(Path("path", of=("x", "y", "z")),),
    )


def frame_of(arrays, step=0, first=None, params=None, t=0.0, epoch=0):
    """A Frame made by hand."""
    return Frame("test", step, t, params or ParamSet(()), arrays, first or {}, epoch)


@pytest.fixture
def frame():
    return frame_of
