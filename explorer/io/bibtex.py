"""Sources as BibTeX: journal articles with volume and pages, the rest as it was published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from explorer import __version__
from explorer.model import Source

JOURNAL = re.compile(r"(?P<journal>\D.*?\S)\s+(?P<volume>[A-Z]?\d+[A-Za-z]?),\s+(?P<pages>[\w.-]+)")
PREPRINT = re.compile(r"arXiv:(?P<eprint>\d{4}\.\d{4,5})")
SPECIAL = re.compile(r"([&%#_$])")
CAPITAL = re.compile(r"(?<=[\s-])(\S*[A-Z]\S*)")
PROGRAM = (
    "@software{separatrix,\n"
    "  title = {Separatrix: a visual explorer of dynamical systems},\n"
    f"  version = {{{__version__}}}\n}}"
)


def bibliography(sources: Sequence[Source]) -> str:
    """BibTeX of the sources and of this program; no key comes twice."""
    entries, keys = [], set[str]()
    for source in dict.fromkeys(sources):
        bare = _key(source)
        key = next(k for k in (bare, *(f"{bare}{c}" for c in "bcdefghijk")) if k not in keys)
        keys.add(key)
        entries.append(_entry(source, key))
    return "\n\n".join([*entries, PROGRAM])


def _people(source: Source) -> list[str]:
    return [one.strip() for one in re.split(r",|\s+and\s+|&", source.authors) if one.strip()]


def _key(source: Source) -> str:
    """Surname of the first author, in plain letters, and the year."""
    first = next((one for one in _people(source) if one != "others"), "anonymous")
    letters = unicodedata.normalize("NFKD", first.split()[-1])
    return re.sub(r"[^A-Za-z]", "", letters).lower() + str(source.year)


def _entry(source: Source, key: str) -> str:
    kind, where = _where(source)
    fields = {
        "author": " and ".join(_people(source)),
        # capitals inside a title are names or abbreviations, which a style must not lower
        "title": CAPITAL.sub(r"{\1}", _plain(source.title)),
        "year": str(source.year),
        **where,
        "doi": source.doi,
    }
    inside = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{inside}\n}}"


def _where(source: Source) -> tuple[str, dict[str, str]]:
    """What sort of publication it is, and the fields that say where to find it."""
    if found := JOURNAL.fullmatch(source.where):
        pages = found["pages"].replace("-", "--")
        return "article", {
            "journal": _plain(found["journal"]), "volume": found["volume"], "pages": pages,
        }  # fmt: skip
    if found := PREPRINT.fullmatch(source.where):
        return "misc", {"eprint": found["eprint"], "archiveprefix": "arXiv"}
    return "misc", {"howpublished": _plain(source.where)}


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
