"""Colour maps as (256, 4) arrays: the theme's own ramps, and perceptual ones by name."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from explorer.views.oklab import even
from explorer.views.theme import Theme, rgb

SIZE = 256
DARK_DIVERGING = ("#4CC2FF", "#1D6FA5", None, "#B4531F", "#FFB454")
LIGHT_DIVERGING = ("#0062AD", "#6FAEDC", None, "#E89A4F", "#A65300")
# for small bodies, none of them near the ground's own colour: lightness alone tells the value
DARK_BODIES = ("#7A6AD8", "#4CC2FF", "#FFE29A")
LIGHT_BODIES = ("#D9902F", "#B23A5A", "#3B1E5A")
DARK_SIGNED = ("#4CC2FF", "#7F97AD", "#8D93A0", "#B0906A", "#FFB454")
LIGHT_SIGNED = ("#0062AD", "#6A8DAF", "#8A929C", "#A98562", "#A65300")


def ramp(colours: tuple[str, ...], size: int = SIZE) -> np.ndarray:
    """(size, 4) RGBA in 0..1, even steps between the given colours."""
    stops = np.array([rgb(colour) for colour in colours])
    at = np.linspace(0, len(stops) - 1, size)
    channels = [np.interp(at, np.arange(len(stops)), stops[:, c]) for c in range(3)]
    return np.stack([*channels, np.ones(size)], axis=1)


def tint_ramp(colour: str, theme: Theme, size: int = SIZE) -> np.ndarray:
    """The age ramp of one of several starts: out of the stage, its colour, its head."""
    old, new = np.array(theme.rgb("stage")), np.array(theme.rgb("text"))
    hue = np.array(rgb(colour))
    stops = np.stack([0.75 * old + 0.25 * hue, hue, 0.35 * new + 0.65 * hue])
    at = np.linspace(0, 2, size)
    channels = [np.interp(at, range(3), stops[:, c]) for c in range(3)]
    return np.stack([*channels, np.ones(size)], axis=1)


_sequential = ["viridis"]


def use(name: str) -> None:
    """From now on "sequential" is this map of the `cmap` package."""
    _sequential[0] = name


def lut(name: str, theme: Theme) -> np.ndarray:
    """(256, 4) RGBA in 0..1 of a map.

    name    "sequential" for what has no colours of its own, "age", "heat", "forward", "backward",
            "diverging", "cyclic", "bodies" and "signed" for what is small and must be seen at every
            value, a token of the theme (one hue out of the stage colour), or any map of the `cmap`
            package ("viridis", ...)
    """
    return _lut(_sequential[0] if name == "sequential" else name, theme)


@lru_cache(maxsize=64)
def _lut(name: str, theme: Theme) -> np.ndarray:
    own = {
        "age": theme.age,
        "heat": theme.heat,
        "forward": theme.forward,
        "backward": theme.backward,
        "bodies": DARK_BODIES if theme.dark else LIGHT_BODIES,
        "signed": DARK_SIGNED if theme.dark else LIGHT_SIGNED,
    }
    if name in own:
        table = _halves(ramp(own[name])) if name == "signed" else even(ramp(own[name]))
    elif name == "diverging":
        stops = DARK_DIVERGING if theme.dark else LIGHT_DIVERGING
        table = _halves(ramp(tuple(stop or theme.stage for stop in stops)))
    elif name == "cyclic":
        table = _cyclic(theme)
    elif hasattr(theme, name):
        table = ramp((theme.stage, getattr(theme, name)))
    else:
        table = _perceptual(name)
    table.flags.writeable = False
    return table


def _halves(table: np.ndarray) -> np.ndarray:
    """Even steps to either side, so that zero stays in the middle."""
    half = len(table) // 2
    return np.concatenate([even(table[:half]), even(table[half:])])


def _cyclic(theme: Theme) -> np.ndarray:
    """A ring of hues of one lightness and chroma, so that no heading stands out.

    source  the OKLab colour space, B. Ottosson 2020
    """
    lightness, chroma = (0.78, 0.115) if theme.dark else (0.52, 0.115)
    angle = np.linspace(0, 2 * np.pi, SIZE, endpoint=False)
    a, b = chroma * np.cos(angle), chroma * np.sin(angle)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = np.stack(
        [
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        ],
        axis=1,
    ).clip(0, 1)
    coded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.column_stack([coded, np.ones(SIZE)])


def _perceptual(name: str) -> np.ndarray:
    from cmap import Colormap

    return np.array(Colormap(name).lut(SIZE), dtype=float)


def spread(values: np.ndarray) -> tuple[float, float]:
    """Limits that neither a few spikes nor rounding decide; from 0 where nothing is negative."""
    finite = np.asarray(values)[np.isfinite(values)]
    if finite.size == 0:
        return 0.0, 1.0
    sample = finite[:: max(1, finite.size // 65536)]
    low, high = (float(v) for v in np.percentile(sample, (0.5, 99.8)))
    if low >= 0 or abs(low) < 0.05 * high:
        low = 0.0
    return (low, high) if high > low else (low, low + 1.0)
