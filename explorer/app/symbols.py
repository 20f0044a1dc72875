"""Typesetting the symbols of dials, on the errand thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer.app.dials import Dials
    from explorer.app.errand import Errands


def typeset(dials: Dials, errands: Errands, wanted: Callable[[], bool]) -> None:
    """Lay out the symbols of some dials; `wanted` says whether they are still there then."""
    params = {n: d.param for n, d in dials.rows.items() if not d.symbol.words}

    def work() -> dict[str, Any]:
        from explorer.equations.glyphs import glyph
        from explorer.views.mathtext import outline

        return {n: outline(p.tex or glyph(n).tex()) for n, p in params.items()}

    def done(outlines: dict[str, Any]) -> None:
        if wanted():
            for name, found in outlines.items():
                dials.rows[name].symbol.set_outline(found)

    errands.run(work, done)
