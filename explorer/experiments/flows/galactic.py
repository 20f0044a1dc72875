"""Stars in galaxies: orbits that energy confines, and what a flattened or turning centre does.

The potential is that of the whole galaxy, smooth for ever; a star feels no other star. Regular
orbits keep one quantity more than energy, and fill loops or boxes; chaotic ones do not.
"""

from math import log

from explorer.model import Expect, Experiment, Flow, Param, Path, Preset, Series, Source

BINNEY = Source("J. Binney, S. Tremaine", "Galactic Dynamics", 2008, "Princeton, 2nd ed.")
HYMAN = Source(
    "S. Hyman, J. Daniel, D. Schaffner", "PECCARY: permutation entropy and statistical "
    "complexity analysis", 2025, "ApJ 987, 195",
)  # fmt: skip
READ = ("lyapunov", "permutation_entropy:path.x", "sampling_scheme:path.x")
KEPT = "volume is kept (Liouville)"


def logarithmic_energy(x, y, u, v, v0, core, q):
    """Energy per mass."""
    from numpy import log

    return (u**2 + v**2) / 2 + v0**2 / 2 * log(core**2 + x**2 + (y / q) ** 2)


def small_swings(v0, core, q):
    """Angular frequencies of the two small swings about the centre, along and across."""
    return v0 / core, v0 / (core * q)


LOGARITHMIC = Experiment(
    key="logarithmic_potential",
    title="Orbit in a flattened galaxy",
    about="A star in a galaxy whose speed of rotation is the same everywhere, a little flattened "
    "along y. Thrown sideways it circles the centre in a loop; let go from rest it swings to and "
    "fro in a box. Flatten the galaxy with q, or shrink its core, and boxes break up into "
    "fishes, bananas and chaos.",
    sources=(
        BINNEY,
        Source("J. Binney, D. Spergel", "Spectral stellar dynamics", 1982,
               "Astrophys. J. 252, 308-321"),
        HYMAN,
    ),
    params=(
        Param("v0", 1.0, 0.5, 2.0, "speed of a circular orbit far out", tex="v_0"),
        Param("core", 0.14, 0.01, 0.5, "radius of the core", tex="R_c", hard_min=1e-6),
        Param("q", 0.9, 0.5, 1.0, "how round it is: height over length", hard_min=0.1),
    ),
    motion=Flow(
        """
        f = v0**2/(core**2 + x**2 + (y/q)**2)
        x' = u
        y' = v
        u' = -f*x
        v' = -f*y/q**2
        """,
        start=dict(x=0.49, y=0.0, u=0.18, v=0.59), dt=0.01, method="dop853", conservative=True,
        pace=2.0,
    ),
    shows=(
        Path("path", of=("x", "y"), limits=((-0.75, 0.75), (-0.75, 0.75))),
        Series("energy", of=logarithmic_energy, help="kept, but for the error of the steps"),
    ),
    diagnostics=READ,
    presets=(
        Preset("loop", source="Binney & Tremaine 2008, section 3.3",
               about="always the same way round the centre"),
        Preset("box", start=dict(x=0.6, y=0.25, u=0.0, v=0.0),
               source="Binney & Tremaine 2008, section 3.3",
               about="to and fro, in time near every point of the box"),
        Preset("banana", q=0.7, core=0.05, start=dict(x=0.5, y=0.35, u=0.0, v=0.0),
               about="two swings across to one along"),
        Preset("scattered", q=0.6, core=0.01, start=dict(x=0.6, y=0.08, u=0.0, v=0.0),
               about="a tiny core throws the star into a new box at each pass: chaos"),
    ),
    expects=(
        Expect(small_swings, (1 / 0.14, 1 / (0.14 * 0.9)), 1e-12, "v0/Rc and v0/(q Rc)"),
        Expect(logarithmic_energy, (0.59**2 + 0.18**2) / 2 + log(0.14**2 + 0.49**2) / 2, 1e-12,
               "v^2/2 + v0^2/2 ln(Rc^2 + x^2 + y^2/q^2)",
               options={"x": 0.49, "y": 0.0, "u": 0.18, "v": 0.59}),
        Expect("lyapunov.sum", 0.0, 1e-4, KEPT, options={"until": 50.0}),
        Expect("lyapunov.largest", 0.0, 0.01, "a loop is regular", options={"until": 4000.0},
               thorough=True),
    ),
    tags=("conservative", "galaxy", "astronomy", "orbit"),
)  # fmt: skip


def bar_potential(x, y, bulge, softening, bar, length, width):
    """Potential of bulge and bar in the plane."""
    from numpy import log, sqrt

    near = sqrt((length - x) ** 2 + y**2 + width**2)
    far = sqrt((length + x) ** 2 + y**2 + width**2)
    needle = bar / (2 * length) * log((x - length + near) / (x + length + far))
    return needle - bulge / sqrt(x**2 + y**2 + softening**2)


def jacobi(x, y, u, v, bulge, softening, bar, length, width, omega):
    """Jacobi's integral: energy as counted in the turning frame."""
    inside = bar_potential(x, y, bulge, softening, bar, length, width)
    return (u**2 + v**2) / 2 + inside - omega**2 * (x**2 + y**2) / 2


def far_potential(bulge, softening, bar, length, width):
    """Potential at a hundred lengths, times the distance over the whole mass."""
    far = 100.0 * length
    mass = bulge + bar
    return bar_potential(0.0, far, bulge, softening, bar, length, width) * far / mass


ROTATING_BAR = Experiment(
    key="rotating_bar",
    title="Orbit about a turning bar",
    about="A star in a round bulge with a bar that turns like a propeller; the picture turns with "
    "it. What is kept is not energy but Jacobi's integral. Near the centre orbits line up with the "
    "bar; about its ends they are flung from one kind of orbit to another. Stop the bar with "
    "omega, or melt it into the bulge, and chaos goes.",
    sources=(
        Source("H. C. Plummer", "On the problem of distribution in globular star clusters", 1911,
               "Mon. Not. R. Astron. Soc. 71, 460-470"),
        Source("K. Long, C. Murali", "Analytical potentials for barred galaxies", 1992,
               "Astrophys. J. 397, 44-48"),
        BINNEY,
        HYMAN,
    ),
    params=(
        Param("bulge", 0.6, 0.1, 2.0, "mass of the round bulge, with G = 1"),
        Param("softening", 0.3, 0.05, 1.0, "radius of the bulge", hard_min=1e-3),
        Param("bar", 0.4, 0.0, 2.0, "mass of the bar"),
        Param("length", 1.0, 0.2, 2.0, "half the length of the bar", hard_min=0.01),
        Param("width", 0.15, 0.05, 1.0, "how thick the bar is", hard_min=1e-3),
        Param("omega", 0.6, 0.0, 2.0, "how fast the bar turns", tex=r"\Omega"),
    ),
    motion=Flow(
        """
        near = sqrt((length - x)**2 + y**2 + width**2)
        far = sqrt((length + x)**2 + y**2 + width**2)
        k = bar/(2*length)
        b = bulge/(x**2 + y**2 + softening**2)**1.5
        ax = k*(1/near - 1/far)
        ay = k*y*(1/(near*(x - length + near)) - 1/(far*(x + length + far)))
        x' = u
        y' = v
        u' = -ax - b*x + 2*omega*v + omega**2*x
        v' = -ay - b*y - 2*omega*u + omega**2*y
        """,
        start=dict(x=0.6, y=0.0, u=0.0, v=0.75), dt=0.02, method="dop853", conservative=True,
        pace=4.0,
    ),
    shows=(
        Path("path", of=("x", "y"), limits=((-1.0, 1.0), (-0.8, 0.8))),
        Series("jacobi", of=jacobi, label="Jacobi integral",
               help="kept, but for the error of the steps"),
    ),
    diagnostics=READ,
    presets=(
        Preset("flung", about="from one kind of orbit to another: chaos"),
        Preset("along the bar", start=dict(x=0.9, y=0.0, u=0.0, v=0.2),
               about="a loop about the bar's own length, round and round"),
        Preset("against it", omega=0.5, start=dict(x=0.3, y=0.0, u=0.0, v=-0.9),
               about="the other way round: regular"),
        Preset("no bar", bar=0.0, bulge=1.0, about="a rosette, as in any round potential"),
    ),
    expects=(
        Expect(far_potential, -1.0, 1e-3, "far out all mass seems to lie at the centre"),
        Expect("lyapunov.sum", 0.0, 1e-4, KEPT, options={"until": 100.0}),
    ),
    tags=("chaos", "conservative", "galaxy", "astronomy", "orbit"),
)  # fmt: skip

EXPERIMENTS = (LOGARITHMIC, ROTATING_BAR)
