"""Signal: what one experiment sounds like; Signals: all of them, heard one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np


@dataclass(frozen=True, eq=False)
class Signal:
    """One channel of one experiment, its transient gone.

    samples   (k,) evenly spaced
    spacing   [time] between two of them; iterations for a map
    iterated  whether they are the iterates of a map
    """

    key: str
    title: str
    family: str
    channel: str
    samples: np.ndarray
    spacing: float
    iterated: bool = False


class Signals(Protocol):
    """The experiments there are, by key, that of the open one first.

    Supplied as `catalogue` to a compute that asks for it.
    """

    here: str

    def __iter__(self) -> Iterator[str]: ...

    def __len__(self) -> int: ...

    def family(self, key: str) -> str:
        """The family an experiment belongs to, without loading it where that can be."""

    def heard(self, key: str, samples: int, cancel: Any = None) -> Signal | None:
        """Its signal; None when it has no series, falls apart, or was cancelled."""
