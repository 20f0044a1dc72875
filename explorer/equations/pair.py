"""Pair: the coefficients of an embedded Runge-Kutta pair with dense output.

A row is {stage: weight}; stages count from 0. The last stage of a step is the slope at its end
and the first of the next one.
"""

from __future__ import annotations

from typing import NamedTuple

Row = dict[int, float]


class Pair(NamedTuple):
    """An explicit pair: a solution, an error estimate, an interpolant.

    nodes    time of each stage in units of the step
    slopes   weights of earlier stages in the point of each stage
    weights  of the stages in the solution
    errors   of the stages in each error estimate, the slope at the end included
    extra    nodes and slopes of the stages that the interpolant adds
    dense    weights of all stages in the high coefficients of the interpolant
    order    of the error estimate plus one: the root taken by the step control
    bounds   on the ratio of two steps
    """

    nodes: tuple[float, ...]
    slopes: tuple[Row, ...]
    weights: Row
    errors: tuple[Row, ...]
    extra: tuple[tuple[float, Row], ...]
    dense: tuple[Row, ...]
    order: int
    bounds: tuple[float, float]
