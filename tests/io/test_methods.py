"""Methods text: everything a stranger needs, and references that BibTeX can read."""

import re
from dataclasses import replace

import pytest

from explorer import api
from explorer.engine.batch import begin_document
from explorer.io.bibtex import bibliography
from explorer.io.methods import methods
from explorer.model import Source


@pytest.mark.parametrize("key", ["lorenz", "henon", "couzin", "mackey_glass", "kramers"])
def test_every_dial_start_rule_and_version_is_named(key):
    experiment = api.catalogue()[key]
    run = begin_document(experiment, steps=500, seed=7)
    text = methods(experiment, run)
    for name, value in run.params.items():
        shown = repr(value).removesuffix(".0") if isinstance(value, float) else ""
        assert f"{name} = {shown}" in text
    assert "500" in text
    assert "Seed 7" in text
    assert "numpy" in text
    assert experiment.sources[0].title in text
    if key == "lorenz":
        assert "x' = sigma*(y - x)" in text
        assert "Runge-Kutta rule (rk4), step 0.01, 500 steps from t = 0 to t = 5" in text
    if key == "kramers":
        assert "noise(v) = sigma" in text
        assert "stochastic Heun rule (noise in the sense of Stratonovich)" in text
        assert "author = {W. Rümelin}" in text
    if key == "mackey_glass":
        assert "Before the start: the start values, held constant." in text


def test_changes_arrays_adaptive_rules_and_measurements_are_told():
    experiment = api.catalogue()["lorenz"]
    run = begin_document(experiment, steps=40, method="dop853", rtol=1e-7)
    run = replace(run, log=((9, "rho", 30.5), (9, "dt", 0.1)))
    entropy = api.diagnostics()["permutation_entropy"]
    text = methods(experiment, run, [(entropy, "path.z", {"n": 5})])
    assert "rho = 28," in text
    assert "Changes during the run: rho = 30.5 at step 9; dt = 0.1 at step 9." in text
    assert "DOP853 (dop853) at relative tolerance 1e-07, reported every 0.01" in text
    assert f"Measured: {entropy.title} of path.z with n = 5." in text
    assert entropy.sources[0].title.split()[0] in text
    several = begin_document(experiment, start={"x": [1.0, 2.0]}, steps=4)
    assert "x = an array of shape (2,), in the session file" in methods(experiment, several)


def test_angles_and_delays_with_a_past_are_told():
    turning = api.flow("a' = b\nb' = -sin(a)", wrap={"a": 6.25})
    assert "Angles: a modulo 6.25." in methods(turning, begin_document(turning, steps=3))
    late = api.flow("x' = -x(t - 1)", history={"x": "cos(t)"})
    text = methods(late, begin_document(late, steps=3))
    assert "history(x) = cos(t)" in text


def test_an_article_has_journal_volume_and_pages_and_no_key_comes_twice():
    one = Source("M. Hénon, C. Heiles", "Noise & the Duffing case", 1976, "Phys. Lett. 5, 69-77")
    two = Source("others, M. Hénon", "Another", 1976, "arXiv:2602.07948")
    text = bibliography([one, two, one])
    assert re.findall(r"@(\w+)\{(.*),", text) == [
        ("article", "henon1976"), ("misc", "henon1976b"), ("software", "separatrix"),
    ]  # fmt: skip
    assert "journal = {Phys. Lett.},\n  volume = {5},\n  pages = {69--77}" in text
    assert "title = {Noise \\& the {Duffing} case}" in text
    assert "eprint = {2602.07948}" in text


def test_bibtex_is_balanced_and_its_keys_are_words():
    for experiment in list(api.catalogue().values())[::12]:
        text = bibliography(experiment.sources)
        assert text.count("{") == text.count("}")
        assert all(
            re.fullmatch(r"[a-z]+\d{4}[b-k]?", key) for key in re.findall(r"@\w+\{(.*\d.*),", text)
        )
        assert "Separatrix" in text
