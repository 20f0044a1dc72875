"""Lyapunov exponents: tangent vectors carried along an orbit and made orthonormal again and again.

The orbit and its vectors are moved together by machine code called by address, so this loop is
compiled once for every system there is.
source  Benettin et al. 1980, Meccanica 15, 9-20
"""

import math

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

BLOCKS = 16  # contiguous stretches whose scatter gives the standard errors
SPREAD = 1e6  # ratio of growths above which the frame is renewed twice as often
TINY = 2.2250738585072014e-308


@intrinsic
def _advance(typing, address, y, memory, p, t0, dt, first, n, rtol, atol, cancel):
    """Call the pressed trajectory at `address`; pointers travel as whole numbers."""
    signature = types.int64(
        *(types.int64, types.int64, types.int64, types.int64, types.float64, types.float64),
        *(types.int64, types.int64, types.float64, types.float64, types.int64),
    )

    def generate(context, builder, signature, arguments):
        whole, real = ir.IntType(64), ir.DoubleType()
        kinds = [whole] * 3 + [real] * 2 + [whole] * 4 + [real] * 2 + [whole]
        function = ir.FunctionType(whole, kinds).as_pointer()
        address, y, memory, p, t0, dt, first, n, rtol, atol, cancel = arguments
        none = ir.Constant(whole, 0)
        values = [y, memory, p, t0, dt, first, n, n, none, rtol, atol, cancel]
        return builder.call(builder.inttoptr(address, function), values)

    return signature, generate


@njit(nogil=True, cache=True)
def renewals(address, y, memory, p, t0, dt, place, rtol, atol, cancel, frame, logs, spans):
    """Move the orbit and renew its frame len(logs) times; returns how many were done.

    y        (d + d*m,) float64: the state, then m vectors one after another, in place
    frame    (m, d) view of those vectors
    place    (2,) int64, in place: steps done, and steps between two renewals
    logs     (k, m) receives the logarithm of what each vector had grown by
    spans    (k,) int64 receives the steps it took
    returns  fewer than k when the orbit or a vector left every bound, or `cancel` was set
    """
    for i in range(logs.shape[0]):
        every = place[1]
        memory[:] = 0.0  # the frame has turned: an adaptive rule begins afresh
        done = _advance(
            *(address, y.ctypes.data, memory.ctypes.data, p.ctypes.data, t0, dt, place[0], every),
            *(rtol, atol, cancel.ctypes.data),
        )
        if done < every or cancel[0] != 0:
            return i
        place[0] += every
        spans[i] = every
        spread = _orthonormalise(frame, logs[i])
        if not spread >= 1.0:
            return i
        if spread > SPREAD and every > 1:
            place[1] = every // 2
    return logs.shape[0]


@njit(nogil=True, cache=True)
def _orthonormalise(frame, logs):
    """Gram-Schmidt twice over, in place; the ratio of the largest growth to the least."""
    vectors, dimension = frame.shape
    largest = 0.0
    least = np.inf
    for k in range(vectors):
        for _ in range(2):
            for j in range(k):
                shared = 0.0
                for i in range(dimension):
                    shared += frame[j, i] * frame[k, i]
                for i in range(dimension):
                    frame[k, i] -= shared * frame[j, i]
        square = 0.0
        for i in range(dimension):
            square += frame[k, i] * frame[k, i]
        length = math.sqrt(square)
        if not np.isfinite(length):
            return np.nan
        logs[k] = math.log(max(length, TINY))
        if length <= TINY:  # squeezed to nothing: begin again along an axis
            frame[k, :] = 0.0
            frame[k, k % dimension] = 1.0
        else:
            for i in range(dimension):
                frame[k, i] /= length
        largest = max(largest, length)
        least = min(least, length)
    return largest / max(least, TINY)


def spectrum(logs, times):
    """Exponents, largest first, and their standard errors, both (m,) [1/time].

    logs    (k, m) growth of each vector;  times (k,) [time] it took
    """
    exponents = logs.sum(axis=0) / times.sum()
    errors = np.full(len(exponents), math.nan)
    if len(logs) >= 2 * BLOCKS:
        stretch = len(logs) // BLOCKS
        cut = stretch * BLOCKS
        grown = logs[:cut].reshape(BLOCKS, stretch, -1).sum(axis=1)
        means = grown / times[:cut].reshape(BLOCKS, stretch).sum(axis=1)[:, None]
        errors = means.std(axis=0, ddof=1) / math.sqrt(BLOCKS)
    order = np.argsort(-exponents, kind="stable")
    return exponents[order], errors[order]


def kaplan_yorke(exponents):
    """The dimension at which a volume neither grows nor shrinks; (d,) exponents, largest first.

    source  Kaplan and Yorke 1979, Lecture Notes in Mathematics 730, 204-227
    """
    sums = np.cumsum(exponents)
    if sums[-1] >= 0.0:
        return float(len(exponents))
    below = int(np.argmax(sums < 0.0))  # the first partial sum that is negative
    if below == 0:
        return 0.0
    return below + sums[below - 1] / abs(exponents[below])
