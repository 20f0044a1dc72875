"""Flows driven by their walls: a viscous fluid that moves because its boundary does.

No force acts inside. A cavity is dragged by its long walls, a drop by a skin that slips; what the
walls do changes with time, and that is enough to stir. The switch is a steep tanh. A thin rim round
the drop brings back what rounding has carried out of it; beyond, nothing moves.
"""

from math import cosh, pi, sinh

from explorer.experiments import audit
from explorer.experiments.followed import followed
from explorer.model import Cloud, Expect, Experiment, Flow, Param, Path, Preset, Source

A, B = 6.0, 1.0  # the cavity is 0 <= x <= A, -B <= y <= B
CAVITY = ((0.0, A), (-B, B))
DROP = ((-1.0, 1.0), (-1.0, 1.0))


def lid(n):
    """(k, c) of the n-th mode: its wave number, and what scales it to unit speed at the lid."""
    k = n * pi / A
    return k, 2.0 / (2.0 * k * B + sinh(2.0 * k * B))


def cavity():
    """The equations of the cavity, as text: two modes of the biharmonic equation."""
    lines, u, v = ["w = tanh(sharp*sin(2*pi*t/tau))"], [], []
    for n, speed in ((1, "w*U1"), (2, "U2")):
        k, c = lid(n)
        lines += [
            f"p{n} = {cosh(k * B)}*(sinh({k}*y) + {k}*y*cosh({k}*y)) "
            f"- {k * B * sinh(k * B)}*sinh({k}*y)",
            f"q{n} = {B * sinh(k * B)}*cosh({k}*y) - {cosh(k * B)}*y*sinh({k}*y)",
        ]
        u.append(f"{c}*{speed}*sin({k}*x)*p{n}")
        v.append(f"{c * k}*{speed}*cos({k}*x)*q{n}")
    return "\n".join([*lines, f"x' = {' + '.join(u)}", f"y' = {' + '.join(v)}"])


def squirmer(modes=5):
    """The equations of the drop, as text: psi = (r^2 - 1) P, with P a harmonic polynomial."""
    lines = [
        "on = 0.5 + 0.5*tanh(sharp*sin(2*pi*t/tau))",
        "q = 1 - x**2 - y**2",
        "inside = step(q)",
        "rim = 0.001*step(-q)*step(0.02 + q)",
        "C0 = 1",
        "S0 = 0",
    ]
    for n in range(1, modes + 1):  # C_n = r^n cos(n theta), S_n = r^n sin(n theta)
        lines += [f"C{n} = x*C{n - 1} - y*S{n - 1}", f"S{n} = x*S{n - 1} + y*C{n - 1}"]
    numbers = range(1, modes + 1)
    lines += [
        f"P = {' + '.join(f'(1 - on)*g{n}*S{n} - on*a{n}*C{n}' for n in numbers)}",
        f"Px = {' + '.join(f'{n}*((1 - on)*g{n}*S{n - 1} - on*a{n}*C{n - 1})' for n in numbers)}",
        f"Py = {' + '.join(f'{n}*((1 - on)*g{n}*C{n - 1} + on*a{n}*S{n - 1})' for n in numbers)}",
        "x' = inside*(2*y*P - q*Py) - rim*x",
        "y' = -inside*(2*x*P - q*Px) - rim*y",
    ]
    return "\n".join(lines)


def slips():
    """The dials of the drop's skin: five ways to slip in each half of the period."""
    for name, which in (("a", "first"), ("g", "second")):
        for n in range(1, 6):
            yield Param(
                f"{name}{n}", 0.5, -1.0, 1.0,
                f"slip with {n} wave{'s' if n > 1 else ''} round the skin, {which} half",
                tex=f"{name}_{n}",
            )  # fmt: skip


def lid_speed(U1, n=1):
    """Greatest speed that the first mode has along the lid y = B."""
    k, c = lid(n)
    return c * U1 * (cosh(k * B) * (sinh(k * B) + k * B * cosh(k * B)) - k * B * sinh(k * B) ** 2)


def skin_speed(a1):
    """Speed of the skin at theta = 0 when one mode alone slips: 2 a1."""
    return 2.0 * a1


LID = Experiment(
    key="lid_driven_cavity_flow",
    title="Lid-driven cavity 2012",
    about="A long cavity of viscous fluid whose lids drag now one half, now the other. Three sets "
    "of particles that almost return act as ghost rods and braid the fluid. Watch the dark islands "
    "in the FTLE field. Lower tau: the islands grow and mixing stops.",
    sources=(
        Source(
            "P. Grover, S. D. Ross, M. A. Stremler, P. Kumar",
            "Topological chaos, braiding and bifurcation of almost-cyclic sets",
            2012,
            "Chaos 22, 043135",
        ),
    ),
    params=(
        Param("U1", 9.92786, 0.0, 15.0, "speed of the lid's long wave, which changes sides",
              tex="U_1"),
        Param("U2", 8.34932, 0.0, 15.0, "speed of the lid's short wave, which stays",
              tex="U_2"),
        Param("tau", 1.1, 0.2, 2.0, "time in which both halves have had their turn",
              tex=r"\tau"),
        Param("sharp", 22.0, 1.0, 60.0, "how suddenly they change over"),
    ),
    motion=Flow(
        cavity(),
        start=dict(x=5.0191, y=0.3937),
        dt=0.002,
        domain=CAVITY,
        conservative=True,
        period=lambda tau: tau,
        pace=0.6,
    ),
    shows=(
        Cloud("tracers", of=("x", "y"), count=4000, limits=CAVITY),
        Path("path", of=("x", "y"), limits=CAVITY),
    ),
    diagnostics=("ftle", "lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("braiding", source="Grover et al. 2012", about="ghost rods stir the fluid"),
        Preset("steady", U1=0.0, about="two halves that never exchange fluid"),
        Preset("fast turns", tau=0.3, about="large islands, little mixing"),
    ),
    expects=(
        *audit.chaotic(0.65625, 0.017, 0.0),
        Expect(lid_speed, 9.92786, 1e-12, "boundary condition: the lid moves at U1"),
    ),
    tags=("chaos", "conservative", "fluid", "driven", "mixing"),
    suits=followed(3.3, 16.5, 384),  # three turns
)  # fmt: skip

SQUIRMER = Experiment(
    key="interior_squirmer",
    title="Interior squirmer 1971",
    about="A drop whose skin slips along itself, first one way, then another; the fluid inside is "
    "stirred though nothing reaches into it. Set a2 to a5 and g2 to g5 to 0 and two plain rolls "
    "are left, turned by a right angle with each half.",
    sources=(
        Source(
            "J. R. Blake",
            "Self propulsion due to oscillations on the surface of a cylinder at low Reynolds "
            "number",
            1971,
            "Bull. Austral. Math. Soc. 5, 255-264",
        ),
    ),
    params=(
        *slips(),
        Param("tau", 3.0, 0.5, 8.0, "time in which both ways have had their turn",
              tex=r"\tau"),
        Param("sharp", 60.0, 1.0, 100.0, "how suddenly they change over"),
    ),
    motion=Flow(
        squirmer(),
        start=dict(x=-0.9493, y=-0.0365),
        dt=0.005,
        domain=DROP,
        conservative=True,
        period=lambda tau: tau,
        pace=2.0,
    ),
    shows=(
        Cloud("tracers", of=("x", "y"), count=4000, limits=DROP),
        Path("path", of=("x", "y"), limits=DROP),
    ),
    diagnostics=("ftle", "lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("five waves", about="the rim is stirred, and the middle after it"),
        Preset(
            "two rolls",
            **{f"{name}{n}": 0.0 for name in "ag" for n in range(2, 6)},
            about="one pair of rolls, turned to and fro",
        ),
        Preset("fast turns", tau=0.5, about="nearly the mean of both: orderly paths"),
    ),
    expects=(
        *audit.chaotic(0.39631, 0.0024, 0.0),
        Expect(skin_speed, 1.0, 1e-12, "closed form: v_theta = 2 a1 cos(theta) at r = 1"),
    ),
    tags=("chaos", "conservative", "fluid", "driven", "mixing"),
)  # fmt: skip

EXPERIMENTS = (LID, SQUIRMER)
