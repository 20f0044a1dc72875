"""The Python interface: `import explorer as ex`. Each function says shapes, units, errors."""

from explorer.api.flows import ensemble, ftle, ftle_frames
from explorer.api.measures import figure, measure, signals
from explorer.api.recorded import Recorded, load, save, schooled
from explorer.api.runs import recorded_part, repeat, run, set_threads
from explorer.api.shelves import catalogue, described, diagnostics, guests, resolve
from explorer.api.sweeps import fields_of, plan, points, sweep
from explorer.api.systems import flow, gridded, map, recording
from explorer.model import BadInput, Diverged

__all__ = [
    "BadInput",
    "Diverged",
    "Recorded",
    "catalogue",
    "described",
    "diagnostics",
    "ensemble",
    "fields_of",
    "figure",
    "flow",
    "ftle",
    "ftle_frames",
    "gridded",
    "guests",
    "load",
    "map",
    "measure",
    "plan",
    "points",
    "recorded_part",
    "recording",
    "repeat",
    "resolve",
    "run",
    "save",
    "schooled",
    "set_threads",
    "signals",
    "sweep",
]
