"""Random numbers as pure functions of (seed, step, index, lane).

No generator is carried along, so a number does not depend on who asks first: a run is the same for
one or many threads, for any order of the agents, and however it is cut into slices.
"""

import math

import numpy as np
from numba import njit

_ROOT = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, odd
_LANES = np.uint64(16)
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(12))
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@njit(nogil=True, cache=True, error_model="numpy")
def mix(bits):
    """The 64 bits scrambled, one to one: the finaliser of SplitMix64.

    source  G. Steele, D. Lea and C. Flood 2014, OOPSLA 453-472, with Stafford's constants
    """
    bits = (bits ^ (bits >> _SHIFTS[0])) * _FIRST
    bits = (bits ^ (bits >> _SHIFTS[1])) * _SECOND
    return bits ^ (bits >> _SHIFTS[2])


@njit(nogil=True, cache=True, error_model="numpy")
def stream(seed, step):
    """The uint64 key of all numbers of one step; take it out of the loop over agents."""
    return mix(mix(np.uint64(seed) + _ROOT) + np.uint64(step) * _ROOT)


@njit(nogil=True, cache=True, error_model="numpy")
def drawn(key, index, lane):
    """The uint64 that belongs to one index and lane (0 to 15) of a stream."""
    place = np.uint64(index) * _LANES + np.uint64(lane)
    return mix(mix(place * _ROOT + _ROOT) + key)


@njit(nogil=True, cache=True, error_model="numpy")
def uniform_of(key, index, lane):
    """Uniform on the open interval (0, 1), in 2**52 equal steps."""
    return (np.float64(drawn(key, index, lane) >> _SHIFTS[3]) + 0.5) * 2.0**-52


@njit(nogil=True, cache=True, error_model="numpy")
def normal_of(key, index, lane):
    """Standard normal number of a stream: the quantile of its uniform number."""
    return quantile(uniform_of(key, index, lane))


@njit(nogil=True, cache=True, error_model="numpy")
def uniform(seed, step, index, lane=0):
    """Uniform number in (0, 1) that belongs to (seed, step, index, lane)."""
    return uniform_of(stream(seed, step), index, lane)


@njit(nogil=True, cache=True, error_model="numpy")
def normal(seed, step, index, lane=0):
    """Standard normal number that belongs to (seed, step, index, lane)."""
    return normal_of(stream(seed, step), index, lane)


@njit(nogil=True, cache=True, error_model="numpy")
def fill_uniform(out, seed, step, first=0):
    """Fill out (m, k) with uniform numbers: row i has index first + i, column j is lane j."""
    key = stream(seed, step)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = uniform_of(key, first + i, j)


@njit(nogil=True, cache=True, error_model="numpy")
def fill_normal(out, seed, step, first=0):
    """Fill out (m, k) with standard normal numbers: row i has index first + i, column j lane j."""
    key = stream(seed, step)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = normal_of(key, first + i, j)


@njit(nogil=True, cache=True, error_model="numpy")
def quantile(p):
    """Where the standard normal distribution function reaches p, 0 < p < 1; relative error 1e-15.

    source  M. J. Wichura 1988, Applied Statistics 37, 477-484, algorithm AS 241 (PPND16)
    """
    q = p - 0.5
    if abs(q) <= 0.425:
        return central(q)
    r = math.sqrt(-math.log(min(p, 1.0 - p)))
    tail = _shoulder(r - 1.6) if r <= 5.0 else _far(r - 5.0)
    return tail if q > 0.0 else -tail


@njit(nogil=True, cache=True, error_model="numpy")
def central(q):
    """The same for p = 0.5 + q where |q| <= 0.425; without a branch, so that lanes may share it."""
    return q * _centre(0.180625 - q * q)


@njit(nogil=True, cache=True, error_model="numpy")
def _centre(r):
    above = 3.3430575583588128105e4 + r * 2.5090809287301226727e3
    above = 4.5921953931549871457e4 + r * (6.7265770927008700853e4 + r * above)
    above = 1.9715909503065514427e3 + r * (1.3731693765509461125e4 + r * above)
    above = 3.3871328727963666080e0 + r * (1.3314166789178437745e2 + r * above)
    below = 2.8729085735721942674e4 + r * 5.2264952788528545610e3
    below = 2.1213794301586595867e4 + r * (3.9307895800092710610e4 + r * below)
    below = 6.8718700749205790830e2 + r * (5.3941960214247511077e3 + r * below)
    return above / (1.0 + r * (4.2313330701600911252e1 + r * below))


@njit(nogil=True, cache=True, error_model="numpy")
def _shoulder(r):
    above = 2.27238449892691845833e-2 + r * 7.74545014278341407640e-4
    above = 1.27045825245236838258e0 + r * (2.41780725177450611770e-1 + r * above)
    above = 5.76949722146069140550e0 + r * (3.64784832476320460504e0 + r * above)
    above = 1.42343711074968357734e0 + r * (4.63033784615654529590e0 + r * above)
    below = 5.47593808499534494600e-4 + r * 1.05075007164441684324e-9
    below = 1.48103976427480074590e-1 + r * (1.51986665636164571966e-2 + r * below)
    below = 1.67638483018380384940e0 + r * (6.89767334985100004550e-1 + r * below)
    return above / (1.0 + r * (2.05319162663775882187e0 + r * below))


@njit(nogil=True, cache=True, error_model="numpy")
def _far(r):
    above = 2.71155556874348757815e-5 + r * 2.01033439929228813265e-7
    above = 2.65321895265761230930e-2 + r * (1.24266094738807843860e-3 + r * above)
    above = 1.78482653991729133580e0 + r * (2.96560571828504891230e-1 + r * above)
    above = 6.65790464350110377720e0 + r * (5.46378491116411436990e0 + r * above)
    below = 1.42151175831644588870e-7 + r * 2.04426310338993978564e-15
    below = 7.86869131145613259100e-4 + r * (1.84631831751005468180e-5 + r * below)
    below = 1.36929880922735805310e-1 + r * (1.48753612908506148525e-2 + r * below)
    return above / (1.0 + r * (5.99832206555887937690e-1 + r * below))
