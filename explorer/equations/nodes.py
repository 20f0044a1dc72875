"""A velocity between the nodes of a grid, for sixteen particles side by side, as LLVM text.

u and v of a node lie side by side in a level, so the four nodes of a row that a cubic needs are
eight neighbouring numbers, read at once. What each particle reads is a sum over rows with its own
weights; those sums are added two lanes at a time, so that no lane is added up alone. Gathers would
fetch the same numbers one by one, from as many addresses.

The text expects, in the entry of its function, `room()` and the scalars %count.A, %turns.A, %top.A
and %last.A of `bounds` for both axes, %width.wide and %width32: columns of a level.
"""

from __future__ import annotations

from explorer.equations.emit import Code
from explorer.equations.operands import Kind, Value, literal

LANES = 16
SIDE = Kind(64, LANES)
EDGE = 1e-6  # cells beyond the last node that rounding may carry a particle which follows a wall


def room() -> list[str]:
    """Memory for the weights, in the entry of the function."""
    return [
        f"%across = alloca <{4 * LANES} x double>, align 64",
        *(f"%up{k} = alloca {SIDE.real}, align 64" for k in range(4)),
    ]


def bounds(axis: str) -> list[str]:
    """Where an axis ends, and how often it is gone round within a cell; scalars."""
    a, far = axis, "0x7FF0000000000000"
    return [
        f"%count.{a} = sitofp i64 %n.{a} to double",
        f"%last.{a} = fsub double %count.{a}, 1.0",
        f"%open.{a} = icmp eq i64 %round.{a}, 0",
        f"%turn.{a} = fdiv double 1.0, %count.{a}",
        f"%turns.{a} = select i1 %open.{a}, double 0.0, double %turn.{a}",
        f"%top.{a} = select i1 %open.{a}, double %last.{a}, double %count.{a}",
        f"%beyond.{a} = fadd double %last.{a}, {literal(EDGE, 64)}",
        f"%high.{a} = select i1 %open.{a}, double %beyond.{a}, double {far}",
        f"%before.{a} = fneg double {literal(EDGE, 64)}",
        f"%low.{a} = select i1 %open.{a}, double %before.{a}, double 0xFFF0000000000000",
    ]


def read(code: Code, kind: str, bits: int, x: Value, y: Value) -> tuple[Value, Value]:
    """What all lanes read at places in cells, u and v, from `%level`; once in a scope.

    kind   linear, cubic (Catmull-Rom) or spline; bits: of the level's floats
    """
    node_x, share_x = _within(code, x, "x")
    node_y, share_y = _within(code, y, "y")
    across, up = _weights(code, share_x, kind), _weights(code, share_y, kind)
    _lay_out(code, across, up)
    integers = SIDE.of("i32")
    for line in (
        *spread("width", "i32", "%width32"),
        f"%row.first = mul {integers} {node_y}, %width",
        f"%node = add {integers} %row.first, {node_x}",
    ):
        code.line(f"  {line}")
    rows = [k for k in range(4) if up[k].number != 0.0]
    _add_up(code, [_sum(code, lane, rows, bits) for lane in range(LANES)])
    return code.register("u.now"), code.register("v.now")


def _within(code: Code, place: Value, axis: str) -> tuple[str, Value]:
    """The node before a place, as whole numbers, and the share of the cell beyond it."""
    place, last = turned(code, place, axis), Value(f"%last.{axis}", 0)
    node = code.intrinsic("floor", place)
    node = code.select(code.compare("olt", node, last), node, last)
    return whole(code, node), code.sub(place, node)


def turned(code: Code, place: Value, axis: str) -> Value:
    """A place within the grid: wrapped round, or held at the edge."""
    count, top = Value(f"%count.{axis}", 0), Value(f"%top.{axis}", 0)
    rounds = code.intrinsic("floor", code.mul(place, Value(f"%turns.{axis}", 0)))
    place, zero = code.muladd(code.neg(rounds), count, place), code.number(0.0)
    place = code.select(code.compare("ogt", place, zero), place, zero)
    return code.select(code.compare("olt", place, top), place, top)


def whole(code: Code, value: Value) -> str:
    """Lanes as 32-bit integers."""
    name = code.name("whole")
    code.line(f"  %{name} = fptosi {SIDE.real} {value.text} to {SIDE.of('i32')}")
    return f"%{name}"


def _weights(code: Code, s: Value, kind: str) -> list[Value]:
    """The weights of four neighbours at a share s of the cell between the middle ones."""
    n = code.number
    q = code.fsub(n(1.0), s)
    if kind == "linear":
        return [n(0.0), q, s, n(0.0)]
    square = code.mul(s, s)
    if kind == "spline":
        first = code.mul(code.mul(code.mul(q, q), q), n(1 / 6))
        last = code.mul(code.mul(square, s), n(1 / 6))
        second = code.muladd(square, code.muladd(s, n(0.5), n(-1.0)), n(2 / 3))
    else:
        both = code.mul(code.mul(s, n(-0.5)), q)
        first, last = code.mul(both, q), code.mul(both, s)
        second = code.muladd(square, code.muladd(s, n(1.5), n(-2.5)), n(1.0))
    third = code.fsub(code.fsub(code.fsub(n(1.0), first), last), second)
    return [first, second, third, last]


def _lay_out(code: Code, across: list[Value], up: list[Value]) -> None:
    """Weights to memory: those of a row by lane, those along a row lane after lane."""
    real, twice = SIDE.real, f"<{2 * LANES} x double>"
    for k, value in enumerate(up):
        if value.number != 0.0:
            code.line(f"  store {real} {code.spread(value)}, ptr %up{k}, align 64")
    zipped = [i for lane in range(LANES) for i in (lane, lane + LANES)]
    fours = [i for lane in range(LANES) for i in (2 * lane, 2 * lane + 1)]
    fours = [i + part for i in fours[::2] for part in (0, 1, 2 * LANES, 2 * LANES + 1)]
    a, b, c, d = (code.spread(value) for value in across)
    for line in (
        f"%across.low = {_shuffle(real, a, b, zipped)}",
        f"%across.high = {_shuffle(real, c, d, zipped)}",
        f"%across.all = {_shuffle(twice, '%across.low', '%across.high', fours)}",
        f"store <{4 * LANES} x double> %across.all, ptr %across, align 64",
    ):
        code.line(f"  {line}")


def _sum(code: Code, lane: int, rows: list[int], bits: int) -> str:
    """Products (u, v of four columns) for one particle: their sum is what it reads."""
    eight, four, element = "<8 x double>", "<4 x double>", Kind(bits).element
    stored, p = f"<8 x {element}>", f"lane{lane}"
    lines = [
        f"%{p}.node = extractelement {SIDE.of('i32')} %node, i32 {lane}",
        f"%{p}.wide = zext i32 %{p}.node to i64",
        f"%{p}.row0 = getelementptr {pair(bits)}, ptr %level, i64 %{p}.wide",
        *(
            f"%{p}.row{k} = getelementptr {pair(bits)}, ptr %{p}.row{k - 1}, i64 %width.wide"
            for k in range(1, 1 + rows[-1])
        ),
    ]
    total = ""
    for k in rows:
        lines += [
            f"%{p}.read{k} = load {stored}, ptr %{p}.row{k}, align {bits // 8}",
            f"%{p}.up{k} = getelementptr double, ptr %up{k}, i64 {lane}",
            f"%{p}.weight{k} = load double, ptr %{p}.up{k}",
            *spread(f"{p}.weights{k}", "double", f"%{p}.weight{k}", 8),
        ]
        value = f"%{p}.read{k}"
        if bits == 32:
            lines.append(f"%{p}.long{k} = fpext {stored} {value} to {eight}")
            value = f"%{p}.long{k}"
        product = f"{eight} {value}, {eight} %{p}.weights{k}"
        if total:
            lines.append(
                f"%{p}.sum{k} = call {eight} @llvm.fmuladd.v8f64({product}, {eight} {total})"
            )
        else:
            lines.append(f"%{p}.sum{k} = fmul {eight} {value}, %{p}.weights{k}")
        total = f"%{p}.sum{k}"
    doubled = [0, 0, 1, 1, 2, 2, 3, 3]
    lines += [
        f"%{p}.across = getelementptr double, ptr %across, i64 {4 * lane}",
        f"%{p}.four = load {four}, ptr %{p}.across, align 32",
        f"%{p}.eight = {_shuffle(four, f'%{p}.four', 'poison', doubled)}",
        f"%{p} = fmul {eight} {total}, %{p}.eight",
    ]
    for line in lines:
        code.line(f"  {line}")
    return f"%{p}"


def _add_up(code: Code, sums: list[str]) -> None:
    """Registers %u.now and %v.now of all lanes, each from eight products, two lanes at a time."""
    halves = ([0, 1, 2, 3, 8, 9, 10, 11], [4, 5, 6, 7, 12, 13, 14, 15])
    quarters = ([0, 1, 8, 9, 4, 5, 12, 13], [2, 3, 10, 11, 6, 7, 14, 15])
    width = 8
    for parts in (halves, quarters):
        added = []
        for a, b in zip(sums[::2], sums[1::2], strict=True):
            low, high, total = code.name("low"), code.name("high"), code.name("added")
            code.line(f"  %{low} = {_shuffle('<8 x double>', a, b, parts[0])}")
            code.line(f"  %{high} = {_shuffle('<8 x double>', a, b, parts[1])}")
            code.line(f"  %{total} = fadd <8 x double> %{low}, %{high}")
            added.append(f"%{total}")
        sums = added
    while len(sums) > 1:
        joined = []
        for a, b in zip(sums[::2], sums[1::2], strict=True):
            joined.append(f"%{(name := code.name('joined'))}")
            code.line(
                f"  %{name} = {_shuffle(f'<{width} x double>', a, b, list(range(2 * width)))}"
            )
        sums, width = joined, 2 * width
    order = [4 * (lane // 4) + (0, 2, 1, 3)[lane % 4] for lane in range(LANES)]
    for offset, name in enumerate("uv"):
        wanted = [2 * i + offset for i in order]
        code.line(f"  %{name}.now = {_shuffle(f'<{width} x double>', sums[0], 'poison', wanted)}")


def pair(bits: int) -> str:
    """The type of one node."""
    return f"<2 x {Kind(bits).element}>"


def _shuffle(type_: str, a: str, b: str, order: list[int]) -> str:
    wanted = ", ".join(f"i32 {i}" for i in order)
    return f"shufflevector {type_} {a}, {type_} {b}, <{len(order)} x i32> <{wanted}>"


def spread(name: str, element: str, scalar: str, lanes: int = LANES) -> list[str]:
    """A scalar in every lane."""
    type_ = f"<{lanes} x {element}>"
    return [
        f"%{name}.lane = insertelement {type_} poison, {element} {scalar}, i32 0",
        f"%{name} = shufflevector {type_} %{name}.lane, {type_} poison, "
        f"<{lanes} x i32> zeroinitializer",
    ]
