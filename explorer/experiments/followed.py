"""For how long, which way and how finely the neighbours in a flow are followed, as dials."""

from explorer.model import Param


def followed(T, longest, resolution=None, backward=False):
    """Dials of the measures of a flow, in ranges that suit it.

    T            [time] how long; `longest`: the end of the dial
    resolution   points along x; None: as the measures have it
    backward     attracting structures first, where dye would gather
    """
    dials = [Param("T", T, T / 12.0, longest, "how long neighbours are followed", unit="time")]
    if backward:
        dials.append(
            Param("direction", "backward", choices=("forward", "backward"),
                  help="backward shows what attracts: where dye would gather")
        )  # fmt: skip
    if resolution is not None:
        dials.append(
            Param("resolution", resolution, 64, 1024, "points along x", kind="int", hard_min=3,
                  hard_max=8192, scale="log", unit="pixels")
        )  # fmt: skip
    return tuple(dials)
