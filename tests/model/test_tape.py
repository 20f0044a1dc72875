"""A recording as an experiment: its channels, their names, its key."""

import numpy as np
import pytest

from explorer.model import BadInput, Path, Series, wiring
from explorer.model.tape import Recorded, channel_names, definition, recorded

ABOUT = Recorded("a/b.csv", "0" * 64, ("u [mV]", "v"), dt=0.5, unit="s", units={"u [mV]": "mV"})
COLUMNS = {"u [mV]": np.arange(5.0), "v": np.arange(5.0) ** 2}


def test_every_column_becomes_a_series_with_its_unit():
    made = recorded(ABOUT, COLUMNS)
    assert made.title == "b.csv"
    assert made.states == ("u", "v")
    assert made.shows == (Series("u", "u", "mV", "u"), Series("v", "v", "", "v"))
    assert made.unit("u") == "mV"
    assert made.unit("t") == "s"
    assert made.system is None


def test_two_columns_together_are_a_path():
    about = Recorded("b.csv", "0" * 64, ("u [mV]", "v"), together=("u [mV]", "v"))
    assert recorded(about, COLUMNS).shows[0] == Path("path", of=("u", "v"))


def test_names_are_made_safe_and_unlike_each_other():
    names = channel_names(["t", "a b", "a_b", "3", "°", "x[0]", "x[1]", "p (Pa)"])
    assert list(names.values()) == ["t_", "a_b", "a_b_", "x3", "channel", "x_0", "x_1", "p"]


def test_the_key_depends_on_what_is_shown():
    again = recorded(ABOUT, COLUMNS)
    other = recorded(Recorded("a/b.csv", "0" * 64, ("v",), dt=0.5, unit="s"), COLUMNS)
    assert again.key == recorded(ABOUT, COLUMNS).key
    assert again.key != other.key


def test_advance_is_wired_like_any_kernel_and_stays_at_the_end():
    motion = recorded(ABOUT, COLUMNS).motion
    state = dict(motion.start())
    wiring.call(motion.advance, {**state, "n": 2, "step": 1})
    assert state["u"] == 3.0
    assert state["v"] == 9.0
    wiring.call(motion.advance, {**state, "n": 100, "step": 3})
    assert state["v"] == 16.0


def test_a_definition_is_plain():
    kept = definition(ABOUT)
    assert kept["kind"] == "recording"
    assert kept["columns"] == ["u [mV]", "v"]
    assert kept["units"] == {"u [mV]": "mV"}


@pytest.mark.parametrize(
    ("about", "columns", "word"),
    [
        (Recorded("b", "0", ("w",)), COLUMNS, "unknown column"),
        (Recorded("b", "0", ("v",), dt=0.0), COLUMNS, "above 0"),
        (Recorded("b", "0", ("v",)), {"v": np.empty(0)}, "at least one sample"),
        (Recorded("b", "0", ("v",), together=("v",)), COLUMNS, "takes 2 or 3"),
    ],
)
def test_what_cannot_be_is_bad_input(about, columns, word):
    with pytest.raises(BadInput, match=word):
        recorded(about, columns)
