"""The size of the window: from 80 to 250 % no text is cut, and back again all is as before."""

import math

import pytest
import stub
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from explorer.app import scaling, style
from explorer.app.number import NumberBox


@pytest.fixture
def sized(window, qtbot):
    """A function that makes everything that large; at the end it is as usual."""

    def to(percent):
        window.preferences.set(scale=percent)

        def narrow():  # a window is as small as its layouts have found out by now
            window.resize(round(10.24 * percent), round(7.0 * percent))
            return window.docks._narrow is True

        qtbot.waitUntil(narrow, timeout=15000)
        QApplication.processEvents()  # rows that have other words now are laid out

    yield to
    window.preferences.set(scale=100)
    assert style.scale() == 1.0


def wanted(label):
    """Pixels that the text of a label takes in its font."""
    page = QTextDocument()
    page.setDocumentMargin(0)
    page.setDefaultFont(label.font())
    rich = label.textFormat() == Qt.TextFormat.RichText or "<" in label.text()
    (page.setHtml if rich else page.setPlainText)(label.text())
    return math.floor(page.idealWidth())


def cut(window):
    """Labels and buttons that are smaller than their text needs."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        need, have = widget.sizeHint(), widget.size()
        if isinstance(widget, QLabel):
            # the hint of a label with a fixed size is that size
            need.setWidth(wanted(widget))
        if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
            # what takes the room there is says so, and elides or is a help line
            free = widget.sizePolicy().horizontalPolicy() == widget.sizePolicy().Policy.Ignored
            low = have.height() < need.height() - 1
            if low or (not free and have.width() < need.width() - 1):
                found.append((widget.objectName(), widget.text(), need, have))
        elif isinstance(widget, QLabel) and widget.text():
            if have.height() < widget.heightForWidth(have.width()) - 1:
                found.append((widget.objectName(), widget.text(), need, have))
        elif isinstance(widget, (QPushButton, QCheckBox)) and widget.text():
            if have.height() < need.height() - 1 or have.width() < need.width() - 1:
                found.append((widget.objectName(), widget.text(), need, have))
        elif isinstance(widget, QAbstractButton) and widget.text():
            if have.height() < widget.fontMetrics().height():
                found.append((widget.objectName(), widget.text(), need, have))
        elif isinstance(widget, QLineEdit) and have.height() < widget.fontMetrics().height():
            found.append((widget.objectName(), widget.text(), need, have))
        elif isinstance(widget, NumberBox):
            wide = widget.fontMetrics().horizontalAdvance(widget.text())
            if wide > have.width() - 6:
                found.append((widget.objectName(), widget.text(), need, have))
    return found


def whole(window, qtbot):
    """Nothing is cut, once everything is laid out."""
    for _ in range(20):
        if not cut(window):
            return
        qtbot.wait(25)
    assert cut(window) == []


def states(window):
    """Size, font and icon of every widget that is seen."""
    return {
        widget.objectName(): (widget.minimumSize(), widget.maximumSize(), widget.font().pixelSize())
        for widget in window.findChildren(QWidget)
        if widget.objectName()
        and widget.isVisible()
        and not (widget.property(scaling.OWN) or isinstance(widget, QDockWidget))
    }


@pytest.mark.parametrize("percent", [80, 250])
def test_nothing_is_cut_at_either_end(window, sized, qtbot, percent):
    sized(100)
    before = states(window)
    sized(percent)
    box = window.findChild(NumberBox, "param.rho.value")
    assert box.font().pixelSize() == round(13 * percent / 100)
    assert window.transport.height() == 40 * percent // 100
    assert window.docks.gallery.list.sizeHintForRow(1) == style.length(56)
    whole(window, qtbot)
    stub.wear(window, qtbot, "light")  # another theme keeps the size
    assert box.font().pixelSize() == round(13 * percent / 100)
    window.commands.preferring.settings()  # made at this size
    dialog = window.commands.preferring._dialog
    qtbot.waitUntil(dialog.isVisible)
    for page in ("settings", "keys", "plugins"):
        dialog.turn_to(page)
        whole(dialog, qtbot)
    dialog.close()
    window.commands.leaving.export_data()
    for page in window.commands.pages:
        whole(page, qtbot)
        page.close()
    stub.wear(window, qtbot, "dark")
    sized(100)
    after = states(window)
    changed = {n: (before[n], after[n]) for n in before if n in after and before[n] != after[n]}
    assert changed == {}
