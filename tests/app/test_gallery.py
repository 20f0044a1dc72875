"""The catalogue dock: search, orders, families, favourites, opening."""

from dataclasses import replace

import pytest
import stub
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from explorer.api import catalogue
from explorer.app import thumbnails
from explorer.app.entry import Entry, promised
from explorer.app.errand import Errands
from explorer.app.gallery import Gallery
from explorer.app.keepsakes import MOST_RECENT, Keepsakes
from explorer.app.query import Query
from explorer.app.shelf import Heading
from explorer.model import Expect, Map, atlas
from explorer.model.atlas import Atlas, made_of


def shelf():
    """Forty systems of one family, one more with another name, and Lorenz."""
    found = {}
    for number in range(40):
        one = replace(stub.EVERY_KIND, key=f"system_{number}", title=f"System {number}")
        found[one.key] = one
    found["colorado"] = replace(stub.EVERY_KIND, key="colorado", title="Valorous flow")
    found["lorenz"] = replace(
        stub.LORENZ, expects=(Expect("lyapunov.largest", 0.906, 0.01, "Sprott 2003"),)
    )
    henon = Map("x' = 1 - a*x**2 + y\ny' = b*x", start={"x": 0.0, "y": 0.0})
    found["henon"] = replace(
        stub.LORENZ, key="henon", title="Hénon map", motion=henon, shows=(), presets=(),
        params=tuple(replace(stub.LORENZ.params[0], name=name) for name in "ab"),
        sources=(replace(stub.LORENZ.sources[0], authors="M. Hénon", year=1976),),
        expects=(Expect("lyapunov.largest", 0.419, 0.01, "Sprott 2003"),),
        tags=("strange attractor",), family="planes",
    )  # fmt: skip
    return found


@pytest.fixture
def keepsakes(tmp_path):
    return Keepsakes(tmp_path / "state" / "catalogue.json")


@pytest.fixture
def gallery(qtbot, theme, keepsakes):
    made = Gallery(keepsakes)
    qtbot.addWidget(made)
    made.resize(280, 600)
    made.show()
    made.fill(shelf())
    qtbot.waitUntil(lambda: len(made.shelf.rows) == 46)
    return made


def keys(gallery):
    return [row.key for row in gallery.shelf.rows if isinstance(row, Entry)]


def headings(gallery):
    return [(row.name, row.count) for row in gallery.shelf.rows if isinstance(row, Heading)]


def row_of(gallery, key):
    """The index of an entry's last row."""
    number = max(i for i, row in enumerate(gallery.shelf.rows) if getattr(row, "key", "") == key)
    return gallery.shelf.index(number)


def test_families_head_their_experiments_with_their_number(gallery):
    assert headings(gallery) == [("maps", 41), ("flows", 1), ("planes", 1)]
    assert gallery.shelf.index(0).data() == "Maps, 41"


def test_it_may_be_read_beside_the_window(qtbot, theme):
    made, errands = Gallery(), Errands()
    qtbot.addWidget(made)
    made.fill(shelf(), errands)
    qtbot.waitUntil(lambda: len(made.shelf.rows) == 46)
    assert keys(made) == list(shelf())
    errands.close()


def test_what_is_typed_before_all_is_read_finds_its_answer(qtbot, theme):
    made, errands = Gallery(Keepsakes()), Errands()
    qtbot.addWidget(made)
    asked = []
    made.chosen.connect(asked.append)
    made.fill(shelf(), errands)
    made.search.setText("henon")
    qtbot.keyClick(made.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == ["henon"])
    assert keys(made) == ["henon"]
    errands.close()


def test_the_one_that_is_called_so_comes_first():
    found = [Entry.of(catalogue()[key]) for key in ("lorenz84", "lorenz96", "lorenz_bounded")]
    found.append(Entry.of(catalogue()["lorenz"]))
    assert Query.read("lorenz").answers(found)[0].key == "lorenz"
    # a preset called so, before the author Miller
    found = [Entry.of(catalogue()[key]) for key in ("sierpinski", "barnsley_fern", "couzin")]
    assert Query.read("mill").answers(found)[0].key == "couzin"


@pytest.mark.parametrize(
    ("sought", "first"),
    [("lor", "lorenz"), ("1963", "lorenz"), ("nonperiodic", "lorenz"), ("rho - z", "lorenz"),
     ("valorous", "colorado"), ("strange", "henon"), ("1-a*x**2", "henon"), ("Hénon", "henon"),
     ("lambda > 0.5", "lorenz"), ("exponent<.5", "henon"), ("3d", "lorenz"), ("2 d", "henon"),
     ("dim = 2", "henon"), ("year < 1970", "lorenz"), ("map 2d λ > 0.1", "henon"),
     ("sort lambda", "lorenz"), ("sort -lambda", "henon"), ("sort year", "lorenz")],
)  # fmt: skip
def test_search_finds_by_words_numbers_and_equation(gallery, sought, first):
    for letter in sought:  # QTest has no keys for é and λ
        gallery.search.insert(letter)
    assert keys(gallery)[0] == first


def test_numbers_leave_out_what_does_not_hold_or_is_not_known(gallery):
    gallery.search.setText("lambda > 0.1")
    assert keys(gallery) == ["lorenz", "henon"]  # largest first
    gallery.search.setText("lambda > 0.1 year > 1970")
    assert keys(gallery) == ["henon"]
    gallery.search.setText("lor lambda > 2")
    assert keys(gallery) == []


def test_a_half_typed_number_asks_nothing_yet(gallery):
    for text in ("lambda >", "lambda > 0.", "sort ", "year <"):
        gallery.search.setText(text)
        assert "lorenz" in keys(gallery), text


def test_the_exponent_is_shown_while_it_is_asked_for(gallery):
    assert not gallery.card.show_exponent
    gallery.search.setText("lambda > 0.1")
    assert gallery.card.show_exponent
    assert (
        gallery.card._said(gallery.shelf.rows[0])
        == f"λ {Entry.of(stub.LORENZ).exponent:.3g} · Lorenz 1963 · 3D"
    )


def test_the_exponent_is_that_of_the_atlas_where_it_is_up_to_date(monkeypatch):
    from tests.model.test_atlas import row

    known = Atlas([row("lorenz", largest=0.875, made_of=made_of(stub.LORENZ))])
    monkeypatch.setattr(atlas, "shipped", lambda: known)
    assert Entry.of(stub.LORENZ).exponent == 0.875
    changed = replace(stub.LORENZ, motion=replace(stub.LORENZ.motion, dt=0.5))
    assert Entry.of(changed).exponent == promised(stub.LORENZ)


def test_an_exponent_of_other_dials_is_not_the_entrys(monkeypatch):
    monkeypatch.setattr(atlas, "shipped", Atlas)
    other = Expect("lyapunov.largest", 1.5, 0.1, "x", params={"rho": 40.0})
    assert Entry.of(replace(stub.LORENZ, expects=(other,))).exponent is None


def test_an_order_lists_everything_known_first(gallery):
    gallery.sort("exponent")
    assert keys(gallery)[:2] == ["lorenz", "henon"]
    assert len(keys(gallery)) == 43
    gallery.sort("title")
    assert keys(gallery)[0] == "henon"
    assert keys(gallery)[-1] == "colorado"
    gallery.sort("")
    assert headings(gallery)


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
    assert keys(gallery) == ["lorenz", "henon"]
    assert headings(gallery)[0] == ("maps", 41)


def test_all_families_fold_and_unfold(gallery):
    gallery.fold(True)
    assert keys(gallery) == []
    gallery.fold(False)
    assert len(keys(gallery)) == 43


def test_a_click_on_the_star_makes_a_favourite_and_opens_nothing(gallery, qtbot):
    opened = []
    gallery.chosen.connect(opened.append)
    index = row_of(gallery, "system_2")
    gallery.list.scrollTo(index)
    rect = gallery.list.visualRect(index)
    star = gallery.card.star_area(rect).center()
    qtbot.mouseClick(gallery.list.viewport(), Qt.MouseButton.LeftButton, pos=star)
    assert headings(gallery)[0] == ("*favourites", 1)
    assert keys(gallery)[0] == "system_2"
    assert opened == []
    # what was under the mouse still is
    assert gallery.list.visualRect(row_of(gallery, "system_2")).top() == rect.top()
    qtbot.mouseClick(gallery.list.viewport(), Qt.MouseButton.LeftButton,
                     pos=QPoint(rect.left() + 90, rect.center().y()))  # fmt: skip
    assert opened == ["system_2"]


def test_f_stars_the_current_entry_and_takes_it_back(gallery, qtbot):
    gallery.list.setFocus()
    gallery.list.setCurrentIndex(row_of(gallery, "henon"))
    qtbot.keyClick(gallery.list, Qt.Key.Key_F)
    assert gallery.keepsakes.favourites == ["henon"]
    assert "favourite" in row_of(gallery, "henon").data()
    qtbot.keyClick(gallery.list, Qt.Key.Key_F)
    assert gallery.keepsakes.favourites == []


def test_what_was_opened_heads_the_list_next_time(gallery, keepsakes):
    for key in ("henon", "lorenz", "henon"):
        gallery.mark(key)
    assert keepsakes.recents == ["henon", "lorenz"]
    assert "*recents" not in dict(headings(gallery))  # nothing jumps under the mouse
    gallery.search.setText("x")
    gallery.search.clear()
    assert headings(gallery)[0] == ("*recents", 2)
    assert keys(gallery)[:2] == ["henon", "lorenz"]


def test_keepsakes_last_and_a_damaged_file_does_no_harm(tmp_path):
    path = tmp_path / "a" / "catalogue.json"
    kept = Keepsakes(path)
    kept.toggle("henon")
    for number in range(MOST_RECENT + 3):
        kept.opened(f"system_{number}")
    again = Keepsakes(path)
    assert again.favourites == ["henon"]
    assert again.recents == kept.recents
    assert len(again.recents) == MOST_RECENT
    for text in ("", "[1, 2", '{"favourites": 3, "recents": [1, "a", "a"]}', "[]"):
        path.write_text(text)
        assert Keepsakes(path).favourites == []


def test_keys_that_are_gone_are_not_listed(gallery, keepsakes):
    keepsakes.toggle("no_such_system")
    gallery.shelf.arrange()
    assert headings(gallery)[0] == ("maps", 41)


def test_a_query_is_taken_apart():
    query = Query.read("Sprott 3D lambda>=.05 year<2000 sort -year")
    assert query.words == "sprott"
    assert set(query.bounds) == {
        ("exponent", ">=", 0.05), ("year", "<", 2000.0), ("dimension", "=", 3.0)
    }  # fmt: skip
    assert (query.order, query.turned) == ("year", True)
    assert not Query.read("   ")


def test_a_thumbnail_is_its_picture_with_round_corners():
    image = QImage(128, 88, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    for ratio in (1.0, 2.0):
        made = thumbnails._rounded(image, 64, 44, ratio)
        seen = made.toImage()
        assert (made.width(), made.height()) == (64 * ratio, 44 * ratio)
        assert made.devicePixelRatio() == ratio
        middle = (round(32 * ratio), round(22 * ratio))
        assert seen.pixelColor(*middle).name() == "#204060"
        assert seen.pixelColor(0, 0).alpha() < 128


def test_a_thumbnail_of_another_shape_is_cut_and_not_squeezed():
    image = QImage(400, 88, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    painter.fillRect(180, 24, 40, 40, QColor("#ffffff"))  # a square in the middle
    painter.end()
    seen = thumbnails._rounded(image, 64, 44, 1.0).toImage()
    across = sum(seen.pixelColor(x, 22).lightness() > 128 for x in range(64))
    down = sum(seen.pixelColor(32, y).lightness() > 128 for y in range(44))
    assert across == pytest.approx(20, abs=1)
    assert down == pytest.approx(20, abs=1)


def test_few_thumbnails_are_made_in_one_round_and_all_of_them_come(qtbot, monkeypatch):
    made, widget = [], QWidget()
    qtbot.addWidget(widget)
    monkeypatch.setattr(thumbnails, "thumbnail", lambda *key: made.append(key))
    pictures = thumbnails.Thumbnails(widget)
    asked = [(f"a{n}", True, 64, 44, 1.0) for n in range(11)]
    told = []
    monkeypatch.setattr(widget, "update", lambda: told.append(len(made)))
    known = [pictures.get(key, widget)[1] for key in asked]
    assert known == [True] * thumbnails.FEW + [False] * (11 - thumbnails.FEW)
    while not all(known):
        before = len(told)
        qtbot.waitUntil(lambda before=before: len(told) > before)
        known = [pictures.get(key, widget)[1] for key in asked]
    assert made == asked  # each of them once
