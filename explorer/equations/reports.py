"""The loops round an adaptive step: attempts until a report is covered, reports until the end.

Everything between two steps lies in memory, so these loops carry counters and the step size only.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.equations.emit import Code, Scope
from explorer.equations.single import SIGNATURE
from explorer.equations.tree import System

BUDGET = 10_000_000  # attempted steps between two reports
SMALLEST = 1e-14  # steps, relative to the time or the reporting interval
BEGUN, LEFT, RIGHT, TAKEN, NEXT, REPORTED, PARAMS = range(7)


class Step(NamedTuple):
    """The blocks of one step, and the names of its verdicts."""

    attempt: Scope
    keep: Scope
    dense: Scope
    ratio: str
    safe: str


class Plan:
    """Where things lie in memory; `coefficients` of the interpolant for every state."""

    def __init__(self, system: System, coefficients: int):
        d = system.dimension
        self.reported = PARAMS + len(system.params)
        self.state = self.reported + d
        self.slope = self.state + d
        self.dense = self.slope + d
        self.coefficients = coefficients
        self.size = self.dense + d * coefficients


def loop(
    code: Code, system: System, plan: Plan, fresh: Scope, step: Step, report: Scope
) -> list[str]:
    """The blocks of `advance` in order."""
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
  %count = phi i64 [ 0, %ready ], [ %i, %look ], [ %i, %accept ], [ %i, %reject ], [ %n, %next ]
  ret i64 %count
}"""
