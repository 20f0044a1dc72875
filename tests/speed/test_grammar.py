"""How long the grammar takes to refuse what is hostile."""

import time

import pytest

from explorer.equations.errors import EquationError
from explorer.equations.grammar import parse

pytestmark = pytest.mark.timing

HOSTILE = [
    "x' = " + "(" * 4990 + "x" + ")" * 4990,
    "x' = " + "x+" * 4990 + "x",
    "x' = " + "-" * 9990 + "x",
    "x' = " + "x**" * 3300 + "x",
    "x' = " + "9" * 9990,
    "x' = " + "sin(" * 2000 + "x" + ")" * 2000,
    "x' = " + "x" * 9990,
    "x' = " + "(x)*" * 2400 + "x",
    "x' = " + "x, " * 3300,
    "\n" * 9999,
    "# " * 5000,
    "".join(f"a{i} = a{i + 1}\n" for i in range(60)) + "a60 = a0\nx' = a0",
    "".join(f"x{i}' = " + "+".join(["x0"] * 40) + "\n" for i in range(64)),
    "x' = __import__('os')",
    "x' = x**10**10",
    "x" * 50_000_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_refused_in_a_fifth_of_a_second(text):
    began = time.perf_counter()
    with pytest.raises(EquationError):
        parse(text)
    assert time.perf_counter() - began < 0.2
