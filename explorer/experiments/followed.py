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


def vortices(T, longest, reach):
    """Dials of LAVD and elliptic LCSs that suit vortices in turbulence.

    Within about five turns of their cores the fluid outside is drawn out, and both find about the
    same edge; in half that time little is torn yet, and closed curves reach far beyond the core.
    reach   how far from its middle a vortex may extend [shorter sides]
    """
    followed_for = [
        Param(f"{key}_T", T, T / 12.0, longest, "how long fluid is followed", unit="time",
              hard_min=1e-6)
        for key in ("lavd", "elliptic_lcs")
    ] + [
        Param(f"{key}_detail", 36, 0, 64, "fewest points from the middle of a vortex to its edge: "
              "where there are less, it is followed again on a finer grid; 0: never", kind="int",
              hard_min=0, hard_max=256, unit="pixels")
        for key in ("lavd", "elliptic_lcs")
    ]  # fmt: skip
    return (
        *followed_for,
        Param("lavd_convexity", 1e-2, 1e-5, 0.1, "share by which the convex hull of a vortex may "
              "be larger than the vortex; spirals within need more", scale="log", hard_min=0.0),
        Param("elliptic_lcs_levels", 5, 1, 41, "factors from one to the other", kind="int",
              hard_min=1),
        Param("elliptic_lcs_reach", reach, 0.05, 1.0, "how far from its middle a vortex may extend",
              unit="shorter sides", hard_min=0.01),
    )  # fmt: skip
