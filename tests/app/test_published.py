"""Where the published numbers of a preset belong to other dial positions, the window says so."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def child(window, name, kind=QWidget):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def test_the_window_says_where_published_numbers_belong_and_one_click_goes_there(window):
    line = child(window, "param.published")
    assert line.isHidden()
    menu = child(window, "param.presets").menu()
    next(a for a in menu.actions() if a.data() == "published").trigger()
    assert line.isVisible()
    assert "published belong to sigma 16.0" in child(window, "param.published.words", QLabel).text()
    child(window, "param.published.switch", QPushButton).click()
    assert window.desk.run.params["sigma"] == 16.0 and window.desk.run.params["rho"] == 45.0
    assert line.isHidden()
    window.commands.dials.undo()
    assert window.desk.run.params["sigma"] == 10.0 and line.isVisible()
    next(a for a in menu.actions() if a.data() == "period window").trigger()
    assert line.isHidden()
