"""Velocities in NetCDF files: what is understood, what is refused, and how it reads back."""

from pathlib import Path

import h5netcdf
import numpy as np
import pytest

import explorer as ex
from explorer.io import cf, currents, inspection

ASSET = Path(__file__).parents[2] / "assets" / "currents.nc"
SHAPE = (33, 65)


def gyre(t, x, y):
    """u, v of the double gyre at its usual dials."""
    a = 0.25 * np.sin(2 * np.pi / 10 * t)
    f, slope = a * x**2 + (1 - 2 * a) * x, 2 * a * x + 1 - 2 * a
    u = -0.1 * np.pi * np.sin(np.pi * f) * np.cos(np.pi * y)
    return u, 0.1 * np.pi * np.cos(np.pi * f) * np.sin(np.pi * y) * slope


def axis(file, name, values, **attrs):
    """A coordinate variable."""
    made = file.create_variable(name, (name,), values.dtype, data=values)
    made.attrs.update(attrs)


def pages(file, dims, named, **attrs):
    """Velocity components."""
    for name, values in named.items():
        made = file.create_variable(name, dims, values.dtype, data=values)
        made.attrs.update({"units": "m s-1", **attrs})


def coarse(values, lowest=None):
    """Packed as int16 with a step of 2e-5, or so that `lowest` of the numbers is the least."""
    if lowest is None:
        return np.round(values / 2e-5).astype(np.int16), {"scale_factor": 2e-5}
    step = np.ptp(values) / 65534
    packed = np.round((values - values.min()) / step - 32767).astype(np.int16)
    return packed, {"scale_factor": step, "add_offset": values.min() + 32767 * step}


def write_gyre(path, lowest=None):
    """The double gyre as files hold it: packed int16, y falling, hours since a date."""
    t, y, x = np.linspace(0.0, 15.0, 61), np.linspace(1.0, 0.0, 101), np.linspace(0.0, 2.0, 201)
    tt, yy, xx = np.meshgrid(t, y, x, indexing="ij")
    named = dict(zip("uv", gyre(tt, xx, yy), strict=True))
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"time": 61, "y": 101, "x": 201}
        axis(file, "time", t / 3600.0, units="hours since 2001-02-03 04:05:06")
        axis(file, "y", y, units="m", axis="Y")
        axis(file, "x", x, units="m", axis="X")
        for name, values in named.items():
            packed, how = coarse(values, lowest)
            pages(file, ("time", "y", "x"), {name: packed}, **how)
    return str(path)


# 5e-3 everywhere, up to pictures whose pixels come so near a ridge that half a step of the packed
# numbers moves one across it: a shift of 1e-5 m does, and no reader of the file can know better
@pytest.mark.parametrize("lowest", [None, "least"])
@pytest.mark.parametrize("shape", [SHAPE, (51, 101), (64, 128)])
def test_a_packed_gyre_has_the_ftle_of_its_formula_at_every_pixel(tmp_path, shape, lowest):
    data = ex.load(write_gyre(tmp_path / "gyre.nc", lowest))
    found = ex.ftle(data, shape=shape, t0=0.0, T=15.0)
    exact = ex.ftle("double_gyre", shape=shape, t0=0.0, T=15.0).arrays["ftle"]
    error = np.abs(found.arrays["ftle"] - exact)
    assert error.max() < 5e-3  # which no NaN is: the walls are tight
    assert error.mean() < 2e-5
    assert found.units["ftle"] == "1/s"


def test_everything_in_the_sample_file_is_named():
    found = currents.understood(ASSET)
    told = dict(inspection.summary(found))
    assert (found.u.name, found.v.name) == ("uo", "vo")
    assert found.sphere
    assert not any(found.periodic)
    assert found.turned == {"y"}
    assert found.times[-1] == 30 * 86400.0
    assert told["longitude"] == "281 to 301 °E, every 0.3333"
    assert "stored falling" in told["latitude"]
    assert "every 1 d, 2015-03-01 00:00 to 2015-03-31 00:00" in told["time"]
    assert told["Land"].startswith("19.6 %")
    assert "MB" in told["Memory"]


def test_land_of_the_sample_is_masked_and_nothing_else_is_silent():
    found = ex.ftle(ex.load(str(ASSET)), shape=(43, 61), T=5 * 86400.0)
    land = currents.understood(ASSET).land
    assert np.isnan(found.arrays["ftle"][land]).all()
    assert np.isfinite(found.arrays["ftle"][8:-8, 35:-12]).all()
    assert (found.arrays["ftle"][np.isfinite(found.arrays["ftle"])] != 0).all()


def globe(path, lon, **more):
    """A file round the globe, made of a solid rotation."""
    lat = np.linspace(-80.0, 80.0, 33)
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"lat": 33, "lon": len(lon)}
        axis(file, "lat", lat, units="degrees_north")
        axis(file, "lon", lon, units="degrees_east")
        east = np.cos(np.radians(lat))[:, None] + 0 * lon[None, :]
        pages(file, ("lat", "lon"), {"u10": east, "v10": 0 * east}, **more)
    return path


@pytest.mark.parametrize("first", [0.0, -180.0])
def test_longitudes_close_round_the_globe_however_they_count(tmp_path, first):
    found = currents.understood(globe(tmp_path / "a.nc", first + np.arange(0.0, 360.0, 5.0)))
    assert found.periodic == (True, False)
    assert found.slices.domain[0] == (first, first + 360.0)


def test_longitudes_that_jump_by_a_turn_go_on(tmp_path):
    lon = np.r_[np.arange(340.0, 360.0, 2.0), np.arange(0.0, 20.0, 2.0)]
    found = currents.understood(globe(tmp_path / "a.nc", lon))
    assert (found.x[0], found.x[-1]) == (340.0, 378.0)


def test_a_single_instant_is_a_steady_flow(tmp_path):
    path = globe(tmp_path / "a.nc", np.arange(0.0, 360.0, 5.0))
    data = ex.load(str(path))
    assert len(data.motion.slices.times) > 2
    found = ex.ftle(data, shape=(9, 17), T=1e6, domain=((0, 90), (-40, 40)))
    assert np.abs(found.arrays["ftle"]).max() < 1e-8  # solid rotation


@pytest.mark.parametrize(("unit", "factor"), [("m s-1", 1.0), ("cm/s", 0.01), ("knots", 0.514444)])
def test_units_of_speed_are_read(tmp_path, unit, factor):
    found = currents.understood(globe(tmp_path / "a.nc", np.arange(0.0, 360.0, 5.0), units=unit))
    assert found.fastest == pytest.approx(factor, rel=1e-5)


def test_levels_of_depth_are_named_and_the_first_is_taken(tmp_path):
    path = tmp_path / "deep.nc"
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"time": 3, "depth": 2, "lat": 5, "lon": 6}
        axis(file, "time", np.arange(3.0), units="days since 2000-02-27", calendar="360_day")
        axis(file, "depth", np.array([0.5, 10.0]), units="m", axis="Z")
        axis(file, "lat", np.arange(5.0), units="degrees_north")
        axis(file, "lon", np.arange(6.0), units="degrees_east")
        u = np.ones((3, 2, 5, 6))
        u[:, 1] = 9.0
        pages(file, ("time", "depth", "lat", "lon"), {"uo": u, "vo": 0 * u})
    found = currents.understood(path)
    assert found.take(2)[0].max() == 1.0
    assert found.others == {"depth": "0.5 m, the first of 2"}
    assert found.dates == ("2000-02-27 00:00", "2000-02-29 00:00")


@pytest.mark.parametrize(
    ("unit", "calendar", "count", "date"),
    [
        ("days since 1999-12-31", "standard", 60.0, "2000-02-29 00:00"),
        ("days since 1999-12-31", "noleap", 60.0, "2000-03-01 00:00"),
        ("days since 1999-12-30", "360_day", 60.0, "2000-02-30 00:00"),
        ("days since 1900-02-28", "julian", 1.0, "1900-02-29 00:00"),
        ("hours since 2015-03-01T12:30", "gregorian", 24.0, "2015-03-02 12:30"),
        ("seconds since 1970-1-1 0:0:30", "", 90.0, "1970-01-01 00:02"),
    ],
)
def test_dates_follow_the_calendar(unit, calendar, count, date):
    attrs = {"units": unit, "calendar": calendar}
    time = cf.Variable("time", ("time",), (1,), attrs, np.zeros(1), None)
    assert cf.clock(time, "a.nc").date(count) == date


def test_packing_fill_values_and_ranges_are_undone():
    raw = np.array([0, 10, -99, 500, 20], np.int16)
    attrs = {"scale_factor": 0.5, "add_offset": 1.0, "_FillValue": np.int16(-99), "valid_max": 400}
    assert np.array_equal(cf.unpacked(raw, attrs), [1.0, 6.0, np.nan, np.nan, 11.0], equal_nan=True)


def test_a_missing_axis_is_named_with_its_cure(tmp_path):
    path = tmp_path / "a.nc"
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"lat": 5, "cell": 6}
        axis(file, "lat", np.arange(5.0), units="degrees_north")
        pages(file, ("lat", "cell"), {"u": np.ones((5, 6)), "v": np.ones((5, 6))})
    with pytest.raises(ex.BadInput, match=r"a\.nc: u\(lat, cell\) has no axis of longitude.*add"):
        currents.understood(path)


def test_a_file_without_a_pair_lists_what_it_has(tmp_path):
    path = tmp_path / "a.nc"
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"lat": 5}
        axis(file, "lat", np.arange(5.0), units="degrees_north")
    assert not currents.holds(path)
    with pytest.raises(ex.BadInput, match="no pair of velocities; it has lat"):
        currents.understood(path)


def test_a_truncated_file_says_so(tmp_path):
    path = tmp_path / "short.nc"
    path.write_bytes(ASSET.read_bytes()[:90_000])
    with pytest.raises(ex.BadInput, match=r"short\.nc: .*ends early"):
        currents.understood(path)


def test_a_time_out_of_order_is_refused(tmp_path):
    path = tmp_path / "a.nc"
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"time": 3, "lat": 5, "lon": 6}
        axis(file, "time", np.array([0.0, 2.0, 1.0]), units="hours since 2000-01-01")
        axis(file, "lat", np.arange(5.0), units="degrees_north")
        axis(file, "lon", np.arange(6.0), units="degrees_east")
        pages(file, ("time", "lat", "lon"), dict.fromkeys("uv", np.ones((3, 5, 6))))
    with pytest.raises(ex.BadInput, match="time does not rise"):
        currents.understood(path)


def test_the_classic_format_is_read_too(tmp_path):
    from scipy.io import netcdf_file

    path = tmp_path / "old.nc"
    with netcdf_file(path, "w") as file:
        for name, count, unit in (("lat", 5, "degrees_north"), ("lon", 6, "degrees_east")):
            file.createDimension(name, count)
            made = file.createVariable(name, "f8", (name,))
            made[:], made.units = np.arange(float(count)), unit
        for name in ("ugos", "vgos"):
            made = file.createVariable(name, "f4", ("lat", "lon"))
            made[:], made.units = 0.5, "m/s"
    found = currents.understood(path)
    assert found.fastest == pytest.approx(0.5 * 2**0.5)


def test_a_document_opens_the_same_velocity_again(tmp_path):
    data = ex.load(str(ASSET))
    run = ex.run(data, steps=5)
    run.save(tmp_path / "run.nc")
    again = ex.load(str(tmp_path / "run.nc"))
    assert again.experiment.key == data.key
    assert np.array_equal(again["tracers"], run["tracers"])


def test_arrays_are_taken_as_they_are():
    t, y, x = np.linspace(0, 1, 5), np.linspace(1, -1, 21), np.linspace(-1, 1, 21)
    _, b, a = np.meshgrid(t, y, x, indexing="ij")
    found = ex.ftle(ex.gridded(t, x, y, a, -b), T=0.5, points=[[0.1, 0.2]])
    assert found.arrays["ftle"][0] == pytest.approx(1.0, abs=1e-5)
