"""Waves: signals with a rhythm, sample by sample, as maps of one or more phases.

A phase is a share of a turn and goes on by 1/period per sample, so a dial that moves changes the
tempo and never tears the wave. Drawn as next sample against this one, every wave is a closed curve
or a filled patch of the plane; noise would be a cloud.
"""

from math import log, sqrt

from explorer.model import Expect, Experiment, Map, Param, Path, Preset, Series, Source

GOLDEN = (1 + sqrt(5)) / 2
UNIT = ((-1.05, 1.05),)
BANDT = Source(
    "C. Bandt, B. Pompe", "Permutation entropy: a natural complexity measure for time series",
    2002, "Phys. Rev. Lett. 88, 174102", "10.1103/PhysRevLett.88.174102",
)  # fmt: skip
FOURIER = Source("J. Fourier", "Théorie analytique de la chaleur", 1822, "Firmin Didot, Paris")
READ = ("permutation_entropy:path.x", "delay_spectrum:path.x", "sampling_scheme:path.x")
MANY = 50_000  # samples of the numbers that are promised
ORDERS = "plain count of the orders of 50 000 samples"
PERIOD = Param(
    "period", 50.1, 2.0, 500.0, "samples per turn", unit="samples", scale="log", hard_min=1.0
)  # fmt: skip


def entropies(H, C, missing, source, tolerance=0.01, **where):
    """What the orders of five samples say of a wave: three numbers of one reading."""
    found = {"H": (H, tolerance), "C": (C, tolerance), "missing": (missing, 0.5)}
    return tuple(
        Expect(f"permutation_entropy.{name}", value, width, source, steps=MANY, **where)
        for name, (value, width) in found.items()
    )


def shows(low=-1.05, high=1.05):
    """The wave as next against now, and along time."""
    return (Path("path", of=("x",), limits=((low, high),)), Series("signal", of="x"))


SINE = Experiment(
    key="sine_wave",
    title="Sine wave",
    about="The simplest rhythm: as next sample against this one, an ellipse. Five samples of it "
    "come in 14 of 120 orders only, and lie near the left of the entropy plane. Shorten the period "
    "to 10, so that a pattern spans 0.4 of it; at 2.5 hardly anything of the wave is left to see. "
    "Bend it, and it grows peaks of its own, as the tones of a synthesiser do.",
    sources=(
        FOURIER, BANDT,
        Source("J. M. Chowning", "The synthesis of complex audio spectra by means of frequency "
               "modulation", 1973, "J. Audio Eng. Soc. 21, 526-534"),
    ),
    params=(
        PERIOD,
        Param("bend", 0.0, 0.0, 5.0, "how far its own phase sways it: 0 a pure tone", unit="rad"),
    ),
    motion=Map("x' = sin(2*pi*phase + bend*sin(2*pi*phase))\nphase' = mod(phase + 1/period, 1)",
               start=dict(x=0.0, phase=0.0), pace=200.0),
    shows=shows(),
    diagnostics=READ,
    presets=(
        Preset("smooth", about="fifty samples a turn: nearly all patterns rise or fall"),
        Preset("at its own pace", period=10.003, about="a pattern spans 0.4 of a turn"),
        Preset("bent", bend=2.0, about="two peaks a turn"),
        Preset("coarse", period=2.503, about="two samples and a half a turn: a star"),
    ),
    expects=entropies(0.266, 0.229, 106, "counted on 5e4 samples, period 50.1"),
    tags=("periodic", "signal", "wave"),
)  # fmt: skip

SUM_OF_SINES = Experiment(
    key="sum_of_sines",
    title="Sum of two sines",
    about="Two tones at once. Where the ratio of their pitches is a fraction the sum repeats and "
    "draws a closed knot; at the golden ratio it never does, and fills a band without being "
    "chaotic. Move the ratio from 1.5 to 1.618 and watch the knot unravel.",
    sources=(
        Source("H. von Helmholtz", "Die Lehre von den Tonempfindungen", 1863,
               "Vieweg, Braunschweig"),
        Source("H. Bohr", "Zur Theorie der fastperiodischen Funktionen", 1925,
               "Acta Math. 45, 29-127"),
    ),
    params=(
        PERIOD,
        Param("ratio", GOLDEN, 1.0, 5.0, "pitch of the second tone over that of the first",
              hard_min=0.0),
        Param("share", 1.0, 0.0, 2.0, "loudness of the second tone over that of the first"),
    ),
    motion=Map(
        """
        x' = (sin(2*pi*phase) + share*sin(2*pi*second))/(1 + abs(share))
        phase' = mod(phase + 1/period, 1)
        second' = mod(second + ratio/period, 1)
        """,
        start=dict(x=0.0, phase=0.0, second=0.0), pace=200.0,
    ),
    shows=shows(),
    diagnostics=READ,
    presets=(
        Preset("golden", period=20.0, about="never repeats: quasi-periodic"),
        Preset("fifth", period=20.0, ratio=1.5, about="repeats after two turns of the first"),
        Preset("beats", period=12.0, ratio=1.05, about="two tones so close that they swell and "
               "fade together"),
        Preset("octave", period=20.0, ratio=2.0, share=0.5, about="repeats with the first"),
    ),
    expects=(
        Expect("sampling_scheme.spectrum", 20.0, 0.2, "the louder tone's own period",
               params={"ratio": 3.0, "share": 0.5, "period": 20.0}, steps=20_000),
    ),
    tags=("quasi-periodic", "signal", "wave"),
)  # fmt: skip

THREE_TONES = Experiment(
    key="three_tones",
    title="Three tones on a torus",
    about="Three pitches without a common measure: the wave of a point that winds round a torus "
    "with three turns at once. It looks restless enough for noise, yet all of it is foretold; with "
    "depth 0 one tone is left.",
    sources=(
        Source("D. Ruelle, F. Takens", "On the nature of turbulence", 1971,
               "Commun. Math. Phys. 20, 167-192", "10.1007/BF01646553"),
        Source("H. Bohr", "Zur Theorie der fastperiodischen Funktionen", 1925,
               "Acta Math. 45, 29-127"),
    ),
    params=(
        Param("period", 20.0, 2.0, 500.0, "samples per turn of the slowest tone", unit="samples",
              scale="log", hard_min=1.0),
        Param("spread", 1.324718, 1.0, 2.0, "each pitch over the one below it", hard_min=0.0),
        Param("depth", 1.0, 0.0, 1.0, "loudness of each tone over the one below it"),
    ),
    motion=Map(
        """
        total = sin(2*pi*phase) + depth*sin(2*pi*second) + depth**2*sin(2*pi*third)
        x' = total/(1 + depth + depth**2)
        phase' = mod(phase + 1/period, 1)
        second' = mod(second + spread/period, 1)
        third' = mod(third + spread**2/period, 1)
        """,
        start=dict(x=0.0, phase=0.0, second=0.0, third=0.0), pace=200.0,
    ),
    shows=shows(),
    diagnostics=READ,
    presets=(
        Preset("restless", about="three loud tones"),
        Preset("mellow", depth=0.15, about="one tone, and two faint ones that blur it"),
        Preset("chord", spread=1.25, about="pitches as 16, 20, 25: repeats after sixteen turns"),
    ),
    expects=entropies(0.266, 0.229, 106, "without depth, the sine wave itself",
                      params={"depth": 0.0, "period": 50.1}),
    tags=("quasi-periodic", "signal", "wave"),
)  # fmt: skip

AMPLITUDE_MODULATION = Experiment(
    key="amplitude_modulation",
    title="Amplitude modulation",
    about="A fast wave whose height a slow one sets, as on the radio. Each sample says as much of "
    "the slow wave as of the fast one: raise the depth above 1, and the height passes through "
    "zero and turns the wave over.",
    sources=(
        Source("J. R. Carson", "Notes on the theory of modulation", 1922,
               "Proc. IRE 10, 57-64"),
    ),
    params=(
        Param("period", 12.03, 2.0, 100.0, "samples per turn of the fast wave", unit="samples",
              scale="log", hard_min=1.0),
        Param("slowness", 23.7, 2.0, 200.0, "turns of the fast wave in one of the slow wave",
              scale="log", hard_min=1.0),
        Param("depth", 0.8, 0.0, 2.0, "how far the height swings about its mean"),
    ),
    motion=Map(
        """
        x' = (1 + depth*cos(2*pi*slow))*sin(2*pi*phase)/(1 + abs(depth))
        phase' = mod(phase + 1/period, 1)
        slow' = mod(slow + 1/(period*slowness), 1)
        """,
        start=dict(x=0.0, phase=0.0, slow=0.0), pace=200.0,
    ),
    shows=shows(),
    diagnostics=READ,
    presets=(
        Preset("speech", about="the height breathes, and never dies"),
        Preset("turned over", depth=1.8, about="the height changes sign"),
        Preset("plain", depth=0.0, about="no slow wave: a sine"),
    ),
    expects=(
        *entropies(0.266, 0.229, 106, "without depth, the sine wave itself",
                   params={"depth": 0.0, "period": 50.1}),
        Expect("sampling_scheme.crossings", 12.03, 0.01, "the fast wave's own period",
               steps=20_000),
    ),
    tags=("quasi-periodic", "signal", "wave"),
)  # fmt: skip

CHIRP = Experiment(
    key="chirp",
    title="Chirp",
    about="A wave whose pitch climbs steadily and starts again, as a bat's cry or a radar's pulse. "
    "No single delay suits it: where the wave is slow five samples lie on one slope, where it is "
    "fast they leap over whole turns.",
    sources=(
        Source("J. R. Klauder, A. C. Price, S. Darlington, W. J. Albersheim",
               "The theory and design of chirp radars", 1960, "Bell Syst. Tech. J. 39, 745-808"),
    ),
    params=(
        Param("slowest", 100.0, 4.0, 500.0, "samples per turn at the beginning", unit="samples",
              scale="log", hard_min=1.0),
        Param("fastest", 5.0, 2.0, 100.0, "samples per turn at the end", unit="samples",
              scale="log", hard_min=1.0),
        Param("length", 997.0, 100.0, 5000.0, "samples from one start to the next",
              unit="samples", scale="log", hard_min=2.0),
        Param("fade", 0.0, 0.0, 1.0, "share of its loudness that a cry loses to its end"),
    ),
    motion=Map(
        """
        pitch = 1/slowest + (1/fastest - 1/slowest)*cry
        x' = (1 - fade*cry)*sin(2*pi*phase)
        phase' = mod(phase + pitch, 1)
        cry' = mod(cry + 1/length, 1)
        """,
        start=dict(x=0.0, phase=0.0, cry=0.0), pace=200.0,
    ),
    shows=shows(),
    diagnostics=READ,
    presets=(
        Preset("bat", about="from a hundred samples a turn to five"),
        Preset("siren", slowest=60.0, fastest=30.0, length=4000.0, about="climbs by one octave"),
        Preset("dying away", fade=1.0, about="each cry ends in silence"),
        Preset("steady", slowest=50.1, fastest=50.1, about="no climb at all: a sine"),
    ),
    expects=entropies(0.266, 0.229, 106, "at one pitch, the sine wave itself",
                      params={"slowest": 50.1, "fastest": 50.1}),
    tags=("signal", "wave"),
)  # fmt: skip

TRIANGLE = Experiment(
    key="triangle_wave",
    title="Triangle and sawtooth",
    about="Straight up, straight down. At rise 0.5 a triangle, near 0 or 1 a saw. Only the few "
    "samples about a corner come in an order of their own, so a long period tends to the corner of "
    "the entropy plane where a ramp lies. Bend the slopes: the picture changes, H and C do not, "
    "for bigger stays bigger.",
    sources=(
        Source("J. W. Gibbs", "Fourier's series", 1899, "Nature 59, 606"),
        BANDT,
    ),
    params=(
        PERIOD,
        Param("rise", 0.5, 0.02, 0.98, "share of the period that it climbs", hard_min=0.001,
              hard_max=0.999),
        Param("bend", 1.0, 0.2, 5.0, "power that the height is raised to: 1 straight",
              scale="log", hard_min=0.01),
    ),
    motion=Map(
        """
        x' = 2*min(phase/rise, (1 - phase)/(1 - rise))**bend - 1
        phase' = mod(phase + 1/period, 1)
        """,
        start=dict(x=-1.0, phase=0.0), pace=200.0,
    ),
    shows=shows(),
    diagnostics=READ,
    presets=(
        Preset("triangle", about="up as long as down"),
        Preset("saw", rise=0.98, about="a long climb and a fall at once"),
        Preset("bent", bend=4.0, about="peaks instead of corners, and the same H and C"),
        Preset("at its own pace", period=10.003, about="a pattern spans 0.4 of a turn"),
    ),
    expects=(
        *entropies(0.266, 0.229, 106, "orders of a sine: they turn at the same samples"),
        *entropies(0.266, 0.229, 106, "only order counts", params={"bend": 0.5}),
        Expect("sampling_scheme.crossings", 50.1, 0.05, "the wave's own period", steps=20_000),
    ),
    tags=("periodic", "signal", "wave"),
)  # fmt: skip

_EDGES = 4 / 50  # shares of the patterns of five that see a falling edge of a period of 50
SQUARE = Experiment(
    key="square_wave",
    title="Square wave",
    about="Two levels by turns. Most patterns hold equal samples, whose order is a convention: the "
    "earlier counts as smaller, so that only falling edges are seen. Read the share of ties before "
    "the entropy: a reading of such a signal says more of the convention than of the signal.",
    sources=(
        Source("J. W. Gibbs", "Fourier's series", 1899, "Nature 59, 606"),
        BANDT,
    ),
    params=(
        Param("period", 50.0, 2.0, 500.0, "samples per turn", unit="samples", scale="log",
              hard_min=1.0),
        Param("high", 0.5, 0.02, 0.98, "share of the period at the upper level"),
    ),
    motion=Map(
        "x' = sign(high - phase)\nphase' = mod(phase + 1/period, 1)",
        start=dict(x=1.0, phase=0.005), pace=200.0,
    ),
    shows=shows(),
    diagnostics=READ,
    presets=(
        Preset("even", about="as long up as down"),
        Preset("pulses", high=0.1, about="short and high, long and low"),
        Preset("uneven", period=17.3, about="now 8, now 9 samples up"),
    ),
    expects=(
        Expect("permutation_entropy.H", -((1 - _EDGES) * log(1 - _EDGES) + _EDGES * log(1 / 50))
               / log(120), 1e-4, "exact: 46 of 50 patterns alike, 4 see the edge", steps=MANY),
        Expect("permutation_entropy.missing", 115, 0.5, "exact: five orders", steps=MANY),
    ),
    tags=("periodic", "signal", "wave"),
)  # fmt: skip

EXPERIMENTS = (
    SINE, SUM_OF_SINES, THREE_TONES, AMPLITUDE_MODULATION, CHIRP, TRIANGLE, SQUARE,
)  # fmt: skip
