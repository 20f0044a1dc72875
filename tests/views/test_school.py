"""A school on the stage: never cut in two, coloured by what is asked, picked, followed, ridden."""

import numpy as np
import pytest

from explorer.model import Frame, Param, ParamSet
from explorer.model.shows import Hunter, Solid, Swarm
from explorer.numerics.zones import zones_round
from explorer.views import fish
from explorer.views.camera import Camera
from explorer.views.colouring import COLOURINGS, Held
from explorer.views.flock import FlockLayer
from explorer.views.guide import Guide
from explorer.views.shells import ShellsLayer
from explorer.views.shoal import Shoal
from explorer.views.solids import edges_of
from explorer.views.tank import TankLayer
from explorer.views.wakes import WakesLayer

BOX = 25.0
DIALS = (
    Param("box", BOX, 0.0, 100.0),
    Param("near", 2.0, 0.0, 10.0),
    Param("far", 6.0, 0.0, 10.0),
    Param("blind", 40.0, 0.0, 180.0),
    Param("hunts", "none", choices=("none", "driven")),
    *(Param(f"goal_{axis}", 0.0, -50.0, 50.0) for axis in "xyz"),
)
SWARM = Swarm("school", "pos", "head", "box", zones=("near", "far"), blind="blind")


def moving(steps=60, count=80, seed=4, speed=0.3, way=(1.0, 0.6, 0.3)):
    """Places of a compact school that swims round a periodic cube, and its heading."""
    rng = np.random.default_rng(seed)
    way = np.array(way) / np.linalg.norm(way)
    first = rng.normal(size=(count, 3)) * 1.5 + 12.0
    head = np.tile(way, (count, 1))
    return [np.mod(first + speed * i * way, BOX) for i in range(steps)], head


def frames(swarm=SWARM, **dials):
    """Frames of that school, each with the one before."""
    places, head = moving()
    params = ParamSet(DIALS, dials)
    before = {}
    for i, pos in enumerate(places):
        arrays, since = {"pos": pos, "head": head}, 0.1 if before else 0.0
        yield Frame("test", i, 0.1 * i, params, arrays, before=before, since=since)
        before = arrays


# -- where they are drawn ---------------------------------------------------------------------
def test_no_border_ever_cuts_a_school_in_two():
    shoal, (places, head) = Shoal(), moving(120)
    wide = np.ptp(places[0], axis=0).max()
    for rest in ("water", "school"):
        shoal.set_rest(rest)
        for pos in places:
            shoal.take(pos, head, BOX, passed=0.1)
            assert np.ptp(shoal.at, axis=0).max() < wide + 1e-4
            assert np.mod(shoal.at + shoal.origin - pos + 1.0, BOX) == pytest.approx(1.0, abs=1e-4)


def test_a_school_at_rest_never_jumps_at_the_border():
    shoal, (places, head) = Shoal(), moving(200)
    shoal.set_rest("school")
    before = None
    for pos in places:
        shoal.take(pos, head, BOX, passed=0.1)
        if before is not None:
            assert np.abs(shoal.at - before).max() < 1e-4, "all swim alike, so nobody moves"
        before = shoal.at
    assert np.linalg.norm(shoal.gone) == pytest.approx(0.3 * 199, rel=1e-6)
    assert places[-1].mean() < BOX, "the water itself is periodic"


def test_who_fill_the_cube_stay_inside_it():
    rng = np.random.default_rng(2)
    pos, head = rng.uniform(0, BOX, (400, 3)), rng.normal(size=(400, 3))
    shoal = Shoal()
    shoal.take(pos, head, BOX)
    assert shoal.at == pytest.approx(pos, abs=1e-5)


def test_a_second_group_astride_the_seam_stays_whole():
    rng = np.random.default_rng(8)
    large, small = (
        rng.normal(size=(300, 3)) + 12.0,
        rng.normal(size=(80, 3)) + np.array((12.0, 12.0, 24.7)),
    )
    pos, head = np.mod(np.concatenate((large, small)), BOX), np.tile((1.0, 0, 0), (380, 1))
    shoal = Shoal()
    shoal.take(pos, head, BOX)
    cut = np.ptp(shoal.at[300:], axis=0).max()
    shoal.set_groups(np.repeat((0, 1), (300, 80)))
    shoal.take(pos, head, BOX, passed=0.1)
    assert cut > 20.0, "by the middle of them all it would be cut"
    assert np.ptp(shoal.at[300:], axis=0).max() < 8.0
    assert np.ptp(shoal.at[:300], axis=0).max() < 8.0
    assert np.mod(shoal.at - pos + 1.0, BOX) == pytest.approx(1.0, abs=1e-4)


def test_bodies_bend_the_way_they_turn():
    shoal, at = Shoal(), np.zeros((2, 3))
    angles = np.arange(30) * 0.1
    for i, a in enumerate(angles[1:]):
        now = np.array([(np.cos(a), np.sin(a), 0.0), (np.cos(a), -np.sin(a), 0.0)])
        b = angles[i]
        was = np.array([(np.cos(b), np.sin(b), 0.0), (np.cos(b), -np.sin(b), 0.0)])
        shoal.take(at, now, 0.0, {"at": at, "toward": was}, 0.1, 0.1)
    assert shoal.bend[0] > 0.05
    assert shoal.bend[1] == pytest.approx(-shoal.bend[0], abs=1e-6)
    assert shoal.turn == pytest.approx(1.0, abs=1e-5)


# -- zones --------------------------------------------------------------------------------------
def test_zones_are_half_open_and_nobody_is_seen_in_the_blind_cone():
    pos = np.array([(0.0, 0, 0), (1.999, 0, 0), (2.0, 0, 0), (-3.0, 0, 0), (0, 6.0, 0)])
    head = np.tile((1.0, 0.0, 0.0), (5, 1))
    _, r, zone, seen = zones_round(pos, head, 0, 0.0, (2.0, 6.0), np.pi / 4)
    assert list(zone) == [-1, 0, 1, 1, -1]
    assert list(seen) == [False, True, True, False, True]
    assert r[3] == pytest.approx(3.0)
    assert zones_round(pos, head, 0, 4.0, (2.0, 6.0))[0][3] == pytest.approx((1.0, 0.0, 0.0))


# -- pictures -----------------------------------------------------------------------------------
def built(panel, swarm=SWARM, **dials):
    panel.camera = Camera(False)
    panel.camera.drifting = False
    flock = FlockLayer(swarm.name, swarm.at, swarm.toward, show=swarm)
    for layer in (TankLayer(flock), flock, WakesLayer(flock), ShellsLayer(flock)):
        panel.add(layer)
    panel.guide = Guide(flock)
    for frame in frames(swarm, **dials):
        panel.ingest(frame)
    return flock


def test_every_colouring_has_a_name_and_colours_of_its_own(panel, shoot):
    flock = built(panel)
    rng = np.random.default_rng(5)
    seen = []
    for one in COLOURINGS.values():
        flock.set_colouring(one.name)
        flock.values = rng.uniform(0, 1, len(flock.shoal)) if one.array else None
        picture = shoot()
        assert flock.colour_bar().label == one.label
        assert any(one.label in label.text for label in panel.labels())
        assert all(np.abs(picture - other).mean() > 0.05 for other in seen)
        seen.append(picture)


def test_filmed_fish_that_were_lost_are_not_drawn_nor_picked(panel, shoot):
    places, head = moving(2)
    pos = places[0].copy()
    pos[::2] = np.nan
    flock = panel.add(FlockLayer("school", "pos", "head"))
    panel.camera.drifting = False
    flock.show(pos, head, BOX)
    panel.fit()
    half = shoot()
    flock.show(places[0], head, BOX)
    whole = shoot()
    assert np.isfinite(flock.shoal.middle).all()
    assert np.abs(whole - half).max() > 40
    flock.show(pos, head, BOX)
    x, y = panel.pixel(flock.shoal.at[1:2])[0]
    assert flock.agent_at(panel, x, y) % 2 == 1
    flock.show(np.full_like(pos, np.nan), head, BOX)
    assert flock.agent_at(panel, x, y) is None
    assert shoot().shape == half.shape


def test_a_fish_without_a_number_gets_no_colour_of_the_map():
    flock = FlockLayer("school", "pos", "head", colour="alignment")
    flock.show(np.zeros((3, 3)), np.eye(3))
    assert list(flock.shares()) == [-1.0, -1.0, -1.0]
    flock.values = np.array([0.0, np.nan, 0.5])
    assert list(flock.shares()) == [0.0, -1.0, 0.5]


def test_a_colour_bar_rests_until_the_values_leave_it():
    held = Held()
    first = held.follow(np.linspace(0, 4, 200))
    assert first[0] == 0.0
    assert 4.0 <= first[1] < 4.5
    assert held.follow(np.linspace(0, 3.8, 200)) == first
    assert held.follow(np.linspace(0, 9.0, 200))[1] >= 8.9


def test_the_click_that_hits_a_body_picks_the_nearest_to_the_eye(panel):
    flock = built(panel)
    at = flock.shoal.at.astype(float)
    for number in (0, 17, 63):
        x, y = panel.pixel(at)[number]
        picked = flock.agent_at(panel, x, y)
        nearer = np.linalg.norm(at[picked] - panel.camera.eye)
        assert nearer <= np.linalg.norm(at[number] - panel.camera.eye) + 1e-9
        assert np.hypot(*(panel.pixel(at)[picked] - (x, y))) < 12
    assert flock.agent_at(panel, 2.0, 2.0) is None


def test_the_chosen_one_shows_its_zones_and_links(panel, shoot):
    flock = built(panel)
    bare = shoot()
    flock.chosen = 10
    shells = panel.layer("school.shells")
    shells.look()
    assert np.abs(shoot() - bare).max(axis=2).mean() > 0.5
    inside = (shells.zone >= 0) & shells.seen
    r = np.linalg.norm(flock.shoal.at - flock.shoal.at[10], axis=1)
    assert np.array_equal(np.flatnonzero(inside & (r > 6.0)), [])
    assert inside.sum() > 10


def test_following_keeps_the_fish_in_the_middle_and_riding_looks_its_way(panel):
    flock = built(panel)
    flock.chosen = 3
    panel.guide.go("follow")
    for frame in frames():
        panel.ingest(frame)
        assert panel.camera.pose.target == pytest.approx(flock.shoal.at[3], abs=1e-4)
    panel.guide.go("ride")
    for frame in frames():
        panel.ingest(frame)
    forward = -np.array(panel.camera.pose.turn[2])
    assert forward @ flock.shoal.toward[3] > 0.9
    behind = (flock.shoal.at[3] - panel.camera.eye) @ flock.shoal.toward[3]
    assert 0.5 * flock.body < behind < 3 * flock.body
    turn = np.array(panel.camera.pose.turn)
    assert turn @ turn.T == pytest.approx(np.eye(3), abs=1e-9)


def test_wakes_are_as_long_as_asked_and_unbroken_at_the_border(panel, shoot):
    flock = built(panel)
    bare, wakes = shoot(), panel.layer("school.wakes")
    wakes.span = 2.0
    for frame in frames():
        panel.ingest(frame)
    assert np.abs(shoot() - bare).max() > 40
    places, who, ages = wakes.lines(14_000)
    assert len(who) == len(flock.shoal)
    steps = np.linalg.norm(np.diff(places, axis=0), axis=2)
    assert steps.max() < 1.0, "no line across the cube"
    assert steps.sum(axis=0) == pytest.approx(np.full(80, 6.0), rel=0.06)
    assert ages[0] == 1.0
    assert np.all(np.diff(ages) < 0)
    flock.set_rest("school")
    places, _, _ = wakes.lines(14_000)
    assert np.ptp(places, axis=0).max() < 1e-3, "all alike: nobody moves in the school"


def test_walls_obstacles_leaders_and_the_predator_are_drawn(panel, shoot):
    solids = (
        Solid("cylinder", (12.0, 12.0, 12.0), (9.0, 9.0, 5.0), inside=True),
        Solid("sphere", (18.0, 12.0, 12.0), (2.0, 2.0, 2.0)),
    )
    bare_flock = built(panel)
    bare = shoot()
    panel.layers.clear()
    swarm = Swarm(
        "school", "pos", "head", "box", solids=lambda: solids,
        informed=lambda: np.arange(80) < 8,
        hunter=Hunter("pos", "head", "hunts", "none", "driven", ("goal_x", "goal_y", "goal_z")),
    )  # fmt: skip
    flock = built(panel, swarm, hunts="driven")
    assert flock.room.walled
    assert flock.bounds() == ((3.0, 21.0), (3.0, 21.0), (7.0, 17.0))
    assert bare_flock.hunter is None
    assert flock.hunter is not None
    assert np.abs(shoot() - bare).max(axis=2).mean() > 0.5
    words = " ".join(label.text for label in panel.labels())
    assert "8 informed" in words
    assert "predator" in words


@pytest.mark.parametrize("kind", ["box", "sphere", "cylinder"])
def test_edges_lie_on_the_wall(kind):
    half = np.array((3.0, 3.0, 2.0 if kind != "sphere" else 3.0))
    at = (edges_of(Solid(kind, (1.0, 2.0, 3.0), tuple(half), True)) - (1.0, 2.0, 3.0)) / half
    at = at.reshape(-1, 3)
    across = np.abs(at).max(axis=1)
    if kind == "sphere":
        across = np.linalg.norm(at, axis=1)
    if kind == "cylinder":
        across = np.hypot(at[:, 0], at[:, 1])
    assert across == pytest.approx(np.ones(len(at)), abs=1e-12)


# -- bodies ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", fish.BODIES)
def test_a_body_has_the_triangles_it_claims_and_points_forward(kind):
    vertices, triangles = fish.body(*kind)
    assert len(triangles) == fish.triangles_of(*kind)
    assert triangles.max() < len(vertices)
    assert vertices[:, 0].max() == 0.5
    if kind == fish.FLAT:
        assert np.abs(vertices[1:3, 1]).max() > np.abs(vertices[3, 1]), "broad before the root"
        return
    front, back = vertices[:-4, 0] > 0.0, vertices[:-4, 0] < -0.2
    assert np.abs(vertices[:-4][front, 1]).max() > 1.5 * np.abs(vertices[:-4][back, 1]).max()
    inner = np.array((-0.05, 0.0, 0.0))
    for a, b, c in vertices[triangles[: 2 * kind[0] * kind[1]], :3].astype(float):
        assert np.cross(b - a, c - a) @ (a - inner) > 0.0, "seen from outside it goes round left"


def test_what_is_large_on_the_screen_is_drawn_finely_and_a_crowd_is_not():
    assert list(fish.levels(np.array([5.0, 30.0, 60.0, 120.0, 400.0]))) == [0, 1, 2, 3, 4]
    crowd = fish.levels(np.full(5000, 300.0))
    assert np.bincount(crowd, minlength=5)[4] == fish.MANY[4]
    assert (np.sort(crowd)[::-1][: fish.MANY[4]] == 4).all()
