"""Sweeps as NetCDF: dials as coordinates, a variable for each value, and how to repeat it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from explorer.engine.sweep import DONE, FAILED, TODO, Plan, Table
from explorer.io.atomic import atomic
from explorer.io.composed import composed
from explorer.io.document import versions
from explorer.io.setting import packed
from explorer.model import BadInput

PLAN = "separatrix_sweep"
FAILURES = "separatrix_failures"


def described(plan: Plan) -> str:
    """The plan as JSON with sorted names: equal texts are equal plans."""
    whole = {
        "experiment": plan.experiment,
        "channel": plan.channel,
        "text": plan.text,
        "definition": plan.definition,
        "over": {name: values.tolist() for name, values in plan.over.items()},
        "measures": [list(one) for one in plan.measures],
        "params": packed(plan.params),
        "options": packed(plan.options),
    }
    return msgspec.json.encode(whole, order="deterministic").decode()


def partial(path: str | os.PathLike[str]) -> Path:
    """Where an unfinished sweep of a file is kept, beside it."""
    target = Path(path)
    return target.with_name(f"{target.stem}.partial{target.suffix}")


def save(table: Table, path: str | os.PathLike[str], units: Mapping[str, str]) -> None:
    """Write a table; atomic. units: of dials and values, by name."""
    plan, dims = table.plan, tuple(table.over)
    with atomic(path) as sibling, composed(sibling) as file:
        for name, values in table.over.items():
            file.dimensions[name] = len(values)
            _put(file, name, (name,), values, units)
        for name, values in table.values.items():
            _put(file, name.replace("/", "_"), dims, values, units)
        status = file.create_variable("status", dims, data=table.status.reshape(plan.shape))
        status.attrs["flag_values"] = np.array([TODO, DONE, FAILED], dtype=np.int8)
        status.attrs["flag_meanings"] = "to_do done failed"
        made = ", ".join(f"{name} {version}" for name, version in versions().items())
        file.attrs.update({"Conventions": "CF-1.8", "source": made, PLAN: described(plan)})
        # a table may still be filling
        failures = {str(index): why for index, why in list(table.failures.items())}
        file.attrs[FAILURES] = msgspec.json.encode(failures).decode()


def _put(
    file: Any, name: str, dims: tuple[str, ...], values: np.ndarray, units: Mapping[str, str]
) -> None:
    variable = file.create_variable(name, dims, data=np.asarray(values, dtype=float))
    variable.attrs["units"] = units.get(name) or "1"
    variable.attrs["long_name"] = name


def resumed(table: Table, path: str | os.PathLike[str]) -> None:
    """Fill a table with what a file of the same plan knows; BadInput for another plan's."""
    import h5netcdf

    try:
        with h5netcdf.File(path, "r") as file:
            if str(file.attrs.get(PLAN, "")) != described(table.plan):
                raise BadInput(
                    f"{path} was made with other settings; give the same ones, or another --out"
                )
            table.status[:] = np.asarray(file.variables["status"][...]).ravel()
            for name in table.names:
                table.columns[name][:] = np.asarray(file.variables[name][...]).ravel()
            kept = msgspec.json.decode(str(file.attrs[FAILURES]), type=dict[str, str])
            table.failures = {int(index): why for index, why in kept.items()}
    except (OSError, KeyError, ValueError, msgspec.MsgspecError) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput(f"{path} is no sweep of this program: {error}") from None
