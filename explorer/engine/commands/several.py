"""Several commands as one: done in turn, taken back as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from explorer.engine.session import Document


class Doing(Protocol):
    """What every command can do."""

    def apply(self, document: Document) -> Document:
        """The document after it."""

    def inverse(self, document: Document) -> Doing:
        """The command that takes it back, as seen from the document before."""


@dataclass(frozen=True)
class Several:
    """Commands in turn."""

    commands: tuple[Doing, ...]

    def __iter__(self) -> Iterator[Doing]:
        return iter(self.commands)

    def apply(self, document: Document) -> Document:
        """The document after them."""
        for command in self.commands:
            document = command.apply(document)
        return document

    def inverse(self, document: Document) -> Several:
        """The commands that take them back, the last one first."""
        back: list[Doing] = []
        for command in self.commands:
            back.append(command.inverse(document))
            document = command.apply(document)
        return Several(tuple(reversed(back)))
