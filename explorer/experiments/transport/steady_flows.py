"""Steady flows whose stretching is known in closed form: where to check an FTLE, and one's eyes.

saddle        x' = x, y' = -y                FTLE 1 everywhere
shear         x' = g y, y' = 0               grows like ln(T)/T: stretched, never mixed
rotation      x' = -(W + s) y, y' = (W - s) x   0 for a solid rotation, until s exceeds W
Taylor-Green  x' = sin x cos y e, y' = -cos x sin y e,  e = exp(-2 nu t)
pendulum      x' = y, y' = -sin x            a separatrix, and cat's eyes inside it
"""

from math import asinh, exp, pi, sqrt

from explorer.model import Cloud, Expect, Experiment, Flow, Param, Path, Preset, Source

SQUARE = ((-1.0, 1.0), (-1.0, 1.0))
CELL = ((0.0, 2 * pi), (0.0, 2 * pi))
SWING = ((0.0, 2 * pi), (-3.0, 3.0))
SHADDEN = Source(
    "S. C. Shadden, F. Lekien, J. E. Marsden",
    "Definition and properties of Lagrangian coherent structures from finite-time Lyapunov "
    "exponents in two-dimensional aperiodic flows",
    2005,
    "Physica D 212, 271-304",
    "10.1016/j.physd.2005.10.007",
)


def tracers(limits):
    """Particles and the path, on a plane."""
    return (
        Cloud("tracers", of=("x", "y"), count=4000, limits=limits, renewed=10),
        Path("path", of=("x", "y")),
    )


def shear_stretching(g, T=15.0):
    """FTLE of a linear shear over T: asinh(g T / 2) / T."""
    return asinh(abs(g * T) / 2) / T


def turning(W, s):
    """Rate at which particles go round: sqrt(W^2 - s^2); 0 where strain is the stronger."""
    return sqrt(max(W**2 - s**2, 0.0))


def decay(nu, t=1.0):
    """Vorticity left after a time t, as a share: exp(-2 nu t)."""
    return exp(-2 * nu * t)


def here(value, tolerance, source, T, **more):
    """The exact FTLE at the start."""
    options = {"T": T, "gradient": "tangent", "resolution": 16, **more.pop("options", {})}
    return Expect("ftle.here", value, tolerance, source, options=options, **more)


SADDLE = Experiment(
    key="linear_saddle",
    title="Saddle flow",
    about="Fluid comes in along one axis and leaves along the other at the same rate. Every pair "
    "of neighbours parts like exp(s t), so the FTLE is s everywhere, for every T, both ways.",
    sources=(SHADDEN,),
    params=(Param("s", 1.0, -2.0, 2.0, "rate of stretching", unit="1/s"),),
    motion=Flow(
        "x' = s*x\ny' = -s*y", start=dict(x=0.0, y=0.9), dt=0.02, domain=SQUARE,
        conservative=True, pace=0.5, units=dict(x="L", y="L", t="s"),
    ),
    shows=tracers(SQUARE),
    diagnostics=("ftle",),
    presets=(
        Preset("stretching", about="out along x"),
        Preset("turned", s=-1.0, start=dict(x=0.9, y=0.0), about="out along y"),
        Preset("slow", s=0.25, start=dict(x=0.0, y=0.5), about="the same in four times the time"),
    ),
    expects=(
        here(1.0, 1e-9, "closed form", 3.0),
        here(1.0, 1e-9, "closed form", 3.0, options={"direction": "backward"}),
        Expect("ftle.max", 1.0, 1e-6, "closed form", options={"T": 3.0, "resolution": 64}),
    ),
    tags=("conservative", "fluid", "linear"),
)  # fmt: skip

SHEAR = Experiment(
    key="linear_shear",
    title="Linear shear",
    about="Layers glide over each other. Neighbours part in proportion to time, not exponentially: "
    "lengthen T and the FTLE falls towards 0, as in any flow that stretches but does not mix.",
    sources=(SHADDEN,),
    params=(Param("g", 1.0, -3.0, 3.0, "shear: speed gained per length across", unit="1/s"),),
    motion=Flow(
        "x' = g*y\ny' = 0*x", start=dict(x=0.0, y=0.5), dt=0.05, domain=SQUARE,
        conservative=True, pace=0.5, units=dict(x="L", y="L", t="s"),
    ),
    shows=tracers(SQUARE),
    diagnostics=("ftle",),
    presets=(
        Preset("shear", about="the upper layer runs right"),
        Preset("turned", g=-1.0, about="the upper layer runs left"),
        Preset("strong", g=3.0, about="three times as steep"),
    ),
    expects=(
        here(asinh(7.5) / 15, 1e-9, "closed form asinh(g T/2)/T", 15.0),
        here(asinh(1.0) / 2, 1e-9, "closed form asinh(g T/2)/T", 2.0,
             options={"direction": "backward"}),
        Expect("lavd.vortices", 0, 0, "a shear is no vortex", options={"T": 2.0}),
        Expect("elliptic_lcs.vortices", 0, 0, "a shear is no vortex",
               options={"T": 2.0, "resolution": 64}),
        Expect(shear_stretching, asinh(7.5) / 15, 1e-12, "closed form"),
    ),
    tags=("conservative", "fluid", "linear"),
)  # fmt: skip

ROTATION = Experiment(
    key="linear_rotation",
    title="Rotation and strain",
    about="Fluid that turns as one body: neighbours keep their distance, the FTLE is 0. Add strain "
    "(s): circles become ellipses, and the FTLE swings about 0 as T grows. At s = W they open into "
    "a shear, beyond it into a saddle.",
    sources=(
        Source("G. K. Batchelor", "An Introduction to Fluid Dynamics", 1967,
               "Cambridge University Press"),
        Source("J. Weiss", "The dynamics of enstrophy transfer in two-dimensional hydrodynamics",
               1991, "Physica D 48, 273-294"),
    ),
    params=(
        Param("W", 1.0, -3.0, 3.0, "rate of turning: half of the vorticity", tex=r"\Omega",
              unit="rad/s"),
        Param("s", 0.0, -1.0, 2.0, "rate of strain", unit="1/s"),
    ),
    motion=Flow(
        "x' = -(W + s)*y\ny' = (W - s)*x", start=dict(x=0.5, y=0.0), dt=0.05, domain=SQUARE,
        conservative=True, pace=1.0, units=dict(x="L", y="L", t="s"),
    ),
    shows=tracers(SQUARE),
    diagnostics=("ftle",),
    presets=(
        Preset("solid rotation", about="circles: nothing is stretched"),
        Preset("ellipses", s=0.6, about="strain that turning overcomes"),
        Preset("saddle", s=1.5, about="strain that overcomes turning"),
    ),
    expects=(
        here(0.0, 1e-9, "closed form: a solid rotation keeps distances", 5.0),
        here(0.0, 1e-9, "closed form: a solid rotation keeps distances", 5.0,
             options={"direction": "backward"}),
        Expect("lavd.vortices", 1, 0, "a solid rotation is one vortex", options={"T": 2.0}),
        Expect("elliptic_lcs.vortices", 1, 0, "a solid rotation is one vortex",
               options={"T": 2.0, "resolution": 64}),
        Expect("okubo_weiss.max", 4 * (0.36 - 1), 1e-9, "closed form: 4 (s^2 - W^2)",
               preset="ellipses", options={"resolution": 64}),
        Expect(turning, 1.0, 1e-12, "closed form: sqrt(W^2 - s^2)"),
    ),
    tags=("conservative", "fluid", "linear", "vortex"),
)  # fmt: skip

TAYLOR_GREEN = Experiment(
    key="taylor_green_vortices",
    title="Taylor-Green vortices 1937",
    about="Vortices on a chessboard, each turning against its neighbours: an exact solution of the "
    "Navier-Stokes equations, which viscosity only slows down. Fluid parts fastest at the corners; "
    "raise nu and it comes to rest before it has gone far.",
    sources=(
        Source(
            "G. I. Taylor, A. E. Green", "Mechanism of the production of small eddies from large "
            "ones", 1937, "Proc. R. Soc. A 158, 499-521",
        ),
    ),
    params=(
        Param("nu", 0.0, 0.0, 1.0, "viscosity, which slows all down", tex=r"\nu", unit="L^2/s"),
    ),
    motion=Flow(
        """
        e = exp(-2*nu*t)
        x' = sin(x)*cos(y)*e
        y' = -cos(x)*sin(y)*e
        """,
        start=dict(x=1.0, y=0.3), dt=0.05, domain=CELL, wrap=dict(x=2 * pi, y=2 * pi),
        conservative=True, pace=2.0, units=dict(x="L", y="L", t="s"),
    ),
    shows=tracers(CELL),
    diagnostics=("ftle",),
    presets=(
        Preset("without friction", about="steady: every particle circles for ever"),
        Preset("honey", nu=0.2, about="all comes to rest"),
        Preset("from a corner", start=dict(x=0.05, y=0.05), about="slow, then fast, then slow"),
    ),
    expects=(
        here(1.0, 1e-8, "closed form: a corner parts fluid at rate 1", 5.0,
             start=dict(x=0.0, y=0.0)),
        here((1 - exp(-2.0)) / (2 * 0.2 * 5.0), 1e-6, "closed form: the rate decays",
             5.0, start=dict(x=0.0, y=0.0), preset="honey"),
        Expect(decay, 1.0, 1e-12, "closed form: without viscosity nothing is lost"),
    ),
    tags=("conservative", "fluid", "exact"),
)  # fmt: skip

PENDULUM = Experiment(
    key="pendulum_flow",
    title="Pendulum flow",
    about="A pendulum's phase plane seen as a fluid. The ridge of the FTLE is the orbit that just "
    "reaches the top, the separatrix; inside it the pendulum swings, outside it turns over.",
    sources=(
        Source(
            "G. Haller", "Distinguished material surfaces and coherent structures in "
            "three-dimensional fluid flows", 2001, "Physica D 149, 248-277",
        ),
        Source(
            "J. Guckenheimer, P. Holmes", "Nonlinear Oscillations, Dynamical Systems, and "
            "Bifurcations of Vector Fields", 1983, "Springer",
        ),
    ),
    params=(Param("omega2", 1.0, 0.1, 4.0, "gravity over length", tex=r"\omega^2", unit="1/s^2"),),
    motion=Flow(
        "x' = y\ny' = -omega2*sin(x)", start=dict(x=0.5, y=0.0), dt=0.05, domain=SWING,
        wrap=dict(x=2 * pi), conservative=True, pace=2.0,
        units=dict(x="rad", y="rad/s", t="s"),
    ),
    shows=tracers(SWING),
    diagnostics=("ftle",),
    presets=(
        Preset("swinging", about="inside the separatrix"),
        Preset("turning over", start=dict(x=0.0, y=2.5), about="outside"),
        Preset("long pendulum", omega2=0.25, about="the cat's eye is half as high"),
    ),
    expects=(
        here(1.0, 1e-8, "closed form: upright, deviations grow as exp(t)", 6.0,
             start=dict(x=pi, y=0.0)),
        here(0.0, 1e-8, "closed form: at rest below, deviations turn", 6.0,
             start=dict(x=0.0, y=0.0)),
    ),
    tags=("conservative", "mechanics", "separatrix"),
)  # fmt: skip

EXPERIMENTS = (SADDLE, SHEAR, ROTATION, TAYLOR_GREEN, PENDULUM)
