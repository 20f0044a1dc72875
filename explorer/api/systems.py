"""Systems of the user's own: typed equations, recorded data, a velocity on a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explorer.model import Experiment
from explorer.model.typed import typed


def flow(
    text: str,
    params: Mapping[str, Any] | None = None,
    start: Mapping[str, float] | None = None,
    *,
    dt: float = 0.01,
    domain: Sequence[tuple[float, float]] | None = None,
    wrap: Mapping[str, float] | None = None,
    noise: Mapping[str, str] | None = None,
    history: Mapping[str, str] | None = None,
) -> Experiment:
    """A flow from its equations, `x' = y` line by line.

    params   name -> default, or (default, low, high); a text may declare its own instead,
             `mu = 1 in [0, 10]`
    start    state -> first value (0.1 where left out; `x(0) = 1` in the text)
    domain   (low, high) per state: a flow on a plane or in a box, which has an FTLE
    wrap     state -> modulus, for angles
    noise    state -> strength of white noise on it (an expression), {"x": "sigma"}; read in the
             sense of Stratonovich; `noise(x) = sigma` in the text
    history  state -> expression of t before the start, for delays x(t - tau)
    raises   BadInput with line, column and a suggestion
    """
    return typed(
        text, "flow", params=params, start=start, dt=dt, domain=domain, wrap=wrap, noise=noise,
        history=history,
    )  # fmt: skip


def map(
    text: str,
    params: Mapping[str, Any] | None = None,
    start: Mapping[str, float] | None = None,
    *,
    wrap: Mapping[str, float] | None = None,
) -> Experiment:
    """A map from its equations, `x' = r*x*(1 - x)` giving the next value; see `flow`."""
    return typed(text, "map", params=params, start=start, wrap=wrap)


def recording(
    path: str,
    columns: Sequence[str] = (),
    *,
    time: str | None = None,
    dt: float | None = None,
    unit: str | None = None,
    together: Sequence[str] = (),
    tracks: Sequence[str] = (),
    longest: float = 0.0,
) -> Experiment:
    """A recorded series as an experiment: CSV, NPZ, NetCDF, HDF5 or WAV, by the name's ending.

    columns    names that become channels; () takes every column of numbers that is not the time
    time       column that holds the time; None: the one that looks like it, "" for none
    dt, unit   time between samples, and its unit; None: as the file says, 1 where it says nothing
    together   2 or 3 of them that span a trajectory, "path"
    tracks     instead: columns frame, id, x, y and perhaps z of tracked animals, which become a
               school; dt between frames, longest [unit of x] that one comes in a frame
    raises     BadInput with file and line, or variable, and what is allowed
    """
    from explorer.io import importing, series

    if tracks:
        return importing.tracking(
            series.inspect(path), tracks, dt=dt or 1.0, unit=unit or "", longest=longest
        ).experiment
    made = importing.recording(
        series.inspect(path), columns, time=time, dt=dt, unit=unit, together=together
    )
    return made.experiment


def gridded(times: Any, x: Any, y: Any, u: Any, v: Any, **more: Any) -> Experiment:
    """A velocity given by arrays, as an experiment that `ftle` and the other measures take.

    times    (k,) rising; t counts from the first of them
    x, y     (nx,), (ny,), rising or falling;  u, v  (k, ny, nx), NaN on land
    more     periodic (x, y); radius of the sphere on which x, y are degrees; land (ny, nx);
             units {"x": .., "y": .., "t": .., "u": ..}
    raises   BadInput
    """
    from explorer.model.gridded import gridded as made
    from explorer.model.slices import sliced

    return made(sliced(times, x, y, u, v, **more))
