"""How soon a reading is made again."""

import math

import pytest

from explorer.engine import renewal
from explorer.engine.observer import Observer
from explorer.engine.run import Run
from explorer.model import Diagnostic, Image, Reading, Series
from explorer.model.picture import Axis, Picture, Raster
from tests.engine.test_run import until
from tests.engine.toys import DECAY


def made(gives, pictures=()):
    return Diagnostic("d", "D", "about", None, gives, lambda t: Reading({"t": t}), needs=("flow",),
                      pictures=pictures)  # fmt: skip


def test_numbers_change_ten_times_a_second_whatever_they_cost():
    assert {renewal.interval(made(Series), cost) for cost in (0.0, 0.01, 1.0)} == {0.1}


@pytest.mark.parametrize(
    ("cost", "every"), [(0.001, 1 / 60), (0.012, 1 / 60), (0.016, 0.02), (0.032, 0.04), (0.3, 0.1)]
)
def test_a_field_moves_as_often_as_it_costs_and_the_screen_shows(cost, every):
    assert renewal.interval(made(Image), cost) == pytest.approx(every)


def test_a_field_with_a_card_of_its_own_is_no_moving_picture():
    card = Picture("field", Axis("x"), Axis("y"), (Raster("z", "x", "y"),))
    assert not renewal.moves(made(Image, (card,)))


@pytest.fixture
def watched(monkeypatch):
    monkeypatch.setattr(renewal, "interval", lambda diagnostic, cost: math.inf)
    run = Run(DECAY)
    run.start()
    observer = Observer(run)
    yield run, observer, observer.watch(made(Image))
    assert observer.close()
    assert run.close()


def test_the_observer_waits_as_long_as_it_is_told_unless_a_dial_moves(watched):
    run, observer, watch = watched
    until(lambda: watch.latest is not None)
    first = watch.latest
    later = run.latest().step
    until(lambda: run.latest().step > later + 20)
    assert watch.latest is first
    run.set("k", 2.0)
    until(lambda: watch.latest.frame.params["k"] == 2.0)
    second = watch.latest
    observer.set_options(watch, {})
    until(lambda: watch.latest is not second)
