"""Further trajectories beside the run."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.window import Window


class Seeds:
    """Further trajectories beside the run."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act(
            "seed",
            "Edit",
            "Seed tool",
            "A plain click lets a trajectory go; once more puts the tool away",
            "S",
            checkable="1",
        ),
        act("seeds", "Edit", "Table of seeds\u2026", "Where they start, as numbers", "Shift+S"),
        act("remove_seed", "Edit", "Remove seed", "Take the chosen trajectory away", "Del"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def seed(self) -> None:
        """Take up the Seed tool, or put it away."""
        seeding = self._w.scenery.seeding
        seeding.arm(not seeding.armed)
        self._w.actions_by_name["seed"].setChecked(seeding.armed)

    def seeds(self) -> None:
        """The starts of all seeds as a table."""
        from explorer.app.seed_table import SeedTable

        self._w.commands.show(SeedTable(self._w))

    def remove_seed(self) -> None:
        """Take the chosen trajectory away."""
        self._w.scenery.seeding.remove()
