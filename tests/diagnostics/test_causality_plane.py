"""All systems on one plane: points one after another, true ones, and words that belong to them."""

import numpy as np
import pytest

from explorer import api
from explorer.diagnostics import causality_plane
from explorer.diagnostics.entropy_series import logistic_short, wave, white_noise
from explorer.model import BadInput
from explorer.model.signal import Signal

SERIES = {
    "sine": ("waves", wave()[:20_000]),
    "chaos": ("maps", logistic_short()),
    "dice": ("noises", white_noise()[:20_000]),
    "silence": ("noises", None),
    "still": ("waves", np.zeros(1000)),
}


class Shelf:
    """Signals of a few known series."""

    here = "chaos"

    def __init__(self, cancel=None, after=99):
        self.cancel, self.after, self.asked = cancel, after, []

    def __iter__(self):
        return iter(("chaos", *(key for key in SERIES if key != "chaos")))

    def __len__(self):
        return len(SERIES)

    def family(self, key):
        return SERIES[key][0]

    def heard(self, key, samples, cancel=None):
        self.asked.append(key)
        if self.cancel is not None and len(self.asked) > self.after:
            self.cancel[0] = 1
            return None
        family, x = SERIES[key]
        return None if x is None else Signal(key, key.title(), family, "x", x, 0.5)


def readings(shelf, whom="all", delay="advised", cancel=None, n=5, live=False):
    return list(causality_plane.compute(shelf, n, 10_000, whom, delay, "crossings", cancel, live))


def test_every_point_is_what_permutation_entropy_finds_at_the_same_delay():
    (reading,) = readings(Shelf())
    for i, key in enumerate(reading.words["keys"]):
        tau = int(reading.arrays["delays"][i])
        alone = api.measure("permutation_entropy", data=SERIES[key][1], tau=tau, scheme="never")
        found = reading.arrays["systems"][i]
        assert found == pytest.approx((alone.values["H"], alone.values["C"]), abs=1e-12)


def test_the_delay_is_that_of_the_sampling_scheme():
    (reading,) = readings(Shelf())
    place = reading.words["keys"].index("sine")
    scheme = api.measure("sampling_scheme", data=SERIES["sine"][1])
    assert reading.arrays["delays"][place] == scheme.values["tau"] == 100
    assert reading.arrays["natural_times"][place] == pytest.approx(0.5 * 1000.123, abs=0.1)
    (reading,) = readings(Shelf(), delay="1")
    assert set(reading.arrays["delays"]) == {1}


def test_words_arrays_and_families_belong_together():
    (reading,) = readings(Shelf())
    count = int(reading.values["systems"])
    assert count == 4
    assert reading.values["silent"] == 1
    assert "1 of them" in reading.notes[0]
    for words in ("systems", "told", "keys"):
        assert len(reading.words[words]) == count
    families = [reading.words["family"][i] for i in reading.arrays["family"]]
    assert families == [SERIES[key][0] for key in reading.words["keys"]]
    assert reading.arrays["here"].tolist() == [1, 0, 0, 0]
    assert reading.words["keys"][0] == "chaos"
    assert reading.values["H"] == reading.arrays["systems"][0, 0]
    no_rhythm = dict(zip(reading.words["keys"], reading.arrays["no_rhythm"], strict=True))
    assert no_rhythm == {"chaos": 0, "sine": 0, "dice": 0, "still": 1}


def test_points_come_one_after_another(monkeypatch):
    monkeypatch.setattr(causality_plane, "SHOWN_EVERY", -1.0)
    found = readings(Shelf(), live=True)
    assert [len(one.words["keys"]) for one in found] == [1, 2, 3, 3, 4]
    assert [one.done for one in found] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])


def test_what_is_there_when_it_is_cancelled_stays():
    cancel = np.zeros(1, np.int32)
    (last,) = readings(Shelf(cancel, after=2), cancel=cancel)
    assert len(last.words["keys"]) == 2
    assert last.done == pytest.approx(0.4)


def test_one_family_or_one_alone_may_be_asked_for():
    shelf = Shelf()
    readings(shelf, whom="this one")
    assert shelf.asked == ["chaos"]
    shelf = Shelf()
    shelf.here = "sine"
    readings(shelf, whom="family")
    assert shelf.asked == ["sine", "still"]


@pytest.mark.parametrize("n", [3, 6])
def test_borders_and_guides_are_those_of_n(n):
    (reading,) = readings(Shelf(), n=n)
    from explorer.numerics import plane

    np.testing.assert_array_equal(reading.arrays["upper_H"], plane.limits(n)[1][:, 0])
    least, most = plane.bounds(reading.arrays["systems"][:, 0], n)
    C = reading.arrays["systems"][:, 1]
    assert ((least - 1e-9 <= C) & (most + 1e-9 >= C)).all()


@pytest.mark.parametrize("n", [3, 4, 5, 6, 7])
def test_words_beyond_the_borders_touch_no_place_a_point_can_have(n):
    from explorer.diagnostics import entropy_plane
    from explorer.numerics import plane

    for H, C in entropy_plane.borders(n)["outside"]:
        least, most = plane.bounds(np.array([H]), n)
        assert most[0] + 0.01 < C or least[0] - 0.01 > C


def test_data_have_no_catalogue():
    with pytest.raises(BadInput, match="needs equations"):
        api.measure("causality_plane", data=np.zeros(100))


def test_the_command_line_writes_one_row_per_system(tmp_path, capsys):
    from explorer.cli.main import main

    out = tmp_path / "plane.csv"
    words = ["measure", "causality_plane", "sine_wave", "--with", "whom=family", "--out", str(out)]
    assert main(words) == 0
    lines = [line for line in out.read_text("utf-8").splitlines() if not line.startswith("#")]
    column = lines[0].split(",").index("keys")
    keys = [line.split(",")[column].strip('"') for line in lines[1:]]
    named = [key for key in keys if key]
    assert named[0] == "sine_wave"
    assert set(named) == {k for k, e in api.catalogue().items() if e.family == "signals"}
