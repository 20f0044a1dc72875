"""Food chains: who eats whom, and how two cycles of hunters and hunted disturb each other.

A hunter that eats at rate a x/(1 + b x) is soon full; this alone makes numbers swing.
"""

from math import sqrt

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

SLOW = {"method": "dop853", "until": 240_000.0}
DIVERGENCE = "mean divergence along an orbit by LSODA at 1e-9, standard error 0.007"


def without_top(a1, b1, d1):
    """Prey and hunter in balance without the top of the Hastings-Powell chain, as (x, y, z)."""
    if a1 <= b1 * d1:
        return ()
    x = d1 / (a1 - b1 * d1)
    return ((x, (1 - x) * (1 + b1 * x) / a1, 0.0),)


def empty_web(zs):
    """The Blasius web without plants and grazers: the top lives on what comes from outside."""
    return ((0.0, 0.0, zs),)


def fittest(d1, k2, k4, delta):
    """The trait at which an uneaten, uncrowded prey dies least; None where there is no such."""
    return sqrt(k2 / (2 * k4)) / delta if k2 * k4 > 0.0 and d1 * delta > 0.0 else None


HASTINGS_POWELL = Experiment(
    key="hastings_powell",
    title="Hastings–Powell 1991",
    about="Plants x, grazers y, hunters z: a chain of three that is chaotic at ordinary rates. "
    "Turned on its side the path is a teacup: wide swings round the bowl, then the thin "
    "handle where the hunters starve. Lower b1 from 3 to 2.2 and the cup shrinks to a "
    "loop.",
    sources=(
        Source(
            "A. Hastings, T. Powell",
            "Chaos in a three-species food chain",
            1991,
            "Ecology 72, 896-903",
        ),
    ),
    params=(
        Param("a1", 5.0, 3.5, 6.0, "how well grazers find plants", tex="a_1"),
        Param("b1", 3.0, 1.5, 6.0, "how soon a grazer is full", tex="b_1"),
        Param("a2", 0.1, 0.06, 0.15, "how well hunters find grazers", tex="a_2"),
        Param("b2", 2.0, 1.0, 4.0, "how soon a hunter is full", tex="b_2"),
        Param("d1", 0.4, 0.2, 0.6, "death rate of grazers", tex="d_1"),
        Param("d2", 0.01, 0.005, 0.02, "death rate of hunters", tex="d_2"),
    ),
    motion=Flow(
        """
        f = a1*x/(1 + b1*x)
        g = a2*y/(1 + b2*y)
        x' = x*(1 - x) - f*y
        y' = f*y - g*z - d1*y
        z' = g*z - d2*z
        """,
        start=dict(x=0.9362, y=0.0522, z=8.3265),
        dt=0.1,
        transient=3000.0,
        pace=120.0,
    ),
    shows=(
        Path(
            "path", of=("x", "y", "z"), marks=without_top,
            limits=((0.14, 0.99), (0.01, 0.435), (7.4, 10.5)),
            look=Look(azimuth=-110.0, elevation=8.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.z", "poincare", "orbit_diagram"),
    presets=(
        Preset("teacup", source="Hastings & Powell 1991", about="the values of the paper: chaos"),
        Preset("loop", b1=2.2, about="grazers that fill up later: one even swing"),
        Preset("no hunters", start=dict(z=0.0), about="two species alone: a plain cycle"),
    ),
    expects=(
        *audit.chaotic(0.0068221, 5.2e-5, -0.45663),
        Expect(
            without_top, (0.4 / 3.8, (1 - 0.4 / 3.8) * (1 + 1.2 / 3.8) / 5, 0.0), 1e-12,
            "closed form: a1 x/(1 + b1 x) = d1",
        ),
    ),
    tags=("chaos", "ecology", "food chain"),
)  # fmt: skip

BLASIUS = Experiment(
    key="blasius",
    title="Blasius–Huppert–Stone 1999",
    about="Plants x, grazers y, hunters z whose cycle keeps its beat while its peaks do not: "
    "lynx and hare in Canada rise together this way. Watch the even turns of x and y and "
    "the uneven spikes of z. Raise zs and the spikes become even.",
    sources=(
        Source(
            "B. Blasius, A. Huppert, L. Stone",
            "Complex dynamics and phase synchronization in spatially extended ecological systems",
            1999,
            "Nature 399, 354-359",
        ),
    ),
    params=(
        Param("a", 1.0, 0.7, 1.3, "growth rate of plants"),
        Param("b", 1.0, 0.7, 1.3, "death rate of grazers"),
        Param("c", 10.0, 8.0, 14.0, "death rate of hunters"),
        Param("alpha1", 0.2, 0.17, 0.3, "how well grazers find plants", tex=r"\alpha_1"),
        Param("alpha2", 1.0, 0.7, 1.3, "how well hunters find grazers", tex=r"\alpha_2"),
        Param("k1", 0.05, 0.03, 0.07, "how soon a grazer is full", tex="k_1"),
        Param("k2", 0.0, 0.0, 0.03, "how soon a hunter is full", tex="k_2"),
        Param("zs", 0.006, 0.001, 0.05, "hunters that live on other food", tex="z^*"),
    ),
    motion=Flow(
        """
        f = alpha1*x*y/(1 + k1*x)
        g = alpha2*y*z/(1 + k2*y)
        x' = a*x - f
        y' = -b*y + f - g
        z' = -c*(z - zs) + g
        """,
        start=dict(x=9.4815, y=7.9071, z=0.0221),
        dt=0.01,
        transient=100.0,
        pace=6.0,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "z"),
            marks=empty_web,
            limits=((3.5, 15.0), (3.5, 14.0), (-0.05, 1.25)),
            look=Look(azimuth=-60.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.z"),
    presets=(
        Preset("even beat, uneven peaks", source="Blasius et al. 1999", about="chaos in step"),
        Preset("even spikes", zs=0.02, about="other food keeps hunters at hand"),
        Preset("quick hunters", c=8.0, about="hunters that live longer: smaller swings"),
    ),
    expects=(
        *audit.chaotic(0.059542, 0.0014, -2.8034),
        Expect(empty_web, (0.0, 0.0, 0.006), 1e-12, "closed form: z = z*"),
    ),
    tags=("chaos", "ecology", "food chain", "phase coherent"),
)

COEVOLVING = Experiment(
    key="coevolving_predator_prey",
    title="Coevolving predator and prey 2017",
    about="Prey x, predators y, and alpha, a trait of the prey that evolves as fast as numbers "
    "change: it climbs a landscape of fitness that hunting tilts. The trait comes and "
    "goes in steps of uneven length. Lower V, slower evolution, to 0.05 and all three "
    "follow one closed loop.",
    sources=(
        Source(
            "W. Gilpin, M. W. Feldman",
            "A phase transition induces chaos in a predator-prey ecosystem with a dynamic fitness "
            "landscape",
            2017,
            "PLoS Comput. Biol. 13, e1005644",
        ),
    ),
    params=(
        Param("a1", 2.5, 1.5, 3.5, "birth rate of prey, for each unit of trait", tex="a_1"),
        Param("a2", 0.05, 0.03, 0.08, "predators born for each prey eaten", tex="a_2"),
        Param("a3", 0.4, 0.2, 0.6, "how well predators find prey", tex="a_3"),
        Param("b1", 6.0, 4.0, 8.0, "trait at which births level off", tex="b_1"),
        Param("b2", 1.333, 0.8, 2.0, "how soon a predator is full", tex="b_2"),
        Param("d1", 0.16, 0.1, 0.22, "death rate of prey", tex="d_1"),
        Param("d2", 0.004, 0.002, 0.008, "death rate of predators", tex="d_2"),
        Param("k1", 6.0, 3.0, 9.0, "how a crowd holds births back", tex="k_1"),
        Param("k2", 9.0, 7.0, 11.0, "how the trait saves lives near the middle", tex="k_2"),
        Param("k4", 9.0, 7.0, 12.0, "how the trait costs lives far out", tex="k_4"),
        Param("delta", 1.0, 0.9, 1.1, "an individual's trait over the mean", tex=r"\delta"),
        Param("V", 0.33333, 0.05, 1.0, "variation of the trait: speed of evolution"),
    ),
    motion=Flow(
        """
        births = a1*alpha*(1 - k1*x*alpha*(delta - 1))/(1 + b1*alpha)
        deaths = d1*(1 - k2*alpha**2*(delta**2 - 1) + k4*alpha**4*(delta**4 - 1))
        x' = x*(births - deaths - a3*y/(1 + b2*x))
        y' = y*(a2*x/(1 + b2*x) - d2)
        slope = 2*d1*alpha*delta*(k2*delta - 2*k4*alpha**2*delta**3)
        alpha' = V*(slope - a1*k1*x*alpha*delta/(1 + b1*alpha))
        """,
        start=dict(x=0.1609, y=0.5329, alpha=0.6431),
        dt=0.05,
        transient=3000.0,
        pace=120.0,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "alpha"),
            limits=((-0.01, 0.61), (0.235, 0.74), (-0.01, 0.715)),
            look=Look(azimuth=-15.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.alpha"),
    presets=(
        Preset("chaos", source="Gilpin & Feldman 2017", about="steps of uneven length"),
        Preset("slow evolution", V=0.05, about="one closed loop"),
        Preset("fast evolution", V=1.0, about="the trait follows the numbers at once"),
    ),
    expects=(
        *audit.chaotic(0.0031582, 8.6e-5, -1.0712, options=SLOW)[:1],
        # the audit has -1.0712: its strongest contraction was not resolved
        Expect("lyapunov.sum", -1.483, 0.03, DIVERGENCE, options=SLOW, thorough=True),
        Expect(fittest, sqrt(0.5), 1e-12, "closed form: 2 k2 alpha = 4 k4 alpha^3"),
    ),
    tags=("chaos", "ecology", "evolution"),
)

VOLES = Experiment(
    key="turchin_hanski",
    title="Turchin–Hanski 1997",
    about="Voles n and the weasels p that hunt them, with a short northern summer (e) and owls "
    "that take voles when there are many (g). Their cycle of some years is chaotic in the "
    "north. Raise g, more owls as in the south, to 2 and it locks to the calendar.",
    sources=(
        Source(
            "P. Turchin, I. Hanski",
            "An empirically based model for latitudinal gradient in vole population dynamics",
            1997,
            "Am. Nat. 149, 842-874",
        ),
    ),
    params=(
        Param("r", 8.12, 3.0, 10.0, "growth rate of voles", unit="1/yr"),
        Param("s", 1.25, 0.6, 2.0, "growth rate of weasels", unit="1/yr"),
        Param("e", 0.5, 0.0, 1.0, "strength of the seasons"),
        Param("g", 0.1, 0.0, 2.5, "voles taken by owls and foxes where there are many",
              unit="1/yr"),
        Param("h", 0.8, 0.1, 1.5, "voles at which owls and foxes take half of that"),
        Param("a", 8.0, 5.0, 12.0, "voles that a weasel can eat", unit="1/yr"),
        Param("d", 0.04, 0.02, 0.2, "voles at which a weasel eats half of that"),
    ),
    motion=Flow(
        """
        season = 1 - e*sin(2*pi*t)
        n' = r*season*n - r*n**2 - g*n**2/(n**2 + h**2) - a*n*p/(n + d)
        p' = s*season*p - s*p**2/n
        """,
        start=dict(n=1.00194, p=0.09684),
        dt=0.005,
        transient=100.0,
        period=1.0,
        pace=4.0,
        units={"t": "yr"},
    ),
    shows=(
        Path("path", of=("n", "p"), limits=((-0.05, 1.35), (0.015, 0.395))),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.n"),
    presets=(
        Preset("north", about="peaks every few years, none like the last: chaos"),
        Preset("no seasons", e=0.0, about="an even cycle of several years"),
        Preset("south", g=2.0, h=0.2, r=5.4, about="many other hunters: a year like every year"),
    ),
    expects=audit.chaotic(0.11101, 0.0027, -2.3701, options={"until": 6000.0}, quick=True),
    tags=("chaos", "ecology", "driven"),
)  # fmt: skip

EXPERIMENTS = (HASTINGS_POWELL, BLASIUS, COEVOLVING, VOLES)
