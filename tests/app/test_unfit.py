"""Every tool that does not fit says what it needs."""

import pytest

from explorer import api
from explorer.app.unfit import MOTIONS, unfit
from explorer.engine.channels import fitting


@pytest.mark.parametrize(
    ("experiment", "tool", "told"),
    [
        ("gray_scott", "phase_plane", "differential equations"),
        ("lorenz", "cobweb", "a map"),
        ("lorenz", "school_order", "a school"),
        ("henon", "ftle", "a velocity field"),
        ("lorenz", "field_spectrum", "values along a line"),
        ("gray_scott", "recurrence", "a path in a space of states"),
    ],
)
def test_it_names_what_is_missing(experiment, tool, told):
    known, tools = api.catalogue(), api.diagnostics()
    assert not fitting(known[experiment], tools[tool])
    said = unfit(known[experiment], tools[tool])
    assert told in said and known[experiment].title in said


def test_each_motion_that_a_tool_may_need_has_a_word():
    assert {need for tool in api.diagnostics().values() for need in tool.needs} <= set(MOTIONS)
