"""Clocks inside living cells: calcium, the cycle of division, the day.

    a product holds back or speeds up its own making, through steps that saturate

All come from the school of Goldbeter, who wrote cell biology as rate equations.
"""

from explorer.experiments import audit
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

HOUART = Source(
    "G. Houart, G. Dupont, A. Goldbeter",
    "Bursting, chaos and birhythmicity originating from self-modulation of the inositol "
    "1,4,5-trisphosphate signal in a model for intracellular Ca2+ oscillations",
    1999,
    "Bull. Math. Biol. 61, 507-530",
)

SLOW = {"method": "dop853", "until": 100_000.0}
DIVERGENCE = "mean divergence along an orbit by LSODA at 1e-9, standard error 0.024"

CALCIUM = """
V2 = Vm2*Z**2/(K2**2 + Z**2)
V3 = Vm3*Z**m/(Kz**m + Z**m)*Y**2/(Ky**2 + Y**2)*A**4/(Ka**4 + A**4)
V5 = Vm5*A**p/(K5**p + A**p)*Z**n/(Kd**n + Z**n)
Z' = V0 + V1*beta - V2 + V3 + kf*Y - k*Z
Y' = V2 - V3 - kf*Y
A' = beta*V4 - V5 - eps*A
"""


def cytosol(V0, V1, beta, k):
    """Mean calcium in the cytosol: what leaks in must be pumped out."""
    return (V0 + V1 * beta) / k


def calcium(**values):
    """The dials of the calcium model, with their values for one kind of behaviour."""
    told = {
        "beta": ("strength of the hormone's signal", r"\beta"),
        "V0": ("leak of calcium into the cell", "V_0"),
        "V1": ("inflow of calcium that the signal adds", "V_1"),
        "Vm2": ("top speed of the pump into the store", "V_{M2}"),
        "Vm3": ("top speed of the release from the store", "V_{M3}"),
        "V4": ("making of the messenger at full signal", "V_4"),
        "Vm5": ("top speed of the messenger's decay", "V_{M5}"),
        "K2": ("calcium at which the pump is half as fast", "K_2"),
        "K5": ("messenger at which its decay is half as fast", "K_5"),
        "Ka": ("messenger at which the release is half open", "K_A"),
        "Kd": ("calcium at which the messenger's decay is half on", "K_D"),
        "Ky": ("stored calcium at which the release is half as fast", "K_Y"),
        "Kz": ("calcium at which the release is half as fast", "K_Z"),
        "k": ("outflow of calcium from the cell", "k"),
        "kf": ("leak from the store", "k_f"),
        "eps": ("decay of the messenger without calcium", r"\epsilon"),
    }
    for name, (help, tex) in told.items():
        value = values[name]
        yield Param(name, value, 0.6 * value, 1.5 * value, help, tex=tex)
    powers = {
        "m": "steepness of the release in calcium",
        "n": "steepness of the messenger's decay in calcium",
        "p": "steepness of the messenger's decay in itself",
    }
    for name, help in powers.items():
        yield Param(name, values[name], 1, 4, help, kind="int")


ABOUT_CALCIUM = (
    "Calcium in a cell that a hormone has reached: Z free in the cytosol, Y in its store, A the "
    "messenger that opens the store. "
)

BURSTING = Experiment(
    key="ca_two_plus",
    title="Calcium oscillations 1999",
    about=ABOUT_CALCIUM
    + "Spikes of Z come in bursts of uneven length. Lower beta, the signal, from 0.65 and they "
    "even out.",
    sources=(HOUART,),
    params=tuple(
        calcium(
            beta=0.65, V0=2.0, V1=2.0, Vm2=6.0, Vm3=30.0, V4=3.0, Vm5=50.0, K2=0.1, K5=0.3194,
            Ka=0.1, Kd=1.0, Ky=0.3, Kz=0.6, k=10.0, kf=1.0, eps=13.0, m=2, n=4, p=1,
        )
    ),
    motion=Flow(
        CALCIUM,
        start=dict(Z=0.2383, Y=1.1766, A=0.1462),
        dt=0.002,
        transient=40.0,
        pace=1.2,
        units={"Z": "uM", "Y": "uM", "A": "uM", "t": "min"},
    ),
    shows=(
        Path(
            "path", of=("Z", "Y", "A"),
            limits=((0.21, 0.515), (0.67, 1.335), (0.101, 0.148)),
            look=Look(azimuth=-10.0, elevation=34.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.Z"),
    presets=(
        Preset("chaos", source="Houart, Dupont & Goldbeter 1999", about="uneven bursts"),
        Preset("even bursts", beta=0.55, about="one burst like the other"),
        Preset("strong signal", beta=0.9, about="the store stays open: calcium settles"),
    ),
    expects=(
        *audit.chaotic(0.37805, 0.0082, -8.7697),
        Expect(cytosol, 0.33, 1e-12, "closed form: (V0 + V1 beta)/k"),
    ),
    tags=("chaos", "biology", "calcium", "bursting"),
)  # fmt: skip

DRIFTING = Experiment(
    key="ca_two_plus_quasiperiodic",
    title="Calcium oscillations, quasi-periodic 1999",
    about=ABOUT_CALCIUM
    + "Here two rhythms with no common period share the cell: the path winds round a torus and "
    "never closes, yet it is not chaotic. Lower beta and the torus shrinks to a loop.",
    sources=(HOUART,),
    params=tuple(
        calcium(
            beta=0.51, V0=2.0, V1=2.0, Vm2=6.0, Vm3=20.0, V4=5.0, Vm5=30.0, K2=0.1, K5=0.3,
            Ka=0.2, Kd=0.5, Ky=0.2, Kz=0.5, k=10.0, kf=1.0, eps=0.1, m=2, n=4, p=2,
        )
    ),
    motion=Flow(
        CALCIUM,
        start=dict(Z=0.2978, Y=0.8773, A=0.2396),
        dt=0.002,
        transient=200.0,
        pace=1.0,
        units={"Z": "uM", "Y": "uM", "A": "uM", "t": "min"},
    ),
    shows=(
        Path(
            "path", of=("Z", "Y", "A"),
            limits=((0.21, 0.54), (0.705, 1.19), (0.16, 0.93)),
            look=Look(azimuth=-125.0, elevation=20.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.Z"),
    presets=(
        Preset("torus", source="Houart, Dupont & Goldbeter 1999", about="two rhythms"),
        Preset("loop", beta=0.45, about="one rhythm"),
        Preset("at rest", beta=0.75, about="a signal too strong for either"),
    ),
    expects=(
        *audit.regular(0.65614),
        Expect(cytosol, 0.302, 1e-12, "closed form: (V0 + V1 beta)/k"),
    ),
    tags=("regular", "quasi-periodic", "biology", "calcium"),
)  # fmt: skip

DIVISION = Experiment(
    key="cell_cycle",
    title="Coupled cell cycles 1999",
    about="Two chains of enzymes that drive the two phases of cell division, each holding back the "
    "other: C cyclin, M its kinase, X the protease that ends the round. They take turns in an "
    "order that never repeats. Raise Kim, a weaker brake: at 0.72 the turns are even, above 1 "
    "both come to rest.",
    sources=(
        Source(
            "P.-C. Romond, M. Rustici, D. Gonze, A. Goldbeter",
            "Alternating oscillations and chaos in a model of two coupled biochemical oscillators "
            "driving successive phases of the cell cycle",
            1999,
            "Ann. N. Y. Acad. Sci. 879, 180-193",
        ),
    ),
    params=(
        Param("Kim", 0.65, 0.2, 2.0, "kinase at which it halves the other's cyclin", tex="K_{im}"),
        Param("vi", 0.05, 0.03, 0.08, "making of cyclin", tex="v_i", unit="uM/min"),
        Param("vd", 0.025, 0.02, 0.04, "top speed of cyclin's breakdown", tex="v_d",
              unit="uM/min"),
        Param("kd1", 0.001, 0.0, 0.01, "breakdown of cyclin without protease", tex="k_{d1}",
              unit="1/min"),
        Param("Kd1", 0.02, 0.01, 0.05, "cyclin at which its breakdown is half as fast",
              tex="K_{d1}", unit="uM"),
        Param("Kc", 0.5, 0.3, 0.8, "cyclin that half awakens the kinase", tex="K_c", unit="uM"),
        Param("Vm1", 0.3, 0.2, 0.4, "top speed of waking the kinase", tex="V_{M1}",
              unit="1/min"),
        Param("V2", 0.15, 0.1, 0.2, "top speed of putting the kinase to sleep", tex="V_2",
              unit="1/min"),
        Param("Vm3", 0.1, 0.06, 0.14, "top speed of waking the protease", tex="V_{M3}",
              unit="1/min"),
        Param("V4", 0.05, 0.03, 0.07, "top speed of putting the protease to sleep", tex="V_4",
              unit="1/min"),
        Param("K", 0.01, 0.005, 0.03, "how sharply kinase and protease switch"),
    ),
    motion=Flow(
        "\n".join(
            f"""
            C{i}' = vi*Kim/(Kim + M{j}) - vd*X{i}*C{i}/(Kd1 + C{i}) - kd1*C{i}
            M{i}' = Vm1*C{i}/(Kc + C{i})*(1 - M{i})/(K + 1 - M{i}) - V2*M{i}/(K + M{i})
            X{i}' = Vm3*M{i}*(1 - X{i})/(K + 1 - X{i}) - V4*X{i}/(K + X{i})
            """
            for i, j in ((1, 2), (2, 1))
        ),
        start=dict(C1=0.4324, M1=0.3837, X1=0.825, C2=0.6303, M2=0.8829, X2=0.9871),
        dt=0.05,
        transient=5000.0,
        pace=150.0,
        units={"t": "min"},
    ),
    shows=(
        Path(
            "path", of=("C1", "C2", "M1"),
            limits=((0.375, 1.215), (0.38, 1.215), (0.165, 0.985)),
            look=Look(azimuth=145.0, elevation=26.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.C1"),
    presets=(
        Preset("chaos", source="Romond et al. 1999", about="turns in no order"),
        Preset("even turns", Kim=0.72, about="one phase, then the other"),
        Preset("weak brake", Kim=1.5, about="both phases settle, very slowly"),
    ),
    expects=(
        *audit.chaotic(0.0042973, 2.1e-5, -3.4961, options=SLOW)[:1],
        # the audit has -3.496: its strongest contraction was not resolved
        Expect("lyapunov.sum", -3.55, 0.1, DIVERGENCE, options=SLOW, thorough=True),
    ),
    tags=("chaos", "biology", "cell cycle", "high-dimensional"),
)  # fmt: skip

DAY = Experiment(
    key="circadian_rhythm",
    title="Circadian rhythm 1999",
    about="The daily clock of a fly or a fungus: a gene's messenger M is read into protein Fc, "
    "which enters the nucleus as Fn and stops the gene. Light swings with the day, but this "
    "clock's own day is longer, so the two drift past each other: a torus, not chaos. Raise "
    "ps, the length of the day, to 30 hours and the clock falls into step.",
    sources=(
        Source(
            "J.-C. Leloup, D. Gonze, A. Goldbeter",
            "Limit cycle models for circadian rhythms based on transcriptional regulation in "
            "Drosophila and Neurospora",
            1999,
            "J. Biol. Rhythms 14, 433-448",
        ),
        Source(
            "D. Gonze, J.-C. Leloup, A. Goldbeter",
            "Theoretical models for circadian rhythms in Neurospora and Drosophila",
            2000,
            "C. R. Acad. Sci. III 323, 57-67",
        ),
    ),
    params=(
        Param("ps", 24.0, 12.0, 36.0, "length of the day", unit="h"),
        Param("vc", 2.5, 0.5, 4.0, "how strongly the gene is read", tex="v_c"),
        Param("vmin", 1.0, 0.2, 2.0, "how much the gene is read in the dark", tex="v_{min}"),
        Param("vmax", 4.7, 3.0, 6.0, "how much the gene is read in full light",
              tex="v_{max}"),
        Param("vm", 0.7, 0.3, 1.2, "top speed of the messenger's decay", tex="v_m"),
        Param("vd", 6.0, 3.0, 9.0, "top speed of the side product's decay", tex="v_d"),
        Param("vdn", 1.5, 0.8, 2.5, "top speed of the protein's decay in the nucleus",
              tex="v_{dn}"),
        Param("km", 0.4, 0.2, 0.8, "messenger at which its decay is half as fast", tex="K_m"),
        Param("kd", 1.4, 0.7, 2.0, "side product at which its decay is half as fast",
              tex="K_d"),
        Param("kdn", 0.4, 0.2, 0.8, "nuclear protein at which its decay is half as fast",
              tex="K_{dn}"),
        Param("Ki", 1.0, 0.5, 2.0, "nuclear protein that halves the reading of the gene",
              tex="K_I"),
        Param("n", 4, 1, 6, "how sharply the protein stops the gene", kind="int"),
        Param("ks", 1.0, 0.5, 2.0, "making of the protein", tex="k_s", unit="1/h"),
        Param("k", 0.5, 0.2, 1.0, "turning of the protein into the side product", unit="1/h"),
        Param("k1", 0.3, 0.1, 0.6, "entry into the nucleus", tex="k_1", unit="1/h"),
        Param("k2", 0.15, 0.05, 0.4, "return from the nucleus", tex="k_2", unit="1/h"),
    ),
    motion=Flow(
        """
        vs = vc*(vmax - vmin)*(vmin + 0.5 + 0.5*cos(2*pi*t/ps))
        M' = vs*Ki**n/(Ki**n + Fn**n) - vm*M/(km + M)
        Fc' = ks*M - (k + k1)*Fc + k2*Fn
        Fs' = k*Fc - vd*Fs/(kd + Fs)
        Fn' = k1*Fc - k2*Fn - vdn*Fn/(kdn + Fn)
        """,
        start=dict(M=5.25943, Fc=10.22224, Fs=19.39095, Fn=13.75663),
        dt=0.05,
        transient=1000.0,
        period=lambda ps: ps,
        pace=16.0,
        units={"t": "h"},
    ),
    shows=(
        Path(
            "path", of=("M", "Fc", "Fn"),
            limits=((-0.5, 17.0), (0.5, 20.5), (0.0, 22.5)),
            look=Look(azimuth=-45.0, elevation=20.0, distance=2.3),
        ),
    ),
    diagnostics=("lyapunov", "permutation_entropy:path.M"),
    presets=(
        Preset("drifting", about="the clock cannot keep up with 24 hours: quasi-periodic"),
        Preset("in step", ps=30.0, about="a day long enough: one loop a day"),
        Preset("every other day", ps=14.0, about="days so short that it skips each second one"),
    ),
    expects=audit.regular(27.0),
    tags=("regular", "quasi-periodic", "biology", "driven", "clock"),
)  # fmt: skip

EXPERIMENTS = (BURSTING, DRIFTING, DIVISION, DAY)
