"""What a picture of basins says: their shares, how mixed they are, how rough their borders.

Labels (ny, nx) are whole numbers from 0, -1 where a start belongs to no basin.
"""

import numpy as np

BOX = 5  # cells a side of the boxes of the basin entropy


def fractions(labels, count):
    """Share of each of `count` basins among all cells, and its standard error, (count,) each."""
    total = max(1, labels.size)
    share = np.array([(labels == k).sum() for k in range(count)], dtype=float) / total
    return share, np.sqrt(share * (1.0 - share) / total)


def entropy(labels, box=BOX):
    """(basin entropy, the same of boxes on a boundary alone), base e; NaN where there is none.

    source   Daza, Wagemakers, Georgeot, Guéry-Odelin & Sanjuán 2016, Sci. Rep. 6, 31416
    """
    ny, nx = (n // box * box for n in labels.shape)
    if not ny or not nx:
        return np.nan, np.nan
    boxes = labels[:ny, :nx].reshape(ny // box, box, nx // box, box).swapaxes(1, 2)
    boxes = boxes.reshape(-1, box * box)
    total = np.zeros(len(boxes))
    for k in np.unique(boxes):
        p = (boxes == k).mean(axis=1)
        total -= np.where(p > 0.0, p * np.log(np.where(p > 0.0, p, 1.0)), 0.0)
    mixed = total > 0.0
    return float(total.mean()), float(total[mixed].mean()) if mixed.any() else np.nan


def uncertainty(labels, most=5):
    """(exponent, standard error) of f ~ distance^exponent, f the share of pairs that part.

    Pairs are 1, 2, 4, ... cells apart along both axes; `most` distances. NaN where no border is
    seen at two distances. In the plane the border has dimension 2 - exponent.
    source   McDonald, Grebogi, Ott & Yorke 1985, Physica D 17, 125-153
    """
    apart, parted = [], []
    for step in 2 ** np.arange(most):
        if 16 * step > min(labels.shape):  # pairs far apart leave the rim out
            break
        right = labels[:, step:] != labels[:, :-step]
        up = labels[step:] != labels[:-step]
        share = (right.sum() + up.sum()) / (right.size + up.size)
        if share > 0.0:
            apart.append(np.log(step))
            parted.append(np.log(share))
    if len(apart) < 2:
        return np.nan, np.nan
    x, y = np.array(apart), np.array(parted)
    slope, level = np.polyfit(x, y, 1)
    rest = y - slope * x - level
    spread = np.sqrt((rest**2).sum() / max(1, len(x) - 2) / ((x - x.mean()) ** 2).sum())
    return float(slope), float(spread)
