"""What every experiment and diagnostic must say about itself."""

import re

import numpy as np
import pytest

from explorer import api
from explorer.engine.channels import channels, find, fitting
from explorer.equations.typeset import html, latex, latex_name
from explorer.model import Kernel, wiring
from explorer.model.diagnostic import SUPPLIED


@pytest.fixture(scope="module")
def drawn():
    from matplotlib.mathtext import MathTextParser

    parser = MathTextParser("path")
    return lambda tex: parser.parse(f"${tex}$")


def test_a_key_is_a_snake_case_noun(experiment):
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", experiment.key)
    assert api.catalogue()[experiment.key] is experiment


def test_the_family_is_the_folder_it_lies_in(experiment):
    assert f".{experiment.family}." in api.catalogue().files[experiment.key]


def test_it_says_what_it_is_and_who_says_so(experiment):
    assert experiment.title
    assert len(experiment.about) > 40
    assert experiment.about.endswith(".")
    assert experiment.sources
    for source in experiment.sources:
        assert source.authors
        assert source.title
        assert 1600 < source.year < 2100


def test_every_dial_says_what_it_turns(experiment):
    for param in experiment.params:
        assert param.help, param.name
        if param.kind in ("float", "int"):
            assert param.min <= param.default <= param.max, param.name


def test_presets_have_names_of_their_own_and_look_different(experiment):
    names = [preset.name for preset in experiment.presets]
    assert len(names) >= 2
    assert len(set(names)) == len(names)
    settings = [
        (tuple(experiment.settings(preset=name).items()), tuple(experiment.preset(name).start))
        for name in names
    ]
    assert len(set(settings)) == len(settings)


def test_every_number_it_promises_has_a_source(experiment):
    assert experiment.expects
    for expect in experiment.expects:
        assert expect.source
        assert expect.tolerance >= 0


def test_the_start_is_finite(experiment):
    if isinstance(experiment.motion, Kernel):
        scope = {**experiment.settings(), "seed": 0}
        begun = wiring.call(experiment.motion.start, {**scope, "params": experiment.settings()})
        assert set(begun) == set(experiment.motion.state)
        assert all(np.isfinite(array).all() for array in begun.values())
    else:
        assert np.isfinite(list(experiment.motion.start.values())).all()


def test_its_equations_can_be_typeset(experiment, drawn):
    glyphs = {param.name: param.tex for param in experiment.params}
    lines = latex(experiment.system, glyphs) if experiment.system else experiment.equations
    assert lines
    for line in lines:
        drawn(line)
    if experiment.system:
        assert len(html(experiment.system, glyphs)) == len(lines)


def test_its_names_can_be_typeset(experiment, drawn):
    for param in experiment.params:
        drawn(latex_name(param.name, {param.name: param.tex}))
    for state in experiment.states:
        drawn(latex_name(state))


def test_the_diagnostics_it_offers_exist_and_fit(experiment):
    for word in experiment.diagnostics:
        key, _, channel = word.partition(":")
        diagnostic = api.diagnostics()[key]
        fits = fitting(experiment, diagnostic)
        assert fits, word
        if channel:
            assert find(experiment, channel) in fits, word


def test_every_channel_can_be_found_by_its_name(experiment):
    for name, channel in channels(experiment).items():
        assert find(experiment, name) == channel


# -- diagnostics ----------------------------------------------------------------------------------
def test_a_diagnostic_says_what_it_measures(diagnostic):
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", diagnostic.key)
    assert diagnostic.title
    assert len(diagnostic.about) > 40
    assert diagnostic.sources
    assert all(value.help or value.label for value in diagnostic.values)
    assert all(param.help for param in diagnostic.params)


def test_a_diagnostic_promises_numbers_with_a_source(diagnostic):
    assert diagnostic.expects
    assert all(expect.source for expect in diagnostic.expects)


def test_a_diagnostic_fits_something_in_the_catalogue(diagnostic):
    assert any(fitting(experiment, diagnostic) for experiment in api.catalogue().values())


def test_a_diagnostic_asks_only_for_what_it_is_given(diagnostic):
    known = SUPPLIED | {param.name for param in diagnostic.params}
    wiring.check(diagnostic.compute, known, diagnostic.key)
