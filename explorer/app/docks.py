"""The three docks: catalogue, parameters, diagnostics; empty frames first, filled later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QToolButton, QWidget

from explorer.app import icons, style
from explorer.app.bites import Bites
from explorer.app.language import tr

if TYPE_CHECKING:
    from explorer.app.gallery import Gallery
    from explorer.app.handling import Handling
    from explorer.app.header import Header
    from explorer.app.measures import Measures
    from explorer.app.panel import ParameterPanel
    from explorer.app.sheet import Sheet
    from explorer.app.verbs.opening import Opening
    from explorer.app.window import Window
    from explorer.model import Experiment, Param, ParamSet

LEFT, RIGHT, BOTTOM = 264, 364, 236  # pixels, where there is room
LEAST = {"catalogue": 200, "parameters": 296}  # pixels across that these need
NARROW = 1280


class TitleBar(QWidget):
    """A quiet row: the dock's name, its tools, a close button."""

    def __init__(self, dock: QDockWidget, text: str) -> None:
        super().__init__(dock)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(32)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 4, 6, 0)
        self.row.setSpacing(4)
        label = QLabel(text)
        label.setProperty("role", "panel")
        self.row.addWidget(label)
        self.row.addStretch(1)
        self.shut = QToolButton()
        self.shut.setFixedSize(24, 24)
        self.shut.setToolTip(tr("Close {0}; View brings it back").format(text.lower()))
        self.shut.setAccessibleName(tr("Close {0}").format(text.lower()))
        self.shut.clicked.connect(dock.close)
        self.row.addWidget(self.shut)
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self.shut.setIcon(icons.icon("close", "muted", 16))


class Docks:
    """Makes the docks, fills them after the first picture, and passes news on to them."""

    gallery: Gallery
    handling: Handling
    header: Header
    panel: ParameterPanel
    measures: Measures

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        area = Qt.DockWidgetArea
        self.left = self._dock("catalogue", tr("Catalogue"), area.LeftDockWidgetArea)
        self.right = self._dock("parameters", tr("Parameters"), area.RightDockWidgetArea)
        self.bottom = self._dock("diagnostics", tr("Diagnostics"), area.BottomDockWidgetArea)
        for corner, where in (
            (Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea),
            (Qt.Corner.BottomRightCorner, area.RightDockWidgetArea),
        ):
            window.setCorner(corner, where)
        self.filled = False
        self.bites = Bites(window)
        self._narrow: bool | None = None
        self._kept = False  # sizes come from the session before

    def _dock(self, name: str, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock.{name}")
        dock.setTitleBarWidget(TitleBar(dock, title))
        blank = QWidget()
        blank.setProperty("role", "surface")
        blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        blank.setMinimumWidth(LEAST.get(name, 0))
        dock.setWidget(blank)
        self._window.addDockWidget(area, dock)
        return dock

    def arrange(self) -> None:
        """Every dock back in its place, at its size."""
        area = Qt.DockWidgetArea
        places = (area.LeftDockWidgetArea, area.RightDockWidgetArea, area.BottomDockWidgetArea)
        for dock, place in zip((self.left, self.right, self.bottom), places, strict=True):
            dock.setFloating(False)
            self._window.addDockWidget(place, dock)
            dock.show()
        self._narrow, self._kept = None, False
        self.fit(self._window.width(), self._window.height())

    def keep(self) -> None:
        """Leave the sizes as they were remembered, until the window is made narrow or wide."""
        self._kept, self._narrow = True, self._window.width() < style.length(NARROW)

    def fit(self, width: int, height: int, anew: bool = False) -> None:
        """Sizes for a roomy or a narrow window; what the person dragged stays within either."""
        narrow = width < style.length(NARROW)
        if narrow == self._narrow and not anew:
            return
        self._kept = self._kept and self._narrow is None and not anew
        self._narrow = narrow
        sizes = list(map(style.length, (212, 312) if narrow else (LEFT, RIGHT)))
        low = style.length(176 if height < style.length(800) else BOTTOM)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical

        def settle() -> None:
            if self._kept:
                return
            self._window.resizeDocks([self.left, self.right], sizes, across)
            self._window.resizeDocks([self.bottom], [low], down)

        if self._window.isVisible() and not anew:
            settle()
            layout = self._window.layout()
            assert layout is not None
            layout.activate()  # or it is painted before, at sizes that do not stay
        else:
            QTimer.singleShot(0, self._window, settle)

    def stay(self, width: int) -> None:
        """The sizes are the person's own: a first resize does not reckon them anew."""
        self._narrow = width < style.length(NARROW)

    # -- filling ------------------------------------------------------------------------------
    def fill(self, window: Window) -> None:
        """Bring the widgets that need more than PySide6."""
        from explorer.app.gallery import Gallery
        from explorer.app.handling import Handling
        from explorer.app.header import Header
        from explorer.app.keepsakes import Keepsakes, usual_place
        from explorer.app.measures import Measures
        from explorer.app.panel import ParameterPanel

        desk, commands = window.desk, window.commands
        self._errands, self._desk = window.errands, desk
        self.panel = ParameterPanel()
        self.header = Header()
        self.panel.head.addWidget(self.header)
        self.header.pointed.connect(lambda name: self.panel.light(frozenset((name,))))
        self.panel.touched.connect(self._touched)
        self.panel.turned.connect(commands.dials.turn)
        self.panel.preset_chosen.connect(commands.dials.choose_preset)
        self.panel.reset_asked.connect(commands.dials.reset)
        self.panel.published.asked.connect(commands.dials.turn_many)
        self.panel.option_turned.connect(commands.dials.set_option)
        self.handling = Handling(window, self.panel)
        self.panel.setMinimumWidth(LEAST["parameters"])
        self.right.setWidget(self.panel)
        self.gallery = Gallery(Keepsakes(usual_place()))
        self.gallery.chosen.connect(commands.opening.open_key)
        self.gallery.setMinimumWidth(LEAST["catalogue"])
        self.left.setWidget(self.gallery)
        self.measures = Measures(desk, window.errands, self.panel, window.pane)
        self.measures.loaded.connect(window.tools.load)
        self.measures.loaded.connect(commands.finding.follow)
        self.bottom.setWidget(self.measures)
        self._tool(self.bottom, self.measures.menu_button)
        self.filled = True
        self.gallery.fill(commands.opening.catalogue(), window.errands)
        self.measures.load(commands.opening.diagnostics)

    def list_anew(self, opening: Opening) -> None:
        """The catalogue and the diagnostics are others: a plugin came or went."""
        self.gallery.fill(opening.catalogue(), self._errands)
        for experiment in opening.typed.values():
            self.gallery.add(experiment)
        self._errands.run(opening.diagnostics, self.measures.offer)

    def _tool(self, dock: QDockWidget, button: QWidget) -> None:
        bar = dock.titleBarWidget()
        assert isinstance(bar, TitleBar)
        bar.row.insertWidget(1, button)

    # -- news ---------------------------------------------------------------------------------
    def show_experiment(
        self, experiment: Experiment, moving: Callable[[], bool] | None = None
    ) -> None:
        """Another experiment is open; its widgets come in small bites, once its picture moves."""
        self.panel.drop_all_options()  # at once: those made from here on are the new one's
        self.bites.take(
            lambda: self._show_head(experiment),
            *self.panel.pieces(experiment),
            lambda: self._show_dials(experiment),
            lambda: self.measures.show_experiment(experiment),
            ready=moving,
        )

    def _show_dials(self, experiment: Experiment) -> None:
        self._show_symbols()
        self.panel.dials.show_values(self._desk.params)
        self.panel.published.show_values(experiment, self._desk.params)
        self.handling.mirror()

    def _show_head(self, experiment: Experiment) -> None:
        from explorer.app.sheet import typeset

        self.gallery.mark(experiment.key)
        self.header.show_experiment(experiment)

        def laid_out(sheet: Sheet) -> None:
            if self._desk.experiment is experiment:
                self._show_sheet(sheet)

        self._errands.run(lambda: typeset(experiment), laid_out, self._unset)

    def _show_sheet(self, sheet: Sheet) -> None:
        self.header.equations.show_sheet(sheet)
        self._show_symbols()

    def _show_symbols(self) -> None:
        """On the dials that are there already."""
        sheet = self.header.equations.sheet
        symbols = sheet.symbols if sheet is not None else {}
        for name, dial in self.panel.dials.rows.items():
            if name in symbols:
                dial.symbol.set_outline(symbols[name])

    def _unset(self, error: Exception) -> None:
        """Equations that cannot be laid out are left out; the run does not need them."""
        self.header.equations.setToolTip(str(error))

    def _touched(self, param: Param | None) -> None:
        self.header.equations.set_lit(param.name if param else None)

    def show_values(self, values: ParamSet) -> None:
        """Dial positions changed; dials still to be made will ask for theirs."""
        if not self.bites.pending:
            self.panel.dials.show_values(values)
            if self._desk.experiment is not None:
                self.panel.published.show_values(self._desk.experiment, values)

    def end(self) -> None:
        """Nothing more comes."""
        self.bites.drop()
        self.measures.end()

    def tell(self) -> None:
        """The slow numbers."""
        self.measures.tell()

    def busy(self) -> bool:
        """Whether a reading is being made."""
        return self.filled and self.measures.busy()

    def restyles(self) -> list[Callable[[], object]]:
        """Take the colours of the new theme, in pieces."""
        bars = [dock.titleBarWidget() for dock in (self.left, self.right, self.bottom)]
        pieces = [bar.restyle for bar in bars if isinstance(bar, TitleBar)]
        if not self.filled:
            return list(pieces)
        return [*pieces, self.panel.restyle, self.header.equations.restyle,
                lambda: self.measures.restyle(style.theme()), self.gallery.restyle]  # fmt: skip
