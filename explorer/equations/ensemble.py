"""Many members of one system: structure of arrays, explicit vectors, time loop outside.

Members are taken in blocks small enough for the first-level cache. A block is copied to the stack,
padded to whole vectors with copies of its last member, stepped n times and copied back: one code
path for every member, so that results cannot depend on where a block or a thread begins.
Scalars of one step (times, and what depends on time alone) are computed once per block and step in
double precision, then narrowed and spread over the lanes.
"""

from __future__ import annotations

from explorer.equations import gauss, steps
from explorer.equations.emit import Code, Scope
from explorer.equations.lower import rates
from explorer.equations.operands import Kind, Value
from explorer.equations.single import load
from explorer.equations.tree import System

LANES = {32: 32, 64: 16}
BLOCK = 512  # members, at most
BLOCK_BYTES = 24576
HEAD = (
    "define void @advance(ptr noalias %y, i64 %stride, ptr noalias readonly %p, double %t0, "
    "double %dt, i64 %first, i64 %n, i64 %begin, i64 %end, ptr readonly %cancel, "
    "i64 %seed, i64 %ahead) nounwind {"
)
RECORD = ", ptr noalias %out, i64 %of"  # one row of the state after every step


def advance(
    system: System, rule: str, bits: int, per_member: bool, record: bool = False
) -> tuple[str, Code]:
    """Text of `advance` for "map" or a rule of fixed steps; parameters shared, or a row each.

    record   state `of` goes to out[step, member - begin], (n, end - begin), after every step
    """
    d, n_params = system.dimension, len(system.params)
    rows = d + (n_params if per_member else 0)
    kind = Kind(bits, LANES[bits])
    block = BLOCK
    while block > kind.lanes and rows * block * bits // 8 > BLOCK_BYTES:
        block //= 2
    code = Code()
    p = [] if per_member else load(code, "p", n_params)
    step = code.open("time")
    index, times = _times(code)
    member = code.open("member", kind)
    fields = _fields(code, kind, rows, block)
    y = fields[:d]
    p = fields[d:] if per_member else p
    if rule == "map":
        after = rates(code, system, index, y, p)
    else:
        key, place = _random(code, system, kind) if system.noise else (None, None)
        after = steps.step(code, system, rule, y, p, times, Value("%dt", 0), key, place)
    for i, value in enumerate(after):
        text = code.spread(value)
        code.line(f"  store {kind.real} {text}, ptr %place{i}, align {kind.lanes * bits // 8}")
    code.close()
    code.close()
    return "\n".join(_text(code, step, member, kind, d, rows, block, record)), code


def _times(code: Code) -> tuple[Value, list[Value]]:
    """Index of the step, and its beginning, middle and end."""
    t0, h = Value("%t0", 0), Value("%dt", 0)
    code.line("  %index = add i64 %first, %i")
    code.line("  %index1 = add i64 %index, 1")
    code.line("  %real = sitofp i64 %index to double")
    code.line("  %real1 = sitofp i64 %index1 to double")
    index = code.register("real")
    t = code.muladd(index, h, t0)
    end = code.muladd(code.register("real1"), h, t0)
    return index, [t, code.add(t, code.mul(h, code.number(0.5))), end]


def _random(code: Code, system: System, kind: Kind) -> tuple[Value, steps.Place]:
    """The key of this step's random numbers in every lane, and where the n-th of them stands."""
    scope, lanes = code.scopes[-2], kind.lanes
    scope.lines.append("  %since = add i64 %index, %ahead")
    key = gauss.stream(code, Value("%seed", 0, "i64"), Value("%since", 1, "i64"))
    scope.lines.append(f"  %key.one = insertelement {kind.whole} poison, i64 {key.text}, i32 0")
    scope.lines.append(
        f"  %key = shufflevector {kind.whole} %key.one, {kind.whole} poison, "
        f"{kind.of('i32')} zeroinitializer"
    )
    size = steps.per_member(system)
    counted = ", ".join(f"i64 {size * lane}" for lane in range(lanes))
    code.line("  %who = add i64 %at, %j")
    code.line(f"  %who.first = mul i64 %who, {size}")
    code.line(f"  %who.one = insertelement {kind.whole} poison, i64 %who.first, i32 0")
    code.line(
        f"  %who.all = shufflevector {kind.whole} %who.one, {kind.whole} poison, "
        f"{kind.of('i32')} zeroinitializer"
    )
    code.line(f"  %who.lanes = add {kind.whole} %who.all, <{counted}>")
    first = code.register("who.lanes", kind.whole)
    return Value("%key", 1, kind.whole), lambda n: code.integer("add", first, n)


def _fields(code: Code, kind: Kind, rows: int, block: int) -> list[Value]:
    """One vector of every row of the block, at offset j."""
    size = kind.bits // 8
    for i in range(rows):
        code.line(f"  %offset{i} = add i64 %j, {i * block}")
        code.line(f"  %place{i} = getelementptr {kind.element}, ptr %scratch, i64 %offset{i}")
        code.line(f"  %old{i} = load {kind.real}, ptr %place{i}, align {kind.lanes * size}")
    return [code.register(f"old{i}") for i in range(rows)]


def _text(
    code: Code, step: Scope, member: Scope, kind: Kind, d: int, rows: int, block: int,
    record: bool,
) -> list[str]:  # fmt: skip
    """The function: blocks, steps, members, each loop round the next."""
    entry, size, lanes = code.scopes[0], kind.bits // 8, kind.lanes
    return [
        HEAD.replace(") nounwind", f"{RECORD}) nounwind") if record else HEAD,
        "entry:",
        f"  %scratch = alloca [{rows * block} x {kind.element}], align {lanes * size}",
        *entry.lines,
        "  %silence = alloca i32",
        "  store i32 0, ptr %silence",
        "  %deaf = icmp eq ptr %cancel, null",
        "  %word = select i1 %deaf, ptr %silence, ptr %cancel",
        "  %some = icmp slt i64 %begin, %end",
        "  %steps = icmp sgt i64 %n, 0",
        "  %work = and i1 %some, %steps",
        "  br i1 %work, label %block, label %finish",
        "block:",
        f"  %at = phi i64 [ %begin, %{entry.label} ], [ %at.next, %copied ]",
        "  %left = sub i64 %end, %at",
        f"  %count = call i64 @llvm.smin.i64(i64 %left, i64 {block})",
        f"  %up = add i64 %count, {lanes - 1}",
        f"  %padded = and i64 %up, {-lanes}",
        "  br label %rows",
        *_copy("rows", "filled", "step", rows, size, block, kind, d, inward=True),
        "step:",
        "  %i = phi i64 [ 0, %filled ], [ %i.next, %stepped ]",
        "  %flag = load volatile i32, ptr %word",
        "  %stopped = icmp ne i32 %flag, 0",
        "  br i1 %stopped, label %finish, label %time",
        "time:",
        *step.lines,
        "  br label %member",
        "member:",
        f"  %j = phi i64 [ 0, %{step.label} ], [ %j.next, %{member.label} ]",
        *member.lines,
        f"  %j.next = add i64 %j, {lanes}",
        "  %j.more = icmp ult i64 %j.next, %padded",
        "  br i1 %j.more, label %member, label %stepped",
        "stepped:",
        *(_record(kind, block) if record else ()),
        "  %i.next = add i64 %i, 1",
        "  %i.more = icmp slt i64 %i.next, %n",
        "  br i1 %i.more, label %step, label %back",
        *_copy("back", "copied", "", d, size, block, kind, d, inward=False),
        f"  %at.next = add i64 %at, {block}",
        "  %at.more = icmp slt i64 %at.next, %end",
        "  br i1 %at.more, label %block, label %finish",
        "finish:",
        "  ret void",
        "}",
    ]


def _record(kind: Kind, block: int) -> list[str]:
    """One row of the block, without the padding, to its place in `out`."""
    size = kind.bits // 8
    return [
        f"  %record.row = mul i64 %of, {block}",
        f"  %record.near = getelementptr {kind.element}, ptr %scratch, i64 %record.row",
        "  %record.width = sub i64 %end, %begin",
        "  %record.line = mul i64 %i, %record.width",
        "  %record.column = sub i64 %at, %begin",
        "  %record.index = add i64 %record.line, %record.column",
        f"  %record.far = getelementptr {kind.element}, ptr %out, i64 %record.index",
        f"  %record.bytes = mul i64 %count, {size}",
        "  call void @llvm.memcpy.p0.p0.i64(ptr %record.far, ptr %record.near, "
        "i64 %record.bytes, i1 false)",
    ]


def _copy(
    label: str, done: str, then: str, rows: int, size: int, block: int, kind: Kind, d: int,
    inward: bool,
) -> list[str]:  # fmt: skip
    """Loop over rows between the arrays and the block; inward it also pads."""
    r = label
    before = "block" if inward else "stepped"
    end = f"{r}.padded" if inward else r
    text = [
        f"{r}:",
        f"  %{r}.k = phi i64 [ 0, %{before} ], [ %{r}.next, %{end} ]",
        f"  %{r}.own = icmp ult i64 %{r}.k, {d}",
        f"  %{r}.other = sub i64 %{r}.k, {d}",
        f"  %{r}.line = select i1 %{r}.own, i64 %{r}.k, i64 %{r}.other",
        f"  %{r}.array = select i1 %{r}.own, ptr %y, ptr %p",
        f"  %{r}.start = mul i64 %{r}.line, %stride",
        f"  %{r}.index = add i64 %{r}.start, %at",
        f"  %{r}.far = getelementptr {kind.element}, ptr %{r}.array, i64 %{r}.index",
        f"  %{r}.row = mul i64 %{r}.k, {block}",
        f"  %{r}.near = getelementptr {kind.element}, ptr %scratch, i64 %{r}.row",
        f"  %{r}.bytes = mul i64 %count, {size}",
    ]
    to, source = (f"%{r}.near", f"%{r}.far") if inward else (f"%{r}.far", f"%{r}.near")
    text.append(
        f"  call void @llvm.memcpy.p0.p0.i64(ptr {to}, ptr {source}, i64 %{r}.bytes, i1 false)"
    )
    if inward:
        text += [
            "  %last.index = sub i64 %count, 1",
            f"  %last.place = getelementptr {kind.element}, ptr %{r}.near, i64 %last.index",
            f"  %last = load {kind.element}, ptr %last.place",
            "  br label %pad",
            "pad:",
            f"  %pad.k = phi i64 [ %count, %{r} ], [ %pad.next, %pad.one ]",
            "  %pad.more = icmp ult i64 %pad.k, %padded",
            f"  br i1 %pad.more, label %pad.one, label %{r}.padded",
            "pad.one:",
            f"  %pad.place = getelementptr {kind.element}, ptr %{r}.near, i64 %pad.k",
            f"  store {kind.element} %last, ptr %pad.place",
            "  %pad.next = add i64 %pad.k, 1",
            "  br label %pad",
            f"{r}.padded:",
        ]
    text += [
        f"  %{r}.next = add i64 %{r}.k, 1",
        f"  %{r}.more = icmp ult i64 %{r}.next, {rows}",
        f"  br i1 %{r}.more, label %{r}, label %{done}",
        f"{done}:",
    ]
    if then:
        text.append(f"  br label %{then}")
    return text
