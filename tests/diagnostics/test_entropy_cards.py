"""What all entropy diagnostics owe their readers: a card, pictures of what they found."""

import numpy as np
import pytest

import explorer as ex
from explorer import api

KEYS = (
    "permutation_entropy",
    "delay_spectrum",
    "forbidden_patterns",
    "weighted_permutation_entropy",
    "multiscale_entropy",
    "ordinal_network",
    "fisher_shannon",
    "surrogate_test",
    "generalised_entropies",
    "sampling_scheme",
)
SIGNAL = np.sin(np.arange(4000.0)) + 0.3 * np.random.default_rng(20260105).normal(size=4000)


@pytest.fixture(scope="module")
def parser():
    from matplotlib.mathtext import MathTextParser

    return MathTextParser("path")


@pytest.mark.parametrize("key", (*KEYS, "school_entropies", "field_entropies"))
def test_every_entropy_has_a_card_that_says_what_to_know(key, parser):
    diagnostic = api.diagnostics()[key]
    card = diagnostic.card
    for line in card.formula:
        parser.parse(f"${line}$")
    assert card.formula and card.range and card.unit and card.data and card.lies
    named = [str(source.year) for source in diagnostic.sources]
    assert any(year in card.source for year in named)
    assert all(sentence.endswith(".") for sentence in card.lies)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("n", (3, 5))
def test_its_pictures_find_their_arrays_and_words_in_the_reading(key, n):
    reading = ex.measure(key, data=SIGNAL, n=n)
    pictures = api.diagnostics()[key].pictures
    assert pictures
    assert len({picture.name for picture in pictures}) == len(pictures)
    for picture in pictures:
        assert set(picture.arrays()) <= set(reading.arrays)
        for layer in picture.layers:
            _check_layer(layer, reading)


def _check_layer(layer, reading):
    arrays = reading.arrays
    words = getattr(layer, "words", "")
    if words:
        assert len(reading.words[words]) == len(arrays[layer.points])
    if getattr(layer, "y", ""):
        assert arrays[layer.y].shape[-1] == arrays[layer.x].shape[-1]
    if getattr(layer, "pairs", ""):
        assert arrays[layer.pairs].max(initial=0) < len(arrays[layer.x])
        assert len(arrays[layer.pairs]) == len(arrays[layer.weight])
    for name in ("height", "value"):
        if getattr(layer, name, ""):
            assert arrays[getattr(layer, name)].shape == arrays[layer.x].shape
