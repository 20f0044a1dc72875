"""Plankton on five resources: more species than seem to have room, because none of them rests.

    N_i' = N_i (mu_i - m)                      N_i: cells of species i
    R_j' = D (S_j - R_j) - sum_i c_ji mu_i N_i   R_j: what is left of resource j
    mu_i = r min_j R_j/(K_ji + R_j)            growth at the rate of the scarcest resource

MacArthur's consumers and resources with Liebig's law of the minimum.
"""

from functools import reduce

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

SPECIES = range(1, 6)
# K_ji: resource j at which species i grows half as fast; c_ji: what a cell of i holds of j
HALF = (
    (0.39, 0.34, 0.30, 0.24, 0.23),
    (0.22, 0.39, 0.34, 0.30, 0.27),
    (0.27, 0.22, 0.39, 0.34, 0.30),
    (0.30, 0.24, 0.22, 0.39, 0.34),
    (0.34, 0.30, 0.22, 0.20, 0.39),
)
CONTENT = (
    (0.04, 0.04, 0.07, 0.04, 0.04),
    (0.08, 0.08, 0.08, 0.10, 0.08),
    (0.10, 0.10, 0.10, 0.10, 0.14),
    (0.05, 0.03, 0.03, 0.03, 0.03),
    (0.07, 0.09, 0.07, 0.07, 0.07),
)
SUPPLY = (6.0, 10.0, 14.0, 4.0, 9.0)


def equations():
    """The ten equations, as text."""
    lines = []
    for i in SPECIES:
        shares = [f"R{j}/({HALF[j - 1][i - 1]} + R{j})" for j in SPECIES]
        scarcest = reduce(lambda one, other: f"min({one}, {other})", shares)
        lines += [f"mu{i} = r*{scarcest}", f"N{i}' = N{i}*(mu{i} - m)"]
    for j in SPECIES:
        eaten = " + ".join(f"{CONTENT[j - 1][i - 1]}*mu{i}*N{i}" for i in SPECIES)
        lines.append(f"R{j}' = D*(S{j} - R{j}) - ({eaten})")
    return "\n".join(lines)


def survival(r, m):
    """What species 1 needs of resource 1 to hold its own: R with r R/(K + R) = m."""
    return HALF[0][0] * m / (r - m) if r > m else None


EXPERIMENT = Experiment(
    key="mac_arthur",
    title="Plankton paradox 1999",
    about="Five species of plankton share five resources; each grows as its scarcest one allows. "
    "None wins, since each winner uses up what the next one needs: numbers swing without end "
    "and without order. Raise S3 from 14 to 18 and they follow a closed loop; lower S1 to 4 "
    "and all come to rest.",
    sources=(
        Source(
            "J. Huisman, F. J. Weissing",
            "Biodiversity of plankton by species oscillations and chaos",
            1999,
            "Nature 402, 407-410",
        ),
        Source(
            "R. MacArthur",
            "Species packing, and what competition minimizes",
            1969,
            "Proc. Natl. Acad. Sci. USA 64, 1369-1371",
        ),
    ),
    params=(
        Param("r", 1.0, 0.6, 1.4, "growth rate with all resources at hand", unit="1/day"),
        Param("m", 0.25, 0.15, 0.35, "death rate of every species", unit="1/day"),
        Param("D", 0.25, 0.15, 0.4, "how fast the water is renewed", unit="1/day"),
        *(
            Param(f"S{j}", s, 0.5 * s, 1.5 * s, f"resource {j} in the inflow", tex=f"S_{j}",
                  unit="umol/l")
            for j, s in enumerate(SUPPLY, 1)
        ),
    ),
    motion=Flow(
        equations(),
        start=dict(
            N1=13.4373, N2=24.4802, N3=25.8808, N4=9.7879, N5=46.3831,
            R1=0.424806, R2=0.206701, R3=0.14775, R4=0.132177, R5=0.112548,
        ),
        dt=0.02,
        transient=1000.0,
        pace=40.0,
        units={"t": "day"},
    ),
    shows=(
        Path(
            "path", of=("N1", "N3", "N5"),
            limits=((6.95, 16.6), (18.0, 38.5), (27.0, 50.5)),
            look=Look(azimuth=20.0, elevation=14.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.N1"),
    presets=(
        Preset("chaos", source="Huisman & Weissing 1999", about="no species wins"),
        Preset("closed loop", S3=18.0, about="more of the third resource: even swings"),
        Preset("at rest", S1=4.0, about="less of the first resource: a standstill"),
    ),
    expects=(
        *audit.chaotic(0.020265, 0.00017, -16.984),
        Expect(survival, 0.13, 1e-12, "closed form: K m/(r - m), Huisman & Weissing 1999"),
    ),
    tags=("chaos", "ecology", "plankton", "high-dimensional"),
)  # fmt: skip
