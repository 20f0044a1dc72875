"""FishCard: the numbers of the chosen fish, and what one can do with it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.app import style
from explorer.app.keymap import tip
from explorer.app.language import tr
from explorer.app.number import written
from explorer.app.school import School
from explorer.views.shells import TOKENS

ZONES = ("repulsion", "orientation", "attraction")
DASH = "\u2013"


class FishCard(QFrame):
    """Mirrors the fish that a School has chosen; hidden while there is none."""

    def __init__(self, school: School, over: QWidget) -> None:
        super().__init__(over)
        self.school = school
        self.setObjectName("school.card")
        self.setAccessibleName(tr("The chosen fish"))
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self.title = QLabel()
        self.title.setObjectName("school.card.title")
        self.title.setFont(style.font(style.BODY, semibold=True))
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        self.numbers: dict[str, QLabel] = {}
        self.names: dict[str, QLabel] = {}
        for name in ("speed", "heading", "turning", "nearest", *ZONES, "behind"):
            self._row(name)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        self.follow = self._button(
            "follow", tr("Follow"), tr("Keep it in the middle"), lambda: school.follow()
        )
        self.ride = self._button("ride", tr("Ride"), tr("See what it sees"), school.ride)
        self.let_go = self._button(
            "let_go", tr("Let go"), tr("Nobody is chosen (Esc)"), school.let_go
        )
        for name, button in (("follow", self.follow), ("ride", self.ride)):
            tip(button, button.toolTip(), name)
        for button in (self.follow, self.ride, self.let_go):
            buttons.addWidget(button)
        self._grid.addLayout(buttons, len(self.numbers) + 1, 0, 1, 2)
        school.changed.connect(self.mirror)
        school.told.connect(self.mirror)
        self.hide()

    def _row(self, name: str) -> None:
        words = {
            "turning": tr("turning rate"),
            "nearest": tr("nearest neighbour"),
            "behind": tr("unseen, in the blind cone"),
        }
        label, number = QLabel(words.get(name, name)), QLabel(DASH)
        label.setProperty("role", "label")
        label.setTextFormat(Qt.TextFormat.RichText)
        number.setObjectName(f"school.card.{name}")
        number.setFont(style.font(style.LABEL))
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        number.setMinimumWidth(92)
        at = len(self.numbers) + 1
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(number, at, 1)
        self.numbers[name], self.names[name] = number, label

    def _button(self, name: str, text: str, tip: str, act: object) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(f"school.card.{name}")
        made.setToolTip(tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the picture
        made.clicked.connect(act)
        return made

    def mirror(self) -> None:
        """Show what the chosen fish does now."""
        school, flock = self.school, self.school.flock
        chosen = school.chosen
        if flock is None or chosen is None or chosen >= len(flock.shoal):
            self.hide()
            return
        said = {"follow": tr("Fish {0} \u00b7 followed"), "ride": tr("Fish {0} \u00b7 ridden")}
        self.title.setText(said.get(school.way, tr("Fish {0}")).format(chosen))
        for name, text in self._texts(chosen).items():
            if self.numbers[name].text() != text:
                self.numbers[name].setText(text)
        theme = style.theme()
        for name, token in zip(ZONES, TOKENS, strict=True):
            swatch = f"<span style='color:{getattr(theme, token)}'>\u25cf</span>"
            self.names[name].setText(tr("{0} in {1}").format(swatch, name))
        self.adjustSize()
        self.move(12, 56)
        self.show()
        self.raise_()

    def _texts(self, chosen: int) -> dict[str, str]:
        school, flock = self.school, self.school.flock
        assert flock is not None
        shoal, panel = flock.shoal, school.panel
        x, y, z = (float(c) for c in shoal.toward[chosen])
        pace, turn = float(shoal.pace[chosen]), float(shoal.turn[chosen])
        compass = math.degrees(math.atan2(y, x))
        climb = math.degrees(math.asin(max(-1.0, min(1.0, z))))
        found = {
            "speed": f"{written(pace, 3)} L/time" if math.isfinite(pace) else DASH,
            "heading": f"{compass:.0f}\u00b0, {climb:+.0f}\u00b0 up",
            "turning": f"{turn:.2f} rad/time" if math.isfinite(turn) else DASH,
        }
        shells = panel.layer(f"{flock.swarm.name}.shells") if panel is not None else None
        if shells is None or not len(shells.r):
            return {**found, "nearest": DASH, **dict.fromkeys(ZONES, DASH), "behind": DASH}
        near = float(np.nanmin(shells.r))
        found["nearest"] = f"{written(near, 3)} L" if math.isfinite(near) else DASH
        inside = shells.zone >= 0
        for number, name in enumerate(ZONES):
            found[name] = str(int(np.sum((shells.zone == number) & shells.seen)))
        found["behind"] = str(int(np.sum(inside & ~shells.seen)))
        return found
