"""A line under the presets: to which dial positions the published numbers of this one belong."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.app.language import tr
from explorer.model import Experiment, Preset
from explorer.model.param import Setting


def taken(experiment: Experiment, values: Mapping[str, Setting]) -> Preset | None:
    """The preset that the dials are set to, if its published numbers belong to other positions."""
    for preset in experiment.presets:
        apart = preset.published and any(values[n] != v for n, v in preset.published.items())
        if apart and all(values[name] == value for name, value in preset.values.items()):
            return preset
    return None


class Published(QWidget):
    """Says it and offers the switch; hidden where there is nothing to say."""

    asked = Signal(object)  # the dial positions to take

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("param.published")
        self._positions: Mapping[str, Setting] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(8)
        self.words = QLabel()
        self.words.setObjectName("param.published.words")
        self.words.setProperty("role", "label")
        self.words.setWordWrap(True)
        row.addWidget(self.words, 1)
        self.switch = QPushButton()
        self.switch.setObjectName("param.published.switch")
        self.switch.setAccessibleName(tr("Use the published dial positions"))
        self.switch.clicked.connect(lambda: self.asked.emit(dict(self._positions)))
        row.addWidget(self.switch)
        self.hide()

    def show_values(self, experiment: Experiment, values: Mapping[str, Setting]) -> None:
        """Mirror the dials."""
        preset = taken(experiment, values)
        self.setVisible(preset is not None)
        if preset is None:
            return
        self._positions = preset.published
        told = ", ".join(f"{name} {value}" for name, value in preset.published.items())
        self.words.setText(tr("Published numbers of {0} belong to {1}.").format(preset.name, told))
        self.switch.setText(tr("Use {0}").format(", ".join(map(str, preset.published.values()))))
        self.switch.setToolTip(tr("Set {0}, as where the numbers were published").format(told))
