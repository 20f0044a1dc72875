"""Fields of the author's forms, each with a name for tests and screen readers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from explorer.app.choice import Choice
from explorer.app.language import tr
from explorer.app.number import read, written
from explorer.model.lesson import Span


def line(name: str, says: str) -> QLineEdit:
    """A line of text."""
    made = QLineEdit()
    made.setObjectName(f"author.{name}")
    made.setAccessibleName(says)
    made.setToolTip(says)
    return made


def short(name: str, says: str) -> QLineEdit:
    """A line for a number."""
    made = line(name, says)
    made.setFixedWidth(72)
    return made


def ends(name: str) -> tuple[QLineEdit, QLineEdit]:
    """Two numbers, each of which may be left out."""
    low, high = short(f"{name}.low", tr("From")), short(f"{name}.high", tr("To"))
    low.setPlaceholderText(tr("any"))
    high.setPlaceholderText(tr("any"))
    return low, high


def choice(name: str, says: str) -> Choice:
    """One of several words."""
    made = Choice()
    made.setObjectName(f"author.{name}")
    made.setAccessibleName(says)
    made.setToolTip(says)
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(9)
    return made


def beside(*widgets: QWidget) -> QWidget:
    """Widgets in a row; those that can grow do."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, (Choice,)) else 0)
    if not any(isinstance(one, Choice) for one in widgets):
        wide = [one for one in widgets if isinstance(one, QLineEdit) and one.maximumWidth() > 999]
        row.setStretchFactor(wide[0], 1) if wide else row.addStretch(1)
    return box


def number(field: QLineEdit, blank: float) -> float:
    """What a field says; ValueError where it is no number."""
    text = field.text().strip()
    return read(text) if text else blank


def span(pair: tuple[QLineEdit, QLineEdit]) -> Span:
    """Two ends; one that is left out lies at infinity."""
    return Span(number(pair[0], -math.inf), number(pair[1], math.inf))


def show_span(pair: tuple[QLineEdit, QLineEdit], shown: Span) -> None:
    """Fill two fields."""
    for field, value in zip(pair, (shown.above, shown.below), strict=True):
        field.setText("" if math.isinf(value) else exact(value))


def exact(value: float) -> str:
    """A number as a person reads it, with every digit that it needs."""
    shown = written(value)
    return shown if read(shown) == value else repr(value)


def told(dials: Mapping[str, Any]) -> str:
    """Dials in words."""
    words = [f"{n} = {written(v, 4) if isinstance(v, float) else v}" for n, v in dials.items()]
    return ", ".join(words) or tr("none yet")
