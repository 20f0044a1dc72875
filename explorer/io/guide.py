"""The user guide: pages of Markdown with their sections, anchors, links and search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from explorer.io.assets import asset
from explorer.model import BadInput

FIRST = "index"
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"(#{1,3}) +(.+)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`|]")


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, up to the next one."""

    page: str
    title: str
    level: int
    text: str

    @property
    def anchor(self) -> str:
        """Its name within the page, "" for the page itself."""
        return "" if self.level == 1 else slug(self.title)

    @property
    def place(self) -> str:
        """Where it is: "time#step-back", or "time" for the page."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


@dataclass(frozen=True)
class Leaf:
    """One page of the guide."""

    name: str
    text: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.sections[0].title

    @property
    def links(self) -> tuple[str, ...]:
        """Where its links lead, as written."""
        return tuple(_LINK.findall(_FENCE.sub("", self.text)))

    @property
    def pictures(self) -> tuple[str, ...]:
        """Files of its pictures."""
        return tuple(_PICTURE.findall(self.text))


@dataclass(frozen=True)
class Trial:
    """What a "Try it" link opens: an experiment, its preset, its dials, a measurement beside it."""

    key: str
    preset: str | None
    values: tuple[tuple[str, str], ...]
    measure: str


def slug(title: str) -> str:
    """The anchor of a heading, by the rule of the usual Markdown hosts."""
    bare = re.sub(r"[^\w\- ]", "", title.lower())
    return bare.strip().replace(" ", "-")


def trial(link: str) -> Trial:
    """What `try:KEY?DIAL=VALUE&preset=NAME&measure=DIAGNOSTIC` asks for; BadInput for another."""
    parts = urlsplit(link)
    if parts.scheme != "try" or not re.fullmatch(r"\w+", parts.path):
        raise BadInput(f"{link!r}: a trial is written try:KEY?DIAL=VALUE")
    said = parse_qsl(parts.query)
    named = dict(said)
    values = tuple((name, value) for name, value in said if name not in ("preset", "measure"))
    return Trial(parts.path, named.get("preset"), values, named.get("measure", ""))


@lru_cache(maxsize=4)
def pages(folder: Path | None = None) -> dict[str, Leaf]:
    """Every page by name, in the order in which the first one links to them."""
    home = folder or asset("guide")
    first = leaf(FIRST, (home / f"{FIRST}.md").read_text("utf-8"))
    found = {FIRST: first}
    for link in first.links:
        name, dot, ending = link.partition("#")[0].rpartition(".")
        file = home / f"{name}.md"
        if dot and ending == "md" and name not in found and file.is_file():
            found[name] = leaf(name, file.read_text("utf-8"))
    return found


def leaf(name: str, text: str) -> Leaf:
    """A page cut at its headings; those within code are none."""
    sections: list[Section] = []
    lines: list[str] = []
    title, level, code = "", 1, False
    for line in [*text.splitlines(), "# end"]:
        code ^= line.startswith("```")
        heading = None if code else _HEADING.fullmatch(line)
        if heading is None:
            lines.append(line)
            continue
        if title:
            sections.append(Section(name, title, level, "\n".join(lines)))
        title, level, lines = _MARKUP.sub(r"\1", heading[2]), len(heading[1]), []
    return Leaf(name, text, tuple(sections))


def search(words: str, found: dict[str, Leaf]) -> list[Section]:
    """Sections that hold every word: called so first, then those with words in their title."""
    sought = words.lower().split()
    hits: list[tuple[tuple[bool, int], Section]] = []
    for page in found.values():
        for section in page.sections:
            title, text = section.title.lower(), section.text.lower()
            if sought and all(word in title or word in text for word in sought):
                missing = sum(word not in title for word in sought)
                hits.append(((title.split() != sought, missing), section))
    return [section for _, section in sorted(hits, key=lambda hit: hit[0])]


def explains(term: str, found: dict[str, Leaf], tables: tuple[str, ...] = ()) -> str:
    """The place where a term is explained: in a heading, else first in bold, else first said.

    tables   pages that list everything, looked at last
    """
    sought = term.lower()
    read = [page for page in found.values() if page.name not in tables]
    listed = [page for page in found.values() if page.name in tables]
    marks = (
        lambda section: sought in section.title.lower(),
        lambda section: f"**{sought}**" in section.text.lower(),
        lambda section: sought in section.text.lower(),
    )
    for group in (read, listed):
        for mark in marks:
            for page in group:
                for section in page.sections:
                    if mark(section):
                        return section.place
    return ""


def target(link: str, page: str) -> str:
    """The place a link from a page leads to, "" for one that leaves the guide."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    name = parts.path.removesuffix(".md") or page
    return f"{name}#{unquote(parts.fragment)}" if parts.fragment else name


def html(page: Leaf) -> str:
    """The page as HTML with a named place before each heading; raw HTML in it shows as text."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    made = reader.render(page.text)

    def named(found: re.Match[str]) -> str:
        title = re.sub(r"<[^>]+>", "", found[2])
        return f'<h{found[1]}><a name="{slug(_plain(title))}"></a>{found[2]}</h{found[1]}>'

    return re.sub(r"<h([1-3])>(.*?)</h\1>", named, made)


def _plain(text: str) -> str:
    from html import unescape

    return unescape(text)
