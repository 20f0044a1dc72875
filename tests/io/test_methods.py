"""Methods text: everything a stranger needs, and references that BibTeX can read."""

import re

import pytest

from explorer import api
from explorer.engine.batch import begin_document
from explorer.io.methods import bibliography, methods


@pytest.mark.parametrize("key", ["lorenz", "henon", "couzin", "mackey_glass", "kramers"])
def test_every_dial_start_rule_and_version_is_named(key):
    experiment = api.catalogue()[key]
    run = begin_document(experiment, steps=500, seed=7)
    text = methods(experiment, run)
    for name, value in run.params.items():
        shown = f"{value:.17g}" if isinstance(value, float) else None
        assert f"{name} = {shown or ''}" in text
    assert "500" in text
    assert "Seed 7" in text
    assert "numpy" in text
    assert experiment.sources[0].title in text
    if key == "lorenz":
        assert "x' = sigma*(y - x)" in text
        assert "rule rk4 with step 0.01" in text


def test_bibtex_is_balanced_and_its_keys_are_words():
    for experiment in list(api.catalogue().values())[::12]:
        text = bibliography(experiment.sources)
        assert text.count("{") == text.count("}")
        assert all(re.fullmatch(r"[a-z]+\d{4}", key) for key in re.findall(r"@misc\{(.*),", text))
        assert "Separatrix" in text
