"""Vortices in closed form: a pair that runs, a storm that drifts, and Hill's ball of fluid.

Lamb-Oseen pair  two vortices of opposite sense, seen from where they run: steady
storm            v = V (r/R) exp((1 - (r/R)^2)/2) round a centre that drifts with the wind
Hill's vortex    inside the unit sphere  u_rho = 3/2 U rho z,  u_z = 3/2 U (1 - 2 rho^2 - z^2)
"""

from math import exp, pi, sqrt

from explorer.model import Cloud, Expect, Experiment, Flow, Look, Param, Path, Preset, Source

PAIR = ((-3.0, 3.0), (-3.0, 3.0))
SEA = ((-500.0, 500.0), (-300.0, 300.0))
BALL = ((-1.6, 1.6),) * 3


def tracers(limits):
    """Particles and the path, on a plane."""
    return (
        Cloud("tracers", of=("x", "y"), count=4000, limits=limits, renewed=10),
        Path("path", of=("x", "y")),
    )


def pair_speed(G, d, core):
    """Speed at which each vortex carries the other: (G / (2 pi d)) (1 - exp(-d^2/core^2))."""
    return G / (2 * pi * d) * (1 - exp(-((d / core) ** 2)))


def storm_speed(V, R, r=60.0):
    """Wind at a distance r from the centre."""
    return V * r / R * exp((1 - (r / R) ** 2) / 2)


def ball_speed(U):
    """Upward speed in the middle of Hill's vortex: 3/2 of what it runs at."""
    return 1.5 * U


OSEEN = Experiment(
    key="lamb_oseen_pair",
    title="Lamb-Oseen pair 1912",
    about="Two vortices turning against each other carry themselves along, and an oval of fluid "
    "with them: seen from there, all is steady and the oval's edge is the FTLE's ridge. Let them "
    "sway (e) and the edge breaks into lobes.",
    sources=(
        Source("H. Lamb", "Hydrodynamics", 1932, "Cambridge University Press, 6th edition"),
        Source("C. W. Oseen", "Über die Wirbelbewegung in einer reibenden Flüssigkeit", 1912,
               "Ark. Mat. Astron. Fys. 7, 14"),
        Source(
            "V. Rom-Kedar, A. Leonard, S. Wiggins", "An analytical study of transport, mixing and "
            "chaos in an unsteady vortical flow", 1990, "J. Fluid Mech. 214, 347-394",
        ),
    ),
    params=(
        Param("G", 2 * pi, 0.0, 20.0, "circulation of each vortex", tex=r"\Gamma", unit="L^2/s"),
        Param("d", 2.0, 0.5, 3.0, "distance between the vortices", unit="L"),
        Param("core", 0.3, 0.05, 1.0, "radius of their cores", unit="L"),
        Param("e", 0.0, 0.0, 0.5, "how strongly a strain pulls to and fro", unit="1/s"),
        Param("omega", 2.0, 0.2, 5.0, "frequency of the pull", tex=r"\omega", unit="rad/s"),
    ),
    motion=Flow(
        """
        q1 = (x + d/2)**2 + y**2 + 1e-12
        q2 = (x - d/2)**2 + y**2 + 1e-12
        c1 = -G/(2*pi)*(1 - exp(-q1/core**2))/q1
        c2 = G/(2*pi)*(1 - exp(-q2/core**2))/q2
        along = G/(2*pi*d)*(1 - exp(-(d/core)**2))
        pull = e*sin(omega*t)
        x' = -c1*y - c2*y + pull*x
        y' = c1*(x + d/2) + c2*(x - d/2) + along - pull*y
        """,
        start=dict(x=0.6, y=0.0), dt=0.01, domain=PAIR, conservative=True, pace=2.0,
        period=lambda omega: 2 * pi / omega,
        units=dict(x="L", y="L", t="s"),
    ),
    shows=tracers(PAIR),
    diagnostics=("ftle",),
    presets=(
        Preset("steady", about="an oval of fluid goes with the pair"),
        Preset("pulled", e=0.15, about="lobes at the rear of the oval"),
        Preset("close", d=1.0, about="faster, and a smaller oval"),
    ),
    expects=(Expect(pair_speed, 0.5, 1e-12, "closed form: G / (2 pi d), cores apart"),),
    tags=("conservative", "fluid", "vortex"),
)  # fmt: skip

STORM = Experiment(
    key="drifting_hurricane",
    title="Drifting hurricane 1985",
    about="A hurricane's wind on a flat sea, drifting with the wind that steers it. Air inside "
    "the ring of strongest wind is carried along, air outside is passed by. Raise U: less goes "
    "with it.",
    sources=(
        Source(
            "M. DeMaria", "Tropical cyclone motion in a nondivergent barotropic model", 1985,
            "Mon. Weather Rev. 113, 1199-1210",
        ),
    ),
    params=(
        Param("V", 150.0, 0.0, 250.0, "strongest wind round the centre", unit="km/h"),
        Param("R", 60.0, 20.0, 150.0, "where it is strongest", unit="km"),
        Param("U", 20.0, 0.0, 60.0, "wind that carries the storm", unit="km/h"),
        Param("shear", 0.05, -0.2, 0.2, "change of that wind across its way", unit="1/h"),
    ),
    motion=Flow(
        """
        X = x - U*t
        q = (X**2 + y**2)/R**2
        c = V/R*exp((1 - q)/2)
        x' = U + shear*y - c*y
        y' = c*X
        """,
        start=dict(x=0.0, y=40.0), dt=0.02, domain=SEA, conservative=True, pace=2.0,
        units=dict(x="km", y="km", t="h"),
    ),
    shows=tracers(SEA),
    diagnostics=("ftle",),
    presets=(
        Preset("drifting", about="carried by a wind that is stronger to the north"),
        Preset("at rest", U=0.0, shear=0.0, about="circles for ever: stretching without mixing"),
        Preset("small and fierce", V=230.0, R=30.0, about="a narrow ring"),
    ),
    expects=(Expect(storm_speed, 150.0, 1e-12, "closed form: at r = R the wind is V"),),
    tags=("conservative", "fluid", "vortex", "atmosphere"),
)  # fmt: skip

HILL = Experiment(
    key="hill_vortex",
    title="Hill's spherical vortex 1894",
    about="A ball of fluid that rolls on through a fluid at rest, seen from where it goes. What is "
    "inside stays inside, on tori about a ring; outside, the stream goes round as round a sphere.",
    sources=(
        Source("M. J. M. Hill", "On a spherical vortex", 1894,
               "Phil. Trans. R. Soc. A 185, 213-245"),
    ),
    params=(Param("U", 1.0, 0.1, 3.0, "speed of the ball", unit="radii/s"),
            Param("twist", 0.0, 0.0, 2.0, "turning about the axis", unit="rad/s")),
    motion=Flow(
        """
        rho2 = x**2 + y**2
        r2 = rho2 + z**2
        inside = step(1 - r2)
        out = 1 - inside
        r3 = max(r2, 1)**1.5
        c = 1.5*U*z*(inside + out/(max(r2, 1)*r3))
        x' = c*x - twist*y
        y' = c*y + twist*x
        core = 1.5*U*(1 - 2*rho2 - z**2)
        past = 1.5*U*z**2/(max(r2, 1)*r3) - U*(1 + 0.5/r3)
        z' = inside*core + out*past
        """,
        start=dict(x=0.5, y=0.0, z=0.1), dt=0.02, domain=BALL, conservative=True, pace=2.0,
        units=dict(x="radii", y="radii", z="radii", t="s"),
    ),
    shows=(
        Cloud("tracers", of=("x", "y", "z"), count=4000, limits=BALL),
        Path("path", of=("x", "y", "z"), look=Look(azimuth=-55.0, elevation=18.0)),
    ),
    diagnostics=("lyapunov",),
    presets=(
        Preset("rolling", about="a particle circles the ring of rest"),
        Preset("with a twist", twist=0.7, about="it winds round a torus"),
        Preset("outside", start=dict(x=0.3, y=0.0, z=1.5), about="round the ball and away"),
    ),
    expects=(
        Expect(ball_speed, 1.5, 1e-12, "Hill 1894: 3/2 U in the middle"),
        Expect("lyapunov.sum", 0.0, 1e-6, "no divergence", options={"until": 200.0}),
    ),
    tags=("conservative", "fluid", "vortex", "three-dimensional"),
)  # fmt: skip

RING = 1 / sqrt(2)  # radius of the ring of rest inside Hill's vortex
EXPERIMENTS = (OSEEN, STORM, HILL)
