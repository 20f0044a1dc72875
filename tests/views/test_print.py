"""Every kind of view on a single column of a journal: fit to print, and the parts asked for."""

import itertools
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import numpy as np
import pytest

from explorer import api
from explorer.engine.batch import begin_document, record
from explorer.model import (
    Array,
    BadInput,
    Cells,
    Cloud,
    Curve,
    Experiment,
    Flow,
    Graph,
    Image,
    Kernel,
    Map,
    Param,
    Path,
    Profile,
    Reading,
    Series,
    Source,
    Swarm,
)
from explorer.views import figure
from explorer.views.parts import Parts
from explorer.views.view import views_of
from tests import pictures
from tests.views import paper

SVG_TEXT = "{http://www.w3.org/2000/svg}text"
COLUMN = figure.inches("85x64mm", 300)
UNITS = {"x": "m", "y": "m", "z": "m", "t": "s"}
THETA = np.linspace(0, 2 * np.pi, 40)


def experiment(motion, *shows, key="toy"):
    """Something to draw."""
    return Experiment(
        key=key, title="A toy with a title of some length", about="For print.",
        sources=(Source("A. Nobody", "Toys", 2000),), motion=motion, shows=shows,
        params=(
            Param("omega", 1.0, 0.0, 5.0, "turns"), Param("width", 20.0, 1.0, 50.0, "of a cube"),
            Param("viscosity", 0.01, 0.0, 1.0, "slows"), Param("n_members", 20, 1, 50, kind="int"),
        ),
    )  # fmt: skip


SPACE = Flow("x' = -omega*y + width*0 + viscosity*0 + n_members*0\ny' = omega*x\nz' = 0.2*cos(t)",
             start=dict(x=1.0, y=0.0, z=0.0), dt=0.05, units=UNITS)  # fmt: skip
PLANE = Flow("x' = -omega*y + width*0 + viscosity*0 + n_members*0\ny' = omega*x",
             start=dict(x=1.0, y=0.0), dt=0.05, units=UNITS, domain=((-2, 2), (-1, 1)))  # fmt: skip
MAP = Map("x' = 1 - 1.4*omega*x**2 + y + width*0 + viscosity*0 + n_members*0\ny' = 0.3*x",
          start=dict(x=0.1, y=0.1))  # fmt: skip
LINE = Map("x' = 3.9*x*(1 - x) + omega*0 + width*0 + viscosity*0 + n_members*0", start=dict(x=0.2))


def advance(pos, head, field, n, omega, width, viscosity, n_members):
    """Everybody drifts, the field turns."""
    for _ in range(n):
        pos += 0.1 * head
        field[...] = np.roll(field, 1, axis=1)


def begin(seed, n_members):
    """Scattered agents, and a wave."""
    rng = np.random.default_rng(seed)
    head = rng.normal(size=(n_members, 3))
    head /= np.linalg.norm(head, axis=1)[:, None]
    wave = np.sin(THETA)[None] * np.cos(THETA)[:, None]
    return {"pos": 20 * rng.random((n_members, 3)), "head": head, "field": wave}


KERNEL = Kernel(
    advance, state=dict(pos=Array("n_members", 3, unit="L"), head=Array("n_members", 3),
                        field=Array(40, 40)), start=begin, dt=0.1, units={"t": "s"},
)  # fmt: skip
SHOWS = (
    Swarm("school", at="pos", toward="head", box="width"),
    Image("vorticity", of=lambda field: field, extent=((0, 2), (0, 1)), unit="1/s", signed=True),
    Image("density", of=lambda field: field**2, label="density of something", unit="kg/m³"),
    Cells("cells", of=lambda field: (field > 0).astype(int)),
    Profile("height", of=lambda field: field[10], unit="mm", over=lambda width: THETA, span=2.0),
    Series("energy", of=lambda field: 10.2 + 1e-11 * float(field[3, 3]), unit="J"),
    Curve("spectrum", of=lambda field: np.stack([THETA, field[3]]), unit="J"),
    Graph("network", of=lambda field: field[0, :5].copy()),
)


def recorded(made, steps=60, **how):
    """A short run, its first dials off their defaults."""
    document = begin_document(made, {"viscosity": 0.0123456}, steps=steps, **how)
    run = record(made, document)
    nodes = np.stack([np.cos(THETA[::8]), np.sin(THETA[::8])], axis=1)
    edges = np.array([(0, 1), (1, 2), (2, 3), (0, 4)])
    each = {"network.nodes": nodes, "network.edges": edges}
    arrays = {**run.arrays, **{n: np.repeat(a[None], len(run.t), 0) for n, a in each.items()}}
    return replace(run, arrays=arrays)


def runs():
    """(name, run, view) of every kind."""
    starts = {"x": np.array([1.0, 2.0, -3.5]), "y": np.array([0.0, 1.0, 0.5])}
    found = [
        ("space", recorded(experiment(SPACE, Path("path", of=("x", "y", "z"))), 900)),
        (
            "starts",
            recorded(experiment(SPACE, Path("path", of=("x", "y", "z"))), 300, start=starts),
        ),
        (
            "plane",
            recorded(
                experiment(
                    PLANE, Path("path", of=("x", "y")), Cloud("tracers", of=("x", "y"), count=300)
                ),
                200,
            ),
        ),
        ("map", recorded(experiment(MAP, Path("path", of=("x", "y"))), 4000)),
        ("return map", recorded(experiment(LINE, Path("path", of=("x",))), 500)),
        ("kernel", recorded(experiment(KERNEL, *SHOWS))),
    ]
    return [(name, run, view) for name, run in found for view in views_of(run.experiment)]


RUNS = runs()
NAMES = [f"{name}-{view.kind}-{view.key}" for name, _, view in RUNS]
KINDS = {view.kind for _, _, view in RUNS}


def test_no_kind_of_view_is_forgotten():
    assert set(figure._DRAW) - KINDS == {"trace"}  # of a recording: drawn as a strip is


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("case", range(len(RUNS)), ids=NAMES)
def test_a_single_column_of_every_view_is_fit_to_print(case, theme, tmp_path):
    _, run, view = RUNS[case]
    made = figure.figure(run, view.key, COLUMN, 300, theme)
    assert paper.faults(made) == []
    shown = " ".join(text.get_text() for text in paper.words(made))
    for name, unit in zip(view.names, (*view.units, "", ""), strict=False):
        assert (f"{name} [{unit}]" if unit else name) in shown
    assert "viscosity = 0.0123456" in shown
    if theme == "light":  # the words are the same in every theme
        figure.save(made, tmp_path / "a.svg")
        root = ElementTree.parse(tmp_path / "a.svg").getroot()
        kept = ["".join(node.itertext()).strip() for node in root.iter(SVG_TEXT)]
        for name, unit in zip(view.names, (*view.units, "", ""), strict=False):
            assert (f"{name} [{unit}]" if unit else name) in kept
    figure.save(made, tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    assert b"/Type3" not in content
    assert b"/Subtype /Type0" in content  # Type 42, whole
    assert b"/FontFile2" in content


def reading():
    """What the toy of every layer finds."""
    told = {"over": "rho", "low": 0.0, "high": 6.0, "dials": {"rho": 20.0}, "a": 2.0}
    units = {"z": "1/s"}
    return Reading({"mean": 0.5}, arrays=pictures.arrays(), words=pictures.WORDS, settings=told,
                   units=units)  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("picture", pictures.PICTURES, ids=lambda picture: picture.name)
def test_a_single_column_of_every_layer_is_fit_to_print(picture, theme):
    lorenz = api.catalogue()["lorenz"]
    made = figure.figure_of_picture(
        reading(), picture, "Toy of every layer", COLUMN, 300, theme, experiment=lorenz
    )
    assert paper.faults(made) == []


def test_every_declared_picture_is_fit_to_print_with_toy_numbers():
    """Whatever a diagnostic calls its axes, bars and layers has room on a column."""
    wrong = {}
    for key in ("orbit_diagram", "lyapunov", "permutation_entropy", "school_correlation"):
        for picture in api.diagnostics()[key].pictures:
            made = figure.figure_of_picture(filled(picture), picture, key, COLUMN, 200, "light")
            if found := paper.faults(made):
                wrong[key, picture.name] = found
    assert wrong == {}


def filled(picture):
    """Numbers for every array that a picture names, a scale and a word for each that wants one."""
    rng = np.random.default_rng(5)
    k = np.linspace(0.5, 9.5, 24)
    arrays = {}
    for layer in (*picture.layers, *(picture.lane.layers if picture.lane else ())):
        for field in ("x", "y", "z", "low", "high", "value", "height", "points", "u", "v"):
            name = getattr(layer, field, "")
            if not name:
                continue
            shape = {"z": (24, 24), "points": (3, 2)}.get(field, (24,))
            arrays[name] = k if field == "x" or (len(shape) == 1 and name in arrays) else (
                1 + 8 * rng.random(shape))  # fmt: skip
    rasters = [layer for layer in picture.layers if hasattr(layer, "z")]
    for raster in rasters:
        arrays[raster.x], arrays[raster.y] = k, k
    scales = {axis.also[1]: 2.0 for axis in (picture.x, picture.y) if axis.also}
    return Reading(arrays=arrays, settings={"over": "rho", **scales})


@pytest.mark.parametrize("part", ["bar", "scale", "legend", "caption"])
def test_each_part_can_be_left_out(part):
    name = {"bar": "kernel-field-vorticity", "legend": "starts-space-path"}.get(
        part, "kernel-school-school"
    )
    _, run, view = RUNS[NAMES.index(name)]
    whole, less = (
        {text.get_text() for text in paper.words(drawn)}
        for drawn in (
            figure.figure(run, view.key, COLUMN, 200),
            figure.figure(run, view.key, COLUMN, 200, parts=Parts(**{part: False})),
        )
    )
    gone = " ".join(whole - less)
    assert {"bar": "vorticity [1/s]", "scale": "x [L]", "legend": "start 2",
            "caption": "viscosity"}[part] in gone  # fmt: skip
    kept = {"bar": "x", "scale": "heading [°]", "legend": "x [m]", "caption": "x [L]"}[part]
    assert kept in " ".join(less)
    drawn = figure.figure(run, view.key, COLUMN, 200, parts=Parts(**{part: False}))
    assert paper.faults(drawn) == []


def test_the_font_size_is_the_one_asked_for():
    _, run, view = RUNS[NAMES.index("plane-plane-path")]
    for point in (7.0, 12.0):
        made = figure.figure(run, view.key, (6, 4), 100, parts=Parts(point=point))
        assert made.axes[0].xaxis.label.get_fontsize() == point
        assert paper.faults(made) == []
    with pytest.raises(BadInput, match="7 to 24 pt"):
        Parts(point=3.0)


def test_a_long_caption_stays_on_the_paper():
    params = tuple(Param(f"number_{i}", 0.0, 0.0, 9.0, "one of many") for i in range(30))
    text = "x' = y" + "".join(f" + 0*{p.name}" for p in params) + "\ny' = -x"
    many = replace(experiment(PLANE, Path("path", of=("x", "y"))), params=params,
                   motion=Flow(text, start=dict(x=1.0, y=0.0)))  # fmt: skip
    document = begin_document(many, {p.name: 1.2345678 for p in params}, steps=50)
    made = figure.figure(record(many, document), "path", COLUMN, 200)
    assert paper.faults(made) == []
    (caption,) = [t for t in paper.words(made) if "number_0" in t.get_text()]
    assert caption.get_text().count("\n") == 3
    assert caption.get_text().endswith("…")


def test_a_trajectory_is_few_lines_of_one_colour_each_and_loses_no_point():
    _, run, view = RUNS[NAMES.index("plane-plane-path")]
    made = figure.figure(run, view.key, COLUMN, 100)
    lines = [one for one in made.axes[0].collections if len(one.get_segments())]
    runs = [part for one in lines for part in one.get_segments()]
    assert len(runs) <= 256
    joined = np.concatenate([runs[0][:1], *(part[1:] for part in runs)])
    np.testing.assert_array_equal(joined, run["path"])


def test_a_cloud_of_many_points_is_a_picture_inside_vector_axes(tmp_path):
    sizes = {}
    for count in (400, 60_000):
        steps = count - 1
        run = recorded(experiment(LINE, Path("path", of=("x",))), steps)
        made = figure.figure(run, "path", COLUMN, 100)
        figure.save(made, tmp_path / "a.svg")
        text = (tmp_path / "a.svg").read_text()
        sizes[count] = len(text)
        assert ("<image" in text) == (count > 50_000)
        assert "xₙ" in "".join(re.findall(r"<text[^>]*>([^<]*)", text))
    assert sizes[60_000] < 20 * sizes[400]


def test_numbers_of_an_axis_never_touch_however_long_they_are():
    values = np.array([1.0, 1.00000012345])
    for low, high in itertools.product((-1e9, 0.99999), (1.00001, 123456.0)):
        data = Reading(arrays={"a": np.linspace(low, high, 9), "b": np.repeat(values, 5)[:9]})
        from explorer.model import Axis, Line, Picture

        made = figure.figure_of_picture(
            data, Picture("p", Axis("a"), Axis("b"), (Line("a", "b"),)), "t", COLUMN, 200
        )
        assert paper.faults(made) == []
