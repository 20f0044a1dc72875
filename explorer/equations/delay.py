"""One trajectory of a delay equation: the classical rule over a ring of what has been.

The ring holds the state at every node of the grid with its slope on either side, and between nodes
the cubic of Hermite. As the grid is even, a lag falls at the same place of an interval in every
step, so its weights are numbers found once per call. A step of the run is split into `parts`.

memory   [begun, mask of the ring, h, parts; for each lag BACK, 4 weights at a node, 4 at the
         middle of a step, SHIFT; the parameters; the delayed states last seen; the ring: rows of
         state, slope to the right, slope from the left]
source   Bellen and Zennaro 2003, Numerical Methods for Delay Differential Equations, chapter 3
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.equations.emit import Code
from explorer.equations.lower import rates
from explorer.equations.operands import Value
from explorer.equations.single import SIGNATURE, finite, load, store
from explorer.equations.tree import Node, System

BEGUN, MASK, STEP, PARTS, HEAD = 0, 1, 2, 3, 4
BACK, AT_NODE, AT_MIDDLE, SHIFT, LAG = 0, 1, 5, 9, 10  # places within what belongs to one lag
Point = list[Value]


class Plan(NamedTuple):
    """Where things lie in memory: the ring begins at `ring` and has rows of `row` floats."""

    lags: tuple[Node, ...]
    params: int
    seen: int
    ring: int
    row: int


def plan(system: System) -> Plan:
    """The layout for a system."""
    lags = tuple(dict.fromkeys(node.args[1] for node in system.delays))
    params = HEAD + LAG * len(lags)
    seen = params + len(system.params)
    return Plan(lags, params, seen, seen + len(system.delays), 3 * system.dimension)


class _Lag(NamedTuple):
    """What the code knows of one lag: weights, and whether it is no lag at all."""

    node: list[Value]
    middle: list[Value]
    now: Value


def trajectory(system: System) -> tuple[str, Code]:
    """Text of `advance` for a system with delays."""
    code, where = Code(), plan(system)
    p = load(code, "p", len(system.params))
    h = load(code, "memory", 1, STEP)[0]
    lags = [_lag(code, n) for n in range(len(where.lags))]
    refresh = _refresh(code, system, where, lags, p)
    step, keep, safe = _step(code, system, where, lags, p, h)
    sizes: dict[str, int | str] = {
        "RING": where.ring,
        "ROW": where.row,
        "STATES": 8 * system.dimension,
        "SEEN": where.seen,
        "DELAYED": 8 * len(system.delays),
        "PARAMS": 8 * len(system.params),
        "KEPT": where.params,
        "LAST": step.label,
        "SAFE": safe,
    }
    text = [SIGNATURE, "entry:", *code.scopes[0].lines, *_HEAD, *refresh.lines, *_OUTER]
    text += [*step.lines, "  br i1 SAFE, label %keep, label %finish, !prof !0"]
    text += ["keep:", *keep.lines, *_TAIL]
    declared = "declare i32 @memcmp(ptr, ptr, i64) nounwind"
    return "\n".join((declared, *(_filled(line, sizes) for line in text))), code


def _filled(line: str, values: dict[str, int | str]) -> str:
    for name, value in values.items():
        line = line.replace(name, str(value))
    return line


def _lag(code: Code, n: int) -> _Lag:
    """The numbers of one lag, loaded once; its whole steps as %back.n and %shift.n."""
    first = HEAD + LAG * n
    back = load(code, "memory", 1, first + BACK)[0]
    shift = load(code, "memory", 1, first + SHIFT)[0]
    code.line(f"  %back.{n} = fptosi double {back.text} to i64")
    code.line(f"  %shift.{n} = fptosi double {shift.text} to i64")
    node = load(code, "memory", 4, first + AT_NODE)
    middle = load(code, "memory", 4, first + AT_MIDDLE)
    return _Lag(node, middle, code.compare("oeq", back, code.number(0.0)))


def _row(code: Code, name: str, node: str) -> None:
    """The row of a node of the grid as the pointer %name."""
    code.line(f"  %{name}.slot = and i64 {node}, %mask")
    code.line(f"  %{name}.place = mul i64 %{name}.slot, ROW")
    code.line(f"  %{name} = getelementptr double, ptr %ring, i64 %{name}.place")


def _earlier(
    code: Code, system: System, where: Plan, lags: list[_Lag], place: str, here: Point,
    k: str = "%k",
) -> dict[Node, Value]:  # fmt: skip
    """Every delayed state at the "node", "middle" or "end" of a step; `here` is the point now."""
    d = system.dimension
    found: dict[Node, Value] = {}
    for n, lag in enumerate(where.lags):
        stem = code.name(place)
        code.line(f"  %{stem}.at = sub i64 {k}, %back.{n}")
        ahead = {"node": "0", "middle": f"%shift.{n}", "end": "1"}[place]
        code.line(f"  %{stem}.left = add i64 %{stem}.at, {ahead}")
        code.line(f"  %{stem}.right = add i64 %{stem}.left, 1")
        _row(code, f"{stem}.a", f"%{stem}.left")
        _row(code, f"{stem}.b", f"%{stem}.right")
        weights = lags[n].middle if place == "middle" else lags[n].node
        for node in system.delays:
            if node.args[1] != lag:
                continue
            i = system.states.index(node.args[0].name)  # type: ignore[union-attr]
            parts = [
                *(load(code, f"{stem}.a", 1, i + side)[0] for side in (0, d)),
                *(load(code, f"{stem}.b", 1, i + side)[0] for side in (0, 2 * d)),
            ]
            total = code.mul(weights[0], parts[0])
            for weight, part in zip(weights[1:], parts[1:], strict=True):
                total = code.muladd(weight, part, total)
            found[node] = code.select(lags[n].now, here[i], total)
    return found


def _refresh(code: Code, system: System, where: Plan, lags: list[_Lag], p: list[Value]):
    """The slope to the right of the present node, at a beginning or after a dial has moved."""
    code.open("refresh")
    y = load(code, "y", system.dimension)
    earlier = _earlier(code, system, where, lags, "node", y, "%base")
    slope = rates(code, system, Value("%t.base", 1), y, p, None, earlier)
    store(code, slope, "present", system.dimension)
    return code.close()


def _step(code: Code, system: System, where: Plan, lags: list[_Lag], p: list[Value], h: Value):
    """One part of a step, what is kept of it, and the name of the truth that it is finite."""
    d = system.dimension
    code.open("step")
    _row(code, "now", "%k")
    code.line("  %s.real = sitofp i64 %s to double")
    begin = code.muladd(code.register("s.real"), h, Value("%t.outer", 1))
    middle = code.muladd(h, code.number(0.5), begin)
    end = code.add(begin, h)
    y, slope = load(code, "now", d), load(code, "now", d, d)
    half, third, sixth = (code.mul(h, code.number(c)) for c in (1 / 2, 1 / 3, 1 / 6))
    new = [code.muladd(sixth, k, v) for k, v in zip(slope, y, strict=True)]
    for t, place, reach, weight in (
        (middle, "middle", half, third),
        (middle, "middle", half, third),
        (end, "end", h, sixth),
    ):
        point = [code.muladd(reach, k, v) for k, v in zip(slope, y, strict=True)]
        earlier = _earlier(code, system, where, lags, place, point)
        slope = rates(code, system, t, point, p, None, earlier)
        new = [code.muladd(weight, k, s) for k, s in zip(slope, new, strict=True)]
    safe = finite(code, new)
    earlier = _earlier(code, system, where, lags, "end", new)
    slope = rates(code, system, end, new, p, None, earlier)
    code.open("keep")
    store(code, [earlier[node] for node in system.delays], "memory", where.seen)
    code.line("  %k.next = add i64 %k, 1")
    _row(code, "then", "%k.next")
    store(code, new, "then")
    store(code, slope, "then", d)
    store(code, slope, "then", 2 * d)
    keep = code.close()
    return code.close(), keep, safe


_HEAD = """\
  %mask.at = getelementptr double, ptr %memory, i64 1
  %mask.real = load double, ptr %mask.at
  %mask = fptosi double %mask.real to i64
  %parts.at = getelementptr double, ptr %memory, i64 3
  %parts.real = load double, ptr %parts.at
  %parts = fptosi double %parts.real to i64
  %ring = getelementptr double, ptr %memory, i64 RING
  %kept = getelementptr double, ptr %memory, i64 KEPT
  %seen = getelementptr double, ptr %memory, i64 SEEN
  %silence = alloca i32
  store i32 0, ptr %silence
  %deaf = icmp eq ptr %cancel, null
  %word = select i1 %deaf, ptr %silence, ptr %cancel
  %phase = srem i64 %first, %every
  %first.wait = sub i64 %every, %phase
  %mute = icmp eq ptr %out, null
  %wait.start = select i1 %mute, i64 9223372036854775807, i64 %first.wait
  %base = mul i64 %first, %parts
  %base.real = sitofp i64 %first to double
  %t.base = call double @llvm.fmuladd.f64(double %base.real, double %dt, double %t0)
  %present.slot = and i64 %base, %mask
  %present.place = mul i64 %present.slot, ROW
  %present = getelementptr double, ptr %ring, i64 %present.place
  call void @llvm.memcpy.p0.p0.i64(ptr %present, ptr %y, i64 STATES, i1 false)
  %begun = load double, ptr %memory
  %once = fcmp oeq double %begun, 2.0
  %diff = call i32 @memcmp(ptr %kept, ptr %p, i64 PARAMS)
  %same = icmp eq i32 %diff, 0
  %known = and i1 %once, %same
  br i1 %known, label %ready, label %refresh
refresh:""".split("\n")
_OUTER = """\
  store double 2.0, ptr %memory
  call void @llvm.memcpy.p0.p0.i64(ptr %kept, ptr %p, i64 PARAMS, i1 false)
  br label %ready
ready:
  %any = icmp sgt i64 %n, 0
  br i1 %any, label %outer, label %finish
outer:
  %i = phi i64 [ 0, %ready ], [ %i.next, %next ]
  %wait = phi i64 [ %wait.start, %ready ], [ %wait.next, %next ]
  %row = phi ptr [ %out, %ready ], [ %row.next, %next ]
  %flag = load volatile i32, ptr %word
  %stopped = icmp ne i32 %flag, 0
  %index = add i64 %first, %i
  %index.real = sitofp i64 %index to double
  %t.outer = call double @llvm.fmuladd.f64(double %index.real, double %dt, double %t0)
  %k.first = mul i64 %index, %parts
  br i1 %stopped, label %finish, label %step
step:
  %s = phi i64 [ 0, %outer ], [ %s.next, %keep ]
  %k = add i64 %k.first, %s""".split("\n")
_TAIL = """\
  %s.next = add i64 %s, 1
  %s.more = icmp slt i64 %s.next, %parts
  br i1 %s.more, label %step, label %stepped
stepped:
  call void @llvm.memcpy.p0.p0.i64(ptr %y, ptr %then, i64 STATES, i1 false)
  %wait.left = sub i64 %wait, 1
  %due = icmp eq i64 %wait.left, 0
  br i1 %due, label %sample, label %next
sample:
  call void @llvm.memcpy.p0.p0.i64(ptr %row, ptr %y, i64 STATES, i1 false)
  %row.beside = getelementptr i8, ptr %row, i64 STATES
  call void @llvm.memcpy.p0.p0.i64(ptr %row.beside, ptr %seen, i64 DELAYED, i1 false)
  %row.after = getelementptr i8, ptr %row.beside, i64 DELAYED
  br label %next
next:
  %wait.next = phi i64 [ %wait.left, %stepped ], [ %every, %sample ]
  %row.next = phi ptr [ %row, %stepped ], [ %row.after, %sample ]
  %i.next = add i64 %i, 1
  %more = icmp slt i64 %i.next, %n
  br i1 %more, label %outer, label %finish
finish:
  %count = phi i64 [ 0, %ready ], [ %i, %outer ], [ %i, %LAST ], [ %n, %next ]
  ret i64 %count
}""".split("\n")
