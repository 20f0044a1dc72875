"""Kin of the Lorenz flow: bounded, coupled, and two models with the same symmetry.

All keep the half turn (x, y) -> (-x, -y) of 1963, or carry two copies of it, and with it the two
wings.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

LORENZ = Source(
    "E. N. Lorenz",
    "Deterministic nonperiodic flow",
    1963,
    "J. Atmos. Sci. 20, 130-141",
    "10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2",
)


def whorls(rho, beta):
    """Centres of the two whorls as (x, y, z); none below rho = 1."""
    if rho <= 1.0 or beta < 0.0:
        return ()
    x = sqrt(beta * (rho - 1.0))
    return (x, x, rho - 1.0), (-x, -x, rho - 1.0)


def wings(b):
    """The saddle and the centres of the two wings as (x, y, z)."""
    x = sqrt(max(b, 0.0))
    return (0.0, 0.0, 0.0), (x, 0.0, 1.0), (-x, 0.0, 1.0)


def rolls(lam):
    """The still layer and the two steady rolls as (x, y, z)."""
    y = sqrt(max(lam, 0.0))
    return (0.0, 0.0, 0.0), (0.0, y, lam), (0.0, -y, lam)


EXPERIMENTS = (
    Experiment(
        key="lorenz_bounded",
        title="Bounded Lorenz, Sprott and Xiong 2015",
        about="The Lorenz flow slowed by a factor that vanishes on a sphere, so that nothing "
        "inside can leave and every start has a fate. The wings are those of 1963, "
        "flattened at the top. Lower r to 45 and the path ends upon the sphere and stands "
        "still there.",
        sources=(
            Source(
                "J. C. Sprott, A. Xiong",
                "Classifying and quantifying basins of attraction",
                2015,
                "Chaos 25, 083101",
            ),
            LORENZ,
        ),
        params=(
            Param("sigma", 10.0, 2.0, 18.0, "Prandtl number: viscosity over heat conduction"),
            Param("rho", 28.0, 0.0, 35.0, "Rayleigh number over that of the first motion"),
            Param("beta", 8 / 3, 0.5, 5.0, "shape of the rolls"),
            Param("r", 64.0, 40.0, 200.0, "radius of the sphere on which motion stops"),
        ),
        motion=Flow(
            """
            f = 1 - (x**2 + y**2 + z**2)/r**2
            x' = sigma*(y - x)*f
            y' = (x*(rho - z) - y)*f
            z' = (x*y - beta*z)*f
            """,
            start=dict(x=-11.74, y=-14.44, z=27.91),
            dt=0.01,
            transient=40.0,
            pace=2.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=whorls,
                limits=((-19.0, 20.0), (-25.0, 27.0), (2.0, 48.0)),
                look=Look(azimuth=-42.0, elevation=8.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("butterfly", source="Sprott & Xiong 2015", about="chaos inside the sphere"),
            Preset("stable whorl", rho=15.0, about="the path winds into one of two steady rolls"),
            Preset("caught", r=45.0, about="a small sphere: the path ends upon it"),
        ),
        expects=(
            *audit.chaotic(0.71658, 0.002, -10.782),
            Expect(
                whorls,
                (8.485281374239, 8.485281374239, 27, -8.485281374239, -8.485281374239, 27),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "strange attractor", "basin"),
    ),
    Experiment(
        key="lorenz_coupled",
        title="Driven Lorenz pair",
        about="One Lorenz flow (x1, y1, z1) pulls at the first variable of a second (x2, y2, z2) "
        "and feels nothing of it. By itself the second would rest or have chaos of its own. "
        "Take the preset of free twins and raise eps past 10: the path falls onto the plane "
        "x1 = x2, and both move as one.",
        sources=(
            LORENZ,
            Source(
                "L. M. Pecora, T. L. Carroll",
                "Synchronization in chaotic systems",
                1990,
                "Phys. Rev. Lett. 64, 821-824",
                "10.1103/PhysRevLett.64.821",
            ),
        ),
        params=(
            Param("sigma", 10.0, 5.0, 20.0, "Prandtl number of both"),
            Param("rho1", 35.0, 0.5, 50.0, "heating of the driver", tex=r"\rho_1"),
            Param("rho2", 1.15, 0.5, 50.0, "heating of the driven", tex=r"\rho_2"),
            Param("beta", 8 / 3, 0.6, 4.5, "shape of the rolls of both"),
            Param(
                "eps", 2.85, 0.0, 20.0, "strength of the pull on the driven one", tex=r"\epsilon"
            ),
        ),
        motion=Flow(
            """
            x1' = sigma*(y1 - x1)
            y1' = rho1*x1 - x1*z1 - y1
            z1' = x1*y1 - beta*z1
            x2' = sigma*(y2 - x2) + eps*(x1 - x2)
            y2' = rho2*x2 - x2*z2 - y2
            z2' = x2*y2 - beta*z2
            """,
            start=dict(x1=-2.13, y1=5.672, z1=35.83, x2=-2.367, y2=-0.7467, z2=0.2625),
            dt=0.005,
            transient=50.0,
            pace=2.0,
        ),
        shows=(
            Path(
                "path",
                of=("x1", "x2", "z1"),
                limits=((-22.0, 23.0), (-4.6, 4.5), (4.0, 59.0)),
                look=Look(azimuth=-78.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x2"),
        presets=(
            Preset(
                "lazy follower",
                source="Gilpin 2021, dysts: LorenzCoupled",
                about="the driven one alone would rest: it follows in its own way",
            ),
            Preset(
                "free twins",
                rho1=28.0,
                rho2=28.0,
                eps=0.0,
                about="equal and uncoupled: two positive exponents",
            ),
            Preset(
                "equal twins",
                rho1=28.0,
                rho2=28.0,
                eps=20.0,
                source="Pecora & Carroll 1990",
                about="a strong pull: they move as one",
            ),
        ),
        expects=(
            *audit.chaotic(1.0528, 0.002, -30.184, options={"until": 10_000.0}),
            Expect(
                "lyapunov.sum",
                -181.1 / 6,
                1e-2,
                "trace of the Jacobian, -(2 sigma + 2 + 2 beta + eps)",
            ),
        ),
        tags=("chaos", "synchronization"),
    ),
    Experiment(
        key="shimizu_morioka",
        title="Shimizu-Morioka 1980",
        about="The Lorenz flow near its strongest heating, cut down to the terms that matter "
        "there. Two wings with a saddle at the origin between them. Raise a to 1.4, more "
        "friction, and the path comes to rest in one wing.",
        sources=(
            Source(
                "T. Shimizu, N. Morioka",
                "On the bifurcation of a symmetric limit cycle to an asymmetric one in "
                "a simple model",
                1980,
                "Phys. Lett. A 76, 201-204",
                "10.1016/0375-9601(80)90466-1",
            ),
        ),
        params=(
            Param("a", 0.85, 0.5, 1.5, "friction on the rolling motion"),
            Param("b", 0.5, 0.1, 0.8, "decay of the vertical contrast z"),
        ),
        motion=Flow(
            """
            x' = y
            y' = x - a*y - x*z
            z' = -b*z + x**2
            """,
            start=dict(x=-0.114, y=-0.06786, z=0.1274),
            dt=0.05,
            transient=400.0,
            pace=15.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=wings,
                limits=((-1.4, 1.4), (-0.85, 0.85), (-0.05, 2.15)),
                look=Look(azimuth=-90.0, elevation=8.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("two wings", source="Gilpin 2021, dysts: ShimizuMorioka", about="chaos"),
            Preset("at rest", a=1.45, about="strong friction: one wing, one point"),
            Preset("round trip", a=0.5, about="a limit cycle about both wings"),
        ),
        expects=(
            *audit.chaotic(0.035453, 0.00016, -1.35),
            Expect(
                wings,
                (0, 0, 0, 0.7071067811865, 0, 1, -0.7071067811865, 0, 1),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "convection", "strange attractor"),
    ),
    Experiment(
        key="rucklidge",
        title="Rucklidge 1992 (double convection)",
        about="Convection in a fluid with two things that rise or sink, heat and salt or a "
        "magnetic field, in tall thin rolls. Two wings in the plane of x and y. Raise kappa "
        "to 4 and the rolls come to rest; lower it to 0.9 and they swing to and fro in a "
        "regular way.",
        sources=(
            Source(
                "A. M. Rucklidge",
                "Chaos in models of double convection",
                1992,
                "J. Fluid Mech. 237, 209-229",
                "10.1017/S0022112092003392",
            ),
        ),
        params=(
            Param("kappa", 2.0, 0.8, 4.0, "friction on the change of the rolls"),
            Param("lam", 6.7, 0.5, 16.0, "drive of the rolls", tex=r"\lambda"),
        ),
        motion=Flow(
            """
            x' = -kappa*x + lam*y - y*z
            y' = x
            z' = -z + y**2
            """,
            start=dict(x=1.3, y=1.132, z=3.639),
            dt=0.02,
            transient=200.0,
            pace=8.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=rolls,
                limits=((-10.0, 10.5), (-6.0, 6.0), (0.0, 15.5)),
                look=Look(azimuth=-98.0, elevation=20.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("two wings", source="Rucklidge 1992", about="chaos"),
            Preset("swinging rolls", kappa=0.9, about="a limit cycle"),
            Preset("steady rolls", kappa=4.0, about="strong friction: rest"),
        ),
        expects=(
            *audit.chaotic(0.19089, 0.0012, -3.0),
            Expect(
                rolls,
                (0, 0, 0, 0, 2.588435821109, 6.7, 0, -2.588435821109, 6.7),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "convection", "strange attractor"),
    ),
)
