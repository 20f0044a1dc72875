"""How the waves of the nonlinear Schrodinger equation begin and move."""

from __future__ import annotations

import numpy as np

from explorer.experiments.fields import nlse_waves as waves
from explorer.model import BadInput, Diverged

SNAPSHOT = 20.0 / 99.0  # [time] between two of 100 snapshots up to t = 20
WATCH = 40  # steps between two looks at the energy
JUMP = 1e-3  # of the energy in one step: the step is too long


def advance(psi, points, length, case, breadth, strength, order, filtering, dt, n, step):
    """Take n split steps in place. psi (points,) complex128; raises Diverged, "energy"."""
    from explorer.numerics import splitting

    around = waves.suited(case, length, breadth)
    shares, _ = splitting.weights(int(order))
    factors = splitting.dispersion(points, around, int(order), dt, filtering)
    kept = splitting.mask(points, around, filtering)
    given = (shares * dt, factors, kept, filtering != "none", strength)
    last = step + n
    while step < last:
        if step % WATCH == 0:
            before = energy_of(psi, points, around, strength)
            splitting.march(psi, *given, 1)
            _look(before, energy_of(psi, points, around, strength), step, dt)
            step += 1
        some = min(last, step + -step % WATCH) - step
        splitting.march(psi, *given, some)
        step += some


def energy_of(psi, points, length, strength):
    """(mass, momentum, energy) of a wave; see `splitting.invariants`."""
    from explorer.numerics import splitting

    k = splitting.wavenumbers(points, length)
    return splitting.invariants(psi, k, length / points, strength)


def _look(before, after, step, dt):
    """Raise Diverged when one step changed the energy."""
    scale = max(abs(before[2]), abs(before[0]))
    if not abs(after[2] - before[2]) <= JUMP * scale:
        raise Diverged(
            "energy", step, step * dt,
            f"the energy jumped from {before[2]:.6g} to {after[2]:.6g} in step {step}: dt = {dt:g} "
            "is too long for waves this short; halve dt, or take fewer points",
        )  # fmt: skip


def begin(
    case, points, length, amplitude, velocity, place, amplitude2, velocity2, place2, width,
    modulation, breadth, mode, ripple, noise, seed,
):  # fmt: skip
    """The first wave of a case."""
    x = waves.grid(points, waves.suited(case, length, breadth))
    # the generator whose numbers are promised never to change, one for each purpose
    chance = np.random.RandomState(seed % 2**32)
    if case == "single_soliton":
        psi = waves.soliton(x, amplitude, velocity, place)
    elif case == "two_soliton":
        psi = waves.soliton(x, amplitude, velocity, place)
        psi = psi + waves.soliton(x, amplitude2, velocity2, place2)
    elif case == "modulated_pulse":
        pulse = np.sqrt(2.0) * amplitude / np.cosh(amplitude * x)
        psi = pulse * np.exp(1j * velocity * x) * (1.0 + modulation * np.cos(2 * velocity * x))
    elif case == "noisy_pulse":
        # the first draw is the real part of every point, the second the imaginary part
        parts = chance.randn(points), chance.randn(points)
        psi = np.exp(-(x**2) / (2.0 * width**2)) + noise * (parts[0] + 1j * parts[1])
    elif case == "peregrine":
        psi = waves.peregrine(x, -waves.EARLY)
    elif case == "plane_wave":
        psi = waves.rippled(x, length, mode, ripple, noise, chance)
    else:
        psi = waves.akhmediev(x, -waves.EARLY, breadth)
    return {"psi": np.asarray(psi, dtype=complex)}


def check(case, points, breadth):
    """Refuse a circle that cannot be halved, and breathers that are none."""
    if points % 2:
        raise BadInput(f"points = {points}: give an even number")
    if case == "akhmediev" and not 0.0 < breadth < 0.5:
        raise BadInput(f"case = akhmediev: needs 0 < breadth < 0.5, got {breadth:g}")
    if case == "kuznetsov_ma" and not breadth > 0.5:
        raise BadInput(f"case = kuznetsov_ma: needs breadth > 0.5, got {breadth:g}")


def positions(points, length, case, breadth):
    """(points,) where the values lie."""
    return waves.grid(points, waves.suited(case, length, breadth))


def mass(psi, points, length, case, breadth, strength):
    """Integral of |psi|^2."""
    return energy_of(psi, points, waves.suited(case, length, breadth), strength)[0]


def momentum(psi, points, length, case, breadth, strength):
    """Integral of Im(psi* psi_x)."""
    return energy_of(psi, points, waves.suited(case, length, breadth), strength)[1]


def energy(psi, points, length, case, breadth, strength):
    """Integral of |psi_x|^2/2 - g |psi|^4/2."""
    return energy_of(psi, points, waves.suited(case, length, breadth), strength)[2]
