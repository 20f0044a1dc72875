"""Talk: the slides of somebody who presents without a lesson: presets, then favourites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.app.slides import Slide, slides

if TYPE_CHECKING:
    from explorer.app.window import Window


class Talk:
    """Begins with what is open."""

    def __init__(self, window: Window) -> None:
        self._w = window
        experiment = window.desk.experiment
        known = window.commands.opening.catalogue()
        favourites = window.docks.gallery.keepsakes.favourites
        self.slides: list[Slide] = []
        if experiment is not None:
            self.slides = slides(experiment, favourites, known)
        self.at = self._worn()

    def _worn(self) -> int:
        """The slide that is on the screen already; -1 where it is none."""
        desk = self._w.desk
        if desk.experiment is None:
            return -1
        for number, (key, preset) in enumerate(self.slides):
            same = key == desk.experiment.key and preset
            if same and dict(desk.experiment.settings(preset=preset)) == dict(desk.params):
                return number
        return -1

    def turn(self, by: int) -> str:
        """Show another slide; says which."""
        if not self.slides or self._w.desk.experiment is None:
            return ""
        self.at = min(max(self.at + by, 0), len(self.slides) - 1)
        key, preset = self.slides[self.at]
        if key != self._w.desk.experiment.key:
            self._w.commands.opening.open_key(key, preset or None)
        elif preset:
            self._w.commands.dials.choose_preset(preset)
        return f"{self.at + 1} / {len(self.slides)}  {preset}"
