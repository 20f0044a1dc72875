"""Tracked animals: rows (frame, id, place) laid out by frame, headings, mended exchanges.

What is not seen is NaN throughout. Nothing is filled in over a gap.
"""

import numpy as np

BURST = 3.0  # times the 95th percentile of all steps: a longer one is no way of one animal


def arranged(frame, who, at):
    """(frames, ids, pos): places (k, m, 3) by frame and animal.

    frame, who   (rows,) whole numbers; a row without a place is a gap
    at           (rows, 2 or 3); two columns lie in the plane z = 0
    raises       ValueError where an animal is twice in a frame, with frame and id
    """
    good = np.isfinite(at).all(axis=1) & np.isfinite(frame) & np.isfinite(who)
    frame, who, at = np.rint(frame[good]).astype(np.int64), who[good], at[good]
    if not len(frame):
        raise ValueError("no row has a frame, an id and a place")
    steps = np.diff(np.unique(frame))
    stride = int(steps.min()) if len(steps) else 1
    ids, column = np.unique(who, return_inverse=True)
    row = (frame - frame.min()) // stride
    cell = row * len(ids) + column
    seen, counts = np.unique(cell, return_counts=True)
    if (counts > 1).any():
        first = int(seen[counts > 1][0])
        where = frame.min() + stride * (first // len(ids))
        raise ValueError(f"id {ids[first % len(ids)]:g} is twice in frame {where}")
    pos = np.full((int(row.max()) + 1, len(ids), 3), np.nan)
    pos[row, column, : at.shape[1]] = at
    if at.shape[1] == 2:
        pos[row, column, 2] = 0.0
    return frame.min() + stride * np.arange(len(pos)), ids, pos


def longest_step(pos):
    """How far an animal may come in one frame; a farther one was somebody else. inf if unknown."""
    step = np.linalg.norm(np.diff(pos, axis=0), axis=2)
    step = step[np.isfinite(step)]
    usual = float(np.percentile(step, 95)) if step.size else 0.0
    return BURST * usual if usual > 0.0 else np.inf


def mended(pos, longest):
    """(pos, exchanges): the places with ids put right where two were exchanged.

    Two animals whose steps into a frame are both longer than `longest`, and would both be shorter
    the other way round, are taken for each other; their ways from there on are changed over.
    exchanges   list of (row of the frame, i, j)
    """
    pos, found = pos.copy(), []
    for row in range(1, len(pos)):
        before, now = pos[row - 1], pos[row]
        far = np.flatnonzero(np.linalg.norm(now - before, axis=1) > longest)
        while len(far) > 1:
            i, rest = far[0], far[1:]
            away = np.maximum(
                np.linalg.norm(now[rest] - before[i], axis=1),
                np.linalg.norm(now[i] - before[rest], axis=1),
            )
            j = rest[away.argmin()]
            if away.min() <= longest:
                pos[row:, [i, j]] = pos[row:, [j, i]]
                found.append((row, int(i), int(j)))
                far = rest[rest != j]
            else:
                far = rest
    return pos, found


def headings(pos, longest=np.inf):
    """Unit headings (k, m, 3) from the places of the frames before and after.

    From the frame before to the frame after where one is seen in both, else from or to the one
    there is; a step longer than `longest` counts as not seen. Who rests keeps the heading it had,
    or takes the next; who is in neither frame has none.
    """
    step = np.diff(pos, axis=0)
    length = np.linalg.norm(step, axis=2)
    linked = np.isfinite(length) & (length <= longest)
    step = np.where(linked[..., None], step, 0.0)
    moved, any_link = np.zeros_like(pos), np.zeros(pos.shape[:2], dtype=bool)
    moved[:-1] += step
    moved[1:] += step
    any_link[:-1] |= linked
    any_link[1:] |= linked
    length = np.linalg.norm(moved, axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.where((length > 0.0)[..., None], moved / length[..., None], np.nan)
    resting = any_link & (length == 0.0)
    for row in range(1, len(pos)):
        kept = resting[row] & linked[row - 1]
        found[row, kept] = found[row - 1, kept]
    for row in range(len(pos) - 2, -1, -1):
        kept = resting[row] & linked[row] & np.isnan(found[row, :, 0])
        found[row, kept] = found[row + 1, kept]
    found[np.isnan(pos[..., 0])] = np.nan
    return found


def order(pos, head):
    """(P, M, count), each (k,): polarisation and milling of those who have a heading."""
    seen = np.isfinite(pos).all(axis=2) & np.isfinite(head).all(axis=2)
    count = seen.sum(axis=1)
    some = np.maximum(count, 1)[:, None]
    weight = seen[..., None]
    u = np.where(weight, head, 0.0)
    away = np.where(weight, pos, 0.0)
    away = np.where(weight, away - (away.sum(axis=1) / some)[:, None], 0.0)
    length = np.linalg.norm(away, axis=2, keepdims=True)
    away = away / np.where(length > 1e-10, length, 1.0)
    P = np.linalg.norm(u.sum(axis=1) / some, axis=1)
    M = np.linalg.norm(np.cross(away, u).sum(axis=1) / some, axis=1)
    nobody = count == 0
    return np.where(nobody, np.nan, P), np.where(nobody, np.nan, M), count.astype(float)


def spacing(pos, most=50):
    """Median distance to the nearest over some frames; 1 where nobody has company."""
    found = []
    for row in pos[:: max(1, len(pos) // most)]:
        at = row[np.isfinite(row).all(axis=1)][:500]
        if len(at) > 1:
            apart = np.linalg.norm(at[:, None] - at[None], axis=2)
            np.fill_diagonal(apart, np.inf)
            found.append(np.median(apart.min(axis=1)))
    return float(np.median(found)) if found else 1.0
