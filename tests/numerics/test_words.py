"""Components of symbol strings against a plain reading of the definition, and counts of words."""

import numpy as np
import pytest

from explorer.numerics import words


def plain(text):
    """Components by the definition: grow a word while it has been seen before its last symbol."""
    found = start = 0
    while start < len(text):
        end = start + 1
        while end <= len(text) and text[start:end] in text[: end - 1]:
            end += 1
        found, start = found + 1, end
    return found


@pytest.mark.parametrize("seed", range(30))
def test_components_follow_the_definition(seed):
    chance = np.random.default_rng(seed)
    n = int(chance.integers(1, 400))
    symbols = (chance.random(n) < chance.uniform(0.05, 0.95)).astype(np.uint8)
    if seed % 3 == 0:
        symbols = np.tile(symbols[: max(1, n // 5)], 5)
    text = "".join(map(str, symbols))
    assert words.components(symbols) == plain(text), text


def test_words_are_counted_where_they_overlap():
    symbols = np.array([0, 1, 1, 0, 1], dtype=np.int64)
    assert words.word_counts(symbols, 2, 2).tolist() == [0, 2, 1, 1]
    assert words.word_counts(symbols, 3, 1).tolist() == [2, 3, 0]
    assert words.word_counts(symbols, 2, 6).sum() == 0
