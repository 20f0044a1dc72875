"""Normal numbers in machine code: the same pure functions of (seed, step, index) as numerics.noise.

source  G. Steele, D. Lea and C. Flood 2014, OOPSLA 453-472 (the scrambling); M. J. Wichura 1988,
        Applied Statistics 37, 477-484, algorithm AS 241 (the quantile)
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.equations import polynomials
from explorer.equations.emit import Code
from explorer.equations.operands import Value

ROOT, FIRST, SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
LANES = 16  # numbers that belong to one index
# numerator and denominator, lowest power first
CENTRE = (
    (3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3),
    (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3),
)  # fmt: skip
SHOULDER = (
    (1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9),
)  # fmt: skip
FAR = (
    (6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131745613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15),
)  # fmt: skip


def whole(number: int) -> Value:
    """A 64-bit pattern as a literal."""
    signed = number - (1 << 64) if number >= 1 << 63 else number
    return Value("", -1, "", signed)


def mix(code: Code, bits: Value) -> Value:
    """The 64 bits scrambled, one to one."""
    for shift, factor in ((30, FIRST), (27, SECOND), (31, 0)):
        bits = code.integer("xor", bits, code.integer("lshr", bits, shift))
        bits = code.integer("mul", bits, whole(factor)) if factor else bits
    return bits


def stream(code: Code, seed: Value, step: Value) -> Value:
    """The key of all numbers of one step."""
    root = mix(code, code.integer("add", seed, whole(ROOT)))
    return mix(code, code.integer("add", root, code.integer("mul", step, whole(ROOT))))


def normal(code: Code, key: Value, place: Value) -> Value:
    """The standard normal number at a place: index times LANES plus lane."""
    spread = code.integer("add", code.integer("mul", place, whole(ROOT)), whole(ROOT))
    bits = code.integer("lshr", mix(code, code.integer("add", mix(code, spread), key)), 12)
    half = code.fadd(code.real(bits), code.number(0.5))
    return quantile(code, code.mul(half, code.number(2.0**-52)))


def quantile(code: Code, p: Value) -> Value:
    """Where the normal distribution reaches p; all branches are computed, one is taken."""
    q = code.fsub(p, code.number(0.5))
    centre = code.mul(q, _ratio(code, code.fma(code.neg(q), q, code.number(0.180625)), CENTRE))
    rest = code.intrinsic("minimum", p, code.fsub(code.number(1.0), p))
    r = code.intrinsic("sqrt", code.neg(polynomials.log(code, rest)))
    near = _ratio(code, code.fsub(r, code.number(1.6)), SHOULDER)
    far = _ratio(code, code.fsub(r, code.number(5.0)), FAR)
    tail = code.select(code.compare("ole", r, code.number(5.0)), near, far)
    tail = code.intrinsic("copysign", tail, q)
    inside = code.compare("ole", code.intrinsic("fabs", q), code.number(0.425))
    return code.select(inside, centre, tail)


def _ratio(code: Code, x: Value, table: Sequence[Sequence[float]]) -> Value:
    above, below = (polynomials.polynomial(code, x, row) for row in table)
    return code.fdiv(above, below)
