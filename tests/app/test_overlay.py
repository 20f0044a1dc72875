"""The writing over the stage: what stands where, and that no two numbers are read as one."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from explorer.app.overlay import Overlay, meets
from explorer.views.label import Label


@pytest.fixture
def ground(qtbot, theme):
    widget = QWidget()
    widget.resize(320, 60)
    widget.setStyleSheet("background: black")
    qtbot.addWidget(widget)
    return widget


def inked(ground, labels):
    """Which columns of pixels hold writing."""
    overlay = Overlay(lambda: labels, ground)
    overlay.resize(ground.size())
    overlay.refresh()
    image = ground.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    seen = rows[:, : 4 * image.width()].reshape(image.height(), -1, 4)[..., :3].max(axis=(0, 2))
    overlay.deleteLater()
    overlay.hide()
    return seen > 40


def test_a_number_that_would_run_into_another_is_left_out(ground):
    first, second, far = (Label(x, 30, word) for x, word in ((60, "0.125"), (75, "0.250"),
                                                             (250, "0.375")))  # fmt: skip
    both = inked(ground, (first, second, far))
    alone = inked(ground, (first, far))
    assert (both == alone).all()
    assert alone[:130].any()
    assert alone[200:].any()
    apart = inked(ground, (first, Label(130, 30, "0.250"), far))
    assert apart[105:160].any()


def test_only_numbers_give_way(ground):
    name = Label(75, 30, "x [m]", role="axis")
    both = inked(ground, (Label(60, 30, "0.125"), name))
    assert (both | inked(ground, (name,))).sum() == both.sum()


def test_lines_of_writing_over_each_other_are_apart():
    assert meets((0, 0, 20, 10), (15, 3, 20, 10))
    assert not meets((0, 0, 20, 10), (15, 8, 20, 10))
    assert not meets((0, 0, 20, 10), (20, 0, 20, 10))
