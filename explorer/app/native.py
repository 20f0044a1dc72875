"""Windows of their own: what widgets beside and over the Stage need under X."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def apart(widget: QWidget) -> None:
    """Before a widget beside the Stage is first shown: a window of its own must be its alone.

    Next to one that has an X window Qt may give it one, too, and then all those round it: from
    then on the Stage's picture lies as far from its place as that is from the window's corner.
    """
    widget.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)


def lift(widget: QWidget) -> None:
    """Make a widget that can lie over the Stage, which has a window of its own under X."""
    if QGuiApplication.platformName() == "xcb":
        apart(widget)
        widget.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
