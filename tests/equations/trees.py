"""Random equation trees, and the text that means them."""

from __future__ import annotations

from hypothesis import strategies as st

from explorer.equations.tree import FUNCTIONS, Apply, Name, Node, Number

BINARY = ("+", "-", "*", "/")
SMOOTH = tuple("sin cos tan atan sinh cosh tanh exp sqrt log atan2".split())


def numbers() -> st.SearchStrategy[Node]:
    """Literals, none negative, as the grammar makes them."""
    return st.floats(0.0, 1e6, allow_nan=False).map(lambda x: Number(abs(x)))


def nodes(
    names: tuple[str, ...], functions: tuple[str, ...] = tuple(FUNCTIONS), leaves: int = 12
) -> st.SearchStrategy[Node]:
    """Trees over the names, of at most `leaves` leaves."""
    leaf = st.one_of(st.sampled_from(names).map(Name), numbers())

    def grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        def applied(op: str, count: int) -> st.SearchStrategy[Node]:
            return st.tuples(*[inner] * count).map(lambda args: Apply(op, args))

        whole = st.integers(2, 5).map(lambda n: Number(float(n)))
        return st.one_of(
            st.sampled_from(BINARY).flatmap(lambda op: applied(op, 2)),
            applied("neg", 1),
            st.tuples(inner, whole).map(lambda args: Apply("powi", args)),
            st.tuples(inner, st.sampled_from(names).map(Name)).map(lambda args: Apply("pow", args)),
            st.sampled_from(functions).flatmap(lambda op: applied(op, FUNCTIONS[op])),
        )

    return st.recursive(leaf, grown, max_leaves=leaves)


def unparse(node: Node) -> str:
    """Text that parses to the same tree, every bracket written."""
    if isinstance(node, Number):
        return repr(int(node.value)) if node.value.is_integer() else repr(node.value)
    if isinstance(node, Name):
        return node.name
    parts = [unparse(arg) for arg in node.args]
    if node.op == "neg":
        return f"(-{parts[0]})"
    if node.op in ("pow", "powi"):
        return f"({parts[0]}**{parts[1]})"
    if node.op in BINARY:
        return f"({parts[0]} {node.op} {parts[1]})"
    return f"{node.op}({', '.join(parts)})"
