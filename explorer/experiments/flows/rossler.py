"""Rossler 1976: the simplest folded band. One spiral out, one fold back.

    x' = -y - z
    y' = x + a y
    z' = b + z (x - c)

While z is small, (x, y) spirals outwards; once x passes c, z grows at once and throws the path
back to the middle. Stretch, fold, return: chaos with a single nonlinear term.
"""

from math import sqrt

from explorer.model import After, Expect, Experiment, Flow, Look, Param, Path, Preset, Source

SPROTT = "Sprott 2003, Chaos and Time-Series Analysis"
LONG = {"until": 100_000.0, "renew": 200}  # enough time for the third decimal of an exponent


def equilibria(a, b, c):
    """The two points at rest as (x, y, z), the one inside the band first; none where complex."""
    square = c * c - 4.0 * a * b
    if a == 0.0 or square < 0.0:
        return ()
    xs = ((c - sqrt(square)) / 2.0, (c + sqrt(square)) / 2.0)
    return tuple((x, -x / a, x / a) for x in xs)


def centre(a, b, c):
    """The point that the band turns round; the other one lies far outside."""
    return equilibria(a, b, c)[:1]


EXPERIMENT = Experiment(
    key="rossler",
    title="Rössler 1976",
    about="Made to be the simplest continuous chaos: one spiral and one fold. Watch the tall loops "
    "in z lay the outer edge of the band back inside. Raise c from 2.5 and the closed curve "
    "doubles, doubles again, and becomes a band.",
    sources=(
        Source(
            "O. E. Rössler",
            "An equation for continuous chaos",
            1976,
            "Phys. Lett. A 57, 397-398",
            "10.1016/0375-9601(76)90101-8",
        ),
    ),
    params=(
        Param("a", 0.2, 0.0, 0.55, "how fast the spiral in the plane opens"),
        Param("b", 0.2, 0.01, 2.0, "what feeds z when the path is far from the fold"),
        Param("c", 5.7, 1.0, 20.0, "the x beyond which the path is thrown up and back"),
    ),
    motion=Flow(
        """
        x' = -y - z
        y' = x + a*y
        z' = b + z*(x - c)
        """,
        start=dict(x=1.0, y=1.0, z=0.0),
        dt=0.02,
        transient=150.0,
        pace=8.0,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "z"),
            marks=centre,
            limits=((-10.0, 12.0), (-11.0, 9.0), (0.0, 23.0)),
            look=Look(azimuth=-68.0, elevation=26.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x", "poincare", "orbit_diagram"),
    presets=(
        Preset("band", source="Rössler 1976", about="the values of the paper: a folded band"),
        Preset("closed curve", c=2.5, about="one turn, for ever the same"),
        Preset("doubled", c=3.5, about="two turns before the curve closes"),
        Preset("doubled again", c=4.0, about="four turns"),
        Preset(
            "wide band",
            a=0.15,
            b=0.2,
            c=10.0,
            source="Wolf et al. 1985, Physica D 16, 285-317",
            about="the values often used to test Lyapunov programs",
        ),
        Preset(
            "funnel",
            a=0.52,
            b=2.0,
            c=4.0,
            source="Letellier, Dutertre & Maheu 1995, Chaos 5, 271-282",
            about="the fold happens in mid-turn: small loops inside large ones",
        ),
    ),
    expects=(
        Expect("lyapunov.largest", 0.0714, 1e-3, SPROTT, options=LONG),
        Expect("lyapunov.sum", -5.3226, 1e-2, f"{SPROTT}: 0.0714 + 0 - 5.3943"),
        Expect("lyapunov.kaplan_yorke", 2.0132, 1e-3, SPROTT, options=LONG),
        Expect(
            "lyapunov.largest",
            0.088,
            2e-3,
            "2000 turns of DP5(4) with exact Jacobians",
            preset="wide band",
            options=LONG,
        ),
        Expect(
            After(100, "rk4"),
            (-1.7565264334836, 0.6870873921171, 0.0272927530418),
            1e-9,
            "independent RK4 loop with 60 digits",
        ),
        Expect(
            equilibria,
            (0.007026205, -0.035131024, 0.035131024, 5.692973795, -28.464868976, 28.464868976),
            1e-8,
            "roots of x^2 - c x + a b = 0",
        ),
    ),
    tags=("chaos", "strange attractor", "period doubling"),
)
