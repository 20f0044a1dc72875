"""One trajectory with adaptive steps: Dormand-Prince 5(4) and 8(5,3), reported at even times.

Steps never bend towards a report: the state at a report comes from the interpolant of the step
that covers it. All that the rule knows lies in `memory`, so a run may be cut into calls anywhere.
A call whose state, parameters or time are not those of the last report starts afresh.

memory: [begun, left, right, step taken, next step, time reported, parameters, state reported,
         state at right, slope at right, interpolant], left and right being the ends of that step

source  Hairer, Norsett and Wanner 1993, Solving Ordinary Differential Equations I, II.4 - II.10
"""

from __future__ import annotations

from explorer.equations import polynomials
from explorer.equations.dop853 import DOP853
from explorer.equations.dp5 import DP5
from explorer.equations.emit import Code, Scope
from explorer.equations.lower import rates
from explorer.equations.operands import Value
from explorer.equations.pair import Pair, Row
from explorer.equations.reports import (
    BEGUN,
    LEFT,
    NEXT,
    PARAMS,
    REPORTED,
    RIGHT,
    TAKEN,
    Plan,
    Step,
    loop,
)
from explorer.equations.single import finite, load, store
from explorer.equations.tree import System
from explorer.equations.velocity import rates_function

PAIRS = {"dp5": DP5, "dop853": DOP853}
RULES = tuple(PAIRS)
LONGEST = 100.0  # steps, in units of the reporting interval
SAFETY = 0.9


def memory_size(system: System, rule: str) -> int:
    """Floats that a rule remembers."""
    return Plan(system, 4 + len(PAIRS[rule].dense)).size if rule in PAIRS else 0


def trajectory(system: System, rule: str) -> tuple[str, Code]:
    """Text of `advance` for "dp5" or "dop853", with the function `velocity` before it."""
    pair, plan = PAIRS[rule], Plan(system, 4 + len(PAIRS[rule].dense))
    code = Code()
    p = load(code, "p", len(system.params))
    begin = fresh(code, system, plan)
    step = _attempt(code, system, pair, plan, p)
    return assembled(code, system, plan, begin, step), code


def assembled(code: Code, system: System, plan: Plan, begin: Scope, step: Step) -> str:
    """The whole text round one rule's step."""
    end = report(code, system, plan)
    velocity, cold = rates_function(system, "define internal void @velocity")
    code.functions |= cold.functions
    memcmp = "declare i32 @memcmp(ptr, ptr, i64) nounwind"
    return "\n".join((memcmp, velocity, *loop(code, system, plan, begin, step, end)))


def read(code: Code, index: int) -> Value:
    """One float of memory."""
    return load(code, "memory", 1, index)[0]


def keep(code: Code, index: int, *values: Value) -> None:
    """Floats into memory."""
    store(code, list(values), "memory", index)


def worst(code: Code, a: Value, b: Value) -> Value:
    """The larger size of two."""
    a, b = code.intrinsic("fabs", a), code.intrinsic("fabs", b)
    return code.select(code.compare("ogt", a, b), a, b)


def fresh(code: Code, system: System, plan: Plan) -> Scope:
    """Begin at y: its slope, and a first step from the size of both."""
    d = system.dimension
    code.open("fresh")
    code.line(f"  %slope = getelementptr double, ptr %memory, i64 {plan.slope}")
    code.line("  call void @velocity(double %begin, ptr %y, ptr %p, ptr %slope)")
    y, k = load(code, "y", d), load(code, "slope", d)
    size = speed = code.number(0.0)
    for value, rate in zip(y, k, strict=True):
        scale = code.muladd(Value("%rtol", 0), code.intrinsic("fabs", value), Value("%atol", 0))
        a, b = code.fdiv(value, scale), code.fdiv(rate, scale)
        size, speed = code.muladd(a, a, size), code.muladd(b, b, speed)
    guess = code.mul(code.intrinsic("sqrt", code.fdiv(size, speed)), code.number(0.01))
    span = code.intrinsic("fabs", Value("%dt", 0))
    least = code.mul(span, code.number(1e-6))
    guess = code.select(code.compare("ogt", guess, least), guess, least)
    guess = code.select(code.compare("olt", guess, span), guess, span)
    begin = Value("%begin", 0)
    keep(code, BEGUN, code.number(1.0), begin, begin, code.number(0.0))
    keep(code, NEXT, code.intrinsic("copysign", guess, Value("%dt", 0)), begin)
    store(code, load(code, "p", len(system.params)), "memory", PARAMS)
    keep(code, plan.reported, *y)
    keep(code, plan.state, *y)
    return code.close()


def weighted(code: Code, row: Row, slopes: list[list[Value]], i: int) -> Value:
    """Weighted sum of component i of the slopes; the newest slope comes last."""
    total = None
    for stage, weight in row.items():
        w = code.number(weight)
        k = slopes[stage][i]
        total = code.mul(w, k) if total is None else code.muladd(w, k, total)
    assert total is not None
    return total


def _attempt(code: Code, system: System, pair: Pair, plan: Plan, p: list[Value]) -> Step:
    """One step tried; what is kept of it; the interpolant where a report falls into it."""
    d = system.dimension
    code.open("attempt")
    h = code.register("h")
    t = read(code, RIGHT)
    y, first = load(code, "memory", d, plan.state), load(code, "memory", d, plan.slope)
    slopes = [first]

    def slope(node: float, row: Row) -> list[Value]:
        point = [code.muladd(h, weighted(code, row, slopes, i), y[i]) for i in range(d)]
        return rates(code, system, code.muladd(h, code.number(node), t), point, p)

    for node, row in zip(pair.nodes[1:], pair.slopes[1:], strict=True):
        slopes.append(slope(node, row))
    new = [code.muladd(h, weighted(code, pair.weights, slopes, i), y[i]) for i in range(d)]
    end = code.add(t, h)
    slopes.append(rates(code, system, end, new, p))
    ratio, good = _ratio(code, pair, h, y, new, slopes)
    safe = finite(code, new)
    code.line(f"  br i1 {good.text}, label %accept, label %reject")
    accepted(code, plan, ratio, pair.bounds[1], (t, end), new, slopes[-1])
    code.open("dense")
    code.floor = 3
    for node, row in pair.extra:
        slopes.append(slope(node, row))
    keep(code, plan.dense, *_interpolant(code, pair, h, y, new, slopes, len(pair.nodes)))
    code.floor = 0
    dense, kept, attempt = code.close(), code.close(), code.close()
    return Step(attempt, kept, dense, ratio.text, safe)


def accepted(
    code: Code, plan: Plan, ratio: Value, most: float, ends: tuple[Value, Value],
    new: list[Value], slope: list[Value], longest: float = LONGEST,
) -> None:  # fmt: skip
    """The block that keeps an accepted step, and asks whether a report falls into it."""
    h, (t, end) = Value("%h", 1), ends
    code.open("keep")
    code.floor = 2
    held = code.select(code.register("again", "i1"), code.number(1.0), code.number(most))
    growth = code.select(code.compare("olt", ratio, held), ratio, held)
    most_size = code.mul(code.intrinsic("fabs", Value("%dt", 0)), code.number(longest))
    size = code.intrinsic("fabs", code.mul(h, growth))
    size = code.select(code.compare("olt", size, most_size), size, most_size)
    keep(code, LEFT, t, end, h, code.intrinsic("copysign", size, h))
    keep(code, plan.state, *new)
    keep(code, plan.slope, *slope)
    ahead = code.mul(code.fsub(end, Value("%target", 1)), Value("%sign", 0))
    covered = code.compare("oge", ahead, code.number(0.0))
    code.line(f"  br i1 {covered.text}, label %dense, label %try")


def _ratio(
    code: Code, pair: Pair, h: Value, y: list[Value], new: list[Value], slopes: list[list[Value]]
) -> tuple[Value, Value]:
    """New step over old by the estimated error, and whether the error is small enough."""
    d = len(y)
    squares = [code.number(0.0)] * len(pair.errors)
    for i in range(d):
        scale = code.muladd(Value("%rtol", 0), worst(code, y[i], new[i]), Value("%atol", 0))
        inverse = code.fdiv(code.number(1.0), scale)
        for n, row in enumerate(pair.errors):
            e = code.mul(weighted(code, row, slopes, i), inverse)
            squares[n] = code.muladd(e, e, squares[n])
    area = code.mul(h, h)
    if len(squares) == 1:  # the plain norm, squared
        square = code.mul(code.mul(squares[0], code.number(1.0 / d)), area)
        exponent = -1 / (2 * pair.order)
    else:  # Hairer's mixture of a fifth- and a third-order estimate, squared
        five, three = squares
        low = code.muladd(three, code.number(0.01), five)
        none = code.compare("oeq", low, code.number(0.0))
        low = code.mul(code.select(none, code.number(1.0), low), code.number(float(d)))
        square = code.fdiv(code.mul(code.mul(five, five), area), low)
        exponent = -1 / (2 * pair.order)
    return verdict(code, square, exponent, pair.bounds)


def verdict(
    code: Code, square: Value, exponent: float, bounds: tuple[float, float]
) -> tuple[Value, Value]:
    """New step over old by the squared error, and whether that is small enough."""
    power = code.mul(polynomials.log(code, square), code.number(exponent))
    ratio = code.mul(polynomials.exp(code, power), code.number(SAFETY))
    least, most = map(code.number, bounds)
    ratio = code.select(code.compare("ogt", ratio, least), ratio, least)  # NaN shrinks the step
    ratio = code.select(code.compare("olt", ratio, most), ratio, most)
    return ratio, code.compare("ole", square, code.number(1.0))


def _interpolant(
    code: Code, pair: Pair, h: Value, y: list[Value], new: list[Value],
    slopes: list[list[Value]], last: int,
) -> list[Value]:  # fmt: skip
    """Nested coefficients, component after component for each degree."""
    d = len(y)
    change = [code.fsub(new[i], y[i]) for i in range(d)]
    bend = [code.muladd(h, slopes[0][i], code.neg(change[i])) for i in range(d)]
    twist = [
        code.fsub(code.muladd(code.neg(h), slopes[last][i], change[i]), bend[i]) for i in range(d)
    ]
    high = [code.mul(h, weighted(code, row, slopes, i)) for row in pair.dense for i in range(d)]
    return [*y, *change, *bend, *twist, *high]


def report(code: Code, system: System, plan: Plan) -> Scope:
    """The state at the target, into y, memory and the sample row."""
    d = system.dimension
    code.open("report")
    target = code.register("target")
    theta = code.fdiv(code.fsub(target, read(code, LEFT)), read(code, TAKEN))
    rest = code.fsub(code.number(1.0), theta)
    values = []
    for i in range(d):
        parts = [read(code, plan.dense + n * d + i) for n in range(plan.coefficients)]
        total = parts[-1]
        for n in range(len(parts) - 2, -1, -1):
            total = code.muladd(theta if n % 2 == 0 else rest, total, parts[n])
        values.append(total)
    store(code, values, "y")
    keep(code, plan.reported, *values)
    keep(code, REPORTED, target)
    return code.close()
