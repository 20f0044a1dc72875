"""Grains and bubbles in the double gyre: small spheres that do not quite go with the fluid.

    x' = u + k (Du/Dt + g e_y),    k = tau (3R/2 - 1),    R = 2 / (1 + 2 density)

The equation of Maxey and Riley, reduced to the slow manifold that every small sphere soon reaches:
where fluid is flung outwards, what is heavier goes out further and what is lighter comes in. So
fluid keeps its area and grains do not: they gather along walls, bubbles in the middles of rolls.
"""

from math import pi

from explorer.experiments.transport.double_gyre import BOX, OMEGA, SHADDEN, SHOWS, period
from explorer.model import Expect, Experiment, Flow, Param, Preset, Source


def drift(tau, density):
    """What a sphere adds to its velocity per acceleration of the fluid, k [s]; below 0 if heavy."""
    return tau * (3.0 / (1.0 + 2.0 * density) - 1.0)


def settling(tau, density, g=1.0):
    """Speed upwards of a sphere in fluid at rest; Stokes' law, below 0 if heavy."""
    return drift(tau, density) * g


EXPERIMENT = Experiment(
    key="inertial_gyre",
    title="Grains in the double gyre",
    about="Small spheres in the swaying rolls, heavier or lighter than the fluid. Sand is flung "
    "out of the rolls and gathers along their walls, bubbles spiral into their middles; at density "
    "1 they go with the fluid. Turn density from 3 to 0 and watch the tracers change sides.",
    sources=(
        Source(
            "M. R. Maxey, J. J. Riley",
            "Equation of motion for a small rigid sphere in a nonuniform flow",
            1983,
            "Phys. Fluids 26, 883-889",
            "10.1063/1.864230",
        ),
        Source(
            "G. Haller, T. Sapsis",
            "Where do inertial particles go in fluid flows?",
            2008,
            "Physica D 237, 573-583",
            "10.1016/j.physd.2007.09.027",
        ),
    ),
    params=(
        Param("tau", 0.2, 0.0, 0.5, "time in which a sphere gives up a motion of its own",
              tex=r"\tau", unit="s"),
        Param("density", 3.0, 0.0, 10.0, "of a sphere over that of the fluid: 0 is a bubble",
              tex=r"\rho_p/\rho_f"),
        Param("g", 0.0, 0.0, 2.0, "gravity, along -y", unit="L/s^2"),
        Param("A", 0.1, 0.0, 0.3, "strength of the rolls: top speed over pi", unit="L/s"),
        Param("eps", 0.25, 0.0, 0.5, "how far the wall between the rolls sways", tex=r"\epsilon"),
        Param("omega", OMEGA, 0.0, 4.0, "frequency of the sway", tex=r"\omega", unit="rad/s"),
    ),
    motion=Flow(
        """
        k = tau*(3/(1 + 2*density) - 1)
        a = eps*sin(omega*t)
        at = eps*omega*cos(omega*t)
        f = a*x**2 + (1 - 2*a)*x
        fx = 2*a*x + 1 - 2*a
        ft = at*x*(x - 2)
        fxt = 2*at*(x - 1)
        S = sin(pi*f)
        C = cos(pi*f)
        s = sin(pi*y)
        c = cos(pi*y)
        u = -pi*A*S*c
        v = pi*A*C*s*fx
        ux = -pi**2*A*C*fx*c
        uy = pi**2*A*S*s
        vx = pi*A*s*(2*a*C - pi*S*fx**2)
        Du = -pi**2*A*C*ft*c + u*ux + v*uy
        Dv = pi*A*s*(C*fxt - pi*S*ft*fx) + u*vx - v*ux
        x' = u + k*Du
        y' = v + k*(Dv + g)
        """,
        start={"x": 0.5, "y": 0.25},
        dt=0.05,
        domain=BOX,
        period=period,
        pace=2.0,
        units={"x": "L", "y": "L", "t": "s"},
    ),
    shows=SHOWS,
    diagnostics=("ftle", "divergence", "lyapunov"),
    presets=(
        Preset("sand", source="Haller & Sapsis 2008", about="flung out of the rolls"),
        Preset("bubbles", density=0.0, about="drawn into the middles of the rolls"),
        Preset("neutral", density=1.0, source=SHADDEN, about="goes with the fluid for ever"),
        Preset("steady", eps=0.0, about="the wall stands still: sand spirals out to it"),
        Preset("settling", g=0.5, about="gravity takes the sand down through the rolls"),
    ),
    expects=(
        Expect("divergence.max", 2 * pi**4 * 0.01 * 0.2 * 4 / 7, 1e-4, "closed form: middles of "
               "rolls lose grains at -2 k (pi^2 A)^2", preset="steady",
               options={"resolution": 257}),
        Expect("divergence.share", 0.0, 1e-12, "closed form: at density 1 spheres are fluid",
               preset="neutral", options={"resolution": 64, "t0": 0.3}),
        Expect(drift, 0.2 * (3 / 7 - 1), 1e-12, "closed form: tau (3R/2 - 1)"),
        Expect(settling, -0.1 * 4 / 7, 1e-12, "closed form: Stokes' law", preset="settling"),
    ),
    tags=("fluid", "driven", "particles", "inertia"),
)  # fmt: skip
