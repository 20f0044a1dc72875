"""Phase portrait of a complex wave: the line that its values draw in their own plane."""

from __future__ import annotations

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Curve,
    Diagnostic,
    Dots,
    Expect,
    Experiment,
    Kernel,
    Param,
    Picture,
    Profile,
    Reading,
    Source,
    Value,
)

NAMES = ("rms", "eccentricity", "phase", "phase_spread", "shared")
BINS = 24  # along each axis, for the mutual information


def compute(samples: np.ndarray, share: float) -> Reading:
    """Shape and phases of the values of a complex line (m,) that are not near zero."""
    wave = np.asarray(samples, dtype=complex)
    if wave.ndim != 1 or not np.isfinite(wave).all():
        raise BadInput(f"phase_portrait needs a line of finite values, got shape {wave.shape}")
    size = np.abs(wave)
    kept = wave[size > share * size.max()] if size.any() else wave[:0]
    if kept.size < 3:
        return Reading(
            values=dict.fromkeys(
                ("rms", "eccentricity", "phase", "phase_spread", "shared"), np.nan
            ),
            arrays={"re": kept.real, "im": kept.imag},
            notes=("Fewer than 3 values lie above the threshold.",),
        )
    turned = np.mean(kept / np.abs(kept))
    length = min(float(np.abs(turned)), 1.0)
    return Reading(
        values={
            "rms": float(np.sqrt((np.abs(kept) ** 2).mean())),
            "eccentricity": eccentricity(kept),
            "phase": float(np.angle(turned)),
            "phase_spread": float(np.sqrt(-2.0 * np.log(length))) if length > 0.0 else np.inf,
            "shared": shared(kept.real, kept.imag),
        },
        arrays={"re": kept.real, "im": kept.imag},
        settings={"kept": int(kept.size)},
    )


def eccentricity(wave: np.ndarray) -> float:
    """sqrt(1 - least/greatest) of the eigenvalues of the covariance; 0 round, 1 a line."""
    least, greatest = np.linalg.eigvalsh(np.cov(wave.real, wave.imag))
    return float(np.sqrt(max(0.0, 1.0 - least / greatest))) if greatest > 0.0 else np.nan


def shared(x: np.ndarray, y: np.ndarray) -> float:
    """Mutual information of two columns over the geometric mean of their entropies, by bins."""
    joint, _, _ = np.histogram2d(x, y, BINS)
    p = joint / joint.sum()
    across, up = p.sum(axis=1), p.sum(axis=0)

    def entropy(q: np.ndarray) -> float:
        held = q[q > 0.0]
        return float(-(held * np.log(held)).sum())

    whole = np.sqrt(entropy(across) * entropy(up))
    return (entropy(across) + entropy(up) - entropy(p.ravel())) / whole if whole > 0 else 0.0


def _complex(experiment: Experiment) -> bool:
    motion = experiment.motion
    return isinstance(motion, Kernel) and any(
        array.dtype.startswith("complex") for array in motion.state.values()
    )


def _ellipse() -> np.ndarray:
    """3 cos s + 2i sin s: an ellipse with axes 3 and 2."""
    s = 2.0 * np.pi / 720 * np.arange(720)
    return 3.0 * np.cos(s) + 2.0j * np.sin(s)


def _arc() -> np.ndarray:
    """A unit wave whose phases are spread evenly over one radian about 0.3."""
    return np.exp(1j * (0.3 + (np.arange(2001) / 2000 - 0.5)))


DIAGNOSTIC = Diagnostic(
    key="phase_portrait",
    title="Phase portrait of a wave",
    about="The values of a complex wave in their own plane. A soliton is a petal that turns about "
    "zero, a plane wave a point, and a breather swings round a point that is not zero.",
    takes=Profile,
    gives=Curve,
    compute=compute,
    fits=_complex,
    values=(
        Value("rms", "", "root mean square of the size", "r"),
        Value("eccentricity", "", "0: as wide as high; 1: a line", "e"),
        Value("phase", "rad", "mean direction of the values", r"\overline{\varphi}"),
        Value("phase_spread", "rad", "circular deviation of the phases", r"\sigma_\varphi"),
        Value("shared", "", "what one part tells of the other: 0 nothing, 1 all", "I"),
    ),
    params=(
        Param("share", 0.01, 0.0, 0.5, "of the greatest size: smaller values are left out"),
    ),
    pictures=(
        Picture("portrait", Axis("Re"), Axis("Im"), (Dots("re", "im", size=3.0),), equal=True),
    ),
    sources=(
        Source("K. V. Mardia, P. E. Jupp", "Directional Statistics", 2000, "Wiley"),
    ),
    expects=(
        Expect("eccentricity", np.sqrt(5.0) / 3.0, 1e-6, "of an ellipse 3 by 2", data=_ellipse),
        Expect("rms", np.sqrt(6.5), 1e-9, "sqrt((9 + 4)/2)", data=_ellipse),
        Expect("phase", 0.3, 1e-9, "the middle of the arc", data=_arc),
        Expect("phase_spread", np.sqrt(-2.0 * np.log(np.sin(0.5) / 0.5)), 1e-3,
               "arc of 1 rad: mean length sin(1/2)/(1/2)", data=_arc),
    ),
)  # fmt: skip
