"""Oscillators whose force jumps: a block that sticks and slips, a drop on a trampoline of soap.

The field is not continuous, so exponents from the Jacobian miss what the jumps add to the
stretching; no value is promised for them.
"""

from math import pi

from explorer.model import Expect, Experiment, Flow, Param, Path, Preset, Source


def turn(omega):
    """Time of one turn of the drive; None when it stands still."""
    return 2 * pi / omega if omega else None


def floating(Gamma):
    """Where the drop rests on the still film as (x, y): its weight against the film's spring."""
    return ((-1.0, 0.0),) if Gamma == 0.0 else ()


def wells(a, b):
    """The two bottoms of the block's potential as (x, v), without belt and drive."""
    if a <= 0.0 or b <= 0.0:
        return ()
    x = (a / b) ** 0.5
    return (x, 0.0), (-x, 0.0)


STICK_SLIP = Experiment(
    key="stick_slip_oscillator",
    title="Stick-slip oscillator 1999",
    about="A block in a double well, dragged by a belt: it sticks to the belt or slips, and "
    "friction jumps where both are equally fast. With the weak drive it stays in one well and "
    "repeats itself after three turns; set gamma to 0 and it follows one closed curve. "
    "Because of the jump no Lyapunov exponent is promised.",
    sources=(
        Source(
            "J. Awrejcewicz, M. M. Holicke",
            "Melnikov's method and stick-slip chaotic oscillations in very weakly forced "
            "mechanical systems",
            1999,
            "Int. J. Bifurcation Chaos 9, 505-518",
        ),
    ),
    params=(
        Param("a", 1.0, 0.5, 2.0, "push away from the middle"),
        Param("b", 1.0, 0.5, 2.0, "pull back from far out"),
        Param("eps", 0.05, 0.0, 0.3, "strength of drive and friction together",
              tex=r"\epsilon"),
        Param("gamma", 1.0, 0.0, 4.0, "strength of the drive", tex=r"\gamma"),
        Param("omega", 2.0, 0.5, 4.0, "frequency of the drive", tex=r"\omega"),
        Param("T0", 0.3, 0.0, 1.0, "friction of a block at rest on the belt", tex="T_0"),
        Param("alpha", 0.3, 0.0, 1.0, "how friction falls as the block begins to slip",
              tex=r"\alpha"),
        Param("beta", 0.3, 0.05, 1.0, "how friction rises again at high speed", tex=r"\beta"),
        Param("vs", 0.4, 0.0, 1.5, "speed of the belt", tex="v_*"),
    ),
    motion=Flow(
        """
        u = v - vs
        T = T0*sign(u) - alpha*u + beta*u**3
        x' = v
        v' = a*x - b*x**3 + eps*(gamma*cos(omega*t) - T)
        """,
        start=dict(x=0.82418, v=0.32675),
        dt=0.005,
        transient=100.0,
        period=turn,
        nonsmooth=True,
        pace=3.0,
    ),
    shows=(
        Path("path", of=("x", "v"), marks=wells, limits=((0.655, 1.27), (-0.44, 0.43))),
    ),
    diagnostics=("permutation_entropy:path.x",),
    presets=(
        Preset("one well", about="locked to the drive: the same again after three turns"),
        Preset("both wells", gamma=3.0, eps=0.3, about="hops between the wells, never the same"),
        Preset("no drive", gamma=0.0, about="friction alone: one closed curve"),
    ),
    expects=(Expect(wells, (1.0, 0.0, -1.0, 0.0), 1e-12, "closed form: a x = b x^3"),),
    tags=("driven", "friction", "mechanics", "nonsmooth"),
)  # fmt: skip

TRAMPOLINE = Experiment(
    key="fluid_trampoline",
    title="Fluid trampoline 2009",
    about="A drop bounces on a soap film that is shaken up and down: free fall above x = 0, a "
    "spring below. Here the bounces lock to the shaking and repeat after two of its turns. "
    "Raise Gamma, the shaking, to 2: high and low bounces follow each other and never repeat. "
    "The film's damping begins all at once, so no Lyapunov exponent is promised.",
    sources=(
        Source(
            "T. Gilet, J. W. M. Bush",
            "The fluid trampoline: droplets bouncing on a soap film",
            2009,
            "J. Fluid Mech. 625, 167-203",
        ),
    ),
    params=(
        Param("Gamma", 1.82, 0.0, 3.0, "acceleration of the film over gravity", tex=r"\Gamma"),
        Param("omega", 1.21, 0.5, 2.0, "frequency of the shaking over the film's own",
              tex=r"\omega"),
        Param("psi", 0.01019, 0.0, 0.1, "damping while the drop is on the film", tex=r"\Psi"),
    ),
    motion=Flow(
        """
        x' = y
        y' = -1 - step(-x)*(x + psi*y*abs(y)) + Gamma*cos(omega*t)
        """,
        start=dict(x=-1.94097, y=-1.74996),
        dt=0.01,
        transient=300.0,
        period=turn,
        nonsmooth=True,
        pace=8.0,
    ),
    shows=(
        Path("path", of=("x", "y"), marks=floating, limits=((-2.65, 3.8), (-3.15, 3.1))),
    ),
    diagnostics=("permutation_entropy:path.x",),
    presets=(
        Preset("locked", about="the same again after two turns of the shaking"),
        Preset("irregular bounces", Gamma=2.5, psi=0.05, about="high and low in no order"),
        Preset("still film", Gamma=0.0, psi=0.05, about="the bounces die away"),
    ),
    expects=(
        Expect(floating, (-1.0, 0.0), 1e-12, "closed form: x = -1", params={"Gamma": 0.0}),
    ),
    tags=("driven", "drop", "mechanics", "nonsmooth"),
)  # fmt: skip

EXPERIMENTS = (STICK_SLIP, TRAMPOLINE)
