"""Entropies of signals against other packages on the same data, and on hard input."""

import antropy
import numpy as np
import ordpy
import pytest

from explorer import api
from explorer.diagnostics import transfer_entropy
from explorer.model import BadInput
from explorer.numerics import template_matches, transfer

RNG = np.random.default_rng(21)
NOISE = RNG.standard_normal(3000)
WALK = np.cumsum(RNG.standard_normal(3000))
LEVELS = RNG.integers(0, 4, 1500).astype(float)
HEAVY = RNG.standard_cauchy(2000)
SIGNALS = {"noise": NOISE, "walk": WALK, "levels": LEVELS, "heavy": HEAVY}
ALONE = ("sample_entropy", "approximate_entropy", "spectral_entropy", "dispersion_entropy",
         "lempel_ziv", "block_entropy")  # fmt: skip


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("m", [1, 2, 3])
def test_sample_entropy_is_antropys(name, m):
    x = SIGNALS[name]
    ours = api.measure("sample_entropy", data=x, m=m).values["sample"]
    assert ours == pytest.approx(antropy.sample_entropy(x, m), abs=1e-12)


@pytest.mark.parametrize("name", ["noise", "walk", "levels"])
def test_approximate_entropy_is_antropys(name):
    x = SIGNALS[name][:1200]
    ours = api.measure("approximate_entropy", data=x).values["approximate"]
    assert ours == pytest.approx(antropy.app_entropy(x, 2), abs=1e-10)


@pytest.mark.parametrize("name", SIGNALS)
def test_the_quick_count_is_the_plain_one(name):
    x = SIGNALS[name][:400]
    r = 0.3 * x.std()
    pairs = [(i, j) for i in range(x.size - 2) for j in range(i)]
    near = np.array([[abs(x[i + k] - x[j + k]) <= r for k in range(3)] for i, j in pairs])
    plain = int(near.all(axis=1).sum()), int(near[:, :2].all(axis=1).sum())
    assert tuple(template_matches.matches(x, 2, r)) == plain


@pytest.mark.parametrize("name", ["noise", "walk"])
def test_spectral_entropy_is_antropys(name):
    x = SIGNALS[name]
    x = x - x.mean()
    ours = api.measure("spectral_entropy", data=x, estimate="periodogram").values["H"]
    # antropy keeps the bin of the mean, which holds nothing here
    theirs = antropy.spectral_entropy(x, 1.0, normalize=True)
    bins = x.size // 2
    assert ours * np.log(bins) == pytest.approx(theirs * np.log(bins + 1), abs=1e-6)


def test_lempel_ziv_is_antropys():
    binary = (np.median(NOISE) < NOISE).astype(int)
    ours = api.measure("lempel_ziv", data=NOISE).values["components"]
    assert ours == antropy.lziv_complexity("".join(map(str, binary)))


@pytest.mark.parametrize("block", ["2 x 2", "2 x 3", "3 x 2"])
def test_orders_of_an_image_are_ordpys(block):
    field = np.sin(np.add.outer(np.arange(60) / 5, np.arange(70) / 7))
    field = field + 0.3 * RNG.standard_normal(field.shape)
    dy, dx = (int(n) for n in block.split(" x "))
    ours = api.measure("ordinal_image", data=field, block=block).values
    theirs = ordpy.complexity_entropy(field, dx=dx, dy=dy)
    assert (ours["H"], ours["C"]) == pytest.approx(theirs, abs=1e-12)


def test_gaussian_transfer_is_the_closed_form_for_any_coupling():
    chance = np.random.default_rng(2)
    x, noise = chance.standard_normal((2, 300_000))
    for c in (0.5, 2.0):
        y = c * np.roll(x, 1) + noise
        assert transfer.gaussian(x, y, 1, 1) == pytest.approx(0.5 * np.log1p(c * c), abs=4e-3)


def test_symbolic_transfer_of_a_copy_is_its_entropy():
    symbols = np.random.default_rng(3).integers(0, 4, 200_000)
    follower = np.roll(symbols, 1)
    assert transfer.symbolic(symbols, follower, 4) == pytest.approx(np.log(4), abs=1e-3)
    assert transfer.symbolic(follower, symbols, 4) == pytest.approx(0.0, abs=1e-3)


@pytest.mark.parametrize("key", ALONE)
def test_gaps_are_passed_over_and_short_series_refused(key):
    whole = api.measure(key, data=NOISE[:1000]).values
    gappy = np.insert(NOISE[:1000], [10, 500], [np.nan, np.inf])
    assert api.measure(key, data=gappy).values == whole
    for short in ([], [1.0]):
        with pytest.raises(BadInput, match=key):
            api.measure(key, data=np.array(short))


@pytest.mark.parametrize("key", ALONE)
def test_a_constant_is_said_to_be_one(key):
    reading = api.measure(key, data=np.full(1000, 3.0))
    main = reading.values.get("C", next(iter(reading.values.values())))
    assert np.isnan(main) or abs(main) < 0.1
    assert key in ("approximate_entropy", "block_entropy") or "constant" in " ".join(reading.notes)


def test_a_longer_pair_that_never_occurs_is_no_number():
    reading = api.measure("sample_entropy", data=np.array([0.0, 0.0, 5.0, 0.0, 0.0, 9.0]))
    assert np.isnan(reading.values["sample"])
    assert reading.provisional


def test_components_that_are_not_there_are_named():
    with pytest.raises(BadInput, match="components 0 to 2"):
        api.measure("transfer_entropy", "lorenz", target=7)


def test_a_comparison_with_chance_may_be_cancelled_after_one_copy():
    class After:
        """Cancels at the second look."""

        def __init__(self):
            self.looks = 0

        def __getitem__(self, _):
            self.looks += 1
            return self.looks > 1

    pair = RNG.standard_normal((2000, 2))
    reading = transfer_entropy.compute(pair, 0, 1, 1, 1, "gaussian", 3, 0, After())
    assert reading.settings["shifts"] == 1
    assert np.isnan(reading.uncertainty["T"])
