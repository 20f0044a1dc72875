"""Curves, points and fields of a reading as GeoJSON that other programs can read."""

import json

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.cli import main
from explorer.io import geojson, reading
from explorer.model import Axis, Line, Marks, Picture, Raster, Reading

ANGLE = np.linspace(0, 2 * np.pi, 65)
CIRCLE = np.column_stack((np.cos(ANGLE), np.sin(ANGLE)))
CIRCLE[-1] = CIRCLE[0]
PICTURE = Picture(
    "p", Axis("x"), Axis("y"),
    (Raster("z", "x", "y", label="FTLE, T = {T}"), Line("cx", "cy", label="edge"),
     Marks("at", "names")),
)  # fmt: skip


def found(x0=0.0, unit=""):
    """A circle, an open line, a point and a field of ones."""
    line = np.array([[np.nan, np.nan], [0.0, 0.0], [3.0, 4.0]])
    cx, cy = np.concatenate((CIRCLE, line)).T
    x, y = np.linspace(-2, 5, 8) + x0, np.linspace(-2, 5, 8)
    arrays = {"x": x, "y": y, "z": np.ones((8, 8)), "cx": cx + x0, "cy": cy}
    arrays["at"] = np.array([[1.0 + x0, 2.0]])
    return Reading(
        {}, arrays, units={"x": unit, "z": "1/s"}, words={"names": ("a vortex",)},
        settings={"T": 15.0, "direction": "forward", "experiment": "double_gyre"},
    )  # fmt: skip


def test_closed_curves_are_polygons_open_ones_lines_and_marks_points(tmp_path):
    reading.save(found(), tmp_path / "a.geojson", (PICTURE,), "ftle_ridges")
    made = json.loads((tmp_path / "a.geojson").read_text())
    polygon, line, point = made["features"]
    assert made["type"] == "FeatureCollection"
    assert polygon["geometry"]["type"] == "Polygon"
    assert np.array_equal(polygon["geometry"]["coordinates"][0], CIRCLE)
    assert polygon["properties"]["area"] == pytest.approx(np.pi, rel=2e-3)
    assert line["geometry"] == {"type": "LineString", "coordinates": [[0.0, 0.0], [3.0, 4.0]]}
    assert line["properties"]["length"] == 5.0
    assert point["geometry"]["coordinates"] == [1.0, 2.0]
    assert point["properties"]["words"] == "a vortex"
    for feature in made["features"]:
        told = feature["properties"]
        assert told["measure"] == "ftle_ridges"
        assert (told["T"], told["direction"]) == (15.0, "forward")
    assert line["properties"]["strength"] == 1.0
    assert line["properties"]["strength_of"] == "FTLE, T = 15.0"
    assert line["properties"]["strength_unit"] == "1/s"


def test_longitudes_of_a_sphere_are_cut_at_the_date_line():
    made = geojson.collection(found(x0=179.5, unit="degrees_east"), (PICTURE,))
    assert made["coordinates"] == "longitude, latitude"
    circle = made["features"][0]["geometry"]
    assert circle["type"] == "MultiLineString"
    longitudes = np.array([p[0] for part in circle["coordinates"] for p in part])
    assert longitudes.min() >= -180 and longitudes.max() <= 180
    for part in circle["coordinates"]:
        assert np.abs(np.diff([p[0] for p in part])).max() < 1


def test_a_field_alone_leaves_as_its_contours():
    r = ex.ftle("double_gyre", shape=(33, 65), T=5.0)
    made = geojson.collection(r, (), "ftle")
    assert len(made["features"]) == geojson.LEVELS
    values = [feature["properties"]["value"] for feature in made["features"]]
    assert values == sorted(values)
    lines = made["features"][0]["geometry"]["coordinates"]
    pieces = sum(len(line) - 1 for line in lines)
    assert len(lines) < pieces / 4, "pieces are strung into curves"


def test_contours_of_a_round_hill_are_one_closed_curve_each():
    x = np.linspace(-1, 1, 41)
    X, Y = np.meshgrid(x, x)
    r = Reading({}, {"z": -np.hypot(X, Y), "x": x, "y": x})
    made = geojson.collection(r, ())
    inner = made["features"][-1]["geometry"]["coordinates"]
    assert len(inner) == 1
    assert inner[0][0] == inner[0][-1]


@pytest.mark.parametrize("ending", ["geojson", "svg", "nc", "csv"])
def test_measure_writes_ridges_in_every_format(tmp_path, ending, capsys):
    path = tmp_path / f"ridges.{ending}"
    words = ["measure", "ftle_ridges", "double_gyre", "--with", "resolution=64"]
    assert main.main([*words, "--out", str(path)]) == 0
    assert path.stat().st_size > 1000
    if ending == "geojson":
        made = json.loads(path.read_text())
        assert made["features"]
        assert {f["geometry"]["type"] for f in made["features"]} == {"LineString"}
        assert made["features"][0]["properties"]["strength"] > 0.1


def test_every_plane_measure_writes_geojson(tmp_path):
    for key in ("lavd", "strainlines", "momentum_barriers", "ile"):
        given = {} if key == "ile" else {"T": 3.0}
        r = ex.measure(key, "double_gyre", shape=(33, 65), **given)
        made = geojson.collection(r, api.diagnostics()[key].pictures, key)
        assert made["features"], key
        json.dumps(made["features"], allow_nan=False)
