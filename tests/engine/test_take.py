"""Takes: which steps are recorded, whatever was gone back over since."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.engine.batch import begin_document, record
from explorer.engine.take import GOING, part, so_far
from explorer.model import BadInput
from tests.engine.toys import DECAY, DOUBLING, WALKERS


def test_a_take_that_goes_on_ends_where_the_run_stands():
    assert so_far((10, GOING), 40, 40) == (10, 40)
    assert so_far((10, 30), 40, 40) == (10, 30)
    assert so_far((), 40, 40) == ()


def test_what_was_gone_back_over_is_recorded_no_more():
    assert so_far((10, 30), 20, 20) == (10, 20)
    assert so_far((10, GOING), 5, 5) == ()


@pytest.mark.parametrize("experiment", [DECAY, DOUBLING, WALKERS])
def test_a_part_is_the_same_samples_as_the_whole(experiment):
    document = begin_document(experiment, steps=60, every=3)
    whole = record(experiment, replace(document, take=(10, 40)))
    some = part(whole, (10, 40))
    assert some.steps.tolist() == list(range(12, 41, 3))
    for name, values in some.arrays.items():
        np.testing.assert_array_equal(values, whole.arrays[name][4:14])
    with pytest.raises(BadInput, match="70 to 90 were recorded"):
        part(whole, (70, 90))
