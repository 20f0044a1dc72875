"""Complex waves in NetCDF under the names of simple-idealized-1d-nlse, readable by its scripts.

source  S. H. S. Herho et al., simple-idealized-1d-nlse (package on PyPI): dimensions and names
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np

from explorer.engine.recorder import Recording
from explorer.engine.session import RunDocument
from explorer.io.layout import Described, Variable, recording
from explorer.model import BadInput, Profile, wiring

EQUATION = "i psi_t + psi_xx/2 + g |psi|^2 psi = 0"
NAMES = {"x", "t", "psi_real", "psi_imag", "psi_abs"}


def profile(run: Recording) -> Profile | None:
    """The complex line of values that the recording holds, if any."""
    for show in run.experiment.shows:
        values = run.arrays.get(show.name)
        if isinstance(show, Profile) and values is not None and np.iscomplexobj(values):
            return show
    return None


def renamed(variable: Variable, show: Profile) -> Variable:
    """A variable over the dimensions t and x."""
    places = len(variable.values.shape) > 0 and variable.name.endswith(show.name)
    dims = tuple(
        "t" if d == "time" else "x" if places and d != "time" else d for d in variable.dims
    )
    return Variable(variable.name, dims, variable.values, variable.unit, variable.label)


def variables(run: Recording, show: Profile) -> Iterator[Variable]:
    """The positions, and the size of the wave."""
    values = run.arrays[show.name]
    where = np.arange(values.shape[-1], dtype=float)
    if show.over is not None:
        where = np.asarray(wiring.call(show.over, dict(run.params)), dtype=float)
    yield Variable("x", ("x",), where, "1", "Spatial coordinate")
    yield Variable(f"{show.name}_abs", ("t", "x"), np.abs(values), "1", "size of the wave")


def attributes(run: Recording) -> dict[str, Any]:
    """The global attributes: every dial, and how the run was made."""
    dials = {n: np.int8(v) if isinstance(v, bool) else v for n, v in run.params.items()}
    return {
        **dials,
        "institution": "not stated",
        "description": f"{run.experiment.title}, a run of Separatrix",
        "equation": EQUATION,
        "created": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
        "software": "Separatrix",
        "license": "not stated",
        "scenario": str(run.params.get("case", run.document.experiment)),
        "integrator": f"split step of order {run.params.get('order', '')}",
        "dt": run.document.dt,
        "seed": run.document.seed,
    }


def foreign(named: Mapping[str, np.ndarray]) -> bool:
    """Whether these are the variables of a file of that package."""
    return {"t", "x", "psi"} <= set(named) and np.iscomplexobj(named["psi"])


def adopt(named: Mapping[str, np.ndarray], described: Described, where: str) -> Recording:
    """The recording in such a file; the file does not say how it was made."""
    x, t, psi = named["x"], named["t"], named["psi"]
    if psi.shape != (len(t), len(x)) or len(x) < 16 or len(x) % 2 or not len(t):
        raise BadInput(f"{where}: psi {psi.shape} does not fit t {t.shape} and an even x {x.shape}")
    gaps = np.diff(x)
    if not (gaps[0] > 0 and np.allclose(gaps, gaps[0], rtol=1e-6)):
        raise BadInput(f"{where}: x must rise in equal steps")
    length = float(gaps.mean() * len(x))
    spacing = float(np.diff(t).mean()) if len(t) > 1 else 1.0
    document = RunDocument(
        "nlse_solitons",
        {"points": len(x), "length": length, "case": "noisy_pulse"},
        start={"psi": psi[0]},
        method="kernel",
        dt=spacing / 20,
        steps=20 * (len(t) - 1),
        every=20,
    )
    own = {"psi": psi, "step": 20 * np.arange(len(t)), "final_psi": psi[-1]}
    return recording(t, own, document, None, described, where)
