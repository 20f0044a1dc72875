"""What a diagnostic finds, and its figure on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from explorer.api.shelves import catalogue, diagnostics, resolve
from explorer.engine.measurement import measured
from explorer.engine.recorder import Recording
from explorer.engine.subject import Subject
from explorer.model import BadInput, Diagnostic, Experiment, Reading
from explorer.model.param import ParamSet
from explorer.model.signal import Signals

if TYPE_CHECKING:
    from explorer.engine.listening import Kept

_HEARD: Kept = {}  # what `signals` computed in this process


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
