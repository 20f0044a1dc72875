"""A finished run: written to a file and read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from explorer.api.measures import measure
from explorer.api.shelves import described
from explorer.engine.recorder import Recording
from explorer.model import BadInput, Experiment


@dataclass(frozen=True, eq=False)
class Recorded(Recording):
    """A Recording that can be saved."""

    @classmethod
    def of(cls, recording: Recording) -> Recorded:
        """The same recording, to be saved."""
        return cls(**{f.name: getattr(recording, f.name) for f in fields(Recording)})

    def save(self, path: str, *, compact: bool = False) -> None:
        """Write CSV, NPZ, NetCDF (.nc) or HDF5 (.h5), chosen by the name's ending; atomic.

        compact   of a school in NetCDF or HDF5: single precision, and nothing twice
        """
        save(self, path, compact=compact)

    def companions(self, stem: str) -> tuple[str, ...]:
        """Write a school's tables as dewi-kadita names them; gives their paths.

        `STEM_order_parameters.csv`, `STEM_entropy_metrics.csv` and `STEM_final_state.csv`.
        """
        from explorer.io import kadita_csv, school

        show = school.swarm(self)
        if show is None:
            raise BadInput(f"{self.experiment.key}: no school in three dimensions to write")
        return kadita_csv.save(self, show, schooled(self), stem)


def save(
    recording: Recording, path: str, *, comments: bool = False, compact: bool = False,
    only: Sequence[str] = (),
) -> None:  # fmt: skip
    """Write a recording; a school in NetCDF or HDF5 with its order and entropies per sample.

    only   names of the variables that are written; () for all
    """
    from explorer.io import files, hdf5, netcdf

    whole = files.check(path) in (netcdf, hdf5) and not only
    measured = schooled(recording) if whole else None
    files.save(recording, path, comments, measured, compact, only)


def schooled(recording: Recording) -> dict[str, np.ndarray]:
    """Order index, spread, seven entropies and OSI of a school, (k,) each, by dewi-kadita's names.

    By the definitions of its variant; NaN where nobody is there. {} for what is no school.
    """
    from explorer.io import school

    show = school.swarm(recording)
    if show is None:
        return {}
    box = float(recording.params[show.box]) if show.box else 0.0
    definition = "compat" if recording.params.get("variant") == "compat" else "explorer"
    options: dict[str, Any] = {"box": box, "definition": definition}
    reach: dict[str, Any] = {"r_attraction": float(recording.params.get("r_attraction", 0.0))}
    found = {name: np.full(len(recording.t), np.nan) for name in school.DIAGNOSED}
    for k, (at, head) in enumerate(
        zip(recording.arrays[show.at], recording.arrays[show.toward], strict=True)
    ):
        seen = np.isfinite(at).all(axis=1) & np.isfinite(head).all(axis=1)
        if not seen.any():
            continue
        data = {"pos": at[seen], "head": head[seen]}
        order = measure("school_order", data=data, **options).values
        found["order_index"][k] = max(order["P"], order["M"])
        found["spread"][k] = order["spread"]
        values = measure("school_entropies", data=data, **options, **reach).values
        for name, (ours, _) in school.ENTROPIES.items():
            found[name][k] = values[ours]
    return found


def load(path: str) -> Recorded | Experiment:
    """The run in a file that `save` or dewi-kadita wrote; or a velocity on a grid in NetCDF.

    A velocity (u, v over x, y and time, by the CF conventions) comes as an Experiment: what `ftle`
    and the other measures of flows take; t counts in seconds from the first slice; x, y as in the
    file. What dewi-kadita's file lacks is measured anew: order index, spread, entropies and OSI.

    raises  BadInput for a file that is neither, with the variable and the cure
    """
    from explorer.io import currents, files, netcdf

    if not files.has_document(path) and currents.holds(path):
        return currents.load(path)
    found = Recorded.of(files.load(path, described))
    theirs = files.check(path) is netcdf and netcdf.DOCUMENT not in netcdf.texts(path)
    if theirs and "spread" not in found.arrays:
        return replace(found, arrays={**found.arrays, **schooled(found)})
    return found
