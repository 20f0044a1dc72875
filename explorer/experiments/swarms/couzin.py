"""A school of fish: three zones round each one, and four ways of being together.

Every fish flees who is nearer than r_repulsion; else it heads the way of those nearer than
r_orientation and towards those nearer than r_attraction. It does not see a cone behind it, turns
at most so far per step, errs a little, and swims on at constant speed:

    D = -sum d/|d| (repulsion), or weight * sum u (orientation) + sum d/|d| (attraction)
    u' = u turned towards D by at most max_turn, plus noise;   x' = x + speed * dt * u'

The same rules give a swarm, a mill and two kinds of parallel school, and which of them appears may
depend on what the school did before.
"""

from explorer.experiments.swarms.couzin_dials import PARAMS, PRESETS
from explorer.experiments.swarms.couzin_motion import BEAT, advance, begin, check
from explorer.experiments.swarms.couzin_numbers import EXPECTS, milling, polarisation
from explorer.experiments.swarms.couzin_sight import HUNTER, informed, solids
from explorer.model import Array, Experiment, Kernel, Series, Source, Swarm

SOURCES = (
    Source(
        "I. D. Couzin, J. Krause, R. James, G. D. Ruxton, N. R. Franks",
        "Collective memory and spatial sorting in animal groups",
        2002,
        "J. Theor. Biol. 218, 1-11",
        "10.1006/jtbi.2002.3065",
    ),
    Source(
        "S. H. S. Herho, I. P. Anwar, F. Khadami, A. P. Handayani, K. A. Sujatmiko and others",
        "dewi-kadita: A Python library for idealized fish schooling simulation with "
        "entropy-based diagnostics",
        2026,
        "arXiv:2602.07948",
    ),
    Source(
        "A. Chan, E. Kanso",
        "Noise-induced collective memory in schooling fish",
        2025,
        "arXiv:2507.16102",
    ),
    Source(
        "I. D. Couzin, J. Krause, N. R. Franks, S. A. Levin",
        "Effective leadership and decision-making in animal groups on the move",
        2005,
        "Nature 433, 513-516",
        "10.1038/nature03236",
    ),
    Source(
        "M. Ballerini, N. Cabibbo, R. Candelier, A. Cavagna, E. Cisbani and others",
        "Interaction ruling animal collective behavior depends on topological rather than metric "
        "distance: evidence from a field study",
        2008,
        "PNAS 105, 1232-1237",
        "10.1073/pnas.0711437105",
    ),
)

RULES = (  # off by default
    r"\mathrm{heed\ the\ nearest\ (Ballerini\ et\ al.\ 2008):}\quad j\in k\ \mathrm{nearest\ seen}",
    r"\mathrm{informed\ (Couzin\ et\ al.\ 2005):}\quad \hat D_i\to\hat D_i+\omega\,g",
    r"\mathrm{predator\ (our\ choice):}\quad D_i\to D_i+f\,(1-r_p/R)\,\hat d_{pi},\ r_p<R",
    r"\mathrm{walls\ (our\ choice):}\quad D_i\to D_i+(m/h_i-1)\,n,\ h_i<m",
    r"\mathrm{paces\ (our\ choice):}\quad s_i=s\,(1+c_s\,\xi_i)",
)

EXPERIMENT = Experiment(
    key="couzin",
    title="School of fish",
    about="Couzin's zones in three dimensions: swarm, mill or parallel school from the same rules.",
    sources=SOURCES,
    params=PARAMS,
    motion=Kernel(
        advance,
        state={
            "pos": Array("n_fish", 3, unit="L"),
            "head": Array("n_fish", 3),
            "predator_at": Array(3, unit="L"),
            "predator_toward": Array(3),
        },
        start=begin,
        dt=BEAT,
        check=check,
        pace=5.0,
        units={"t": "time"},
    ),
    shows=(
        Swarm(
            "school", at="pos", toward="head", box="box_size",
            zones=("r_repulsion", "r_orientation", "r_attraction"), blind="blind_angle",
            solids=solids, informed=informed, hunter=HUNTER,
        ),
        Series("polarisation", of=polarisation, label="polarisation P", range=(0.0, 1.0),
               help="length of the mean heading: 1 when all swim one way"),
        Series("milling", of=milling, label="milling M", range=(0.0, 1.0),
               help="length of the mean angular momentum about the middle: 1 when all go round"),
    ),
    equations=(
        r"D_i = -\sum_{r<r_r}\hat d_{ij}\quad\mathrm{or}\quad "
        r"w\sum_{r_r\leq r<r_o}u_j+\sum_{r_o\leq r<r_a}\hat d_{ij}",
        r"u_i' = R(u_i\to D_i,\ \leq\theta)\,u_i+\sigma\,\xi_i",
        r"x_i' = x_i+s\,\Delta t\,u_i'",
        *RULES,
    ),
    diagnostics=(
        "school_order", "school_groups", "school_entropies", "school_hysteresis", "school_phases",
    ),
    presets=PRESETS,
    expects=EXPECTS,
)  # fmt: skip
