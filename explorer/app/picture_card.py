"""PictureCard: one measurement as pictures: title, drawing, progress, what to do with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from explorer.app import icons, style
from explorer.app.choice import Choice
from explorer.app.elided import Elided
from explorer.app.grip import Grip
from explorer.app.intent import Intent
from explorer.app.language import tr
from explorer.app.reach import Reach
from explorer.app.tool_parts import muted_line, tool_button
from explorer.app.work_line import WorkLine
from explorer.model.picture import worded
from explorer.views import wording
from explorer.views.drawing import Drawing

if TYPE_CHECKING:
    from explorer.app.watches import Measure
    from explorer.model import Diagnostic, Experiment
    from explorer.views.theme import Theme

LEAST = QSize(240, 150)


class PictureCard(QFrame):
    """Mirrors a measurement; says what the person asks for, and changes nothing itself."""

    options_asked = Signal(object)  # {option: value}
    dials_asked = Signal(object)  # {dial: value}
    start_asked = Signal(object)  # {state: value}
    seed_asked = Signal(object)  # a whole state
    settings_asked = Signal(object)  # the button under which options open
    save_asked = Signal(object)  # the button under which ways to save open
    open_asked = Signal(str)  # key of an experiment
    spot_asked = Signal(object)  # a Spot: dials and state
    closed = Signal()

    def __init__(self, measure: Measure, diagnostic: Diagnostic, experiment: Experiment) -> None:
        super().__init__()
        self.measure, self.diagnostic, self.experiment = measure, diagnostic, experiment
        self.picture = diagnostic.pictures[0]
        self.reading: Any = None
        self.dials: Mapping[str, Any] = {}
        self.setObjectName(f"tool.{diagnostic.key}")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 4)
        column.setSpacing(2)
        column.addLayout(self._head())
        self.work = WorkLine(diagnostic.key)
        column.addWidget(self.work.progress)
        self._column = column
        self.told = muted_line("tool.told")
        column.addWidget(self.told)
        self.drawing: Drawing
        self.grip: Grip
        self._draw_on(Drawing(self.picture, style.theme()))
        self.note = muted_line("tool.note")
        self.note.setWordWrap(True)
        self.note.hide()
        column.addWidget(self.note)
        column.addLayout(self._foot())
        self.reach = Reach(self._zoomed())
        self._restyle_buttons()
        self.show_options(measure)

    # -- parts --------------------------------------------------------------------------------
    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        key, of, _ = self.measure
        told = of and self.diagnostic.takes is not None
        title = Elided(self.diagnostic.title, tr("of {0}").format(of) if told else "")
        title.setToolTip(self.diagnostic.about)
        row.addWidget(title, 1)
        self.chooser = Choice()
        self.chooser.setObjectName(f"tool.{key}.picture")
        self.chooser.setAccessibleName(tr("Picture"))
        self.chooser.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.chooser.setMinimumWidth(64)
        self.chooser.addItems([picture.name for picture in self.diagnostic.pictures])
        if len(self.diagnostic.pictures) == 1:  # shown before it has a parent, it were a window
            self.chooser.hide()
        self.chooser.textActivated.connect(self.choose)
        row.addWidget(self.chooser)
        self.back = self._button("back", tr("Back to the part seen before"), self._back)
        self.forward = self._button("forward", tr("Forward again"), self._forward)
        self.whole = self._button("fit", tr("The whole again (double click, Esc)"), self._whole)
        self.settings = self._button("presets", tr("Options"), None)
        self.settings.clicked.connect(lambda: self.settings_asked.emit(self.settings))
        self.save = self._button("export", tr("Save the picture or its numbers"), None)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.save))
        self.shut = self._button(
            "close", tr("Close {0}").format(self.diagnostic.title.lower()), self.closed.emit
        )
        for button in (self.back, self.forward, self.whole, self.settings, self.save, self.shut):
            row.addWidget(button)
        if not self.diagnostic.params:
            self.settings.hide()
        return row

    def _button(self, strokes: str, tip: str, does: Any) -> QToolButton:
        return tool_button(f"tool.{self.measure[0]}.{strokes}", strokes, tip, does)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(8)
        self.readout = muted_line("tool.readout")
        row.addWidget(self.readout, 1)
        row.addWidget(self.work)
        return row

    def _draw_on(self, drawing: Drawing) -> None:
        """Show this drawing in place of the one before."""
        before = getattr(self, "drawing", None)
        self.drawing = drawing
        drawing.setAccessibleName(f"{self.diagnostic.title}: {self.picture.name}")
        self.grip = Grip(drawing, self.intent.zooms())
        self.grip.boxed.connect(self._boxed)
        self.grip.clicked.connect(self._clicked)
        self.grip.reset.connect(self._whole)
        self.grip.hovered.connect(self._hovered)
        pointing = Qt.CursorShape.PointingHandCursor if self.picture.click else None
        drawing.viewport().setCursor(pointing or Qt.CursorShape.CrossCursor)
        if before is None:
            self._column.addWidget(drawing, 1)
        else:
            self._column.replaceWidget(before, drawing)
            before.hide()
            before.deleteLater()
        self._name_axes()

    # -- mirrors ------------------------------------------------------------------------------
    @property
    def intent(self) -> Intent:
        """What the mouse means on this picture now."""
        told = self.reading.settings if self.reading is not None else {}
        return Intent(self.diagnostic, self.picture, self.experiment, dict(self.measure[2]), told)

    def choose(self, name: str) -> None:
        """Show another picture of the same reading."""
        self.picture = next(p for p in self.diagnostic.pictures if p.name == name)
        self.chooser.setCurrentText(name)
        self._draw_on(Drawing(self.picture, style.theme()))
        self.reach = Reach(self._zoomed())
        self.show_options(self.measure)
        self.show_dials(self.dials)
        if self.reading is not None:
            self.drawing.show_reading(self.reading, self.intent.ends())

    def show_options(self, measure: Measure) -> None:
        """Mirror the options of the document: the drawing goes to the new part at once."""
        self.measure = measure
        self.reach.mirror(self._zoomed())
        self.back.setEnabled(self.reach.back is not None)
        self.forward.setEnabled(self.reach.forward is not None)
        zooms = bool(self.intent.whole())
        self.back.setVisible(zooms)
        self.forward.setVisible(zooms)
        self._name_axes()
        self.drawing.set_spans(self.intent.ends())
        self._hovered(None)

    def _zoomed(self) -> dict[str, Any]:
        options = self.diagnostic.options(dict(self.measure[2]))
        return {name: options[name] for name in self.intent.whole()}

    def _name_axes(self) -> None:
        options = {**(self.reading.settings if self.reading else {}), **self.intent.worded}
        self.drawing.options = self.intent.worded
        said = worded(self.picture.title, options)
        self.told.setText(said)
        self.told.setToolTip(said)
        self.told.setVisible(bool(said))
        self.drawing.name_axes(options, self.experiment)

    def show_dials(self, dials: Mapping[str, Any]) -> None:
        """Mark where the dials stand."""
        self.dials = dials
        self.drawing.present(*self.intent.present(dials))

    def show_observation(self, observation: Any) -> None:
        """Draw what was found; an error leaves the last drawing."""
        reading = observation.reading
        words = [observation.error] if observation.error else []
        if reading is not None:
            words += list(reading.notes)
            if reading is not self.reading:
                self.reading = reading
                self._name_axes()
                self.show_dials(self.dials)
                self.drawing.show_reading(reading, self.intent.ends())
        self.note.setText("; ".join(words))
        self.note.setVisible(bool(words))

    def _hovered(self, found: Mapping[str, Any] | None) -> None:
        if found is None:
            self.drawing.leave()
            self.readout.setText(self.intent.hint())
            return
        said = [f"{name} {wording.shortly(value)}".strip() for name, value in found.items()]
        self.readout.setText("   ".join(said))

    # -- what the person asks for -------------------------------------------------------------
    def _boxed(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        if not self.intent.recomputes:
            along = self.drawing.along
            x, y = along.x(across), along.y(up)
            self.drawing.enlarge((float(x[0]), float(x[1])), (float(y[0]), float(y[1])))
        elif options := self.intent.boxed(across, up):
            self.reach.ask()
            self.options_asked.emit(options)

    def _clicked(self, x: float, y: float) -> None:
        if self.picture.click == "open":
            if key := self.drawing.key_at(x, y):
                self.open_asked.emit(key)
            return
        if self.picture.click == "seed":
            if (state := self.drawing.state_at(x, y)) is not None:
                self.seed_asked.emit(state)
            return
        if self.picture.click == "spot":
            if (spot := self.drawing.spot_at(x, y)) is not None:
                self.spot_asked.emit(spot)
            return
        (x0, x1), (y0, y1) = self.drawing.box.viewRange()
        along = self.drawing.along
        width = along.back_x(x1) - along.back_x(x0), along.back_y(y1) - along.back_y(y0)
        kind, values = self.intent.clicked(x, y, width)
        if values:
            asked = {"dials": self.dials_asked, "start": self.start_asked}
            asked.get(kind, self.options_asked).emit(values)

    def _whole(self) -> None:
        self.drawing.reset()
        whole = self.intent.whole()
        if whole != self._zoomed():
            self.reach.ask()
            self.options_asked.emit(whole)

    def _back(self) -> None:
        if self.reach.back is not None:
            self.options_asked.emit(self.reach.back)

    def _forward(self) -> None:
        if self.reach.forward is not None:
            self.options_asked.emit(self.reach.forward)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of the new theme."""
        self.drawing.set_theme(theme)
        self._restyle_buttons()

    def _restyle_buttons(self) -> None:
        for button in self.findChildren(QToolButton):
            if name := button.property("strokes"):
                button.setIcon(icons.icon(name, "muted", 16))
