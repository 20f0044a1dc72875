"""Elementary functions as inlined polynomials: branch-free, so that they vectorise.

Each reduces its argument, evaluates a polynomial fitted at Chebyshev nodes, and puts the result
together again. Scalars in double precision stay within 2 ulp; lanes of the ensemble form share one
reduction between sine and cosine and stay within 1e-15 (double) or 2e-7 (single) absolute.
Arguments too large for the reduction go to the C library, in a branch not taken otherwise.

source  Cody and Waite 1980, Software Manual for the Elementary Functions (reductions);
        Tang 1990, ACM Trans. Math. Software 16, 378-400 (logarithm); coefficients are our own fits
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from explorer.equations.emit import Code
from explorer.equations.library import guarded
from explorer.equations.operands import Kind, Value

# (sin r / r - 1) / r^2 and (cos r - 1) / r^2 in powers of r^2, |r| <= 1.005 pi / 2
SIN = {
    64: (-0.16666666666666666, 0.008333333333333314, -0.0001984126984125406,
         2.755731921891776e-06, -2.5052107585891395e-08, 1.605897530586446e-10,
         -7.643906551559786e-13, 2.730653899262356e-15),
    32: (-0.1666666593544219, 0.008333239394023074, -0.00019822371474798557,
         2.6335700873085293e-06),
}  # fmt: skip
COS = {
    64: (-0.5, 0.04166666666666631, -0.0013888888888858978, 2.480158729198116e-05,
         -2.755731770839356e-07, 2.087662706605056e-09, -1.1464569126206608e-11,
         4.626177776592342e-14),
    32: (-0.49999999962122454, 0.04166665906515661, -0.0013888644519319821,
         2.4774043537716767e-05, -2.628516729296922e-07),
}  # fmt: skip
# the same for sin(pi r) and cos(pi r), |r| <= 1.005 / 2: (sin(pi r) / r - pi) / r^2
SIN_PI = {
    64: (-5.16771278004997, 2.5501640398773398, -0.5992645293203155, 0.08214588659602058,
         -0.007370430710483433, 0.00046630081584978633, -2.190601897309616e-05,
         7.723506104427259e-07),
    32: (-5.167712553324486, 2.550135292599231, -0.5986937432380994, 0.07850435233417256),
}  # fmt: skip
COS_PI = {
    64: (-4.934802200544679, 4.058712126416734, -1.335262768851714, 0.23533063026774503,
         -0.025806889970691433, 0.0019295623011307272, -0.0001045817620943126,
         4.165050592408318e-06),
    32: (-4.934802196806316, 4.058711385960583, -1.3352392754282953, 0.23506928050110829,
         -0.024615545945687663),
}  # fmt: skip
# (exp r - 1 - r) / r^2, |r| <= 0.35
EXP = {
    64: (0.5000000000000001, 0.16666666666666669, 0.04166666666662064, 0.008333333333329793,
         0.0013888888918939168, 0.00019841269864380513, 2.4801518641395993e-05,
         2.75572664186123e-06, 2.7621338669142925e-07, 2.510134692835034e-08),
    32: (0.5, 0.16666573381900845, 0.04166655011030512, 0.008363773874405574,
         0.0013926926614021907),
}  # fmt: skip
# (2 artanh s / s - 2) / s^2 in powers of s^2, |s| <= 0.173
LOG = {
    64: (0.666666666666667, 0.39999999999886615, 0.28571428631764334, 0.2222221019926421,
         0.18182956608063458, 0.15329500754204178, 0.14643628601909797),
    32: (0.6666666654512713, 0.4000012942695626, 0.2854996859130847, 0.23353427603651186),
}  # fmt: skip

PI = {
    64: (3.141592653589793, 1.2246467991473532e-16),
    32: (3.1415927410125732, -8.742277657347586e-08),
}
LN2 = {
    64: (0.6931471806019545, -4.2009150726810846e-11),
    32: (0.693115234375, 3.19461849453094e-05),
}
LOG2_E = 1.4426950408889634
ROUNDER = {
    64: 1.5 * 2.0**52,
    32: 1.5 * 2.0**23,
}  # adding it leaves the nearest integer in the low bits
SIN_LIMIT = {64: 2.0**40, 32: 2.0**17}  # beyond: the C library
EXP_RANGE = {64: (-746.0, 710.0), 32: (-104.0, 89.0)}
MANTISSA = {64: 52, 32: 23}
BIAS = {64: 1023, 32: 127}


def polynomial(code: Code, x: Value, coefficients: Sequence[float]) -> Value:
    """Sum of coefficients[k] x^k: few dependent steps for a scalar, few operations for lanes."""
    terms = [code.number(c) for c in coefficients]
    if code.scopes[max(0, x.depth)].kind.lanes:
        result = terms[-1]
        for term in reversed(terms[:-1]):
            result = code.muladd(result, x, term)
        return result
    while len(terms) > 1:
        odd = [terms[-1]] if len(terms) % 2 else []
        pairs = zip(terms[::2], terms[1::2], strict=False)
        terms = [code.muladd(high, x, low) for low, high in pairs] + odd
        x = code.mul(x, x)
    return terms[0]


def _kind(code: Code, x: Value) -> Kind:
    return code.scopes[max(0, x.depth)].kind


def _nearest(code: Code, x: Value, scale: float) -> tuple[Value, Value]:
    """Nearest integer of `scale` x, as a float and in the low bits of a pattern."""
    rounder = code.number(ROUNDER[_kind(code, x).bits])
    shifted = code.muladd(x, code.number(scale), rounder)
    return code.fsub(shifted, rounder), code.bits(shifted)


def _signed(code: Code, value: Value, whole: Value) -> Value:
    """`value`, negated where the integer in the low bits of `whole` is odd."""
    sign = code.integer("shl", whole, _kind(code, value).bits - 1)
    return code.floats(code.integer("xor", code.bits(value), sign))


def _odd(code: Code, r: Value, table: dict[int, tuple[float, ...]]) -> Value:
    """Odd function r + r^3 p(r^2)."""
    square = code.mul(r, r)
    p = polynomial(code, square, table[_kind(code, r).bits])
    return code.muladd(code.mul(r, square), p, r)


def _reduced(code: Code, x: Value, offset: float) -> tuple[Value, Value]:
    """Rest x - (n - offset) pi with n whole, at most pi/2 in size, and n in the low bits."""
    bits = _kind(code, x).bits
    high, low = PI[bits]
    rounder, shift = code.number(ROUNDER[bits]), code.number(offset)
    turns = code.mul(x, code.number(1 / PI[64][0]))
    shifted = code.fadd(code.fadd(turns, shift) if offset else turns, rounder)
    n = code.fsub(shifted, rounder)
    n = code.fsub(n, shift) if offset else n
    r = code.fma(n, code.number(-high), x)  # exact: the product is not rounded
    return code.fma(n, code.number(-low), r), code.bits(shifted)


def _guard(code: Code, hot: Value, name: str, x: Value) -> Value:
    limit = code.number(SIN_LIMIT[_kind(code, x).bits])
    safe = code.compare("ule", code.intrinsic("fabs", x), limit)
    return guarded(code, hot, safe, name, x)


def sin(code: Code, x: Value) -> Value:
    """Sine of any argument."""
    r, n = _reduced(code, x, 0.0)
    return _guard(code, _signed(code, _odd(code, r, SIN), n), "sin", x)


def cos(code: Code, x: Value) -> Value:
    """A scalar cosine is a shifted sine, exact at its zeros; lanes share the sine's reduction."""
    kind = _kind(code, x)
    if not kind.lanes:
        r, n = _reduced(code, x, 0.5)
        return _guard(code, _signed(code, _odd(code, r, SIN), n), "cos", x)
    r, n = _reduced(code, x, 0.0)
    square = code.mul(r, r)
    value = code.muladd(square, polynomial(code, square, COS[kind.bits]), code.number(1.0))
    return _guard(code, _signed(code, value, n), "cos", x)


def tan(code: Code, x: Value) -> Value:
    """Tangent: sine over a cosine that is exact at its zeros."""
    s, n = _reduced(code, x, 0.5)
    return code.fdiv(sin(code, x), _guard(code, _signed(code, _odd(code, s, SIN), n), "cos", x))


def _turned(code: Code, x: Value) -> tuple[Value, Value]:
    """Rest x - n with n the nearest integer, exactly, and n in its low bits.

    Holds for |x| < 2^51 (double) or 2^22 (single); beyond, floats are too coarse for a phase.
    """
    n, whole = _nearest(code, x, 1.0)
    return code.fsub(x, n), whole


def sin_pi(code: Code, x: Value) -> Value:
    """sin(pi x)."""
    r, n = _turned(code, x)
    square = code.mul(r, r)
    p = polynomial(code, square, SIN_PI[_kind(code, x).bits])
    if _kind(code, x).bits == 64:
        p = code.muladd(square, p, code.number(PI[64][1]))
        value = code.muladd(r, p, code.mul(r, code.number(PI[64][0])))
    else:
        value = code.mul(r, code.muladd(square, p, code.number(PI[64][0])))
    return _signed(code, value, n)


def cos_pi(code: Code, x: Value) -> Value:
    """cos(pi x)."""
    r, n = _turned(code, x)
    square = code.mul(r, r)
    p = polynomial(code, square, COS_PI[_kind(code, x).bits])
    return _signed(code, code.muladd(square, p, code.number(1.0)), n)


def _power_of_two(code: Code, n: Value) -> Value:
    """2^n for the integer in the low bits of `n`, within the range of normal numbers."""
    bits = _kind(code, n).bits
    return code.floats(code.integer("shl", code.integer("add", n, BIAS[bits]), MANTISSA[bits]))


def _exponential(code: Code, x: Value) -> tuple[Value, Value]:
    """(p, n) with exp x = 2^n (1 + p), n in the low bits."""
    bits = _kind(code, x).bits
    n, whole = _nearest(code, x, LOG2_E)
    high, low = LN2[bits]
    r = code.muladd(n, code.number(-low), code.muladd(n, code.number(-high), x))
    q = polynomial(code, r, EXP[bits])
    return code.muladd(code.mul(r, r), q, r), whole


def exp(code: Code, x: Value) -> Value:
    """Exponential, from 0 through denormals to infinity."""
    bits = _kind(code, x).bits
    low, high = map(code.number, EXP_RANGE[bits])
    x = code.select(code.compare("olt", x, low), low, x)
    x = code.select(code.compare("ogt", x, high), high, x)
    p, n = _exponential(code, x)
    # in two factors, so that neither end of the range leaves the normal numbers too early
    shift = bits - MANTISSA[bits] + 1  # the sign of n from its low bits
    n = code.integer("ashr", code.integer("shl", n, shift), shift)
    half = code.integer("ashr", n, 1)
    rest = _power_of_two(code, code.integer("sub", n, half))
    first = _power_of_two(code, half)
    return code.mul(code.muladd(first, p, first), rest)


def _expm1(code: Code, x: Value) -> Value:
    """Exponential less 1 for 0 <= x <= 88, without cancellation near 0."""
    p, n = _exponential(code, x)
    scale = _power_of_two(code, n)
    return code.muladd(scale, p, code.fsub(scale, code.number(1.0)))


def tanh(code: Code, x: Value) -> Value:
    """Hyperbolic tangent, without cancellation near 0."""
    top = code.number(20.0 if _kind(code, x).bits == 64 else 10.0)
    size = code.intrinsic("fabs", x)
    size = code.select(code.compare("ogt", size, top), top, size)
    e = _expm1(code, code.mul(size, code.number(2.0)))
    value = code.fdiv(e, code.fadd(e, code.number(2.0)))
    return code.intrinsic("copysign", value, x)


def log(code: Code, x: Value) -> Value:
    """Natural logarithm: -inf at 0, NaN below."""
    bits, mantissa = _kind(code, x).bits, MANTISSA[_kind(code, x).bits]
    lift = code.compare("olt", x, code.number(2.0 ** (1 - BIAS[bits])))  # denormal, zero, negative
    scaled = code.select(lift, code.mul(x, code.number(2.0**mantissa)), x)
    # split so that the significand lies in [sqrt 1/2, sqrt 2)
    root = {64: 0x3FE6A09E667F3BCD, 32: 0x3F3504F3}[bits]
    pattern = code.integer("sub", code.bits(scaled), root)
    exponent = code.integer("ashr", pattern, mantissa)
    m = code.floats(code.integer("sub", code.bits(scaled), code.integer("shl", exponent, mantissa)))
    k = code.real(exponent)
    k = code.fadd(k, code.select(lift, code.number(-float(mantissa)), code.number(0.0)))
    f = code.fsub(m, code.number(1.0))
    s = code.fdiv(f, code.fadd(f, code.number(2.0)))
    z = code.mul(s, s)
    tail = code.mul(z, polynomial(code, z, LOG[bits]))
    half = code.mul(code.mul(f, f), code.number(0.5))
    high, low = LN2[bits]
    correction = code.muladd(s, code.fadd(half, tail), code.mul(k, code.number(low)))
    rest = code.fsub(code.fsub(half, correction), f)
    value = code.muladd(k, code.number(high), code.neg(rest))
    value = code.select(code.compare("olt", x, code.number(math.inf)), value, x)
    zero = code.compare("oeq", x, code.number(0.0))
    outside = code.select(zero, code.number(-math.inf), code.number(math.nan))
    return code.select(code.compare("ogt", x, code.number(0.0)), value, outside)


INLINED: dict[str, Callable[[Code, Value], Value]] = {
    "sin": sin,
    "cos": cos,
    "tan": tan,
    "exp": exp,
    "log": log,
    "tanh": tanh,
}
