"""The catalogue dock: search, families, opening."""

from dataclasses import replace

import pytest
import stub
from PySide6.QtCore import Qt

from explorer.app.gallery import Entry, Gallery


@pytest.fixture
def gallery(qtbot, theme):
    made = Gallery()
    qtbot.addWidget(made)
    made.show()
    shelf = {}
    for number in range(40):
        one = replace(stub.EVERY_KIND, key=f"system_{number}", title=f"System {number}")
        shelf[one.key] = one
    shelf["colorado"] = replace(stub.EVERY_KIND, key="colorado", title="Valorous flow")
    shelf["lorenz"] = stub.LORENZ
    made.fill(shelf)
    qtbot.waitUntil(lambda: len(made.shelf.rows) == 44)
    return made


def keys(gallery):
    return [row.key for row in gallery.shelf.rows if isinstance(row, Entry)]


def test_families_head_their_experiments(gallery):
    assert [row for row in gallery.shelf.rows if isinstance(row, str)] == ["maps", "flows"]


@pytest.mark.parametrize(
    ("sought", "first"),
    [("lor", "lorenz"), ("1963", "lorenz"), ("nonperiodic", "lorenz"), ("rho - z", "lorenz"),
     ("valorous", "colorado")],
)  # fmt: skip
def test_search_finds_by_name_author_year_and_equation(gallery, qtbot, sought, first):
    qtbot.keyClicks(gallery.search, sought)
    assert keys(gallery)[0] == first


def test_a_search_for_nothing_known_leaves_an_empty_list(gallery, qtbot):
    qtbot.keyClicks(gallery.search, "zzzz")
    assert keys(gallery) == []


def test_enter_opens_the_first_answer(gallery, qtbot):
    qtbot.keyClicks(gallery.search, "lor")
    with qtbot.waitSignal(gallery.chosen) as caught:
        qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    assert caught.args == ["lorenz"]


def test_arrows_and_enter_open_from_the_list(gallery, qtbot):
    qtbot.keyClicks(gallery.search, "system")
    before = gallery.list.currentIndex().row()
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    assert gallery.list.currentIndex().row() == before + 1
    with qtbot.waitSignal(gallery.chosen) as caught:
        qtbot.keyClick(gallery.list, Qt.Key.Key_Return)
    assert caught.args == [keys(gallery)[before + 1]]


def test_a_heading_folds_its_family(gallery):
    gallery._clicked(gallery.shelf.index(0))
    assert keys(gallery) == ["lorenz"]
