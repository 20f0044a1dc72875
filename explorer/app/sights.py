"""Sights: what of the open experiment can stand in a cell of the stage, each with its panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.app.language import phrase, tr
from explorer.model import Path
from explorer.model.shows import Look
from explorer.views.camera import AXIS_VIEWS

if TYPE_CHECKING:
    from explorer.views.panel import Panel
    from explorer.views.stage import Stage
    from explorer.views.view import View

ALONG = {
    "1": phrase("{0} from the front"),
    "3": phrase("{0} from the side"),
    "7": phrase("{0} from above"),
}
ROOMIER = 1.15


@dataclass(eq=False)
class Sight:
    """Views of one observable that belong together.

    along   the axis view that it keeps, or "" where the eye is free; its panel is made when it
            first comes to be seen
    """

    key: str
    title: str
    views: tuple[View, ...]
    along: str = ""
    panels: list[Panel] = field(default_factory=list)

    def build(self, stage: Stage) -> None:
        """Make what is lacking."""
        if self.panels or not self.views:
            return
        panel = stage.add_panel((0, 0, 1, 1), title=self.title)
        self.views[0].build(panel)
        azimuth, elevation = AXIS_VIEWS[self.along]
        # the numbers stand left of the box: they want room in a narrow cell, too
        panel.camera.look = Look(azimuth, elevation, ROOMIER * panel.camera.look.distance)
        panel.camera.touch()  # it does not drift ...
        panel.camera.touched = False  # ... and frames what comes
        panel.camera.toggle_perspective()
        self.panels.append(panel)


def sights(views: Sequence[View], panels: Sequence[Panel]) -> list[Sight]:
    """One for each observable; a trajectory in space is also seen along the three axes."""
    found: list[Sight] = []
    for view, panel in zip(views, panels, strict=True):
        if found and found[-1].views[0].show is view.show:
            found[-1].views += (view,)
            found[-1].panels.append(panel)
        else:
            found.append(Sight(view.show.name, view.title, (view,), panels=[panel]))
    space = next((one for one in found if one.views[0].kind == "space"), None)
    if space is not None and isinstance(space.views[0].show, Path):
        for key, words in ALONG.items():
            title = tr(words).format(space.title)
            found.append(Sight(f"{space.key}@{key}", title, space.views[:1], along=key))
    return found
