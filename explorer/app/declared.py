"""What is measured of an experiment as soon as it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.app.watches import Measure
    from explorer.model import Diagnostic, Experiment


def declared(experiment: Experiment, diagnostics: Mapping[str, Diagnostic]) -> tuple[Measure, ...]:
    """The measurements an experiment begins with, on the channels it names or that fit best.

    Those that follow its frames; a job of minutes waits until somebody asks for it.
    """
    from explorer.engine.channels import fitting

    found: list[Measure] = []
    for word in experiment.diagnostics:
        key, _, channel = word.partition(":")
        if key not in diagnostics or diagnostics[key].renews == "dials":
            continue
        if not channel:
            fits = fitting(experiment, diagnostics[key])
            if not fits:
                continue
            channel = fits[0].name
        found.append((key, channel, ()))
    return tuple(found)
