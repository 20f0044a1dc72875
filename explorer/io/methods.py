"""What a paper's Methods section needs: equations, dials, start, rule, seed, versions, BibTeX."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from explorer import __version__
from explorer.engine import animation
from explorer.engine.drop import NAME
from explorer.engine.session import RunDocument
from explorer.io.bibtex import bibliography
from explorer.io.document import versions
from explorer.model import Diagnostic, Experiment, Flow, Kernel, Map, Source
from explorer.model.tape import Tape

Measured = tuple[Diagnostic, str, Mapping[str, Any]]  # what, of which channel, its options
ADAPTIVE = ("dp5", "dop853", "rodas4")
DORMAND = Source(
    "J. R. Dormand, P. J. Prince", "A family of embedded Runge-Kutta formulae", 1980,
    "J. Comput. Appl. Math. 6, 19-26", "10.1016/0771-050X(80)90013-3",
)  # fmt: skip
HAIRER = "Solving Ordinary Differential Equations"
NONSTIFF = Source(
    "E. Hairer, S. P. Nørsett, G. Wanner", f"{HAIRER} I: Nonstiff Problems", 1993,
    "Springer, Berlin, 2nd edition",
)  # fmt: skip
STIFF = Source(
    "E. Hairer, G. Wanner", f"{HAIRER} II: Stiff and Differential-Algebraic Problems", 1996,
    "Springer, Berlin, 2nd edition",
)  # fmt: skip
VERLET = Source(
    "L. Verlet", "Computer experiments on classical fluids", 1967, "Phys. Rev. 159, 98-103",
    "10.1103/PhysRev.159.98",
)  # fmt: skip
YOSHIDA = Source(
    "H. Yoshida", "Construction of higher order symplectic integrators", 1990,
    "Phys. Lett. A 150, 262-268", "10.1016/0375-9601(90)90092-3",
)  # fmt: skip
RUEMELIN = Source(
    "W. Rümelin", "Numerical treatment of stochastic differential equations", 1982,
    "SIAM J. Numer. Anal. 19, 604-613",
)  # fmt: skip
# rule -> what a reader calls it, and who is to be cited
RULES: dict[str, tuple[str, tuple[Source, ...]]] = {
    "rk4": ("the classical fourth-order Runge-Kutta rule", ()),
    "heun": ("Heun's rule", ()),
    "dp5": ("the Dormand-Prince rule of order 5(4)", (DORMAND, NONSTIFF)),
    "dop853": ("the Dormand-Prince rule of order 8(5,3), DOP853", (NONSTIFF,)),
    "rodas4": ("the Rosenbrock rule of order 4(3), RODAS", (STIFF,)),
    "verlet": ("the velocity Verlet rule", (VERLET,)),
    "yoshida4": ("Yoshida's fourth-order symplectic rule", (YOSHIDA,)),
}


def methods(experiment: Experiment, run: RunDocument, measured: Sequence[Measured] = ()) -> str:
    """A paragraph that lets a stranger repeat the run, and the references it names."""
    lines = [f"{experiment.title} was simulated with Separatrix {__version__}."]
    lines += [*_equations(experiment), _dials(experiment, run), *_start(experiment, run)]
    lines.append(_rule(experiment, run))
    changes = [change for change in run.log if change[1] != NAME]
    if changes:
        told = "; ".join(_change(*change) for change in changes)
        lines.append(f"Changes during the run: {told}.")
    lines += [_measurement(*one) for one in measured]
    libraries = ", ".join(f"{name} {number}" for name, number in versions().items())
    lines.append(
        f"Seed {run.seed}. Double precision, {platform.system()} {platform.machine()}. "
        f"Libraries: {libraries}."
    )
    sources = [*experiment.sources, *_cited(experiment, run)]
    sources += [source for diagnostic, _, _ in measured for source in diagnostic.sources]
    return "\n".join([*lines, "", bibliography(sources)])


def _change(step: int, name: str, value: Any) -> str:
    if name != animation.NAME:
        return f"{name} = {_number(value)} at step {step}"
    dial, one = animation.read(value)
    if one is None:
        return f"{dial} no longer swept from step {step}"
    ends = f"from {_number(one.low)} to {_number(one.high)}"
    how = f"{one.shape}, period {_number(one.period)}"
    factors = ", by equal factors" if one.scale == "log" else ""
    return f"{dial} swept {ends} ({how}{factors}) from step {step}"


def _equations(experiment: Experiment) -> list[str]:
    motion = experiment.motion
    text = getattr(motion, "lines", getattr(motion, "text", ""))
    shown = [line.strip() for line in text.splitlines() if line.strip()]
    if shown:
        kind = "Map" if isinstance(motion, Map) else "Equations"
        told = [f"{kind}: " + "; ".join(shown) + "."]
    else:
        told = ["Equations: " + ", ".join(f"${line}$" for line in experiment.equations) + "."]
    wraps = getattr(motion, "wrap", {})
    if wraps:
        angles = ", ".join(f"{name} modulo {_number(m)}" for name, m in wraps.items())
        told.append(f"Angles: {angles}.")
    return told if shown or experiment.equations else []


def _dials(experiment: Experiment, run: RunDocument) -> str:
    units = {param.name: param.unit for param in experiment.params}
    dials = ", ".join(
        f"{name} = {_number(value)} {units.get(name, '')}".rstrip()
        for name, value in run.initial.items()
    )
    return f"Parameters: {dials}." if dials else "The system has no parameters."


def _start(experiment: Experiment, run: RunDocument) -> list[str]:
    motion = experiment.motion
    if isinstance(motion, Tape):
        about = run.definition or {}
        named = f" {about['file']} (SHA-256 {about['digest']})" if about.get("file") else ""
        return [f"The samples come from a file{named}."]
    if isinstance(motion, Kernel):
        replaced = ", ".join(_first(name, value) for name, value in run.start.items())
        return [
            "Start: the model's own, drawn with the seed"
            + (f"; given: {replaced}." if replaced else ".")
        ]
    start = {**motion.start, **run.start}
    told = ["Start: " + ", ".join(_first(n, v) for n, v in start.items()) + "."]
    if experiment.delayed:
        past = getattr(motion, "history", {})
        kept = ", ".join(f"{name}(t) = {line}" for name, line in past.items())
        told.append(f"Before the start: {kept or 'the start values, held constant'}.")
    if run.seeds:
        told.append(f"{len(run.seeds)} further trajectories, each from its own start, beside it.")
    return told


def _first(name: str, value: Any) -> str:
    if np.ndim(value):
        return f"{name} = an array of shape {np.shape(value)}, in the session file"
    return f"{name} = {_number(value)}"


def _rule(experiment: Experiment, run: RunDocument) -> str:
    steps = f"{run.steps} steps" + (f", each {run.every}th kept" if run.every > 1 else "")
    motion = experiment.motion
    if isinstance(motion, Map):
        return f"Iterated {steps}."
    unit = motion.units.get("t", "")
    length = f"{_number(run.dt)} {unit}".rstrip()
    if isinstance(motion, Tape):
        return f"Sampled every {length}, {steps}."
    name = "the model's own rule"
    if _noisy(experiment):
        name = "the stochastic Heun rule (noise in the sense of Stratonovich)"
    elif run.method in RULES:
        name = f"{RULES[run.method][0]} ({run.method})"
    how = f"Integrated with {name}, step {length}"
    if run.method in ADAPTIVE:
        how = f"Integrated with {name} at relative tolerance {run.rtol:g}, reported every {length}"
    end = f"{run.t0 + run.steps * run.dt:.12g} {unit}".rstrip()
    span = "" if any(n == "dt" for _, n, _ in run.log) else f" to t = {end}"
    return f"{how}, {steps} from t = {_number(run.t0)}{span}."


def _noisy(experiment: Experiment) -> bool:
    system = experiment.system
    return isinstance(experiment.motion, Flow) and system is not None and bool(system.noise)


def _cited(experiment: Experiment, run: RunDocument) -> tuple[Source, ...]:
    """Who is to be cited for the rule."""
    if not isinstance(experiment.motion, Flow):
        return ()
    return (RUEMELIN,) if _noisy(experiment) else RULES[run.method][1]


def _measurement(diagnostic: Diagnostic, channel: str, options: Mapping[str, Any]) -> str:
    told = ", ".join(f"{n} = {_number(v)}" for n, v in options.items() if v != "")
    of = f" of {channel}" if channel else ""
    return f"Measured: {diagnostic.title}{of}" + (f" with {told}." if told else ".")


def _number(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(float(value)).removesuffix(".0") if isinstance(value, float) else str(value)
