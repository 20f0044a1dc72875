"""Magnetic pendulum: three magnets, a swinging iron bob, and no telling where it stops.

    r'' = -w^2 r - a r' + sum over magnets (r_i - r) / (|r_i - r|^2 + d^2)^(3/2)

The bob hangs a height d over the plane of the magnets, which stand on the unit circle, 120 degrees
apart. Gravity pulls it to the middle, friction lets it stop over one of them. Nothing is chaotic
for ever, yet nearby starts part: the basins are mixed on every scale that friction leaves time for.
"""

from math import sqrt

from explorer.model import After, Expect, Experiment, Flow, Param, Path, Preset, Source

MOTTER = "Motter, Gruiz, Károlyi & Tél 2013"


def rests(w, d):
    """Where the bob can stop, near each magnet, as (x, y); none where one stops in the middle."""
    radius = _rest(w, d)
    if radius is None:
        return ()
    half = sqrt(0.75)
    return (radius, 0.0), (-radius / 2, radius * half), (-radius / 2, -radius * half)


def _rest(w, d):
    """Outermost zero of the force along the ray through a magnet."""

    def force(x):
        near, far = (1.0 - x) ** 2 + d * d, (x + 0.5) ** 2 + 0.75 + d * d
        return -w * w * x + (1.0 - x) / near**1.5 - 2.0 * (x + 0.5) / far**1.5

    high, step = 1.0, 0.005  # over the magnet itself the others and gravity pull inwards
    while high > 0.02 and force(high - step) < 0.0:
        high -= step
    low = high - step
    if high <= 0.02:
        return None
    for _ in range(60):
        mid = 0.5 * (low + high)
        low, high = (mid, high) if force(mid) > 0.0 else (low, mid)
    return 0.5 * (low + high)


EXPERIMENT = Experiment(
    key="magnetic_pendulum",
    title="Magnetic pendulum",
    about="An iron bob over three magnets. It swings, is caught, breaks free, and stops over one "
    "of the three. Start it a hair aside and it may stop over another: colour each start by its "
    "magnet, and the colours are mixed like marble.",
    sources=(
        Source(
            "A. E. Motter, M. Gruiz, G. Károlyi, T. Tél",
            "Doubly transient chaos: generic form of chaos in autonomous dissipative systems",
            2013,
            "Phys. Rev. Lett. 111, 194101",
            "10.1103/PhysRevLett.111.194101",
        ),
        Source(
            "H.-O. Peitgen, H. Jürgens, D. Saupe",
            "Chaos and Fractals: New Frontiers of Science",
            1992,
            "Springer, New York",
        ),
    ),
    params=(
        Param("w", 0.5, 0.0, 1.5, "frequency of the swing without magnets", tex=r"\omega"),
        Param("a", 0.2, 0.0, 1.0, "friction in the pivot and the air", tex=r"\alpha"),
        Param("d", 0.3, 0.1, 1.0, "height of the bob over the magnets"),
    ),
    motion=Flow(
        """
        h = sqrt(3)/2
        r1 = ((x - 1)**2 + y**2 + d**2)**1.5
        r2 = ((x + 1/2)**2 + (y - h)**2 + d**2)**1.5
        r3 = ((x + 1/2)**2 + (y + h)**2 + d**2)**1.5
        x' = u
        y' = v
        u' = -w**2*x - a*u + (1 - x)/r1 - (1/2 + x)/r2 - (1/2 + x)/r3
        v' = -w**2*y - a*v - y/r1 + (h - y)/r2 - (h + y)/r3
        """,
        start=dict(x=1.5, y=1.1, u=0.0, v=0.0),
        dt=0.02,
        pace=2.0,
    ),
    shows=(Path("path", of=("x", "y"), marks=rests, limits=((-2.0, 2.0), (-2.0, 2.0))),),
    diagnostics=("basins", "permutation_entropy:path.x"),
    presets=(
        Preset("marble", source=MOTTER, about="friction low enough for many changes of mind"),
        Preset("calm", a=0.6, about="caught by the first magnet that it passes"),
        Preset("restless", a=0.08, about="long swings: the basins are a fog"),
        Preset("high bob", d=0.6, about="far from the magnets: they hardly hold it"),
    ),
    expects=(
        Expect(
            rests,
            (
                0.9780499819047,
                0.0,
                -0.48902499095235,
                0.84701613050036,
                -0.48902499095235,
                -0.84701613050036,
            ),
            1e-10,
            "zero of the force along the ray through a magnet, 60 digits",
        ),
        Expect(
            After(60_000, "rk4"),
            (-0.48902499095235, -0.84701613050036, 0.0, 0.0),
            1e-9,
            "at rest: zero of the force, 60 digits",
        ),
        Expect(
            After(100, "rk4"),
            (0.6091319036084, -0.8665080600259, -0.1844820142067, -0.825264183185),
            1e-10,
            "independent RK4 loop with 60 digits",
        ),
    ),
    tags=("basins", "transient chaos", "mechanics"),
)
