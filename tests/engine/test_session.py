"""Every change of the document is a value with an inverse."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.engine.commands import (
    Close,
    Open,
    SetCameras,
    SetMeasures,
    SetParams,
    SetRun,
    SetSeeds,
)
from explorer.engine.session import Document, RunDocument

LORENZ = RunDocument("lorenz", {"sigma": 10.0, "rho": 28.0}, method="rk4", dt=0.01)
ROSSLER = RunDocument("rossler", {"sigma": 0.2, "rho": 0.2}, method="dp5", dt=0.05)


def some_command(random_, document):
    """A command that fits the document."""
    makers = [
        lambda: Open(random_.choice([LORENZ, ROSSLER]), random_.randrange(len(document.runs) + 1)),
        lambda: SetMeasures((("lyapunov", "path", (("every", random_.random()),)),)),
        lambda: SetCameras((("main", (random_.random(), 1.0)),)),
    ]
    if document.runs:
        index = random_.randrange(len(document.runs))
        makers += [
            lambda: SetParams({"rho": random_.random()}, random_.randrange(99), index),
            lambda: SetSeeds(((random_.random(), 0.5),) * random_.randrange(3), index),
            lambda: SetRun({"seed": random_.randrange(9)}, index),
            lambda: Close(index) if len(document.runs) > 1 else SetRun({"dt": 0.5}, index),
        ]
    return random_.choice(makers)()


def without_log(document):
    """The document with what undo leaves behind taken out: its change logs."""
    return [(r.experiment, dict(r.params), r.method, r.dt, r.seed) for r in document.runs], (
        document.measures,
        document.cameras,
    )


@given(st.integers(0, 10_000))
def test_a_hundred_commands_undone_lead_back_to_the_start(seed):
    random_ = random.Random(seed)
    start = document = Document((LORENZ,))
    undo = []
    for _ in range(100):
        command = some_command(random_, document)
        if isinstance(command, Close) and command.index < len(document.runs) - 1:
            continue  # taking out a run in the middle renumbers the ones behind it
        undo.append(command.inverse(document))
        document = command.apply(document)
    for command in reversed(undo):
        document = command.apply(document)
    assert without_log(document) == without_log(start)


def test_undoing_a_dial_is_one_more_change_in_the_log():
    before = Document((LORENZ,))
    command = SetParams({"rho": 99.0}, step=40)
    after = command.apply(before)
    back = command.inverse(before).apply(after)
    assert [change[1:] for change in back.run.log] == [("rho", 99.0), ("rho", 28.0)]
    assert back.run.params["rho"] == 28.0
    assert back.run.initial["rho"] == 28.0


def test_changing_the_rule_begins_the_run_anew():
    turned = SetParams({"rho": 99.0}, step=40).apply(Document((LORENZ,)))
    anew = SetRun({"method": "dp5"}).apply(turned)
    assert anew.run.log == ()
    assert anew.run.initial["rho"] == 99.0


def test_documents_with_equal_arrays_are_equal():
    one = RunDocument("couzin", start={"pos": np.zeros((2, 3))})
    two = RunDocument("couzin", start={"pos": np.zeros((2, 3))})
    other = RunDocument("couzin", start={"pos": np.ones((2, 3))})
    assert one == two
    assert one != other
