"""Theme: every colour, width and size of the visual language, read by widgets, plots and stage."""

from __future__ import annotations

from dataclasses import dataclass, replace

RGB = tuple[float, float, float]

FONTS = ("Segoe UI", "SF Pro Text", "Inter", "Noto Sans", "DejaVu Sans")
SIZES = {"tick": 11, "label": 12, "body": 13, "panel": 16, "title": 22}
# on and off lengths in units of the line width; series differ by dash as well as by colour
DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (6, 3),
    (2, 2),
    (8, 3, 2, 3),
    (12, 3),
    (4, 2, 1, 2, 1, 2),
)
MARKERS = ("o", "s", "^", "D", "v", "P")


@dataclass(frozen=True)
class Theme:
    """One visual language; colours are "#rrggbb".

    stage, rim      behind every picture: at the centre and at the rim of a radial gradient
    bg, surface, raised, border     window, docks, controls, hairlines
    text, muted     values and titles; labels, units and ticks
    accent          the one interactive colour; warm, good, warn, bad, violet as named
    age             ramp of a trail from its oldest to its newest sample
    heat            ramp of a density from empty to full
    forward, backward   ramps of the two FTLE fields from nothing to strong
    weight          factor on every line width
    size            factor on every size of type
    """

    name: str
    dark: bool
    stage: str
    rim: str
    bg: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    warm: str
    good: str
    warn: str
    bad: str
    violet: str
    age: tuple[str, ...]
    heat: tuple[str, ...]
    forward: tuple[str, ...]
    backward: tuple[str, ...]
    weight: float = 1.0
    size: float = 1.0

    def px(self, role: str) -> int:
        """Pixels of the type for a role of `SIZES`."""
        return round(SIZES[role] * self.size)

    @property
    def series(self) -> tuple[str, ...]:
        """Colours of several curves in one picture, in order of use."""
        return (
            self.accent,
            self.warm,
            self.good,
            self.violet,
            self.bad,
            self.text,
        )

    def rgb(self, token: str) -> RGB:
        """(r, g, b) in 0..1 of a token's name or of a "#rrggbb"."""
        return rgb(token if token.startswith("#") else getattr(self, token))


NIGHT = Theme(
    name="night",
    dark=True,
    stage="#121A24",
    rim="#0B0F14",
    bg="#0E1116",
    surface="#161B22",
    raised="#1F2630",
    border="#2C3542",
    text="#E6EAF0",
    muted="#9AA6B5",
    accent="#4CC2FF",
    warm="#FFB454",
    good="#7BD88F",
    warn="#FFD166",
    bad="#FF7B7B",
    violet="#C792EA",
    age=("#123B52", "#4CC2FF", "#F2FBFF"),
    heat=("#0F161E", "#3B1E5A", "#A33B5F", "#F08A4B", "#FFF3D6"),
    forward=("#0F161E", "#4A2418", "#B4531F", "#FFB454", "#FFF3D6"),
    backward=("#0F161E", "#14324A", "#1D6FA5", "#4CC2FF", "#E8F7FF"),
)

PAPER = Theme(
    name="paper",
    dark=False,
    stage="#FCFCFD",
    rim="#F1F4F8",
    bg="#F7F8FA",
    surface="#FFFFFF",
    raised="#EEF1F5",
    border="#C3CBD6",
    text="#1B2330",
    muted="#566273",
    accent="#0062AD",
    warm="#A65300",
    good="#1F7A3D",
    warn="#8A6100",
    bad="#B3261E",
    violet="#6B3FA0",
    age=("#C9DDEC", "#0062AD", "#06263F"),
    heat=("#FCFCFD", "#FFE3B8", "#F08A4B", "#A33B5F", "#3B1E5A"),
    forward=("#FCFCFD", "#FBE0C3", "#E89A4F", "#A65300", "#4D2500"),
    backward=("#FCFCFD", "#CFE3F3", "#6FAEDC", "#0062AD", "#06263F"),
)

PROJECTOR = Theme(
    name="projector",
    dark=False,
    stage="#FFFFFF",
    rim="#FFFFFF",
    bg="#FFFFFF",
    surface="#FFFFFF",
    raised="#EEF1F5",
    border="#8A93A0",
    text="#000000",
    muted="#3A4350",
    accent="#004C8C",
    warm="#8A4400",
    good="#14602D",
    warn="#6B4B00",
    bad="#96150F",
    violet="#552C86",
    age=("#A9C8E0", "#004C8C", "#001A30"),
    heat=("#FFFFFF", "#FFD79A", "#E8772F", "#8E2A50", "#2A1145"),
    forward=("#FFFFFF", "#FBD5AC", "#DE8227", "#8A4400", "#3A1C00"),
    backward=("#FFFFFF", "#BAD8EF", "#4E98CF", "#004C8C", "#001A30"),
    weight=2.0,
)

CONTRAST = Theme(
    name="contrast",
    dark=True,
    stage="#000000",
    rim="#000000",
    bg="#000000",
    surface="#000000",
    raised="#1A1A1A",
    border="#9A9A9A",
    text="#FFFFFF",
    muted="#D8D8D8",
    accent="#5CE1FF",
    warm="#FFC24D",
    good="#7CFF8E",
    warn="#FFE45C",
    bad="#FF9A9A",
    violet="#DDB3FF",
    age=("#1E5A75", "#5CE1FF", "#FFFFFF"),
    heat=("#000000", "#4A2475", "#B8446B", "#FF9A57", "#FFFFFF"),
    forward=("#000000", "#5A2C1C", "#C96127", "#FFC24D", "#FFFFFF"),
    backward=("#000000", "#1A4060", "#2B86C4", "#5CE1FF", "#FFFFFF"),
    weight=1.5,
)

# for a class: type and lines that the last row can read
PRESENTING = 1.6
AUDITORIUM = replace(CONTRAST, name="auditorium", weight=2.0, size=PRESENTING)
LECTERN = replace(PROJECTOR, name="lectern", size=PRESENTING)

THEMES = {theme.name: theme for theme in (NIGHT, PAPER, PROJECTOR, CONTRAST, AUDITORIUM, LECTERN)}


def rgb(colour: str) -> RGB:
    """(r, g, b) in 0..1 of "#rrggbb"."""
    r, g, b = (int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
    return r, g, b


def luminance(colour: str) -> float:
    """Relative luminance in 0..1.

    source  Web Content Accessibility Guidelines 2.2, "relative luminance"
    """
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, 1 (none) to 21.

    source  Web Content Accessibility Guidelines 2.2, "contrast ratio"
    """
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
