"""Wake of a cylinder as a formula: two vortices an age apart, shed in turn, and the wall's layer.

    psi = f g,   f = 1 - exp(-a (r - 1)^2),   u = psi_y,  v = -psi_x
    g = -w h1 g1 + w h2 g2 + u0 y s
    g_i = exp(-k0 ((x - x_i)^2 + al^2 (y - y_i)^2)),  h1 = |sin(pi t/Tc)|,  h2 = |cos(pi t/Tc)|
    x1 = 1 + L frac(t/Tc),  x2 = 1 + L frac(t/Tc - 1/2),  y1 = y0 = -y2
    s = 1 - exp(-(x - 1)^2/al^2 - y^2),  k0 = 1/R^2

Lengths in radii of the cylinder, times in periods of the shedding. Fluid sticks to the wall; what
comes near it lingers, and leaves along the wake's folds.
"""

from math import exp, pi, sin

from explorer.experiments.followed import followed
from explorer.model import Cloud, Expect, Experiment, Flow, Param, Path, Preset, Source

BOX = ((-2.0, 6.0), (-2.0, 2.0))


def speed_ahead(u0, a, al, x=-6.0):
    """Speed on the axis far ahead of the cylinder, from the formula: u0 f s."""
    return u0 * (1 - exp(-a * (abs(x) - 1) ** 2)) * (1 - exp(-((x - 1) ** 2) / al**2))


def strength(w, Tc, t=0.25):
    """Strength of the upper vortex at a quarter of the period."""
    return w * abs(sin(pi * t / Tc))


EXPERIMENT = Experiment(
    key="cylinder_wake",
    title="Cylinder wake 1993",
    about="A stream past a cylinder that sheds vortices to either side in turn: a model in closed "
    "form of the wake at a Reynolds number of 250. Tracers near the wall linger behind it. Lower "
    "w and the vortices fade; lower u0 and they hold fluid longer.",
    sources=(
        Source(
            "C. Jung, T. Tél, E. Ziemniak",
            "Application of scattering chaos to particle transport in a hydrodynamical flow",
            1993,
            "Chaos 3, 555-568",
        ),
        Source(
            "E. M. Ziemniak, C. Jung, T. Tél",
            "Tracer dynamics in open hydrodynamical flows as chaotic scattering",
            1994,
            "Physica D 76, 123-146",
        ),
    ),
    params=(
        Param("u0", 14.0, 1.0, 20.0, "speed of the stream", tex="u_0", unit="radii/period"),
        Param("w", 24.0, 0.0, 60.0, "strength of the vortices", unit="radii^2/period"),
        Param("a", 1.0, 0.2, 4.0, "how thin the layer at the wall is: width 1/sqrt(a)",
              unit="1/radii^2"),
        Param("al", 2.0, 1.0, 4.0, "how much narrower across than along a vortex is",
              tex=r"\alpha"),
        Param("R", 0.35, 0.2, 0.8, "size of a vortex", unit="radii"),
        Param("y0", 0.3, 0.0, 1.0, "how far off the axis a vortex runs", tex="y_0", unit="radii"),
        Param("L", 2.0, 0.5, 4.0, "how far a vortex runs in its life", unit="radii"),
        Param("Tc", 1.0, 0.5, 2.0, "time between two vortices of one side", tex="T_c",
              unit="periods"),
    ),
    motion=Flow(
        """
        r = sqrt(x**2 + y**2)
        q = r - 1
        outside = step(q)
        E = exp(-a*q**2)
        f = 1 - E
        fx = 2*a*q*E*x/r
        fy = 2*a*q*E*y/r
        k = 1/R**2
        h1 = w*abs(sin(pi*t/Tc))
        h2 = w*abs(cos(pi*t/Tc))
        d1 = x - 1 - L*mod(t/Tc, 1)
        d2 = x - 1 - L*mod(t/Tc - 0.5, 1)
        g1 = h1*exp(-k*(d1**2 + al**2*(y - y0)**2))
        g2 = h2*exp(-k*(d2**2 + al**2*(y + y0)**2))
        S = exp(-(x - 1)**2/al**2 - y**2)
        g = g2 - g1 + u0*y*(1 - S)
        gx = 2*k*(d1*g1 - d2*g2) + 2*u0*y*(x - 1)/al**2*S
        gy = 2*k*al**2*((y - y0)*g1 - (y + y0)*g2) + u0*(1 - S) + 2*u0*y**2*S
        x' = outside*(fy*g + f*gy)
        y' = -outside*(fx*g + f*gx)
        """,
        start=dict(x=-1.6, y=0.05),
        dt=0.002,
        domain=BOX,
        conservative=True,
        period=lambda Tc: Tc,
        pace=0.2,
        units=dict(x="radii", y="radii", t="period"),
    ),
    shows=(
        Cloud("tracers", of=("x", "y"), count=4000, limits=BOX, renewed=10),
        Path("path", of=("x", "y")),
    ),
    diagnostics=("ftle",),
    presets=(
        Preset("shedding", source="Jung, Tél & Ziemniak 1993", about="vortices left and right"),
        Preset("no vortices", w=0.0, about="the stream and the wall's layer alone: steady"),
        Preset("slow stream", u0=6.0, about="the vortices hold fluid for longer"),
        Preset("wide wake", y0=0.8, R=0.6, about="large vortices, far apart"),
    ),
    expects=(
        Expect(speed_ahead, 14.0, 1e-4, "closed form: the stream far ahead is u0"),
        Expect(strength, 24 * sin(pi / 4), 1e-12, "closed form: w |sin(pi t/Tc)|"),
    ),
    tags=("conservative", "fluid", "driven", "wake", "scattering"),
    suits=followed(1.0, 4.0),
)  # fmt: skip
