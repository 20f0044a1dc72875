"""One right-hand side: text -> tree, through `ast` and a white list of its nodes."""

from __future__ import annotations

import ast
import math
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from explorer.equations import scan
from explorer.equations.constant import value
from explorer.equations.errors import EquationError
from explorer.equations.passage import Passage
from explorer.equations.tree import CONSTANTS, FUNCTIONS, Apply, Name, Node, Number, Span

EXPONENT = 32  # largest exponent written as a literal
NODES = 4000  # in one whole text
BINARY: dict[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}


@dataclass(frozen=True)
class Scope:
    """The names that an expression may use.

    known      states, parameters, helper lines and `t`; `states` those that have an equation
    lags       names that a delay may be made of: the parameters
    delays     whether x(t - tau) may be written here
    advice     a sentence added to the error for an undeclared name
    """

    known: Collection[str]
    states: Collection[str] = ()
    lags: Collection[str] = ()
    delays: bool = False
    advice: str = ""


def read(passage: Passage, scope: Scope, budget: int = NODES) -> tuple[Node, int]:
    """The tree of an expression, and how many nodes of the budget are left.

    raises  EquationError at the first thing that is not part of the language
    """
    scan.check(passage, scan.words(passage))
    # a newline cannot occur: pieces of several lines are joined by blanks
    try:
        body = ast.parse(passage.text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise passage.fault("this is not an expression of the language") from None
    reader = _Reader(passage, scope, budget)
    return reader.node(body, 1), reader.budget


class _Reader:
    """Walks an ast with a white list; anything not named here is refused."""

    def __init__(self, passage: Passage, scope: Scope, budget: int) -> None:
        self.passage, self.scope, self.budget = passage, scope, budget
        # ast counts bytes of UTF-8, people count characters
        self.narrow = passage.text.isascii()

    def place(self, tree: ast.expr) -> tuple[int, int]:
        start, end = tree.col_offset, tree.end_col_offset or tree.col_offset + 1
        if not self.narrow:
            raw = self.passage.text.encode()
            start, end = len(raw[:start].decode()), len(raw[:end].decode())
        return start, end

    def span(self, tree: ast.expr) -> Span:
        return self.passage.span(*self.place(tree))

    def fault(self, tree: ast.expr, reason: str, suggestion: str = "") -> EquationError:
        return self.passage.fault(reason, *self.place(tree), suggestion)

    def node(self, tree: ast.expr, depth: int) -> Node:
        self.budget -= 1
        if self.budget < 0:
            raise self.fault(tree, f"the text has more than {NODES} operations and names")
        if depth > scan.DEPTH:
            raise self.fault(tree, f"more than {scan.DEPTH} levels deep; use helper lines")
        if isinstance(tree, ast.BinOp) and type(tree.op) in BINARY:
            return self.binary(tree, depth)
        if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, (ast.USub, ast.UAdd)):
            inner = self.node(tree.operand, depth + 1)
            if isinstance(tree.op, ast.UAdd):
                return inner
            return Apply("neg", (inner,), self.span(tree))
        if isinstance(tree, ast.Call):
            return self.call(tree, depth)
        if isinstance(tree, ast.Name):
            return self.name(tree)
        if isinstance(tree, ast.Constant) and isinstance(tree.value, (int, float)):
            return Number(float(tree.value), self.span(tree))
        raise self.fault(tree, "this is not part of the language")

    def binary(self, tree: ast.BinOp, depth: int) -> Node:
        left, right = self.node(tree.left, depth + 1), self.node(tree.right, depth + 1)
        at, op = self.span(tree), BINARY[type(tree.op)]
        if op != "**":
            return Apply(op, (left, right), at)
        size = value(right)
        if size is None:
            return Apply("pow", (left, right), at)
        if not abs(size) <= EXPONENT:
            raise self.fault(tree.right, f"an exponent may be {EXPONENT} at most")
        return power(left, right, at)

    def name(self, tree: ast.Name) -> Node:
        if tree.id in CONSTANTS:
            return Number(CONSTANTS[tree.id], self.span(tree))
        if tree.id in self.scope.known:
            return Name(tree.id, self.span(tree))
        if tree.id in FUNCTIONS:
            raise self.fault(tree, f"{tree.id!r} is a function", usage(tree.id))
        close = get_close_matches(tree.id, [*self.scope.known, *CONSTANTS], n=1)
        known = ", ".join(sorted(self.scope.known)) or "none"
        advice = f" ({self.scope.advice})" if self.scope.advice and not close else ""
        raise self.fault(
            tree,
            f"{tree.id!r} is not declared; known: {known}{advice}",
            close[0] if close else "",
        )

    def call(self, tree: ast.Call, depth: int) -> Node:
        if not isinstance(tree.func, ast.Name):
            raise self.fault(tree, "only functions of the language can be called")
        name = tree.func.id
        if name in self.scope.states and _names_time(tree.args):
            return self.delay(tree, name, depth)
        if name not in FUNCTIONS:
            raise self.stranger(tree, name)
        wanted, given = FUNCTIONS[name], len(tree.args)
        if given != wanted or tree.keywords:
            values = "1 value" if wanted == 1 else f"{wanted} values"
            raise self.fault(tree, f"{name} takes {values}, got {given}", usage(name))
        args = tuple(self.node(arg, depth + 1) for arg in tree.args)
        return Apply(name, args, self.span(tree))

    def delay(self, tree: ast.Call, name: str, depth: int) -> Node:
        """A state at an earlier time, x(t - tau)."""
        if not self.scope.delays:
            raise self.fault(tree, "a delay has its place in the equations of a flow only")
        arg = tree.args[0]
        if isinstance(arg, ast.Name):
            raise self.fault(tree, f"{name} is taken at the present time anyway", name)
        ago = arg if isinstance(arg, ast.BinOp) and isinstance(arg.op, ast.Sub) else None
        since = ago.left if ago is not None else None
        if len(tree.args) != 1 or not isinstance(since, ast.Name) or since.id != "t":
            raise self.fault(tree, "a delayed state is written like this", f"{name}(t - tau)")
        assert ago is not None
        scope = Scope(self.scope.lags, advice="a delay is made of parameters and numbers")
        outer, self.scope = self.scope, scope
        lag = self.node(ago.right, depth + 1)
        self.scope = outer
        ready = value(lag)
        if ready is not None and not 0.0 <= ready < math.inf:
            raise self.fault(ago.right, "a delay must be 0 or more")
        return Apply("delay", (Name(name, self.span(tree.func)), lag), self.span(tree))

    def stranger(self, tree: ast.Call, name: str) -> EquationError:
        """The error for a call of something that is not a function."""
        if name in self.scope.known or name in CONSTANTS:
            reason = f"{name!r} is not a function; an operator is missing after it"
            return self.fault(tree.func, reason, f"{name}*(")
        close = get_close_matches(name, FUNCTIONS, n=1)
        reason = f"there is no function {name!r}; known: {', '.join(sorted(FUNCTIONS))}"
        return self.fault(tree.func, reason, close[0] if close else "")


def _names_time(trees: list[ast.expr]) -> bool:
    return any(
        isinstance(part, ast.Name) and part.id == "t" for tree in trees for part in ast.walk(tree)
    )


def power(base: Node, exponent: Node, at: Span) -> Node:
    """base**exponent: multiplications for a whole literal, else a general power."""
    negative = isinstance(exponent, Apply) and exponent.op == "neg"
    literal = exponent.args[0] if isinstance(exponent, Apply) and negative else exponent
    if not isinstance(literal, Number) or not literal.value.is_integer():
        return Apply("pow", (base, exponent), at)
    if literal.value == 0.0:
        return Number(1.0, at)
    raised = base if literal.value == 1.0 else Apply("powi", (base, literal), at)
    return Apply("/", (Number(1.0, at), raised), at) if negative else raised


def usage(name: str) -> str:
    """How a function is written, for a suggestion."""
    return f"{name}({'x' if FUNCTIONS[name] == 1 else 'x, y'})"


def constant(passage: Passage, what: str) -> float:
    """The finite number that a passage stands for, such as `8/3`."""
    node, _ = read(passage, Scope((), advice=f"{what} is a plain number"))
    number = value(node)
    if number is None or not math.isfinite(number):
        raise passage.fault(f"{what} must be a finite number")
    return number
