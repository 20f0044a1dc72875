"""Published numbers of the nonlinear Schrodinger equation, recomputed by running it."""

from __future__ import annotations

from math import log, pi, sqrt

import numpy as np

from explorer.experiments.fields import nlse_motion as motion
from explorer.experiments.fields import nlse_waves as waves
from explorer.model import Expect, wiring

ZAKHAROV = "Zakharov & Shabat 1972"
GROWTH = "K sqrt(A^2 - K^2/4), A = 1"
HERHO = "simple-idealized-1d-nlse, its published snapshots"
SPECTRAL = "sums with spectral derivatives, independent program"
QUIET = {"case": "plane_wave", "noise": 0.0, "length": 20.0 * pi}


def _run(psi, length, steps, dt, case="single_soliton", breadth=0.25, strength=1.0, order="4"):
    """The wave after some steps, from a copy."""
    psi = psi.copy()
    motion.advance(psi, psi.size, length, case, breadth, strength, order, "none", dt, steps, 0)
    return psi


def first_invariants(
    case, points, length, amplitude, velocity, place, amplitude2, velocity2, place2, width,
    modulation, breadth, mode, ripple, noise, strength,
):  # fmt: skip
    """(mass, momentum, energy) of the first wave, seed 42."""
    psi = wiring.call(motion.begin, {**locals(), "seed": 42})["psi"]
    around = waves.suited(case, length, breadth)
    return motion.energy_of(psi, points, around, strength)


def displacements(amplitude, velocity, place, amplitude2, velocity2, place2, length, points, until):
    """How far each of two solitons is from where it would be without the other."""
    x = waves.grid(points, length)
    psi = waves.soliton(x, amplitude, velocity, place)
    psi = psi + waves.soliton(x, amplitude2, velocity2, place2)
    steps = round(until / 0.005)
    power = np.abs(_run(psi, length, steps, until / steps)) ** 2
    found = []
    for speed, begun in ((velocity, place), (velocity2, place2)):
        due = begun + speed * until
        near = power * (x * due > 0)
        found.append(float((x * near).sum() / near.sum() - due))
    return tuple(found)


def highest(case, points, length, amplitude, velocity, place, amplitude2, velocity2, place2,
            modulation, order):  # fmt: skip
    """The greatest |psi|^2 among 100 snapshots up to t = 20."""
    given = {**locals(), "width": 5.0, "breadth": 0.25, "mode": 1, "ripple": 0.0, "noise": 0.0}
    psi = wiring.call(motion.begin, {**given, "seed": 0})["psi"]
    top = 0.0
    for _ in range(100):
        top = max(top, float((np.abs(psi) ** 2).max()))
        psi = _run(psi, length, 20, motion.SNAPSHOT / 20, order=order)
    return top


def breather_error(points, breadth, length):
    """Greatest distance from the closed form when the breather is highest."""
    around = waves.suited("akhmediev", length, breadth)
    x = waves.grid(points, around)
    psi = waves.akhmediev(x, -waves.EARLY, breadth)
    end = _run(psi, around, 2000, waves.EARLY / 2000, "akhmediev", breadth, order="6")
    return float(np.abs(end - waves.akhmediev(x, 0.0, breadth)).max())


def breather_height(points, breadth, length):
    """|psi|^2 of the breather where and when it is highest."""
    around = waves.suited("akhmediev", length, breadth)
    x = waves.grid(points, around)
    psi = waves.akhmediev(x, -waves.EARLY, breadth)
    end = _run(psi, around, 2000, waves.EARLY / 2000, "akhmediev", breadth, order="6")
    return float((np.abs(end) ** 2).max())


def measured_growth(mode, length, points, ripple, strength):
    """Rate [1/time] of a ripple's growth between t = 6 and t = 9."""
    x = waves.grid(points, length)
    psi = waves.rippled(x, length, mode, ripple, 0.0, None)
    sizes = []
    for steps in (1200, 600):
        psi = _run(psi, length, steps, 0.005, "plane_wave", strength=strength, order="6")
        sizes.append(abs(np.fft.fft(psi)[mode]))
    return log(sizes[1] / sizes[0]) / 3.0


def mass_drift(amplitude, velocity, place, length, points):
    """Relative change of the mass of a soliton in 2000 steps."""
    psi = waves.soliton(waves.grid(points, length), amplitude, velocity, place)
    end = _run(psi, length, 2000, motion.SNAPSHOT / 20)
    before, after = (motion.energy_of(w, points, length, 1.0)[0] for w in (psi, end))
    return abs(after - before) / before


def _wide(**dials):
    return {"length": 120.0, "points": 1024, "place": -15.0, "place2": 15.0, **dials}


EXPECTS = (
    Expect(first_invariants, (4.0, 4.0, -2 / 3), 1e-9, "M = 2A, P = 2Av, E = Av^2 - A^3/3",
           preset="single_soliton"),
    Expect(first_invariants, (7.0, 2.0, 10.2083333), 1e-7, "sums of both solitons",
           preset="two_soliton"),
    Expect(first_invariants, (7.3662923, 3.6831462, -8.4842514), 1e-7, SPECTRAL,
           preset="breather", params={"points": 512}),
    Expect(first_invariants, (8.8841112, 0.0049707, -1.3939661), 1e-6, SPECTRAL,
           preset="modulation_instability"),
    Expect(displacements, (waves.shift(2.0, 1.5, 2.0, -2.0), waves.shift(1.5, 2.0, -2.0, 2.0)),
           1e-5, ZAKHAROV, preset="two_soliton", params=_wide(), options={"until": 15.0}),
    Expect(displacements, (1.75786, -1.17191), 2e-3, ZAKHAROV, preset="overtaking",
           options={"until": 30.0}),
    Expect(highest, 10.0148, 1e-2, HERHO, preset="two_soliton"),
    Expect(highest, 14.1681, 2e-2, HERHO, preset="breather"),
    Expect(breather_error, 0.0, 1e-6, "closed form of Akhmediev & Korneev 1986",
           preset="akhmediev", params={"points": 256}),
    Expect(breather_height, (1.0 + 2.0 * sqrt(0.5)) ** 2, 1e-3, "(1 + 2 sqrt(2a))^2",
           preset="akhmediev", params={"points": 256}),
    *(
        Expect(measured_growth, waves.growth(mode, 20.0 * pi), 1e-3, GROWTH,
               preset="unstable_plane_wave", params={"mode": mode, "ripple": 1e-6})
        for mode in (10, 14, 18)
    ),
    Expect(measured_growth, 0.0, 0.2, "a defocusing plane wave is stable",
           preset="calm_plane_wave", params={"mode": 10, "ripple": 1e-3}),
    Expect(mass_drift, 0.0, 1e-11, "both halves of a step conserve the mass",
           preset="single_soliton"),
)  # fmt: skip
