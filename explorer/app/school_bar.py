"""SchoolBar: over the fish, what their colours mean, how long their trails are, what rests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from explorer.app import style
from explorer.app.keymap import tip
from explorer.app.language import tr
from explorer.app.scaling import own
from explorer.app.school import COLOUR, LONGEST_WAKE, REST, WAKE, School
from explorer.views.colouring import COLOURINGS

STOPS = 100
NARROW = 720  # pixels of the stage below which words are left out
TINY = 400  # pixels below which only the colours and the predator have room


class SchoolBar(QFrame):
    """Mirrors a School and sends it commands; hidden where there is none."""

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
        self.wake.setFixedWidth(style.length(84))
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
        school.changed.connect(self.mirror)
        over.installEventFilter(self)
        self._over = over
        self.hide()

    def _button(self, text: str, name: str, act: object) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setObjectName(name)
        made.setFont(style.font(style.LABEL))
        made.clicked.connect(act)
        return made

    @staticmethod
    def _label(text: str) -> QLabel:
        made = QLabel(text)
        made.setProperty("role", "label")
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fewer words where the stage is narrow."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.mirror()
        return False

    def mirror(self) -> None:
        """Show what the document says."""
        school = self.school
        if school.flock is None:
            self.hide()
            return
        self.colour.setCurrentIndex(max(0, self.colour.findData(school.look(COLOUR))))
        span = float(school.look(WAKE))
        self.wake.blockSignals(True)
        self.wake.setValue(round(STOPS * span / LONGEST_WAKE))
        self.wake.blockSignals(False)
        reach = tr("{0:.1f} time back").format(span) if span else tr("none")
        tip(self.wake, tr("Trails: {0}").format(reach), "wake")
        rests = school.look(REST)
        narrow = self._over.width() < style.length(NARROW)
        for label in self._words:
            label.setHidden(narrow)
        self.wake.setFixedWidth(style.length(52 if narrow else 84))
        roomy = self._over.width() >= style.length(TINY)
        self.wake.setVisible(roomy)  # where it is not, W and M and the View menu do the same
        self.rest.setVisible(roomy)
        self.rest.setText(rests.capitalize() if narrow else tr("At rest: {0}").format(rests))
        still = tr("The school rests and the water streams past")
        moves = tr("The water rests and the school swims through it")
        tip(self.rest, still if rests == "school" else moves, "rest")
        self.predator.setVisible(school.huntable)
        self.predator.setChecked(school.hunting)
        self.adjustSize()
        self.move(12, 10)
        self.show()
