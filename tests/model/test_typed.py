"""Experiments made from typed text."""

import pytest

from explorer.equations.errors import BadInput, EquationError
from explorer.model import Cloud, Flow, Map, Path
from explorer.model.typed import typed

OSCILLATOR = "x' = y\ny' = -x - mu*(x**2 - 1)*y"
ALONE = "# Van der Pol\nmu = 1.5 in [0, 8]\n" + OSCILLATOR + "\nx(0) = 0.5"


def test_a_text_that_declares_everything_needs_nothing_beside_it():
    made = typed(ALONE)
    assert made.title == "Van der Pol"
    assert isinstance(made.motion, Flow)
    assert dict(made.motion.start) == {"x": 0.5, "y": 0.1}
    (mu,) = made.params
    assert (mu.name, mu.default, mu.min, mu.max) == ("mu", 1.5, 0.0, 8.0)
    assert made.family == "typed"


def test_dials_and_starts_may_come_from_outside():
    made = typed(OSCILLATOR, params={"mu": (1.0, 0.0, 10.0)}, start={"y": 2.0}, dt=0.02)
    assert made.params[0].max == 10.0
    assert dict(made.motion.start) == {"x": 0.1, "y": 2.0}
    assert made.motion.dt == 0.02
    assert made.system.params == ("mu",)


def test_what_comes_from_outside_replaces_what_the_text_says():
    made = typed(ALONE, params={"mu": (3.0, 0.0, 4.0)}, start={"x": 2.0})
    assert made.settings()["mu"] == 3.0
    assert made.motion.start["x"] == 2.0


def test_a_bare_number_gets_a_range_round_it():
    (mu,) = typed(OSCILLATOR, params={"mu": -2}).params
    assert mu.min < -2 < mu.max
    (mu,) = typed(OSCILLATOR, params={"mu": 0}).params
    assert mu.min < 0 < mu.max


def test_the_key_depends_on_the_content_alone():
    first, same = typed(ALONE), typed(ALONE, params={"mu": (1.5, 0, 8)}, start={"x": 0.5})
    assert first.key == same.key
    assert first.key != typed(ALONE, start={"x": 0.6}).key
    assert first.key != typed(ALONE, dt=0.02).key
    assert first.key != typed(ALONE.replace("8", "9")).key
    assert first.key != typed(ALONE, wrap={"x": 3.0}).key


def test_a_map_is_known_by_its_first_line_or_by_request():
    assert isinstance(typed("map\nx' = 1 - x**2").motion, Map)
    assert isinstance(typed("x' = 1 - x**2", "map").motion, Map)
    with pytest.raises(EquationError, match="the text says map"):
        typed("map\nx' = x", "flow")


def test_a_domain_brings_tracers_and_an_ftle():
    box = ((0, 2), (0, 1))
    made = typed("x' = -y\ny' = x", domain=box)
    assert made.motion.domain == ((0.0, 2.0), (0.0, 1.0))
    assert [type(show) for show in made.shows] == [Cloud, Path]
    assert made.diagnostics[0] == "ftle"


def test_every_state_is_on_the_path():
    made = typed("\n".join(f"x{i}' = x{(i + 1) % 8}" for i in range(8)))
    assert made.paths[0].of == tuple(f"x{i}" for i in range(8))


@pytest.mark.parametrize(
    "given, message",
    [
        (dict(params={"mu": "much"}), "mu = 'much': give a number"),
        (dict(params={"mu": (1, 2)}), "default, low, high"),
        (dict(params={"mu": (1, 5, 2)}), "min < max"),
        (dict(params={"mu": float("nan")}), "finite"),
        (dict(params={"mu": 1}, start={"z": 1}), "unknown state 'z'"),
        (dict(params={"mu": 1}, start={"x": float("inf")}), "finite"),
        (dict(params={"mu": 1}, dt=0), "dt = 0"),
        (dict(params={"mu": 1}, wrap={"x": -1}), "modulus of x"),
        (dict(params={"mu": 1}, wrap={"q": 1}), "unknown state 'q'"),
        (dict(params={"mu": 1}, domain=((0, 1),)), "one each"),
        ({}, "'mu' is not declared"),
    ],
)
def test_mistakes_are_named(given, message):
    with pytest.raises(BadInput, match=message):
        typed(OSCILLATOR, **given)


def test_a_map_has_no_domain():
    with pytest.raises(BadInput, match="domain"):
        typed("map\nx' = x", domain=((0, 1),))
