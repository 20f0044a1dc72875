"""Picture: one way to look at what a Diagnostic found; declared once, drawn on screen and paper.

A Picture names arrays of the Reading and says what they are: curves, dots, a raster, labelled
points. It knows nothing of pixels; `views` draws it, `io` writes its arrays, and the window turns
a dragged rectangle or a click on it into options, dial positions or a new start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from explorer.equations.errors import BadInput


@dataclass(frozen=True)
class Axis:
    """One axis of a Picture.

    label, unit   words; "{over}" is replaced by the option of that name
    of            what a position along it stands for: the name of a dial or a state, or "{option}"
                  naming one; where given, a click sets it
    also          (unit, setting): a second scale on the far side, in another unit; the setting of
                  the reading says how many of it go into one of the first
    zoom          the two options that hold its ends: a dragged rectangle sets them, so the
                  numbers are computed anew for the part; without it the drawing is enlarged only
    """

    label: str
    unit: str = ""
    of: str = ""
    zoom: tuple[str, str] | None = None
    log: bool = False
    also: tuple[str, str] | None = None


@dataclass(frozen=True)
class Line:
    """A curve y (k,) over x (k,), or m curves (m, k); NaN breaks it. `quiet`: a reference line."""

    x: str
    y: str
    label: str = ""
    quiet: bool = False
    dashed: bool = False
    colour: int | None = None


@dataclass(frozen=True)
class Band:
    """What lies between low (k,) and high (k,) over x (k,): an uncertainty; `quiet`: a region."""

    x: str
    low: str
    high: str
    quiet: bool = False
    colour: int | None = None


@dataclass(frozen=True)
class Dots:
    """Points (x (k,), y (k,)); `value` names an array (k,) that colours them; size in pixels.

    states   names an array (k, d): the whole states they are, for `click="seed"`
    along    names an array (2, d): what a step to the right and a step up are among the states
    """

    x: str
    y: str
    label: str = ""
    value: str = ""
    unit: str = ""
    size: float = 2.0
    states: str = ""
    along: str = ""


@dataclass(frozen=True)
class Raster:
    """A field z (ny, nx) over x (nx,) and y (ny,), the centres of its cells; NaN is left blank.

    map   "forward" one-sided, "diverging" split at zero, "density" counts on a log scale,
          "classes" whole numbers (-1: none) that get a colour each, "truth" 0 or 1
    """

    z: str
    x: str
    y: str
    label: str = ""
    unit: str = ""
    map: Literal["forward", "diverging", "density", "classes", "truth"] = "forward"


@dataclass(frozen=True)
class Bars:
    """A histogram: heights (k,) over the middles x (k,) of equal bars."""

    x: str
    height: str
    label: str = ""


@dataclass(frozen=True)
class Arrows:
    """A direction field: u, v (k,) at x, y (k,), drawn at equal length."""

    x: str
    y: str
    u: str
    v: str


@dataclass(frozen=True)
class Links:
    """Edges between the points x, y (k,): `pairs` (m, 2) of their indices, `weight` (m,)."""

    x: str
    y: str
    pairs: str
    weight: str = ""


@dataclass(frozen=True)
class Marks:
    """A few found points (k, 2), each with words beside it: `words` names a tuple in Reading.words.

    hollow   names an array (k,): non-zero where the point is drawn hollow (unstable)
    bare     words alone, without their points: the names of regions
    family   names an array (k,) of whole numbers: each gets a colour and a shape of its own, and
             the tuple of that name in Reading.words says what they are called
    bold     names an array (k,): non-zero where the point stands out, and gets its words first
    tells    names a tuple of words that the pointer reads instead
    opens    names a tuple of keys: with `click="open"`, the experiment that a click opens
    """

    points: str
    words: str = ""
    hollow: str = ""
    bare: bool = False
    family: str = ""
    bold: str = ""
    tells: str = ""
    opens: str = ""


# fields of a layer that name arrays
ARRAYS = "x y z low high value height u v pairs weight points hollow family bold".split()

Layer = Line | Band | Dots | Raster | Bars | Arrows | Links | Marks


@dataclass(frozen=True)
class Lane:
    """A second, lower plot under a picture, along the same horizontal axis.

    share   of the height that it takes
    """

    y: Axis
    layers: tuple[Layer, ...]
    share: float = 0.28


@dataclass(frozen=True)
class Picture:
    """Layers over two axes.

    name     short and unique in its diagnostic: "orbits", "return map"
    equal    one unit is equally long along both axes
    click    what a click sets: "dials" or "start" of the run, by what the axes stand for, or two
             options, as ("at_x", "at_y"); "open": it opens the experiment of a mark; "seed": a
             trajectory is let go beside the run, from the state that a dot is; "spot": it opens the
             nearest Spot of the reading, dials and state
    """

    name: str
    x: Axis
    y: Axis
    layers: tuple[Layer, ...]
    title: str = ""
    equal: bool = False
    click: Literal["", "dials", "start", "open", "seed", "spot"] | tuple[str, str] = ""
    lane: Lane | None = None

    def __post_init__(self) -> None:
        if not self.layers:
            raise BadInput(f"picture {self.name!r} draws nothing")

    def arrays(self) -> tuple[str, ...]:
        """Names of the arrays that it draws."""
        names: list[str] = []
        for layer in (*self.layers, *(self.lane.layers if self.lane is not None else ())):
            for field in ARRAYS:
                name = getattr(layer, field, "")
                if name and name not in names:
                    names.append(name)
        return tuple(names)


def worded(text: str, options: Mapping[str, Any]) -> str:
    """The text with "{option}" replaced by what that option is set to."""
    for name, value in options.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
