"""Blinking stirrers: two in a round tank, switched on by turns; the fluid between them is folded.

    velocity = sigma (w V(b) + (1 - w) V(-b)),     w: 1, then 0, for half a period each

V is the flow about a stirrer at distance b from the centre of a tank of radius 1: a vortex without
friction, which slips along the wall, or a rotlet in a viscous fluid, which sticks to it. Each time
only one of them turns, and particles run along circles of a sort; taking turns makes chaos.
The switch is a steep tanh, so that the field is smooth. Beyond the wall there is no fluid; a rim
of a hundredth brings back what rounding has carried through.
"""

from explorer.experiments import audit
from explorer.model import Cloud, Expect, Experiment, Flow, Param, Path, Preset, Source

EXACT = {"method": "dop853", "until": 40_000.0}  # near a stirrer every fixed step is too long
TANK = ((-1.0, 1.0), (-1.0, 1.0))


def velocity(sticking):
    """The equations in the plane, as text; with or without what makes fluid stick to the wall."""
    return f"""
        w = 0.5 + 0.5*tanh(sharp*sin(2*pi*t/tau))
        rr = x**2 + y**2
        inside = step(1 - rr)
        rim = 0.001*step(rr - 1)*step(1.02 - rr)
        d1 = (x - b)**2 + y**2
        e1 = 1 + b**2*rr - 2*b*x
        d2 = (x + b)**2 + y**2
        e2 = 1 + b**2*rr + 2*b*x
        {
        '''q = (1 - rr)*(1 - b**2*rr)
        s = 1 + b**2 - 2*b**2*rr
        i1 = 1/e1 + q/e1**2
        i2 = 1/e2 + q/e2**2
        r1 = s/e1
        r2 = s/e2'''
        if sticking
        else '''i1 = 1/e1
        i2 = 1/e2'''
    }
        u1 = y/d1 - b**2*y*i1{" - y*r1" if sticking else ""}
        v1 = (b - x)/d1 + (b**2*x - b)*i1{" + x*r1" if sticking else ""}
        u2 = y/d2 - b**2*y*i2{" - y*r2" if sticking else ""}
        v2 = (-b - x)/d2 + (b**2*x + b)*i2{" + x*r2" if sticking else ""}
        x' = sigma*inside*(w*u1 + (1 - w)*u2) - rim*x
        y' = sigma*inside*(w*v1 + (1 - w)*v2) - rim*y
        """


def dials(b):
    """The dials of a tank whose stirrers stand at distance b from its centre."""
    return (
        Param("b", b, 0.2, 0.8, "distance of each stirrer from the centre", unit="radii"),
        Param("tau", 3.0, 0.5, 8.0, "time in which both have had their turn", tex=r"\tau"),
        Param("sigma", -1.0, -3.0, 3.0, "strength of the stirrers; below 0 anticlockwise",
              tex=r"\sigma"),
        Param("sharp", 60.0, 1.0, 100.0, "how suddenly they change over"),
    )  # fmt: skip


def image(b):
    """Where the mirror image of a stirrer stands that keeps the wall a streamline."""
    return 1.0 / b if b else None


SHOWS = (
    Cloud("tracers", of=("x", "y"), count=4000, limits=TANK),
    Path("path", of=("x", "y"), limits=TANK),
)

VORTEX = Experiment(
    key="blinking_vortex",
    title="Blinking vortex 1984",
    about="Two vortices in a tank take turns: the flow that gave chaotic advection its name. Each "
    "alone moves every particle on a circle; by turns they stretch and fold dye without end. "
    "Lower tau from 3 to 0.5 and only the middle is stirred: round it fluid runs in calm "
    "rings.",
    sources=(Source("H. Aref", "Stirring by chaotic advection", 1984, "J. Fluid Mech. 143, 1-21"),),
    params=dials(0.5),
    motion=Flow(
        velocity(False),
        start=dict(x=-0.0853, y=0.0044),
        dt=0.002,
        domain=TANK,
        conservative=True,
        period=lambda tau: tau,
        pace=2.0,
    ),
    shows=SHOWS,
    diagnostics=("ftle", "lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("mixing", about="dye is folded through the whole tank"),
        Preset("fast turns", tau=0.5, about="only the fluid about the stirrers is mixed"),
        Preset("slow turns", tau=8.0, about="dye is wound up before the other takes over"),
    ),
    expects=(
        *audit.chaotic(0.76149, 0.023, 0.0, options=EXACT),
        Expect(image, 2.0, 1e-12, "closed form: circle theorem, 1/b"),
    ),
    tags=("chaos", "conservative", "fluid", "driven", "mixing"),
)

ROTLET = Experiment(
    key="blinking_rotlet",
    title="Blinking rotlet 1996",
    about="Two thin rods in a tank of honey take turns at turning. The fluid sticks to the wall, "
    "so the rim is stirred last; b is chosen so that a point opposite each rod stands still. "
    "Lower tau from 3 to 0.5 and chaos is left about the rods alone.",
    sources=(
        Source(
            "V. V. Meleshko, H. Aref",
            "A blinking rotlet model for chaotic advection",
            1996,
            "Phys. Fluids 8, 3215-3217",
        ),
    ),
    params=dials(0.5298833894399929),
    motion=Flow(
        velocity(True),
        start=dict(x=-0.0853, y=0.0044),
        dt=0.002,
        domain=TANK,
        conservative=True,
        period=lambda tau: tau,
        pace=2.0,
    ),
    shows=SHOWS,
    diagnostics=("ftle", "lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("mixing", about="dye is folded through the tank, the rim last"),
        Preset("fast turns", tau=0.5, about="only the fluid about the stirrers is mixed"),
        Preset("strong stirring", sigma=-2.5, about="several folds in every turn"),
    ),
    expects=(
        *audit.chaotic(0.5652, 0.043, 0.0, options=EXACT),
        Expect(image, 1.887207676, 1e-8, "closed form: circle theorem, 1/b"),
    ),
    tags=("chaos", "conservative", "fluid", "driven", "mixing"),
)

EXPERIMENTS = (VORTEX, ROTLET)
