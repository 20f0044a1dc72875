"""Ticks, words, rings, smoothing, boxes and counts: what pictures are made of, without GL."""

import itertools

import numpy as np
import pytest

from explorer.views import box, fish, ticks
from explorer.views.camera import Camera
from explorer.views.density import ceiling, scatter
from explorer.views.ring import Ring
from explorer.views.smooth import MOST, TURN, Smooth, parts
from explorer.views.words import plain

rng = np.random.default_rng(7)


# -- ticks and words ------------------------------------------------------------------------------
@pytest.mark.parametrize(("low", "high"), [(0, 1), (-3.7, 12.2), (1e-7, 9e-7), (-2e6, 5e6)])
def test_ticks_are_multiples_of_one_two_or_five(low, high):
    places = ticks.ticks(low, high, 6)
    size = ticks.step(low, high, 6)
    mantissa = size / 10 ** np.floor(np.log10(size) + 1e-9)
    assert min(abs(mantissa - m) for m in (1, 2, 5, 10)) < 1e-9
    assert 3 <= len(places) <= 8
    assert all(low - 1e-9 * size <= p <= high + 1e-9 * size for p in places)


@pytest.mark.parametrize(
    ("value", "size", "word"),
    [
        (0.30000000000000004, 0.1, "0.3"),
        (-2.0, 1.0, "−2"),
        (1e-17, 0.2, "0"),
        (150_000.0, 50_000.0, "1.5×10⁵"),
        (2.5e-7, 5e-8, "2.5×10⁻⁷"),
    ],
)
def test_tick_numbers_are_short(value, size, word):
    assert ticks.text(value, size) == word


def test_nothing_has_no_ticks():
    assert ticks.ticks(1.0, 1.0) == ticks.ticks(0.0, float("nan")) == []


@pytest.mark.parametrize(
    ("name", "word"),
    [("theta_1", "θ₁"), ("x1", "x₁"), ("x", "x"), ("Omega", "Ω"), ("r_repulsion", "r repulsion")],
)
def test_names_are_written_as_people_write_them(name, word):
    assert plain(name) == word


# -- rings ----------------------------------------------------------------------------------------
def test_a_ring_keeps_the_newest_samples_in_order():
    ring = Ring((0, 1, 2), 100)
    for k in range(7):
        ring.append(np.arange(40 * k, 40 * (k + 1), dtype=float)[None, :, None].repeat(3, axis=2))
    assert ring.points(100)[0, :, 0].tolist() == list(range(180, 280))
    assert ring.heads()[0, 0] == 279
    assert ring.bounds()[0] == (0.0, 279.0)


@pytest.mark.parametrize("total", [50, 100, 101, 333])
def test_runs_cover_every_segment_once_and_never_wrap(total):
    ring = Ring((0, 1, 2), 100)
    for k in range(total):
        ring.append(np.full((1, 1, 3), float(k)))
    seen = []
    for start, place, samples in ring.runs(ring.oldest(100), ring.total):
        assert start == 0
        values = ring._mirror[0, place : place + samples, 0]
        seen += list(itertools.pairwise(values.tolist()))
    first = max(0, total - 100)
    assert seen == [(float(k), float(k + 1)) for k in range(first, total - 1)]


def test_a_gap_breaks_the_count_of_stamps():
    ring = Ring((0, 1, 2), 100)
    ring.append(np.zeros((1, 5, 3)))
    ring.append(np.ones((1, 5, 3)), gap=True)
    stamps = ring._mirror[0, 1:11, 3]
    assert np.diff(stamps).tolist() == [1, 1, 1, 1, 2, 1, 1, 1, 1]


def test_renumbered_stamps_stay_small_and_even():
    ring = Ring((0, 1, 2), 1000)
    for _ in range(5):
        ring.append(np.zeros((1, 1000, 3)))
    ring.stamp += 1 << 22
    ring._mirror[..., 3] += 1 << 22
    generation = ring.generation
    ring.append(np.zeros((1, 10, 3)))
    assert ring.generation > generation
    assert ring.stamp < 1 << 20
    order = np.sort(ring._samples[0, :, 3])
    assert (np.diff(order) == 1).all()


# -- smoothing ------------------------------------------------------------------------------------
def circle(n, step=0.3):
    angle = step * np.arange(n)
    return np.stack([np.cos(angle), np.sin(angle), 0 * angle], axis=1)[None]


def test_the_curve_passes_through_its_samples_and_close_to_the_circle():
    points, anew = Smooth().feed(circle(60), gap=False)
    assert anew
    parts = 4
    assert points[0, ::parts] == pytest.approx(circle(60)[0, :-1], abs=3e-7)
    assert np.abs(np.linalg.norm(points[0, parts:], axis=1) - 1).max() < 2e-3


def test_feeding_in_pieces_gives_the_same_curve():
    samples = circle(80)
    whole, _ = Smooth().feed(samples, gap=False)
    smooth, pieces = Smooth(), []
    for low, high in itertools.pairwise((0, 2, 3, 9, 10, 40, 41, 42, 80)):
        points, _ = smooth.feed(samples[:, low:high], gap=False)
        pieces.append(points)
    assert np.concatenate(pieces, axis=1) == pytest.approx(whole, abs=1e-12)


def test_a_straight_line_needs_no_points_between():
    line = np.linspace(0, 1, 50)[None, :, None] * np.ones(3)
    smooth = Smooth()
    smooth.feed(line, gap=False)
    assert smooth.parts == 1


def turns_of(path):
    """Angles between neighbouring chords, by the two arguments of the arctangent."""
    first, second = np.diff(path, axis=0)[:-1].T, np.diff(path, axis=0)[1:].T
    across = first[0] * second[1] - first[1] * second[0]
    return np.abs(np.arctan2(across, (first * second).sum(axis=0)))


@pytest.mark.parametrize("sharp", [0.0005, 0.003, 0.02])
def test_the_count_of_parts_is_that_of_the_90th_percentile(sharp):
    found = set()
    for _ in range(300):
        bent = np.cumsum(sharp * rng.normal(size=(rng.integers(3, 60), 2)), axis=0)
        steps = bent + np.array([0.02, 0.0])
        path = np.cumsum(steps, axis=0)
        wanted = np.percentile(turns_of(path), 90) / TURN if len(path) > 2 else 0.0
        if abs(wanted - round(wanted)) < 1e-9:
            continue  # on an edge, where rounding decides
        for least in (1, 2, 3):
            expected = int(np.clip(np.ceil(wanted), least, MOST))
            assert parts(path[None], least) == expected
            found.add(expected)
    assert found >= {1, 2, 3} if sharp < 0.02 else {3, 4} <= found


def test_a_start_that_rests_needs_no_parts():
    assert parts(np.zeros((1, 5, 3))) == 1
    assert parts(np.zeros((1, 5, 3)), 2) == 2


def test_after_a_gap_the_curve_begins_anew():
    smooth = Smooth()
    smooth.feed(circle(20), gap=False)
    points, anew = smooth.feed(circle(20) + 100.0, gap=True)
    assert anew
    assert points.min() > 90


# -- boxes and bodies -----------------------------------------------------------------------------
@pytest.mark.parametrize("azimuth", range(-170, 180, 35))
@pytest.mark.parametrize("elevation", [-40, 5, 30, 70])
def test_numbered_edges_lie_on_the_outline_of_the_box(azimuth, elevation):
    from explorer.model.shows import Look

    limits = ((-20.0, 20.0), (-28.0, 28.0), (0.0, 50.0))
    camera = Camera(look=Look(azimuth, elevation))
    camera.fit(limits)
    seen = camera.project(box.corners_of(limits))[:, :2]
    for axis, start, _ in box.chosen(limits, camera.matrix(), (800, 800)):
        end = start.copy()
        end[axis] = limits[axis][1]
        a, b = camera.project(np.array([start, end]))[:, :2]
        along, off = b - a, seen - a
        side = along[0] * off[:, 1] - along[1] * off[:, 0]
        assert (side > -1e-9).all() or (side < 1e-9).all()


def test_a_fish_is_about_one_unit_long_and_symmetric():
    vertices, triangles = fish.body(8, 8)
    assert np.ptp(vertices[:, 0]) == pytest.approx(1.05, abs=0.05)
    assert vertices[:, 1].max() == pytest.approx(-vertices[:, 1].min(), rel=1e-6)
    assert triangles.max() == len(vertices) - 1
    assert np.linalg.norm(vertices[:, 3:], axis=1) == pytest.approx(1.0, abs=1e-3)


def test_a_crowd_of_fish_is_drawn_less_finely():
    counts = (10, 100, 2000, 5000, 10_000)
    triangles = [
        sum(fish.triangles_of(*fish.BODIES[level]) for level in fish.levels(np.full(n, 300.0)))
        for n in counts
    ]
    each = [total / n for total, n in zip(triangles, counts, strict=True)]
    assert each == sorted(each, reverse=True)
    assert triangles[-1] < 200_000


# -- counting -------------------------------------------------------------------------------------
def test_points_are_counted_into_the_pixel_that_shows_them():
    points = rng.uniform(-1.2, 1.2, (20_000, 3)).astype(np.float32)
    matrix = np.diag([0.9, 0.8, 1.0, 1.0])
    counts = np.zeros((60, 80), np.uint32)
    scatter(points, matrix, counts)
    x, y = points[:, 0] * np.float32(0.9), points[:, 1] * np.float32(0.8)
    expected, _, _ = np.histogram2d(y, x, (60, 80), ((-1, 1), (-1, 1)))
    assert abs(counts.astype(int) - expected).sum() <= 4


def test_the_compiled_counter_agrees_in_perspective():
    from explorer.numerics import density

    camera = Camera()
    camera.fit(((-1.0, 1.0),) * 3)
    points = rng.uniform(-1, 1, (5000, 3)).astype(np.float32)
    ours, compiled = np.zeros((64, 64), np.uint32), np.zeros((64, 64), np.uint32)
    scatter(points, camera.matrix(), ours)
    inside = density.scatter(points, camera.matrix(), compiled)
    assert inside == compiled.sum() == 5000
    assert abs(ours.astype(int) - compiled).sum() <= 4


def test_the_scale_ends_where_one_pixel_in_a_thousand_is_above():
    counts = np.zeros((100, 100), np.uint32)
    counts[:] = np.arange(10_000).reshape(100, 100) + 1
    assert np.expm1(ceiling(counts)) == pytest.approx(9991, rel=1e-3)
    assert ceiling(np.zeros((5, 5), np.uint32)) == pytest.approx(np.log(2))
