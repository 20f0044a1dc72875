"""The atlas in a file: there and back, in order, atomic."""

import math
from dataclasses import replace

from explorer.io import atlas
from tests.model.test_atlas import row


def test_rows_come_back_with_their_digits_and_in_order(tmp_path):
    path = tmp_path / "atlas.csv"
    rows = [
        row("zeta", title="Zeta, with a comma", checks=("zero", "pairs")),
        row("alpha", largest=1 / 3, D2=math.nan, spectrum=(), errors=(math.nan, 2.0)),
    ]
    atlas.save(rows, path)
    back = atlas.load(path)
    assert list(back) == ["alpha", "zeta"]
    assert back["zeta"] == rows[0]
    assert back["alpha"].largest == 0.333333
    assert math.isnan(back["alpha"].D2) and back["alpha"].spectrum == ()
    again = tmp_path / "again.csv"
    atlas.save(back.values(), again)
    assert again.read_bytes() == path.read_bytes()
    assert replace(back["zeta"], checks=()) == row("zeta", title="Zeta, with a comma")


def test_no_file_is_an_empty_atlas(tmp_path):
    assert len(atlas.load(tmp_path / "none.csv")) == 0
    atlas.save([], tmp_path / "empty.csv")
    assert len(atlas.load(tmp_path / "empty.csv")) == 0
