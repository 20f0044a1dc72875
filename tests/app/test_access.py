"""By keyboard alone and without seeing: Tab reaches every control, focus shows, names are told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QRadioButton,
    QScrollBar,
    QTextBrowser,
    QWidget,
)

KINDS = (QAbstractButton, QAbstractSlider, QLineEdit, QComboBox, QAbstractSpinBox)
MANY = 60  # links that a page of text may take the focus through


def controls(top):
    """What can be used now: it is seen, it is enabled, and it takes the focus or a click."""
    for widget in top.findChildren(QWidget):
        inner = widget.focusProxy() is not None or isinstance(
            widget.parent(), (QAbstractSpinBox, QComboBox, QAbstractScrollArea)
        )
        if inner or isinstance(widget, (QScrollBar, QLabel, QMenuBar)):
            continue
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, KINDS)
        clear = isinstance(widget.parent(), QLineEdit)  # the cross in a search box: Esc or Delete
        here = widget.window() is top and widget.isVisible() and widget.isEnabled()
        if takes and here and not clear:
            yield widget


def called(widget):
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"


def unnamed(top):
    """Controls that a screen reader could not name."""
    for widget in controls(top):
        own = widget.accessibleName()
        if not own and isinstance(widget, QAbstractButton):
            own = widget.text()
        if not own:
            yield called(widget)


def reached(qtbot, top):
    """Press Tab until it comes round; what had the focus on the way."""
    first = next(w for w in controls(top) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    found = [first]
    for _ in range(4 * len(list(controls(top))) + MANY):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is first and len(found) > 1 and found[-1] is not first:
            break
        found.append(widget)
    return set(found)


def unseen(widgets, top):
    """Those that look the same with and without the focus."""
    for widget in widgets:
        if len(widgets) < 2 or not widget.isVisible() or isinstance(widget, QTextBrowser):
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_it = widget.grab().toImage()
        widget.clearFocus()
        QApplication.processEvents()
        if widget.grab().toImage() == with_it and widget.objectName() != "stage":
            yield called(widget)


def faults(qtbot, top):
    top.activateWindow()
    qtbot.waitUntil(lambda: bool(top.isActiveWindow()), timeout=5000)
    found = [f"no name: {name}" for name in unnamed(top)]
    went = reached(qtbot, top)
    for widget in controls(top):
        grouped = isinstance(widget, QRadioButton)  # arrows go from one to the next
        if widget not in went and not grouped:
            found.append(f"not reached: {called(widget)}")
    found += [f"focus not seen: {name}" for name in unseen(went & set(controls(top)), top)]
    return found


@pytest.fixture
def no_file_dialogs(monkeypatch):
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_, **__: (1, False))


def dialogs(window, qtbot):
    """Every dialog that some action opens, one after the other."""
    seen = set(QApplication.topLevelWidgets())
    for name, action in list(window.actions_by_name.items()):
        asks = "\u2026" in action.text() or name in ("guide", "keys", "about")
        if not asks or not action.isEnabled():
            continue
        action.trigger()
        qtbot.wait(60)
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible() and top not in seen:
                seen.add(top)
                yield name, top
                top.close()


def test_the_window_is_used_by_keyboard_alone(window, qtbot):
    assert faults(qtbot, window) == []


def test_every_dialog_is_used_by_keyboard_alone(window, qtbot, no_file_dialogs):
    found = {name: faults(qtbot, top) for name, top in dialogs(window, qtbot)}
    assert len(found) >= 8
    assert {name: said for name, said in found.items() if said} == {}


def test_the_state_is_told_in_words_and_not_too_often(window, qtbot):
    from explorer.app.summary import EVERY_S, Summary

    now = [100.0]
    summary = Summary(window, clock=lambda: now[0])
    window.desk.run.play()
    summary.tell()
    picture = window.scenery.widget
    first = picture.accessibleDescription()
    assert first.startswith("Lorenz 1963, playing. t = ")
    window.desk.run.pause()
    now[0] += EVERY_S - 0.1
    summary.tell()
    assert picture.accessibleDescription() == first
    now[0] += 0.2
    summary.tell()
    assert "paused" in picture.accessibleDescription()
    qtbot.waitUntil(
        lambda: any(map(window.desk.watches.latest, window.desk.watches.handles)), timeout=5000
    )
    now[0] += EVERY_S
    summary.tell()
    assert "mean" in summary.text
