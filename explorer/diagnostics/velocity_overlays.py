"""Speed, vorticity, divergence and Okubo-Weiss parameter of a plane flow, at the instant shown.

Of equations all are exact: the velocity as it stands there, the gradient from the derived
Jacobian, also of a flow that somebody types. Of a velocity on a grid, from a file or a running
model, they are those of what is read between its nodes.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics.eulerian import eulerian
from explorer.diagnostics.ftle_field import checked_domain, picture_of
from explorer.model import (
    Diagnostic,
    Expect,
    Experiment,
    Image,
    Moving,
    Param,
    Reading,
    Source,
    Value,
)
from explorer.numerics import transport

SHARE = 99.5  # per cent of the field within the colour limits
KEEPING = (  # plane flows that neither make nor lose fluid
    "bickley_jet", "convection_rolls", "cylinder_wake", "double_gyre", "drifting_hurricane",
    "lamb_oseen_pair", "lid_driven_cavity_flow", "linear_saddle", "linear_shear",
    "oscillating_flow", "pendulum_flow", "taylor_green_vortices",
)  # fmt: skip
ROUND = ("blinking_rotlet", "blinking_vortex", "interior_squirmer")  # a rim brings fluid back
WITHIN = ((-0.7, 0.7), (-0.7, 0.7))


def compute(
    motion: Moving, t0: float, resolution: int, key: str, pool: Any = None, shape: Any = None,
    domain: Any = None,
) -> Reading:  # fmt: skip
    """One quantity on the grid at the motion's time plus t0; shape (ny, nx), domain for scripts."""
    sides = checked_domain(motion, domain)
    axes = transport.axes(sides, shape or picture_of(motion, sides, resolution))
    t = _instant(motion, t0)
    velocity, gradient = eulerian(motion, pool).at(transport.seeds(axes), t)
    values = quantity(key, velocity, gradient).reshape(len(axes[1]), len(axes[0]))
    found = values[np.isfinite(values)]
    top = float(np.percentile(np.abs(found), SHARE)) if found.size else 1.0
    limits = [0.0 if key == "speed" else -(top or 1.0), top or 1.0]
    given, time = motion.told, motion.told.get("t") or "time"
    names = motion.system.states if motion.system is not None else ("x", "y")
    lengths = {name: given.get(s, "") for name, s in zip("xy", names, strict=True)}
    speed = given.get("u") if motion.slices is not None else ""
    unit = {"speed": speed or f"{lengths['x'] or 'length'}/{time}", "vorticity": motion.per_time}
    unit["divergence"] = motion.per_time
    unit["okubo_weiss"] = f"1/{time}^2" if "/" not in time else f"({motion.per_time})^2"
    exact = "exact gradient of the equations" if motion.system is not None else (
        "gradient of the velocity as it is read between the nodes")  # fmt: skip
    note = f"{exact}; grid {len(axes[0])} x {len(axes[1])}, t = {t:.6g}"
    told = {
        "mean": float(found.mean()) if found.size else np.nan,
        "max": float(found.max(initial=-np.inf)) if found.size else np.nan,
        "min": float(found.min(initial=np.inf)) if found.size else np.nan,
    }
    if key == "divergence":
        told["share"] = _share(gradient)
    return Reading(
        told,
        {key: values, "x": axes[0], "y": axes[1]},
        notes=(note,),
        units={**lengths, **dict.fromkeys((key, "mean", "max", "min"), unit[key])},
        settings={"t": t, "limits": limits, "map": "forward" if key == "speed" else "diverging"},
    )  # fmt: skip


def _instant(motion: Moving, t0: float) -> float:
    """The time that is shown; of a running model the nearest that is known."""
    t = motion.t0 + t0
    if motion.slices is None:
        return t
    first, last = motion.slices.span
    if motion.movable:
        return min(max(t, first), last)
    motion.slices.window(t, t)
    return t


def _share(gradient: np.ndarray) -> float:
    """Largest |divergence| over the largest entry of the velocity gradient; 0 in a still fluid."""
    known = gradient[:, :, np.isfinite(gradient).all(axis=(0, 1))]
    most = float(np.abs(known).max(initial=0.0))
    return float(np.abs(known[0, 0] + known[1, 1]).max(initial=0.0)) / most if most else 0.0


def quantity(key: str, velocity: np.ndarray, gradient: np.ndarray) -> np.ndarray:
    """(m,) of a velocity (2, m) and its gradient (2, 2, m)."""
    if key == "speed":
        return np.hypot(*velocity)
    (ux, uy), (vx, vy) = gradient
    if key == "divergence":
        return np.asarray(ux + vy)
    vorticity = vx - uy
    if key == "vorticity":
        return vorticity
    strain = (ux - vy) ** 2 + (vx + uy) ** 2
    return np.asarray(strain - vorticity**2)


def on_a_plane(experiment: Experiment) -> bool:
    """Whether it is a flow of two states with a domain, its velocity a matter of t and place."""
    system = experiment.system
    plane = len(getattr(experiment.motion, "domain", None) or ()) == 2
    return plane and (system is None or not (system.delays or system.noise))


PARAMS = (
    Param("t0", 0.0, -20.0, 20.0, "instant after the run's time", unit="time"),
    Param(
        "resolution", 256, 32, 1024, "points along x", kind="int", hard_min=3, hard_max=8192,
        scale="log", unit="pixels",
    ),
)  # fmt: skip
OKUBO = Source(
    "A. Okubo", "Horizontal dispersion of floatable particles in the vicinity of velocity "
    "singularities such as convergences", 1970, "Deep-Sea Res. 17, 445-454",
)  # fmt: skip
WEISS = Source(
    "J. Weiss", "The dynamics of enstrophy transfer in two-dimensional hydrodynamics", 1991,
    "Physica D 48, 273-294",
)  # fmt: skip
BATCHELOR = Source(
    "G. K. Batchelor", "An Introduction to Fluid Dynamics", 1967, "Cambridge University Press"
)


def _declared(
    key: str, title: str, about: str, unit: str, sources: tuple[Source, ...],
    expects: tuple[Expect, ...], more: tuple[Value, ...] = (),
) -> Diagnostic:  # fmt: skip
    def read(
        motion: Moving, t0: float, resolution: int, pool: Any = None, shape: Any = None,
        domain: Any = None,
    ) -> Reading:  # fmt: skip
        return compute(motion, t0, resolution, key, pool, shape, domain)

    return Diagnostic(
        key=key, title=title, about=about, takes=None, gives=Image, compute=read,
        needs=("flow", "slices"), fits=on_a_plane, params=PARAMS, sources=sources,
        values=(
            Value("mean", unit, "average over the picture"),
            Value("max", unit, "largest value of the picture"),
            Value("min", unit, "least value of the picture"),
            *more,
        ),
        expects=expects,
    )  # fmt: skip


def _most(value: float, why: str) -> tuple[Expect, ...]:
    return (
        Expect("max", value, 1e-3 * abs(value), why, of="double_gyre", preset="steady",
               options={"resolution": 256}),
    )  # fmt: skip


SPEED, TURNS = np.pi * 0.1, 2 * np.pi**2 * 0.1
DIAGNOSTICS = (
    _declared(
        key="speed", title="Speed",
        about="How fast the fluid moves at every place, at the instant shown. It says nothing of "
        "mixing: the fastest fluid may stay together for ever.",
        unit="length/time", sources=(BATCHELOR,),
        expects=_most(SPEED, "closed form: pi A along the walls of a steady roll"),
    ),
    _declared(
        key="vorticity", title="Vorticity",
        about="Twice the rate at which the fluid turns at every place: dv/dx - du/dy, exact, at "
        "the instant shown. A shear has vorticity though nothing circles in it.",
        unit="1/time", sources=(BATCHELOR,),
        expects=_most(TURNS, "closed form: 2 pi^2 A in the middle of a steady roll"),
    ),
    _declared(
        key="okubo_weiss", title="Okubo-Weiss parameter",
        about="Strain squared minus vorticity squared at every place, at the instant shown: "
        "negative where fluid turns, positive where it is drawn out. Of one instant and one "
        "observer: what really mixes the FTLE tells.",
        unit="1/time^2", sources=(OKUBO, WEISS),
        expects=_most(TURNS**2, "closed form: (2 pi^2 A)^2 at the corners of a steady roll"),
    ),
    _declared(
        key="divergence", title="Divergence",
        about="How fast the area of a small patch of fluid grows: du/dx + dv/dy, at the instant "
        "shown. Zero everywhere in a flow that keeps areas; at the surface of the sea it is not: "
        "there water rises or sinks.",
        unit="1/time", sources=(BATCHELOR,),
        more=(Value("share", "", "largest |divergence| over the steepest slope of velocity"),),
        expects=(
            Expect("mean", -0.06, 1e-12, "closed form: -2 alpha", of="double_gyre",
                   preset="draining"),
            *(Expect("share", 0.0, 1e-12, "closed form: a stream function keeps areas", of=key,
                     options={"resolution": 64, "t0": 0.3}) for key in KEEPING),
            *(Expect("share", 0.0, 1e-12, "closed form: a stream function keeps areas", of=key,
                     options={"resolution": 64, "t0": 0.3, "domain": WITHIN}) for key in ROUND),
        ),
    ),
)  # fmt: skip
