"""The parameter panel: built only from what an experiment declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import icons
from explorer.app.dial import described
from explorer.app.dials import Dials
from explorer.app.keymap import tip
from explorer.app.language import tr
from explorer.app.number import name_clear_button
from explorer.app.published import Published
from explorer.app.sets import SetsStrip
from explorer.model import Experiment, Param

FILTER_FROM = 9  # fewer dials need no filter box
AT_ONCE = 12  # dials that are made in one turn


class ParameterPanel(QWidget):
    """Title, equations, dials and their help line. Mirrors; sends what the person turns."""

    turned = Signal(str, object)
    preset_chosen = Signal(str)
    reset_asked = Signal()
    option_turned = Signal(object, str, object)  # measure, name, value
    menu_asked = Signal(str)
    touched = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.dials = Dials(())
        self.experiment: Experiment | None = None
        self.options: dict[object, Dials] = {}
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 8)
        column.setSpacing(8)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        column.addLayout(self.head)
        self.sets = SetsStrip()
        column.addLayout(self._tools())
        column.addWidget(self.sets)
        self.published = Published()
        column.addWidget(self.published)
        column.addWidget(self._scroller(), 1)
        self.help = QLabel(" ")
        self.help.setObjectName("param.help")
        self.help.setProperty("role", "label")
        self.help.setWordWrap(True)
        self.help.setFixedHeight(34)
        self.help.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.help)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(-4, 0, 4, 0)
        row.setSpacing(4)
        self.search = QLineEdit()
        self.search.setObjectName("param.filter")
        self.search.setAccessibleName(tr("Filter parameters"))
        self.search.setPlaceholderText(tr("Filter"))
        name_clear_button(self.search)
        self.search.textChanged.connect(lambda text: self.dials.filter(text))
        self.search.hide()
        self.presets = QToolButton()
        self.presets.setObjectName("param.presets")
        self.presets.setAccessibleName(tr("Presets"))
        self.presets.setText(tr("Presets"))
        self.presets.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.presets.setToolTip(tr("Presets: named settings and where they come from"))
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.presets.setMenu(QMenu(self.presets))
        self.presets.menu().setToolTipsVisible(True)
        row.addWidget(self.presets)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        self.swap = self._tool("param.swap", tr("Two sets of dials: swap A and B"))
        tip(self.swap, self.swap.toolTip(), "swap")
        self.throw = self._tool("param.throw", tr("Randomise the dials that are not locked"))
        row.addWidget(self.swap)
        row.addWidget(self.throw)
        self.reset = QToolButton()
        self.reset.setObjectName("param.reset")
        self.reset.setAccessibleName(tr("Reset all parameters"))
        self.reset.setToolTip(tr("Reset all parameters to their defaults"))
        self.reset.clicked.connect(self.reset_asked)
        row.addWidget(self.reset)
        self.restyle()
        return row

    def _tool(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        return button

    def _scroller(self) -> QScrollArea:
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "surface")
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(0, 0, 8, 0)
        self._stack.setSpacing(8)
        self._stack.addWidget(self.dials)
        self._stack.addStretch(1)
        self.scroller.setWidget(inside)
        return self.scroller

    def build(self, experiment: Experiment) -> None:
        """Make exactly the controls this experiment declares, in its order."""
        for piece in self.pieces(experiment):
            piece()

    def pieces(self, experiment: Experiment) -> list[Callable[[], None]]:
        """The same, to be done one after the other with time for a picture in between."""
        params = tuple(experiment.params)
        portions = [params[at : at + AT_ONCE] for at in range(0, len(params), AT_ONCE)]
        rows = [partial(self._add, portion) for portion in portions]
        return [partial(self._begin, experiment), *rows]

    def _begin(self, experiment: Experiment) -> None:
        old, self.dials = self.dials, Dials(())
        self._stack.replaceWidget(old, self.dials)
        self._drop(old)
        self.dials.turned.connect(self.turned)
        self.dials.touched.connect(self._help)
        self.dials.refused.connect(self.help.setText)
        self.experiment = experiment
        self.search.clear()
        self.search.setVisible(len(experiment.params) >= FILTER_FROM)
        self._fill_presets(experiment)
        self.scroller.verticalScrollBar().setValue(0)

    def _add(self, params: tuple[Param, ...]) -> None:
        self.dials.add(params)
        for param in params:
            dial = self.dials.rows[param.name]
            dial.symbol.offer_menu()
            dial.symbol.setObjectName(f"param.{param.name}.menu")
            dial.symbol.asked.connect(partial(self.menu_asked.emit, param.name))
            dial.set_marks()

    def add_options(self, measure: object, title: str, params: Iterable[Param], scope: str) -> None:
        """Dials of a measurement that is drawn, under those of the experiment."""
        dials = Dials(params, scope, title)
        dials.turned.connect(
            lambda name, value: self.option_turned.emit(self._measure_of(dials), name, value)
        )
        dials.touched.connect(self._help)
        self.options[measure] = dials
        self._stack.insertWidget(self._stack.count() - 1, dials)

    def move_options(self, old: object, new: object) -> None:
        """The same dials now belong to the measurement `new`."""
        self.options[new] = self.options.pop(old)

    def drop_options(self, measure: object) -> None:
        """Take a measurement's dials away."""
        self._drop(self.options.pop(measure))

    def drop_all_options(self) -> None:
        """Another experiment is open: what it is measured by brings dials of its own."""
        for measure in list(self.options):
            self.drop_options(measure)

    def _measure_of(self, dials: Dials) -> object:
        return next(measure for measure, shown in self.options.items() if shown is dials)

    def _drop(self, dials: Dials) -> None:
        dials.blockSignals(True)  # a number half typed is taken when it is hidden
        dials.hide()
        self._stack.removeWidget(dials)
        dials.deleteLater()

    def _fill_presets(self, experiment: Experiment) -> None:
        menu = self.presets.menu()
        menu.clear()
        for preset in experiment.presets:
            action = menu.addAction(preset.title)
            told = ", ".join(f"{k} = {v}" for k, v in preset.values.items()) or tr("the defaults")
            source = f"\n{preset.source}" if preset.source else ""
            action.setToolTip(f"{preset.about + chr(10) if preset.about else ''}{told}{source}")
            action.setData(preset.name)
            action.triggered.connect(lambda _, name=preset.name: self.preset_chosen.emit(name))
        self.presets.setEnabled(bool(experiment.presets))

    def _help(self, param: Param | None) -> None:
        row = None if param is None else self.dials.rows.get(param.name)
        told = f"; {row.told}" if row is not None and row.told and row.param is param else ""
        self.help.setText(" " if param is None else described(param) + told)
        self.touched.emit(param)

    def go_to(self, name: str) -> None:
        """To the control of one dial."""
        self.search.clear()
        dial = self.dials.rows[name]
        self.scroller.ensureWidgetVisible(dial)
        dial.editor.setFocus()
        if isinstance(dial.editor, QLineEdit):
            dial.editor.selectAll()

    def light(self, names: frozenset[str]) -> None:
        """Light the dials of these names."""
        for name, dial in self.dials.rows.items():
            dial.set_lit(name in names)

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self.presets.setIcon(icons.icon("presets", "muted"))
        self.reset.setIcon(icons.icon("undo", "muted"))
        self.swap.setIcon(icons.icon("sets", "muted"))
        self.throw.setIcon(icons.icon("dice", "muted"))
        self.sets.restyle()
        for dials in (self.dials, *self.options.values()):
            for dial in dials.rows.values():
                dial.restyle()
