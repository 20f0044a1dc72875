"""Four wings: quadratic and cubic flows whose attractors have more wings than Lorenz's two.

Products of two variables in all three equations give the symmetry of half turns about every axis;
each turn adds a pair of wings. Whether one path visits all of them is the question of these papers.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def equilibria_liu(a, b, c):
    """The four centres as (x, y, z)."""
    x, y, z = (sqrt(max(square, 0.0)) for square in (b * c, a * c, a * b))
    return (x, -y, z), (x, y, -z), (-x, y, z), (-x, -y, -z)


def wings(a, b, c, d, e, f):
    """Centres of the four wings as (x, y, z)."""
    if c * f == 0.0 or a * e / (c * f) <= 0.0:
        return ()
    found = []
    for y in (sqrt(a * e / (c * f)), -sqrt(a * e / (c * f))):
        lead = f * y / e
        square = b * b - 4.0 * lead * d * y
        for root in (sqrt(square), -sqrt(square)) if square >= 0.0 else ():
            x = (root - b) / (2.0 * lead)
            found.append((x, y, -f * x * y / e))
    return tuple(found)


def equilibria_sakarya(a, b):
    """Points at rest off the origin as (x, y, z)."""
    if a <= 0.0 or b <= 0.0:
        return ()
    root = sqrt((1.0 - a) ** 2 + 8.0 * a)
    found = []
    for z in ((1.0 - a + root) / (2 * a), (1.0 - a - root) / (2 * a)):
        square = z / (b * (1.0 + z))
        if square > 0.0:
            y = sqrt(square)
            found += [((1.0 + z) * y, y, z), (-(1.0 + z) * y, -y, z)]
    return tuple(found)


EXPERIMENTS = (
    Experiment(
        key="liu_chen",
        title="Liu-Chen 2004",
        about="A product in every equation and nothing else but growth of x and decay of y and z. "
        "The path runs out along the x axis for a long time, then is thrown about. At the "
        "published values it settles so slowly that no exponent can be trusted: longer runs "
        "from other starts end in other motions. Raise a to 1 and the chaos is plain.",
        sources=(
            Source(
                "W. Liu, G. Chen",
                "Can a three-dimensional smooth autonomous quadratic chaotic system "
                "generate a single four-scroll attractor?",
                2004,
                "Int. J. Bifurcation Chaos 14, 1395-1403",
            ),
        ),
        params=(
            Param("a", 0.4, 0.1, 4.0, "growth rate of x"),
            Param("b", 12.0, 6.5, 16.0, "decay rate of y"),
            Param("c", 5.0, 3.0, 8.0, "decay rate of z"),
        ),
        motion=Flow(
            """
            x' = a*x + y*z
            y' = -b*y - x*z
            z' = -c*z - x*y
            """,
            start=dict(x=1.0, y=3.0, z=5.0),
            dt=0.01,
            transient=250.0,
            pace=10.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_liu,
                limits=((-37.0, 37.0), (-15.0, 14.5), (-1.0, 22.5)),
                look=Look(azimuth=-92.0, elevation=10.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "published",
                start=dict(x=1.0, y=3.0, z=5.0),
                source="Liu & Chen 2004",
                about="slow, unsettled",
            ),
            Preset("lively", a=1.0, about="stronger growth: plain chaos"),
            Preset("wide", a=3.0, about="long throws along x"),
        ),
        expects=(
            Expect(
                equilibria_liu,
                (
                    7.745966692415,
                    -1.414213562373,
                    2.190890230021,
                    7.745966692415,
                    1.414213562373,
                    -2.190890230021,
                    -7.745966692415,
                    1.414213562373,
                    2.190890230021,
                    -7.745966692415,
                    -1.414213562373,
                    -2.190890230021,
                ),
                1e-10,
                "Newton, 30 digits",
            ),
            Expect("lyapunov.sum", -16.6, 2e-2, "trace of the Jacobian, a - b - c", thorough=True),
        ),
        tags=("chaos", "multistability", "wings"),
    ),
    Experiment(
        key="wang_sun",
        title="Wang-Sun 2009 (four-wing attractor)",
        about="Seven terms and a single path that visits all four wings, one about each rest "
        "point but the origin. Lower a to 0.09 and the path closes.",
        sources=(
            Source(
                "Z. Wang, Y. Sun, B. J. van Wyk, G. Qi, M. A. van Wyk",
                "A 3-D four-wing attractor and its analysis",
                2009,
                "Braz. J. Phys. 39, 547-553",
            ),
        ),
        params=(
            Param("a", 0.2, 0.05, 0.4, "growth rate of x"),
            Param("b", -0.01, -0.2, 0.2, "pull of x on y: what breaks the symmetry of the wings"),
            Param("c", 1.0, 0.5, 2.0, "weight of y z in the first equation"),
            Param("d", -0.4, -1.0, -0.2, "growth of y; negative: decay"),
            Param("e", -1.0, -2.0, -0.5, "growth of z; negative: decay"),
            Param("f", -1.0, -2.0, -0.5, "weight of x y in the third equation"),
        ),
        motion=Flow(
            """
            x' = a*x + c*y*z
            y' = b*x + d*y - x*z
            z' = e*z + f*x*y
            """,
            start=dict(x=0.4571, y=0.1531, z=-0.07457),
            dt=0.1,
            transient=800.0,
            pace=40.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=wings,
                limits=((-2.7, 2.5), (-2.5, 2.4), (-2.1, 2.0)),
                look=Look(azimuth=-114.0, elevation=60.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("four wings", source="Wang et al. 2009", about="the values of the paper: chaos"),
            Preset("closed curve", a=0.09, about="a limit cycle"),
            Preset("lively", a=0.27, about="faster growth: stronger chaos"),
        ),
        expects=(
            *audit.chaotic(0.064811, 9.5e-05, -1.2, quick=True),
            Expect(
                wings,
                (
                    0.6437346853789,
                    0.4472135955,
                    -0.2878869031963,
                    -0.6213740056039,
                    0.4472135955,
                    0.2778869031963,
                    -0.6437346853789,
                    -0.4472135955,
                    -0.2878869031963,
                    0.6213740056039,
                    -0.4472135955,
                    0.2778869031963,
                ),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "wings"),
    ),
    Experiment(
        key="sakarya",
        title="Sakarya four-wing 2015",
        about="Two attractors that mirror each other, each with two wings, until a dial brings "
        "them together into one with four. Lower a to 0.2 or raise it to 0.8 and the path "
        "closes.",
        sources=(
            Source(
                "C. Li, I. Pehlivan, J. C. Sprott, A. Akgul",
                "A novel four-wing strange attractor born in bistability",
                2015,
                "IEICE Electron. Express 12, 20141116",
            ),
        ),
        params=(
            Param("a", 0.4, 0.2, 0.8, "weight of x z in the second equation"),
            Param("b", 0.3, 0.1, 0.6, "weight of x y in the third equation"),
        ),
        motion=Flow(
            """
            x' = -x + y + y*z
            y' = -x - y + a*x*z
            z' = z - b*x*y
            """,
            start=dict(x=-4.523, y=-4.919, z=6.818),
            dt=0.01,
            transient=150.0,
            pace=6.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=equilibria_sakarya,
                limits=((-22.0, 23.0), (-14.0, 14.5), (-10.0, 14.0)),
                look=Look(azimuth=-80.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "four wings",
                source="Li, Pehlivan, Sprott & Akgul 2015",
                about="the values of the paper: chaos",
            ),
            Preset("great loop", a=0.2, about="a limit cycle about both sides"),
            Preset("closed curve", a=0.8, about="a limit cycle of one side"),
        ),
        expects=(
            *audit.chaotic(0.25913, 0.0034, -1.0),
            Expect(
                equilibria_sakarya,
                (
                    6.524629799852,
                    1.588082582649,
                    3.108495283014,
                    -6.524629799852,
                    -1.588082582649,
                    3.108495283014,
                    -1.806250068018,
                    2.968387953759,
                    -1.608495283014,
                    1.806250068018,
                    -2.968387953759,
                    -1.608495283014,
                ),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "wings", "multistability"),
    ),
)
