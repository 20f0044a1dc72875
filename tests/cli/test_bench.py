"""Side-by-side timing: turns, ratios, and what could not run."""

import pytest

from explorer.cli import bench, benchmark
from explorer.cli.bench.measure import absent, interleave, machine, ratio, summary
from explorer.model import BadInput


def test_contenders_take_turns_after_one_warm_up():
    called = []
    times = interleave({"a": lambda: called.append("a"), "b": lambda: called.append("b")}, rounds=3)
    assert "".join(called) == "ab" + "ab" + "ba" + "ab"
    assert {name: len(values) for name, values in times.items()} == {"a": 3, "b": 3}


def test_a_ratio_is_the_median_over_rounds():
    figure = ratio({"ours": [1.0, 2.0, 1.0], "peer": [10.0, 10.0, 30.0]}, "ours", "peer", 8.0)
    assert (figure.value, figure.low, figure.high, figure.repeats) == (10.0, 5.0, 30.0, 3)
    assert figure.met is True


@pytest.mark.parametrize(
    ("direction", "target", "met"),
    [("at least", 3, False), ("at most", 3, True), ("at least", None, None)],
)
def test_a_target_is_a_floor_or_a_ceiling(direction, target, met):
    assert summary([1.0, 2.0, 4.0], "s", target, direction=direction).met is met


def test_what_did_not_run_is_never_met():
    figure = absent("s", "no compiler", 3.0)
    assert figure.value is None
    assert figure.met is None
    assert "not run" in figure.against


def test_a_broken_benchmark_is_reported_as_not_run():
    def broken(rounds):
        raise RuntimeError("peer fell over")

    figures = benchmark._measured("press", broken, 1)
    assert figures["press"].met is None
    assert "peer fell over" in figures["press"].against


def test_every_word_that_is_here_loads():
    for word in bench.words():
        assert callable(bench.load(word))
    with pytest.raises(BadInput, match="unknown benchmark"):
        bench.load("nothing")


def test_the_machine_is_described():
    assert {"processor", "cores", "load", "python", "numpy"} <= set(machine())
