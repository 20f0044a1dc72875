"""The machine code of a drift as LLVM text: RK4 steps of sixteen particles at a time; see `drift`.

Steps are the outer loop, sixteens the next, the four slopes of a step the innermost. `text` writes
them in that order; each part below writes what one block of it does.
"""

from __future__ import annotations

from explorer.equations.emit import Code, Scope
from explorer.equations.nodes import LANES, SIDE, bounds, pair, read, room, spread, turned, whole
from explorer.equations.operands import Value

HEAD = (
    "define void @march(ptr noalias %place, i64 %stride, ptr noalias %state, ptr readonly %levels, "
    "i64 %steps, double %dt, i64 %begin, i64 %end, i64 %n.x, i64 %n.y, i64 %round.x, "
    "i64 %round.y, ptr readonly %land, i64 %clamp, ptr readonly %cancel) nounwind {"
)


def text(kind: str, bits: int) -> str:
    """LLVM text of `march` for one way of reading between nodes, and floats of a width."""
    code = Code()
    entry = _prepare(code)
    group = code.open("group", SIDE)
    places = _fetch(code)
    stage = code.open("stage", SIDE)
    after = _stage(code, kind, bits, *places)
    code.close()
    group.lines, begun = [], group.lines
    new = [code.register("x.after"), code.register("y.after")]
    _look(code, new)
    shore = code.open("shore", SIDE)
    _ashore(code, new)
    code.close()
    return "\n".join((
        HEAD,
        "entry:",
        *entry.lines,
        "  br label %step",
        *_steps(bits),
        "group:",
        *begun,
        f"  %any = call i1 @llvm.vector.reduce.or.v{LANES}i1({SIDE.truth} %moves)",
        "  br i1 %any, label %stage, label %next",
        *_stages(stage, after),
        *group.lines,
        "  br i1 %dry, label %kept, label %shore",
        "shore:",
        *shore.lines,
        "  br label %kept",
        "kept:",
        f"  %beached = phi {SIDE.truth} [ zeroinitializer, %moved ], [ %beach, %shore ]",
        *_kept(),
        "  br label %next",
        "next:",
        f"  %at.next = add i64 %at, {LANES}",
        "  br label %groups",
        "stepped:",
        "  %i.next = add i64 %i, 1",
        "  br label %step",
        "finish:",
        "  ret void",
        "}",
    ))  # fmt: skip


def _steps(bits: int) -> list[str]:
    """The loop over steps, and in it the one over sixteens."""
    return [
        "step:",
        "  %i = phi i64 [ 0, %entry ], [ %i.next, %stepped ]",
        "  %flag = load volatile i32, ptr %word",
        "  %stopped = icmp ne i32 %flag, 0",
        "  %over = icmp sge i64 %i, %steps",
        "  %ends = or i1 %stopped, %over",
        "  %double = shl i64 %i, 1",
        "  %first = mul i64 %double, %size",
        f"  %begins = getelementptr {pair(bits)}, ptr %levels, i64 %first",
        "  br i1 %ends, label %finish, label %step.begun",
        "step.begun:",
        "  br label %groups",
        "groups:",
        "  %at = phi i64 [ %begin, %step.begun ], [ %at.next, %next ]",
        "  %some = icmp slt i64 %at, %end",
        "  br i1 %some, label %group, label %stepped",
    ]


def _stages(stage: Scope, after: list[Value]) -> list[str]:
    """The loop over the four slopes of a step; places come out of it."""
    names, first = ("u", "v", "x.sum", "y.sum"), ("zeroinitializer", "zeroinitializer", "%x", "%y")
    return [
        "stage:",
        "  %k = phi i64 [ 0, %group ], [ %k.next, %stage ]",
        *(
            f"  %{name} = phi {SIDE.real} [ {begun}, %group ], [ {value.text}, %stage ]"
            for name, begun, value in zip(names, first, after, strict=True)
        ),
        *stage.lines,
        "  %k.next = add i64 %k, 1",
        "  %k.more = icmp ult i64 %k.next, 4",
        "  br i1 %k.more, label %stage, label %moved",
        "moved:",
        *(
            f"  %{name}.after = phi {SIDE.real} [ {value.text}, %stage ]"
            for name, value in zip("xy", after[2:], strict=True)
        ),
    ]


def _prepare(code: Code) -> Scope:
    """What a call knows before its first step: extents, bounds, shares of a step."""
    for line in (
        "%x.all = getelementptr double, ptr %place, i64 0",
        "%y.all = getelementptr double, ptr %place, i64 %stride",
        "%width.wide = add i64 %n.x, 3",
        "%rows = add i64 %n.y, 3",
        "%width32 = trunc i64 %width.wide to i32",
        "%size = mul i64 %width.wide, %rows",
        "%stops = icmp eq i64 %clamp, 0",
        "%dry = icmp eq ptr %land, null",
        "%deaf = icmp eq ptr %cancel, null",
        "%silence = alloca i32",
        "store i32 0, ptr %silence",
        "%word = select i1 %deaf, ptr %silence, ptr %cancel",
        *room(),
        *(line for axis in "xy" for line in bounds(axis)),
        "%reach = alloca [4 x double]",
        "%part = alloca [4 x double]",
    ):
        code.line(f"  {line}")
    dt = Value("%dt", 0)
    for name, shares in (("reach", (0.0, 0.5, 0.5, 1.0)), ("part", (1 / 6, 1 / 3, 1 / 3, 1 / 6))):
        for i, share in enumerate(shares):
            value = code.mul(dt, code.number(share))
            code.line(f"  %{name}{i} = getelementptr double, ptr %{name}, i64 {i}")
            code.line(f"  store double {code.spread(value)}, ptr %{name}{i}")
    return code.here


def _fetch(code: Code) -> tuple[Value, Value]:
    """Places of the sixteen at `at`; who does not move stands at the first node meanwhile."""
    state, real, truth = SIDE.of("i8"), SIDE.real, SIDE.truth
    lanes = ", ".join(f"i64 {lane}" for lane in range(LANES))
    for line in (
        "%left.one = sub i64 %end, %at",
        *spread("left", "i64", "%left.one"),
        f"%inside = icmp slt {SIDE.of('i64')} <{lanes}>, %left",
        "%state.at = getelementptr i8, ptr %state, i64 %at",
        f"%fate = call {state} @llvm.masked.load.v{LANES}i8.p0(ptr %state.at, i32 1, "
        f"{truth} %inside, {state} splat (i8 1))",
        f"%moves = icmp eq {state} %fate, zeroinitializer",
        *(
            f"%{a}{end}"
            for a in "xy"
            for end in (
                f".at = getelementptr double, ptr %{a}.all, i64 %at",
                f" = call {real} @llvm.masked.load.v{LANES}f64.p0(ptr %{a}.at, i32 8, "
                f"{truth} %moves, {real} zeroinitializer)",
            )
        ),
    ):
        code.line(f"  {line}")
    return code.register("x"), code.register("y")


def _stage(code: Code, kind: str, bits: int, x: Value, y: Value) -> list[Value]:
    """The slopes u, v where the last ones lead, and the sums of the step so far."""
    for line in (
        "%level.half = add i64 %k, 1",
        "%level.index = lshr i64 %level.half, 1",
        "%level.first = mul i64 %level.index, %size",
        f"%level = getelementptr {pair(bits)}, ptr %begins, i64 %level.first",
        *_looked_up("reach"),
        *_looked_up("part"),
    ):
        code.line(f"  {line}")
    reach, part = code.register("reach.k"), code.register("part.k")
    old = [code.register(name) for name in ("u", "v", "x.sum", "y.sum")]
    u, v = read(code, kind, bits, code.muladd(reach, old[0], x), code.muladd(reach, old[1], y))
    return [u, v, code.muladd(part, u, old[2]), code.muladd(part, v, old[3])]


def _looked_up(name: str) -> list[str]:
    return [
        f"%{name}.at = getelementptr double, ptr %{name}, i64 %k",
        f"%{name}.one = load double, ptr %{name}.at",
        *spread(f"{name}.k", "double", f"%{name}.one"),
    ]


def _look(code: Code, new: list[Value]) -> None:
    """The places after a step go back; who is beyond an open edge is out."""
    tests = [
        code.compare(how, value, Value(f"%{bound}.{axis}", 0)).text
        for value, axis in zip(new, "xy", strict=True)
        for how, bound in (("olt", "low"), ("ogt", "high"))
    ]
    for line in (
        f"%out.x = or {SIDE.truth} {tests[0]}, {tests[1]}",
        f"%out.y = or {SIDE.truth} {tests[2]}, {tests[3]}",
        f"%out = or {SIDE.truth} %out.x, %out.y",
        *(
            f"call void @llvm.masked.store.v{LANES}f64.p0({SIDE.real} {value.text}, ptr %{a}.at, "
            f"i32 8, {SIDE.truth} %moves)"
            for value, a in zip(new, "xy", strict=True)
        ),
    ):
        code.line(f"  {line}")


def _ashore(code: Code, new: list[Value]) -> None:
    """Whose nearest node is land."""
    code.floor, bytes_ = len(code.scopes) - 1, SIDE.of("i8")
    nodes = []
    for value, axis in zip(new, "xy", strict=True):
        near = code.intrinsic("floor", code.add(turned(code, value, axis), code.number(0.5)))
        count = Value(f"%count.{axis}", 0)
        nodes.append(whole(code, code.select(code.compare("olt", near, count), near,
                                              code.number(0.0))))  # fmt: skip
    code.floor = 0
    for line in (
        "%n.x32 = trunc i64 %n.x to i32",
        *spread("shore.width", "i32", "%n.x32"),
        f"%shore.row = mul {SIDE.of('i32')} {nodes[1]}, %shore.width",
        f"%shore.node = add {SIDE.of('i32')} %shore.row, {nodes[0]}",
    ):
        code.line(f"  {line}")
    found = "poison"
    for lane in range(LANES):
        for line in (
            f"%shore{lane} = extractelement {SIDE.of('i32')} %shore.node, i32 {lane}",
            f"%shore.wide{lane} = zext i32 %shore{lane} to i64",
            f"%shore.at{lane} = getelementptr i8, ptr %land, i64 %shore.wide{lane}",
            f"%shore.is{lane} = load i8, ptr %shore.at{lane}",
            f"%ground{lane} = insertelement {bytes_} {found}, i8 %shore.is{lane}, i32 {lane}",
        ):
            code.line(f"  {line}")
        found = f"%ground{lane}"
    code.line(f"  %beach = icmp ne {bytes_} {found}, zeroinitializer")


def _kept() -> list[str]:
    """What has become of the sixteen."""
    bytes_, truth = SIDE.of("i8"), SIDE.truth
    return [
        f"  {line}"
        for line in (
            *spread("stop", "i1", "%stops"),
            f"%lost = and {truth} %out, %stop",
            f"%within = xor {truth} %out, splat (i1 true)",
            f"%ashore = and {truth} %beached, %within",
            f"%fate.lost = select {truth} %lost, {bytes_} splat (i8 1), {bytes_} zeroinitializer",
            f"%fate.new = select {truth} %ashore, {bytes_} splat (i8 2), {bytes_} %fate.lost",
            f"call void @llvm.masked.store.v{LANES}i8.p0({bytes_} %fate.new, ptr %state.at, "
            f"i32 1, {truth} %moves)",
        )
    ]
