"""Figures for paper and slides: every data kind through matplotlib, at an exact size, no GL.

Text stays text in SVG, fonts are embedded whole in PDF, big clouds become pixels inside vector
axes, and the caption says what made the picture.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path as FilePath
from typing import Any, Literal

import numpy as np
from matplotlib import font_manager, rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from explorer import __version__
from explorer.engine.recorder import Recording
from explorer.model import BadInput, Diagnostic, Experiment, Picture
from explorer.model.diagnostic import Reading
from explorer.views import numbers, page_picture, page_plane, page_reading, page_school, page_space
from explorer.views.page import Page
from explorer.views.parts import SMALLEST, WHOLE, Parts
from explorer.views.pose import Pose
from explorer.views.theme import FONTS, NIGHT, PAPER, PROJECTOR, Theme
from explorer.views.view import view_of

MM = 1 / 25.4
MOST_LINES = 4  # of a caption
STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "ps.fonttype": 42,
    "mathtext.fontset": "dejavusans",
    "axes.unicode_minus": True,
    "svg.hashsalt": "separatrix",
}


def style() -> Any:
    """Settings under which a figure is made and saved; only fonts that are installed."""
    known = set(font_manager.get_font_names())
    return {**STYLE, "font.family": [font for font in FONTS if font in known] or ["sans-serif"]}


DEFAULT_SIZE = (160 * MM, 120 * MM)


def inches(text: str, dpi: float) -> tuple[float, float]:
    """Width and height in inches of "160x120mm", "6x4in" or "1600x1200px"."""
    found = re.fullmatch(r"\s*([\d.]+)\s*[x×]\s*([\d.]+)\s*(mm|in|px)?\s*", text)
    if not found or not (float(found[1]) > 0 and float(found[2]) > 0):
        raise BadInput(f"size {text!r}: write it like 160x120mm, 6x4in or 1600x1200px")
    factor = {"mm": MM, "in": 1.0, "px": 1.0 / dpi}[found[3] or "px"]
    return float(found[1]) * factor, float(found[2]) * factor


Theming = Theme | Literal["light", "dark", "transparent", "projector"]
GROUNDS = {"dark": NIGHT, "projector": PROJECTOR}


def figure(
    recording: Recording,
    view: str = "",
    size: tuple[float, float] = DEFAULT_SIZE,
    dpi: float = 300.0,
    theme: Theming = "light",
    *,
    reading: Reading | None = None,
    note: str = "",
    colour: str = "heading",
    parts: Parts = WHOLE,
    seen: tuple[Pose, float] | None = None,
) -> Figure:
    """A matplotlib figure of one view of a recording.

    size      [inch]; see `inches`
    view      name of an observable; "": the first
    reading   a field over the same plane (arrays x, y and one named in `arrays`), drawn beneath;
              of a school the measurement that its colours stand for
    colour    what the colours of a school mean: a name in `colouring.COLOURINGS`
    note      words added to the caption
    parts     what it has besides the picture, and the size of its words
    seen      (pose, aspect) of a camera that looks into a space; None: as declared
    """
    chosen = view_of(recording.experiment, view, recording.params)
    with rc_context(style()):
        made, tokens = _sheet(size, dpi, theme)
        if parts.caption:
            _caption(made, recording, tokens, note, parts)
        point = _point(made, parts)
        page = Page(made, tokens, chosen, recording, point, colour, parts, seen)
        _DRAW[chosen.kind](page, reading)
        numbers.settle(made)
        _freeze(made)
    return made


def figure_of_reading(
    reading: Reading,
    title: str,
    size: tuple[float, float] = DEFAULT_SIZE,
    dpi: float = 300.0,
    theme: Theming = "light",
    note: str = "",
    parts: Parts = WHOLE,
) -> Figure:
    """A matplotlib figure of what a diagnostic without pictures found: a field, or numbers."""
    with rc_context(style()):
        made, tokens = _sheet(size, dpi, theme)
        words = " · ".join(word for word in (title, note, f"Separatrix {__version__}") if word)
        if parts.caption:
            _write_caption(made, words, tokens, parts)
        page_reading.draw_reading(made, tokens, reading, _point(made, parts), parts)
        numbers.settle(made)
        _freeze(made)
    return made


def figure_of_picture(
    reading: Reading,
    picture: Picture,
    title: str,
    size: tuple[float, float] = DEFAULT_SIZE,
    dpi: float = 300.0,
    theme: Theming = "light",
    *,
    experiment: Experiment | None = None,
    options: Mapping[str, Any] | None = None,
    parts: Parts = WHOLE,
) -> Figure:
    """A matplotlib figure of one Picture of a reading; its settings fill in the axes' names.

    The caption names the dials that are off their defaults and these options.
    """
    with rc_context(style()):
        made, tokens = _sheet(size, dpi, theme)
        if parts.caption:
            _write_caption(made, _told(title, reading, experiment, options or {}), tokens, parts)
        page_picture.draw_picture(
            made, tokens, reading, picture, _point(made, parts), dict(reading.settings),
            experiment, parts,
        )  # fmt: skip
        _freeze(made)
    return made


def figure_of_diagnostic(
    diagnostic: Diagnostic,
    reading: Reading,
    title: str,
    size: tuple[float, float] = DEFAULT_SIZE,
    dpi: float = 300.0,
    theme: Theming = "light",
    *,
    picture: str = "",
    experiment: Experiment | None = None,
    parts: Parts = WHOLE,
) -> Figure:
    """A figure of a reading by its diagnostic's picture of this name; "": the first.

    raises   BadInput lists the pictures there are
    """
    if not diagnostic.pictures and not picture:
        return figure_of_reading(reading, title, size, dpi, theme, parts=parts)
    told = {p.name: reading.settings.get(p.name, p.default) for p in diagnostic.params}
    changed = {p.name: told[p.name] for p in diagnostic.params if told[p.name] != p.default}
    return figure_of_picture(
        reading, diagnostic.picture(picture), title, size, dpi, theme, experiment=experiment,
        options=changed, parts=parts,
    )  # fmt: skip


def _told(
    title: str, reading: Reading, experiment: Experiment | None, options: Mapping[str, Any]
) -> str:
    """What made a reading, for its caption."""
    dials = dict(reading.settings.get("dials", {}))
    if experiment is not None and dials:
        dials = experiment.settings(dials).changed()
    words = [title, ", ".join(f"{name} = {_short(value)}" for name, value in dials.items())]
    words += [f"{name} = {_short(value)}" for name, value in options.items() if value != ""]
    return " · ".join(word for word in (*words, f"Separatrix {__version__}") if word)


def save(made: Figure, path: FilePath | str) -> None:
    """Write PNG, SVG or PDF by the path's suffix, at exactly the figure's size and dpi."""
    kind = FilePath(path).suffix.lstrip(".").lower()
    software = f"Separatrix {__version__}"
    known: dict[str, dict[str, Any]] = {
        "png": {"Software": software},
        "svg": {"Creator": software, "Date": None},
        "pdf": {"Creator": software, "CreationDate": None},
    }
    metadata = known.get(kind, {})
    with rc_context(style()):
        made.savefig(path, format=kind, dpi=made.dpi, metadata=metadata)
    let_go_of_pixels(made)


def sketch(made: Figure, stream: Any, dpi: float) -> None:
    """The figure as a PNG of another resolution, for a look at it; quickly deflated."""
    with rc_context(style()):
        made.savefig(stream, format="png", dpi=dpi, pil_kwargs={"compress_level": 1})
    let_go_of_pixels(made)


def let_go_of_pixels(made: Figure) -> None:
    """Give it another canvas: the old one and its pixels would stay until cycles are searched."""
    FigureCanvasAgg(made)
    for words in made.findobj(Text):
        words._renderer = None  # type: ignore[attr-defined]  # each keeps the one it was drawn by


def _sheet(size: tuple[float, float], dpi: float, theme: Theming) -> tuple[Figure, Theme]:
    """An empty figure in the colours of a theme, and the theme."""
    tokens = theme if isinstance(theme, Theme) else GROUNDS.get(theme, PAPER)
    made = Figure(figsize=size, dpi=dpi, layout="constrained")
    FigureCanvasAgg(made)
    made.patch.set_facecolor("none" if theme == "transparent" else tokens.stage)
    layout: Any = made.get_layout_engine()
    layout.set(w_pad=0.06, h_pad=0.06)
    return made, tokens


def _freeze(made: Figure) -> None:
    """Everything stays where it is now, at whatever resolution it is drawn."""
    made.draw_without_rendering()
    made.set_layout_engine("none")


def _point(made: Figure, parts: Parts) -> float:
    """Font size in points: what was asked for, else 9 on a page's width, never under 7."""
    return parts.point or float(np.clip(9.0 * made.get_figwidth() / (160 * MM), 7.0, 14.0))


def _caption(made: Figure, recording: Recording, theme: Theme, note: str, parts: Parts) -> None:
    experiment = recording.experiment
    dials = [f"{name} = {_short(value)}" for name, value in recording.params.changed().items()]
    words = [experiment.title, ", ".join(dials), _rule(recording), note]
    words.append(f"Separatrix {__version__}")
    _write_caption(made, " · ".join(word for word in words if word), theme, parts)


def _rule(recording: Recording) -> str:
    document = recording.document
    if document.method == "map":
        return f"{recording.steps[-1]:,} iterations".replace(",", "\N{THIN SPACE}")
    ends = f"t = {_short(float(recording.t[0]))} to {_short(float(recording.t[-1]))}"
    if document.method in ("kernel", "recorded"):
        seed = f", seed {document.seed}" if document.method == "kernel" else ""
        return f"dt = {_short(document.dt)}{seed}, {ends}"
    return f"{document.method}, dt = {_short(document.dt)}, {ends}"


def _short(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _write_caption(made: Figure, words: str, theme: Theme, parts: Parts) -> None:
    size = max(SMALLEST, 0.78 * _point(made, parts))
    letters = max(20, int(made.get_figwidth() * 72 / (0.62 * size)))
    # a value stays beside its name: lines end at commas and dots
    tied = re.sub(r"(?<![·,]) ", "\N{NO-BREAK SPACE}", words)
    lines = textwrap.wrap(tied, letters, break_on_hyphens=False)
    lines = [line.removesuffix("\N{NO-BREAK SPACE}·") for line in lines]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: letters - 2] + " …"]
    told = "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")
    made.supxlabel(told, fontsize=size, color=theme.muted, x=0.01, ha="left")


_DRAW: dict[str, Callable[[Page, Reading | None], None]] = {
    "space": page_space.draw_space,
    "plane": page_plane.draw_plane,
    "map": page_plane.draw_map,
    "return map": page_plane.draw_return_map,
    "field": page_plane.draw_field,
    "history": page_plane.draw_history,
    "school": page_school.draw_school,
    "strip": page_reading.draw_strip,
    "trace": page_reading.draw_strip,
    "profile": page_reading.draw_strip,
    "curve": page_reading.draw_strip,
    "network": page_reading.draw_network,
}
