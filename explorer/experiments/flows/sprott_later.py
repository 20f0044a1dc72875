"""Later flows of Sprott: the simplest jerk, a torus beside an attractor, a jump.

Found by the same way of searching as cases A to S: the simplest equations that still do it.
"""

from explorer.experiments import audit
from explorer.model import After, Expect, Experiment, Flow, Look, Param, Path, Preset, Source

EXPERIMENTS = (
    Experiment(
        key="sprott_jerk",
        title="Sprott jerk 1997 (simplest dissipative chaos)",
        about="One equation for the change of acceleration, x''' = -A x'' + x'^2 - x: no chaotic "
        "flow with a quadratic term is shorter. It lives in a small corner of its dial: "
        "raise A to 2.1 and the folded band becomes a loop that closes after two turns; "
        "lower it below 2.017 and every path escapes.",
        sources=(
            Source(
                "J. C. Sprott",
                "Simplest dissipative chaotic flow",
                1997,
                "Phys. Lett. A 228, 271-274",
                "10.1016/S0375-9601(97)00088-1",
            ),
        ),
        params=(
            Param(
                "A",
                2.017,
                2.017,
                2.25,
                "damping of the acceleration: the rate at which volume shrinks",
            ),
        ),
        motion=Flow(
            """
            x' = y
            y' = z
            z' = -A*z + y**2 - x
            """,
            start=dict(x=-0.06365, y=-1.053, z=0.7302),
            dt=0.05,
            transient=400.0,
            pace=15.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-1.1, 8.3), (-3.2, 2.3), (-3.5, 1.4)),
                look=Look(azimuth=-48.0, elevation=60.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("folded band", source="Sprott 1997", about="the value of the paper: chaos"),
            Preset("doubled", A=2.1, about="two turns before the curve closes"),
            Preset("closed curve", A=2.2, about="a limit cycle"),
        ),
        expects=(
            *audit.chaotic(0.055252, 0.00012, -2.017),
            Expect("lyapunov.sum", -2.017, 1e-3, "trace of the Jacobian, -A"),
            Expect("lyapunov.largest", 0.0551, 2e-3, "Sprott 1997"),
        ),
        tags=("chaos", "jerk", "strange attractor"),
    ),
    Experiment(
        key="sprott_torus",
        title="Sprott torus 2014",
        about="Time can be turned round here, yet a strange attractor (seen forward) lies beside "
        "nested tori on which nothing shrinks. The start decides: from (2, 0, 0) the path "
        "falls onto the attractor, from (1, 0, 0) it winds round a torus for ever. Raise a "
        "to 2.2 and the attractor becomes a closed curve.",
        sources=(
            Source(
                "J. C. Sprott",
                "A dynamical system with a strange attractor and invariant tori",
                2014,
                "Phys. Lett. A 378, 1361-1363",
            ),
        ),
        params=(Param("a", 2.0, 1.6, 2.5, "weight of x squared in the decay of y"),),
        motion=Flow(
            """
            x' = y + 2*x*y + x*z
            y' = 1 - a*x**2 + y*z
            z' = x - x**2 - y**2
            """,
            start=dict(x=-0.1947, y=-0.1045, z=-1.282),
            dt=0.01,
            transient=400.0,
            pace=20.0,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-0.65, 1.9), (-2.0, 0.9), (-2.2, 2.2)),
                look=Look(azimuth=132.0, elevation=18.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset("strange attractor", source="Sprott 2014", about="chaos that shrinks volume"),
            Preset(
                "torus",
                start=dict(x=1.0, y=0.0, z=0.0),
                source="Sprott 2014",
                about="regular motion that keeps volume",
            ),
            Preset("closed curve", a=2.2, about="a limit cycle"),
        ),
        expects=(*audit.chaotic(0.053607, 0.0013, -0.10718, spread=0.004),),
        tags=("chaos", "torus", "multistability", "reversible"),
    ),
    Experiment(
        key="sprott_more",
        title="Sprott more 2020 (friction that changes sign)",
        about="An oscillator whose friction jumps from loss to gain when z changes sign, and z "
        "asks whether the motion is quicker than a bell curve of its place allows. No point "
        "is at rest. The field jumps at z = 0, so its exponents are left to twin paths: "
        "0.23 for the default. Lower a to 0.2 and the path winds round a torus.",
        sources=(
            Source(
                "J. C. Sprott",
                "Do we need more chaos examples?",
                2020,
                "Chaos Theory and Applications 2",
            ),
        ),
        params=(Param("a", 1.0, 0.1, 2.0, "strength of the friction, for and against"),),
        motion=Flow(
            """
            x' = y
            y' = -x - a*sign(z)*y
            z' = y**2 - exp(-x**2)
            """,
            start=dict(x=-0.867, y=0.8285, z=0.01186),
            dt=0.01,
            transient=200.0,
            pace=8.0,
            nonsmooth=True,
        ),
        shows=(
            Path(
                "path",
                of=("x", "y", "z"),
                limits=((-2.6, 2.6), (-2.9, 3.0), (-2.8, 3.2)),
                look=Look(azimuth=60.0, elevation=18.0, distance=2.3),
            ),
        ),
        diagnostics=("lyapunov", "permutation_entropy:path.x"),
        presets=(
            Preset(
                "jumping friction",
                source="Sprott 2020",
                about="the coefficient of the paper: chaos",
            ),
            Preset("gentle friction", a=0.2, about="a path close to a torus"),
            Preset("harsh friction", a=2.0, about="short bursts"),
        ),
        expects=(
            Expect(
                After(100, "rk4"),
                (0.01589790403759, 1.086563495924, 0.02362539737193),
                1e-9,
                "independent RK4 loop",
            ),
        ),
        tags=("chaos", "nonsmooth", "hidden attractor"),
    ),
)
