"""Measurements that have a key of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.window import Window

TEST = "surrogate_test"


class Measuring:
    """Measurements that have a key of their own."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("test", "Run", "Surrogate test", "Is the first series more than noise?", "Ctrl+T"),
        act(
            "sweep",
            "Run",
            "Sweep\u2026",
            "A number over one or two dials, filled while you look",
            "Ctrl+Shift+W",
        ),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def test(self) -> None:
        """A surrogate test of the first series that is open."""
        from explorer.engine.channels import channels
        from explorer.model import Series

        desk = self._w.desk
        known = channels(desk.experiment).values() if desk.experiment is not None else ()
        found = [c.name for c in known if c.kind is Series]
        if found and TEST in desk.diagnostics:
            desk.measuring.add(TEST, next((name for name in found if "." not in name), found[0]))

    def sweep(self) -> None:
        """Ask for a sweep of what is open."""
        from explorer.app.sweeping import SweepDialog

        if self._w.desk.experiment is not None and self._w.desk.diagnostics:
            self._w.commands.show(SweepDialog(self._w))
