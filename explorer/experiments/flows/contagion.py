"""Populations with sickness in them: a poisoned lake, a tumour among healthy cells."""

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def without_birds(r, k, lam, mu):
    """Healthy and sick fish in balance, no pelicans, as (x, y, z); none where all stay healthy."""
    x = mu / lam if lam > 0.0 else k
    y = r * (k - x) / (r + lam * k)
    return ((x, y, 0.0),) if y > 0.0 else ()


def truce(a12, a13, a21, a31, r2, r3, k3, d3):
    """The state at rest with tumour, healthy cells and defenders, as (x, y, z); or none.

    There defenders neither grow nor die: r3 x/(x + k3) = a31 x + d3.
    """
    middle = r3 - d3 - a31 * k3
    square = middle * middle - 4.0 * a31 * d3 * k3
    if middle <= 0.0 or square < 0.0 or r2 == 0.0 or a13 == 0.0:
        return ()
    x = 2.0 * d3 * k3 / (middle + square**0.5)
    y = 1.0 - a21 * x / r2
    z = (1.0 - x - a12 * y) / a13
    return ((x, y, z),) if y > 0.0 and z > 0.0 else ()


LAKE = Experiment(
    key="salton_sea",
    title="Salton Sea 2008",
    about="Fish in a Californian lake, healthy x and sick y, and the pelicans z that catch the "
    "sick ones: an outbreak feeds the birds until it is over. Raise d, the birds' death "
    "rate, from 8.3 to 8.7 and the outbreaks stop.",
    sources=(
        Source(
            "R. K. Upadhyay, N. Bairagi, K. Kundu, J. Chattopadhyay",
            "Chaos in eco-epidemiological problem of the Salton Sea and its possible control",
            2008,
            "Appl. Math. Comput. 196, 392-401",
        ),
    ),
    params=(
        Param("r", 22.0, 14.0, 26.0, "growth rate of fish"),
        Param("k", 400.0, 300.0, 450.0, "fish that the lake can feed"),
        Param("lam", 0.06, 0.04, 0.07, "how easily fish infect each other", tex=r"\lambda"),
        Param("m", 15.5, 13.0, 18.0, "sick fish that a pelican can eat"),
        Param("a", 15.0, 10.0, 25.0, "sick fish at which it eats half of that"),
        Param("mu", 3.4, 2.0, 5.0, "death rate of sick fish", tex=r"\mu"),
        Param("theta", 10.0, 9.0, 14.0, "pelicans fed for what they eat", tex=r"\theta"),
        Param("d", 8.3, 7.0, 9.5, "death rate of pelicans"),
    ),
    motion=Flow(
        """
        x' = r*x*(1 - (x + y)/k) - lam*x*y
        y' = lam*x*y - m*y*z/(y + a) - mu*y
        z' = theta*y*z/(y + a) - d*z
        """,
        start=dict(x=179.33, y=121.82, z=53.185),
        dt=0.002,
        transient=30.0,
        pace=1.2,
    ),
    shows=(
        Path(
            "path", of=("x", "y", "z"), marks=without_birds,
            limits=((60.0, 360.0), (15.0, 200.0), (29.5, 70.0)),
            look=Look(azimuth=65.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.z"),
    presets=(
        Preset("uneven outbreaks", about="no outbreak like the last: chaos"),
        Preset("even outbreaks", r=16.0, about="fish that grow slower: one even cycle"),
        Preset("calm lake", d=9.3, about="birds that die sooner: fish and birds in balance"),
    ),
    expects=(
        *audit.chaotic(0.36324, 0.0083, -4.2091),
        Expect(
            without_birds, (3.4 / 0.06, 22 * (400 - 3.4 / 0.06) / 46, 0.0), 1e-9,
            "closed form: lambda x = mu",
        ),
    ),
    tags=("chaos", "ecology", "epidemic"),
)  # fmt: skip

TUMOUR = Experiment(
    key="itik_banks_tumor",
    title="Tumour and defence 2010",
    about="Tumour cells x, healthy cells y and the body's defenders z, each over its own scale. "
    "The tumour all but vanishes, then returns at a height that cannot be foretold. Lower "
    "r2, slower healthy cells, from 0.6 to 0.4 and it comes back evenly; at 0.3 all three "
    "settle.",
    sources=(
        Source(
            "M. Itik, S. P. Banks",
            "Chaos in a three-dimensional cancer model",
            2010,
            "Int. J. Bifurcation Chaos 20, 71-79",
        ),
    ),
    params=(
        Param("a12", 1.0, 0.7, 1.3, "harm of healthy cells to the tumour", tex="a_{12}"),
        Param("a13", 2.5, 1.5, 4.0, "harm of defenders to the tumour", tex="a_{13}"),
        Param("a21", 1.5, 1.0, 2.0, "harm of the tumour to healthy cells", tex="a_{21}"),
        Param("a31", 0.2, 0.05, 0.4, "harm of the tumour to defenders", tex="a_{31}"),
        Param("r2", 0.6, 0.3, 1.0, "growth rate of healthy cells", tex="r_2"),
        Param("r3", 4.5, 3.0, 6.0, "how strongly the tumour calls defenders", tex="r_3"),
        Param("k3", 1.0, 0.6, 1.5, "tumour at which half of them have come", tex="k_3"),
        Param("d3", 0.5, 0.2, 0.8, "death rate of defenders", tex="d_3"),
    ),
    motion=Flow(
        """
        x' = x*(1 - x) - a12*x*y - a13*x*z
        y' = r2*y*(1 - y) - a21*x*y
        z' = r3*x*z/(x + k3) - a31*x*z - d3*z
        """,
        start=dict(x=0.2737, y=0.3167, z=0.2838),
        dt=0.05,
        transient=1000.0,
        pace=40.0,
    ),
    shows=(
        Path(
            "path", of=("x", "y", "z"), marks=truce,
            limits=((0.01, 0.975), (-0.01, 0.955), (-0.01, 0.885)),
            look=Look(azimuth=40.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("chaos", source="Itik & Banks 2010", about="it returns, no one knows how high"),
        Preset("even returns", r2=0.4, about="slower healthy cells: one even swing"),
        Preset("tumour gone", a12=1.3, about="healthy cells that resist: no tumour is left"),
    ),
    expects=(
        *audit.chaotic(0.020446, 0.00019, -0.52047, options={"until": 60_000.0}, quick=True),
        Expect(
            truce, (0.1325030, 0.6687425, 0.0795018), 1e-6,
            "smaller root of 0.2 x^2 - 3.8 x + 0.5 = 0 by hand",
        ),
    ),
    tags=("chaos", "biology", "tumour"),
)  # fmt: skip

EXPERIMENTS = (LAKE, TUMOUR)
