"""Henon map 1976: a strange attractor one can draw by hand.

    x_next = 1 - a x^2 + y
    y_next = b x

Each step bends the plane into a parabola, squeezes it by b, and swaps the axes. Areas shrink by
|b| at every step, so the exponents always add up to ln |b|.
"""

from math import log, sqrt

from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

SPROTT = "Sprott 2003, Chaos and Time-Series Analysis"
# the two exponents part by 2 per step: after 12 steps the frame still has digits to spare
SHORT = {"until": 20_000.0, "renew": 8}
LONG = {"until": 400_000.0, "renew": 12}


def fixed_points(a, b):
    """The two points that stay where they are as (x, y), the one on the attractor first."""
    square = (1.0 - b) ** 2 + 4.0 * a
    if a == 0.0 or square < 0.0:
        return ()
    xs = ((b - 1.0 + sqrt(square)) / (2.0 * a), (b - 1.0 - sqrt(square)) / (2.0 * a))
    return tuple((x, b * x) for x in xs)


def squeeze(b):
    """Sum of the exponents, the same at every point: ln of the Jacobian's determinant."""
    return log(abs(b)) if b else None


EXPERIMENT = Experiment(
    key="henon",
    title="Hénon map",
    about="The stretching and folding of the Lorenz attractor, boiled down to a map of the plane. "
    "Zoom into any line of the bow: it is several lines, each of them several again. Lower a from "
    "1.4: seven points at 1.25, then the bow falls apart into bands.",
    sources=(
        Source(
            "M. Hénon",
            "A two-dimensional mapping with a strange attractor",
            1976,
            "Commun. Math. Phys. 50, 69-77",
            "10.1007/BF01608556",
        ),
    ),
    params=(
        Param("a", 1.4, 0.0, 1.4, "how sharply the plane is bent"),
        Param("b", 0.3, -0.3, 0.3, "what one step leaves of an area; mirrored where above 0"),
    ),
    motion=Map(
        """
        x' = 1 - a*x**2 + y
        y' = b*x
        """,
        start=dict(x=0.0, y=0.0),
        pace=3000.0,
    ),
    shows=(Path("path", of=("x", "y"), marks=fixed_points, limits=((-1.4, 1.4), (-0.42, 0.42))),),
    diagnostics=(
        "lyapunov",
        "permutation_entropy:path.x",
        "orbit_diagram",
        "period_doubling",
        "lyapunov_map",
    ),
    presets=(
        Preset("bow", source="Hénon 1976", about="the values of the paper"),
        Preset("seven points", a=1.25, about="a cycle of seven inside the chaotic range"),
        Preset("four bands", a=1.07, about="chaos that visits its pieces in a fixed order"),
        Preset("two points", a=0.7, about="before all the doublings"),
    ),
    expects=(
        Expect("lyapunov.largest", 0.4192, 2e-3, SPROTT, options=LONG),
        Expect("lyapunov.kaplan_yorke", 1.2583, 1e-3, SPROTT, options=LONG),
        Expect("lyapunov.sum", log(0.3), 1e-6, "ln of the determinant, exact", options=SHORT),
        Expect(
            "lyapunov.largest",
            0.41931,
            5e-4,
            "2e7 iterations with exact Jacobians",
            options={**LONG, "until": 4e6},
            thorough=True,
        ),
        Expect(squeeze, log(0.3), 1e-12, "Hénon 1976: determinant -b"),
        Expect(
            fixed_points,
            (0.63135448, 0.18940634, -1.13135448, -0.33940634),
            1e-8,
            "Hénon 1976",
        ),
        Expect(After(20), (0.3495146406415, 0.1973015960288), 1e-9, "independent loop, 60 digits"),
    ),
    tags=("chaos", "strange attractor", "plane"),
)
