"""One trajectory of a stiff flow: a linearly implicit rule with the exact Jacobian, adaptive steps.

Every stage solves a linear system with the same matrix 1/(gamma h) - J, so that nothing is
iterated: six stages, order 4 with an estimate of order 3, stiffly accurate. Memory, reports and
step control are those of the explicit pairs.

source  Hairer and Wanner 1996, Solving Ordinary Differential Equations II, IV.7 and VI.4 (RODAS)
"""

from __future__ import annotations

from explorer.equations import linear
from explorer.equations.adaptive import (
    accepted,
    assembled,
    fresh,
    keep,
    read,
    verdict,
    weighted,
    worst,
)
from explorer.equations.derive import ONE, derivative, jacobian
from explorer.equations.emit import Code
from explorer.equations.errors import BadInput
from explorer.equations.lower import Lowering, rates, zip_names
from explorer.equations.operands import Value
from explorer.equations.reports import RIGHT, Plan, Step
from explorer.equations.rodas4 import RODAS4
from explorer.equations.single import finite, load, store
from explorer.equations.tree import Node, System

RULES = {"rodas4": RODAS4}
LARGEST = 256  # states: beyond, one factorisation takes milliseconds
LONGEST = 1.0  # steps, in units of dt: what rests on a slow curve may be left by the interpolant
COEFFICIENTS = 4  # of the interpolant, per state


def memory_size(system: System) -> int:
    """Floats that the rule remembers."""
    return Plan(system, COEFFICIENTS).size


def trajectory(system: System, rule: str) -> tuple[str, Code]:
    """Text of `advance`, with the functions that it calls before it."""
    d = system.dimension
    if d > LARGEST:
        raise BadInput(f"{rule} solves {d} equations at once; at most {LARGEST} are allowed")
    plan, code = Plan(system, COEFFICIENTS), Code()
    p = load(code, "p", len(system.params))
    code.line(f"  %matrix = alloca [{d * d} x double], align 64")
    code.line(f"  %slant = alloca [{d} x double], align 64")
    code.line(f"  %column = alloca [{d} x double], align 64")
    code.line(f"  %pivots = alloca [{d} x i64], align 64")
    begin = fresh(code, system, plan)
    step = _attempt(code, system, plan, p)
    text, cold = _linearised(system)
    code.functions |= cold.functions
    body = assembled(code, system, plan, begin, step)
    return "\n".join((linear.FACTOR, linear.SOLVE, text, body)), code


def _linearised(system: System) -> tuple[str, Code]:
    """Text of `linearised`: the Jacobian, and how the rates change in time alone."""
    code = Code()
    y, p = load(code, "y", system.dimension), load(code, "p", len(system.params))
    walk = Lowering(code, {"t": Value("%t", 0), **zip_names(system, y, p)})
    for name, node in system.helpers:
        walk.define(name, node)
    entries = [walk.value(entry) for row in jacobian(system) for entry in row]
    store(code, entries, "matrix")
    store(code, [walk.value(node) for node in _in_time(system)], "slant")
    head = (
        "define internal void @linearised(double %t, ptr noalias readonly %y, ptr noalias readonly "
        "%p, ptr noalias %matrix, ptr noalias %slant) nounwind {"
    )
    return "\n".join((head, "entry:", *code.scopes[0].lines, "  ret void", "}")), code


def _in_time(system: System) -> list[Node]:
    """D rate / d t, states held."""
    seeds: dict[str, Node] = {"t": ONE}
    for name, node in system.helpers:
        seeds[name] = derivative(node, seeds)
    return [derivative(rate, seeds) for rate in system.rates]


def _attempt(code: Code, system: System, plan: Plan, p: list[Value]) -> Step:
    """One step tried; what is kept of it; the interpolant where a report falls into it."""
    d, rule = system.dimension, RODAS4
    code.open("attempt")
    h, t = code.register("h"), read(code, RIGHT)
    y, first = load(code, "memory", d, plan.state), load(code, "memory", d, plan.slope)
    inverse = code.fdiv(code.number(1.0), h)
    slant = _factored(code, d, plan, t, code.mul(inverse, code.number(1.0 / rule.gamma)))
    stages: list[list[Value]] = []
    new = y
    for s, node in enumerate(rule.nodes):
        slopes = first
        if s:
            new = [code.add(y[i], weighted(code, rule.points[s], stages, i)) for i in range(d)]
            slopes = rates(code, system, code.muladd(h, code.number(node), t), new, p)
        right = slopes
        if rule.mixes[s]:
            mixed = [weighted(code, rule.mixes[s], stages, i) for i in range(d)]
            right = [code.muladd(inverse, m, k) for m, k in zip(mixed, slopes, strict=True)]
        if rule.slants[s]:
            lean = code.mul(h, code.number(rule.slants[s]))
            right = [code.muladd(lean, g, k) for g, k in zip(slant, right, strict=True)]
        stages.append(_solved(code, d, right))
    new = [code.add(v, u) for v, u in zip(new, stages[-1], strict=True)]
    ratio, good = _ratio(code, y, new, stages[-1])
    safe = finite(code, new)
    end = code.add(t, h)
    slope = rates(code, system, end, new, p)
    code.line(f"  br i1 {good.text}, label %accept, label %reject")
    accepted(code, plan, ratio, rule.bounds[1], (t, end), new, slope, LONGEST)
    code.open("dense")
    code.floor = 3
    change = [code.fsub(new[i], y[i]) for i in range(d)]
    high = [weighted(code, row, stages, i) for row in rule.dense for i in range(d)]
    keep(code, plan.dense, *y, *change, *high)
    code.floor = 0
    dense, kept, attempt = code.close(), code.close(), code.close()
    return Step(attempt, kept, dense, ratio.text, safe)


def _factored(code: Code, d: int, plan: Plan, t: Value, diagonal: Value) -> list[Value]:
    """Split the matrix of all stages into factors; gives the change of the rates in time."""
    code.line(f"  %here = getelementptr double, ptr %memory, i64 {plan.state}")
    code.line(
        f"  call void @linearised(double {t.text}, ptr %here, ptr %p, ptr %matrix, ptr %slant)"
    )
    entries = load(code, "matrix", d * d) if d * d <= 64 else None
    if entries:
        turned = [code.neg(entry) for entry in entries]
        for i in range(d):
            turned[i * (d + 1)] = code.add(diagonal, turned[i * (d + 1)])
        store(code, turned, "matrix")
    else:
        _negated(code, d, diagonal)
    code.line(f"  call void @factor(ptr %matrix, ptr %pivots, i64 {d})")
    return load(code, "slant", d)


def _negated(code: Code, d: int, diagonal: Value) -> None:
    """The diagonal less the matrix, for many states: by a loop."""
    before, name = code.here.label, code.name("turn")
    code.line(f"  br label %{name}")
    code.label(name)
    code.line(f"  %turn.k = phi i64 [ 0, %{before} ], [ %turn.next, %{name} ]")
    code.line("  %turn.at = getelementptr double, ptr %matrix, i64 %turn.k")
    code.line("  %turn.old = load double, ptr %turn.at")
    code.line("  %turn.new = fneg double %turn.old")
    code.line(f"  %turn.place = urem i64 %turn.k, {d + 1}")
    code.line("  %turn.main = icmp eq i64 %turn.place, 0")
    code.line(f"  %turn.sum = fadd double %turn.new, {diagonal.text}")
    code.line("  %turn.value = select i1 %turn.main, double %turn.sum, double %turn.new")
    code.line("  store double %turn.value, ptr %turn.at")
    code.line("  %turn.next = add i64 %turn.k, 1")
    code.line(f"  %turn.more = icmp ult i64 %turn.next, {d * d}")
    done = code.name("turned")
    code.line(f"  br i1 %turn.more, label %{name}, label %{done}")
    code.label(done)


def _solved(code: Code, d: int, right: list[Value]) -> list[Value]:
    """The stage that a right-hand side leads to."""
    store(code, right, "column")
    code.line(f"  call void @solve(ptr %matrix, ptr %pivots, ptr %column, i64 {d})")
    return load(code, "column", d)


def _ratio(code: Code, y: list[Value], new: list[Value], error: list[Value]):
    """New step over old, and whether the error is small enough."""
    square = code.number(0.0)
    for before, after, e in zip(y, new, error, strict=True):
        scale = code.muladd(Value("%rtol", 0), worst(code, before, after), Value("%atol", 0))
        share = code.fdiv(e, scale)
        square = code.muladd(share, share, square)
    square = code.mul(square, code.number(1.0 / len(y)))
    return verdict(code, square, -1 / (2 * RODAS4.order), RODAS4.bounds)
