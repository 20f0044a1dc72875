"""What follows from dials is worked out once while they stand, and does not stay."""

import numpy as np
import pytest

from explorer.experiments.learning import lagrangian_frame
from explorer.numerics import etdrk4, remembered, splitting, vorticity


@pytest.fixture
def asked():
    """A remembered function, with every set of arguments that it was really called with."""
    calls = []

    @remembered.remembered
    def square(side):
        calls.append(side)
        return side * side

    square.calls = calls
    yield square
    remembered._forgetting.remove(square.cache_clear)


def test_it_is_made_once_for_the_dials_of_two_runs(asked):
    for _ in range(3):
        assert [asked(side) for side in (2, 3, 4, 5)] == [4, 9, 16, 25]
    assert asked.calls == [2, 3, 4, 5]
    asked(6)
    asked(2)  # the one that was longest unused has gone
    assert asked.calls == [2, 3, 4, 5, 6, 2]


def test_it_is_made_again_once_all_is_forgotten(asked):
    assert asked(7) == 49
    remembered.forget()
    assert asked(7) == 49
    assert asked.calls == [7, 7]


@pytest.mark.parametrize(
    ("make", "given"),
    [(vorticity.plane, (64, 0.5)), (vorticity.factors, (64, 0.01, 1e-3, 0.1, 0.0, 0.0, 0.01, 1)),
     (vorticity.ring, (64, 4.0)), (splitting.wavenumbers, (64, 10.0)),
     (splitting.mask, (64, 10.0, "half")), (splitting.dispersion, (64, 10.0, 4, 0.01, "none")),
     (etdrk4.coefficients, (64, 22.0, 0.1, -1.0, -1.0, 0.0)),
     (lagrangian_frame.journey, ("linear", "step", 64, 1.0, 0.0, 5))],
    ids=lambda one: getattr(one, "__name__", ""),
)  # fmt: skip
def test_what_is_large_is_forgotten_and_comes_again_to_the_last_bit(make, given):
    first = make(*given)
    assert make(*given) is first
    remembered.forget()
    assert make.cache_info().currsize == 0
    again = make(*given)
    parts = (first, again) if isinstance(first, tuple) else ((first,), (again,))
    assert all(np.array_equal(one, other) for one, other in zip(*parts, strict=True))
