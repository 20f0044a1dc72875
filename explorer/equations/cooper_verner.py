"""Cooper and Verner's rule of order 8 in eleven stages, for fixed steps."""

from __future__ import annotations

from explorer.equations.pair import Row

# Cooper and Verner 1972, SIAM J. Numer. Anal. 9, 389-405: order 8, no error estimate
ROOT = 21.0**0.5
NODES8 = (
    *(0.0, 1 / 2, 1 / 2, (7 + ROOT) / 14, (7 + ROOT) / 14, 1 / 2),
    *((7 - ROOT) / 14, (7 - ROOT) / 14, 1 / 2, (7 + ROOT) / 14, 1.0),
)
SLOPES8: tuple[Row, ...] = (
    {},
    {0: 1 / 2},
    {0: 1 / 4, 1: 1 / 4},
    {0: 1 / 7, 1: (-7 - 3 * ROOT) / 98, 2: (21 + 5 * ROOT) / 49},
    {0: (11 + ROOT) / 84, 2: (18 + 4 * ROOT) / 63, 3: (21 - ROOT) / 252},
    {
        0: (5 + ROOT) / 48,
        2: (9 + ROOT) / 36,
        3: (-231 + 14 * ROOT) / 360,
        4: (63 - 7 * ROOT) / 80,
    },
    {
        0: (10 - ROOT) / 42,
        2: (-432 + 92 * ROOT) / 315,
        3: (633 - 145 * ROOT) / 90,
        4: (-504 + 115 * ROOT) / 70,
        5: (63 - 13 * ROOT) / 35,
    },
    {0: 1 / 14, 4: (14 - 3 * ROOT) / 126, 5: (13 - 3 * ROOT) / 63, 6: 1 / 9},
    {
        0: 1 / 32,
        4: (91 - 21 * ROOT) / 576,
        5: 11 / 72,
        6: (-385 - 75 * ROOT) / 1152,
        7: (63 + 13 * ROOT) / 128,
    },
    {
        0: 1 / 14,
        4: 1 / 9,
        5: (-733 - 147 * ROOT) / 2205,
        6: (515 + 111 * ROOT) / 504,
        7: (-51 - 11 * ROOT) / 56,
        8: (132 + 28 * ROOT) / 245,
    },
    {
        4: (-42 + 7 * ROOT) / 18,
        5: (-18 + 28 * ROOT) / 45,
        6: (-273 - 53 * ROOT) / 72,
        7: (301 + 53 * ROOT) / 72,
        8: (28 - 28 * ROOT) / 45,
        9: (49 - 7 * ROOT) / 18,
    },
)
WEIGHTS8: Row = {0: 1 / 20, 7: 49 / 180, 8: 16 / 45, 9: 49 / 180, 10: 1 / 20}
