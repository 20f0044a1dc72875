"""RODAS4: a linearly implicit rule of order 4(3) for stiff systems."""

from __future__ import annotations

from typing import NamedTuple

from explorer.equations.pair import Row


class Linear(NamedTuple):
    """A linearly implicit rule in the variables that need no product with the Jacobian.

    gamma    diagonal of the rule: the matrix of every stage is 1/(gamma h) - J
    nodes    time of each stage in units of the step
    points   weights of earlier stages in the point of each stage
    mixes    weights, over h, of earlier stages on the right-hand side of each stage
    slants   weight of the rate's own change in time on the right-hand side of each stage
    dense    weights of the stages in the high coefficients of the interpolant
    order    of the error estimate plus one
    bounds   on the ratio of two steps
    """

    gamma: float
    nodes: tuple[float, ...]
    points: tuple[Row, ...]
    mixes: tuple[Row, ...]
    slants: tuple[float, ...]
    dense: tuple[Row, ...]
    order: int
    bounds: tuple[float, float]


_FIFTH = {0: 1.221224509226641, 1: 6.019134481288629, 2: 12.53708332932087, 3: -0.687886036105895}
# Hairer and Wanner 1996, Solving Ordinary Differential Equations II, VI.4: RODAS, order 4(3)
RODAS4 = Linear(
    gamma=0.25,
    nodes=(0.0, 0.386, 0.21, 0.63, 1.0, 1.0),
    points=(
        {},
        {0: 1.544},
        {0: 0.9466785280815826, 1: 0.2557011698983284},
        {0: 3.314825187068521, 1: 2.896124015972201, 2: 0.9986419139977817},
        _FIFTH,
        {**_FIFTH, 4: 1.0},
    ),
    mixes=(
        {},
        {0: -5.6688},
        {0: -2.430093356833875, 1: -0.2063599157091915},
        {0: -0.1073529058151375, 1: -9.594562251023355, 2: -20.47028614809616},
        {
            0: 7.496443313967647,
            1: -10.24680431464352,
            2: -33.99990352819905,
            3: 11.70890893206160,
        },
        {
            0: 8.083246795921522,
            1: -7.981132988064893,
            2: -31.52159432874371,
            3: 16.31930543123136,
            4: -6.058818238834054,
        },
    ),
    slants=(0.25, -0.1043, 0.1035, -0.03620000000000023, 0.0, 0.0),
    dense=(
        {
            0: 10.12623508344586,
            1: -7.487995877610167,
            2: -34.80091861555747,
            3: -7.992771707568823,
            4: 1.025137723295662,
        },
        {
            0: -0.6762803392801253,
            1: 6.087714651680015,
            2: 16.43084320892478,
            3: 24.76722511418386,
            4: -6.594389125716872,
        },
    ),
    order=4,
    bounds=(0.2, 6.0),
)
