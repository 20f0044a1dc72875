"""Rules of fixed step: one step as a formula, for one trajectory and for many members alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.equations import cooper_verner as table
from explorer.equations import gauss
from explorer.equations.emit import Code
from explorer.equations.lower import rates, strengths
from explorer.equations.operands import Value
from explorer.equations.pair import Row
from explorer.equations.splitting import halves
from explorer.equations.tree import Number, System

Times = Sequence[Value]  # beginning, middle and end of the step
Place = Callable[[int], Value]  # the counter of the n-th random number of this step
CUBE = 2.0 ** (1.0 / 3.0)


def rk4(code: Code, system: System, y: list[Value], p: list[Value], t: Times, h: Value):
    """One step of the classical rule.

    The sum of slopes is carried along, so that one operation follows the last stage.
    source  Kutta 1901, Z. Math. Phys. 46, 435-453
    """
    half, third, sixth = (code.mul(h, code.number(c)) for c in (1 / 2, 1 / 3, 1 / 6))
    total, point = y, y
    for time, weight, ahead in zip(
        (t[0], t[1], t[1], t[2]), (sixth, third, third, sixth), (half, half, h, None), strict=True
    ):
        slope = rates(code, system, time, point, p)
        total = [code.muladd(weight, k, s) for k, s in zip(slope, total, strict=True)]
        if ahead:
            point = [code.muladd(ahead, k, v) for k, v in zip(slope, y, strict=True)]
    return total


def rk8(code: Code, system: System, y: list[Value], p: list[Value], t: Times, h: Value):
    """One step of order 8 in eleven stages, for long even steps of many members.

    Its weights are those of Lobatto's quadrature, none negative: rounding in single precision is
    not amplified as by rules with large weights of either sign.
    source  Cooper and Verner 1972, SIAM J. Numer. Anal. 9, 389-405
    """
    slopes = list[list[Value]]()
    for node, row in zip(table.NODES8, table.SLOPES8, strict=True):
        point = _weighed(code, y, slopes, h, row)
        time = code.muladd(h, code.number(node), t[0]) if node else t[0]
        slopes.append(rates(code, system, time, point, p))
    return _weighed(code, y, slopes, h, table.WEIGHTS8)


def _weighed(code: Code, y: list[Value], slopes: list[list[Value]], h: Value, row: Row):
    """The state plus h times weighed slopes, which are summed before they meet the larger state."""
    if not row:
        return y
    (first, weight), *others = row.items()
    point = []
    for i, value in enumerate(y):
        total = code.mul(slopes[first][i], code.number(weight))
        for j, other in others:
            total = code.muladd(slopes[j][i], code.number(other), total)
        point.append(code.muladd(h, total, value))
    return point


def verlet(code: Code, system: System, y: list[Value], p: list[Value], t: Times, h: Value):
    """Velocity Verlet: half a kick, a drift, half a kick; order 2, symplectic.

    source  Verlet 1967, Phys. Rev. 159, 98-103; Swope et al. 1982, J. Chem. Phys. 76, 637-649
    """
    q, momenta = halves(system)
    half = code.mul(h, code.number(0.5))
    y = _moved(code, system, momenta, y, p, t[0], half)
    y = _moved(code, system, q, y, p, t[1], h)
    return _moved(code, system, momenta, y, p, t[2], half)


def yoshida4(code: Code, system: System, y: list[Value], p: list[Value], t: Times, h: Value):
    """Three leapfrog steps, the middle one backwards: order 4, symplectic.

    source  Yoshida 1990, Phys. Lett. A 150, 262-268
    """
    q, momenta = halves(system)
    outer = 1.0 / (2.0 - CUBE)
    drifts = (outer / 2, (1.0 - CUBE) * outer / 2, (1.0 - CUBE) * outer / 2, outer / 2)
    kicks = (outer, -CUBE * outer, outer)
    begin, at = 0.0, t[0]
    for n, drift in enumerate(drifts):
        middle = code.muladd(h, code.number(begin + drift / 2), t[0])
        y = _moved(code, system, q, y, p, middle, code.mul(h, code.number(drift)))
        begin += drift
        at = code.muladd(h, code.number(begin), t[0])
        if n < len(kicks):
            y = _moved(code, system, momenta, y, p, at, code.mul(h, code.number(kicks[n])))
    return y


def heun(
    code: Code, system: System, y: list[Value], p: list[Value], t: Times, h: Value,
    normals: Sequence[Value | None] = (),
) -> list[Value]:  # fmt: skip
    """The trapezium over a trial step, with the same noise in both; order 2 without noise.

    Noise is read in the sense of Stratonovich: strong order 1, weak order 2 where its strength
    does not depend on the state.
    source  Honeycutt 1992, Phys. Rev. A 45, 600-603; Kloeden and Platen 1992, Numerical Solution
            of Stochastic Differential Equations
    """
    half = code.mul(h, code.number(0.5))
    root = code.intrinsic("sqrt", code.intrinsic("fabs", h))
    kicks = [code.mul(root, n) if n is not None else None for n in normals]
    kicks = kicks or [None] * len(y)
    halved = [code.mul(k, code.number(0.5)) if k is not None else None for k in kicks]
    first = _pushes(code, system, t[0], y, p)
    trial = _pushed(code, y, h, kicks, first)
    last = _pushes(code, system, t[2], trial, p)
    return _pushed(code, _pushed(code, y, half, halved, first), half, halved, last)


def _pushes(code: Code, system: System, t: Value, y: list[Value], p: list[Value]):
    return rates(code, system, t, y, p), strengths(code, system, t, y, p)


def _pushed(code: Code, y: list[Value], h: Value, kicks: Sequence[Value | None], push):
    """The point moved by drift and noise."""
    after = []
    for i, (value, slope) in enumerate(zip(y, push[0], strict=True)):
        moved = code.muladd(h, slope, value)
        kick = kicks[i]
        after.append(moved if kick is None else code.muladd(push[1][i], kick, moved))
    return after


def _moved(
    code: Code, system: System, which: Sequence[int], y: list[Value], p: list[Value], t: Value,
    h: Value,
) -> list[Value]:  # fmt: skip
    """The point with one half of its states moved at the rates that the other half gives."""
    slopes = rates(code, system, t, y, p, which)
    after = list(y)
    for i, slope in zip(which, slopes, strict=True):
        after[i] = code.muladd(h, slope, y[i])
    return after


RULES = {"rk4": rk4, "rk8": rk8, "verlet": verlet, "yoshida4": yoshida4, "heun": heun}


def noisy(system: System) -> tuple[int, ...]:
    """Indices of the states that noise acts on."""
    return tuple(i for i, node in enumerate(system.noise) if node != Number(0.0))


def per_member(system: System) -> int:
    """Counters that one member uses per step: whole lots of lanes."""
    lots = -(-len(noisy(system)) // gauss.LANES)
    return max(1, lots) * gauss.LANES


def step(
    code: Code, system: System, rule: str, y: list[Value], p: list[Value], t: Times, h: Value,
    key: Value | None = None, place: Place | None = None,
) -> list[Value]:  # fmt: skip
    """The state after one step; `key` and `place` lead to the random numbers of a noisy system."""
    if rule != "heun" or not system.noise:
        return RULES[rule](code, system, y, p, t, h)
    assert key is not None and place is not None
    normals: list[Value | None] = [None] * len(y)
    for n, i in enumerate(noisy(system)):
        normals[i] = gauss.normal(code, key, place(n))
    return heun(code, system, y, p, t, h, normals)
