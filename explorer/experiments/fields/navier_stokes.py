"""Navier-Stokes in the plane by its vorticity: turbulence that decays, is stirred, or meets a beta.

    w_t + u . grad w + beta v = nu lap w - mu w + F

In two dimensions vorticity is carried like a dye, so small vortices merge into larger ones: energy
goes up in scale, the way it never does in three dimensions.
"""

import numpy as np

from explorer.experiments.followed import followed, vortices
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

SIDE = 2.0 * np.pi
BOX = ((0.0, SIDE), (0.0, SIDE))


def advance(w, size, viscosity, drag, beta, deformation, power, wave, dt, n, step, seed):
    """Take n steps in place; w (size, size) float64."""
    from explorer.numerics import vorticity

    p = vorticity.plane(size, deformation)
    half = vorticity.factors(size, dt, viscosity, drag, beta, deformation, 0.0, 0)
    forced, _ = vorticity.ring(size, wave)
    strength = vorticity.kick(size, wave, power, dt) if power > 0.0 else 0.0
    vorticity.march(w[None], half, *p, dt, n, forced, strength, seed % 2**63, step)


def nodes(size):
    """(size,) places along each side."""
    return SIDE / size * np.arange(size)


def axes(size):
    """Places of the nodes."""
    return nodes(size), nodes(size)


def begin(size, first, seed):
    """The first vorticity."""
    x, y = np.meshgrid(nodes(size), nodes(size))
    if first == "Taylor-Green":
        return {"w": 2.0 * np.cos(x) * np.cos(y)}
    if first == "shear layers":
        wide = 0.25
        layer = np.cosh((y - SIDE / 4) / wide) ** -2 - np.cosh((y - 3 * SIDE / 4) / wide) ** -2
        return {"w": (layer / wide + 0.2 * np.sin(2 * x) * (np.sin(y) ** 2)) - layer.mean() / wide}
    if first == "two dipoles":
        return {"w": dipole(x, y, 1.6, np.pi - 0.15, 1.0) + dipole(x, y, 4.7, np.pi + 0.15, -1.0)}
    return {"w": scattered(size, seed)}


def dipole(x, y, at, up, way):
    """Two opposite vortices that carry each other along x."""
    pair = [np.exp(-((x - at) ** 2 + (y - up - s * 0.45) ** 2) / 0.16) * s for s in (-1, 1)]
    return -9.0 * way * (pair[0] + pair[1])


def scattered(size, seed):
    """Random vorticity about wave number 6, of energy 1/2."""
    from explorer.numerics import vorticity

    chance = np.random.default_rng(seed)
    p = vorticity.plane(size)
    k = np.hypot(p.kx, p.ky)
    shape = k**4 * np.exp(-2.0 * (k / 6.0) ** 2) * p.kept
    noise = np.fft.rfft2(chance.standard_normal((64, 64)))  # the same flow on every grid
    found = np.zeros(p.kx.shape, complex)
    few = min(size, 64) // 3
    for j in range(-few, few + 1):
        found[j, : few + 1] = noise[j, : few + 1]
    w = np.fft.irfft2(found * shape, (size, size))
    return w / np.sqrt(2.0 * vorticity.invariants(w)[0])


def check(size):
    """Refuse a grid that cannot be halved."""
    if size % 2:
        raise BadInput(f"size = {size}: give an even number")


def velocity(w, deformation):
    """u, v (size, size)."""
    from explorer.numerics import vorticity

    return vorticity.velocity(w, deformation)


def energy(w, deformation):
    """Mean of |u|^2/2."""
    from explorer.numerics import vorticity

    return vorticity.invariants(w, deformation)[0]


def enstrophy(w):
    """Mean of w^2/2."""
    return float(0.5 * (w * w).mean())


def taylor_green(size, viscosity, dt, until):
    """Greatest distance from 2 cos x cos y exp(-2 nu t), over its size."""
    w = begin(size, "Taylor-Green", 0)["w"]
    begun = w.copy()
    advance(w, size, viscosity, 0.0, 0.0, 0.0, 0.0, 4.0, dt, round(until / dt), 0, 0)
    left = np.exp(-2.0 * viscosity * until)
    return float(np.abs(w / left - begun).max() / 2.0)


def drift(size, dt, until, seed=0):
    """Relative change of energy and of enstrophy of an inviscid run."""
    from explorer.numerics import vorticity

    w = scattered(size, seed)
    before = vorticity.invariants(w)
    advance(w, size, 0.0, 0.0, 0.0, 0.0, 0.0, 4.0, dt, round(until / dt), 0, 0)
    after = vorticity.invariants(w)
    return tuple(abs(a / b - 1.0) for a, b in zip(after, before, strict=True))


def loss(size, viscosity, dt):
    """How far the loss of energy is from 2 nu times the enstrophy, relative."""
    from explorer.numerics import vorticity

    w = scattered(size, 0)
    seen = []
    for _ in range(3):
        seen.append(vorticity.invariants(w))
        advance(w, size, viscosity, 0.0, 0.0, 0.0, 0.0, 4.0, dt, 1, 0, 0)
    rate = (seen[2][0] - seen[0][0]) / (2.0 * dt)
    return rate / (-2.0 * viscosity * seen[1][1]) - 1.0


def rossby(size, beta, deformation, dt, until):
    """Speed of a single Rossby wave over -beta / (k^2 + 1/Ld^2)."""
    x, y = np.meshgrid(nodes(size), nodes(size))
    w = 1e-6 * np.cos(2 * x) * np.cos(y)
    advance(w, size, 0.0, 0.0, beta, deformation, 0.0, 4.0, dt, round(until / dt), 0, 0)
    mode = np.fft.rfft2(w)[1, 2]
    speed = -np.angle(mode) / (2.0 * until)
    return float(speed / (-beta / (5.0 + (1.0 / deformation**2 if deformation else 0.0))))


EXPERIMENT = Experiment(
    key="navier_stokes",
    title="Two-dimensional turbulence",
    about="A soap film, an ocean seen from afar. Vortices of one sign merge, thin threads of "
    "vorticity are torn out between them, and the picture grows coarser. Raise beta, the change of "
    "the Earth's spin with latitude: the vortices are drawn out into jets.",
    sources=(
        Source("R. H. Kraichnan", "Inertial ranges in two-dimensional turbulence", 1967,
               "Phys. Fluids 10, 1417-1423", "10.1063/1.1762301"),
        Source("J. C. McWilliams", "The emergence of isolated coherent vortices in turbulent flow",
               1984, "J. Fluid Mech. 146, 21-43", "10.1017/S0022112084001750"),
        Source("P. B. Rhines", "Waves and turbulence on a beta-plane", 1975,
               "J. Fluid Mech. 69, 417-443", "10.1017/S0022112075001504"),
    ),
    params=(
        Param("viscosity", 1e-3, 1e-4, 1e-2, "how fast differences of speed even out", tex=r"\nu",
              scale="log", hard_min=0.0),
        Param("drag", 0.0, 0.0, 0.5, "friction with the ground, alike at every scale", tex=r"\mu",
              unit="1/time", hard_min=0.0),
        Param("power", 0.0, 0.0, 0.5, "energy that random stirring feeds per time",
              tex=r"\varepsilon", hard_min=0.0),
        Param("wave", 8.0, 2.0, 20.0, "wave number of the stirring", tex="k_f", hard_min=1.0,
              hard_max=200.0),
        Param("beta", 0.0, 0.0, 30.0, "change of the planet's spin along y", tex=r"\beta"),
        Param("deformation", 0.0, 0.0, 2.0, "radius over which a vortex is felt; 0: everywhere",
              tex="L_d", hard_min=0.0, effect="restart"),
        Param("first", "turbulence", help="what it begins as", effect="restart",
              choices=("turbulence", "Taylor-Green", "shear layers", "two dipoles")),
        Param("size", 128, 64, 512, "nodes along each side", kind="int", scale="log",
              effect="restart", hard_min=16, hard_max=2048),
    ),
    motion=Kernel(
        advance, state={"w": Array("size", "size")}, start=begin, dt=0.01, check=check, pace=0.6,
        units={"t": "time", "x": "", "y": ""},
        current=Current(velocity, axes, BOX, periodic=(True, True), every=0.1, keep=8.0),
    ),
    shows=(
        Image("vorticity", of=lambda w: w, extent=BOX, unit="1/time", label="vorticity",
              signed=True),
        Series("energy", energy, label="mean of |u|²/2", help="goes up in scale, decays slowly"),
        Series("enstrophy", enstrophy, label="mean of ω²/2",
               help="goes down in scale, decays fast"),
    ),
    diagnostics=("ftle", "ordinal_image"),
    presets=(
        Preset("decaying", source="McWilliams 1984", about="vortices merge until two are left"),
        Preset("stirred", power=0.1, drag=0.05, about="stirring and friction balance"),
        Preset("jets", beta=15.0, power=0.1, drag=0.05, source="Rhines 1975",
               about="stirred on a planet: vortices give way to jets along x"),
        Preset("shear layers", first="shear layers", about="two streams roll up"),
        Preset("head on", first="two dipoles", about="two pairs meet and change partners"),
        Preset("Taylor-Green", first="Taylor-Green", viscosity=1e-2,
               about="the exact solution: it only fades"),
    ),
    expects=(
        Expect(taylor_green, 0.0, 1e-8, "w = 2 cos x cos y exp(-2 nu t)",
               params={"viscosity": 1e-2, "size": 64}, options={"dt": 0.01, "until": 5.0}),
        Expect(drift, (0.0, 0.0), 1e-4, "without viscosity both are conserved",
               params={"size": 64}, options={"dt": 5e-3, "until": 10.0}),
        Expect(loss, 0.0, 5e-3, "dE/dt = -2 nu Z", options={"dt": 1e-3}),
        Expect(rossby, 1.0, 1e-9, "c = -beta / (k^2 + 1/Ld^2)",
               params={"beta": 5.0, "deformation": 0.5, "size": 32},
               options={"dt": 0.01, "until": 1.0}),
        Expect(rossby, 1.0, 1e-9, "c = -beta / k^2", params={"beta": 5.0, "size": 32},
               options={"dt": 0.01, "until": 0.1}),
    ),
    tags=("turbulence", "fluid", "partial differential equation", "beta plane"),
    equations=(
        r"\omega_t + u \cdot \nabla \omega + \beta v = \nu \nabla^2 \omega - \mu \omega + F",
        r"\omega = \nabla^2 \psi - \psi / L_d^2, \quad u = (-\psi_y, \psi_x)",
    ),
    suits=(*followed(4.0, 8.0, 192, backward=True), *vortices(8.0, 8.0, reach=0.2)),
)  # fmt: skip
