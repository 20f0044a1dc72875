"""Chained: the numbers of what is measured already, offered as channels to the next diagnostic."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMenu

from explorer.app.language import tr
from explorer.app.watches import Measure
from explorer.engine import chain
from explorer.model import Diagnostic, Experiment


def offer(
    menu: QMenu,
    experiment: Experiment,
    diagnostic: Diagnostic,
    measures: tuple[Measure, ...],
    diagnostics: Mapping[str, Diagnostic],
    begin: Callable[[str], None],
) -> None:
    """A menu below for each measurement that has numbers along its channel."""
    for key, channel, options in measures:
        read = diagnostics[key]
        names = {v.name: chain.named(channel, read, dict(options), v.name) for v in read.values}
        kept = {
            value: name for value, name in names.items()
            if chain.readable(experiment, diagnostic, name, diagnostics)
        }  # fmt: skip
        if not kept:
            continue
        below = menu.addMenu(tr("{0} of {1}").format(read.title, channel))
        below.setToolTip(tr("Its numbers, in windows that slide along the channel"))
        for value, name in kept.items():
            below.addAction(value).triggered.connect(lambda _, name=name: begin(name))
