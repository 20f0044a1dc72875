"""The pool shares out items, keeps their order, and hands an error to the caller."""

import threading

import pytest

from explorer.engine.pool import Pool


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_map_keeps_the_order_of_its_items(threads):
    assert Pool(threads).map(lambda i: i * i, range(50)) == [i * i for i in range(50)]


def test_two_items_really_run_on_two_threads():
    meet = threading.Barrier(2, timeout=5)
    names = Pool(2).map(lambda _: (meet.wait(), threading.current_thread().name)[1], range(2))
    assert len(set(names)) == 2


def test_the_first_error_reaches_the_caller():
    def fail(i):
        if i == 3:
            raise KeyError("three")
        return i

    with pytest.raises(KeyError, match="three"):
        Pool(2).map(fail, range(8))


def test_the_pool_still_works_after_an_error():
    pool = Pool(2)
    with pytest.raises(ZeroDivisionError):
        pool.map(lambda i: 1 // i, range(4))
    assert pool.map(abs, [-1, -2]) == [1, 2]


@pytest.mark.parametrize(("count", "smallest"), [(0, 1), (1, 1), (1000, 64), (7, 100)])
def test_ranges_cover_everything_once(count, smallest):
    pieces = Pool(3).ranges(count, smallest)
    assert [i for a, b in pieces for i in range(a, b)] == list(range(count))
