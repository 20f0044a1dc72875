"""Small atmospheres: circulation, advection round a circle, waves in rotating air.

Lorenz cut the weather down again in 1984 (one westerly current and one wave) and 1996 (a quantity
carried round a circle of latitude); Stenflo added rotation to the convection of 1963.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def uniform(F):
    """The state in which all places are alike, as (x1, x2, x3)."""
    return ((F, F, F),)


def whorls(sigma, r, b, s):
    """Centres of the two whorls as (x, y, z); none where the air lies still."""
    turn = 1.0 + s / sigma**2
    if r <= turn or b < 0.0:
        return ()
    x = sqrt(b * (r - turn) / turn)
    return (x, turn * x, r - turn), (-x, -turn * x, r - turn)


EXPERIMENTS = (
    Experiment(
        key="lorenz84",
        title="Lorenz 1984 (general circulation)",
        about="The westerly wind x and the two phases y, z of a wave that lives on it. Sunshine F "
        "drives the wind, land and sea G the wave. Watch the wave swallow the wind and die, "
        "in winters that never repeat; the unit of time is five days. Lower F to 6, summer, "
        "and the year becomes regular.",
        sources=(
            Source(
                "E. N. Lorenz",
                "Irregularity: a fundamental property of the atmosphere",
                1984,
                "Tellus A 36, 98-110",
                "10.3402/tellusa.v36i2.11473",
            ),
        ),
        params=(
            Param("a", 0.25, 0.05, 2.0, "decay of the westerly wind"),
            Param(
                "b", 4.0, 1.0, 10.0, "how fast the wind carries the wave, over how fast it feeds it"
            ),
            Param("F", 8.0, 0.5, 10.0, "contrast of heating between equator and pole"),
            Param("G", 1.0, 0.0, 5.0, "contrast of heating between land and sea"),
        ),
        motion=Flow(
            """
            x' = -y**2 - z**2 - a*x + a*F
            y' = x*y - b*x*z - y + G
            z' = b*x*y + x*z - z
            """,
            start=dict(x=1.0, y=1.0, z=0.0),
            dt=0.02,
            transient=100.0,
            pace=6.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-0.65, 2.45), (-2.2, 2.4), (-2.1, 2.2)),
                look=Look(azimuth=6.0, elevation=16.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("winter", source="Lorenz 1984", about="the values of the paper: chaos"),
            Preset("summer", F=6.0, source="Lorenz 1984", about="weaker contrast: a regular wave"),
            Preset("Hadley", F=0.8, G=0.0, source="Lorenz 1984", about="no wave: a steady wind"),
            Preset(
                "audited",
                start=dict(x=0.1284, y=0.6184, z=2.266),
                a=1.32,
                b=7.91,
                F=4.83,
                G=4.194,
                source="Gilpin 2021, dysts: Lorenz84",
                about="the values under which catalogues of chaotic systems list it",
            ),
        ),
        expects=(
            *audit.chaotic(0.42949, 0.0047, -2.2489, options={"until": 20_000.0}, preset="audited"),
            Expect(
                "lyapunov.largest",
                -0.2,
                2e-3,
                "closed form at the Hadley wind: F - 1",
                preset="Hadley",
            ),
        ),
        tags=("chaos", "weather", "atmosphere"),
    ),
    Experiment(
        key="lorenz96",
        title="Lorenz 1996, four sites",
        about="A quantity carried round a circle of latitude, at four places: each is moved by "
        "its neighbours, damped, and fed by F. Four is the fewest that the rule allows. "
        "Below F = 1 all stand at F; lower F to 8 and a regular wave travels round, at 20 "
        "it has lost its order.",
        sources=(
            Source(
                "E. N. Lorenz",
                "Predictability: a problem partly solved",
                1996,
                "Proc. Seminar on Predictability 1, 1-18, ECMWF, Reading",
            ),
        ),
        params=(Param("F", 20.0, 0.5, 40.0, "forcing, the same at every place"),),
        motion=Flow(
            """
            x1' = (x2 - x3)*x4 - x1 + F
            x2' = (x3 - x4)*x1 - x2 + F
            x3' = (x4 - x1)*x2 - x3 + F
            x4' = (x1 - x2)*x3 - x4 + F
            """,
            start=dict(x1=2.916, x2=-4.786, x3=2.795, x4=6.11),
            dt=0.005,
            transient=80.0,
            pace=3.0,
        ),
        shows=(
            Path(
                "path",
                of=("x1", "x2", "x3"),
                marks=uniform,
                limits=((-14.0, 20.0), (-14.0, 20.0), (-14.0, 20.0)),
                look=Look(azimuth=18.0, elevation=34.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x1"),
        presets=(
            Preset(
                "turbulent", source="Gilpin 2021, dysts: Lorenz96", about="strong forcing: chaos"
            ),
            Preset("travelling wave", F=8.0, about="a limit cycle"),
            Preset("at rest", F=0.5, about="all places stand at F"),
        ),
        expects=(
            *audit.chaotic(1.1842, 0.023, -3.9999),
            Expect(uniform, (20, 20, 20), 1e-10, "Newton, 30 digits"),
            Expect("lyapunov.sum", -4.0, 1e-3, "trace of the Jacobian, -1 for each place"),
            Expect(
                "lyapunov.largest",
                -0.5,
                1e-3,
                "closed form: F - 1 at the uniform state",
                preset="at rest",
            ),
        ),
        tags=("chaos", "weather", "atmosphere", "advection"),
    ),
    Experiment(
        key="lorenz_stenflo",
        title="Lorenz-Stenflo 1996",
        about="The convection of Lorenz in rotating air: a fourth variable w, the turning of the "
        "flow, pushes the rolls and is pushed by them. Watch the two whorls as in 1963, at "
        "much lower damping. Set s to zero, no rotation, and the path settles into one "
        "whorl.",
        sources=(
            Source(
                "L. Stenflo",
                "Generalized Lorenz equations for acoustic-gravity waves in the atmosphere",
                1996,
                "Phys. Scr. 53, 83-84",
                "10.1088/0031-8949/53/1/015",
            ),
        ),
        params=(
            Param("sigma", 2.0, 0.8, 5.0, "Prandtl number: viscosity over heat conduction"),
            Param("r", 26.0, 0.5, 60.0, "Rayleigh number over that of the first motion"),
            Param("b", 0.7, 0.3, 2.0, "shape of the rolls"),
            Param("s", 1.5, 0.0, 5.0, "rotation: the push of w on the rolls"),
        ),
        motion=Flow(
            """
            x' = sigma*(y - x) + s*w
            y' = r*x - x*z - y
            z' = x*y - b*z
            w' = -x - sigma*w
            """,
            start=dict(x=4.234, y=2.926, z=27.35, w=-1.58),
            dt=0.02,
            transient=120.0,
            pace=5.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                marks=whorls,
                limits=((-9.5, 9.5), (-20.0, 20.0), (5.0, 41.0)),
                look=Look(azimuth=-30.0, elevation=8.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "butterfly",
                source="Gilpin 2021, dysts: LorenzStenflo",
                about="chaos in rotating air",
            ),
            Preset("no rotation", s=0.0, about="a stable whorl"),
            Preset("steady rolls", r=8.0, about="weak heating"),
        ),
        expects=(
            *audit.chaotic(0.37931, 0.0011, -5.7, quick=True),
            Expect(
                whorls,
                (3.540672766066, 4.868425053341, 24.625, -3.540672766066, -4.868425053341, 24.625),
                1e-10,
                "Newton, 30 digits",
            ),
        ),
        tags=("chaos", "weather", "atmosphere", "convection"),
    ),
)
