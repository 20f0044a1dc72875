"""Chemical oscillators on paper: few species, one autocatalytic step, and no equilibrium."""

from math import pi

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def period(omega):
    """Time of one turn of the drive; None when it stands still."""
    return 2 * pi / omega if omega else None


def mixture(a, b):
    """The steady mixture of the undriven Brusselator as (x, y)."""
    return ((a, b / a),) if a else ()


def throughput(kappa, mu):
    """The steady state of the three-variable autocatalator as (alpha, beta, gamma)."""
    if mu == 1.0:
        return ()
    beta = mu * kappa / (1.0 - mu)
    return ((beta / (1.0 + beta**2), beta, beta),)


def product(v, q1, q2, ks):
    """Mean concentration of the last product, as what flows in must flow out."""
    return q1 * q2 * v / ks


BRUSSELATOR = Experiment(
    key="forced_brusselator",
    title="Forced Brusselator 1979",
    about="The Brusselator, a chemical clock on paper, whose supply is made to swing. The clock "
    "agrees with some swings and quarrels with others. Turn omega: at 0.6 the path "
    "closes, at 1.25 it drifts round a band, at 0.81 it is chaotic.",
    sources=(
        Source(
            "I. Prigogine, R. Lefever",
            "Symmetry breaking instabilities in dissipative systems. II",
            1968,
            "J. Chem. Phys. 48, 1695-1700",
        ),
        Source(
            "T. Kai, K. Tomita",
            "Stroboscopic phase portrait of a forced nonlinear oscillator",
            1979,
            "Prog. Theor. Phys. 61, 54-73",
        ),
    ),
    params=(
        Param("a", 0.4, 0.2, 1.0, "supply of the first substance"),
        Param("b", 1.2, 0.5, 2.0, "supply of the second substance"),
        Param("f", 0.05, 0.0, 0.15, "strength of the swing in the supply"),
        Param("omega", 0.81, 0.2, 1.5, "frequency of the swing", tex=r"\omega"),
    ),
    motion=Flow(
        """
        x' = a + x**2*y - (b + 1)*x + f*cos(omega*t)
        y' = b*x - x**2*y
        """,
        start=dict(x=0.37818, y=3.22269),
        dt=0.05,
        transient=800.0,
        period=period,
        pace=15.0,
    ),
    shows=(Path("path", of=("x", "y"), marks=mixture, limits=((0.225, 0.935), (1.65, 3.3))),),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("chaos", source="Kai & Tomita 1979", about="clock and swing never agree"),
        Preset("clock", f=0.0, about="no swing: one closed curve"),
        Preset("in step", omega=0.6, about="the clock keeps to the swing"),
        Preset("drift", omega=1.257, about="two rhythms that do not meet: quasi-periodic"),
    ),
    expects=(
        *audit.chaotic(0.01531, 0.00024, -0.23226, options={"until": 60_000.0}, quick=True),
        Expect(mixture, (0.4, 3.0), 1e-12, "closed form: (a, b/a)"),
    ),
    tags=("chaos", "chemistry", "reaction", "driven"),
)

AUTOCATALATOR = Experiment(
    key="isothermal_chemical",
    title="Three-variable autocatalator 1992",
    about="A + 2 B becomes 3 B, fed by a precursor whose supply a third species C controls. The "
    "path mixes small loops with taller spikes of beta. Raise mu, the supply, from 0.25 "
    "to 0.35: rest, then loops, chaos near 0.298, and at last one tall spike after the "
    "other.",
    sources=(
        Source(
            "V. Petrov, S. K. Scott, K. Showalter",
            "Mixed-mode oscillations in chemical systems",
            1992,
            "J. Chem. Phys. 97, 6191-6198",
        ),
    ),
    params=(
        Param("kappa", 2.5, 1.5, 4.0, "supply that does not depend on the third species",
              tex=r"\kappa"),
        Param("mu", 0.29786, 0.1, 0.5, "how fast the precursor turns into A", tex=r"\mu"),
        Param("sigma", 0.013, 0.005, 0.05, "how slow B is: small makes spikes", tex=r"\sigma"),
        Param("delta", 1.0, 0.3, 3.0, "how slow C is", tex=r"\delta"),
    ),
    motion=Flow(
        """
        alpha' = mu*(kappa + gamma) - alpha*beta**2 - alpha
        beta' = (alpha*beta**2 + alpha - beta)/sigma
        gamma' = (beta - gamma)/delta
        """,
        start=dict(alpha=0.4329, beta=0.5466, gamma=1.082),
        dt=0.0005,
        transient=20.0,
        pace=0.6,
    ),
    shows=(
        Path(
            "path", of=("alpha", "beta", "gamma"), marks=throughput,
            limits=((0.29, 0.52), (0.35, 2.7), (0.995, 1.225)),
            look=Look(azimuth=10.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.alpha"),
    presets=(
        Preset("chaos", about="small loops and spikes in no order"),
        Preset("at rest", mu=0.25, about="too little supply to oscillate"),
        Preset("spikes", mu=0.35, about="one tall spike after the other"),
    ),
    expects=(
        *audit.chaotic(0.12637, 0.0076, -6.7696),
        Expect(
            throughput,
            (0.499138, 1.060543, 1.060543),
            1e-6,
            "closed form: beta = gamma = mu kappa/(1 - mu)",
        ),
    ),
    tags=("chaos", "chemistry", "reaction", "mixed-mode"),
)  # fmt: skip

GLYCOLYSIS = Experiment(
    key="glycolytic_oscillation",
    title="Two enzymes in a row 1982",
    about="A substrate alpha and two products: each of two enzymes is activated by its own "
    "product, so two clocks share one chain. Turn ks, the drain of the last product: at 3 "
    "quick even swings, at 4.422 swings of no order, at 7 large slow ones.",
    sources=(
        Source(
            "O. Decroly, A. Goldbeter",
            "Birhythmicity, chaos, and other patterns of temporal self-organization in a multiply "
            "regulated biochemical system",
            1982,
            "Proc. Natl. Acad. Sci. USA 79, 6917-6921",
        ),
    ),
    params=(
        Param("v", 1.0, 0.6, 1.4, "inflow of the substrate"),
        Param("sigma1", 22.2222, 18.0, 28.0, "top speed of the first enzyme", tex=r"\sigma_1"),
        Param("sigma2", 22.2222, 18.0, 28.0, "top speed of the second enzyme", tex=r"\sigma_2"),
        Param("q1", 50.0, 40.0, 60.0, "scale of the substrate over that of the first product",
              tex="q_1"),
        Param("q2", 0.02, 0.015, 0.03, "scale of the first product over that of the second",
              tex="q_2"),
        Param("ks", 4.422, 2.0, 8.0, "drain of the last product", tex="k_s"),
        Param("L1", 5e8, 3e8, 8e8, "how rarely the first enzyme is active by itself", tex="L_1"),
        Param("L2", 100.0, 60.0, 200.0, "how rarely the second enzyme is active by itself",
              tex="L_2"),
        Param("d", 0.0, 0.0, 0.01, "how well the second enzyme binds while it is active"),
    ),
    motion=Flow(
        """
        phi = alpha*(1 + alpha)*(1 + beta)**2/(L1 + (1 + alpha)**2*(1 + beta)**2)
        eta = beta*(1 + d*beta)*(1 + gamma)**2/(L2 + (1 + d*beta)**2*(1 + gamma)**2)
        alpha' = v - sigma1*phi
        beta' = q1*sigma1*phi - sigma2*eta
        gamma' = q2*sigma2*eta - ks*gamma
        """,
        start=dict(alpha=28.5896, beta=168.558, gamma=0.278131),
        dt=0.01,
        transient=1500.0,
        pace=40.0,
    ),
    shows=(
        Path(
            "path", of=("alpha", "gamma"),
            limits=((28.0, 49.0), (0.0, 1.95)),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.alpha"),
    presets=(
        Preset("chaos", source="Decroly & Goldbeter 1982", about="swings in no order"),
        Preset("quick swings", ks=3.0, about="one swing like the other"),
        Preset("slow swings", ks=7.0, about="the substrate piles up, then is used at once"),
    ),
    expects=(
        *audit.chaotic(0.0071563, 0.00012, -2.7744),
        Expect(product, 1.0 / 4.422, 1e-12, "closed form: q1 q2 v/ks"),
    ),
    tags=("chaos", "chemistry", "biology", "birhythmicity"),
)  # fmt: skip

EXPERIMENTS = (BRUSSELATOR, AUTOCATALATOR, GLYCOLYSIS)
