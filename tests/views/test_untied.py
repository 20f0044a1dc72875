"""Parsing mathematics leaves little behind that only a search for cycles would find."""

import gc

import pytest

from explorer.views.mathtext import outline
from explorer.views.untied import let_go_of_failures

LINE = r"\frac{dx}{dt} = \sigma\,(y - x) + a_{%d} \sin(\omega t)"


@pytest.fixture
def no_search():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_a_line_of_mathematics_leaves_few_objects_behind(no_search):
    outline(LINE % 7001)
    gc.collect()
    for number in range(7002, 7006):
        outline(LINE % number)
    assert gc.collect() < 4 * 200  # by themselves pyparsing 3.3 and matplotlib leave 3300 of each


def test_failures_that_were_met_are_untied_when_the_cache_is_cleared():
    class Kept(dict):
        def set(self, key, value):
            self[key] = value

    kept = Kept()
    kept.get, kept.clear = kept.__getitem__, super(Kept, kept).clear
    let_go_of_failures(kept)
    try:
        try:
            raise IndexError("the end of the text")
        except IndexError:
            raise ValueError("met")  # noqa: B904  as pyparsing does
    except ValueError as error:
        kept.set("place", ValueError(*error.args))
        failure = error
    try:
        raise kept.get("place")
    except ValueError as error:
        again = error
    assert failure.__traceback__ is not None and again.__traceback__ is not None
    kept.clear()
    assert failure.__traceback__ is None and again.__traceback__ is None
    assert failure.__context__ is None
    assert not kept


def test_lines_share_the_shapes_of_their_characters():
    first, second = outline(r"\sigma + x_{71}"), outline(r"\frac{x}{\sigma}_{72}")
    shared = first.shapes.keys() & second.shapes.keys()
    assert len(shared) >= 2
    assert all(first.shapes[code] is second.shapes[code] for code in shared)
