"""Timeline: what a live run has been through: the log of its changes, and its past with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.engine.animated import Animated
from explorer.engine.animation import Animation
from explorer.engine.ledger import Ledger
from explorer.engine.orders import Orders
from explorer.engine.past import Past, Taken


class Timeline:
    """Keeps log and past in step: whoever goes back finds the changes that led there.

    ledger   every change since the run began;   past   states kept on its way
    """

    def __init__(self) -> None:
        self.ledger, self.past = Ledger(), Past()
        self._logged = 0  # changes before the earlier step it was brought back to

    def begin(self, live: Animated, animations: Mapping[str, Animation]) -> None:
        """A run begins, with these dials animated."""
        self.ledger.cut()
        self.ledger.animate(live, animations)
        self.past.begin(live)

    def mark(self, live: Animated) -> None:
        """Keep the present state: something was changed."""
        self.past.mark(live, len(self.ledger))

    def passed(self, live: Animated, seconds: float) -> None:
        """Time passed, at a cost of so many seconds."""
        self.past.passed(live, seconds, len(self.ledger))

    def repeat(self, live: Animated, changes: list[tuple[str, Any]]) -> None:
        """What a saved run has at this step."""
        self.ledger.repeat(live, changes)
        self.mark(live)

    def seek(self, live: Animated, step: int, before: int, taken: Taken) -> None:
        """Stand at an earlier step; `taken` gets the samples of so many before it."""
        self._logged = self.past.seek(live, step, before, taken)

    def take_up(self, live: Animated, orders: Orders) -> None:
        """Go on from here, with all as it is ordered now: what came after is no more."""
        if self.past.behind:
            self.ledger.cut(self._logged)
        self.past.cut(live.step)
        animated, wanted = live.going, dict(orders.animations)  # another thread may change them
        gone = {name: None for name in animated if animated[name] != wanted.get(name)}
        self.ledger.animate(live, gone)
        turned = {
            name: value
            for name, value in orders.params.items()
            if value != live.params[name] and name not in wanted
        }
        self.ledger.turn(live, turned)
        if orders.dt != live.dt:
            self.ledger.retime(live, orders.dt)
        new = {name: one for name, one in wanted.items() if live.going.get(name) != one}
        self.ledger.animate(live, new)
        live.place(orders.seeds)
        self.mark(live)
