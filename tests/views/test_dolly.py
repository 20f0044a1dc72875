"""The camera of a film: at its keys exactly, eased between them, at rest beyond; once round."""

import math

import numpy as np
import pytest

from explorer.engine.session import Document, RunDocument
from explorer.io import document as sessions
from explorer.model import BadInput
from explorer.views.camera import Camera
from explorer.views.dolly import Key, keys_of, pose_at, turned, with_keys


def keys():
    """Three places of a camera that was turned and brought nearer."""
    camera = Camera()
    camera.fit(((-1.0, 2.0), (-1.0, 1.0), (0.0, 3.0)))
    found = []
    for at in (1.0, 2.5, 4.0):
        found.append(Key(at, camera.pose))
        camera.orbit(0.8, 0.2)
        camera.zoom(1.3)
    return found


def test_the_camera_stands_at_its_keys_and_rests_beyond_them():
    some = keys()
    for key in some:
        assert pose_at(some, key.at) == key.pose
    assert pose_at(some, -5.0) == some[0].pose
    assert pose_at(some, 99.0) == some[-1].pose
    assert pose_at([], 1.0) is None


def test_between_keys_it_is_eased_and_its_axes_stay_at_right_angles():
    some = keys()
    reach = [pose_at(some, at).reach for at in np.linspace(1.0, 2.5, 31)]
    steps = np.abs(np.diff(np.log(reach)))
    assert steps[0] < 0.25 * steps.max()
    assert steps[-1] < 0.25 * steps.max()
    assert steps.argmax() in range(13, 18)
    for at in np.linspace(1.0, 4.0, 17):
        turn = np.array(pose_at(some, at).turn)
        np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-12)


def test_a_document_keeps_keys_exactly_and_for_each_experiment_apart():
    some = keys()
    other = ("main", (1.0, 2.0))
    cameras = with_keys((other,), "lorenz", some[::-1])
    cameras = with_keys(cameras, "rossler", some[:1])
    assert keys_of(cameras, "lorenz") == tuple(some)
    assert keys_of(cameras, "rossler") == (some[0],)
    assert with_keys(with_keys(cameras, "lorenz", ()), "rossler", ()) == (other,)
    document = Document(runs=(RunDocument("lorenz"),), cameras=cameras)
    assert sessions.decode(sessions.encode(document)).cameras == cameras


@pytest.mark.parametrize("numbers", [(), (1.0,) * 15, (1.0,) * 4 + (0.0,) + (1.0,) * 11,
                                     (math.nan,) * 16])  # fmt: skip
def test_numbers_that_mean_no_place_are_refused(numbers):
    with pytest.raises(BadInput, match="camera of a film"):
        Key.read(numbers)


def test_once_round_leads_back_and_half_way_looks_from_the_other_side():
    pose = keys()[0].pose
    np.testing.assert_allclose(np.array(turned(pose, 1.0).turn), np.array(pose.turn), atol=1e-12)
    backward, across = np.array(pose.turn)[2], np.array(turned(pose, 0.5).turn)[2]
    np.testing.assert_allclose(across[:2], -backward[:2], atol=1e-12)
    assert across[2] == pytest.approx(backward[2])
    assert turned(pose, 0.0) is pose
