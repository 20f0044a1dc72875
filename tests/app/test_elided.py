"""Names that are shortened where there is little room: drawn so, and whole for who cannot see."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from explorer.app.elided import Elided, Shortened


def drawn(label, width):
    """The label that wide, as gray values."""
    label.resize(width, 24)
    image = label.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 4 * image.width()].reshape(image.height(), -1, 4)[..., :3].astype(int)


@pytest.fixture
def name(qtbot, theme):
    label = Elided("Permutation entropy", "of path.x")
    qtbot.addWidget(label)
    return label


def test_both_words_where_there_is_room(name):
    drawn(name, 400)
    assert name.fitting() == ("Permutation entropy", "of path.x")


def test_the_name_keeps_what_room_there_is(name):
    found = []
    for width in range(400, 20, -10):
        drawn(name, width)
        found.append(name.fitting())
    assert all(strong == "Permutation entropy" or not rest for strong, rest in found)
    lengths = [len(strong) + len(rest) for strong, rest in found]
    assert lengths == sorted(lengths, reverse=True)
    assert found[-1][0].endswith("\u2026")
    assert name.text() == "Permutation entropy of path.x"


def test_what_is_written_ends_within_the_label(name, qtbot):
    word = Shortened("largest Lyapunov exponent")
    qtbot.addWidget(word)
    for label in (name, word):
        ink = drawn(label, 90)
        ground = ink[0, 0]
        columns = np.flatnonzero(np.abs(ink - ground).max(axis=(0, 2)) > 40)
        assert len(columns) > 20
        assert columns.max() < ink.shape[1] - 1
