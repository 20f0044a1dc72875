"""A diagnostic over a grid of dial positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explorer.api.measures import measure
from explorer.api.shelves import described, diagnostics, resolve
from explorer.engine.batch import begin_document
from explorer.engine.session import RunDocument
from explorer.engine.sweep import MOST, Plan, Point, Table, fill, spaced
from explorer.model import BadInput, Diverged, Experiment
from explorer.model.param import unknown


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
