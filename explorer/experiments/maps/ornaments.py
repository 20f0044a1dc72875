"""Attractors found for their beauty: trigonometric ornaments, wings and wallpapers.

clifford        x_next = sin(a y) + c cos(a x),    y_next = sin(b x) + d cos(b y)
de_jong         x_next = sin(a y) - cos(b x),      y_next = sin(c x) - cos(d y)
svensson        x_next = d sin(a x) - sin(b y),    y_next = c cos(a x) + cos(b y)
tinkerbell      x_next = x^2 - y^2 + a x + b y,    y_next = 2 x y + c x + d y
gumowski_mira   x_next = y + alpha (1 - sigma y^2) y + g(x),   y_next = -x + g(x_next)
hopalong        x_next = y - sign(x) sqrt|b x - c|,            y_next = a - x
"""

from explorer.experiments.maps.measured import LOOP, largest, total
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

TAGS = ("chaos", "strange attractor", "plane", "ornament")
OFFERED = ("lyapunov", "permutation_entropy:path.x")
JACOBIANS = "1e7 iterations with exact Jacobians"
DEWDNEY = "Computer recreations: probing the strange attractions of chaos"


def centre(a):
    """Where x is at rest while c is 0 and the root vanishes, on the line y = a - x."""
    return (a, 0.0) if a == 0.0 else None


def mira_origin(mu):
    """Trace of the map at the origin without growth: 2 mu; a centre where it lies within 2."""
    return 2.0 * mu


EXPERIMENTS = (
    Experiment(
        key="clifford",
        title="Clifford attractor",
        about="Four sines and cosines, no physics at all: folded veils of points. The mean parting "
        "rate is a mild 0.29 per step, and still no two neighbours stay together. Turn a from -1.4 "
        "towards 1.7 and look how sheets roll over each other.",
        sources=(
            Source("C. A. Pickover", "Computers, Pattern, Chaos and Beauty", 1990,
                   "St. Martin's Press"),
        ),
        params=(
            Param("a", -1.4, -2.0, 2.0, "waves per unit that shape x", hard_min=-10, hard_max=10),
            Param("b", 1.6, -2.0, 2.0, "waves per unit that shape y", hard_min=-10, hard_max=10),
            Param("c", 1.0, -2.0, 2.0, "weight of the cosine in x", hard_min=-10, hard_max=10),
            Param("d", 0.7, -2.0, 2.0, "weight of the cosine in y", hard_min=-10, hard_max=10),
        ),
        motion=Map("x' = sin(a*y) + c*cos(a*x)\ny' = sin(b*x) + d*cos(b*y)",
                   start=dict(x=0.5309, y=-0.3768), pace=5000.0),
        shows=(Path("path", of=("x", "y"), limits=((-2.65, 2.65), (-2.25, 2.25))),),
        diagnostics=OFFERED,
        presets=(
            Preset("veil"),
            Preset("scroll", a=1.7, b=1.7, c=0.6, d=1.2, about="two scrolls about a hollow"),
            Preset("lattice", a=1.5, b=-1.8, c=1.6, d=0.9, about="sheets crossing at an angle"),
            Preset("at rest", a=0.8, b=1.3, c=0.9, d=0.6, about="one point: not every ornament "
                   "is chaotic"),
        ),
        expects=(
            largest(0.2911, 3e-3, JACOBIANS),
            Expect(After(20), (0.4410420224213, 0.3549441650512), 1e-9, LOOP),
        ),
        tags=TAGS,
    ),
    Experiment(
        key="de_jong",
        title="De Jong attractor",
        about="Peter de Jong's letter to a magazine started a fashion: two lines of sines, and out "
        "come brush strokes. Every orbit stays in the square of side 4 whatever the dials, so turn "
        "them all. At b = 1 they draw a quiet curve, at b = 2 a storm.",
        sources=(Source("A. K. Dewdney", DEWDNEY, 1987, "Sci. Am. 257 (July), 108-111"),),
        params=(
            Param("a", 1.641, -3.0, 3.0, "waves of y seen in x", hard_min=-20, hard_max=20),
            Param("b", 1.902, -3.0, 3.0, "waves of x seen in x", hard_min=-20, hard_max=20),
            Param("c", 0.316, -3.0, 3.0, "waves of x seen in y", hard_min=-20, hard_max=20),
            Param("d", 1.525, -3.0, 3.0, "waves of y seen in y", hard_min=-20, hard_max=20),
        ),
        motion=Map("x' = sin(a*y) - cos(b*x)\ny' = sin(c*x) - cos(d*y)",
                   start=dict(x=-0.6429, y=-0.4172), pace=5000.0),
        shows=(Path("path", of=("x", "y"), limits=((-2.05, 2.05), (-2.05, 2.05))),),
        diagnostics=OFFERED,
        presets=(
            Preset("brush"),
            Preset("storm", a=1.4, b=-2.3, c=2.4, d=-2.1, about="fills the whole square"),
            Preset("leaf", a=2.01, b=-2.53, c=1.61, d=-0.33, about="a folded leaf"),
            Preset("swirl", a=-2.0, b=-2.0, c=-1.2, d=2.0, about="rings within rings"),
        ),
        expects=(
            largest(0.2824, 3e-3, JACOBIANS),
            largest(0.49095, preset="storm"),
            Expect(After(20), (0.4681050749648, -1.538485614101), 1e-9, LOOP),
        ),
        tags=TAGS,
    ),
    Experiment(
        key="svensson",
        title="Svensson attractor",
        about="Johnny Svensson's variation on de Jong's map: the weights c and d stretch the "
        "picture as well. The default is strongly chaotic, 1.5 per step, with columns of loops. "
        "Turn d from -6.56 to 1 and the columns shrink into a knot.",
        sources=(
            Source("A. K. Dewdney", DEWDNEY, 1987,
                   "Sci. Am. 257 (July), 108-111, for de Jong's map, of which this is a variation"),
        ),
        params=(
            Param("a", 1.4, -3.0, 3.0, "waves per unit of x", hard_min=-20, hard_max=20),
            Param("b", 1.56, -3.0, 3.0, "waves per unit of y", hard_min=-20, hard_max=20),
            Param("c", 1.4, -3.0, 3.0, "weight of the cosine in y", hard_min=-20, hard_max=20),
            Param("d", -6.56, -7.0, 7.0, "weight of the sine in x", hard_min=-20, hard_max=20),
        ),
        motion=Map("x' = d*sin(a*x) - sin(b*y)\ny' = c*cos(a*x) + cos(b*y)",
                   start=dict(x=0.6442, y=-2.2708), pace=5000.0),
        shows=(Path("path", of=("x", "y"), limits=((-7.7, 7.7), (-2.5, 2.7))),),
        diagnostics=OFFERED,
        presets=(
            Preset("columns"),
            Preset("knot", a=1.5, b=-1.8, c=1.6, d=0.9, about="three loops tied together"),
            Preset("mask", a=1.913, b=2.796, c=1.468, d=1.01, about="alike left and right"),
            Preset("at rest", a=0.5, b=0.9, c=0.8, d=0.6, about="one point"),
        ),
        expects=(
            largest(1.55228),
            Expect(After(10), (-6.956464422336, -0.8462734845477), 1e-7, LOOP),
        ),
        tags=TAGS,
    ),
    Experiment(
        key="tinkerbell",
        title="Tinkerbell map",
        about="The square of a complex number, bent a little: the orbit flies loops with a long "
        "wand, like the fairy's trail. Its basin is small, so the dials have little room. Lower c "
        "to 1.9 and the trail becomes a string of points.",
        sources=(
            Source("H. E. Nusse, J. A. Yorke", "Dynamics: Numerical Explorations", 1998,
                   "Springer, 2nd edition"),
        ),
        params=(
            Param("a", 0.9, 0.5, 0.9, "growth of x when small"),
            Param("b", -0.6013, -0.6013, -0.45, "pull of y on x"),
            Param("c", 2.0, 1.6, 2.0, "pull of x on y"),
            Param("d", 0.5, 0.3, 0.5, "growth of y when small"),
        ),
        motion=Map("x' = x**2 - y**2 + a*x + b*y\ny' = 2*x*y + c*x + d*y",
                   start=dict(x=-0.0188, y=-0.3533), pace=3000.0),
        shows=(Path("path", of=("x", "y"), limits=((-1.25, 0.5), (-1.6, 0.6))),),
        diagnostics=OFFERED,
        presets=(
            Preset("fairy", source="Nusse & Yorke 1998"),
            Preset("string", c=1.9, about="a cycle of forty-one points"),
            Preset("small wings", b=-0.55, about="a gentler chaos"),
        ),
        expects=(
            largest(0.1999, 3e-3, "2e7 iterations with exact Jacobians"),
            Expect(After(20), (0.1059332066047, -1.311975948466), 1e-9, LOOP),
        ),
        tags=TAGS,
    ),
    Experiment(
        key="gumowski_mira",
        title="Gumowski-Mira map",
        about="Two engineers of the accelerator at CERN studied the stability of particle beams "
        "and found marine creatures: wings, jellyfish, radiolaria. A tiny growth near the middle "
        "and damping outside hold a long, slowly settling orbit. Turn mu by the smallest steps.",
        sources=(
            Source("I. Gumowski, C. Mira", "Recurrences and Discrete Dynamic Systems", 1980,
                   "Lecture Notes in Mathematics 809, Springer", "10.1007/BFb0089135"),
        ),
        params=(
            Param("alpha", 0.008, 0.0, 0.02, "growth near the middle", tex=r"\alpha",
                  hard_min=0.0, hard_max=0.1),
            Param("sigma", 0.05, 0.01, 0.2, "where the growth turns into damping",
                  tex=r"\sigma", hard_min=0.0),
            Param("mu", -0.496, -0.95, 0.95, "turn per step at the middle: the cosine",
                  tex=r"\mu", hard_min=-1.0, hard_max=1.0),
        ),
        motion=Map(
            """
            g = mu*x + 2*(1 - mu)*x**2/(1 + x**2)
            u = y + alpha*(1 - sigma*y**2)*y + g
            x' = u
            y' = -x + mu*u + 2*(1 - mu)*u**2/(1 + u**2)
            """,
            start=dict(x=8.3673, y=6.6459), pace=5000.0,
        ),
        shows=(Path("path", of=("x", "y"), limits=((-18.0, 22.0), (-19.0, 15.0))),),
        diagnostics=OFFERED,
        presets=(
            Preset("wings", source="Gumowski & Mira 1980"),
            Preset("eagle", mu=-0.8, about="two wings and a tail"),
            Preset("star", mu=0.3, about="drawn in to a cycle of five points"),
            Preset("flower", alpha=0.01, mu=0.01, about="four-fold, densely woven"),
        ),
        expects=(
            Expect(mira_origin, -0.992, 1e-12, "trace 2 mu, determinant 1 at alpha = 0"),
            total(0.0, "areas are kept without growth", params={"alpha": 0.0}),
            Expect(After(20), (-7.297083526183, 0.8194419788543), 1e-8, LOOP),
        ),
        tags=TAGS,
    ),
    Experiment(
        key="hopalong",
        title="Hopalong",
        about="Barry Martin's wallpaper: the orbit hops from cell to cell, for ever outward, and "
        "draws a carpet. Areas are kept and nothing attracts, so a longer run shows more of it. "
        "Change a by a hair for another carpet.",
        sources=(
            Source("A. K. Dewdney",
                   "Computer recreations: wallpaper for the mind: computer images that are almost, "
                   "but not quite, repetitive", 1986, "Sci. Am. 255 (September), 14-23"),
        ),
        params=(
            Param("a", 0.4, -10.0, 10.0, "size of a cell of the pattern"),
            Param("b", 1.0, -10.0, 10.0, "how strongly a hop depends on x"),
            Param("c", 0.1, -5.0, 5.0, "where the root changes its side"),
        ),
        motion=Map("x' = y - sign(x)*sqrt(abs(b*x - c))\ny' = a - x", start=dict(x=0.1, y=0.1),
                   pace=8000.0),
        shows=(Path("path", of=("x", "y")),),
        diagnostics=OFFERED,
        presets=(
            Preset("carpet"),
            Preset("islands", c=0.0, about="the cells stay apart: a regular ring of islands"),
            Preset("large cells", a=2.0, b=1.0, c=0.0, about="a single closed tile"),
        ),
        expects=(
            total(0.0, "determinant 1, exact"),
            Expect(centre, (0.0, 0.0), 1e-12, "the origin, for a = 0", params={"a": 0.0}),
            Expect(After(20), (0.2796885505163, 0.1085459565684), 1e-8, LOOP),
        ),
        tags=("chaos", "area preserving", "plane", "ornament"),
    ),
)  # fmt: skip
