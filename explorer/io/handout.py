"""A lesson on paper: one HTML page of the same texts, with room for answers and for the teacher."""

from __future__ import annotations

import base64
import mimetypes
import os
import re
from html import escape
from pathlib import Path

from explorer.io.atomic import atomic
from explorer.model.lesson import Lesson, Question, Step
from explorer.model.sketch import Sketch

STYLE = """
@page { margin: 18mm } body { font: 11pt/1.45 Georgia, serif; max-width: 42em; margin: 2em auto }
h1, h2, .ask { font-family: "DejaVu Sans", Helvetica, sans-serif } h1 { font-size: 18pt }
h2 { font-size: 13pt; margin-top: 1.6em; break-after: avoid } img { max-width: 100% }
.ask { font-size: 10pt; border-left: 3px solid #888; padding-left: 1em; break-inside: avoid }
.line { border-bottom: 1px solid #888; height: 1.8em } .muted { color: #555 }
"""
_PICTURE = re.compile(r'<img src="([^"]+)"')


def save(lesson: Lesson, path: str | os.PathLike[str]) -> None:
    """Write the page, complete in itself; atomic."""
    with atomic(path) as sibling:
        sibling.write_text(page(lesson), encoding="utf-8")


def page(lesson: Lesson) -> str:
    """The whole page as HTML; raw HTML in a text shows as text."""
    head = f"<title>{escape(lesson.title)}</title><style>{STYLE}</style>"
    steps = "".join(_step(step, number, lesson) for number, step in enumerate(lesson.steps, 1))
    about = f'<p class="muted">{escape(lesson.about)} About {lesson.minutes} minutes.</p>'
    body = f"<h1>{escape(lesson.title)}</h1>{about}{steps}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8">{head}<body>{body}</body></html>'


def _step(step: Step, number: int, lesson: Lesson) -> str:
    from markdown_it import MarkdownIt

    text = MarkdownIt("commonmark", {"html": False}).enable("table").render(step.text)
    text = _PICTURE.sub(lambda found: _inside(found, Path(lesson.folder)), text)
    return f"<h2>{number}. {escape(step.title)}</h2>{text}" + (
        _question(step.question) if step.question else ""
    )


def _inside(found: re.Match[str], folder: Path) -> str:
    """A picture of the lesson's folder as part of the page; any other stays a name."""
    file = (folder / found[1]).resolve()
    if not (folder.resolve() in file.parents and file.is_file()):
        return found[0]
    kind = mimetypes.guess_type(file.name)[0] or "image/png"
    return f'<img src="data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"'


def _question(question: Question) -> str:
    room = "".join(f"<p>&#9744; {escape(option.text)}</p>" for option in question.options)
    if question.sketch is not None:
        room = _axes(question.sketch)
    elif not room:
        unit = f" <span>[{escape(question.unit)}]</span>" if question.unit else ""
        room = f'<p class="line">{unit}</p>' + '<p class="line"></p>' * (question.kind == "free")
    return f'<div class="ask"><p><b>{escape(question.ask)}</b></p>{room}</div>'


def _axes(sketch: Sketch) -> str:
    """Empty axes to draw on with a pencil, as a picture of lines."""
    x0, x1 = (f"{end:g}" for end in sketch.across)
    low, high = (f"{end:g}" for end in sketch.up)
    unit = f" [{sketch.unit}]" if sketch.unit else ""
    grid = "".join(
        f'<path d="M60 {y}H440M{x} 20V170" stroke="#ddd"/>'
        for x, y in ((155, 57.5), (250, 95), (345, 132.5))
    )
    words = [
        (54, 170, "end", low), (54, 26, "end", high), (60, 186, "start", x0),
        (440, 186, "end", x1), (250, 196, "middle", sketch.along),
        (60, 14, "start", (sketch.label or sketch.channel) + unit),
    ]  # fmt: skip
    texts = "".join(
        f'<text x="{x}" y="{y}" text-anchor="{at}" font-size="11">{escape(word)}</text>'
        for x, y, at, word in words
    )
    frame = '<rect x="60" y="20" width="380" height="150" fill="none" stroke="#555"/>'
    return f'<svg viewBox="0 0 460 200" width="100%" role="img">{grid}{frame}{texts}</svg>'
