"""A preset keeps a few words for itself, and says so where a dial has one of them."""

import pytest

from explorer.model import BadInput, Experiment, Flow, Param, Preset


def with_dial(name, *presets):
    return Experiment(
        key="leaky", title="Leaky", about="One dial.", params=(Param(name, 1.0, 0.0, 2.0),),
        motion=Flow(f"x' = {name} - x", start={"x": 0.0}), presets=presets,
    )  # fmt: skip


def test_dials_and_words_of_a_preset_are_kept_apart():
    preset = Preset("full", inflow=2.0, source="Torricelli 1643", about="to the brim")
    assert dict(preset.values) == {"inflow": 2.0}
    assert (preset.source, preset.about) == ("Torricelli 1643", "to the brim")
    assert with_dial("inflow", preset).settings(preset="full")["inflow"] == 2.0


@pytest.mark.parametrize("word", ("source", "about"))
def test_a_number_for_a_word_is_no_dial(word):
    with pytest.raises(BadInput, match=f"{word} = 3.0 is not text"):
        Preset("full", **{word: 3.0})
    with pytest.raises(BadInput, match="state names"):
        Preset("full", start=3.0)


@pytest.mark.parametrize("name", ("source", "about", "start"))
def test_a_dial_that_no_preset_could_set_is_refused_beside_presets(name):
    with pytest.raises(BadInput, match=f"a dial called '{name}'"):
        with_dial(name, Preset("full"))
    assert with_dial(name).settings()[name] == 1.0, "without presets it is a name like any other"
