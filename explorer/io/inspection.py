"""What was understood of a velocity in a file, in words, before anything is computed."""

from __future__ import annotations

import math

import numpy as np

from explorer.io.currents import Currents


def summary(found: Currents) -> list[tuple[str, str]]:
    """What was understood, line by line: label and sentence."""
    x, y = found.x, found.y
    lines = [
        ("Velocity", f"{found.u.name}, {found.v.name} [{found.units['u'] or 'no unit'}], "
                     f"up to {found.fastest:.3g} in the first slice"),
        ("Grid", f"{len(x)} x {len(y)} nodes, "
                 + ("longitude and latitude" if found.sphere else "a plane")),
        (found.axes["x"], _range(x, found.units["x"], "x" in found.turned)
                          + (", closes round the globe" if found.periodic[0] else "")),
        (found.axes["y"], _range(y, found.units["y"], "y" in found.turned)),
        (found.axes.get("t", "Time"), _time(found)),
        ("Land", "none" if found.land is None
                 else f"{100 * found.land.mean():.3g} % of the nodes"),
        ("Memory", f"{_size(found.nbytes)} if every slice is needed at once"),
    ]  # fmt: skip
    return [*lines, *((dim, f"taken at {taken}") for dim, taken in found.others.items())]


def _range(axis: np.ndarray, unit: str, turned: bool) -> str:
    step = (axis[-1] - axis[0]) / (len(axis) - 1)
    word = "; stored falling, turned round" if turned else ""
    return f"{axis[0]:.6g} to {axis[-1]:.6g} {unit}".rstrip() + f", every {step:.4g}{word}"


def _time(found: Currents) -> str:
    count = len(found.times)
    if count == 1:
        return "one instant: taken as a steady flow"
    each, unit = float(np.median(np.diff(found.times))), found.units["t"]
    if unit == "s":
        word, size = next(
            ((w, s) for w, s in (("d", 86400), ("h", 3600), ("min", 60)) if each >= s), ("s", 1)
        )
        each, unit = each / size, word
    spaced = f"{count} slices, every {each:.4g} {unit}".rstrip()
    named = f", {found.dates[0]} to {found.dates[1]}" if found.dates[0] else ""
    odd = f" ({found.calendar} calendar)" if found.calendar not in ("", "standard") else ""
    return spaced + named + odd


def _size(count: int) -> str:
    power = min(3, int(math.log10(max(count, 1)) // 3))
    return f"{count / 1000**power:.3g} {('bytes', 'kB', 'MB', 'GB')[power]}"
