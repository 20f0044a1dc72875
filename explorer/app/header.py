"""The head of the right dock: what is open, what it is, its equations."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.app import style
from explorer.app.dial import described
from explorer.app.equations import Equations
from explorer.app.glyphs import plain
from explorer.app.language import tr
from explorer.model import Experiment


class Header(QWidget):
    """Title, one sentence, source, and the typeset equations."""

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._experiment: Experiment | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 4)
        column.setSpacing(4)
        self.title = self._label("title", "title")
        self.title.setFont(style.font(style.TITLE, semibold=True))
        self.about = self._label("about", "label")
        self.source = self._label("source", "muted")
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.equations = Equations(self.explain)
        self.equations.pointed.connect(self.pointed)
        for label in (self.title, self.about, self.source):
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self.equations)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"header.{name}")
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def show_experiment(self, experiment: Experiment) -> None:
        """Name what is open; its equations follow when they are laid out."""
        self._experiment = experiment
        self.title.setText(experiment.title)
        self.about.setText(experiment.about)
        self.about.setVisible(bool(experiment.about))
        source = experiment.sources[0] if experiment.sources else None
        self.source.setText(f"{source.authors} {source.year}, {source.where}" if source else "")
        self.source.setVisible(source is not None)
        self.source.setToolTip("\n".join(str(one) for one in experiment.sources))
        self.equations.show_sheet(None)

    def explain(self, name: str) -> str:
        """What a symbol of the equations is, in a sentence."""
        experiment = self._experiment
        if experiment is None:
            return plain(name)
        for param in experiment.params:
            if param.name == name:
                return f"{plain(name)}: {_lower(described(param))}"
        unit = experiment.unit(name)
        bracket = f" [{unit}]" if unit else ""
        if name == "t":
            return tr("t: time{0}").format(bracket)
        if name in experiment.states:
            return tr("{0}: state variable{1}").format(plain(name), bracket)
        return tr("{0}: helper, defined by its own line").format(plain(name))


def _lower(text: str) -> str:
    """Lower the first letter unless it begins a proper name such as Prandtl."""
    first = text.split()[0] if text else ""
    return text if first in _NAMES or first.isupper() else text[:1].lower() + text[1:]


_NAMES = frozenset("Prandtl Rayleigh Reynolds Hamming Lyapunov Couzin Gauss".split())
