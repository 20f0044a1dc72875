"""Replay: the way of a saved run from its start to the step where it was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from explorer.engine.batch import pieces
from explorer.engine.changes import checked
from explorer.engine.drop import NAME, Drop
from explorer.engine.session import RunDocument
from explorer.model import Experiment

ENDS = ("stay", "restart", "quit")  # orders that end it before its last step


class Replay:
    """The pieces that `batch.record` takes too, in slices that let a person interrupt.

    last   the step where it was saved
    """

    def __init__(self, experiment: Experiment, document: RunDocument) -> None:
        """BadInput for a log that cannot be."""
        checked(experiment, (change for change in document.log if change[1] != NAME))
        for _, name, word in document.log:
            if name == NAME:
                Drop.read(word).fitted(len(experiment.states))
        self.document, self.last = document, document.steps

    @property
    def initial(self) -> dict[str, Any]:
        """Dial positions at step 0."""
        return dict(self.document.initial)

    def slices(self, most: Callable[[], int]) -> Iterator[tuple[int, list[tuple[str, Any]]]]:
        """(steps to take, changes to apply after them), of at most so many steps as asked."""
        for n, changes in pieces(self.document):
            left = n
            while left > (few := max(1, most())):
                yield few, []
                left -= few
            yield left, changes
