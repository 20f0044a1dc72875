"""Tori: motion with two frequencies, and what becomes of it.

A torus by construction; the sphere with a hole that Aizawa, Langford and others drew from a torus
that breaks up; and the normal form of Guckenheimer and Holmes in which a Hopf meets a fold.
"""

from math import acos, cos, pi, sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def poles(a, c):
    """Points at rest on the axis as (x, y, z): roots of z^3 - 3 a z - 3 c = 0, highest first."""
    if 4.0 * a**3 >= 9.0 * c * c and a > 0.0:
        third = acos(1.5 * c / a**1.5) / 3.0
        return tuple((0.0, 0.0, 2.0 * sqrt(a) * cos(third - 2.0 * pi * k / 3.0)) for k in (0, 1, 2))
    half, root = 1.5 * c, sqrt(2.25 * c * c - a**3)
    z = sum(abs(v) ** (1 / 3) * (1 if v > 0 else -1) for v in (half + root, half - root) if v)
    return ((0.0, 0.0, z),)


AIZAWA = Experiment(
    key="aizawa",
    title="Aizawa's attractor",
    about="A path that runs up a tube along the axis and down over a sphere, turning all the "
    "while: a torus in the act of breaking. Raise b from 0.7 to 0.775 and the torus is whole, "
    "smooth and free of chaos; at 0.85 it has shrunk to a closed curve.",
    sources=(
        Source("Y. Aizawa, T. Uezu", "Topological aspects in chaos and in 2^k-period doubling "
               "cascade", 1982, "Prog. Theor. Phys. 67, 982-985"),
        Source("W. F. Langford", "Numerical studies of torus bifurcations", 1984, "Numerical "
               "Methods for Bifurcation Problems, Birkhäuser, Basel, 285-295"),
    ),
    params=(
        Param("a", 0.95, 0.5, 1.05, "growth of z by itself"),
        Param("b", 0.7, 0.5, 1.0, "damping of the turning motion while z is zero"),
        Param("c", 0.6, 0.3, 0.9, "steady lift of z"),
        Param("d", 3.5, 1.0, 6.0, "rate of turning about the axis", unit="rad/time"),
        Param("e", 0.25, 0.1, 0.5, "how much the outward pull on z grows with height"),
        Param("f", 0.1, 0.0, 0.15, "what breaks the symmetry about the axis"),
    ),
    motion=Flow(
        """
        x' = (z - b)*x - d*y
        y' = d*x + (z - b)*y
        z' = c + a*z - z**3/3 - (x**2 + y**2)*(1 + e*z) + f*z*x**3
        """,
        start=dict(x=0.752706, y=-1.2372, z=0.713069), dt=0.01, transient=50.0, pace=3.0,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-1.6, 1.55), (-1.55, 1.6), (-0.45, 1.9)),
                look=Look(-90.0, 6.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.z"),
    presets=(
        Preset("broken torus", about="chaos"),
        Preset("torus", b=0.775, about="two frequencies and no chaos"),
        Preset("closed curve", b=0.85, about="one frequency"),
    ),
    expects=(
        *audit.chaotic(0.089744, 0.0027, -0.23734),
        Expect(poles, (0, 0, 1.9432643762, 0, 0, -0.8382430085, 0, 0, -1.1050213676), 1e-6,
               "z^3 - 3 a z - 3 c = 0"),
    ),
    tags=("chaos", "torus", "strange attractor"),
)  # fmt: skip

TORUS = Experiment(
    key="torus",
    title="Torus",
    about="A point that runs round a ring and, n times as fast, round the ring's tube. The speed "
    "does not depend on the place, so no two paths ever part: all exponents are zero. Where n is a "
    "fraction of small whole numbers the path soon closes, at 1.5 to the trefoil knot; where it is "
    "irrational, the path covers the whole surface.",
    sources=(
        Source("S. H. Strogatz", "Nonlinear Dynamics and Chaos", 1994,
               "Addison-Wesley, Reading, section 8.6"),
    ),
    params=(
        Param("a", 0.5, 0.1, 0.9, "radius of the tube", unit="L"),
        Param("n", 15.3, 1.0, 30.0, "turns round the tube per turn round the ring"),
        Param("r", 1.0, 1.0, 3.0, "radius of the ring", unit="L"),
    ),
    # the velocity of a given motion: it depends on time alone, and the start fixes the place
    motion=Flow(
        """
        x' = -a*n*sin(n*t)*cos(t) - (r + a*cos(n*t))*sin(t)
        y' = -a*n*sin(n*t)*sin(t) + (r + a*cos(n*t))*cos(t)
        z' = a*n*cos(n*t)
        """,
        start=dict(x=1.5, y=0.0, z=0.0), dt=0.005, pace=3.0,
        units={"x": "L", "y": "L", "z": "L"},
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-1.55, 1.55), (-1.55, 1.55), (-0.55, 0.55)),
                look=Look(-60.0, 40.0, 2.3)),),
    diagnostics=("lyapunov", "permutation_entropy:path.z"),
    presets=(
        Preset("ten rounds", about="closes after ten turns of the ring, 153 of the tube"),
        Preset("trefoil knot", n=1.5, about="three turns of the tube in two of the ring"),
        Preset("golden", n=(1 + sqrt(5)) / 2, about="never closes, and covers most evenly"),
    ),
    expects=audit.regular(6.36, options={"until": 1000.0, "renew": 50}, quick=True),
    tags=("regular", "torus", "quasiperiodic"),
)  # fmt: skip


GUCKENHEIMER_HOLMES = Experiment(
    key="guckenheimer_holmes",
    title="Guckenheimer & Holmes 1983",
    about="The flow near a point where a Hopf bifurcation and a fold meet: fast turning about an "
    "axis, slow climbing along it, and a term that breaks the symmetry of turning. Faster turning "
    "averages that term away: raise b to 25 and the chaos gives way to a closed curve.",
    sources=(
        Source("J. Guckenheimer, P. Holmes", "Nonlinear Oscillations, Dynamical Systems, and "
               "Bifurcations of Vector Fields", 1983, "Springer, New York, section 7.4"),
    ),
    params=(
        Param("a", 0.4, 0.25, 0.6, "growth of the turning motion, and cubic damping of z"),
        Param("b", 20.25, 19.5, 30.0, "rate of turning about the axis", unit="rad/time"),
        Param("c", 3.0, 1.0, 3.6, "how much the height z feeds the turning motion"),
        Param("d", 1.6, 0.0, 1.8, "what breaks the symmetry about the axis"),
        Param("e", 1.7, 1.0, 1.9, "steady lift of z"),
        Param("f", 0.44, 0.38, 0.6, "how strongly the turning motion pulls z down"),
    ),
    motion=Flow(
        """
        x' = a*x - b*y + c*z*x + d*z*(x**2 + y**2)
        y' = a*y + b*x + c*z*y
        z' = e - z**2 - f*(x**2 + y**2) - a*z**3
        """,
        start=dict(x=1.40472, y=-3.79689, z=-0.945111), dt=0.0015, transient=8.0, pace=0.5,
    ),
    shows=(Path("path", of=("x", "y", "z"), limits=((-4.6, 3.7), (-5.1, 4.4), (-1.9, 1.15)),
                look=Look(-78.0, 34.0, 2.4)),),
    diagnostics=("lyapunov", "permutation_entropy:path.z"),
    presets=(
        Preset("scroll", about="chaos"),
        Preset("closed curve", b=25.0, about="faster turning: a periodic motion"),
        Preset("symmetric", d=0.0, about="no broken symmetry, no chaos"),
    ),
    expects=audit.chaotic(0.44545, 0.025, -0.42872, options={"until": 15_000.0}),
    tags=("chaos", "torus", "normal form", "strange attractor"),
)  # fmt: skip

EXPERIMENTS = (AIZAWA, TORUS, GUCKENHEIMER_HOLMES)
