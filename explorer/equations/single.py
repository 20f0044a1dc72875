"""One trajectory with fixed steps: the rules of `steps` for flows, iteration for maps.

The loop has two levels: the inner one only steps, the outer one wakes for a sample, for the
cancel word, and at the end. A noisy flow finds in memory, as 64-bit patterns, the seed, the
index of this trajectory among many, and how many steps went before step 0.
"""

from __future__ import annotations

from explorer.equations import gauss, steps
from explorer.equations.emit import Code
from explorer.equations.lower import rates
from explorer.equations.operands import Value
from explorer.equations.tree import System

LIMIT = 1e12  # a state beyond this has diverged
PATIENCE = 1024  # steps between two looks at the cancel word
SIGNATURE = (
    "define i64 @advance(ptr noalias %y, ptr noalias %memory, ptr noalias readonly %p, double %t0, "
    "double %dt, i64 %first, i64 %n, i64 %every, ptr noalias %out, double %rtol, double %atol, "
    "ptr readonly %cancel) nounwind {"
)


def load(code: Code, pointer: str, count: int, offset: int = 0) -> list[Value]:
    """Consecutive doubles behind a pointer."""
    values = []
    for i in range(offset, offset + count):
        place, register = code.name("at"), code.name(pointer)
        code.line(f"  %{place} = getelementptr double, ptr %{pointer}, i64 {i}")
        code.line(f"  %{register} = load double, ptr %{place}")
        values.append(code.register(register))
    return values


def store(code: Code, values: list[Value], pointer: str, offset: int = 0) -> None:
    """Consecutive doubles to a pointer."""
    for i, value in enumerate(values):
        place = code.name("at")
        code.line(f"  %{place} = getelementptr double, ptr %{pointer}, i64 {offset + i}")
        code.line(f"  store double {operand(code, value)}, ptr %{place}")


def operand(code: Code, value: Value) -> str:
    """Text of a scalar where verbatim text needs one."""
    return code.number(value.number).text if value.number is not None else value.text


def finite(code: Code, values: list[Value]) -> str:
    """Name of the truth that every value lies within the limit; NaN does not."""
    limit = code.number(LIMIT)
    tests = [code.compare("ole", code.intrinsic("fabs", v), limit).text for v in values]
    while len(tests) > 1:
        name = code.name("in")
        code.line(f"  %{name} = and i1 {tests[0]}, {tests[1]}")
        tests = [*tests[2:], f"%{name}"]
    return tests[0]


def trajectory(system: System, rule: str) -> tuple[str, Code]:
    """Text of `advance` for "map" or a rule of fixed steps."""
    code = Code()
    d = system.dimension
    p = load(code, "p", len(system.params))
    start = load(code, "y", d)
    h = Value("%dt", 0)
    half = code.mul(h, code.number(0.5))
    if system.noise:
        _words(code, "seed", "member", "ahead")
    code.open("step")
    y = [code.register(f"y{i}") for i in range(d)]
    code.line("  %index = add i64 %first, %i")
    code.line("  %real = sitofp i64 %index to double")
    index = code.register("real")
    if rule == "map":
        after = rates(code, system, index, y, p)
    else:
        t = code.muladd(index, h, Value("%t0", 0))
        code.line("  %index1 = add i64 %index, 1")
        code.line("  %real1 = sitofp i64 %index1 to double")
        end = code.muladd(code.register("real1"), h, Value("%t0", 0))
        times = [t, code.add(t, half), end]
        key, place = _random(code, system) if system.noise else (None, None)
        after = steps.step(code, system, rule, y, p, times, h, key, place)
    good = finite(code, after)
    return "\n".join(_loop(code, start, after, good)), code


def _words(code: Code, *names: str) -> None:
    """The first words of memory by name."""
    for i, name in enumerate(names):
        code.line(f"  %{name}.at = getelementptr i64, ptr %memory, i64 {i}")
        code.line(f"  %{name} = load i64, ptr %{name}.at")


def _random(code: Code, system: System) -> tuple[Value, steps.Place]:
    """The key of this step's random numbers, and where the n-th of them stands."""
    code.line("  %since = add i64 %index, %ahead")
    key = gauss.stream(code, Value("%seed", 0, "i64"), code.register("since", "i64"))
    size = steps.per_member(system)
    first = code.integer("mul", Value("%member", 0, "i64"), size)
    return key, lambda n: code.integer("add", first, n)


def _loop(code: Code, start: list[Value], after: list[Value], good: str) -> list[str]:
    """The step inside its two loops."""
    d, width = len(start), 8 * len(start)
    code.open("sample")
    store(code, after, "row")
    samples = code.close().lines
    body = code.close()
    code.open("finish")
    store(code, [code.register(f"e{i}") for i in range(d)], "y")
    finish = code.close().lines
    ends = [operand(code, value) for value in after]

    def phis(name: str, *cases: tuple[list[str], str]) -> list[str]:
        return [
            f"  %{name}{i} = phi double " + ", ".join(f"[ {v[i]}, %{b} ]" for v, b in cases)
            for i in range(d)
        ]

    starts = [value.text for value in start]
    chunk, step = ([f"%{c}{i}" for i in range(d)] for c in "cy")
    return [
        SIGNATURE,
        "entry:",
        *code.scopes[0].lines,
        *_HEAD,
        "chunk:",
        *phis("c", (starts, code.scopes[0].label), (ends, "next")),
        *(line.replace("%entry", f"%{code.scopes[0].label}") for line in _CHUNK),
        "step:",
        "  %i = phi i64 [ %done, %chunk ], [ %i.next, %more ]",
        *phis("y", (chunk, "chunk"), (ends, "more")),
        *body.lines,
        f"  br i1 {good}, label %more, label %finish, !prof !0",
        *_MORE,
        "sample:",
        *samples,
        f"  %row.after = getelementptr i8, ptr %row, i64 {width}",
        *_NEXT,
        "finish:",
        *phis("e", (chunk, "chunk"), (step, body.label)),
        f"  %count = phi i64 [ %done, %chunk ], [ %i, %{body.label} ]",
        *finish,
        "  ret i64 %count",
        "}",
    ]


_HEAD = """\
  %silence = alloca i32
  store i32 0, ptr %silence
  %deaf = icmp eq ptr %cancel, null
  %word = select i1 %deaf, ptr %silence, ptr %cancel
  %phase = srem i64 %first, %every
  %first.wait = sub i64 %every, %phase
  %mute = icmp eq ptr %out, null
  %wait.start = select i1 %mute, i64 9223372036854775807, i64 %first.wait
  br label %chunk""".split("\n")
_CHUNK = f"""\
  %done = phi i64 [ 0, %entry ], [ %stop, %next ]
  %wait = phi i64 [ %wait.start, %entry ], [ %wait.next, %next ]
  %row = phi ptr [ %out, %entry ], [ %row.next, %next ]
  %left = sub i64 %n, %done
  %some = call i64 @llvm.smin.i64(i64 %left, i64 {PATIENCE})
  %m = call i64 @llvm.smin.i64(i64 %some, i64 %wait)
  %stop = add i64 %done, %m
  %idle = icmp sle i64 %left, 0
  %flag = load volatile i32, ptr %word
  %stopped = icmp ne i32 %flag, 0
  %quit = or i1 %idle, %stopped
  br i1 %quit, label %finish, label %step""".split("\n")
_MORE = """\
more:
  %i.next = add i64 %i, 1
  %again = icmp slt i64 %i.next, %stop
  br i1 %again, label %step, label %resume
resume:
  %wait.left = sub i64 %wait, %m
  %due = icmp eq i64 %wait.left, 0
  br i1 %due, label %sample, label %next""".split("\n")
_NEXT = """\
  br label %next
next:
  %wait.next = phi i64 [ %wait.left, %resume ], [ %every, %sample ]
  %row.next = phi ptr [ %row, %resume ], [ %row.after, %sample ]
  br label %chunk""".split("\n")
