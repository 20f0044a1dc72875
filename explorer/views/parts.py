"""Parts: what a figure has besides the picture itself, and how large its words are."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model import BadInput

SMALLEST, LARGEST = 7.0, 24.0  # [pt] of words on paper


@dataclass(frozen=True)
class Parts:
    """The parts of a figure, each of which can be left out.

    point     font size of axis names [pt]; 0: as the figure's width suggests
    bar       colour bar; scale  axes with their numbers and names
    legend    what each of several curves is; caption  what made the picture
    """

    point: float = 0.0
    bar: bool = True
    scale: bool = True
    legend: bool = True
    caption: bool = True

    def __post_init__(self) -> None:
        if self.point and not SMALLEST <= self.point <= LARGEST:
            raise BadInput(
                f"font size {self.point:g} pt: allowed is {SMALLEST:g} to {LARGEST:g} pt"
            )


WHOLE = Parts()
