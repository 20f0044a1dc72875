"""The grammar: what it accepts, how it refuses, and that nothing gets past it."""

import keyword
import math
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.equations.errors import EquationError
from explorer.equations.grammar import parse
from explorer.equations.tree import FUNCTIONS, Apply, Name, Number, System
from tests.equations.interpreter import evaluate, rates
from tests.equations.trees import nodes, unparse

LORENZ = """
        x' = sigma*(y - x)
        y' = x*(rho - z) - y
        z' = x*y - beta*z
    """


def fault(text, **known) -> EquationError:
    with pytest.raises(EquationError) as caught:
        parse(text, **known)
    return caught.value


def under(text, error):
    """The characters that an error underlines."""
    line = text.split("\n")[error.line - 1]
    return line[error.column - 1 : error.column - 1 + error.length]


# -- what is accepted -----------------------------------------------------------------------------
def test_the_lorenz_text_gives_states_params_and_rates():
    system = parse(LORENZ, params=("sigma", "rho", "beta"), states=("x", "y", "z"))
    assert system.kind == "flow"
    assert system.states == ("x", "y", "z")
    assert system.params == ("sigma", "rho", "beta")
    assert rates(system, 0.0, (1.0, 2.0, 3.0), (10.0, 28.0, 2.0)) == [10.0, 23.0, -4.0]


def test_a_quotient_means_the_same_as_a_prime():
    for text in ("dx/dt = -x", "dx / dt = -x", "x′ = -x", "x’ = -x", "x ' = -x"):
        assert parse(text) == parse("x' = -x")


def test_lines_come_in_any_order():
    text = "x' = g + k\ng = 2*f\nk = 3 in [0, 5]\nf = x**2\nx(0) = 4"
    system = parse(text)
    assert [name for name, _ in system.helpers] == ["f", "g"]
    assert rates(system, 0.0, (2.0,), (3.0,)) == [11.0]
    assert system.starts == (("x", 4.0),)
    assert system.lines == (4, 2, 1)


def test_dials_and_starts_are_plain_numbers_or_what_makes_one():
    system = parse("x' = beta*x\nbeta = 8/3 in [-pi, 2*pi]\nx(0) = -sqrt(2)")
    (dial,) = system.dials
    assert (dial.default, dial.low, dial.high) == (8 / 3, -math.pi, 2 * math.pi)
    assert system.starts == (("x", -math.sqrt(2)),)


def test_a_start_that_nobody_gave_is_a_tenth():
    assert parse("x' = -x").starts == (("x", 0.1),)


def test_a_constant_without_a_range_is_a_helper_line():
    system = parse("g = 9.81\nv' = -g")
    assert system.params == ()
    assert system.helpers == (("g", Number(9.81)),)


def test_the_first_line_makes_a_map():
    assert parse("map\nx' = 1 - x**2").kind == "map"
    assert parse("# a comment\n\nmap\nx' = x").kind == "map"
    assert parse("flow\nx' = x").kind == "flow"


def test_a_comment_ends_a_line():
    assert parse("# decay\nx' = -x  # slowly") == parse("x' = -x")


def test_an_open_bracket_goes_on_below():
    text = "x' = sin(x +\n         y)\ny' = x"
    assert parse(text).rates[0] == parse("x' = sin(x + y)\ny' = x").rates[0]
    error = fault("x' = sin(x +\n         q)")
    assert (error.line, error.column) == (2, 10)


def test_greek_letters_and_printed_signs_are_understood():
    system = parse("θ' = ω\nω' = −sin(θ)·g\ng = 2 in [0, 3]")
    assert system.states == ("θ", "ω")
    assert rates(system, 0.0, (math.pi / 2, 0.0), (2.0,))[1] == -2.0


def test_two_spellings_of_a_letter_are_one_name():
    assert parse("x' = \u00b5*x\n\u03bc = 1 in [0, 2]").params == ("\u03bc",)


def test_operators_bind_as_in_python():
    for text in ("-x**2", "2**-x", "x - y - 2", "x/y/2", "-x*y", "x**y**2", "+x - -y", "2*x**3"):
        (rate, _) = parse(f"x' = {text}\ny' = 0").rates
        names = {"x": 1.7, "y": 0.6}
        assert evaluate(rate, names) == pytest.approx(eval(text, {}, names), rel=1e-15)


def test_a_whole_exponent_becomes_multiplications():
    (rate,) = parse("x' = x**3").rates
    assert rate == Apply("powi", (Name("x"), Number(3.0)))
    (rate,) = parse("x' = x**-2").rates
    assert rate == Apply("/", (Number(1.0), Apply("powi", (Name("x"), Number(2.0)))))
    (rate,) = parse("x' = x**0.5").rates
    assert rate == Apply("pow", (Name("x"), Number(0.5)))


def test_the_order_of_states_declared_outside_is_kept():
    system = parse("y' = x\nx' = -y", states=("x", "y"))
    assert system.states == ("x", "y")
    assert rates(system, 0.0, (1.0, 2.0), ()) == [-2.0, 1.0]


def test_a_dial_may_be_declared_outside_too():
    system = parse("x' = -k*x\nk = 1 in [0, 2]", params=("k",), states=("x",))
    assert system.params == ("k",)


def test_declared_names_need_not_be_used():
    assert parse("x' = -x", params=("spare",)).params == ("spare",)


def test_every_function_is_known():
    for name, count in FUNCTIONS.items():
        (rate,) = parse(f"x' = {name}({', '.join(['x'] * count)})").rates
        assert rate.op == name


def test_the_same_text_gives_an_equal_system_with_the_same_hash():
    assert parse("x' = -x") == parse("x'  =  -x")
    assert hash(parse("x' = -x")) == hash(parse("x'  =  -x"))


# -- how it refuses -------------------------------------------------------------------------------
def test_an_undeclared_name_says_what_is_known():
    error = fault(LORENZ, params=("sigma", "beta"), states=("x", "y", "z"), where="lorenz")
    assert str(error) == (
        "lorenz, line 2, column 17: 'rho' is not declared; known: beta, sigma, t, x, y, z"
    )


def test_a_typed_text_counts_every_line():
    assert fault("\n\nx' = q").line == 3


def test_a_near_name_is_suggested():
    error = fault("x' = sigmma*x\nsigma = 1 in [0, 2]")
    assert error.suggestion == "sigma"
    assert under("x' = sigmma*x", error) == "sigmma"


REFUSALS = [
    # text, what is underlined, part of the reason, suggestion
    ("x' = 2x", "2x", "operator is missing", "2*x"),
    ("x' = 2(x + 1)", "2(", "operator is missing", "2*("),
    ("x' = (x + 1)(x - 1)", ")(", "operator is missing", ")*("),
    ("x' = x x", "x x", "operator is missing", "x*x"),
    ("x' = x(x + 1)", "x", "not a function", "x*("),
    ("x' = (x + 1", "(", "never closed", ")"),
    ("x' = sin(x", "(", "never closed", ")"),
    ("x' = x + 1)", ")", "never opened", ""),
    ("x' = x^2", "^", "not a power", "**"),
    ("x' = x²", "²", "two stars", "**2"),
    ("x' = x % 2", "%", "mod(a, b)", "mod"),
    ("x' = x // 2", "//", "not an operator", "/"),
    ("x' = sni(x)", "sni", "no function", "sin"),
    ("x' = sin", "sin", "is a function", "sin(x)"),
    ("x' = sin(x, x)", "sin(x, x)", "takes 1 value, got 2", "sin(x)"),
    ("x' = atan2(x)", "atan2(x)", "takes 2 values, got 1", "atan2(x, y)"),
    ("x' = sin()", "()", "nothing between", ""),
    ("x' = sin(x=1)", "=", "no comparisons", ""),
    ("x' = x < 1", "<", "no comparisons", ""),
    ("x' = x == 1", "=", "no comparisons", ""),
    ("x' = x if x else 2", "if", "no meaning", ""),
    ("x' = lambda: x", "lambda", "'lambda_'", ""),
    ("x' = [x for x in x]", "[", "round brackets", "("),
    ("x' = {x}", "{", "round brackets", "("),
    ("x' = 'x'", "'", "quotes", ""),
    ('x\' = "x"', '"', "quotes", ""),
    ("x' = __import__('os')", "'", "quotes", ""),
    ("x' = __import__(os)", "__import__", "no function", ""),
    ("x' = x.__class__", ".", "attributes", ""),
    ("x' = 3j", "3j", "operator is missing", "3*j"),
    ("x' = nan", "nan", "not declared", ""),
    ("x' = inf*x", "inf", "not declared", ""),
    ("x' = True", "True", "reserved", ""),
    ("x' = 1e999", "1e999", "too large", ""),
    ("x' = 007*x", "007", "does not start with 0", "7"),
    ("x' = 0x10", "0x10", "operator is missing", "0*x10"),
    ("x' = x**33", "33", "32 at most", ""),
    ("x' = x**-33", "-33", "32 at most", ""),
    ("x' = x**10**10", "10**10", "32 at most", ""),
    ("x' = 2**(8*8)", "8*8", "32 at most", ""),
    ("x' = x +", "+", "missing after", ""),
    ("x' = x + * 2", "+ *", "missing between", ""),
    ("x' = *x", "*", "missing between", ""),
    ("x' = x, x", ",", "between the arguments", ""),
    ("x' = (x, x)", ",", "between the arguments", ""),
    ("x' = x'", "x'", "helper line", ""),
    ("x' = x; y' = 2", ";", "one equation per line", ""),
    ("x' = x!", "!", "", ""),
    ("x' = x @ x", "@", "no meaning", ""),
    ("x' =", "=", "missing after", ""),
    ("= 3", "=", "missing before", ""),
    ("x' = x(t + 2)", "x(t + 2)", "written like this", "x(t - tau)"),
    ("x' = x(2*t - 2)", "x(2*t - 2)", "written like this", "x(t - tau)"),
    ("x' = x(t)", "x(t)", "present time", "x"),
    ("x' = x(t - x)", "x", "made of parameters and numbers", ""),
    ("x' = x(t + 0 - t)", "x(t + 0 - t)", "written like this", "x(t - tau)"),
    ("x' = -x(t - (-1))", "-1", "0 or more", ""),
    ("noise(y) = 1\nx' = 1", "noise(y)", "no equation y'", ""),
    ("x' = 1\nnoise(x) = 1\nnoise(x) = 2", "noise(x)", "second noise", ""),
    ("x' = x(t - 1)\nnoise(x) = 1", "noise(x)", "noise and delays", ""),
    ("x' = x(t - 1)\nhistory(x) = x", "x", "t and parameters", ""),
    ("map\nx' = x(t - 1)", "x(t - 1)", "flow only", ""),
    ("map\nx' = x\nnoise(x) = 1", "noise(x)", "a map has no noise", ""),
    ("x'' = -x", "x''", "two lines", "x'"),
    ("3x' = x", "3x'", "left side", ""),
    ("t' = 1", "t'", "time", ""),
    ("pi = 3", "pi", "constant", ""),
    ("sin = 3", "sin", "function", ""),
    ("lambda = 1 in [0, 2]", "lambda", "'lambda_'", ""),
    ("k = 3 in [5, 0]", "in [5, 0]", "low to high", ""),
    ("k = 3 in [5, 9]", "3", "outside", ""),
    ("k = 3 in [, 9]", "in [, 9]", "low end", ""),
    ("x(0) = y", "y", "not declared", ""),
    ("x(0) = 1/0", "1/0", "finite", ""),
]


@pytest.mark.parametrize("text, marked, reason, suggestion", REFUSALS)
def test_a_mistake_is_underlined_and_explained(text, marked, reason, suggestion):
    error = fault(text)
    assert under(text, error) == marked
    assert reason in error.reason
    assert error.suggestion == suggestion


def test_the_first_faulty_line_is_the_one_reported():
    error = fault("x' = y\n  y' = x + zz\n")
    assert (error.line, error.column, error.length) == (2, 12, 2)


def test_columns_count_characters_also_behind_greek_letters():
    text = "σ' = σ*λ + ζζ\nλ = 1 in [0, 2]"
    assert under(text, fault(text)) == "ζζ"


def test_a_missing_bracket_does_not_swallow_the_next_line():
    error = fault("x' = (y - x\ny' = x")
    assert (error.line, error.column) == (1, 6)


def test_helper_lines_in_a_circle_are_named():
    error = fault("x' = f\nf = g\ng = h + 1\nh = f")
    assert "f -> g -> h -> f" in error.reason
    assert error.line == 2


def test_a_helper_line_cannot_need_itself():
    assert "f -> f" in fault("x' = f\nf = f + 1").reason


@pytest.mark.parametrize(
    "text, line",
    [
        ("x' = x\nx' = y", 2),
        ("f = 1\nf = 2\nx' = f", 2),
        ("x' = 1\nx = 2", 2),
        ("k = 1 in [0, 2]\nk' = 1", 2),
        ("x' = 1\nx(0) = 1\nx(0) = 2", 3),
        ("x' = 1\ny(0) = 1", 2),
    ],
)
def test_nothing_is_declared_twice_and_starts_have_equations(text, line):
    assert fault(text).line == line


def test_states_declared_outside_must_match_the_equations():
    assert "'y' has a start but no equation" in fault("x' = 1", states=("x", "y")).reason
    assert "'y' has an equation but no start" in fault("x' = 1\ny' = 1", states=("x",)).reason


@pytest.mark.parametrize("name", ["t", "pi", "sin", "lambda", "2x", "a b", ""])
def test_a_parameter_needs_a_usable_name(name):
    assert repr(name) in fault("x' = x", params=(name,)).reason


def test_a_text_without_equations_is_refused():
    for text in ("", "\n\n", "# nothing", "map", "k = 1 in [0, 2]"):
        assert "no equation" in fault(text).reason


# -- limits ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text, reason",
    [
        ("x' = " + "(" * 5000 + "x" + ")" * 5000, "10000 are allowed"),
        ("x' = " + "(" * 101 + "x" + ")" * 101, "100 nested brackets"),
        ("x' = " + "sin(" * 1000 + "x" + ")" * 1000, "100 nested brackets"),
        ("x' = " + "-" * 5000 + "x", "500 operators"),
        ("x' = " + "x+" * 4000 + "x", "500 operators"),
        ("x' = " + "x**" * 3000 + "x", "500 operators"),
        ("x' = " + "x+" * 150 + "x", "100 levels"),
        ("x' = " + "-" * 150 + "x", "100 levels"),
        ("x' = 9" + "9" * 9000, "too large"),
        ("x" * 9000, "no '='"),
        ("\n".join(f"x{i}' = 1" for i in range(65)), "64 equations"),
        ("\n".join(f"x{i}' = " + "+".join(["1"] * 60) for i in range(60)), "4000 operations"),
        ("h0 = x\n" + "\n".join(f"h{i} = sin(sin(sin(sin(h{i - 1}))))" for i in range(1, 60))
         + "\nx' = h59", "200 levels"),
    ],
)  # fmt: skip
def test_texts_beyond_every_measure_are_refused(text, reason):
    assert reason in fault(text).reason


def test_what_is_just_within_the_limits_is_accepted():
    assert parse("x' = " + "(" * 100 + "x" + ")" * 100).rates == (Name("x"),)
    assert parse("x' = " + "+".join(["x"] * 100)).dimension == 1
    assert parse("\n".join(f"x{i}' = 1" for i in range(64))).dimension == 64
    assert parse("x' = x**32").dimension == 1


def test_nothing_is_ever_executed(monkeypatch):
    def refuse(*_):
        raise AssertionError("the text was executed")

    monkeypatch.setattr("builtins.eval", refuse)
    monkeypatch.setattr("builtins.exec", refuse)
    parse(LORENZ, params=("sigma", "rho", "beta"))


# -- random text ----------------------------------------------------------------------------------
PIECES = [
    *"xyt'+-*/()=,.[]{}^%#\"\\\n 0123456789",
    *("x'", "**", " = ", "sin", "min", "1e9", "σ", "map\n", "x(0)", " in [0, 1]", "dx/dt"),
    *("\x00", "²", "\u2028", "𝟙", "_", "if", "__"),
]


def system_or_located_error(text):
    try:
        assert isinstance(parse(text), System)
    except EquationError as error:
        assert error.line >= 1
        assert error.column >= 1
        assert error.length >= 1
        assert error.reason


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_any_text_gives_a_system_or_a_located_error(text):
    system_or_located_error(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=600)
def test_any_pieces_of_the_language_give_a_system_or_a_located_error(text):
    system_or_located_error(text)
    system_or_located_error("x' = " + text)


@given(st.text(string.printable, max_size=60))
@settings(max_examples=300)
def test_any_right_hand_side_gives_a_system_or_a_located_error(text):
    system_or_located_error(f"x' = {text}")


@given(nodes(("x", "y", "k", "t")))
@settings(max_examples=300)
def test_a_tree_written_out_parses_to_itself(node):
    text = f"x' = {unparse(node)}\ny' = 0\nk = 1 in [0, 2]"
    assert parse(text).rates[0] == node


@given(st.text(st.characters(categories=("L", "Nd", "Pc")), min_size=1, max_size=8))
@settings(max_examples=200)
def test_any_identifier_is_a_name_or_refused_for_a_reason(name):
    if not name.isidentifier() or keyword.iskeyword(name):
        system_or_located_error(f"{name}' = {name}")
        return
    try:
        system = parse(f"{name}' = 2*{name}")
    except EquationError as error:
        assert error.reason
    else:
        assert rates(system, 0.0, (3.0,), ()) == [6.0]
