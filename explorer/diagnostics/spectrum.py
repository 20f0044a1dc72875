"""Spectrum: which frequencies a signal is made of, with how much amplitude, and its peaks."""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.signal import finite
from explorer.model import (
    Axis,
    Card,
    Diagnostic,
    Expect,
    Line,
    Marks,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)

FLOOR = 1e-9  # of the largest amplitude: what is below is rounding
RISES = 1.0  # decades of power by which a peak stands out
CYCLES = 3  # fewer periods in a segment do not tell a peak from a drift


def compute(samples: np.ndarray, estimate: str, segment: int, peaks: int, dt: float) -> Reading:
    """Amplitude per frequency of (n,), so that a sine reads its own amplitude; no mean.

    peaks   how many of the largest are labelled
    source  Welch 1967; between the bins Grandke 1983
    """
    from scipy.signal import welch

    x = finite("spectrum", samples, 16)
    rate = 1.0 / abs(dt) if dt else 1.0
    length = min(segment, x.size) if estimate == "welch" else x.size
    scale = float(np.abs(x).max()) or 1.0  # squares of huge and of tiny signals stay numbers
    f, power = welch(x / scale, rate, "hann", nperseg=length, scaling="spectrum")
    amplitude = scale * np.sqrt(2.0 * power)
    if length % 2 == 0:
        amplitude[-1] /= math.sqrt(2.0)  # the last bin is its own mirror image
    rms = scale * float((x / scale).std())
    if not rms > 1e-14 * scale:
        return _flat(f, rms)
    found = _peaks(amplitude, peaks)
    points = np.array([_between(amplitude, k) for k in found]).reshape(-1, 2) * (rate / length, 1.0)
    first = points[0] if len(points) else (math.nan, math.nan)
    notes = []
    if lost := len(samples) - x.size:
        notes.append(f"Samples that are not finite are left out, which shifts the rest: {lost}.")
    if not len(points):
        notes.append("No peak stands out: noise, chaos, or a stretch of less than a few swings.")
    few = first[0] * length / rate < CYCLES
    if few:
        notes.append(f"A segment holds fewer than {CYCLES} periods: the peak may be a drift.")
    return Reading(
        values={
            "frequency": float(first[0]), "period": float(1.0 / first[0]),
            "amplitude": float(first[1]), "rms": rms, "resolution": rate / length,
        },
        arrays={
            "frequency": f[1:],
            "amplitude": np.maximum(amplitude[1:], FLOOR * amplitude.max()),
            "peaks": points,
        },
        units={"frequency": "1/time"},
        notes=tuple(notes),
        settings={"samples": x.size, "segment_used": length},
        provisional=few or x.size < 256,
        words={"peaks": tuple(f"{a:.4g} (T = {1.0 / a:.4g})" for a, _ in points)},
    )  # fmt: skip


def _flat(f: np.ndarray, rms: float) -> Reading:
    nothing = {"frequency": math.nan, "period": math.nan, "amplitude": math.nan}
    return Reading(
        values={**nothing, "rms": rms, "resolution": float(f[1])},
        arrays={
            "frequency": f[1:],
            "amplitude": np.full(f.size - 1, math.nan),
            "peaks": np.zeros((0, 2)),
        },
        notes=("The series is constant: it has no spectrum.",),
        words={"peaks": ()},
    )


def _peaks(amplitude: np.ndarray, most: int) -> np.ndarray:
    """Bins of the largest peaks that stand out of what is beside them, largest first."""
    from scipy.signal import find_peaks

    level = 2.0 * np.log10(np.maximum(amplitude, FLOOR * amplitude.max()))
    found, _ = find_peaks(level, prominence=RISES)
    found = found[(found > 1) & (found < amplitude.size - 1)]
    return found[np.argsort(-amplitude[found], kind="stable")][:most]


def _between(amplitude: np.ndarray, k: int) -> tuple[float, float]:
    """Frequency [bins] and amplitude of the sine whose Hann peak has its largest bin at k.

    source  Grandke 1983, IEEE Trans. Instrum. Meas. 32, 350-355
    """
    side = 1 if amplitude[k + 1] >= amplitude[k - 1] else -1
    ratio = amplitude[k + side] / amplitude[k]
    aside = (2.0 * ratio - 1.0) / (ratio + 1.0)
    if not 0.0 < aside < 1.0:  # wider or narrower than one sine
        return float(k), float(amplitude[k])
    grown = math.pi * aside / math.sin(math.pi * aside) * (1.0 - aside**2)
    return float(k + side * aside), float(amplitude[k] * grown)


def _tone() -> np.ndarray:
    """1 + 3 sin with a frequency between the bins, and a tenth of it at the double."""
    phase = 2.0 * np.pi * 0.0712345 * np.arange(8192)
    return 1.0 + 3.0 * np.sin(phase + 0.4) + 0.3 * np.cos(2.0 * phase)


DIAGNOSTIC = Diagnostic(
    key="spectrum",
    title="Spectrum",
    about="Which frequencies the signal is made of. A line and its multiples: periodic; lines at "
    "sums of two frequencies: quasi-periodic; a broad hill: chaos or noise.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("frequency", "1/time", "of the largest peak", "f_1"),
        Value("period", "time", "of the largest peak", "T_1"),
        Value("amplitude", "", "of the largest peak, in the units of the signal", "A_1"),
        Value("rms", "", "standard deviation of the whole signal", r"\sigma_x", "deviation"),
        Value("resolution", "1/time", "distance of two frequencies that can be told apart",
              r"\Delta f"),
    ),
    params=(
        Param("estimate", "welch", choices=("welch", "periodogram"),
              help="mean over overlapping segments (less scatter), or the whole series at once "
              "(finer)"),
        Param("segment", 2048, 128, 8192, "samples per segment of the mean", kind="int",
              scale="log", hard_min=16, hard_max=10_000_000),
        Param("peaks", 4, 0, 12, "peaks that are labelled, the largest first", kind="int",
              hard_min=0, hard_max=100),
    ),
    pictures=(
        Picture("spectrum", Axis("frequency", "1/time", log=True), Axis("amplitude", log=True),
                (Line("frequency", "amplitude"), Marks("peaks", "peaks"))),
        Picture("harmonics", Axis("frequency", "1/time"), Axis("amplitude", log=True),
                (Line("frequency", "amplitude"), Marks("peaks", "peaks"))),
    ),
    sources=(
        Source("P. D. Welch", "The use of fast Fourier transform for the estimation of power "
               "spectra: a method based on time averaging over short, modified periodograms",
               1967, "IEEE Trans. Audio Electroacoust. 15, 70-73", "10.1109/TAU.1967.1161901"),
        Source("T. Grandke", "Interpolation algorithms for discrete Fourier transforms of weighted "
               "signals", 1983, "IEEE Trans. Instrum. Meas. 32, 350-355"),
    ),
    expects=(
        Expect("frequency", 0.0712345, 1e-9, "the sine it was made of", data=_tone),
        Expect("amplitude", 3.0, 1e-6, "the sine it was made of", data=_tone),
        Expect("amplitude", 3.0, 1e-8, "the sine it was made of", data=_tone,
               options={"estimate": "periodogram"}),
        Expect("period", 1 / 0.0712345, 1e-6, "the sine it was made of", data=_tone),
        Expect("rms", math.sqrt((3.0**2 + 0.3**2) / 2.0), 2e-3, "sum of squares", data=_tone),
    ),
    card=Card(
        formula=(r"A(f_k) = \frac{2}{\sum_i w_i} \left| \sum_i w_i \, x_i \, "
                 r"e^{-2 \pi i f_k t_i} \right|",
                 r"f_k = \frac{k}{n \, \Delta t}"),
        range="0 and more; a sine of amplitude A reads A",
        unit="that of the signal",
        data="ten periods of the slowest swing in a segment; two samples per period of the "
        "fastest at the very least",
        lies=(
            "Swings faster than two samples are folded back to a lower frequency.",
            "The amplitude of noise falls with a longer segment, that of a line does not.",
            "Two lines closer than the resolution look like one that beats.",
            "A drift piles up at the left end.",
        ),
        source="Welch 1967",
    ),
)  # fmt: skip
