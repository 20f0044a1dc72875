"""Squares cut in two and squeezed: the baker and Belykh's map. Every exponent is exact.

baker    below the cut y = alpha:  x_next = a x,        y_next = y/alpha
         above:                    x_next = 1/2 + b x,  y_next = (y - alpha)/(1 - alpha)
belykh   with s = 1 above the line y = k x, else -1:
         x_next = s + a (x - s),   y_next = s + b (y - s)
"""

from math import log

from explorer.experiments.maps.measured import LOOP, exact, total
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

TAGS = ("chaos", "strange attractor", "plane", "piecewise linear", "exact")


def stretching(alpha):
    """Mean stretching along y: each part by its inverse height, as often as its height."""
    return -alpha * log(alpha) - (1.0 - alpha) * log(1.0 - alpha)


def squeezing(alpha, a, b):
    """Mean squeezing along x."""
    return alpha * log(a) + (1.0 - alpha) * log(b) if a > 0.0 and b > 0.0 else None


EXPERIMENTS = (
    Experiment(
        key="baker",
        title="Baker's map",
        about="Dough is rolled out, cut at the height alpha and stacked, again and again. Lines of "
        "a Cantor set stand side by side; zoom in and find the same lines. The cut is kept off "
        "the middle, where each step would eat one binary digit of y until none is left. Widen a "
        "and b to alpha and 1 - alpha: the dough fills the square.",
        sources=(
            Source("J. D. Farmer, E. Ott, J. A. Yorke", "The dimension of chaotic attractors",
                   1983, "Physica D 7, 153-180", "10.1016/0167-2789(83)90125-2"),
        ),
        params=(
            Param("alpha", 1 / 3, 0.05, 0.49, "height of the cut; below 1/2, where binary digits "
                  "run out", tex=r"\alpha", hard_min=1e-6, hard_max=0.499),
            Param("a", 0.25, 0.05, 0.5, "width of the lower part afterwards", hard_min=0.0,
                  hard_max=0.5),
            Param("b", 0.4, 0.05, 0.5, "width of the upper part afterwards", hard_min=0.0,
                  hard_max=0.5),
        ),
        motion=Map(
            """
            above = step(y - alpha)
            x' = (1 - above)*a*x + above*(0.5 + b*x)
            y' = (1 - above)*y/alpha + above*(y - alpha)/(1 - alpha)
            """,
            start=dict(x=0.7916, y=0.0214), pace=3000.0,
        ),
        shows=(Path("path", of=("x", "y"), limits=((0.0, 1.0), (0.0, 1.0))),),
        diagnostics=("lyapunov", "permutation_entropy:path.y"),
        presets=(
            Preset("layers", source="Farmer, Ott & Yorke 1983"),
            Preset("thin layers", a=0.1, b=0.2, about="squeezed harder: a set with wide gaps"),
            Preset("no gaps", a=0.5, b=0.5, about="both halves keep their width: nothing is left "
                   "empty"),
        ),
        expects=(
            Expect("lyapunov.largest", 0.6365141682948, 2e-3,
                   "Farmer, Ott & Yorke 1983: -alpha ln alpha - (1 - alpha) ln(1 - alpha)",
                   options={"until": 1e6}),
            Expect("lyapunov.sum", -0.4364444399946, 3e-3,
                   "Farmer, Ott & Yorke 1983", options={"until": 1e6}),
            Expect(stretching, 0.6365141682948, 1e-12, "(ln 3)/3 + (2/3) ln(3/2)"),
            Expect(squeezing, log(0.5), 1e-12, "both halves keep half their width",
                   params={"a": 0.5, "b": 0.5}),
            Expect(After(20), (0.5051638280792, 0.5148255859508), 1e-7, LOOP),
        ),
        tags=TAGS,
    ),
    Experiment(
        key="belykh",
        title="Belykh map",
        about="A square is cut along a slanted line; each part is squeezed sideways, pulled "
        "upwards and pushed to its corner. It came from a phase-locked loop in radio. Because "
        "every piece is stretched alike, both exponents are known: ln b and ln a. Tilt the cut "
        "with k and watch the bundle of lines regroup.",
        sources=(
            Source("V. N. Belykh", "Chaotic and strange attractors of a two-dimensional map",
                   1995, "Sb. Math. 186, 311-326"),
        ),
        params=(
            Param("k", 0.35, -0.4, 0.4, "tilt of the cut"),
            Param("a", 0.45, 0.1, 0.49, "squeeze across", hard_min=0.0, hard_max=0.5),
            Param("b", 1.4, 1.05, 1.42, "stretch along; the square holds up to 2/(1 + |k|)",
                  hard_min=0.0, hard_max=1.95),
        ),
        motion=Map(
            """
            s = 2*step(y - k*x) - 1
            x' = s + a*(x - s)
            y' = s + b*(y - s)
            """,
            start=dict(x=0.373, y=-0.2955), pace=3000.0,
        ),
        shows=(Path("path", of=("x", "y"), limits=((-1.0, 1.0), (-0.9, 0.9))),),
        diagnostics=("lyapunov", "permutation_entropy:path.y"),
        presets=(
            Preset("slanted"),
            Preset("level cut", k=0.0, about="the cut lies flat"),
            Preset("gaps", a=0.25, b=1.15, about="weak stretch, strong squeeze: separate lines"),
        ),
        expects=(
            exact(log(1.4), "ln b: every piece is stretched by b"),
            total(log(1.4) + log(0.45), "ln a + ln b, exact"),
            exact(log(1.15), "ln b", preset="gaps"),
            Expect(After(20), (-0.4497162513508, -0.1541497884712), 1e-9, LOOP),
        ),
        tags=(*TAGS, "radio"),
    ),
)  # fmt: skip
