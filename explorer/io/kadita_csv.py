"""Tables of a school under dewi-kadita's names: order, entropies, and the final state.

source  S. H. S. Herho et al., dewi-kadita (package on PyPI): column names
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from explorer.engine.recorder import Recording
from explorer.engine.session import RunDocument
from explorer.io import school
from explorer.io.atomic import atomic
from explorer.model import BadInput, Swarm

STATE = ("Fish_ID", "x", "y", "z", "vx", "vy", "vz")
ENDINGS = ("_order_parameters.csv", "_entropy_metrics.csv", "_final_state.csv")


def title(name: str) -> str:
    """The column of a variable: `order_index` is Order_Index."""
    return "_".join(word.capitalize() for word in name.split("_"))


def save(
    run: Recording, show: Swarm, measured: Mapping[str, np.ndarray], stem: str | os.PathLike[str]
) -> tuple[str, ...]:
    """Write `STEM_order_parameters.csv`, `STEM_entropy_metrics.csv`, `STEM_final_state.csv`.

    measured   variable of `school.DIAGNOSED` -> (k,) values
    """
    order = school.order(run, show)
    both = {"time": run.t, **order}
    rest = {name: measured[name] for name in school.CSV_ORDER if name in measured}
    at, velocity = run.arrays[show.at][-1], school.velocities(run, show)[-1]
    state = np.column_stack((np.arange(len(at)), at, velocity))
    tables: Sequence[tuple[Sequence[str], np.ndarray]] = (
        ([title(name) for name in both], np.column_stack(list(both.values()))),
        ([title(n) for n in {**both, **rest}], np.column_stack([*both.values(), *rest.values()])),
        (STATE, state),
    )
    paths = tuple(f"{stem}{ending}" for ending in ENDINGS)
    for path, (names, rows) in zip(paths, tables, strict=True):
        _write(path, names, rows)
    return paths


def _write(path: str, names: Sequence[str], rows: np.ndarray) -> None:
    whole = [name == "Fish_ID" for name in names]
    with atomic(path) as sibling, open(sibling, "w", encoding="utf-8", newline="\n") as lines:
        lines.write(",".join(names) + "\n")
        for row in rows.tolist():
            cells = (str(int(v)) if w else f"{v!r}" for v, w in zip(row, whole, strict=True))
            lines.write(",".join(cells) + "\n")


def is_state(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a table of a final state."""
    try:
        with open(path, encoding="utf-8") as lines:
            return tuple(lines.readline(1000).strip().split(",")) == STATE
    except (OSError, UnicodeDecodeError):
        return False


def load(path: str | os.PathLike[str]) -> tuple[RunDocument, np.ndarray, np.ndarray]:
    """(document, places, headings) of a table of a final state, to begin a run from.

    It does not say how large the box was, nor how far zones reach: the box is taken as open water.
    """
    where = str(Path(path))
    try:
        rows = np.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)
    except (OSError, ValueError) as error:
        raise BadInput(f"{where}: not a table of numbers ({error})") from None
    if not len(rows) or rows.shape[1] != len(STATE) or not np.isfinite(rows).all():
        raise BadInput(f"{where}: give rows of {', '.join(STATE)}, all of them numbers")
    at, velocity = rows[:, 1:4], rows[:, 4:7]
    length = np.linalg.norm(velocity, axis=1, keepdims=True)
    head = velocity / np.where(length > 0.0, length, 1.0)
    said = "box_size and zones are not in it; open water and the usual zones are taken"
    warnings.warn(f"{where}: {said}", stacklevel=2)
    params = {"variant": "compat", "n_fish": len(at), "box_size": 0.0,
              "speed": float(np.median(length))}  # fmt: skip
    document = RunDocument(
        "couzin", params, start={"pos": at, "head": head}, method="kernel", dt=0.1
    )
    return document, at, head
