"""Functions of the C library in the code that the press writes: called lane by lane."""

from __future__ import annotations

from explorer.equations.emit import Code
from explorer.equations.operands import Kind, Value


def call(code: Code, name: str, *args: Value) -> Value:
    """`name` of the C library, in double precision whatever the lanes hold."""
    kind = code.scopes[code.depth_of(args)].kind
    function = _declare(code, name, len(args), kind)
    operands = ", ".join(f"{{T}} {{{i}}}" for i in range(len(args)))
    return code.emit(name, args, f"call {{R}} @{function}({operands})", "real", "real")


def guarded(code: Code, hot: Value, safe: Value, name: str, x: Value) -> Value:
    """`hot` where `safe` holds, else the C library's `name`(x), in a branch rarely taken.

    A lane that is safe keeps `hot` whatever its neighbours are, so results do not depend on them.
    """
    depth = max(code.depth_of((hot, safe, x)), code.floor)
    scope = code.scopes[depth]
    kind = scope.kind
    function = _declare(code, name, 1, kind)
    cold, join, slow, result = map(code.name, ("cold", "join", "v", "v"))
    test, x_text = safe.text, code.operand(x, kind, kind.real)
    if kind.lanes:
        mask, test = code.name(), f"%{code.name()}"
        scope.lines.append(f"  %{mask} = bitcast {kind.truth} {safe.text} to i{kind.lanes}")
        scope.lines.append(f"  {test} = icmp eq i{kind.lanes} %{mask}, -1")
    scope.lines.append(f"  br i1 {test}, label %{join}, label %{cold}, !prof !0")
    before = scope.label
    code.label(cold, scope)
    scope.lines.append(f"  %{slow} = call {kind.real} @{function}({kind.real} {x_text})")
    if kind.lanes:
        all_slow, slow = slow, code.name()
        scope.lines.append(
            f"  %{slow} = select {kind.truth} {safe.text}, {kind.real} {hot.text}, "
            f"{kind.real} %{all_slow}"
        )
    scope.lines.append(f"  br label %{join}")
    code.label(join, scope)
    cases = f"[ {hot.text}, %{before} ], [ %{slow}, %{cold} ]"
    scope.lines.append(f"  %{result} = phi {kind.real} {cases}")
    return Value(f"%{result}", depth, kind.real)


def _declare(code: Code, name: str, arity: int, kind: Kind) -> str:
    """Make the function known to the module; its name there."""
    doubles = ", ".join(["double"] * arity)
    code.functions[name] = f"declare double @{name}({doubles}) nounwind memory(none)"
    if not kind.lanes:
        return name
    lanewise = f"{name}.{kind.suffix}"
    code.functions[lanewise] = _lanewise(name, lanewise, arity, kind)
    return lanewise


def _lanewise(name: str, lanewise: str, arity: int, kind: Kind) -> str:
    """Text of a function that calls the scalar `name` for one lane after another."""
    real, one = kind.real, kind.element
    single = one == "float"
    takes = ", ".join(f"{real} %x{k}" for k in range(arity))
    doubles = ", ".join(f"double %{'d' if single else 'e'}{k}" for k in range(arity))
    widen = [f"  %d{k} = fpext float %e{k} to double" for k in range(arity)] if single else []
    narrow = ["  %f = fptrunc double %r to float"] if single else []
    text = [
        f"define internal {real} @{lanewise}({takes}) noinline nounwind memory(none) {{",
        "entry:",
        "  br label %lane",
        "lane:",
        "  %i = phi i32 [ 0, %entry ], [ %next, %lane ]",
        f"  %old = phi {real} [ zeroinitializer, %entry ], [ %new, %lane ]",
        *(f"  %e{k} = extractelement {real} %x{k}, i32 %i" for k in range(arity)),
        *widen,
        f"  %r = call double @{name}({doubles})",
        *narrow,
        f"  %new = insertelement {real} %old, {one} %{'f' if single else 'r'}, i32 %i",
        "  %next = add i32 %i, 1",
        f"  %more = icmp ult i32 %next, {kind.lanes}",
        "  br i1 %more, label %lane, label %done",
        "done:",
        f"  ret {real} %new",
        "}",
    ]
    return "\n".join(text)
