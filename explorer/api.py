"""The Python interface: `import explorer as ex`. Each function says shapes, units, errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from explorer.engine.batch import begin_document, record, with_seeds
from explorer.engine.changes import animations, checked
from explorer.engine.measurement import Subject, measured
from explorer.engine.recorder import Recording
from explorer.engine.session import RunDocument
from explorer.engine.sweep import MOST, Plan, Point, Table, fill, spaced
from explorer.engine.take import part, so_far
from explorer.io.guests import Guests
from explorer.model import BadInput, Diagnostic, Diverged, Experiment, Reading
from explorer.model.catalogue import Catalogue
from explorer.model.param import ParamSet, unknown
from explorer.model.signal import Signal, Signals
from explorer.model.typed import typed

__all__ = [
    "BadInput",
    "Diverged",
    "Recorded",
    "catalogue",
    "diagnostics",
    "ensemble",
    "figure",
    "flow",
    "ftle",
    "ftle_frames",
    "gridded",
    "guests",
    "load",
    "map",
    "measure",
    "recording",
    "repeat",
    "run",
    "set_threads",
    "sweep",
]


_EXPERIMENTS: Catalogue[Experiment] = Catalogue("explorer.experiments", "EXPERIMENT", "experiment")
_DIAGNOSTICS: Catalogue[Diagnostic] = Catalogue("explorer.diagnostics", "DIAGNOSTIC", "diagnostic")
_GUESTS = Guests(_EXPERIMENTS, _DIAGNOSTICS)
_HEARD: dict[tuple[Any, ...], Signal | None] = {}  # what `signals` computed in this process


@dataclass(frozen=True, eq=False)
class Recorded(Recording):
    """A Recording that can be saved."""

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


def catalogue() -> Mapping[str, Experiment]:
    """Every experiment by key, loaded when asked for; BadInput for an unknown key."""
    _GUESTS.arrive()
    return _EXPERIMENTS


def diagnostics() -> Mapping[str, Diagnostic]:
    """Every diagnostic by key, loaded when asked for; BadInput for an unknown key."""
    _GUESTS.arrive()
    return _DIAGNOSTICS


def guests() -> Guests:
    """The plugins: what is installed, what is on, and what a fault left out."""
    return _GUESTS


def resolve(experiment: str | Experiment) -> Experiment:
    """The experiment itself, or the catalogue's of that key."""
    return experiment if isinstance(experiment, Experiment) else catalogue()[experiment]


def run(
    experiment: str | Experiment,
    params: Mapping[str, Any] | None = None,
    *,
    preset: str | None = None,
    start: Mapping[str, Any] | None = None,
    steps: int | None = None,
    until: float | None = None,
    every: int = 1,
    dt: float | None = None,
    method: str | None = None,
    seed: int = 0,
    t0: float = 0.0,
    rtol: float = 1e-9,
    animate: Mapping[str, Any] | None = None,
    changes: Sequence[Sequence[Any]] = (),
    progress: Callable[[float], None] | None = None,
) -> Recorded:
    """A run: `.t` (k,), `["path"]` (k, d), `["x"]` (k,), k = steps // every + 1 with the start.

    params   dial positions that replace the preset's, which replace the defaults
    start    replaced first values; arrays (m,) give m starts and a path (k, m, d); for a swarm
             whole state arrays
    steps    1000 unless `until` [time] is given
    method   for flows: rk4, heun; dp5, dop853, or rodas4 for stiff ones, which use `rtol` and
             report every dt; verlet or yoshida4 for q' = f(p), p' = g(q)
    animate  dials animated from the first step on: name -> (low, high, period[, shape]); shapes are
             triangle, sine, ramp
    changes  (step, name, value) of dials turned on the way; "dt" and "animate" are names too
    raises   BadInput; a divergence does not raise, see `.diverged`
    """
    chosen = resolve(experiment)
    log = (*animations(chosen, animate or {}), *checked(chosen, changes))
    document = begin_document(
        chosen,
        params,
        preset=preset,
        start=start,
        steps=_steps(chosen, steps, until, dt),
        every=every,
        dt=dt,
        method=method,
        seed=seed,
        t0=t0,
        rtol=rtol,
    )
    document = replace(document, log=log)
    return _recorded(record(chosen, document, progress))


def _steps(experiment: Experiment, steps: int | None, until: float | None, dt: float | None) -> int:
    if steps is not None and until is not None:
        raise BadInput("give steps or until, not both")
    if until is None:
        return 1000 if steps is None else steps
    step = abs(experiment.motion.dt if dt is None else dt)
    if not np.isfinite(until) or until < 0 or step == 0:
        raise BadInput(f"until = {until!r}: give a finite time from 0")
    return round(until / step)


def _recorded(recording: Recording) -> Recorded:
    return Recorded(**{f.name: getattr(recording, f.name) for f in fields(Recording)})


def repeat(
    document: RunDocument, progress: Callable[[float], None] | None = None, seeds: bool = False
) -> Recorded:
    """The run that a document describes, made again; `seeds`: with its seeds as further starts."""
    experiment = described(document)
    wanted = with_seeds(experiment, document) if seeds else document
    return _recorded(record(experiment, wanted, progress))


def recorded_part(recording: Recording) -> Recorded:
    """The recorded steps of a repeated session alone; BadInput where nothing was recorded."""
    take = recording.document.take
    last = int(recording.steps[-1])
    if not take:
        raise BadInput("nothing was recorded in this session: it has no first and last step")
    return _recorded(part(recording, so_far(take, last, last) or take))


def described(document: RunDocument) -> Experiment:
    """The experiment of a document: the catalogue's, rebuilt from its text, or read again."""
    told = document.definition or {}
    if told.get("kind") == "recording":
        from explorer.io import series

        return series.reopened(told)
    if told.get("kind") == "velocity":
        from explorer.io import currents

        return currents.reopened(told)
    if not document.text:
        return catalogue()[document.experiment]
    return typed(document.text, **dict(document.definition or {}))


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
    from explorer.io import series

    if tracks:
        return series.tracking(
            series.inspect(path), tracks, dt=dt or 1.0, unit=unit or "", longest=longest
        ).experiment
    made = series.recording(
        series.inspect(path), columns, time=time, dt=dt, unit=unit, together=together
    )
    return made.experiment


def signals(experiment: Experiment, params: ParamSet) -> Signals:
    """The signal of every experiment of the catalogue, `experiment` being the open one."""
    from explorer.engine.listening import Listening

    return Listening(catalogue(), experiment, params, _HEARD)


def measure(
    diagnostic: str | Diagnostic,
    experiment: str | Experiment | Recording | None = None,
    params: Mapping[str, Any] | None = None,
    *,
    data: Any = None,
    dt: float | None = None,
    channel: str | None = None,
    **options: Any,
) -> Reading:
    """What a diagnostic finds: `.values`, `.arrays`, `.units`, `.uncertainty` by name.

    experiment   key (or "key:channel"), Experiment, or a finished run; a channel may be the number
                 of another diagnostic: "lorenz:path.z.permutation_entropy[n=4].H@512,8"
    data         instead: an array (n,), or {"pos": (m, d), "head": (m, d)} for a swarm
    dt           [time] the run's step; with data: the spacing of its samples (1 when left out)
    options      the diagnostic's own, and those of `run` (preset, start, steps, until, every, dt,
                 method, seed)
    raises       BadInput; Diverged where no partial result makes sense
    """
    chosen = diagnostics()[diagnostic] if isinstance(diagnostic, str) else diagnostic
    source = None if isinstance(experiment, str) else experiment
    if isinstance(experiment, str):
        key, _, named = experiment.partition(":")
        source, channel = resolve(key), channel or named or None
    if data is None and dt is not None:
        options["dt"] = dt
    asked = Subject(chosen, source, channel, params, data, dt or 1.0, signals, diagnostics())
    return measured(asked, options)


def sweep(
    experiment: str | Experiment,
    over: Mapping[str, Any],
    measure: str | Sequence[str],
    params: Mapping[str, Any] | None = None,
    **options: Any,
) -> Table:
    """A diagnostic at every point of a grid of dial positions, in this process.

    over      dial -> (low, high, count), (low, high, count, "log") or the values themselves
    measure   "diagnostic" or "diagnostic.value", or several of them
    options   of the diagnostics and of `run` (preset, start, steps, until, every, dt, method, seed)
    returns   `.values` name -> array over the grid (NaN where a point failed), `.over`,
              `.failures` index -> sentence. `separatrix sweep` does the same with many processes.
    raises    BadInput
    """
    made = plan(experiment, over, measure, params, options)
    table = Table(made, fields_of(made))
    for _ in fill(table, points):
        pass
    return table


def plan(
    experiment: str | Experiment,
    over: Mapping[str, Any],
    measure: str | Sequence[str],
    params: Mapping[str, Any] | None,
    options: Mapping[str, Any],
) -> Plan:
    """What a sweep is to do, checked: dials, values and diagnostics exist and are allowed."""
    channel = ""
    if isinstance(experiment, str):
        experiment, _, channel = experiment.partition(":")
    found = resolve(experiment)
    values = {name: spaced(name, given) for name, given in over.items()}
    if not values:
        raise BadInput("over: name at least one dial")
    for end in (0, -1):
        ends = {name: row[end].item() for name, row in values.items()}
        found.settings({**(params or {}), **ends}, options.get("preset"))
    document = begin_document(found, steps=0)
    wanted = (measure,) if isinstance(measure, str) else tuple(measure)
    made = Plan(
        document.experiment, values, tuple(_wanted(word) for word in wanted), dict(params or {}),
        dict(options), channel, document.text, document.definition,
    )  # fmt: skip
    if len(made) > MOST:
        raise BadInput(f"over: {len(made)} points; at most {MOST} are swept")
    return made


def _wanted(word: str) -> tuple[str, str]:
    """(diagnostic, value) of a word such as "lyapunov.largest"; BadInput for what is unknown."""
    key, _, value = word.partition(".")
    diagnostic = diagnostics()[key]
    known = {one.name for one in diagnostic.values}
    if value and value not in known:
        raise unknown(value, known, f"value of {key}")
    return key, value


def fields_of(made: Plan) -> tuple[str, ...]:
    """Names of the columns a sweep gives: "diagnostic.value"."""
    names = []
    for key, value in made.measures:
        given = [value] if value else [one.name for one in diagnostics()[key].values]
        names += [f"{key}.{one}" for one in given]
    return tuple(dict.fromkeys(names))


def points(made: Plan, indices: Sequence[int]) -> list[Point]:
    """Some points of a sweep, each on its own: what fails is said and does not stop the rest."""
    document = RunDocument(made.experiment, text=made.text, definition=made.definition)
    experiment = described(document) if made.text or made.definition else resolve(made.experiment)
    found: list[Point] = []
    for index in indices:
        params = {**made.params, **made.dials(index)}
        values: dict[str, float] = {}
        try:
            for key in dict.fromkeys(key for key, _ in made.measures):
                reading = measure(
                    key, experiment, params, channel=made.channel or None, **made.options
                )
                values |= {f"{key}.{name}": float(v) for name, v in reading.values.items()}
        except (BadInput, Diverged, ArithmeticError) as error:
            found.append((index, {}, f"{error}" or type(error).__name__))
        else:
            found.append((index, values, ""))
    return found


def ensemble(
    experiment: str | Experiment,
    params: Mapping[str, Any] | None = None,
    *,
    members: int = 10_000,
    radius: float = 1e-3,
    steps: int = 1000,
    every: int = 10,
    **options: Any,
) -> Reading:
    """A ball of copies round the start, and how it spreads: arrays `t`, `spread`, `widest` (k,).

    `points` (members, d) are where they end, `lost` is the share that left every bound. They move
    by the run's rule where that has fixed steps, else by rk4 at its dt.

    radius    of the ball, in units of the state
    options   those of `run`: preset, start, dt, method, seed, t0, rtol
    raises    BadInput, also for a motion without equations and for a delay; Diverged
    """
    from explorer.engine.drop import Drop
    from explorer.engine.spreading import spreading

    chosen = resolve(experiment)
    document = begin_document(chosen, params, steps=steps, every=every, **options)
    return spreading(chosen, document, Drop(int(members), float(radius)).checked())


def figure(
    diagnostic: str | Diagnostic,
    reading: Reading,
    picture: str = "",
    *,
    size: str = "160x120mm",
    dpi: float = 300.0,
    theme: str = "light",
) -> Any:
    """A matplotlib figure of what `measure` gave: `.savefig("a.svg")` writes it.

    picture   name of one of the diagnostic's pictures; "": the first
    size      160x120mm, 6x4in or 1600x1200px;  theme  light, dark or transparent
    raises    BadInput
    """
    from explorer.views import figure as figures

    chosen = diagnostics()[diagnostic] if isinstance(diagnostic, str) else diagnostic
    key = str(reading.settings.get("experiment", ""))
    of = resolve(key) if key in catalogue() else None
    title = f"{chosen.title} of {of.title}" if of else chosen.title
    if theme not in ("light", "dark", "transparent"):
        raise BadInput(f"theme {theme!r}: choose one of light, dark, transparent")
    return figures.figure_of_diagnostic(
        chosen, reading, title, figures.inches(size, dpi), dpi, theme,  # type: ignore[arg-type]
        picture=picture, experiment=of,
    )  # fmt: skip


def ftle(
    experiment: str | Experiment, params: Mapping[str, Any] | None = None, **options: Any
) -> Reading:
    """FTLE of a flow on a domain: arrays `ftle` (ny, nx) [1/time], `x` (nx,), `y` (ny,).

    options   those of the diagnostic `ftle` (T, t0, gradient, method, rtol, steps, ...); shape
              (ny, nx), domain, dt [time] of rk4, preset; with points (m, 2): arrays `ftle` (m,)
              and `F` (m, 2), where the points end
    """
    return measure("ftle", experiment, params, **options)


def ftle_frames(
    experiment: str | Experiment,
    params: Mapping[str, Any] | None = None,
    *,
    step: float = 0.5,
    frames: int = 80,
    t0: float = 0.0,
    scheme: str = "auto",
    **options: Any,
) -> Iterator[Reading]:
    """The sliding window: FTLE at t0 + k * step for k = 0 .. frames - 1.

    scheme    "auto", "queue" or "whole": pictures in float32 at display accuracy (a mean error of
              3e-4 or less of the double gyre's 0.15), pieced together from maps of parts of the
              window or integrated whole, whichever is quicker; "exact": each as `ftle` gives it.
              A rule, a precision, steps, points or another gradient than "grid" mean "exact"
    options   T, direction, shape, resolution, domain, preset, dt; with "exact" all those of `ftle`
    raises    BadInput
    """
    if scheme == "exact" or not set(options) <= _SLIDING:
        for k in range(frames):
            yield ftle(experiment, params, t0=t0 + k * step, **options)
        return
    from explorer.diagnostics import ftle_field, ftle_window
    from explorer.engine import pool
    from explorer.engine.measurement import completed, made, motion_of

    chosen, given = resolve(experiment), dict(options)
    names = {"T", "direction", "resolution"} & set(given)
    own: dict[str, Any] = {name: given.pop(name) for name in names}
    asked = diagnostics()["ftle"].options(own)
    shape, domain = given.pop("shape", None), given.pop("domain", None)
    moving = motion_of(chosen, params, given, "ftle")
    if shape is None:
        shape = ftle_field.picture_of(moving, domain, int(asked["resolution"]))
    T = float(asked["T"]) * (-1.0 if asked["direction"] == "backward" else 1.0)
    for reading in ftle_window.frames(
        moving, T=T, step=step, frames=frames, t0=t0, shape=shape, domain=domain, scheme=scheme,
        pool=pool.pool(),
    ):  # fmt: skip
        yield completed(diagnostics()["ftle"], reading, made(chosen, moving.params))


_SLIDING = frozenset("T direction shape resolution domain preset dt".split())


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
    found = _recorded(files.load(path, described))
    theirs = files.check(path) is netcdf and netcdf.DOCUMENT not in netcdf.texts(path)
    if theirs and "spread" not in found.arrays:
        return replace(found, arrays={**found.arrays, **schooled(found)})
    return found


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


def set_threads(threads: int) -> None:
    """Let headless work use this many threads, at least 1; results do not depend on it."""
    from explorer.engine import pool

    if int(threads) < 1:
        raise BadInput(f"threads = {threads!r}: give a whole number from 1")
    pool.set_threads(threads)
