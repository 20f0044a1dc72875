"""Commands on what is seen of a run: measurements, cameras, looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from explorer.engine.session import Document


@dataclass(frozen=True)
class SetMeasures:
    """Choose which diagnostics read which channels: (key, channel, options)."""

    measures: tuple[tuple[str, str, tuple[tuple[str, Any], ...]], ...]

    def apply(self, document: Document) -> Document:
        """The document after it."""
        return replace(document, measures=self.measures)

    def inverse(self, document: Document) -> SetMeasures:
        """The command that takes it back."""
        return SetMeasures(document.measures)


@dataclass(frozen=True)
class SetCameras:
    """Place cameras: (panel, numbers)."""

    cameras: tuple[tuple[str, tuple[float, ...]], ...]

    def apply(self, document: Document) -> Document:
        """The document after it."""
        return replace(document, cameras=self.cameras)

    def inverse(self, document: Document) -> SetCameras:
        """The command that takes it back."""
        return SetCameras(document.cameras)


@dataclass(frozen=True)
class SetLooks:
    """Draw pictures another way: name -> value, None for as declared."""

    values: Mapping[str, Any]

    def apply(self, document: Document) -> Document:
        """The document after it."""
        looks = {**dict(document.looks), **self.values}
        kept = tuple((name, value) for name, value in looks.items() if value is not None)
        return replace(document, looks=kept)

    def inverse(self, document: Document) -> SetLooks:
        """The command that takes it back."""
        before = dict(document.looks)
        return SetLooks({name: before.get(name) for name in self.values})
