"""Newton's method for z^3 = c: three roots, and a border that all three basins share.

    z_next = z - a (z^3 - c) / (3 z^2),    z = x + i y,    c = p + i q

With a = 1 it is Newton's own step: each root draws its neighbours in, twice as many digits a
step. Who starts between two roots may end at the third: every point of the border touches all
three basins.
"""

from math import atan2, cos, hypot, pi, sin

from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source


def roots(p, q):
    """The three cube roots as (x, y), the one of least angle first; one point where c = 0."""
    size = hypot(p, q) ** (1.0 / 3.0)
    if size == 0.0:
        return ((0.0, 0.0),)
    angle = atan2(q, p) / 3.0
    return tuple(
        (size * cos(angle + 2 * pi * k / 3), size * sin(angle + 2 * pi * k / 3)) for k in range(3)
    )


EXPERIMENT = Experiment(
    key="newton",
    title="Newton's method",
    about="The school method for a root, on the plane of complex numbers. Near a root it never "
    "fails; on the border between two basins it may jump anywhere. Colour each start by the root "
    "that it ends on: no two colours ever meet without the third.",
    sources=(
        Source("A. Cayley", "The Newton-Fourier imaginary problem", 1879, "Amer. J. Math. 2, 97"),
        Source(
            "H.-O. Peitgen, P. H. Richter",
            "The Beauty of Fractals",
            1986,
            "Springer, Berlin",
        ),
    ),
    params=(
        Param("a", 1.0, 0.05, 1.95, "length of a step over Newton's own"),
        Param("p", 1.0, -2.0, 2.0, "real part of the number whose root is sought"),
        Param("q", 0.0, -2.0, 2.0, "its imaginary part"),
    ),
    motion=Map(
        """
        s = 3*(x**2 + y**2)**2
        x' = x - a*(x/3 - (p*(x**2 - y**2) + 2*q*x*y)/s)
        y' = y - a*(y/3 - (q*(x**2 - y**2) - 2*p*x*y)/s)
        """,
        start=dict(x=-0.6, y=0.05),
        pace=4.0,
    ),
    shows=(Path("path", of=("x", "y"), marks=roots, limits=((-2.0, 2.0), (-2.0, 2.0))),),
    diagnostics=("basins", "lyapunov"),
    presets=(
        Preset("three roots", source="Cayley 1879", about="the roots of one"),
        Preset("short steps", a=0.3, about="never far off: the border grows smooth"),
        Preset("long steps", a=1.9, about="each step overshoots: the root is circled for long"),
        Preset("turned", p=0.0, q=1.0, about="the roots of i"),
    ),
    expects=(
        Expect(roots, (1.0, 0.0, -0.5, 0.75**0.5, -0.5, -(0.75**0.5)), 1e-12, "Cayley 1879"),
        Expect(After(60), (1.0, 0.0), 1e-12, "a root of one", start={"x": 2.0, "y": 0.5}),
        Expect(
            After(1),
            (2.0 / 3.0 * 2.0 + 1.0 / 12.0, 0.0),
            1e-14,
            "z - (z^3 - 1)/(3 z^2) at z = 2",
            start={"x": 2.0, "y": 0.0},
        ),
    ),
    tags=("basins", "fractal border", "plane"),
)
