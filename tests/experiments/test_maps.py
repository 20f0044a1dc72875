"""Maps that shift binary digits must not run out of them; dice must fall as published."""

import numpy as np
import pytest

from explorer import api
from explorer.engine.stepper import stepper

# slopes of 2 and their like: on a circle of length 1 all of these end at 0 within 60 steps
SHIFTING = [
    ("doubling", {}, "theta"),
    ("tent", {"mu": 1.9999}, "x"),
    ("tent", {"mu": 1.99999}, "x"),
    ("baker", {}, "y"),
    ("baker", {"alpha": 0.499}, "y"),
    ("kaplan_yorke", {}, "theta"),
    ("arnold_cat", {}, "x"),
    ("chebyshev", {"k": 2.0}, "x"),
    ("gingerbreadman", {}, "x"),
]


@pytest.mark.parametrize(("key", "values", "state"), SHIFTING)
def test_digits_do_not_run_out(key, values, state):
    experiment = api.catalogue()[key]
    live = stepper(experiment, experiment.settings(values))
    live.advance(1_000_000, 1)
    late = live.advance(20_000, 20_000)["state"]
    assert len(np.unique(late, axis=0)) > 19_000
    counts, _ = np.histogram(late[:, experiment.states.index(state)], 10)
    assert (counts > 0).all()


def test_the_doubled_angle_returns_only_after_longer_than_any_run():
    """2 pi is a whole number of units in the last place, and doubling permutes those units."""
    units = round(2 * np.pi * 2.0**47)
    assert units * 2.0**-47 == 2 * np.pi
    assert units % 2 == 1
    factors = [(5, 1), (7, 1), (11159, 1), (2264103847, 1)]
    assert np.prod([p**n for p, n in factors], dtype=object) == units
    exponent = np.lcm.reduce(np.array([p - 1 for p, _ in factors], dtype=object))
    for prime in prime_factors(int(exponent)):
        while exponent % prime == 0 and pow(2, int(exponent // prime), units) == 1:
            exponent //= prime
    assert exponent == 25262870713668


def prime_factors(n):
    """The primes that divide n."""
    found, p = set(), 2
    while p * p <= n:
        while n % p == 0:
            found.add(p)
            n //= p
        p += 1
    return found | ({n} if n > 1 else set())


def test_the_doubled_angle_is_doubled_exactly():
    experiment = api.catalogue()["doubling"]
    run = api.run(experiment, steps=3000)
    units = [int(theta * 2.0**47) for theta in run["path"][:, 0]]
    whole = round(2 * np.pi * 2.0**47)
    first = next(i for i, theta in enumerate(run["path"][:, 0]) if theta * 2.0**47 % 1 == 0)
    assert all(b == 2 * a % whole for a, b in zip(units[first:-1], units[first + 1 :], strict=True))


def test_the_die_is_park_and_millers():
    live = stepper(api.catalogue()["barnsley_fern"], api.catalogue()["barnsley_fern"].settings(),
                   start={"die": 1.0})  # fmt: skip
    live.advance(10_000, 1)
    assert live.state()["die"] == 1043618065.0


def test_the_fern_takes_each_copy_as_often_as_it_should():
    run = api.run("barnsley_fern", steps=100_000)
    u = run["state"][:, 2] / 2147483647 if "state" in run.arrays else None
    share = [(u < 0.01).mean(), ((u >= 0.01) & (u < 0.86)).mean()]
    np.testing.assert_allclose(share, [0.01, 0.85], atol=4e-3)  # 3 standard errors
