"""Flow past a cylinder by lattice Boltzmann: the vortex street, computed while one looks at it.

    f_i(x + c_i, t + 1) = f_i(x, t) - (collision with two relaxation times)

Lengths are in diameters D of the cylinder, times in D/U, so that a frequency of the lift is the
Strouhal number. The sides close on themselves, 8 D apart: the row of cylinders blocks an eighth of
the stream, which raises the frequency by some per cent over that of a lone one.
"""

import threading

import numpy as np

from explorer.experiments.followed import followed
from explorer.model import (
    Array,
    BadInput,
    Expect,
    Experiment,
    Image,
    Kernel,
    Param,
    Preset,
    Series,
    Source,
)
from explorer.model.motion import Current

SPEED = 0.08  # of the stream in lattice units: a seventh of the speed of sound
LONG, WIDE, BEFORE = 20, 8, 5  # of the channel, and of what lies before the cylinder [D]
BOX = ((-float(BEFORE), float(LONG - BEFORE)), (-WIDE / 2.0, WIDE / 2.0))
ROOM = threading.local()  # the second set of populations, of each thread that runs one


def rows(diameter):
    """Nodes across the channel."""
    return WIDE * diameter


def columns(diameter):
    """Nodes along the channel."""
    return LONG * diameter


def axes(diameter):
    """Places of the nodes [D], the cylinder at the origin."""
    x = (np.arange(columns(diameter)) + 0.5) / diameter - BEFORE
    return x, (np.arange(rows(diameter)) + 0.5) / diameter - WIDE / 2.0


def solid(diameter):
    """(ny, nx) true inside the cylinder."""
    x, y = axes(diameter)
    return x[None, :] ** 2 + y[:, None] ** 2 < 0.25


def check(diameter):
    """Refuse a cylinder that does not lie evenly on the nodes."""
    if diameter % 2:
        raise BadInput(f"diameter = {diameter}: give an even number of nodes")


def begin(diameter, seed):
    """The stream at once everywhere, with a gust across it behind the cylinder."""
    from explorer.numerics import lattice_boltzmann as lattice

    x, y = axes(diameter)
    phase = np.random.default_rng(seed).choice([-1.0, 1.0])
    gust = 0.3 * phase * SPEED * np.exp(-((x[None, :] - 1.0) ** 2) - y[:, None] ** 2)
    wet = ~solid(diameter)
    u, v = np.where(wet, SPEED, 0.0), np.where(wet, gust, 0.0)
    return {
        "f": lattice.equilibrium(np.ones(wet.shape), u, v).astype(np.float32),
        "force": np.zeros(2),
    }


def advance(f, force, reynolds, diameter, dt, n, pool):
    """Move the populations f (9, ny, nx) n steps, in place; force (2,) is the mean of the last.

    A step is as many of the lattice's as dt takes.
    """
    from explorer.numerics import lattice_boltzmann as lattice

    inside = solid(diameter)
    bonds, body = lattice.links(inside), np.argwhere(inside).astype(np.int32)
    thick = lattice.sponge(f.shape[2], SPEED * diameter / reynolds, 2 * diameter)
    inflow = lattice.equilibrium(1.0, SPEED, 0.0).astype(np.float32)
    ranges = pool.ranges(f.shape[1], 16)
    here, there = f, _scratch(f.shape)
    each = max(1, round(abs(dt) * diameter / SPEED))
    for _ in range(n):
        force[:] = 0.0
        for _ in range(each):
            lattice.bounce(here, bonds, force)

            def part(span, to=there, origin=here):
                lattice.collide(to, origin, thick, *span)

            pool.map(part, ranges)
            lattice.borders(there, here, inflow, 0.6, body)
            here, there = there, here
        force *= 2.0 / (each * SPEED**2 * diameter)
    if here is not f:
        f[:] = here


def _scratch(shape):
    """Room for a second set of populations of this thread."""
    if getattr(ROOM, "populations", np.empty(0)).shape != shape:
        ROOM.populations = np.empty(shape, np.float32)
    return ROOM.populations


def velocity(f):
    """u, v (ny, nx) in units of the stream."""
    from explorer.numerics import lattice_boltzmann as lattice

    u, v = np.empty(f.shape[1:], np.float32), np.empty(f.shape[1:], np.float32)
    lattice.flow(f, u, v)
    return u / SPEED, v / SPEED


def vorticity(f, diameter):
    """v_x - u_y [U/D] by central differences, float32; 0 inside the cylinder."""
    u, v = velocity(f)
    found = np.gradient(v, axis=1) - (np.roll(u, -1, 0) - np.roll(u, 1, 0)) / 2.0
    found *= diameter
    found[solid(diameter)] = 0.0
    return found


def drag(force):
    """Force along the stream over that of its dynamic pressure on D."""
    return float(force[0])


def lift(force):
    """Force across the stream over that of its dynamic pressure on D."""
    return float(force[1])


def decay(reynolds, diameter, pool=None):
    """Viscosity that a shear wave shows over the one that was asked for."""
    from explorer.numerics import lattice_boltzmann as lattice

    ny, nx, size = 192, 8, 1e-2
    k, viscosity = 2 * np.pi / ny, SPEED * diameter / reynolds
    u = np.tile(size * np.sin(k * np.arange(ny))[:, None], (1, nx))
    f = lattice.equilibrium(np.ones_like(u), u, 0 * u).astype(np.float32)
    thick = np.full(nx, 3.0 * viscosity, np.float32)
    for _ in range(2000):  # columns are alike: the borders only need their neighbours' values
        f[:, :, 0], f[:, :, -1] = f[:, :, nx // 2], f[:, :, nx // 2]
        g = f.copy()
        lattice.collide(g, f, thick, 0, ny)
        f = g
    f[:, :, 0], f[:, :, -1] = f[:, :, nx // 2], f[:, :, nx // 2]
    left, other = np.empty(u.shape), np.empty(u.shape)
    lattice.flow(f, left, other)
    shown = np.sin(k * np.arange(ny)) @ left[:, nx // 2] / (ny / 2) / size
    return float(-np.log(shown) / (2000 * k * k) / viscosity)


EXPERIMENT = Experiment(
    key="cylinder_wake_lbm",
    title="Cylinder wake, simulated",
    about="Air past a wire, water past a bridge's pier. Below Re = 47 two eddies sit still behind "
    "it; above, they break away in turn and the wake swings. Watch the lift: its frequency, in "
    "units of U/D, is the Strouhal number: at Re = 100 and D/H = 1/8 it is 0.181 with a mean drag "
    "of 1.56, for a lone cylinder 0.164 and 1.35. Lower Re to 40 and the swing dies.",
    sources=(
        Source("C. H. K. Williamson", "Vortex dynamics in the cylinder wake", 1996,
               "Annu. Rev. Fluid Mech. 28, 477-539", "10.1146/annurev.fl.28.010196.002401"),
        Source("I. Ginzburg, F. Verhaeghe, D. d'Humieres", "Two-relaxation-time lattice Boltzmann "
               "scheme: about parametrization, velocity, pressure and mixed boundary conditions",
               2008, "Commun. Comput. Phys. 3, 427-478"),
        Source("A. J. C. Ladd", "Numerical simulations of particulate suspensions via a "
               "discretized Boltzmann equation. Part 1", 1994, "J. Fluid Mech. 271, 285-309",
               "10.1017/S0022112094001771"),
    ),
    params=(
        Param("reynolds", 100.0, 10.0, 250.0, "speed times diameter over viscosity",
              tex=r"\mathrm{Re}", hard_min=1.0, hard_max=400.0),
        Param("diameter", 20, 12, 24, "nodes across the cylinder: twice as many take eight times "
              "as long", tex="D", kind="int", unit="nodes", effect="restart", hard_min=8,
              hard_max=80),
    ),
    motion=Kernel(
        advance,
        state={
            "f": Array(9, rows, columns, dtype="float32", seen=False),
            "force": Array(2),
        },
        start=begin,
        dt=0.04,
        check=check,
        pace=1.6,
        units={"t": "D/U", "x": "D", "y": "D", "u": "U"},
        current=Current(
            velocity, axes, BOX, land=solid, periodic=(False, True), every=0.12, keep=8.0,
            edge="clamp",
        ),
    ),
    shows=(
        Image("vorticity", vorticity, BOX, "U/D", "vorticity", signed=True),
        Series("lift", lift, label="lift coefficient", help="across the stream"),
        Series("drag", drag, label="drag coefficient", help="along the stream"),
    ),
    diagnostics=("strouhal:lift", "ftle"),
    presets=(
        Preset("street", about="vortices break away in turn"),
        Preset("two eddies", reynolds=40.0, about="below Re = 47 the swing dies out"),
        Preset("fast", reynolds=200.0, about="a quicker street of rounder vortices"),
        Preset("fine", reynolds=150.0, diameter=24, about="more nodes across the cylinder"),
    ),
    expects=(
        Expect(decay, 1.0, 5e-3, "a shear wave decays as exp(-nu k^2 t)"),
        Expect("strouhal.growth", -0.033, 0.02, "below Re = 47 the swing dies: Williamson 1996",
               preset="two eddies", steps=3000, thorough=True),
        Expect("strouhal.frequency", 0.1725, 0.0125, "Williamson 1996, 0.164, raised by blockage",
               steps=4250, thorough=True),
        Expect("strouhal.frequency", 0.205, 0.015, "Williamson 1996, 0.197, raised by blockage",
               params={"reynolds": 200.0}, steps=3750, thorough=True),
    ),
    tags=("fluid", "vortex street", "lattice Boltzmann", "Strouhal"),
    equations=(
        r"f_i(x + c_i, t + 1) = f_i - \omega^+ (f_i^+ - e_i^+) - \omega^- (f_i^- - e_i^-)",
        r"(1/\omega^+ - 1/2)\,(1/\omega^- - 1/2) = 3/16",
    ),
    suits=followed(6.0, 8.0, 200, backward=True),
)  # fmt: skip
