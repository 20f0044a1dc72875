"""Seeds on the stage: each in its colour, with its past, its ring and its preview."""

import numpy as np

from explorer.views.camera import Camera
from explorer.views.seeds import HUES, SeedLayer
from explorer.views.theme import NIGHT

SIZE = (400, 300)


def flat(panel):
    """A plane from 0 to 4 and 0 to 3, a hundred pixels to the unit."""
    panel.camera = Camera(planar=True, equal=False)
    panel.camera.fit(((0.0, 4.0), (0.0, 3.0)))
    return panel


def pixels(panel, points):
    x, y = panel.camera.project(np.asarray(points, float))[:, :2].T
    return ((1 - y) / 2 * SIZE[1]).astype(int), ((x + 1) / 2 * SIZE[0]).astype(int)


def hue_of(picture, panel, points):
    """The token whose hue the lit pixels at some points have."""
    found = picture[pixels(panel, points)].astype(float)
    mean = found[found.max(axis=1) > 60].mean(axis=0)
    mean -= mean.mean()

    def likeness(token):
        wanted = np.array(NIGHT.rgb(token)) - np.mean(NIGHT.rgb(token))
        return mean @ wanted / (np.linalg.norm(mean) * np.linalg.norm(wanted))

    return max(HUES[:4], key=likeness)


def rising(y, n):
    """(n, 2) along a horizontal line at height y."""
    return np.stack([np.linspace(0.5, 3.5, n), np.full(n, y)], axis=1)


def frames(frame, window, points, step):
    return frame({"seeds": window, "seeds.points": points}, step=step)


def test_every_seed_is_a_line_in_its_own_colour(panel, shoot, frame):
    layer = flat(panel).add(SeedLayer((0, 1)))
    window = np.stack([rising(y, 300) for y in (0.6, 1.5, 2.4)])
    layer.ingest(frames(frame, window, window[:, 0], 300))
    picture = shoot()
    for line, token in zip(window, HUES, strict=False):
        assert hue_of(picture, panel, line[200:290]) == token
    alone = flat(panel).layer("seeds")
    alone.ingest(frames(frame, window[:1], window[:1, 0], 300))
    assert hue_of(shoot(), panel, window[0, 200:290]) == HUES[0], "one alone keeps its colour too"


def test_only_what_is_new_is_added_and_other_seeds_begin_anew(panel, frame):
    layer = flat(panel).add(SeedLayer((0, 1)))
    window, points = rising(1.0, 200)[None], np.array([[0.5, 1.0]])
    layer.ingest(frames(frame, window[:, :100], points, 100))
    layer.ingest(frames(frame, window[:, :100], points, 100))
    layer.ingest(frames(frame, window, points, 200))
    assert np.allclose(layer._trail.heads[0, :2], window[0, -2]), "but for the bend to come"
    before = layer._trail._ring.total
    layer.ingest(frames(frame, window, points, 200))
    assert layer._trail._ring.total == before
    other = np.array([[0.5, 1.0], [0.5, 2.0]])
    both = np.stack([window[0], rising(2.0, 200)])
    layer.ingest(frames(frame, both, other, 200))
    assert len(layer._trail.heads) == 2
    layer.ingest(frame({}, step=201))
    assert layer._trail._ring.total == 0


def test_iterates_are_dots_in_the_colour_of_their_seed(panel, shoot, frame):
    layer = flat(panel).add(SeedLayer((0, 1), dots=True))
    window = np.stack([rising(y, 20) for y in (0.6, 1.5)])
    layer.ingest(frames(frame, window, window[:, 0], 20))
    picture = shoot()
    for line, token in zip(window, HUES, strict=False):
        assert hue_of(picture, panel, line) == token
        between = pixels(panel, (line[1:] + line[:-1]) / 2)
        assert picture[between].max() < 60, "no line joins them"


def test_rings_and_preview_are_where_the_states_are_seen(panel, shoot):
    layer = flat(panel).add(SeedLayer((2, 0)))
    bare = shoot()
    layer.hold(np.array([(1.5, 9.0, 1.0), (1.5, 9.0, 3.0)]), 1)
    assert layer.points.tolist() == [[1.0, 1.5, 0.0], [3.0, 1.5, 0.0]]
    picture = shoot()
    lit = np.abs(picture - bare).max(axis=2) > 40
    rows, columns = pixels(panel, layer.points)
    assert not lit[rows[0], columns[0]], "a ring is hollow"
    assert lit[rows[1], columns[1]], "the chosen one has a cross"
    near = lit[rows[0] - 9 : rows[0] + 10, columns[0] - 9 : columns[0] + 10]
    assert near.sum() > 30 and lit.sum() < 700
    line = np.zeros((50, 3))
    line[:, 0], line[:, 2] = 2.5, np.linspace(0.5, 3.5, 50)
    layer.foresee(line)
    assert hue_of(shoot(), panel, layer.foreseen[5:45]) == HUES[1]
    layer.foresee(np.zeros((0, 3)))
    layer.hold(np.zeros((0, 3)), None)
    assert np.array_equal(shoot(), bare)
