"""Velocities in files that are damaged, oddly shaped or oddly described: right, or a clear word."""

import h5netcdf
import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import explorer as ex
from explorer.io import currents
from tests.io.test_currents import ASSET, axis, gyre, pages

RAW = ASSET.read_bytes()
QUICK = settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


def opened(path):
    """Understood, every seventh slice read; or the words in which it was refused."""
    try:
        found = currents.understood(path)
        for i in range(0, len(found.times), 7):
            u, v = found.take(i)
            assert u.shape == v.shape == (len(found.y), len(found.x))
        ex.load(str(path))
    except ex.BadInput as refused:
        assert path.name in str(refused)
        return str(refused)
    return found


@QUICK
@given(st.integers(0, len(RAW) - 1))
def test_a_file_cut_off_anywhere_is_refused_by_name(tmp_path, end):
    path = tmp_path / "cut.nc"
    path.write_bytes(RAW[:end])
    assert isinstance(opened(path), str)


@QUICK
@given(st.lists(st.tuples(st.integers(0, len(RAW) - 1), st.integers(0, 255)), max_size=40))
def test_a_file_with_wrong_bytes_never_fails_without_a_word(tmp_path, changes):
    damaged = bytearray(RAW)
    for place, byte in changes:
        damaged[place] = byte
    path = tmp_path / "damaged.nc"
    path.write_bytes(bytes(damaged))
    opened(path)


WORDS = st.one_of(
    st.sampled_from(["hours since 2000-01-01", "days since 2000-13-41", "months since 2000-1-1",
                     "seconds since 0000-00-00", "since", "days since yesterday", "degrees_east",
                     "1e3", "", "m s-1", "knots", "furlong/fortnight", "cm s**-1", "/", "m/"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
)  # fmt: skip
PACKING = ("scale_factor", "add_offset", "_FillValue", "missing_value", "valid_min",
           "valid_range", "units", "standard_name")  # fmt: skip
NUMBERS = st.one_of(
    st.floats(allow_nan=True), st.integers(-(2**31), 2**31 - 1), WORDS.filter(bool),
    st.just(np.zeros(3)),
)  # fmt: skip


@QUICK
@given(
    st.permutations(["time", "lat", "lon"]),
    st.tuples(*(st.integers(1, 6) for _ in range(3))),
    st.fixed_dictionaries({}, optional={"units": WORDS, "calendar": WORDS, "axis": WORDS}),
    st.fixed_dictionaries({}, optional=dict.fromkeys(PACKING, NUMBERS)),
    st.sampled_from(["f8", "f4", "i2", "i4", "u1"]),
)  # fmt: skip
@example(["time", "lat", "lon"], (3, 5, 6), {"units": "days since 2000-13-41"}, {}, "f8")
@example(["lon", "time", "lat"], (4, 5, 6), {"units": "hours since 2000-01-01"}, {}, "f8")
@example(["time", "lat", "lon"], (2, 5, 6), {}, {"scale_factor": "twice"}, "i2")
@example(["time", "lat", "lon"], (2, 5, 6), {}, {"valid_min": "low"}, "f4")
@example(["time", "lat", "lon"], (2, 5, 6), {}, {"missing_value": "none"}, "f8")
@example(["time", "lat", "lon"], (2, 5, 6), {}, {"add_offset": float("nan")}, "i2")
def test_whatever_dimensions_and_attributes_say_it_is_right_or_refused(
    tmp_path, dims, counts, clock, packing, kind
):
    path = tmp_path / "odd.nc"
    path.unlink(missing_ok=True)
    sizes = dict(zip(dims, counts, strict=True))
    with h5netcdf.File(path, "w") as file:
        file.dimensions = sizes
        axis(file, "time", np.arange(float(sizes["time"])), **clock)
        axis(file, "lat", np.arange(float(sizes["lat"])), units="degrees_north")
        axis(file, "lon", np.arange(float(sizes["lon"])), units="degrees_east")
        pages(file, tuple(dims), dict.fromkeys("uv", np.ones(counts, kind)), **packing)
    found = opened(path)
    if not isinstance(found, str):
        assert (len(found.y), len(found.x)) == (sizes["lat"], sizes["lon"])


def simple(path, time, lon=None, lat=None, unit="hours since 2000-01-01", values=None, **attrs):
    """A small sea at some instants."""
    lon = np.arange(6.0) if lon is None else lon
    lat = np.arange(5.0) if lat is None else lat
    shape = len(time), len(lat), len(lon)
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"time": shape[0], "lat": shape[1], "lon": shape[2]}
        axis(file, "time", np.asarray(time, float), units=unit)
        axis(file, "lat", lat, units="degrees_north")
        axis(file, "lon", lon, units="degrees_east")
        pages(file, ("time", "lat", "lon"), values or dict.fromkeys("uv", np.ones(shape)), **attrs)
    return path


def test_a_time_that_falls_is_refused_with_file_variable_and_cure(tmp_path):
    path = simple(tmp_path / "back.nc", [3.0, 2.0, 1.0])
    with pytest.raises(ex.BadInput, match=r"back\.nc: time does not rise .* sort the file by time"):
        currents.understood(path)


def test_a_date_that_is_none_is_refused_with_its_variable(tmp_path):
    path = simple(tmp_path / "date.nc", [0.0, 1.0], unit="days since 2000-13-41")
    with pytest.raises(ex.BadInput, match=r"date\.nc: time .*2000-13-41"):
        currents.understood(path)


def shear(lat, lon, count):
    """A zonal current that grows to the north, and nothing else."""
    u = np.tile((0.02 * lat)[None, :, None], (count, 1, len(lon)))
    return {"uo": u, "vo": 0 * u}


def test_the_dateline_is_no_border_of_the_water(tmp_path):
    """The same sea at 170 to 190 degrees east, and as 170 to 180 and -180 to -170."""
    lat, day = np.linspace(-4.0, 4.0, 9), np.arange(0.0, 241.0, 24.0)
    plain = np.arange(170.0, 190.5, 1.0)
    crossing = np.where(plain > 180.0, plain - 360.0, plain)
    moved = np.arange(10.0, 30.5, 1.0)  # the same sea elsewhere
    fields = []
    for name, lon in (("a", plain), ("b", crossing), ("c", moved)):
        sea = simple(tmp_path / f"{name}.nc", day, lon, lat, values=shear(lat, lon, len(day)))
        reading = ex.ftle(ex.load(str(sea)), shape=(17, 21), T=2 * 86400.0)
        assert reading.arrays["x"][0] == lon[0]
        fields.append(reading.arrays["ftle"])
    known = np.isfinite(fields[0])
    assert known[:, 8:13].all(), "no gap along the dateline"
    for other in fields[1:]:
        assert np.array_equal(np.isfinite(other), known)
        assert np.allclose(other[known], fields[0][known], rtol=1e-6)


def test_a_file_in_centimetres_per_second_moves_as_fast_as_one_in_metres(tmp_path):
    lat, lon, day = np.linspace(-4.0, 4.0, 9), np.arange(20.0), np.arange(0.0, 241.0, 24.0)
    metres = shear(lat, lon, len(day))
    cm = {name: 100.0 * u for name, u in metres.items()}
    one = ex.load(str(simple(tmp_path / "m.nc", day, lon, lat, values=metres)))
    two = ex.load(str(simple(tmp_path / "cm.nc", day, lon, lat, values=cm, units="cm/s")))
    given = {"T": 86400.0, "points": [(8.0, 2.0), (9.0, -3.0)]}
    assert np.allclose(ex.ftle(one, **given).arrays["F"], ex.ftle(two, **given).arrays["F"])


def test_fill_values_are_land_and_land_is_masked_not_zero(tmp_path):
    t, lat, lon = np.linspace(0, 2.0, 9), np.linspace(0, 1, 21), np.linspace(0, 2, 41)
    tt, yy, xx = np.meshgrid(t, lat, lon, indexing="ij")
    values = dict(zip("uv", gyre(tt, xx, yy), strict=True))
    for v in values.values():
        v[:, 8:12, 18:23] = -999.0
    path = tmp_path / "island.nc"
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"time": 9, "y": 21, "x": 41}
        axis(file, "time", t, units="s")
        axis(file, "y", lat, units="m")
        axis(file, "x", lon, units="m")
        pages(file, ("time", "y", "x"), values, _FillValue=-999.0)
    data = ex.load(str(path))
    land = data.motion.slices.land
    assert land.sum() == 20
    assert land[8:12, 18:23].all()
    found = ex.ftle(data, shape=(21, 41), T=1.0).arrays["ftle"]
    assert np.isnan(found[land]).all()
    wet = found[np.isfinite(found)]
    assert (wet != 0.0).all() and np.abs(wet).max() < 20.0


def test_two_instants_are_enough_for_a_window_between_them(tmp_path):
    lat, lon = np.linspace(-4.0, 4.0, 9), np.arange(20.0)
    path = simple(tmp_path / "two.nc", [0.0, 24.0], lon, lat, values=shear(lat, lon, 2))
    data = ex.load(str(path))
    by_itself = ex.measure("ftle", data, resolution=40)
    assert by_itself.settings["T"] == pytest.approx(86400.0 / 3)
    assert np.isfinite(by_itself.arrays["ftle"]).mean() > 0.8
