"""A patch of turbulence that spreads into fluid at rest, marked by a scalar that it carries.

    w_t + u . grad w = nu lap w,    s_t + u . grad s = kappa lap s

Where does quiet fluid become turbulent: in big gulps that vortices swallow, or by small bites along
the whole border? Two-dimensional decaying turbulence instead of the three-dimensional jet of the
paper: the smallest model with such a border.
"""

import numpy as np

from explorer.experiments.fields import navier_stokes
from explorer.model import (
    Array,
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

BORDER = 0.18  # width of the first border: some nodes on every grid
ENERGY = 0.12  # mean of u^2/2 over the whole plane at first
BOX = navier_stokes.BOX


def advance(w, s, size, viscosity, diffusivity, dt, n, seed, step):
    """Take n steps in place; w, s (size, size) float64."""
    from explorer.numerics import vorticity

    p = vorticity.plane(size)
    half = vorticity.factors(size, dt, viscosity, 0.0, 0.0, 0.0, diffusivity, 1)
    forced, _ = vorticity.ring(size, 4.0)
    values = np.stack([w, s])
    vorticity.march(values, half, *p, dt, n, forced, 0.0, seed % 2**63, step)
    w[:], s[:] = values


def begin(size, patch, seed):
    """Random vortices inside a disc, a strip or a jet, and the scalar that marks it."""
    from explorer.numerics import vorticity

    x, y = np.meshgrid(navier_stokes.nodes(size), navier_stokes.nodes(size))
    depth = np.pi / 3.2 - np.abs(y - np.pi)
    if patch == "disc":
        depth = np.pi / 2.0 - np.hypot(x - np.pi, y - np.pi)
    s = 0.5 * (1.0 + np.tanh(depth / BORDER))
    w = 2.0 * navier_stokes.scattered(size, seed) * s**2
    if patch == "jet":
        w = 0.3 * w + 4.0 * np.tanh((y - np.pi) / 0.5) / np.cosh((y - np.pi) / 0.5) ** 2
    w -= (w.mean() / (s**2).mean()) * s**2
    return {"w": w * np.sqrt(ENERGY / vorticity.invariants(w)[0]), "s": s}


def velocity(w):
    """u, v (size, size)."""
    from explorer.numerics import vorticity

    return vorticity.velocity(w)


def length(s):
    """Length of the line s = 1/2 over that of a side: how far the border is crumpled."""
    from explorer.numerics.contours import contour

    axis = navier_stokes.nodes(len(s))
    x, y = contour(s, axis, axis, 0.5)
    steps = np.hypot(np.diff(x), np.diff(y))
    return float(np.nansum(steps) / navier_stokes.SIDE)


def microscale(w):
    """Taylor's microscale, sqrt(<u^2> / <u_x^2>)."""
    from explorer.numerics import vorticity

    u, _ = vorticity.velocity(w)
    p = vorticity.plane(len(w))
    slope = np.fft.irfft2(1j * p.kx * np.fft.rfft2(u), u.shape)
    return float(np.sqrt((u * u).mean() / (slope * slope).mean()))


def loss(size, viscosity, dt):
    """How far the loss of energy is from 2 nu times the enstrophy, relative."""
    from explorer.numerics import vorticity

    state = begin(size, "disc", 0)
    seen = []
    for _ in range(3):
        seen.append(vorticity.invariants(state["w"]))
        advance(state["w"], state["s"], size, viscosity, viscosity, dt, 1, 0, 0)
    return (seen[2][0] - seen[0][0]) / (-4.0 * dt * viscosity * seen[1][1]) - 1.0


def change_of_the_mean(size, viscosity, dt, until):
    """What is lost or made of the scalar, per place."""
    return carried(size, viscosity, dt, until)[0]


def ripples(size, viscosity, dt, until):
    """How far the scalar leaves 0 to 1."""
    return carried(size, viscosity, dt, until)[1]


def carried(size, viscosity, dt, until):
    """(change of the scalar's mean, how far it leaves 0 to 1)."""
    state = begin(size, "disc", 0)
    before = state["s"].mean()
    advance(state["w"], state["s"], size, viscosity, viscosity, dt, round(until / dt), 0, 0)
    s = state["s"]
    return float(s.mean() - before), float(max(-s.min(), s.max() - 1.0, 0.0))


EXPERIMENT = Experiment(
    key="turbulent_interface_lcs",
    title="Engulfing or nibbling?",
    about="A patch of turbulence spreads into still fluid: smoke into air, a river into the sea. "
    "Colour marks the fluid that began turbulent. Open the conditional means: how much neighbours "
    "part, and how walls of diffusing momentum lie, against the distance from the border. Decaying "
    "turbulence in the plane, a minimal model of the jet in the paper, not its scale.",
    sources=(
        Source("G. Haller, S. Katsanoulis, M. Holzner, B. Frohnapfel, D. Gatti",
               "Objective barriers to the transport of dynamically active vector fields", 2020,
               "J. Fluid Mech. 905, A17", "10.1017/jfm.2020.737"),
        Source("C. B. da Silva, J. C. R. Hunt, I. Eames, J. Westerweel",
               "Interfacial layers between regions of different turbulence intensity", 2014,
               "Annu. Rev. Fluid Mech. 46, 567-590", "10.1146/annurev-fluid-010313-141357"),
    ),
    params=(
        Param("viscosity", 3e-3, 1e-3, 2e-2, "how fast differences of speed even out", tex=r"\nu",
              scale="log", hard_min=0.0),
        Param("diffusivity", 3e-3, 1e-3, 2e-2, "how fast the colour evens out", tex=r"\kappa",
              scale="log", hard_min=0.0),
        Param("patch", "disc", choices=("disc", "strip", "jet"), effect="restart",
              help="where the turbulence is at first"),
        Param("size", 128, 64, 256, "nodes along each side", kind="int", scale="log",
              effect="restart", hard_min=16, hard_max=1024),
    ),
    motion=Kernel(
        advance, state={"w": Array("size", "size"), "s": Array("size", "size")}, start=begin,
        dt=0.01, check=navier_stokes.check, pace=0.5, units={"t": "time", "x": "", "y": ""},
        current=Current(velocity, navier_stokes.axes, BOX, periodic=(True, True), every=0.1,
                        keep=6.0),
    ),
    shows=(
        Image("scalar", of=lambda s: s, extent=BOX, label="turbulent fluid"),
        Image("vorticity", of=lambda w: w, extent=BOX, unit="1/time", label="vorticity",
              signed=True),
        Series("length", length, label="length of the border", unit="sides",
               help="of s = 1/2: the crumpled border through which fluid is taken in"),
        Series("microscale", microscale, label="Taylor microscale"),
    ),
    diagnostics=("interface_means:scalar",),
    presets=(
        Preset("disc", about="a patch that grows on all sides"),
        Preset("strip", patch="strip", about="two borders, far apart"),
        Preset("jet", patch="jet", about="two shear layers that roll up: big gulps"),
        Preset("sticky", viscosity=1e-2, diffusivity=1e-2, about="small bites alone"),
    ),
    expects=(
        Expect(loss, 0.0, 5e-3, "dE/dt = -2 nu Z", options={"dt": 1e-3}),
        Expect(change_of_the_mean, 0.0, 1e-12, "nothing is made or lost",
               options={"dt": 0.01, "until": 3.0}),
        Expect(ripples, 0.0, 0.02, "0 to 1 but for ripples", options={"dt": 0.01, "until": 3.0}),
    ),
    tags=("turbulence", "fluid", "partial differential equation", "mixing"),
    equations=(
        r"\omega_t + u \cdot \nabla \omega = \nu \nabla^2 \omega",
        r"s_t + u \cdot \nabla s = \kappa \nabla^2 s",
    ),
)  # fmt: skip
