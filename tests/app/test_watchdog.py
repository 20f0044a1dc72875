"""What is the machine's, and what is ours."""

import pytest
from watchdog import judged


def stall(at, own):
    return {"at": at, "length": 0.3, "own_cpu": own}


WORK = [(n / 4, 0.006 if 100 <= n < 110 else 0.002) for n in range(400)]  # slow for 2.5 s


def test_at_the_usual_speed_all_that_was_computed_is_ours():
    (found,) = judged([stall(50.0, 0.2)], WORK)
    assert found["slow"] == 1.0
    assert found["own_usual"] == 0.2


def test_while_the_machine_is_three_times_slower_a_third_is_ours():
    (found,) = judged([stall(26.0, 0.3)], WORK)
    assert found["slow"] == pytest.approx(3.0)
    assert found["own_usual"] == pytest.approx(0.1)


def test_a_machine_that_is_faster_excuses_nothing():
    quick = [(at, 0.001 if 50 <= at < 52 else took) for at, took in WORK]
    (found,) = judged([stall(51.0, 0.2)], quick)
    assert found["own_usual"] == 0.2


def test_without_a_control_nothing_is_excused():
    assert judged([stall(26.0, 0.3)], [])[0]["own_usual"] == 0.3
    assert judged([stall(500.0, 0.3)], WORK)[0]["own_usual"] == 0.3
