"""Stock: fills the finds with what the window has to offer now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.app.finds import Find, Finds
from explorer.app.keymap import shown
from explorer.app.language import tr
from explorer.app.tools import channel_of, help_of
from explorer.app.unfit import unfit
from explorer.engine.channels import fitting
from explorer.io import lesson, settings
from explorer.io.assets import asset

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.model import Diagnostic, Experiment

MOST_CHANNELS = 6  # of one diagnostic


class Stock:
    """Reads the window; what is slow to read is read once, beside it."""

    def __init__(self, window: Window) -> None:
        self._w = window
        self.finds = Finds(window.docks.gallery.keepsakes.asked, tr)
        self._stamps: dict[str, Any] = {}

    def renew(self) -> None:
        """As the window is at this moment; only what has changed is listed anew."""
        w, finds = self._w, self.finds
        experiment, entries = w.desk.experiment, w.docks.gallery.shelf.entries
        if self._stale("action", w.keymap.changes):
            finds.put("action", self._actions())
        if self._stale("experiment", (len(entries), *entries[-1:])):
            finds.put("experiment", self._experiments())
        if self._stale("setting", True):
            finds.put("setting", self._settings())
            w.errands.run(lambda: list(_lessons()), lambda found: finds.put("lesson", found))
        if self._stale("file", list(w.docks.gallery.keepsakes.files)):
            finds.put("file", self._files())
        if experiment is not None and self._stale("dial", experiment):
            finds.put_dials(experiment.params)
            finds.put("preset", _presets(experiment))
        known = (experiment, w.desk.diagnostics, w.keymap.changes)
        if experiment is not None and self._stale("measure", known):
            finds.put("measure", self._measures(experiment))

    def _stale(self, kind: str, now: Any) -> bool:
        """Whether it was listed from something else than now."""
        before, self._stamps[kind] = self._stamps.get(kind), now
        return not _same(before, now)

    def _actions(self) -> Iterator[Find]:
        for bound in self._w.keymap:
            if bound.name.startswith("tool."):  # it is measured, and listed so
                continue
            where = bound.where.replace("/", " \u203a ")
            text, keys = bound.action.text(), shown(self._w.keymap.keys(bound.name))
            yield Find("action", bound.name, text, bound.about, keys, where)

    def _experiments(self) -> Iterator[Find]:
        for entry in self._w.docks.gallery.shelf.entries:
            family = entry.family.capitalize()
            yield Find(
                "experiment", entry.key, entry.title, entry.about, where=family,
                words=f"{entry.key} {entry.byline} {entry.haystack}",
            )  # fmt: skip

    def _measures(self, experiment: Experiment) -> Iterator[Find]:
        for diagnostic in self._w.desk.diagnostics.values():
            fits = [channel.name for channel in fitting(experiment, diagnostic)]
            if not fits:
                yield self._unfit(diagnostic, unfit(experiment, diagnostic))
                continue
            usual = channel_of(experiment, diagnostic)
            for channel in [usual, *(one for one in fits if one != usual)][:MOST_CHANNELS]:
                if channel in fits:
                    yield self._measure(diagnostic, channel, channel == usual)

    def _measure(self, diagnostic: Diagnostic, channel: str, usual: bool) -> Find:
        title, name = diagnostic.title, f"tool.{diagnostic.key}"
        keys = shown(self._w.keymap.keys(name)) if usual and name in self._w.keymap else ""
        text = (
            title if usual or diagnostic.takes is None else tr("{0} of {1}").format(title, channel)
        )
        return Find(
            "measure", f"{diagnostic.key}:{channel}", text, help_of(diagnostic), keys,
            tr("Measure"), words=f"{diagnostic.key} {channel}",
        )  # fmt: skip

    def _unfit(self, diagnostic: Diagnostic, why: str) -> Find:
        """It is there, and cannot be had here: better said than not found."""
        return Find(
            "measure", diagnostic.key, diagnostic.title, why, where=tr("Measure"),
            words=diagnostic.key, fault=why,
        )  # fmt: skip

    def _settings(self) -> Iterator[Find]:
        for param in settings.declared():
            yield Find("setting", param.name, tr(param.label), tr(param.help), where=tr("Settings"))

    def _files(self) -> Iterator[Find]:
        for path in self._w.docks.gallery.keepsakes.files:
            yield Find(
                "file", path, Path(path).name, str(Path(path).parent), where=tr("Recent file")
            )


def _same(before: Any, now: Any) -> bool:
    """Whether these are the same objects; experiments are never compared in depth."""
    if isinstance(before, tuple) and isinstance(now, tuple) and len(before) == len(now):
        return all(
            a is b or (isinstance(a, int) and a == b) for a, b in zip(before, now, strict=True)
        )
    return before is now or (isinstance(now, (int, list)) and before == now)


def _presets(experiment: Experiment) -> Iterator[Find]:
    for preset in experiment.presets:
        told = ", ".join(f"{name} = {value}" for name, value in preset.values.items())
        about = preset.about or told or tr("The defaults")
        yield Find("preset", preset.name, preset.title, about, where=tr("Preset"), words=f"{told}")


def _lessons() -> Iterator[Any]:
    for key, folder in lesson.lessons(asset("lessons")).items():
        one = lesson.load(folder)
        yield Find(
            "lesson", key, one.title, one.about, where=tr("Lesson, {0} min").format(one.minutes)
        )
