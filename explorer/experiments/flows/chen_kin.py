"""Chen, Lu and their kin: the Lorenz form with other linear parts.

Chen's flow answers Lorenz's in the sense of Celikovsky and Vanecek: the product of the linear
terms that couple x and y has the other sign. Lu's lies on the border between the two, and the flow
of Zhou and others is Lu's without the growth of y.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def whorls_chen(a, b, c):
    """Centres of the two wings as (x, y, z); none below 2c = a."""
    square = b * (2.0 * c - a)
    if square < 0.0:
        return ()
    x = sqrt(square)
    return (x, x, 2.0 * c - a), (-x, -x, 2.0 * c - a)


def whorls_lu(b, c):
    """Centres of the two wings as (x, y, z)."""
    if b * c < 0.0:
        return ()
    x = sqrt(b * c)
    return (x, x, c), (-x, -x, c)


def whorls_zhou(b, c):
    """Centres of the two wings as (x, y, z)."""
    if b * c < 0.0:
        return ()
    x = sqrt(b * c)
    return (x, x, c), (-x, -x, c)


def unsteady_from(a, b):
    """The c above which the wing centres repel; None where they never do.

    source  Routh and Hurwitz, for s^3 + (a + b) s^2 + b (a + c) s + 2 a b c
    """
    return a * (a + b) / (a - b) if a > b else None


EXPERIMENTS = (
    Experiment(
        key="chen",
        title="Chen 1999",
        about="Found while a controller was to make Lorenz's flow chaotic: the same two products, "
        "but y now feeds itself. The wings are taller and the path crosses between them "
        "with more haste. Raise c to 30 and the chaos ends in a closed curve; lower it to "
        "17 and the path comes to rest.",
        sources=(
            Source(
                "G. Chen, T. Ueta",
                "Yet another chaotic attractor",
                1999,
                "Int. J. Bifurcation Chaos 9, 1465-1466",
                "10.1142/S0218127499001024",
            ),
        ),
        params=(
            Param("a", 35.0, 30.0, 50.0, "how fast x follows y"),
            Param("b", 3.0, 0.5, 8.0, "decay rate of z"),
            Param("c", 28.0, 15.0, 32.0, "growth of y, and with a the pull of x on it"),
        ),
        motion=Flow(
            """
            x' = a*(y - x)
            y' = (c - a)*x - x*z + c*y
            z' = x*y - b*z
            """,
            start=dict(x=-2.391, y=-3.757, z=16.94),
            dt=0.002,
            transient=20.0,
            pace=0.8,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=whorls_chen,
                limits=((-24.0, 27.0), (-27.0, 31.0), (5.0, 50.0)),
                look=Look(azimuth=-42.0, elevation=6.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("two wings", source="Chen & Ueta 1999", about="the values of the paper: chaos"),
            Preset("closed curve", c=30.5, about="a limit cycle"),
            Preset("at rest", c=17.0, about="the origin: no wings are left"),
        ),
        expects=(
            *audit.chaotic(2.0082, 0.015, -9.9998, quick=True),
            Expect(
                whorls_chen,
                (7.937253933194, 7.937253933194, 21, -7.937253933194, -7.937253933194, 21),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "strange attractor"),
    ),
    Experiment(
        key="lu_chen",
        title="Lü-Chen 2002",
        about="The link between Lorenz's flow and Chen's: no pull of x on y is left. Turn c from "
        "13 to 28 and the attractor changes from Lorenz's shape to Chen's. Below 12 the "
        "path comes to rest in one wing, above 29 it closes.",
        sources=(
            Source(
                "J. Lü, G. Chen",
                "A new chaotic attractor coined",
                2002,
                "Int. J. Bifurcation Chaos 12, 659-661",
                "10.1142/S0218127402004620",
            ),
        ),
        params=(
            Param("a", 36.0, 25.0, 50.0, "how fast x follows y"),
            Param("b", 3.0, 0.5, 6.0, "decay rate of z"),
            Param("c", 20.0, 5.0, 30.0, "growth rate of y"),
        ),
        motion=Flow(
            """
            x' = a*(y - x)
            y' = c*y - x*z
            z' = x*y - b*z
            """,
            start=dict(x=-5.811, y=-4.055, z=21.72),
            dt=0.002,
            transient=80.0,
            pace=3.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=whorls_lu,
                limits=((-23.0, 23.0), (-25.0, 26.0), (3.0, 41.0)),
                look=Look(azimuth=-44.0, elevation=8.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("between", source="Lü & Chen 2002", about="the values of the paper: chaos"),
            Preset("like Lorenz", c=14.0, about="wings that spiral slowly"),
            Preset(
                "audited",
                c=18.0,
                source="Gilpin 2021, dysts: LuChen",
                about="the value under which catalogues of chaotic systems list it",
            ),
            Preset("at rest", c=10.0, about="one of two points"),
        ),
        expects=(
            *audit.chaotic(0.31638, 0.0051, -21.0, preset="audited"),
            Expect(
                whorls_lu,
                (7.745966692415, 7.745966692415, 20, -7.745966692415, -7.745966692415, 20),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "strange attractor"),
    ),
    Experiment(
        key="pan_xu_zhou",
        title="Zhou-Xu-Lu-Pan 2008",
        about="Lorenz's flow without the friction on y. At the published values both wing centres "
        "attract, though only just: after a long swing the path comes to rest. Raise c past "
        "17.27, where they lose their hold, and the swing never ends: chaos at c = 20.",
        sources=(
            Source(
                "W. Zhou, Y. Xu, H. Lu, L. Pan",
                "On dynamics analysis of a new chaotic attractor",
                2008,
                "Phys. Lett. A 372, 5773-5777",
            ),
        ),
        params=(
            Param("a", 10.0, 5.0, 20.0, "how fast x follows y"),
            Param("b", 8 / 3, 0.5, 5.0, "decay rate of z"),
            Param("c", 16.0, 1.0, 40.0, "pull of x on y: the height of the wings"),
        ),
        motion=Flow(
            """
            x' = a*(y - x)
            y' = c*x - x*z
            z' = x*y - b*z
            """,
            start=dict(x=1.0, y=1.0, z=1.0),
            dt=0.005,
            transient=60.0,
            pace=2.5,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=whorls_zhou,
                limits=((-10.5, 14.0), (-11.5, 17.5), (0.5, 28.0)),
                look=Look(azimuth=-36.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("published", source="Zhou, Xu, Lu & Pan 2008", about="slowly to rest"),
            Preset("two wings", c=20.0, about="past the loss of stability: chaos"),
            Preset("calm", c=8.0, about="quickly to rest"),
        ),
        expects=(
            Expect(
                whorls_zhou,
                (6.531972647422, 6.531972647422, 16, -6.531972647422, -6.531972647422, 16),
                1e-10,
                "Newton, 30 digits",
            ),
            Expect(unsteady_from, 190 / 11, 1e-12, "Routh-Hurwitz: a (a + b)/(a - b)"),
            Expect("lyapunov.largest", -0.054818, 1e-3, "real part of the roots of that cubic"),
        ),
        tags=("regular", "convection"),
    ),
)
