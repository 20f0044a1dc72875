"""FigureDialog: a figure for paper, slides or a poster, seen while its options are turned."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.app.choice import Choice
from explorer.app.export import ExportDialog
from explorer.app.language import phrase, tr
from explorer.app.number import DecimalBox
from explorer.app.school import COLOUR
from explorer.app.sketch import Card, Sketch, Wish
from explorer.views.pose import Pose

MM = 25.4
SIZES: dict[str, tuple[float, float]] = {
    phrase("Single column, 85 mm"): (85, 64),
    phrase("Double column, 174 mm"): (174, 110),
    phrase("Slide, 16:9"): (254, 142.875),
    phrase("Square, 160 mm"): (160, 160),
    phrase("Poster, A2"): (594, 420),
}
OWN = phrase("Own size")
UNITS = {"mm": MM, "inch": 1.0, "pixel": 0.0}  # of them in an inch; 0: as many as dots
PARTS = {
    "bar": phrase("Colour bar"),
    "scale": phrase("Axes and numbers"),
    "legend": phrase("Legend"),
    "caption": phrase("Caption"),
}
ROOM = (520, 400)  # of the preview
MOST_PIXELS = 20_000  # along a side
LONGEST = 1_000_000


class FigureDialog(ExportDialog):
    """PNG, SVG or PDF of a view or of a card, drawn again at its own size."""

    title = phrase("Export figure")
    filters = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"

    def lay(self, column: QVBoxLayout) -> None:
        """The preview left of the form."""
        self.preview = QLabel()
        self.preview.setObjectName("export.preview")
        self.preview.setAccessibleName(tr("Preview of the figure"))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setFixedSize(*ROOM)
        self.preview.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.preview)
        row.addLayout(self.form)
        column.addLayout(row)

    def build(self) -> None:
        """What of it, size, resolution, words, theme, parts, how much of the run."""
        window, desk = self._window, self._window.desk
        assert desk.experiment is not None
        document = window.commands.copying.document()
        under = window.docks.measures.overlaid.reading()
        self.sketch = Sketch(desk.experiment, document, under, self)
        self.sketch.drawn.connect(self._show)
        self.sketch.failed.connect(self._refuse)
        self.sketch.working.connect(self._work)
        self._add_subjects()
        self._add_sizes()
        self.dpi = self._whole(
            "dpi", tr("Dots per inch"), 72, 1200, window.preferences.now.figure_dpi
        )
        self.font_size = DecimalBox()
        self.font_size.setRange(6.5, 24.0)
        self.font_size.setSingleStep(0.5)
        self.font_size.setSpecialValueText(tr("as the width suggests"))
        self.font_size.setSuffix(tr(" pt"))
        self.add(tr("Font size"), "font", self.font_size)
        self.theme = Choice()
        self.theme.offer(
            phrase("light"), phrase("dark"), phrase("transparent"), phrase("projector")
        )
        begins = (
            "projector" if window.theme_name == "projector" else window.preferences.now.figure_theme
        )
        self.theme.setCurrentIndex(self.theme.findData(begins))
        self.add(tr("Theme"), "theme", self.theme)
        self.parts: dict[str, QCheckBox] = {}
        for name, text in PARTS.items():
            box = QCheckBox(tr(text))
            box.setChecked(True)
            self.parts[name] = box
            self.add("", name, box)
            box.setAccessibleName(tr(text))
        step = desk.run.status().step
        self.samples = self._whole("steps", tr("Steps"), 1, LONGEST, min(max(step, 1), LONGEST))
        self.samples.setGroupSeparatorShown(True)
        self._listen()

    def _add_subjects(self) -> None:
        from explorer.views.view import views_of

        experiment, params = self._window.desk.experiment, self._window.desk.params
        assert experiment is not None
        self.view = Choice()
        for view in views_of(experiment, params):
            self.view.addItem(view.key, view.key)
        for card in self._window.pane.cards.values():
            if card.reading is not None:
                one = Card(card.diagnostic, card.reading, card.picture.name)
                self.view.addItem(one.name, one)
        self.add(tr("View"), "view", self.view)

    def _add_sizes(self) -> None:
        self.preset = Choice()
        self.preset.offer(*SIZES, OWN)
        self.add(tr("Size"), "size", self.preset)
        self.width_box, self.height_box = DecimalBox(), DecimalBox()
        self.unit = Choice()
        self.unit.addItems(list(UNITS))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for name, box, told in (
            ("width", self.width_box, tr("Width")), ("height", self.height_box, tr("Height")),
            ("unit", self.unit, tr("Unit of width and height")),
        ):  # fmt: skip
            box.setObjectName(f"export.{name}")
            box.setAccessibleName(told)
            row.addWidget(box)
        holder = QWidget()
        holder.setLayout(row)
        self.add(tr("Width, height"), "sides", holder)
        self._unit = "mm"
        self._inches = tuple(side / MM for side in SIZES[self.preset.word])

    def _whole(self, name: str, text: str, low: int, high: int, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(low, high)
        box.setValue(value)
        self.add(text, name, box)
        return box

    def _listen(self) -> None:
        """Every option draws anew."""
        self._write_sides()
        self.preset.currentIndexChanged.connect(self._take_preset)
        self.unit.currentTextChanged.connect(self._take_unit)
        self.width_box.valueChanged.connect(self._take_sides)
        self.height_box.valueChanged.connect(self._take_sides)
        self.dpi.valueChanged.connect(self._take_dpi)
        for change in (
            self.view.currentIndexChanged, self.theme.currentTextChanged,
            self.samples.valueChanged, self.font_size.valueChanged,
            *(box.toggled for box in self.parts.values()),
        ):  # fmt: skip
            change.connect(self._again)

    # -- the size -----------------------------------------------------------------------------
    def _factor(self) -> float:
        return UNITS[self._unit] or float(self.dpi.value())

    def _write_sides(self) -> None:
        whole = self._unit == "pixel"
        for box, inches in zip((self.width_box, self.height_box), self._inches, strict=True):
            box.blockSignals(True)
            box.setDecimals(0 if whole else 2)
            box.setRange(0.5 * self._factor(), 60.0 * self._factor())
            box.setValue(inches * self._factor())
            box.blockSignals(False)

    def _take_preset(self) -> None:
        if self.preset.word in SIZES:
            self._inches = tuple(side / MM for side in SIZES[self.preset.word])
            self._write_sides()
            self._again()

    def _take_unit(self, unit: str) -> None:
        self._unit = unit
        self._write_sides()

    def _take_sides(self) -> None:
        boxes = (self.width_box, self.height_box)
        self._inches = tuple(box.value() / self._factor() for box in boxes)
        self.preset.setCurrentIndex(self.preset.findData(OWN))
        self._again()

    def _take_dpi(self) -> None:
        if self._unit == "pixel":  # so many pixels were asked for
            self._take_sides()
        self._again()

    # -- the picture --------------------------------------------------------------------------
    def wish(self) -> Wish:
        """What is asked for now."""
        from explorer.views.parts import SMALLEST, Parts

        school = self._window.scenery.school
        point = self.font_size.value()
        parts = Parts(
            0.0 if point < SMALLEST else point,
            **{name: box.isChecked() for name, box in self.parts.items()},
        )
        return Wish(
            self.view.currentData(), (self._inches[0], self._inches[1]), self.dpi.value(),
            self.theme.word, parts, self.samples.value(),
            school.look(COLOUR) if school.flock is not None else "heading",
            self._seen(),
        )  # fmt: skip

    def _seen(self) -> tuple[Pose, float] | None:
        """How the stage looks into the chosen space, where a hand has turned it."""
        scenery = self._window.scenery
        for view, panel in zip(scenery.views, scenery.stage.panels, strict=False):
            camera = panel.camera
            if view.key == self.view.currentData() and not camera.planar and camera.touched:
                return camera.pose, camera.aspect
        return None

    def _again(self, *_: Any) -> None:
        wish = self.wish()
        fits = max(wish.pixels) <= MOST_PIXELS
        self.go.setEnabled(fits)
        width, height = wish.pixels
        told = tr("{0} x {1} pixels").format(width, height)
        self.said.setText(
            told if fits else tr("{0}: at most {1} along a side").format(told, MOST_PIXELS)
        )
        self._wish = wish
        if fits:
            scale = self.devicePixelRatioF()
            self.sketch.ask(wish, (round(ROOM[0] * scale), round(ROOM[1] * scale)))

    def _show(self, image: QImage) -> None:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.preview.setPixmap(QPixmap.fromImage(image))

    def _refuse(self, text: str) -> None:
        self.said.setText(text)

    def _work(self, working: bool) -> None:
        self.progress.setVisible(working)

    def save(self, path: str) -> None:
        """Write the figure that is seen."""
        self.begin(path)
        self.sketch.save(self._wish, path, lambda _: self.done_with(path), self.failed)

    def changeEvent(self, event: QEvent) -> None:
        """Back from the stage, where the camera may have been turned: draw what is seen now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._again()

    def showEvent(self, event: QShowEvent) -> None:
        """The first picture comes with the window."""
        super().showEvent(event)
        self._again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing more is drawn."""
        self.sketch.close()
        super().closeEvent(event)
