"""Dye, doubt and the field of a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act
from explorer.app.language import tr

if TYPE_CHECKING:
    from explorer.app.window import Window


class Flows:
    """Dye, doubt and the field of a flow."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act(
            "tracers",
            "Run",
            "Drop tracers",
            "A drop of particles where you click next",
            "D",
            does="dye",
            argument="ball",
        ),
        act(
            "streak",
            "Run",
            "Streakline",
            "A nozzle where you click next: it lets dye out from now on",
            "Shift+D",
            does="dye",
            argument="streak",
        ),
        act(
            "dye",
            "Run",
            "Line of dye",
            "Drag a line on the picture next, or click for a ring: the flow draws it out",
            "Ctrl+D",
            does="dye",
            argument="line",
        ),
        act(
            "how_sure",
            "Run",
            "How sure?",
            "The FTLE that is shown, with half the step and on twice the grid",
            "Ctrl+H",
        ),
        act(
            "save_field",
            "File",
            "Save field\u2026",
            "What the stage shows of a measurement: numbers as NetCDF, CSV or NPZ, curves as "
            "GeoJSON, a picture as PNG, SVG or PDF",
            "Ctrl+Shift+S",
        ),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def dye(self, form: str) -> None:
        """Tracers, a streakline or a line of dye, where the mouse is pressed next."""
        self._w.scenery.dyeing.arm(form)

    def save_field(self) -> None:
        """The field that the stage shows, as a file; ridges over it go with their own card."""
        from explorer.app.held import Held
        from explorer.app.saving import ask

        measure = self._w.docks.measures.overlaid.top()
        held = Held(self._w.desk, measure) if measure is not None else None
        if held is None or held.reading is None:
            self._w.card.say(
                tr("No field is shown"), tr("Measure the FTLE field first, then ask again.")
            )
            return
        ask(self._w, held)

    def how_sure(self) -> None:
        """The FTLE that is shown, with half the step and on twice the grid, beside the run."""
        desk = self._w.desk
        shown = [measure for measure in desk.document.measures if measure[0] == "ftle"]
        doubt = desk.diagnostics.get("ftle_doubt")
        if doubt is None or not shown:
            self._w.card.say(
                tr("No FTLE is shown"), tr("Measure the FTLE field first, then ask again.")
            )
            return
        own = {param.name for param in doubt.params} - {"method"}
        same = {name: value for name, value in shown[-1][2] if name in own}
        self._w.commands.tried(lambda: desk.measuring.add("ftle_doubt", shown[-1][1], same))
        self._w.bridge.wake()
