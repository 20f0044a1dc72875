"""Forced van der Pol oscillator: Lienard's plane against the plane of x and x' in dysts."""

import numpy as np

from explorer import api
from tests.equations import interpreter
from tests.experiments import peer


def test_in_the_plane_of_x_and_its_rate_it_moves_as_dysts_says():
    experiment = api.catalogue()["forced_van_der_pol"]
    settings = experiment.settings()
    mu, w = float(settings["mu"]), float(settings["w"])
    rng = np.random.default_rng(11)
    for _ in range(100):
        x, u = rng.uniform(-2.2, 2.2), rng.uniform(-0.9, 0.9)
        t = rng.uniform(0.0, 10.0)
        rates = interpreter.rates(experiment.system, t, (x, u), settings.vector)
        y = rates[0]
        found = (y, mu * ((1 - x**2) * y + rates[1]))
        theirs = peer.velocity("ForcedVanDerPol", np.array([x, y, w * t]), t)[:2]
        np.testing.assert_allclose(found, theirs, rtol=1e-9, atol=1e-9)
