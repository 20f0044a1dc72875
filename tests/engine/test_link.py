"""Links: what moves with what, how far, and what cannot."""

import pytest

from explorer.engine.animation import Animation
from explorer.engine.link import Link, followed, joined
from explorer.model import BadInput, Param

PARAMS = {
    "a": Param("a", 2.0, 0.0, 10.0, hard_min=0.0),
    "b": Param("b", 6.0, 0.0, 20.0),
    "n": Param("n", 3, 1, 9, kind="int"),
}
AT = {"a": 2.0, "b": 6.0, "n": 3}


@pytest.mark.parametrize(
    ("kind", "b", "n"), [("equal", 4.0, 4), ("proportional", 12.0, 6), ("offset", 8.0, 5)]
)
def test_the_others_follow_the_one_that_is_turned(kind, b, n):
    link = joined((), kind, ("a", "b", "n"), AT)
    assert followed((link,), PARAMS, {"a": 4.0}) == {"a": 4.0, "b": b, "n": n}


def test_ratios_do_not_drift_over_many_turns():
    link = joined((), "proportional", ("a", "b"), {"a": 0.3, "b": 0.7})
    values = {"a": 0.3}
    for _ in range(1000):
        values = followed((link,), PARAMS, {"a": values["a"] * 1.001})
    assert values["b"] / values["a"] == pytest.approx(0.7 / 0.3, rel=1e-15)


def test_of_many_turned_at_once_the_first_of_a_link_leads():
    link = joined((), "equal", ("a", "b"), AT)
    assert followed((link,), PARAMS, {"b": 9.0, "a": 1.0, "n": 2}) == {"a": 1.0, "b": 1.0, "n": 2}


def test_a_follower_that_cannot_go_so_far_holds_the_whole():
    link = joined((), "offset", ("b", "a"), AT)
    with pytest.raises(BadInput, match="b is linked: a = -1"):
        followed((link,), PARAMS, {"b": 3.0})


def test_a_dial_that_joins_brings_those_it_is_linked_with():
    first = joined((), "equal", ("a", "b"), AT)
    assert joined((first,), "offset", ("n", "b"), AT).names == ("n", "b", "a")
    assert first.without("a") is None
    assert joined((), "equal", ("a", "b", "n"), AT).without("a").names == ("b", "n")


@pytest.mark.parametrize(
    "link",
    [Link("equal", (("a", 1.0),)), Link("equal", (("a", 1.0), ("a", 2.0))),
     Link("proportional", (("a", 0.0), ("b", 1.0))),
     Link("offset", (("a", float("nan")), ("b", 1.0))), Link("sideways", (("a", 1.0), ("b", 1.0)))],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(link):
    with pytest.raises(BadInput):
        link.checked()


@pytest.mark.parametrize("kind", ["equal", "proportional", "offset"])
def test_a_sweep_takes_the_linked_dials_along(kind):
    link = joined((), kind, ("a", "b"), AT)
    lead, follow = link.animated(Animation("a", 1.0, 4.0, 8.0, "sine"))
    for steps in range(9):
        value = lead.at(steps, 1.0)
        assert follow.at(steps, 1.0) == pytest.approx(link.moved("a", value)["b"], rel=1e-14)
