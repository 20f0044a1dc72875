"""Maps that keep areas: nothing attracts, islands of order float in a chaotic sea.

standard                p_next = p + K sin(theta),  theta_next = theta + p_next   (mod 2 pi)
arnold_cat              y_next = x + y + eps/(2 pi) sin(2 pi x),  x_next = x + y_next   (mod 1)
standard_nontwist       y_next = y - b sin(2 pi x),  x_next = x + a (1 - y_next^2)   (mod 1)
henon_area_preserving   a turn by alpha of (x, y - x^2)
gingerbreadman          x_next = 1 - y + a |x|,  y_next = x
froeschle               two standard maps, coupled by b sin(theta + phi)
"""

from math import log, pi, sqrt, tan

from explorer.experiments.maps.measured import LOOP, exact, largest, total
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

TAGS = ("area preserving", "Hamiltonian", "plane")
TURN = (0.0, 2 * pi)
HALF = (-pi, pi)


def standard_points():
    """The fixed points as (theta, p): a saddle and the middle of the great island."""
    return (0.0, 0.0), (pi, 0.0)


def residue(K):
    """Greene's residue of the great island's middle; unstable above 1."""
    return K / 4.0


def cat_trace(eps):
    """Stretching at the corner, by the larger eigenvalue there, as an exponent."""
    trace = 3.0 + eps
    return log((trace + sqrt(trace * trace - 4.0)) / 2.0)


def henon_points(alpha):
    """The fixed points as (x, y): the centre, and the saddle whose arms bound everything."""
    half = tan(alpha / 2.0)
    return (0.0, 0.0), (2.0 * half, 2.0 * half * half)


def gingerbread_points(a):
    """The fixed point in the middle of the hexagon."""
    return ((1.0 / (2.0 - a),) * 2,) if a < 2.0 else ()


EXPERIMENTS = (
    Experiment(
        key="standard",
        title="Standard map",
        about="A pendulum kicked once per step, in angle and momentum. One long orbit is drawn: "
        "the sea is where it goes, the holes are islands of order where it cannot. At K = 0.9716 "
        "the last curve that keeps momenta apart breaks; raise K to 6.5 and few islands are left.",
        sources=(
            Source("B. V. Chirikov",
                   "A universal instability of many-dimensional oscillator systems", 1979,
                   "Phys. Rep. 52, 263-379", "10.1016/0370-1573(79)90023-1"),
            Source("J. M. Greene", "A method for determining a stochastic transition", 1979,
                   "J. Math. Phys. 20, 1183-1201", "10.1063/1.524170"),
        ),
        params=(Param("K", 1.5, 0.0, 10.0, "strength of the kick"),),
        motion=Map("p' = mod(p + K*sin(theta) + pi, 2*pi) - pi\n"
                   "theta' = mod(theta + p + K*sin(theta), 2*pi)",
                   start=dict(theta=0.1, p=0.1), pace=5000.0, units=dict(theta="rad")),
        shows=(Path("path", of=("theta", "p"), marks=standard_points, limits=(TURN, HALF)),),
        diagnostics=("lyapunov", "permutation_entropy:path.p"),
        presets=(
            Preset("islands"),
            Preset("last curve", K=0.971635, source="Greene 1979",
                   about="the golden curve is about to break"),
            Preset("inside the island", start=dict(theta=3.0, p=0.3),
                   about="the same kick, another start: a closed curve"),
            Preset("sea", K=6.5, about="hardly an island left"),
        ),
        expects=(
            largest(1.62, 5e-3, "1e7 iterations with exact Jacobians", params={"K": 10.0}),
            total(0.0, "determinant 1, exact"),
            Expect(residue, 1.0, 1e-12, "Greene 1979: trace 2 - K, stable to K = 4",
                   params={"K": 4.0}),
            Expect(After(20), (5.920216916639, 0.7490947440082), 1e-9, LOOP),
        ),
        tags=(*TAGS, "chaos"),
    ),
    Experiment(
        key="arnold_cat",
        title="Arnold cat map",
        about="A cat's picture is sheared twice and cut back into its square: the textbook of "
        "perfect mixing, every neighbour parting at the same rate, ln((3 + sqrt 5)/2). With the "
        "bend eps the shear varies. Raise it to 2: mixing slows down, then quickens again.",
        sources=(
            Source("V. I. Arnold, A. Avez", "Ergodic Problems of Classical Mechanics", 1968,
                   "Benjamin, New York"),
        ),
        params=(Param("eps", 0.0, -1.0, 6.0, "bend of the shear", tex=r"\varepsilon"),),
        motion=Map("b = eps/(2*pi)*sin(2*pi*x)\nx' = mod(2*x + y + b, 1)\ny' = mod(x + y + b, 1)",
                   start=dict(x=0.1, y=0.3), pace=5000.0),
        shows=(Path("path", of=("x", "y"), limits=((0.0, 1.0), (0.0, 1.0))),),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("cat", source="Arnold & Avez 1968"),
            Preset("bent", eps=2.0, about="the mixing is slower where the bend works against it"),
            Preset("strongly bent", eps=6.0, about="faster again: folds on folds"),
        ),
        expects=(
            exact(log((3 + 5**0.5) / 2), "Arnold & Avez 1968: ln((3 + sqrt 5)/2)"),
            total(0.0, "determinant 1, exact", params={"eps": 2.0}),
            largest(0.94958, params={"eps": 0.5}),
            Expect(cat_trace, log((3 + 5**0.5) / 2), 1e-12, "trace 3 at the corner"),
            Expect(After(20), (0.5999999965283, 0.2999999978544), 1e-6, LOOP),
        ),
        tags=(*TAGS, "chaos", "exact", "mixing"),
    ),
    Experiment(
        key="standard_nontwist",
        title="Standard nontwist map",
        about="A shear that turns round: fastest on one curve and slower on both sides, as in a "
        "jet stream or a reversed-shear plasma. That shearless curve is the toughest of all "
        "barriers. The orbit fills the rough sea on one side of the middle; raise b to break in.",
        sources=(
            Source("D. del-Castillo-Negrete, J. M. Greene, P. J. Morrison",
                   "Area preserving nontwist maps: periodic orbits and transition to chaos", 1996,
                   "Physica D 91, 1-23", "10.1016/0167-2789(95)00257-X"),
        ),
        params=(
            Param("a", 0.354, 0.0, 1.0, "turn per step on the fastest curve"),
            Param("b", 0.6, 0.0, 1.0, "strength of the kick"),
        ),
        motion=Map("k = y - b*sin(2*pi*x)\ny' = k\nx' = mod(x + a*(1 - k**2) + 0.5, 1) - 0.5",
                   start=dict(x=0.25, y=0.5), pace=5000.0),
        shows=(Path("path", of=("x", "y"), limits=((-0.5, 0.5), (-0.5, 0.55))),),
        diagnostics=("lyapunov", "permutation_entropy:path.y"),
        presets=(
            Preset("rough edge"),
            Preset("smooth curve", start=dict(x=0.0, y=0.4), about="farther in: a curve"),
            Preset("weak kick", b=0.3, about="gentle curves everywhere"),
        ),
        expects=(
            total(0.0, "determinant 1, exact"),
            Expect(After(20), (-0.1726403323893, -0.04880739290567), 1e-9, LOOP),
        ),
        tags=(*TAGS, "transport barrier"),
    ),
    Experiment(
        key="henon_area_preserving",
        title="Hénon's quadratic map",
        about="A turn by alpha and a parabolic kick: the simplest picture of what happens around "
        "a closed orbit in celestial mechanics. Curves near the middle, a ring of islands, then "
        "nothing: beyond the outer edge every orbit escapes. Try alpha from 1.2 to 1.4.",
        sources=(
            Source("M. Hénon", "Numerical study of quadratic area-preserving mappings", 1969,
                   "Quart. Appl. Math. 27, 291-312"),
        ),
        params=(Param("alpha", 1.328, 0.6, 1.45, "turn per step", unit="rad", tex=r"\alpha"),),
        motion=Map("k = y - x**2\nx' = x*cos(alpha) - k*sin(alpha)\n"
                   "y' = x*sin(alpha) + k*cos(alpha)",
                   start=dict(x=0.57, y=0.16), pace=5000.0),
        shows=(Path("path", of=("x", "y"), marks=henon_points, limits=((-0.9, 0.8),
                                                                     (-0.75, 1.15))),),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("torn edge", source="Hénon 1969", about="around five islands, weakly chaotic"),
            Preset("smooth ring", start=dict(x=0.3, y=0.1), about="well inside: a smooth curve"),
            Preset("triangle", alpha=2.0, start=dict(x=0.3, y=0.3),
                   about="close to a third of a turn"),
        ),
        expects=(
            total(0.0, "determinant 1, exact"),
            Expect(henon_points, (0.0, 0.0, 2.0, 2.0), 1e-12, "x = 2 tan(alpha/2), y = x^2/2",
                   params={"alpha": pi / 2}),
            Expect(After(20), (0.5784191907556, 0.1532084180641), 1e-9, LOOP),
        ),
        tags=(*TAGS, "celestial mechanics"),
    ),
    Experiment(
        key="gingerbreadman",
        title="Gingerbread man",
        about="Made of two straight pieces, and yet a man with hexagonal heart and limbs: chaos "
        "fills the dough, the hexagons are cut out and turn for ever. Lower a from 1 and the man "
        "changes his figure; below zero little is left of the chaos.",
        sources=(
            Source("R. L. Devaney", "A piecewise linear model for the zones of instability of an "
                   "area-preserving map", 1984, "Physica D 10, 387-393",
                   "10.1016/0167-2789(84)90187-7"),
        ),
        params=(Param("a", 1.0, -1.5, 1.1, "steepness of the two flanks"),),
        motion=Map("x' = 1 - y + a*abs(x)\ny' = x", start=dict(x=-0.1, y=0.0271828182845),
                   pace=5000.0),
        shows=(Path("path", of=("x", "y"), marks=gingerbread_points,
                    limits=((-3.2, 8.2), (-3.2, 8.2))),),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("gingerbread", source="Devaney 1984"),
            Preset("six points", start=dict(x=1.3, y=1.1), about="inside the heart: period six"),
            Preset("slender", a=0.5, about="another figure"),
            Preset("ring", a=-0.7, about="a quiet closed curve"),
        ),
        expects=(
            total(0.0, "determinant 1, exact"),
            Expect(gingerbread_points, (1.0, 1.0), 1e-12, "1/(2 - a)"),
            Expect(After(20), (2.172817181716, 2.109720272009), 1e-9, LOOP),
        ),
        tags=(*TAGS, "chaos", "piecewise linear"),
    ),
    Experiment(
        key="froeschle",
        title="Froeschlé map",
        about="Two kicked pendulums that feel each other: in four dimensions no curve can fence "
        "an orbit in, and it may seep along the web of resonances. One of the two planes is "
        "shown. Set b to 0: two standard maps, and the islands come out sharp.",
        sources=(
            Source("C. Froeschlé", "Numerical study of a four-dimensional mapping", 1972,
                   "Astron. Astrophys. 16, 172-189"),
        ),
        params=(
            Param("K", 1.5, 0.0, 4.0, "kick of the pendulum shown"),
            Param("L", 1.5, 0.0, 4.0, "kick of the other pendulum"),
            Param("b", 0.05, 0.0, 1.0, "coupling of the two"),
        ),
        motion=Map(
            """
            c = b*sin(theta + phi)
            p' = mod(p + K*sin(theta) + c + pi, 2*pi) - pi
            q' = mod(q + L*sin(phi) + c + pi, 2*pi) - pi
            theta' = mod(theta + p + K*sin(theta) + c, 2*pi)
            phi' = mod(phi + q + L*sin(phi) + c, 2*pi)
            """,
            start=dict(theta=0.1, p=0.1, phi=0.1, q=0.2), pace=5000.0,
            units=dict(theta="rad", phi="rad"),
        ),
        shows=(Path("path", of=("theta", "p"), marks=standard_points, limits=(TURN, HALF)),),
        diagnostics=("lyapunov", "permutation_entropy:path.p"),
        presets=(
            Preset("coupled"),
            Preset("uncoupled", b=0.0, about="two standard maps, side by side"),
            Preset("strong", K=3.0, L=3.0, b=0.1, about="hardly an island left"),
        ),
        expects=(
            total(0.0, "determinant 1, exact"),
            largest(1.62, 5e-3, "standard map at K = 10: 1e7 iterations with exact Jacobians",
                    params={"K": 10.0, "L": 0.0, "b": 0.0}),
            Expect(
                After(20),
                (1.082892300904, 0.6848257510953, 5.091003713469, -0.6590106901042),
                1e-9, LOOP,
            ),
        ),
        tags=("area preserving", "Hamiltonian", "chaos", "four-dimensional"),
    ),
)  # fmt: skip
