"""The data kinds: what an experiment shows, and what a diagnostic takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Limits = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Look:
    """Where the camera stands first: degrees, and distance in radii of the subject."""

    azimuth: float = -60.0
    elevation: float = 20.0
    distance: float = 2.4


@dataclass(frozen=True)
class Path:
    """A trajectory: (n, d), the last n samples; (m, n, d) for m starts.

    of       state names along the axes, or helper lines `past = x(t - tau)` of a delay; one name
             of a map is drawn as a return map
    marks    function of parameters giving points to mark, wired by name
    limits   (low, high) per axis that frame the attractor
    """

    name: str
    of: tuple[str, ...] = ()
    marks: Callable[..., Any] | None = None
    limits: Limits | None = None
    look: Look = Look()
    label: str = ""


@dataclass(frozen=True)
class Cloud:
    """Unordered points (m, d): `count` tracers scattered over the flow's domain by the engine.

    renewed   steps after which those that have left the domain begin anew in it; 0: never
    """

    name: str
    of: tuple[str, ...] = ()
    count: int = 4000
    limits: Limits | None = None
    look: Look = Look()
    label: str = ""
    renewed: int = 0


@dataclass(frozen=True)
class Solid:
    """A wall or an obstacle in space, upright.

    kind     "box", "sphere" or "cylinder"
    middle   (3,) of it; half (3,) half its width along each axis
    inside   whether the agents live within it: a tank, not an obstacle
    """

    kind: Literal["box", "sphere", "cylinder"]
    middle: tuple[float, float, float]
    half: tuple[float, float, float]
    inside: bool = False


@dataclass(frozen=True)
class Hunter:
    """An agent of another sort that the others flee: state arrays `at` (1, 3), `toward` (1, 3).

    mode     parameter that lets it loose; `off` and `driven` are its values for nobody, and for
             one that swims to the place held by the three parameters of `goal`
    reach    parameter with the distance from which it is feared
    """

    at: str
    toward: str
    mode: str
    off: str
    driven: str
    goal: tuple[str, str, str]
    reach: str = ""


@dataclass(frozen=True)
class Swarm:
    """Agents with a heading: state arrays `at` (m, d) and `toward` (m, d).

    box        parameter that holds the edge of the periodic cube (0: unbounded), or "" for none
    zones      parameters with the radii round each agent, the innermost first
    blind      parameter with the half-angle of the cone behind it that it does not see [degrees]
    solids     function wired by name giving the Solids round and among the agents
    informed   function wired by name giving (m,) truths: those who know where to go
    hunter     who hunts them, where somebody does
    length     parameter that holds the length of a body, or "" for the usual one
    """

    name: str
    at: str
    toward: str
    box: str = ""
    look: Look = Look(azimuth=-55.0, elevation=18.0)
    label: str = ""
    zones: tuple[str, ...] = ()
    blind: str = ""
    solids: Callable[..., Any] | None = None
    informed: Callable[..., Any] | None = None
    hunter: Hunter | None = None
    length: str = ""


@dataclass(frozen=True)
class Image:
    """A scalar field (ny, nx) with its extent ((x0, x1), (y0, y1)); row 0 is the lowest y.

    signed   values of both signs: the colours part at zero
    """

    name: str
    of: Callable[..., Any] | str = ""
    extent: Limits | None = None
    unit: str = ""
    label: str = ""
    signed: bool = False


@dataclass(frozen=True)
class Cells:
    """A lattice of whole numbers (ny, nx)."""

    name: str
    of: Callable[..., Any] | str = ""
    label: str = ""


@dataclass(frozen=True)
class Profile:
    """A line of values (nx,) at one instant, and its history as a picture over x and t.

    over     function wired by name giving the positions (nx,); None: their own numbers
    axis     what the positions are called
    span     [time] that the history shows
    signed   values of both signs: the colours part at zero
    """

    name: str
    of: Callable[..., Any] | str = ""
    unit: str = ""
    label: str = ""
    over: Callable[..., Any] | None = None
    axis: str = "x"
    span: float = 20.0
    signed: bool = False


@dataclass(frozen=True)
class Graph:
    """A network: nodes (m, 2), edges (k, 2) and a value per node."""

    name: str
    of: Callable[..., Any] | str = ""
    label: str = ""


@dataclass(frozen=True)
class Series:
    """A number per step; `of` is a state name or a function wired by name."""

    name: str
    of: Callable[..., Any] | str = ""
    unit: str = ""
    label: str = ""
    help: str = ""
    range: tuple[float, float] | None = None


@dataclass(frozen=True)
class Curve:
    """y over x, both (k,): mostly a diagnostic's result."""

    name: str
    of: Callable[..., Any] | str = ""
    unit: str = ""
    label: str = ""


Show = Path | Cloud | Swarm | Image | Cells | Profile | Graph | Series | Curve
KINDS: tuple[type, ...] = (
    Path,
    Cloud,
    Swarm,
    Image,
    Cells,
    Profile,
    Graph,
    Series,
    Curve,
)
