"""A decimal comma and a point mean the same wherever a number is typed; files keep the point."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QTableWidgetItem

from explorer.app.number import DecimalBox, read
from explorer.app.query import Query

APP = Path(__file__).resolve().parents[2] / "explorer" / "app"


@pytest.fixture(params=["de_DE", "en_GB"])
def desktop(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("text", ["2,5", "2.5"])
def test_every_field_reads_comma_and_point(desktop, window, qtbot, text, tmp_path):
    dial = window.docks.panel.dials.rows["rho"].editor
    dial.setFocus()
    dial.selectAll()
    qtbot.keyClicks(dial, text)
    qtbot.keyClick(dial, Qt.Key.Key_Return)
    assert window.desk.params["rho"] == 2.5
    assert dial.text() == "2.5"

    box = DecimalBox()
    qtbot.addWidget(box)
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 2.5

    window.commands.time.rule()
    rule = window.commands.pages[-1]
    step = rule.findChild(QLineEdit, "rule.dt")
    step.clear()
    qtbot.keyClicks(step, text)
    rule.apply()
    assert window.desk.document.run.dt == 2.5
    rule.close()

    window.desk.dropping.seed([(1.0, 2.0, 3.0)])
    window.commands.seeds.seeds()
    table = window.commands.pages[-1]
    table.table.setItem(0, 0, QTableWidgetItem(text))
    assert window.desk.document.run.seeds[0][0] == 2.5
    table.copy()
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text().splitlines()[1] == "2.5,2.0,3.0"
    table.close()
    assert Query.read(f"lambda > {text}").bounds == (("exponent", ">", 2.5),)


def test_files_keep_the_point(desktop, tmp_path):
    import explorer as ex

    ex.run("lorenz", {"rho": 28.5}, steps=3).save(str(tmp_path / "a.csv"))
    rows = (tmp_path / "a.csv").read_text().splitlines()
    assert all(row.count(",") == 3 for row in rows)
    assert [read(cell) for cell in rows[1].split(",")] == [float(c) for c in rows[1].split(",")]


def test_no_other_box_reads_fractions():
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("QDoubleSpinBox")
    ]
    assert wrong == []
