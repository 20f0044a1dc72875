"""The tokens of the theme as Qt understands them: one palette, one stylesheet, one font."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from explorer.io.assets import asset
from explorer.views.theme import (
    AUDITORIUM,
    CONTRAST,
    LECTERN,
    NIGHT,
    PAPER,
    PROJECTOR,
    Theme,
)

LENGTH = re.compile(r"(?<!font-size: )\b(\d+)px")
TICK, LABEL, BODY, PANEL, TITLE = 11, 12, 13, 16, 22  # the five type sizes, in pixels
FAMILIES = ("Segoe UI", "SF Pro Text", "Inter", "Noto Sans", "DejaVu Sans")
THEMES: dict[str, Theme] = {
    "dark": NIGHT,
    "light": PAPER,
    "projector": PROJECTOR,
    "contrast": CONTRAST,
}
CLASS = {"auditorium": AUDITORIUM, "lectern": LECTERN}  # worn while presenting, never chosen

_current = [NIGHT]
_scale = [1.0]


def length(size: float) -> int:
    """A length of 100 % at the size the person chose."""
    return round(size * _scale[0])


def scale() -> float:
    """The size of text, rows and icons, 1 for the usual."""
    return _scale[0]


def resize(percent: int) -> None:
    """Another size from the next `wear` on."""
    _scale[0] = percent / 100


def theme() -> Theme:
    """The theme that everything is painted with now."""
    return _current[0]


def colour(token: str, alpha: float = 1.0) -> QColor:
    """A token of the current theme as a QColor."""
    made = QColor(getattr(theme(), token))
    made.setAlphaF(alpha)
    return made


def family() -> str:
    """The first of our families that is installed."""
    installed = set(QFontDatabase.families())
    return next((name for name in FAMILIES if name in installed), QApplication.font().family())


def px(size: float) -> int:
    """A size of type in pixels of the current theme, as large as the person chose."""
    return round(size * theme().size)


def font(size: int = BODY, semibold: bool = False, fixed: bool = False) -> QFont:
    """The interface font at one of the five sizes, with figures of equal width."""
    return QFont(_font("" if fixed else QApplication.font().family(), px(size), semibold))


@lru_cache(maxsize=64)
def _font(family: str, size: int, semibold: bool) -> QFont:
    """A copy of one that was used before knows its glyphs."""
    if family:
        made = QFont(family)
    else:
        made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def wear(name: str) -> Theme:
    """Put on the theme called `name` ("system" asks the desktop); gives what was chosen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if name == "system":
        name = of_system()
    chosen = THEMES[name] if name in THEMES else CLASS[name]
    if _scale[0] != 1.0:
        chosen = replace(chosen, size=chosen.size * _scale[0])
    _current[0] = chosen
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setStyleSheet("")  # one sheet over another costs five times as much as a bare change
    base = QFont(family())
    base.setPixelSize(px(BODY))
    base.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(base)
    app.setPalette(palette(chosen))
    app.setStyleSheet(LENGTH.sub(_scaled, sheet(chosen)))
    return chosen


def polish(widget: QWidget) -> None:
    """Read the sheet again for a widget whose properties are others now.

    Not through `widget.style()`: what stands for a style in Python stays when a change of theme
    deletes the style, and would then be taken for whatever comes to lie at its address.
    """
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.Polish))


def _scaled(found: re.Match[str]) -> str:
    """A length of the stylesheet at the chosen size; hairlines stay, type has its size."""
    return found[0] if found[1] == "1" else f"{length(float(found[1]))}px"


def of_system() -> str:
    """The theme the desktop asks for: its contrast first, then light or dark."""
    hints = QGuiApplication.styleHints()
    access = getattr(hints, "accessibility", lambda: None)()  # from Qt 6.10 on
    if access is not None and access.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "light" if hints.colorScheme() == Qt.ColorScheme.Light else "dark"


def palette(chosen: Theme) -> QPalette:
    """Qt's colour roles, for the few things no stylesheet reaches."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: chosen.bg,
        role.WindowText: chosen.text,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.raised,
        role.Text: chosen.text,
        role.Button: chosen.raised,
        role.ButtonText: chosen.text,
        role.ToolTipBase: chosen.raised,
        role.ToolTipText: chosen.text,
        role.PlaceholderText: chosen.muted,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.bg,
        role.Link: chosen.accent,
    }
    for where, what in pairs.items():
        made.setColor(where, QColor(what))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(chosen.muted))
    return made


def mark(t: Theme, name: str) -> str:
    """The file of a small sign that stands out from the accent colour."""
    return asset("icons", f"{name}_{'dark' if t.dark else 'light'}.svg").as_posix()


def sheet(t: Theme) -> str:
    """The whole stylesheet."""
    tick, label, panel, title = (round(one * t.size) for one in (TICK, LABEL, PANEL, TITLE))
    return f"""
* {{ outline: none; }}
QMainWindow, QDialog {{ background: {t.bg}; }}
QMainWindow::separator {{ background: {t.bg}; width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {t.border}; }}
QDockWidget {{ border: none; }}
QSplitter::handle {{ background: {t.bg}; image: none; }}
QSplitter::handle:hover {{ background: {t.border}; }}
QTabBar {{ background: {t.surface}; border: none; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: 5px 12px; border: none;
    border-bottom: 2px solid transparent; font-size: {label}px; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
QTabBar::tab:selected:focus {{ background: {t.raised}; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border};
    border-radius: 4px; padding: 4px 8px; font-size: {label}px; }}
QMenuBar {{ background: {t.bg}; color: {t.text}; padding: 2px 8px; border: none; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.raised}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {t.raised}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
QStatusBar {{ background: {t.bg}; color: {t.muted}; border: none; min-height: 24px; }}
QStatusBar::item {{ border: none; }}
QLabel {{ color: {t.text}; background: transparent; }}
QLabel[role="muted"], QLabel[role="status"] {{ color: {t.muted}; font-size: {tick}px; }}
QLabel[role="label"] {{ color: {t.muted}; font-size: {label}px; }}
QLabel[role="panel"] {{ font-size: {label}px; font-weight: 600; color: {t.muted}; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="label"][plotted="true"] {{ color: {t.accent}; }}
QLabel[provisional="true"] {{ color: {t.muted}; font-style: italic; }}
QLabel[role="frozen"] {{ background: {t.rim}; }}
QLabel[role="ask"] {{ font-weight: 600; }}
QLabel[role="bad"] {{ color: {t.bad}; font-size: {label}px; }}
QLabel[role="warm"] {{ color: {t.warm}; font-size: {tick}px; }}
QLabel[role="good"] {{ color: {t.accent}; }}
QLabel[role="notso"] {{ color: {t.warm}; }}
QWidget[role="surface"], QScrollArea[role="surface"] {{ background: {t.surface}; border: none; }}
QWidget[role="row"] {{ border: 1px solid transparent; border-radius: 4px; }}
QWidget[role="row"]:focus {{ border-color: {t.accent}; }}
QWidget[role="bar"] {{ background: {t.surface}; }}
QFrame[role="card"] {{ background: {t.raised}; border: 1px solid {t.border};
    border-radius: 6px; }}
QFrame[role="palette"] {{ background: {t.surface}; border: 1px solid {t.border}; }}
QFrame[role="palette"] QListView {{ border-top: 1px solid {t.border};
    border-bottom: 1px solid {t.border}; }}
QLineEdit[role="palette"] {{ background: {t.surface}; border: none; border-radius: 0;
    padding: 12px 14px; font-size: {panel}px; }}
QLabel[role="foot"] {{ color: {t.muted}; font-size: {tick}px; padding: 6px 14px; }}
QFrame[role="alert"] {{ background: {t.raised}; border: 1px solid {t.bad}; border-radius: 6px; }}
QScrollArea {{ border: none; background: transparent; }}
QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser, QComboBox, QSpinBox, QDoubleSpinBox {{
    background: {t.raised}; color: {t.text}; border: 1px solid transparent; border-radius: 6px;
    padding: 2px 6px; selection-background-color: {t.accent}; selection-color: {t.bg}; }}
QLineEdit:hover, QComboBox:hover {{ border-color: {t.border}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus, QComboBox:focus,
QSpinBox:focus, QDoubleSpinBox:focus {{ border-color: {t.accent}; }}
QLineEdit[wrong="true"] {{ border-color: {t.bad}; }}
QLineEdit[off="true"] {{ color: {t.accent}; }}
QComboBox::drop-down {{ border: none; width: 18px; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button {{ border: none; background: transparent; width: 22px; }}
QSpinBox::up-arrow, QSpinBox::down-arrow, QDoubleSpinBox::up-arrow,
QDoubleSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text}; padding: 4px;
    border: 1px solid {t.border}; selection-background-color: {t.raised};
    selection-color: {t.text}; }}
QPushButton {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border};
    border-radius: 6px; padding: 4px 12px; min-height: 18px; }}
QPushButton:hover {{ border-color: {t.muted}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QPushButton:disabled {{ color: {t.muted}; border-color: {t.raised}; }}
QPushButton[role="primary"] {{ background: {t.accent}; color: {t.bg};
    border-color: {t.accent}; font-weight: 600; }}
QPushButton[role="primary"]:focus {{ border-color: {t.text}; }}
QPushButton[role="primary"]:disabled {{ background: {t.raised}; color: {t.muted};
    border-color: {t.border}; }}
QToolButton {{ background: transparent; color: {t.text}; border: 1px solid transparent;
    border-radius: 6px; padding: 3px; }}
QToolButton:hover {{ background: {t.raised}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton:checked {{ background: {t.raised}; color: {t.accent}; }}
QToolButton[role="dot"] {{ padding: 0; }}
QToolButton[role="label"] {{ font-size: {label}px; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QCheckBox {{ color: {t.text}; spacing: 8px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.muted};
    border-radius: 4px; background: {t.raised}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
    image: url("{mark(t, "tick")}"); }}
QCheckBox::indicator:hover {{ border-color: {t.text}; }}
QCheckBox::indicator:focus {{ border: 1px solid {t.accent}; }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {t.text}; }}
QRadioButton {{ color: {t.text}; spacing: 8px; padding: 2px 0; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {t.muted};
    border-radius: 8px; background: {t.raised}; }}
QRadioButton::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
    image: url("{mark(t, "spot")}"); }}
QRadioButton::indicator:hover {{ border-color: {t.text}; }}
QRadioButton::indicator:focus {{ border-color: {t.accent}; }}
QRadioButton::indicator:checked:focus {{ border-color: {t.text}; }}
QTextBrowser[role="text"] {{ background: transparent; border: none; padding: 0; }}
QListView, QTreeView, QTableView {{ background: {t.surface}; color: {t.text};
    border: 1px solid transparent; }}
QListView:focus, QTreeView:focus, QTableView:focus {{ border-color: {t.accent}; }}
QTreeView::item {{ padding: 4px 0; }}
QTreeView::indicator {{ width: 12px; height: 12px; border: 1px solid {t.muted};
    border-radius: 3px; background: {t.raised}; }}
QTreeView::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
    image: url("{mark(t, "tick")}"); }}
QTreeView::item:selected {{ background: {t.raised}; color: {t.text}; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: none;
    padding: 4px 8px 4px 0; font-size: {label}px; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.border}; border-radius: 4px; min-height: 32px; }}
QScrollBar::handle:vertical:hover {{ background: {t.muted}; }}
QScrollBar:horizontal {{ background: transparent; height: 8px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {t.border}; border-radius: 4px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {t.raised}; border: none; border-radius: 2px; max-height: 4px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}
"""
