"""Nonlinear Schrodinger equation on a circle: waves that keep their shape and pass through others.

    i psi_t + psi_xx/2 + g |psi|^2 psi = 0

Dispersion spreads a pulse, focusing (g > 0) gathers it, and a soliton is where the two balance.
Mass, momentum and energy never change; how well a step keeps them says how good it is.
"""

from explorer.experiments.fields import nlse_motion as motion
from explorer.experiments.fields import nlse_waves as waves
from explorer.experiments.fields.nlse_numbers import EXPECTS
from explorer.model import (
    Array,
    Experiment,
    Kernel,
    Param,
    Preset,
    Profile,
    Series,
    Source,
)

HERHO = "Herho et al. 2025, arXiv:2509.05901"

# fmt: off
PARAMS = (
    Param("case", "two_soliton", choices=waves.CASES, effect="restart", group="first wave",
          help="which wave it begins with"),
    Param("amplitude", 2.0, 0.2, 4.0, "height of the first soliton or pulse, 1/its width",
          tex="A", effect="restart", group="first wave", hard_min=0.0),
    Param("velocity", 2.0, -4.0, 4.0, "speed of the first soliton; wave number of the pulse",
          tex="v", effect="restart", group="first wave"),
    Param("place", -10.0, -25.0, 25.0, "where the first soliton begins", tex="x_0",
          effect="restart", group="first wave"),
    Param("amplitude2", 1.5, 0.2, 4.0, "height of the second soliton", tex="A_2",
          effect="restart", group="first wave", hard_min=0.0),
    Param("velocity2", -2.0, -4.0, 4.0, "speed of the second soliton", tex="v_2",
          effect="restart", group="first wave"),
    Param("place2", 10.0, -25.0, 25.0, "where the second soliton begins", tex="x_2",
          effect="restart", group="first wave"),
    Param("width", 5.0, 1.0, 12.0, "width of the noisy pulse", tex="w", effect="restart",
          group="first wave", hard_min=1e-3),
    Param("modulation", 0.5, 0.0, 1.0, "depth of the modulated pulse's ripple", tex="m",
          effect="restart", group="first wave"),
    Param("breadth", 0.25, 0.02, 1.2, "what kind of breather: below 1/2 periodic in space, above "
          "in time", tex="a", effect="restart", group="first wave", hard_min=0.0),
    Param("mode", 10, 1, 40, "waves of the ripple round the circle", tex="n_k", kind="int",
          effect="restart", group="first wave", hard_min=1),
    Param("ripple", 1e-6, 1e-9, 0.1, "height of the ripple on the plane wave", scale="log",
          effect="restart", group="first wave", hard_min=0.0),
    Param("noise", 0.01, 0.0, 0.1, "deviation of the noise of either part", tex=r"\epsilon",
          effect="restart", group="first wave", hard_min=0.0),
    Param("strength", 1.0, -2.0, 2.0, "focusing above 0, defocusing below", tex="g"),
    Param("length", 50.0, 10.0, 200.0, "way round the circle; a breather takes the nearest whole "
          "number of its waves", tex="L", effect="restart", group="grid", hard_min=1e-3),
    Param("points", 512, 128, 4096, "points of the grid", tex="N", kind="int", scale="log",
          effect="restart", group="grid", hard_min=16, hard_max=65536),
    Param("order", "4", choices=("2", "4", "6", "8"), group="grid",
          help="order of the split step: a step of half the length errs 2^order times less"),
    Param("filtering", "none", choices=("none", "half", "seed"), group="grid",
          help="none; half: no aliases of the cubic term; seed: the smooth filter of the "
          "reference package, for reproduction"),
)

PRESETS = (
    Preset("two_soliton", source=HERHO,
           about="They meet at t = 5, pass, and are displaced; through the seam they meet again."),
    Preset("single_soliton", case="single_soliton", velocity=1.0, source=HERHO,
           about="Alone, and for ever the same."),
    Preset("breather", case="modulated_pulse", amplitude=1.0, velocity=0.5, points=1024,
           source=HERHO, about="What that package calls so: a modulated pulse, no background."),
    Preset("modulation_instability", case="noisy_pulse", source=HERHO,
           about="What that package calls so: a broad noisy pulse that focuses."),
    Preset("akhmediev", case="akhmediev", length=18.0,
           about="A faint ripple grows, stands 5.8 high at t = 5, and is gone."),
    Preset("peregrine", case="peregrine", length=100.0, points=1024,
           about="A wave from nowhere: nine times the background, once."),
    Preset("kuznetsov_ma", case="kuznetsov_ma", breadth=0.8, length=100.0, points=1024,
           about="A pulse on a background that beats in time."),
    Preset("unstable_plane_wave", case="plane_wave", length=62.83185307179586, noise=0.0,
           about="A ripple of one millionth grows like exp(t sqrt(3)/2) until it is a wave."),
    Preset("calm_plane_wave", case="plane_wave", length=62.83185307179586, noise=0.0,
           strength=-1.0, about="Defocusing: the same ripple never grows."),
    Preset("overtaking", amplitude=1.0, velocity=0.5, place=-8.0, amplitude2=1.5, velocity2=-0.5,
           place2=8.0, length=100.0, points=1024,
           about="The slower pair whose displacements are 1.758 and -1.172."),
)
# fmt: on

EXPERIMENT = Experiment(
    key="nlse_solitons",
    title="Solitons",
    about="Waves in deep water, in a glass fibre, in a cold gas: dispersion spreads them, focusing "
    "gathers them. Two solitons cross as if nothing had happened, except that each is displaced. "
    "Turn g below zero: nothing holds them together any longer.",
    sources=(
        Source(
            "V. E. Zakharov, A. B. Shabat",
            "Exact theory of two-dimensional self-focusing and one-dimensional self-modulation of "
            "waves in nonlinear media",
            1972,
            "Sov. Phys. JETP 34, 62-69",
        ),
        Source(
            "N. N. Akhmediev, V. I. Korneev",
            "Modulation instability and periodic solutions of the nonlinear Schrödinger equation",
            1986,
            "Theor. Math. Phys. 69, 1089-1093",
        ),
        Source(
            "S. H. S. Herho and others",
            "simple-idealized-1d-nlse: Pseudo-spectral solver for the 1D nonlinear Schrödinger "
            "equation",
            2025,
            "arXiv:2509.05901",
        ),
    ),
    params=PARAMS,
    motion=Kernel(
        motion.advance,
        state={"psi": Array("points", dtype="complex128")},
        start=motion.begin,
        dt=motion.SNAPSHOT / 20,
        check=motion.check,
        pace=1.5,
    ),
    shows=(
        Profile("psi", label="|ψ|", over=motion.positions, span=20.0),
        Series("mass", of=motion.mass, help="integral of |psi|^2: never changes"),
        Series("momentum", of=motion.momentum, help="integral of Im(psi* psi_x): never changes"),
        Series("energy", of=motion.energy, help="how well it stays is how good the steps are"),
    ),
    diagnostics=(
        "field_entropies",
        "conservation:mass",
        "conservation:momentum",
        "conservation:energy",
        "field_spectrum",
        "phase_portrait",
    ),
    presets=PRESETS,
    expects=EXPECTS,
    tags=("solitons", "integrable", "waves", "conservative"),
    equations=(
        r"i\,\psi_t + \frac{1}{2}\,\psi_{xx} + g\,|\psi|^2\,\psi = 0",
        r"E = \int \frac{1}{2}|\psi_x|^2 - \frac{g}{2}|\psi|^4\; dx",
    ),
)
