"""Machine code in the making: LLVM text with value numbering, hoisting and explicit fusion.

Every value knows the scope that computes it (call, step, member ...), and an instruction goes to
the deepest scope among its operands. So what depends on parameters alone leaves the loop, what
depends on time alone is computed once per step, and equal sub-expressions are computed once.
No floating-point flag is set anywhere: products and sums are fused by hand (`llvm.fmuladd`), so
one text gives one rounding, wherever the instruction stands and however a run is split.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorer.equations.operands import SCALAR, Kind, Value, literal

_FOLDED = {"fadd": lambda a, b: a + b, "fsub": lambda a, b: a - b, "fmul": lambda a, b: a * b}
_COMMUTATIVE = {"fadd", "fmul", "and", "or", "xor", "add"}


class Scope:
    """Instructions of one nesting level, in order, and the values known there."""

    def __init__(self, label: str, kind: Kind):
        self.entry = self.label = label
        self.kind = kind
        self.lines: list[str] = []
        self.known: dict[tuple[object, ...], Value] = {}


class Code:
    """The body of one function: a stack of scopes that share one set of register names."""

    def __init__(self, kind: Kind = SCALAR):
        self.scopes = [Scope("entry", kind)]
        self.products: dict[str, tuple[Value, Value, int]] = {}
        self.functions: dict[str, str] = {}
        self.floor = 0  # no instruction goes to a shallower scope: for what is seldom needed
        self._count = 0

    # -- scopes and names -------------------------------------------------------------------

    def open(self, label: str, kind: Kind = SCALAR) -> Scope:
        """Begin a scope inside the present one."""
        self.scopes.append(Scope(label, kind))
        return self.scopes[-1]

    def close(self) -> Scope:
        """Leave the innermost scope; its lines are complete."""
        return self.scopes.pop()

    @property
    def here(self) -> Scope:
        return self.scopes[-1]

    def name(self, stem: str = "v") -> str:
        self._count += 1
        return f"{stem}.{self._count}"

    def line(self, text: str) -> None:
        """One instruction, verbatim, into the innermost scope."""
        self.here.lines.append(text)

    def label(self, name: str, scope: Scope | None = None) -> None:
        """Begin a basic block."""
        scope = scope or self.here
        scope.lines.append(f"{name}:")
        scope.label = name

    def register(self, name: str, type: str | None = None) -> Value:
        """A value that verbatim text defined in the innermost scope."""
        return Value(f"%{name}", len(self.scopes) - 1, type or self.here.kind.real)

    def number(self, value: float) -> Value:
        return Value(literal(value, 64), -1, "double", float(value))

    def spread(self, value: Value) -> str:
        """Text of a value as verbatim text in the innermost scope needs it."""
        return self.operand(value, self.here.kind, self.here.kind.real)

    # -- instructions -----------------------------------------------------------------------

    def depth_of(self, args: Sequence[Value]) -> int:
        """The deepest scope among the operands."""
        return max(0, *(value.depth for value in args))

    def operand(self, value: Value, kind: Kind, type: str) -> str:
        """Text of `value` as an operand of `type` in a scope of `kind`."""
        if value.depth >= 0:
            return value.text if value.type == type else self._lift(value, kind).text
        if value.number is None:
            return value.text
        if type == kind.whole:
            text = f"i{kind.bits} {int(value.number)}"
        else:
            text = f"{kind.element} {literal(value.number, kind.bits)}"
        return f"splat ({text})" if kind.lanes else text.split()[1]

    def _lift(self, value: Value, kind: Kind) -> Value:
        """A scalar narrowed and repeated over the lanes, once, where the scalar is computed."""
        scope = self.scopes[value.depth]
        key = ("lift", value.text, kind)
        if key not in scope.known:
            text = value.text
            if kind.bits == 32:
                scope.lines.append(f"  %{(r := self.name())} = fptrunc double {text} to float")
                text = f"%{r}"
            if kind.lanes:
                one, all_ = self.name(), self.name()
                scope.lines.append(
                    f"  %{one} = insertelement {kind.real} poison, {kind.element} {text}, i32 0"
                )
                scope.lines.append(
                    f"  %{all_} = shufflevector {kind.real} %{one}, {kind.real} poison, "
                    f"{kind.of('i32')} zeroinitializer"
                )
                text = f"%{all_}"
            scope.known[key] = Value(text, value.depth, kind.real)
        return scope.known[key]

    def emit(self, op: str, args: Sequence[Value], form: str, takes: str, gives: str) -> Value:
        """One instruction, or the register of an equal earlier one.

        form          text after `=`, with {0} {1} .. for operands and {T} {R} for types
        takes, gives  "real", "whole" or "truth": attribute of the scope's kind
        """
        own = self.depth_of(args)
        depth = max(own, self.floor)
        scope = self.scopes[depth]
        kind = scope.kind
        type_, result = getattr(kind, takes), getattr(kind, gives)
        texts = [
            value.text if value.type in (kind.truth, "i1") else self.operand(value, kind, type_)
            for value in args
        ]
        key = (op, *(sorted(texts) if op in _COMMUTATIVE else texts))
        for outer in self.scopes[own : depth + 1]:
            if key in outer.known:
                return outer.known[key]
        register = f"%{self.name()}"
        body = form.format(*texts, T=type_, R=result, S=kind.suffix)
        scope.lines.append(f"  {register} = {body}")
        scope.known[key] = value = Value(register, depth, result)
        return value

    def _binary(self, op: str, a: Value, b: Value) -> Value:
        if a.number is not None and b.number is not None and op in _FOLDED:
            return self.number(_FOLDED[op](a.number, b.number))
        return self.emit(op, (a, b), op + " {T} {0}, {1}", "real", "real")

    def fadd(self, a: Value, b: Value) -> Value:
        """Sum as one instruction, for reductions whose rounding matters."""
        return self._binary("fadd", a, b)

    def fsub(self, a: Value, b: Value) -> Value:
        """Difference as one instruction."""
        return self._binary("fsub", a, b)

    def fdiv(self, a: Value, b: Value) -> Value:
        """Quotient as one instruction."""
        return self._binary("fdiv", a, b)

    def mul(self, a: Value, b: Value) -> Value:
        for one, other in ((a, b), (b, a)):
            if one.number == 1.0:
                return other
            if one.number == -1.0:
                return self.neg(other)
        value = self._binary("fmul", a, b)
        if value.number is None:
            self.products[value.text] = (a, b, value.depth)
        return value

    def _factors(self, value: Value, other: Value) -> tuple[Value, Value] | None:
        """The factors of a product that may be fused into a sum with `other`.

        A product of an outer scope is finished already: adding it costs less than redoing it.
        """
        a, b, depth = self.products.get(value.text, (value, value, -1))
        if depth < max(0, other.depth):
            return None
        return (a, b) if a.depth <= b.depth else (b, a)

    def add(self, a: Value, b: Value) -> Value:
        for one, other in ((a, b), (b, a)):
            if one.number == 0.0:
                return other
        for one, other in ((b, a), (a, b)):
            if factors := self._factors(one, other):
                return self.muladd(*factors, other)
        return self._binary("fadd", a, b)

    def sub(self, a: Value, b: Value) -> Value:
        if b.number == 0.0:
            return a
        if factors := self._factors(b, a):
            return self.muladd(self.neg(factors[0]), factors[1], a)
        if factors := self._factors(a, b):
            return self.muladd(*factors, self.neg(b))
        return self._binary("fsub", a, b)

    def div(self, a: Value, b: Value) -> Value:
        """Quotient; by the reciprocal where that can be computed outside the loop."""
        if b.number and math.isfinite(1.0 / b.number):
            if a.number is not None:
                return self.number(a.number / b.number)
            if math.frexp(b.number)[0] in (0.5, -0.5) or a.depth > 0:
                return self.mul(a, self.number(1.0 / b.number))
        elif 0 <= b.depth < a.depth:
            return self.mul(a, self._binary("fdiv", self.number(1.0), b))
        return self._binary("fdiv", a, b)

    def neg(self, a: Value) -> Value:
        if a.number is not None:
            return self.number(-a.number)
        if factors := self.products.get(a.text):
            for one, other in (factors[:2], factors[1::-1]):
                if one.number is not None:
                    return self.mul(self.neg(one), other)
        return self.emit("fneg", (a,), "fneg {T} {0}", "real", "real")

    def muladd(self, a: Value, b: Value, c: Value) -> Value:
        """Fused a b + c, rounded once where the processor can."""
        return self.intrinsic("fmuladd", a, b, c)

    def fma(self, a: Value, b: Value, c: Value) -> Value:
        """Fused a b + c, rounded once everywhere."""
        return self.intrinsic("fma", a, b, c)

    def intrinsic(self, name: str, *args: Value) -> Value:
        """An llvm.* function that every target can compute: fabs, sqrt, floor, minimum ..."""
        operands = ", ".join(f"{{T}} {{{i}}}" for i in range(len(args)))
        return self.emit(name, args, f"call {{R}} @llvm.{name}.{{S}}({operands})", "real", "real")

    def compare(self, predicate: str, a: Value, b: Value) -> Value:
        """Truth value of an ordered (o..) or unordered (u..) comparison."""
        form = f"fcmp {predicate} {{T}} {{0}}, {{1}}"
        return self.emit(predicate, (a, b), form, "real", "truth")

    def select(self, condition: Value, a: Value, b: Value) -> Value:
        form = f"select {condition.type} {{0}}, {{T}} {{1}}, {{T}} {{2}}"
        return self.emit("select", (condition, a, b), form, "real", "real")

    # -- the bits of a float ----------------------------------------------------------------

    def bits(self, a: Value) -> Value:
        return self.emit("bits", (a,), "bitcast {T} {0} to {R}", "real", "whole")

    def floats(self, a: Value) -> Value:
        return self.emit("floats", (a,), "bitcast {T} {0} to {R}", "whole", "real")

    def real(self, a: Value) -> Value:
        """The number that an integer pattern counts."""
        return self.emit("sitofp", (a,), "sitofp {T} {0} to {R}", "whole", "real")

    def integer(self, op: str, a: Value, b: Value | int) -> Value:
        """add, sub, shl, ashr, lshr, and, or, xor on bit patterns."""
        other = b if isinstance(b, Value) else Value("", -1, "", b)
        return self.emit(op, (a, other), op + " {T} {0}, {1}", "whole", "whole")
