"""One trajectory with adaptive steps: Dormand-Prince 5(4) and 8(5,3), reported at even times.

Steps never bend towards a report: the state at a report comes from the interpolant of the step
that covers it. All that the rule knows lies in `memory`, so a run may be cut into calls anywhere.
A call whose state, parameters or time are not those of the last report starts afresh.

memory: [begun, left, right, step taken, next step, time reported, parameters, state reported,
         state at right, slope at right, interpolant], left and right being the ends of that step

source  Hairer, Norsett and Wanner 1993, Solving Ordinary Differential Equations I, II.4 - II.10
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.equations import polynomials
from explorer.equations.emit import Code, Scope, Value
from explorer.equations.lower import rates
from explorer.equations.rules import PAIRS, Pair, Row
from explorer.equations.single import SIGNATURE, finite, load, store
from explorer.equations.tree import System
from explorer.equations.velocity import rates_function

RULES = tuple(PAIRS)
BUDGET = 10_000_000  # attempted steps between two reports
LONGEST = 100.0  # steps, in units of the reporting interval
SMALLEST = 1e-14  # steps, relative to the time or the reporting interval
SAFETY = 0.9
BEGUN, LEFT, RIGHT, TAKEN, NEXT, REPORTED, PARAMS = range(7)


class Step(NamedTuple):
    """The blocks of one step, and the names of its verdicts."""

    attempt: Scope
    keep: Scope
    dense: Scope
    ratio: str
    safe: str


class Plan:
    """Where things lie in memory."""

    def __init__(self, system: System, pair: Pair):
        d = system.dimension
        self.reported = PARAMS + len(system.params)
        self.state = self.reported + d
        self.slope = self.state + d
        self.dense = self.slope + d
        self.size = self.dense + d * (4 + len(pair.dense))


def memory_size(system: System, rule: str) -> int:
    """Floats that a rule remembers."""
    return Plan(system, PAIRS[rule]).size if rule in PAIRS else 0


def trajectory(system: System, rule: str) -> tuple[str, Code]:
    """Text of `advance` for "dp5" or "dop853", with the function `velocity` before it."""
    pair, plan = PAIRS[rule], Plan(system, PAIRS[rule])
    code = Code()
    p = load(code, "p", len(system.params))
    fresh = _fresh(code, system, plan)
    step = _attempt(code, system, pair, plan, p)
    report = _report(code, system, plan, len(pair.dense))
    velocity, cold = rates_function(system, "define internal void @velocity")
    code.functions |= cold.functions
    memcmp = "declare i32 @memcmp(ptr, ptr, i64) nounwind"
    blocks = _blocks(code, system, plan, fresh, step, report)
    return "\n".join((memcmp, velocity, *blocks)), code


def _read(code: Code, index: int) -> Value:
    return load(code, "memory", 1, index)[0]


def _keep(code: Code, index: int, *values: Value) -> None:
    store(code, list(values), "memory", index)


def _worst(code: Code, a: Value, b: Value) -> Value:
    a, b = code.intrinsic("fabs", a), code.intrinsic("fabs", b)
    return code.select(code.compare("ogt", a, b), a, b)


def _fresh(code: Code, system: System, plan: Plan) -> Scope:
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
    _keep(code, BEGUN, code.number(1.0), begin, begin, code.number(0.0))
    _keep(code, NEXT, code.intrinsic("copysign", guess, Value("%dt", 0)), begin)
    store(code, load(code, "p", len(system.params)), "memory", PARAMS)
    _keep(code, plan.reported, *y)
    _keep(code, plan.state, *y)
    return code.close()


def _sum(code: Code, row: Row, slopes: list[list[Value]], i: int) -> Value:
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
    t = _read(code, RIGHT)
    y, first = load(code, "memory", d, plan.state), load(code, "memory", d, plan.slope)
    slopes = [first]

    def slope(node: float, row: Row) -> list[Value]:
        point = [code.muladd(h, _sum(code, row, slopes, i), y[i]) for i in range(d)]
        return rates(code, system, code.muladd(h, code.number(node), t), point, p)

    for node, row in zip(pair.nodes[1:], pair.slopes[1:], strict=True):
        slopes.append(slope(node, row))
    new = [code.muladd(h, _sum(code, pair.weights, slopes, i), y[i]) for i in range(d)]
    end = code.add(t, h)
    slopes.append(rates(code, system, end, new, p))
    ratio, good = _ratio(code, pair, h, y, new, slopes)
    safe = finite(code, new)
    code.line(f"  br i1 {good.text}, label %accept, label %reject")

    code.open("keep")
    code.floor = 2
    one, most = code.number(1.0), code.number(pair.bounds[1])
    held = code.select(code.register("again", "i1"), one, most)
    growth = code.select(code.compare("olt", ratio, held), ratio, held)
    longest = code.mul(code.intrinsic("fabs", Value("%dt", 0)), code.number(LONGEST))
    size = code.intrinsic("fabs", code.mul(h, growth))
    size = code.select(code.compare("olt", size, longest), size, longest)
    _keep(code, LEFT, t, end, h, code.intrinsic("copysign", size, h))
    _keep(code, plan.state, *new)
    _keep(code, plan.slope, *slopes[-1])
    ahead = code.mul(code.fsub(end, Value("%target", 1)), Value("%sign", 0))
    covered = code.compare("oge", ahead, code.number(0.0))
    code.line(f"  br i1 {covered.text}, label %dense, label %try")

    code.open("dense")
    code.floor = 3
    for node, row in pair.extra:
        slopes.append(slope(node, row))
    _keep(code, plan.dense, *_interpolant(code, pair, h, y, new, slopes, len(pair.nodes)))
    code.floor = 0
    dense, keep, attempt = code.close(), code.close(), code.close()
    return Step(attempt, keep, dense, ratio.text, safe)


def _ratio(
    code: Code, pair: Pair, h: Value, y: list[Value], new: list[Value], slopes: list[list[Value]]
) -> tuple[Value, Value]:
    """New step over old by the estimated error, and whether the error is small enough."""
    d = len(y)
    squares = [code.number(0.0)] * len(pair.errors)
    for i in range(d):
        scale = code.muladd(Value("%rtol", 0), _worst(code, y[i], new[i]), Value("%atol", 0))
        inverse = code.fdiv(code.number(1.0), scale)
        for n, row in enumerate(pair.errors):
            e = code.mul(_sum(code, row, slopes, i), inverse)
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
    power = code.mul(polynomials.log(code, square), code.number(exponent))
    ratio = code.mul(polynomials.exp(code, power), code.number(SAFETY))
    least, most = map(code.number, pair.bounds)
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
    high = [code.mul(h, _sum(code, row, slopes, i)) for row in pair.dense for i in range(d)]
    return [*y, *change, *bend, *twist, *high]


def _report(code: Code, system: System, plan: Plan, high: int) -> Scope:
    """The state at the target, into y, memory and the sample row."""
    d = system.dimension
    code.open("report")
    target = code.register("target")
    theta = code.fdiv(code.fsub(target, _read(code, LEFT)), _read(code, TAKEN))
    rest = code.fsub(code.number(1.0), theta)
    values = []
    for i in range(d):
        parts = [_read(code, plan.dense + n * d + i) for n in range(4 + high)]
        total = parts[-1]
        for n in range(len(parts) - 2, -1, -1):
            total = code.muladd(theta if n % 2 == 0 else rest, total, parts[n])
        values.append(total)
    store(code, values, "y")
    _keep(code, plan.reported, *values)
    _keep(code, REPORTED, target)
    return code.close()


def _blocks(
    code: Code, system: System, plan: Plan, fresh: Scope, step: Step, report: Scope
) -> list[str]:
    """The blocks in their loops."""
    slots = {"begun": BEGUN, "right": RIGHT, "next": NEXT, "reported": REPORTED}
    slots |= {"params": PARAMS, "state": plan.reported}
    bytes_ = {"PARAMS": 8 * len(system.params), "STATES": 8 * system.dimension}
    return [
        SIGNATURE,
        "entry:",
        *code.scopes[0].lines,
        *(
            f"  %at.{name} = getelementptr double, ptr %memory, i64 {index}"
            for name, index in slots.items()
        ),
        _filled(_HEAD, **bytes_),
        *fresh.lines,
        _filled(_AIM, KEEP=step.keep.label, BUDGET=BUDGET),
        *step.attempt.lines,
        "accept:",
        f"  br i1 {step.safe}, label %keep, label %finish, !prof !0",
        "keep:",
        *step.keep.lines,
        "dense:",
        *step.dense.lines,
        "  br label %report",
        _filled(_REJECT, RATIO=step.ratio, SMALLEST=code.number(SMALLEST).text),
        *report.lines,
        _filled(_NEXT, WIDTH=8 * system.dimension),
    ]


def _filled(text: str, **values: object) -> str:
    for name, value in values.items():
        text = text.replace(name, str(value))
    return text


_HEAD = """\
  %silence = alloca i32
  store i32 0, ptr %silence
  %deaf = icmp eq ptr %cancel, null
  %word = select i1 %deaf, ptr %silence, ptr %cancel
  %phase = srem i64 %first, %every
  %first.wait = sub i64 %every, %phase
  %mute = icmp eq ptr %out, null
  %wait.start = select i1 %mute, i64 9223372036854775807, i64 %first.wait
  %sign = call double @llvm.copysign.f64(double 1.0, double %dt)
  %span = call double @llvm.fabs.f64(double %dt)
  %first.real = sitofp i64 %first to double
  %begin = call double @llvm.fmuladd.f64(double %first.real, double %dt, double %t0)
  %begun = load double, ptr %at.begun
  %once = fcmp oeq double %begun, 1.0
  %reported = load double, ptr %at.reported
  %same.t = fcmp oeq double %reported, %begin
  %diff.p = call i32 @memcmp(ptr %at.params, ptr %p, i64 PARAMS)
  %same.p = icmp eq i32 %diff.p, 0
  %diff.y = call i32 @memcmp(ptr %at.state, ptr %y, i64 STATES)
  %same.y = icmp eq i32 %diff.y, 0
  %same.a = and i1 %once, %same.t
  %same.b = and i1 %same.p, %same.y
  %same = and i1 %same.a, %same.b
  br i1 %same, label %ready, label %fresh
fresh:"""
_AIM = """\
  br label %ready
ready:
  %any = icmp sgt i64 %n, 0
  br i1 %any, label %aim, label %finish
aim:
  %i = phi i64 [ 0, %ready ], [ %i.next, %next ]
  %wait = phi i64 [ %wait.start, %ready ], [ %wait.next, %next ]
  %row = phi ptr [ %out, %ready ], [ %row.next, %next ]
  %index = add i64 %first, %i
  %index1 = add i64 %index, 1
  %real1 = sitofp i64 %index1 to double
  %target = call double @llvm.fmuladd.f64(double %real1, double %dt, double %t0)
  %right = load double, ptr %at.right
  %gap = fsub double %right, %target
  %gap.signed = fmul double %gap, %sign
  %there = fcmp oge double %gap.signed, 0.0
  br i1 %there, label %report, label %try
try:
  %tries = phi i64 [ 0, %aim ], [ %tries.more, %KEEP ]
  %h.next = load double, ptr %at.next
  br label %look
look:
  %tries.now = phi i64 [ %tries, %try ], [ %tries.more, %reject ]
  %h = phi double [ %h.next, %try ], [ %h.small, %reject ]
  %again = phi i1 [ false, %try ], [ true, %reject ]
  %tries.more = add i64 %tries.now, 1
  %spent = icmp sgt i64 %tries.more, BUDGET
  %flag = load volatile i32, ptr %word
  %stopped = icmp ne i32 %flag, 0
  %quit = or i1 %spent, %stopped
  br i1 %quit, label %finish, label %attempt
attempt:"""
_REJECT = """\
reject:
  %h.small = fmul double %h, RATIO
  %h.size = call double @llvm.fabs.f64(double %h.small)
  %now = load double, ptr %at.right
  %now.size = call double @llvm.fabs.f64(double %now)
  %scale = call double @llvm.maxnum.f64(double %now.size, double %span)
  %least = fmul double %scale, SMALLEST
  %tiny = fcmp olt double %h.size, %least
  br i1 %tiny, label %finish, label %look
report:"""
_NEXT = """\
  %wait.left = sub i64 %wait, 1
  %due = icmp eq i64 %wait.left, 0
  br i1 %due, label %sample, label %next
sample:
  call void @llvm.memcpy.p0.p0.i64(ptr %row, ptr %y, i64 WIDTH, i1 false)
  %row.after = getelementptr i8, ptr %row, i64 WIDTH
  br label %next
next:
  %wait.next = phi i64 [ %wait.left, %report ], [ %every, %sample ]
  %row.next = phi ptr [ %row, %report ], [ %row.after, %sample ]
  %i.next = add i64 %i, 1
  %more = icmp slt i64 %i.next, %n
  br i1 %more, label %aim, label %finish
finish:
  %count = phi i64 [ 0, %ready ], [ %i, %look ], [ %i, %accept ], [ %i, %reject ], [ %i.next, %next ]
  ret i64 %count
}"""
