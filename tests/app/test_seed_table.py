"""The table of seeds: edited, pasted from CSV, copied, and each change one undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from explorer.app.seed_table import SeedTable, parsed
from explorer.engine.seeds import MOST
from explorer.model import BadInput

STATES = ("x", "y", "z")


def test_tables_of_all_sorts_are_read():
    rows = ((1.0, 2.5, 3.0), (-4.0, 0.5, 6e-3))
    assert parsed("1,2.5,3\n-4,0.5,6e-3\n", STATES) == rows
    assert parsed("1\t2.5\t3\n\n-4\t1/2\t0.006", STATES) == rows
    assert parsed("1;2,5;3\n-4;0,5;0,006", STATES) == rows, "a decimal comma"
    assert parsed("1 2.5 3\n-4 0.5 0.006", STATES) == rows
    named = "# seeds\nt,z,x,y\n0,3,1,2.5\n1,0.006,-4,0.5"
    assert parsed(named, STATES) == rows, "the first row names them, in any order"


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "nothing"), ("1,2", "row 1 has 2"), ("1,2,3\n1,b,3", "row 2"), ("x,y,z\n1,2", "row 1")],
)
def test_what_is_no_table_is_refused_with_its_row(text, said):
    with pytest.raises(BadInput, match=said):
        parsed(text, STATES)


@pytest.fixture
def table(window, qtbot):
    window.desk.dropping.seed(((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)))
    made = SeedTable(window)
    qtbot.addWidget(made)
    made.show()
    return made


def seeds(window):
    return window.desk.document.run.seeds


def test_a_cell_that_is_edited_moves_the_seed(window, table):
    assert (table.table.rowCount(), table.table.columnCount()) == (2, 3)
    table.table.item(1, 2).setText("-7.25")
    assert seeds(window) == ((1.0, 2.0, 3.0), (4.0, 5.0, -7.25)) == window.desk.run.seeds
    window.commands.dials.undo()
    assert seeds(window)[1] == (4.0, 5.0, 6.0)
    assert table.table.item(1, 2).text() == "6.0", "it mirrors the document"
    table.table.item(0, 0).setText("wide")
    assert "not a number" in table.fault.text()
    assert table.table.item(0, 0).text() == "1.0"


def test_rows_are_pasted_copied_and_taken_away(window, table):
    QGuiApplication.clipboard().setText("x,y,z\n7,8,9\n10,11,12")
    QTest.keyClick(table.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    table.paste() if len(seeds(window)) == 2 else None
    assert seeds(window)[2:] == ((7.0, 8.0, 9.0), (10.0, 11.0, 12.0))
    table.copy()
    text = QGuiApplication.clipboard().text()
    assert parsed(text, STATES) == seeds(window)
    table.table.selectRow(1)
    assert window.scenery.seeding.chosen == 1
    table.remove()
    assert seeds(window) == ((1.0, 2.0, 3.0), (7.0, 8.0, 9.0), (10.0, 11.0, 12.0))
    window.commands.dials.undo()
    assert len(seeds(window)) == 4
    window.commands.dials.undo()
    assert len(seeds(window)) == 2, "one paste is one command"


def test_too_many_and_the_infinite_are_refused(window, table):
    before = seeds(window)
    QGuiApplication.clipboard().setText("1,2,3\n" * MOST)
    table.paste()
    assert "at most" in table.fault.text()
    assert seeds(window) == before
    table.table.item(0, 0).setText("inf")
    assert seeds(window) == before
    assert table.fault.text().strip()


def test_a_seed_at_the_present_state_and_the_copies_of_ctrl_click(window, table):
    table.add()
    assert len(seeds(window)) == 3
    table.copies.setValue(250)
    table.radius.setValue(2.0)
    seeding = window.scenery.seeding
    assert (seeding.copies, seeding.radius) == (250, pytest.approx(0.02))
