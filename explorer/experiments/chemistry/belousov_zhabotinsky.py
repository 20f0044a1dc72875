"""The Belousov-Zhabotinsky reaction: a mixture that changes colour again and again.

Györgyi and Field reduce it to three concentrations, each over its own scale, in a stirred tank
with inflow rate kf. Rate constants k1 .. k7 and the recipe A (bromate), M (malonic acid),
H (acid), C (cerium) are those of the paper, in mol, litre and second; its unit of time is T0.
"""

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

K1, K2, K3, K4, K5, K6, K7 = 4e6, 2.0, 3000.0, 55.2, 7000.0, 0.09, 0.23
ALPHA, BETA = 666.7, 0.3478
DIVERGENCE = "mean divergence along an orbit by LSODA at 1e-9, standard error 40"


def unit_of_time(A, H, C):
    """What the time is divided by [s].

    source  Györgyi & Field 1992
    """
    return 1 / (10 * K2 * A * H * C)


EQUATIONS = f"""
X0 = {K2}*A*H**2/{K5}
Y0 = 4*X0
Z0 = C*A/(40*M)
V0 = 4*A*H*C/M**2
T0 = 1/({10 * K2}*A*H*C)
y = {ALPHA * K6}*Z0*V0*z*v/({K1}*H*X0*x + {K2}*A*H**2 + kf)/Y0
g = {K2}*A*H**2*Y0*y
r = {K4}*sqrt(A*X0*H**3)*(C - Z0*z)*sqrt(max(x, 0))
x' = T0*(g/X0 - {K1}*H*Y0*x*y - {2 * K3}*X0*x**2 + 0.5*r/X0 - {K5 / 2}*Z0*x*z - kf*x)
z' = T0*(r/Z0 - {K5}*X0*x*z - {ALPHA * K6}*V0*z*v - {BETA * K7}*M*z - kf*z)
q = {2 * K1}*H*X0*Y0*x*y + g + {K3}*X0**2*x**2
v' = T0*(q/V0 - {ALPHA * K6}*Z0*z*v - kf*v)
"""


def branches(mu):
    """The two ends of the fold of y = x^3 - 3 mu x as (x, y, z): where slow motion must jump."""
    if mu <= 0.0:
        return ()
    x = mu**0.5
    return (x, -2 * x**3, x), (-x, 2 * x**3, -x)


GYORGYI_FIELD = Experiment(
    key="belousov_zhabotinsky",
    title="Belousov–Zhabotinsky, Györgyi–Field 1992",
    about="A famous reaction in a stirred tank, cut down to three species: x is bromous acid, z "
    "oxidised cerium, v bromomalonic acid. Each lap is one change of colour, and small "
    "laps mix with large ones. Lower the inflow kf from 3.5e-4 to 3e-4 and the laps "
    "become equal.",
    sources=(
        Source(
            "L. Györgyi, R. J. Field",
            "A three-variable model of deterministic chaos in the Belousov-Zhabotinsky reaction",
            1992,
            "Nature 355, 808-810",
        ),
    ),
    params=(
        Param("kf", 3.5e-4, 2e-4, 6e-4, "inflow and outflow of the tank", tex="k_f", unit="1/s"),
        Param("A", 0.1, 0.08, 0.12, "bromate in the inflow", unit="mol/l"),
        Param("M", 0.25, 0.2, 0.3, "malonic acid in the inflow", unit="mol/l"),
        Param("H", 0.26, 0.2, 0.32, "acid in the inflow", unit="mol/l"),
        Param("C", 8.33e-4, 6e-4, 1e-3, "cerium in all", unit="mol/l"),
    ),
    motion=Flow(
        EQUATIONS,
        start=dict(x=0.0416, z=0.622, v=0.8453),
        dt=2e-5,
        transient=2.0,
        pace=0.05,
        units={"t": "T0"},
    ),
    shows=(
        Path(
            "path", of=("x", "z", "v"),
            limits=((0.0, 0.76), (0.55, 2.1), (0.84475, 0.85115)),
            look=Look(azimuth=-25.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.z"),
    presets=(
        Preset("chaos", source="Györgyi & Field 1992", about="small and large laps mixed"),
        Preset("even laps", kf=3e-4, about="one lap like the other"),
        Preset("fast inflow", kf=6e-4, about="one large lap after the other"),
    ),
    expects=(
        *audit.chaotic(24.833, 0.54, -4448.9)[:1],
        # the audit has -4449: its strongest contraction was not resolved
        Expect("lyapunov.sum", -5042.0, 160.0, DIVERGENCE, thorough=True),
        Expect(unit_of_time, 2308.62, 5e-3, "Györgyi & Field 1992, from the recipe"),
    ),
    tags=("chaos", "chemistry", "reaction"),
)  # fmt: skip

STRIZHAK = Experiment(
    key="kawczynski_strizhak",
    title="Strizhak–Kawczyński 1995",
    about="A cubic stand-in for the reaction in a closed flask: x jumps between the two "
    "branches of y = x^3 - 3 mu x while z follows slowly, with small swings among large "
    "ones. At these values it repeats itself: not chaotic. Raise beta to 0 and the small "
    "swings go; lower it to -0.5 and all die out.",
    sources=(
        Source(
            "P. E. Strizhak, A. L. Kawczynski",
            "Regularities in complex transient oscillations in the Belousov-Zhabotinsky reaction "
            "in a batch reactor",
            1995,
            "J. Phys. Chem. 99, 10830-10833",
        ),
    ),
    params=(
        Param("beta", -0.4, -1.5, 2.0, "supply of y: what the flask still holds", tex=r"\beta"),
        Param("gamma", 0.49, 0.2, 2.0, "how fast x jumps between its branches", tex=r"\gamma"),
        Param("kappa", 0.2, 0.05, 0.6, "how fast z follows x", tex=r"\kappa"),
        Param("mu", 2.1, 0.5, 3.0, "how far apart the branches lie", tex=r"\mu"),
    ),
    motion=Flow(
        """
        x' = gamma*(y - x**3 + 3*mu*x)
        y' = -2*mu*x - y - z + beta
        z' = kappa*(x - z)
        """,
        start=dict(x=-0.8161, y=4.937, z=-1.1394),
        dt=0.02,
        transient=400.0,
        pace=10.0,
    ),
    shows=(
        Path(
            "path", of=("x", "y", "z"), marks=branches,
            limits=((-2.4, 2.35), (-7.5, 7.0), (-1.25, 0.55)),
            look=Look(azimuth=20.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("mixed swings", about="small swings among large ones, for ever the same"),
        Preset("large swings", beta=0.0, about="the two branches in even turns"),
        Preset("at rest", mu=0.5, about="branches too close: the mixture settles"),
    ),
    expects=(
        *audit.regular(10.99),
        Expect(
            branches, (2.1**0.5, -2 * 2.1**1.5, 2.1**0.5, -(2.1**0.5), 2 * 2.1**1.5, -(2.1**0.5)),
            1e-12, "closed form: 3 x^2 = 3 mu",
        ),
    ),
    tags=("regular", "chemistry", "reaction", "mixed-mode"),
)  # fmt: skip

EXPERIMENTS = (GYORGYI_FIELD, STRIZHAK)
