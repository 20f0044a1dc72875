"""A diagnostic reads an experiment, a finished run, or plain data, and says what made it."""

import numpy as np
import pytest

from explorer.engine.batch import begin_document, record
from explorer.engine.measurement import measured
from explorer.engine.subject import Subject
from explorer.model import BadInput, Diagnostic, Param, Reading, Series, Value
from tests.engine.toys import DECAY, WALKERS


def average(samples, dt, power, live):
    """Mean of a power of the samples; a second, better reading follows the first."""
    yield Reading({"m": float("nan")})
    yield Reading({"m": float(np.mean(samples**power)), "dt": dt, "live": float(live)})


AVERAGE = Diagnostic(
    key="average",
    title="Average",
    about="Mean of a power.",
    takes=Series,
    gives=Series,
    compute=average,
    values=(Value("m", unit="V"),),
    params=(Param("power", 1, 1, 4, "exponent", kind="int"),),
)

FIELD = Diagnostic(
    key="rates",
    title="Rates",
    about="Asks for the equations.",
    takes=None,
    gives=Series,
    compute=lambda motion: Reading(
        {"dimension": float(len(motion.start)), "k": motion.params["k"]}
    ),
)


def test_plain_data_is_measured():
    reading = measured(Subject(AVERAGE, data=[1, 2, 3], dt=0.5), {"power": 2})
    assert reading.values == {"m": 14 / 3, "dt": 0.5, "live": 0.0}
    assert reading.units["m"] == "V"
    assert reading.settings["power"] == 2


def test_an_experiment_is_run_and_its_channel_read():
    reading = measured(Subject(AVERAGE, DECAY, "path.y"), {"steps": 300, "every": 3})
    t = np.arange(101) * 0.03
    assert reading.values["m"] == pytest.approx(np.mean(2 * np.exp(-t)), rel=1e-9)
    assert reading.values["dt"] == pytest.approx(0.03)


def test_a_finished_run_is_read_without_running_again():
    run = record(WALKERS, begin_document(WALKERS, steps=10))
    reading = measured(Subject(AVERAGE, run, "mean"), {})
    assert reading.values["m"] == pytest.approx(run["mean"].mean())


def test_the_first_fitting_channel_is_taken_when_none_is_named():
    named = measured(Subject(AVERAGE, DECAY, "path.x"), {"steps": 10})
    free = measured(Subject(AVERAGE, DECAY), {"steps": 10})
    assert free.values == named.values


def test_a_diagnostic_of_the_motion_gets_dials_and_start():
    reading = measured(Subject(FIELD, DECAY, params={"k": 3.0}), {})
    assert reading.values == {"dimension": 2.0, "k": 3.0}


@pytest.mark.parametrize(
    ("subject", "options", "word"),
    [
        (Subject(AVERAGE, DECAY, "tracers"), {}, "Series"),
        (Subject(AVERAGE, DECAY, "path.q"), {}, r"path\.x"),
        (Subject(AVERAGE, DECAY), {"pover": 2}, "power"),
        (Subject(AVERAGE, data=np.zeros((2, 2))), {}, "1-D"),
        (Subject(AVERAGE, data="words"), {}, "numbers"),
        (Subject(AVERAGE), {}, "data"),
        (Subject(FIELD, data=[1.0]), {}, "equations"),
        (Subject(FIELD, WALKERS), {}, "equations"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(subject, options, word):
    with pytest.raises(BadInput, match=word):
        measured(subject, options)
