"""Single nerve cells: spikes, bursts of spikes, and what lies between rest and firing.

Each pairs a fast membrane voltage with slower gates; the slowest variable starts and ends bursts.
"""

from math import pi

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source


def period(omega):
    """Time of one turn of the drive; None when it stands still."""
    return 2 * pi / omega if omega else None


def gates(V=-40.0):
    """Steady opening of the gates (m, h, n) at a voltage [mV], by the rates of the text.

    source  Chay 1985, eqs. for alpha and beta
    """
    from math import exp

    opening = 0.1 * (25 + V) / (1 - exp(-0.1 * V - 2.5))
    m = opening / (opening + 4 * exp(-(V + 50) / 18))
    rising = 0.07 * exp(-0.05 * V - 2.5)
    h = rising / (rising + 1 / (1 + exp(-0.1 * V - 2)))
    waking = 0.01 * (20 + V) / (1 - exp(-0.1 * V - 2))
    return m, h, waking / (waking + 0.125 * exp(-(V + 30) / 80))


HINDMARSH_ROSE = Experiment(
    key="hindmarsh_rose",
    title="Hindmarsh–Rose 1984",
    about="A nerve cell in three polynomial equations: x is the voltage, y recovers, and a third "
    "variable z lets firing begin and end. Here z is hardly slower than y, and the spikes "
    "come at irregular heights. Raise tz, a slower z, and they become even.",
    sources=(
        Source(
            "J. L. Hindmarsh, R. M. Rose",
            "A model of neuronal bursting using three coupled first order differential equations",
            1984,
            "Proc. R. Soc. Lond. B 221, 87-102",
        ),
        Source(
            "M. Marhl, M. Perc",
            "Determining the flexibility of regular and chaotic attractors",
            2006,
            "Chaos Solitons Fractals 28, 822-833",
        ),
    ),
    params=(
        Param("a", 0.49, 0.4, 0.8, "strength of the cubic that stops a spike"),
        Param("b", 1.0, 0.8, 1.2, "strength of the square that starts a spike"),
        Param("c", 0.0322, 0.0, 0.1, "current through the membrane"),
        Param("d", 1.0, 0.7, 1.4, "how strongly a spike makes the cell recover"),
        Param("s", 1.0, 0.6, 1.5, "how strongly the voltage acts on the slow variable"),
        Param("tx", 0.03, 0.01, 0.08, "time scale of the voltage", tex=r"\tau_x"),
        Param("tz", 0.8, 0.3, 4.0, "time scale of the slow variable", tex=r"\tau_z"),
    ),
    motion=Flow(
        """
        x' = (y - a*x**3 + b*x**2 + z)/tx
        y' = -y - d*x**2
        z' = (-z - s*x + c)/tz
        """,
        start=dict(x=0.0903, y=-0.0081, z=0.0198),
        dt=0.002,
        transient=50.0,
        pace=1.5,
    ),
    shows=(
        Path(
            "path",
            of=("x", "y", "z"),
            limits=((-0.8, 1.7), (-0.475, 0.0), (-0.46, 0.265)),
            look=Look(azimuth=-70.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.x"),
    presets=(
        Preset("irregular spikes", source="Marhl & Perc 2006", about="no two spikes alike"),
        Preset("even spikes", tz=2.5, about="a slower z: one spike like the other"),
        Preset("at rest", c=0.0, about="no current: the cell stays still"),
    ),
    expects=audit.chaotic(0.20953, 0.011, -6.1871),
    tags=("chaos", "neuron", "bursting"),
)

CHAY = Experiment(
    key="excitable_cell",
    title="Chay's excitable cell 1985",
    about="A pancreatic cell in three variables: voltage V, potassium gate n, calcium C. Calcium "
    "opens a potassium channel that ends the spikes; its conductance gkc decides between "
    "steady beating, chaos and bursts. Lower gkc from 11 to 10 and the cell beats evenly; "
    "raise it to 14 and it fires in groups with long pauses.",
    sources=(
        Source(
            "T. R. Chay",
            "Chaos in a three-variable model of an excitable cell",
            1985,
            "Physica D 16, 233-242",
        ),
    ),
    params=(
        Param("gkc", 11.0, 9.0, 20.0, "potassium channel that calcium opens",
              tex="g_{K,C}", unit="1/s"),
        Param("gkv", 1700.0, 1500.0, 1900.0, "potassium channel that voltage opens",
              tex="g_{K,V}", unit="1/s"),
        Param("gi", 1800.0, 1500.0, 2000.0, "mixed inward channel: sodium and calcium",
              tex="g_I", unit="1/s"),
        Param("gl", 7.0, 5.0, 9.0, "leak through the membrane", tex="g_L", unit="1/s"),
        Param("vi", 100.0, 80.0, 120.0, "voltage at which the mixed current vanishes",
              tex="V_I", unit="mV"),
        Param("vk", -75.0, -85.0, -65.0, "voltage at which the potassium current vanishes",
              tex="V_K", unit="mV"),
        Param("vl", -40.0, -50.0, -30.0, "voltage at which the leak vanishes",
              tex="V_L", unit="mV"),
        Param("vc", 100.0, 80.0, 120.0, "voltage at which the calcium current vanishes",
              tex="V_C", unit="mV"),
        Param("kc", 0.183333, 0.15, 0.25, "how fast calcium is pumped out, over rho",
              tex="k_C", unit="mV"),
        Param("rho", 0.27, 0.15, 0.5, "how fast calcium responds", tex=r"\rho", unit="1/(mV s)"),
        Param("lam", 230.0, 180.0, 300.0, "how fast the potassium gate moves",
              tex=r"\lambda_n", unit="1/s"),
    ),
    motion=Flow(
        """
        am = 0.1*(25 + V)/(1 - exp(-0.1*V - 2.5))
        bm = 4*exp(-(V + 50)/18)
        m = am/(am + bm)
        ah = 0.07*exp(-0.05*V - 2.5)
        bh = 1/(1 + exp(-0.1*V - 2))
        h = ah/(ah + bh)
        an = 0.01*(20 + V)/(1 - exp(-0.1*V - 2))
        bn = 0.125*exp(-(V + 30)/80)
        inward = m**3*h
        V' = gi*inward*(vi - V) + gkv*n**4*(vk - V) + gkc*C/(1 + C)*(vk - V) + gl*(vl - V)
        n' = lam*(an*(1 - n) - bn*n)
        C' = rho*(inward*(vc - V) - kc*C)
        """,
        start=dict(V=-44.1113, n=0.134731, C=0.463995),
        dt=0.001,
        transient=20.0,
        pace=0.8,
        units={"V": "mV", "C": "1", "t": "s"},
    ),
    shows=(
        Path(
            "path", of=("C", "V"),
            limits=((0.4345, 0.478), (-48.0, -19.0)),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.V"),
    presets=(
        Preset("chaos", source="Chay 1985", about="spikes and pauses in no order"),
        Preset("beating", gkc=10.0, about="single spikes at even intervals"),
        Preset("bursts", gkc=14.0, about="groups of three spikes, long pauses"),
    ),
    expects=(
        *audit.chaotic(0.47572, 0.014, -28.399),
        Expect(
            gates, (0.158052, 0.262632, 0.181001), 1e-6,
            "by hand at -40 mV: 1.5/(e^1.5 - 1) against 4 e^(-5/9), and so on",
        ),
    ),
    tags=("chaos", "neuron", "bursting", "biology"),
)  # fmt: skip

FITZHUGH = Experiment(
    key="forced_fitz_hugh_nagumo",
    title="Forced FitzHugh–Nagumo 1961",
    about="The simplest nerve cell, a voltage v and its recovery w, under a slow current that "
    "swings: some spikes in each swing, and the whole repeats after six swings. So it is not "
    "chaotic, only slow to come back. Raise omega to 0.13 and each swing makes one spike.",
    sources=(
        Source(
            "R. FitzHugh",
            "Impulses and physiological states in theoretical models of nerve membrane",
            1961,
            "Biophys. J. 1, 445-466",
        ),
        Source(
            "J. Nagumo, S. Arimoto, S. Yoshizawa",
            "An active pulse transmission line simulating nerve axon",
            1962,
            "Proc. IRE 50, 2061-2070",
        ),
    ),
    params=(
        Param("a", 0.7, 0.5, 0.9, "voltage at which recovery vanishes"),
        Param("b", 0.8, 0.5, 1.0, "how fast recovery forgets"),
        Param("gamma", 0.08, 0.02, 0.2, "how slow recovery is beside the voltage",
              tex=r"\gamma"),
        Param("I", 0.965, 0.0, 2.0, "steady current through the membrane"),
        Param("f", 0.4008225, 0.0, 1.0, "strength of the swinging current"),
        Param("omega", 11 / 252, 0.01, 0.5, "frequency of the swing", tex=r"\omega"),
    ),
    motion=Flow(
        """
        v' = v - v**3/3 - w + I + f*sin(omega*t)
        w' = gamma*(v + a - b*w)
        """,
        start=dict(v=1.71597, w=1.05292),
        dt=0.05,
        transient=600.0,
        period=period,
        pace=40.0,
    ),
    shows=(
        Path("path", of=("v", "w"), limits=((-2.05, 2.05), (-0.25, 2.15))),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.v"),
    presets=(
        Preset("slow swing", about="some spikes in each swing; the same again after six"),
        Preset("steady current", f=0.0, about="nothing swings: spikes at even intervals"),
        Preset("below threshold", I=0.0, f=0.1, about="too little current to fire at all"),
    ),
    expects=audit.regular(42.12),
    tags=("regular", "neuron", "driven"),
)  # fmt: skip

EXPERIMENTS = (HINDMARSH_ROSE, CHAY, FITZHUGH)
