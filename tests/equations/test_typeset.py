"""Typeset equations: what they say, and that mathtext can draw all of it."""

import pytest
from hypothesis import given, settings

from explorer.equations.grammar import parse
from explorer.equations.typeset import html, html_name, latex, latex_name, latex_node
from tests.equations.trees import nodes


@pytest.fixture(scope="module")
def drawn():
    from matplotlib.mathtext import MathTextParser

    parser = MathTextParser("path")
    return lambda tex: parser.parse(f"${tex}$")


def line(text, **known):
    return latex(parse(f"x' = {text}", **known))[0]


def test_lorenz_reads_as_in_the_paper():
    text = "x' = sigma*(y - x)\ny' = x*(rho - z) - y\nz' = x*y - beta*z"
    system = parse(text, params=("sigma", "rho", "beta"))
    assert latex(system) == (
        r"\dot{x} = \sigma\,(y - x)",
        r"\dot{y} = x\,(\rho - z) - y",
        r"\dot{z} = x\,y - \beta\,z",
    )


def test_a_map_carries_its_index():
    (logistic,) = latex(parse("x' = r*x*(1 - x)", params=("r",), kind="map"))
    assert logistic == r"x_{n+1} = r\,x_{n}\,(1 - x_{n})"


def test_equations_come_in_the_order_of_the_text():
    system = parse("f = x**2\ny' = f\nx' = y", states=("x", "y"))
    assert latex(system) == ("f = x^{2}", r"\dot{y} = f", r"\dot{x} = y")


@pytest.mark.parametrize(
    "text, tex",
    [
        ("x/2", r"\frac{x}{2}"),
        ("min(min(x, 1), min(2, 3))", r"\min(x, 1, 2, 3)"),
        ("max(min(max(x, 1), 2), max(3, 4))", r"\max(\min(\max(x, 1), 2), 3, 4)"),
        ("-x/2", r"-\frac{x}{2}"),
        ("(x + 1)/(x - 1)", r"\frac{x + 1}{x - 1}"),
        ("x - (1 - x)", "x - (1 - x)"),
        ("x + (1 - x)", "x + 1 - x"),
        ("x - -x", "x - (-x)"),
        ("x + (-x + 1)", "x + (-x + 1)"),
        ("-(x + 1)", "-(x + 1)"),
        ("2*x", r"2\,x"),
        ("x*2", r"x \cdot 2"),
        ("2*3*x", r"2 \cdot 3\,x"),
        ("(x*x)**2", r"(x\,x)^{2}"),
        ("(x/2)**2", r"\left(\frac{x}{2}\right)^{2}"),
        ("(-x)**2", "(-x)^{2}"),
        ("-x**2", "-x^{2}"),
        ("(x**2)**3", "(x^{2})^{3}"),
        ("x**(x + 1)", "x^{x + 1}"),
        ("sin(x)**2", r"\sin^{2}(x)"),
        ("sin(x/2)", r"\sin\left(\frac{x}{2}\right)"),
        ("atan(x)", r"\arctan(x)"),
        ("log(x)", r"\ln(x)"),
        ("mod(x, 2)", r"\mathrm{mod}(x, 2)"),
        ("sqrt(x + 1)", r"\sqrt{x + 1}"),
        ("abs(x)", r"\left|x\right|"),
        ("pi*x", r"\pi\,x"),
        ("1e-7*x", r"10^{-7}\,x"),
        ("2.5e-7*x", r"2.5 \cdot 10^{-7}\,x"),
        ("0.2", "0.2"),
        ("8/3", r"\frac{8}{3}"),
        ("x*(-x)", r"x\,(-x)"),
        ("-x*x", r"-x\,x"),
    ],
)
def test_brackets_are_few_and_the_meaning_stays(text, tex):
    assert line(text) == r"\dot{x} = " + tex


@pytest.mark.parametrize(
    "name, tex",
    [
        ("sigma", r"\sigma"),
        ("σ", r"\sigma"),
        ("eps", r"\varepsilon"),
        ("lambda_", r"\lambda"),
        ("omega0", r"\omega_{0}"),
        ("x1", "x_{1}"),
        ("k_1", "k_{1}"),
        ("r_orientation", r"r_{\mathrm{orientation}}"),
        ("n_fish", r"n_{\mathrm{fish}}"),
        ("speed", r"\mathrm{speed}"),
        ("A", "A"),
        ("theta_1_dot", r"\theta_{1,\mathrm{dot}}"),
    ],
)
def test_names_are_set_as_their_spelling_suggests(name, tex):
    assert latex_name(name) == tex


def test_long_literals_end_in_dots_where_asked():
    system = parse("x' = 0.5235987755982988*x - 1.5*x**2 + 0.00123456789\ny' = 1234567.25*y/3")
    assert latex(system, figures=6) == (
        r"\dot{x} = 0.523598\ldots\,x - 1.5\,x^{2} + 0.00123456\ldots",
        r"\dot{y} = \frac{1234567.2\ldots\,y}{3}",
    )
    assert "0.5235987755982988" in latex(system)[0]


def test_a_declared_glyph_wins_and_takes_dots_and_indices():
    assert latex_name("eps", {"eps": r"\epsilon"}) == r"\epsilon"
    system = parse("x1' = -x1")
    assert latex(system) == (r"\dot{x}_{1} = -x_{1}",)
    stepped = parse("x1' = -x1", kind="map")
    assert latex(stepped, {"x1": r"\xi_1"}) == (r"\xi_{1,n+1} = -\xi_{1,n}",)


@given(nodes(("x", "sigma", "r_far")))
@settings(max_examples=150)
def test_mathtext_draws_every_tree(drawn, node):
    drawn(latex_node(node))


def test_mathtext_draws_every_function(drawn):
    from explorer.equations.tree import FUNCTIONS

    for name, count in FUNCTIONS.items():
        drawn(line(f"{name}({', '.join(['x/2'] * count)})"))


def test_rich_text_has_letters_subscripts_and_powers():
    system = parse("x' = sigma*(y - x)**2\ny' = -k_1/y", params=("sigma", "k_1"))
    assert html(system) == (
        "<i>x</i>′ = <i>σ</i>\u2009(<i>y</i> − <i>x</i>)<sup>2</sup>",
        "<i>y</i>′ = −<i>k<sub>1</sub></i>/<i>y</i>",
    )
    assert html_name("r_orientation") == "<i>r<sub>orientation</sub></i>"


def test_rich_text_of_a_map_carries_its_index():
    (logistic,) = html(parse("x' = r*x", params=("r",), kind="map"))
    assert logistic == "<i>x<sub>n+1</sub></i> = <i>r</i>\u2009<i>x<sub>n</sub></i>"
