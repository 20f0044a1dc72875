"""What the catalogue dock knows of an experiment: enough to list it, search it and order it."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model import Experiment, Kernel, atlas


@dataclass(frozen=True)
class Entry:
    """An experiment as the list shows it.

    dimension   number of equations; None for what has none (a school, a field)
    exponent    [1/time or 1/step] largest Lyapunov exponent at its usual dials: that of the atlas,
                else the one it promises, or None
    haystack    every word a search looks into, in small letters; `equations` without any space
    """

    key: str
    title: str
    family: str
    byline: str
    about: str
    haystack: str
    tags: tuple[str, ...] = ()
    year: int | None = None
    dimension: int | None = None
    exponent: float | None = None
    equations: str = ""

    @classmethod
    def of(cls, experiment: Experiment) -> Entry:
        """The entry of an experiment."""
        source = experiment.sources[0] if experiment.sources else None
        dimension = None if isinstance(experiment.motion, Kernel) else len(experiment.states)
        words = [f"{surname(source.authors)} {source.year}"] if source else []
        words += [f"{dimension}D"] if dimension else []
        text = getattr(experiment.motion, "text", "") + " ".join(experiment.equations)
        return cls(
            key=experiment.key,
            title=experiment.title,
            family=experiment.family,
            byline=" · ".join(words),
            about=experiment.about,
            haystack=" ".join(_words(experiment)).lower(),
            tags=tuple(tag.lower() for tag in experiment.tags),
            year=source.year if source else None,
            dimension=dimension,
            exponent=exponent(experiment),
            equations=squeezed(text),
        )


def _words(experiment: Experiment) -> list[str]:
    words = [experiment.key.replace("_", " "), experiment.key, experiment.family, experiment.about]
    words += [f"{s.authors} {s.year} {s.title}" for s in experiment.sources]
    return [*words, *experiment.tags, *(preset.name for preset in experiment.presets)]


def exponent(experiment: Experiment) -> float | None:
    """The largest exponent as the atlas has it; where it has none, as it was published."""
    row = None if isinstance(experiment.motion, Kernel) else atlas.shipped().current(experiment)
    return promised(experiment) if row is None else row.largest


def promised(experiment: Experiment) -> float | None:
    """The largest exponent among the published numbers of the usual dials; None if none is."""
    for expect in experiment.expects:
        usual = not (expect.params or expect.preset or expect.start)
        if expect.what == "lyapunov.largest" and usual and isinstance(expect.value, (int, float)):
            return float(expect.value)
    return None


def surname(authors: str) -> str:
    """The first author's surname, with "et al." where there are more."""
    first, _, rest = authors.partition(",")
    several = " et al." if rest.strip() or " and " in authors else ""
    names = first.split(" and ")[0].replace(" et al.", "").split()
    return (names[-1] if names else "") + several


def squeezed(text: str) -> str:
    """Small letters without any space: how equations are compared."""
    return "".join(text.split()).lower()
