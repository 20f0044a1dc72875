"""Maps of machines and waves: light in a ring, a kicked rotor with friction, impacts.

ikeda           z_next = 1 + u z exp(i (a - b/(1 + |z|^2))),   z = x + i y
zaslavsky       a kicked rotor with damping gamma, its phase counted in turns
bouncing_ball   phi_next = phi + v (mod 2 pi),   v_next = alpha v - gamma cos(phi + v)
nordmark        x_next = alpha x + y + rho,  y_next = -gamma x            (x <= 0)
                x_next = -sqrt(x) + y + rho, y_next = -gamma tau^2 x      (x > 0)
"""

from math import exp, log, pi

from explorer.experiments.maps.measured import LOOP, largest, total
from explorer.model import After, Expect, Experiment, Map, Param, Path, Preset, Source

TAGS = ("chaos", "strange attractor", "plane", "physics")


def free_flight(rho, alpha, gamma):
    """Where the oscillator swings without touching the wall; none where it would touch."""
    x = rho / (1.0 - alpha + gamma) if 1.0 - alpha + gamma else 0.0
    return ((x, -gamma * x),) if x < 0.0 else ()


def damping(gamma):
    """What one step leaves of an area."""
    return exp(-gamma)


EXPERIMENTS = (
    Experiment(
        key="ikeda",
        title="Ikeda map",
        about="A pulse of light going round a ring of mirrors; each lap turns its phase by an "
        "amount that depends on its brightness. The hook in the plane of the complex amplitude is "
        "chaotic. Raise u from 0.4: one point, then doublings, and the hook unrolls.",
        sources=(
            Source("K. Ikeda", "Multiple-valued stationary state and its instability of the "
                   "transmitted light by a ring cavity system", 1979, "Opt. Commun. 30, 257-261",
                   "10.1016/0030-4018(79)90090-7"),
            Source("S. M. Hammel, C. K. R. T. Jones, J. V. Moloney",
                   "Global dynamical behavior of the optical field in a ring cavity", 1985,
                   "J. Opt. Soc. Am. B 2, 552-564", "10.1364/JOSAB.2.000552"),
        ),
        params=(
            Param("u", 0.9, 0.1, 0.91, "share of the light that stays after a lap", hard_min=0.0),
            Param("a", 0.4, 0.0, 1.0, "phase turned by the empty ring", unit="rad"),
            Param("b", 6.0, 4.0, 8.0, "phase turned back by the medium, for faint light",
                  unit="rad"),
        ),
        motion=Map(
            """
            turn = a - b/(1 + x**2 + y**2)
            x' = 1 + u*(x*cos(turn) - y*sin(turn))
            y' = u*(x*sin(turn) + y*cos(turn))
            """,
            start=dict(x=0.5759, y=-0.6864), pace=3000.0,
        ),
        shows=(Path("path", of=("x", "y"), limits=((-0.5, 1.8), (-2.3, 1.0))),),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("hook", source="Hammel, Jones & Moloney 1985"),
            Preset("thin", u=0.7, about="a narrow chaos, nearly a curve"),
            Preset("four laps", u=0.6, about="the light repeats after four laps"),
            Preset("steady", u=0.4, about="one brightness for ever"),
        ),
        expects=(
            largest(0.50768, 3e-3, "2e7 iterations with exact Jacobians"),
            total(2 * log(0.9), "2 ln u, exact"),
            total(2 * log(0.6), "2 ln u, exact", params={"u": 0.6}),
            Expect(After(20), (0.1109152855148, -1.031232726987), 1e-9, LOOP),
        ),
        tags=(*TAGS, "optics"),
    ),
    Experiment(
        key="zaslavsky",
        title="Zaslavsky map",
        about="A rotor, kicked and damped, whose phase makes nu turns between kicks: the simplest "
        "strange attractor that can be worked out by hand. Fast turning (nu = 133) gives endless "
        "thin waves. With nu = 0.2 and a weak kick the phase drifts along one curve.",
        sources=(
            Source("G. M. Zaslavsky", "The simplest case of a strange attractor", 1978,
                   "Phys. Lett. A 69, 145-147", "10.1016/0375-9601(78)90195-0"),
        ),
        params=(
            Param("nu", 0.2, 0.0, 140.0, "turns between two kicks", tex=r"\nu"),
            Param("eps", 9.0, 0.0, 12.0, "strength of a kick", tex=r"\varepsilon"),
            Param("gamma", 3.0, 0.5, 5.0, "damping between two kicks", tex=r"\gamma",
                  hard_min=1e-6),
        ),
        motion=Map(
            """
            mu = (1 - exp(-gamma))/gamma
            kick = eps*cos(2*pi*x)
            x' = mod(x + nu*(1 + mu*(y + kick)), 1)
            y' = exp(-gamma)*(y + kick)
            """,
            start=dict(x=0.1712, y=-0.4466), pace=3000.0,
        ),
        shows=(Path("path", of=("x", "y"), limits=((0.0, 1.0), (-0.5, 0.5))),),
        diagnostics=("lyapunov", "permutation_entropy:path.y"),
        presets=(
            Preset("waves"),
            Preset("fast rotor", nu=400 / 3, source="Zaslavsky 1978", about="phases all but lost"),
            Preset("drift", eps=1.0, about="a weak kick: one closed curve"),
            Preset("locked", eps=5.0, about="one phase, again and again"),
        ),
        expects=(
            largest(0.76842),
            total(-3.0, "-gamma, exact"),
            total(-3.0, "-gamma, exact", preset="locked"),
            Expect(damping, exp(-3.0), 1e-12, "determinant exp(-gamma)"),
            Expect(After(20), (0.1283408974484, -0.4223085747174), 1e-7, LOOP),
        ),
        tags=(*TAGS, "rotor"),
    ),
    Experiment(
        key="bouncing_ball",
        title="Bouncing ball",
        about="A ball on a shaking table: phi is the table's phase when they meet, v the speed of "
        "the rebound, in units in which it is also the phase that passes until the next bounce. "
        "Raise gamma from 2: the ball is in step, doubles its rhythm near 3.2 and goes wild.",
        sources=(
            Source("P. J. Holmes",
                   "The dynamics of repeated impacts with a sinusoidally vibrating table", 1982,
                   "J. Sound Vib. 84, 173-189", "10.1016/S0022-460X(82)80002-3"),
        ),
        params=(
            Param("alpha", 0.5, 0.05, 0.9, "share of the speed that a bounce leaves",
                  tex=r"\alpha", hard_min=0.0, hard_max=1.0),
            Param("gamma", 10.0, 0.0, 15.0, "strength of the shaking", tex=r"\gamma"),
        ),
        motion=Map("phi' = mod(phi + v + pi, 2*pi) - pi\nv' = alpha*v - gamma*cos(phi + v)",
                   start=dict(phi=-2.8617, v=4.9883), pace=3000.0, units=dict(phi="rad")),
        shows=(Path("path", of=("phi", "v"), limits=((-pi, pi), (-17.0, 17.0))),),
        diagnostics=("lyapunov", "permutation_entropy:path.v"),
        presets=(
            Preset("wild"),
            Preset("in step", gamma=1.0, about="one phase: the ball rides the table"),
            Preset("two rhythms", gamma=4.0, about="a high and a low bounce by turns"),
            Preset("lossy", alpha=0.3, gamma=6.0, about="wild, on thinner lines"),
        ),
        expects=(
            largest(1.63365),
            total(log(0.5), "ln alpha, exact"),
            Expect(After(8), (2.35257767705, 7.493410014591), 1e-7, LOOP),
        ),
        tags=(*TAGS, "impact", "oscillator"),
    ),
    Experiment(
        key="nordmark",
        title="Nordmark map",
        about="An oscillator that just grazes a wall: from swing to swing, x is how far it would "
        "reach beyond. A soft touch has an infinite slope, so the first contact may jump straight "
        "to chaos. Raise rho from below zero: free swings, then contact.",
        sources=(
            Source("A. B. Nordmark", "Non-periodic motion caused by grazing incidence in an impact "
                   "oscillator", 1991, "J. Sound Vib. 145, 279-297",
                   "10.1016/0022-460X(91)90592-8"),
            Source("W. Chin, E. Ott, H. E. Nusse, C. Grebogi", "Grazing bifurcations in impact "
                   "oscillators", 1994, "Phys. Rev. E 50, 4427-4444",
                   "10.1103/PhysRevE.50.4427"),
        ),
        params=(
            Param("rho", 0.2, -0.1, 0.4, "reach of the free swing beyond the wall",
                  tex=r"\rho"),
            Param("alpha", 0.65, 0.2, 1.0, "trace of the free swing's map", tex=r"\alpha"),
            Param("gamma", 0.2, 0.02, 0.3, "what a free swing leaves of an area",
                  tex=r"\gamma"),
            Param("tau", 1.0, 0.0, 1.0, "share of the speed that the wall gives back",
                  tex=r"\tau", hard_min=0.0),
        ),
        motion=Map(
            """
            touch = step(x)*sign(x)
            x' = (1 - touch)*alpha*x - touch*sqrt(max(x, 1e-20)) + y + rho
            y' = -gamma*x*(1 - touch + touch*tau**2)
            """,
            start=dict(x=0.0037, y=-0.0108), pace=3000.0,
        ),
        shows=(Path("path", of=("x", "y"), marks=free_flight,
                    limits=((-0.25, 0.2), (-0.042, 0.052))),),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("grazing chaos"),
            Preset("no contact", rho=-0.05, about="the swing stops short of the wall"),
            Preset("three swings", rho=0.05, about="one touch in three swings"),
            Preset("dead wall", tau=0.0, about="the wall gives nothing back"),
        ),
        expects=(
            largest(0.30744),
            total(log(0.2), "ln gamma while the wall is not touched", preset="no contact"),
            Expect(free_flight, (-1.0, 0.2), 1e-12, "rho/(1 - alpha + gamma)",
                   params={"rho": -0.55}),
            Expect(After(20), (-0.001206766563709, -0.01117364539798), 1e-9, LOOP),
        ),
        tags=(*TAGS, "impact", "piecewise smooth"),
    ),
)  # fmt: skip
