"""Business cycles: savings, demand and interest that feed each other.

Bouali couples profits, reinvestment and foreign capital; Cai and Huang couple interest, demand
and prices. Both make irregular cycles without a shock from outside.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

BOUALI_1999 = Source(
    "S. Bouali", "Feedback loop in extended van der Pol's equation applied to an economic model "
    "of cycles", 1999, "Int. J. Bifurcation Chaos 9, 745-756",
)  # fmt: skip

BOUALI = Experiment(
    key="bouali",
    title="Bouali 2012",
    about="Two economic variables that chase each other as predator and prey do, opened into "
    "space by a third. The path circles, strays, and comes back along a stretched loop. The chaos "
    "is weak and full of windows: at y0 = 4.25 the path closes.",
    sources=(
        Source("S. Bouali", "A novel strange attractor with a stretched loop", 2012,
               "Nonlinear Dyn. 70, 2375-2381"),
        BOUALI_1999,
    ),
    params=(
        Param("y0", 4.0, 2.0, 5.0, "the y at which x neither grows nor shrinks"),
        Param("alpha", 0.3, 0.1, 0.4, "push of z on x"),
        Param("beta", 1.0, 0.5, 1.2, "how much z weakens the pull of x on it"),
        Param("gamma", 0.05, 0.01, 0.1, "damping of z"),
    ),
    motion=Flow(
        """
        x' = x*(y0 - y) + alpha*z
        y' = -y*(1 - x**2)
        z' = -x*(1.5 - beta*z) - gamma*z
        """,
        start=dict(x=0.654639, y=1.59901, z=-0.17773), dt=0.008, transient=60.0, pace=3.5,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-4.2, 3.9), (0.0, 15.5), (-9.5, 2.0)),
                look=Look(-18.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("stretched loop", source="Bouali 2012", about="weak chaos"),
        Preset("closed curve", y0=4.25, about="a window of order"),
        Preset("stronger chaos", gamma=0.0775, about="more damping, and a faster parting of paths"),
    ),
    expects=audit.chaotic(0.026583, 0.00077, -0.17284, options={"until": 100_000.0}),
    tags=("chaos", "economics", "strange attractor"),
)  # fmt: skip

BOUALI_2 = Experiment(
    key="bouali2",
    title="Bouali 1999",
    about="Profits x, reinvestment y and foreign capital z. With capital as slow as here the "
    "cycles drift but hardly part: on the average volume is kept, and the largest exponent is "
    "barely above zero. At mu = 0 the capital stands still and the cycles stop; at b = 0.5 they "
    "drift more slowly.",
    sources=(BOUALI_1999,),
    params=(
        Param("a", 3.0, 1.0, 5.0, "growth of profits x while reinvestment is zero"),
        Param("b", 2.2, 0.5, 4.0, "drain of profits by foreign capital z"),
        Param("g", 1.0, 0.5, 2.0, "rate at which reinvestment y follows profits"),
        Param("mu", 0.00400005, 0.0, 0.02, "how much foreign capital the profits draw"),
    ),
    motion=Flow(
        """
        x' = a*x*(1 - y) - b*z
        y' = -g*y*(1 - x**2)
        z' = mu*x
        """,
        start=dict(x=-1.33879, y=0.39699, z=0.0251715), dt=0.02, transient=150.0, pace=8.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-3.8, 3.8), (-0.2, 4.6), (-0.06, 0.06)),
                look=Look(72.0, 42.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("slow capital", source="Bouali 1999", about="cycles that drift"),
        Preset("faster capital", mu=0.015, about="the cycles of a torus"),
        Preset("no capital", mu=0.0, about="the cycles come to rest"),
    ),
    expects=audit.regular(7.6779, options={"until": 480_000.0}),
    tags=("regular", "economics"),
)  # fmt: skip


def markets(a, b, c):
    """Steady markets as (x, y, z): no interest, y = 0; and a pair with interest, where real.

    z = -x/c by the third equation, so y = a - 1/b + 1/c by the first and x^2 = -b y by the second
    """
    y = a - 1.0 / b + 1.0 / c
    found = [(0.0, 0.0, 0.0)]
    if b * y < 0.0:
        x = sqrt(-b * y)
        found += [(x, y, -x / c), (-x, y, x / c)]
    return tuple(found)


FINANCE = Experiment(
    key="finance",
    title="Cai & Huang's market 2007",
    about="Interest x, demand for investment y and prices z. Interest grows while demand is high, "
    "and the square of interest cuts demand: irregular booms on both sides. Raise the costs b to "
    "0.4 and the booms are regular; raise the elasticity c past 2.1 and the market is at rest.",
    sources=(
        Source("G. Cai, J. Huang", "A new finance chaotic attractor", 2007,
               "Int. J. Nonlinear Sci. 3, 213-220"),
    ),
    params=(
        Param("a", 0.001, 0.0, 3.0, "savings: they slow the growth of interest"),
        Param("b", 0.2, 0.1, 0.6, "cost of investment: it lets demand decay"),
        Param("c", 1.1, 0.5, 3.0, "elasticity of demand: it lets prices decay"),
    ),
    motion=Flow(
        """
        x' = (1/b - a)*x + z + x*y
        y' = -b*y - x**2
        z' = -x - c*z
        """,
        start=dict(x=-0.215252, y=-5.26895, z=0.85865), dt=0.02, transient=200.0, pace=9.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), marks=markets,
                limits=((-3.2, 3.2), (-7.1, -1.7), (-1.6, 1.6)),
                look=Look(0.0, 10.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("booms", source="Cai & Huang 2007", about="chaos"),
        Preset("regular booms", b=0.475, about="dearer investment: a closed curve"),
        Preset("calm", c=2.5, about="the market comes to rest"),
    ),
    expects=(
        *audit.chaotic(0.090872, 0.0014, -0.54227, quick=True),
        Expect(
            markets,
            (0, 0, 0, 0.9044235, -4.0899091, -0.8222032, -0.9044235, -4.0899091, 0.8222032),
            1e-6, "y = a - 1/b + 1/c, x^2 = -b y, z = -x/c",
        ),
    ),
    tags=("chaos", "economics", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (BOUALI, BOUALI_2, FINANCE)
