"""SchoolBar: over the fish, what their colours mean, how long their trails are, what rests."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from explorer.app import style
from explorer.app.keymap import tip
from explorer.app.language import tr
from explorer.app.scaling import own
from explorer.app.school import COLOUR, LONGEST_WAKE, REST, WAKE, School
from explorer.views.colouring import COLOURINGS

STOPS = 100
EDGE = 12, 10  # pixels from the corner of the picture
WIDTHS = 84, 52  # of the slider with words beside it, and without
LEAST = 72  # narrower, and not even the colours can be read


class SchoolBar(QFrame):
    """Mirrors a School and sends it commands; hidden where there is none.

    What does not fit the room goes, the words first: keys and the View menu do the same.

    laid   it lies elsewhere, is wider or narrower, is shown or hidden
    """

    laid = Signal()

    def __init__(self, school: School, over: QWidget) -> None:
        super().__init__(over)
        self.school = school
        self.setObjectName("school.bar")
        self.setAccessibleName(tr("How the school is drawn"))
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(6)
        self.colour = QComboBox()
        self.colour.setObjectName("school.colour")
        self.colour.setAccessibleName(tr("What the colours mean"))
        tip(self.colour, tr("What the colours mean"), "colour")
        for one in COLOURINGS.values():
            self.colour.addItem(one.title, one.name)
        self.colour.activated.connect(lambda number: school.colour_by(self.colour.itemData(number)))
        self.wake = QSlider(Qt.Orientation.Horizontal)
        self.wake.setObjectName("school.wake")
        self.wake.setAccessibleName(tr("Length of the trails"))
        self.wake.setRange(0, STOPS)
        own(self.wake)
        self.wake.valueChanged.connect(lambda stop: school.set_wake(LONGEST_WAKE * stop / STOPS))
        self.rest = self._button(tr("At rest: water"), "school.rest", school.toggle_rest)
        self.predator = self._button(tr("Predator"), "school.predator", lambda: school.hunt())
        self.predator.setCheckable(True)
        tip(
            self.predator,
            tr("The mouse drives a predator; or hold Ctrl and the left button"),
            "hunt",
        )
        self._words = [self._label(tr("Colour")), self._label(tr("Trails"))]
        row.addWidget(self._words[0])
        row.addWidget(self.colour)
        row.addWidget(self._words[1])
        row.addWidget(self.wake)
        row.addWidget(self.rest)
        row.addWidget(self.predator)
        school.changed.connect(lambda: self.mirror(self._room))
        self._room: QRect | None = None
        self.hide()

    def _button(self, text: str, name: str, act: object) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setObjectName(name)
        made.setProperty("role", "label")
        made.clicked.connect(act)
        return made

    @staticmethod
    def _label(text: str) -> QLabel:
        made = QLabel(text)
        made.setProperty("role", "label")
        return made

    def mirror(self, room: QRect | None) -> None:
        """Show what the document says, in a room of the Stage; None: no school is seen."""
        school, self._room = self.school, room
        if school.flock is None or room is None or room.width() - EDGE[0] < style.length(LEAST):
            self.hide()
            self.laid.emit()
            return
        self.colour.setCurrentIndex(max(0, self.colour.findData(school.look(COLOUR))))
        span = float(school.look(WAKE))
        self.wake.blockSignals(True)
        self.wake.setValue(round(STOPS * span / LONGEST_WAKE))
        self.wake.blockSignals(False)
        reach = tr("{0:.1f} time back").format(span) if span else tr("none")
        tip(self.wake, tr("Trails: {0}").format(reach), "wake")
        rests = school.look(REST)
        still = tr("The school rests and the water streams past")
        moves = tr("The water rests and the school swims through it")
        tip(self.rest, still if rests == "school" else moves, "rest")
        self.predator.setChecked(school.hunting)
        self._fit(room.width() - EDGE[0], rests)
        self.move(room.x() + EDGE[0], room.y() + EDGE[1])
        self.show()
        self.laid.emit()

    def _fit(self, width: int, rests: str) -> None:
        """As many parts as there is room for."""
        self.colour.setMaximumWidth(1 << 20)
        for parts in (4, 3, 2, 1):
            for label in self._words:
                label.setVisible(parts == 4)
            self.wake.setFixedWidth(style.length(WIDTHS[parts < 4]))
            self.wake.setVisible(parts > 2)
            self.rest.setVisible(parts > 2)
            self.rest.setText(
                tr("At rest: {0}").format(rests) if parts == 4 else rests.capitalize()
            )
            self.predator.setVisible(self.school.huntable and parts > 1)
            if self._needed() <= width:
                break
        else:
            self.colour.setMaximumWidth(self.colour.sizeHint().width() - self._needed() + width)
        self.resize(min(width, self._needed()), self.sizeHint().height())

    def _needed(self) -> int:
        row = self.layout()
        assert row is not None
        row.invalidate()
        return row.totalSizeHint().width()
