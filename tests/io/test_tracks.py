"""Tracked animals from a table: read, put right, and measured as plain NumPy measures them."""

import numpy as np
import pytest

import explorer as ex
from explorer.io import importing, series
from explorer.model import BadInput

DT, FRAMES, FISH = 0.04, 60, 9
SWAPPED = (2, 6)  # ids exchanged from frame 130 on
LATE, LOST = 7, 4  # comes at frame 120; is gone after frame 145


def swum(flat):
    """(frames, fish, 3): true places of fish that go round in a loose mill; NaN where not there."""
    t = np.arange(FRAMES)[:, None]
    k = np.arange(FISH)
    angle = 0.7 * k + (0.05 + 0.002 * k) * t
    radius = 20.0 + 2.5 * k + np.sin(0.1 * t + k)
    z = np.zeros_like(radius) if flat else 4.0 * np.sin(0.9 * k + 0.07 * t)
    pos = np.stack((radius * np.cos(angle), radius * np.sin(angle), z), axis=2)
    pos[:20, LATE] = np.nan
    pos[46:, LOST] = np.nan
    pos[30:34, 1] = np.nan  # a gap
    pos[10, 3] = np.nan
    pos[12, 3] = np.nan  # frame 111 alone between two gaps: no heading
    return pos


def written(path, pos, flat):
    """The table, its ids exchanged, its rows in no order; frames count from 100."""
    ids = np.tile(np.arange(FISH), (FRAMES, 1))
    ids[30:, SWAPPED[0]], ids[30:, SWAPPED[1]] = SWAPPED[1], SWAPPED[0]
    rows = [
        (100 + f, ids[f, k], *pos[f, k, : 2 if flat else 3])
        for f in range(FRAMES) for k in range(FISH) if np.isfinite(pos[f, k, 0])
    ]  # fmt: skip
    order = np.random.default_rng(3).permutation(len(rows))
    names = ["frame", "id", "x [cm]", "y [cm]", "z [cm]"][: 4 if flat else 5]
    lines = [",".join(names)]
    lines += [",".join([str(rows[i][0]), str(rows[i][1]), *map(repr, map(float, rows[i][2:]))])
              for i in order]  # fmt: skip
    lines.append(f"{100 + FRAMES - 1},8," + ",".join([""] * (len(names) - 2)))
    lines = [line for line in lines if not line.startswith(f"{100 + FRAMES - 1},8,") or "," * 2 in
             line]  # fmt: skip
    pos[FRAMES - 1, 8] = np.nan  # its last row has no place
    path.write_text("\n".join(lines) + "\n")
    return names


def plain_headings(pos):
    """Fish by fish: from the frame before to the frame after, or what there is of them."""
    head = np.full_like(pos, np.nan)
    for k in range(pos.shape[1]):
        for f in range(len(pos)):
            before = pos[f - 1, k] if f > 0 else np.full(3, np.nan)
            after = pos[f + 1, k] if f + 1 < len(pos) else np.full(3, np.nan)
            here = pos[f, k]
            a = before if np.isfinite(before).all() else here
            b = after if np.isfinite(after).all() else here
            if np.isfinite(here).all() and (b != a).any():
                head[f, k] = (b - a) / np.linalg.norm(b - a)
    return head


def plain_order(pos, head):
    out = []
    for at, u in zip(pos, head, strict=True):
        seen = np.isfinite(u[:, 0])
        away = at[seen] - at[seen].mean(axis=0)
        away /= np.linalg.norm(away, axis=1)[:, None]
        turn = np.cross(away, u[seen]).mean(axis=0)
        out.append((np.linalg.norm(u[seen].mean(axis=0)), np.linalg.norm(turn), seen.sum()))
    return np.array(out).T


def plain_map(pos, head, reach, cells):
    """Others ahead and to the right of each, counted pair by pair."""
    counts = np.zeros((cells, cells))
    asked = 0
    edges = np.linspace(-reach, reach, cells + 1)
    for at, u in zip(pos, head, strict=True):
        seen = np.flatnonzero(np.isfinite(u[:, 0]))
        asked += len(seen)
        for i in seen:
            left = np.array([-u[i, 1], u[i, 0], 0.0]) / np.hypot(u[i, 0], u[i, 1])
            for j in seen[seen != i]:
                away = at[j] - at[i]
                f, r = away @ u[i], -(away @ left)
                if abs(f) <= reach and abs(r) <= reach:
                    row = min(np.searchsorted(edges, f, side="right") - 1, cells - 1)
                    column = min(np.searchsorted(edges, r, side="right") - 1, cells - 1)
                    counts[row, column] += 1
    return counts, asked


@pytest.fixture(params=(True, False), ids=("plane", "space"))
def film(request, tmp_path):
    pos = swum(request.param)
    names = written(tmp_path / "school.csv", pos, request.param)
    experiment = ex.recording(str(tmp_path / "school.csv"), tracks=names, dt=DT, unit="s")
    return experiment, pos


def test_order_and_neighbour_map_equal_plain_numpy(film):
    experiment, pos = film
    head = plain_headings(pos)
    P, M, count = plain_order(pos, head)
    run = ex.run(experiment, steps=FRAMES - 1)
    assert run["polarisation"] == pytest.approx(P, abs=1e-12)
    assert run["milling"] == pytest.approx(M, abs=1e-12)
    assert run["fish"].tolist() == count.tolist()
    assert count.min() < count.max()
    found = ex.measure("neighbour_map", experiment, reach=30.0, resolution=15)
    counts, asked = plain_map(pos, head, 30.0, 15)
    assert found.settings["asked"] == asked
    assert np.array_equal(found.arrays["counts"], counts)


def test_a_frame_measures_as_a_simulated_school_does(film):
    experiment, pos = film
    head = plain_headings(pos)
    run = ex.run(experiment, steps=50)
    seen = np.isfinite(head[50, :, 0])
    school = {"pos": pos[50][seen], "head": head[50][seen]}
    for key in ("school_order", "school_entropies"):
        found, plain = ex.measure(key, run), ex.measure(key, data=school)
        assert found.values == pytest.approx(plain.values, abs=1e-12, nan_ok=True)


def test_it_says_what_was_put_right_and_how_headings_are_made(film):
    experiment, _ = film
    assert "Ids 2 and 6 were exchanged at frame 130" in experiment.about
    assert "frame before" in experiment.about
    assert experiment.motion.tracks.ids.tolist() == list(range(FISH))
    assert experiment.unit("pos") == "cm"


def test_every_tool_of_a_school_reads_a_film(film):
    experiment, pos = film
    spacing = ex.measure("school_spacing", experiment)
    head = plain_headings(pos)
    plain = []
    for at, u in zip(pos, head, strict=True):
        here = at[np.isfinite(u[:, 0])]
        apart = np.linalg.norm(here[:, None] - here[None], axis=2)
        plain += list(np.where(apart == 0, np.inf, apart).min(axis=1))
    assert spacing.values["mean"] == pytest.approx(np.mean(plain), abs=1e-12)
    assert spacing.settings["other_length"] == "BL"
    turning = ex.measure("school_turning", experiment)
    both = np.isfinite(head[:-1, :, 0]) & np.isfinite(head[1:, :, 0])
    angle = np.arccos(np.clip((head[:-1] * head[1:]).sum(axis=2)[both], -1, 1)) / DT
    assert turning.values["mean"] == pytest.approx(angle.mean(), rel=1e-6)
    assert np.isfinite(ex.measure("school_correlation", experiment).values["fluctuation"])


def test_a_document_of_a_film_opens_again(film, tmp_path):
    from explorer.api import described

    experiment, _ = film
    run = ex.run(experiment, steps=20)
    again = described(run.document)
    assert again.key == experiment.key
    assert "--tracks" in run.as_command()
    scope = {"ex": ex}
    exec(run.as_python(), scope)
    assert np.array_equal(scope["run"]["polarisation"], run["polarisation"])
    run.save(str(tmp_path / "film.npz"))
    assert np.array_equal(ex.load(str(tmp_path / "film.npz"))["fish"], run["fish"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("frame,id,x,y\n0,1,0,0\n0,1,1,1\n", "twice in frame 0"),
        ("frame,id,x,y\n0.5,1,0,0\n1,1,1,1\n", "whole numbers"),
        ("frame,id,x,y\n0,1,,\n1,1,,\n0,,2,2\n", "no row"),
    ],
)
def test_what_cannot_be_tracks_is_refused(tmp_path, text, said):
    path = tmp_path / "bad.csv"
    path.write_text(text)
    with pytest.raises(BadInput, match=said):
        ex.recording(str(path), tracks=("frame", "id", "x", "y"))


def test_columns_of_tracks_are_found_by_their_names(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Frame,Fish_ID,X,Y,area\n0,1,0,0,5\n1,1,1,1,5\n")
    assert importing.roles(series.inspect(path)) == ("Frame", "Fish_ID", "X", "Y")
    path.write_text("t,x,y\n0,1,0\n1,1,1\n")
    assert importing.roles(series.inspect(path)) == ()
    with pytest.raises(BadInput, match="give frame, id, x, y"):
        ex.recording(str(path), tracks=("t", "x", "y"))
