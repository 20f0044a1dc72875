"""Systems that are in no catalogue go through every tool that is offered for them."""

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.engine.channels import fitting

SYSTEMS = {
    "flow of three": ex.flow(
        "x' = y\ny' = z\nz' = -a*z - y + b*abs(x) - 1 - 0.1*x",
        params={"a": (0.6, 0.1, 2.0), "b": (1.0, 0.1, 3.0)},
        start={"x": 0.1, "y": 0.0, "z": 0.0},
        dt=0.02,
    ),
    "flow on a plane": ex.flow(
        "x' = y\ny' = mu*(1 - x**2)*y - x",
        params={"mu": (1.0, 0.1, 5.0)},
        start={"x": 2.0, "y": 0.0},
        domain=((-3, 3), (-3, 3)),
    ),
    "map of a line": ex.map(
        "x' = r*x**2*(1 - x)", params={"r": (6.2, 4.0, 6.75)}, start={"x": 0.6}
    ),
    "map of a plane": ex.map(
        "x' = 1 - a*x**2 + y - 0.1*y**2\ny' = b*x",
        params={"a": (1.2, 0.5, 1.4), "b": (0.3, 0.1, 0.4)},
        start={"x": 0.1, "y": 0.1},
    ),
}
SMALL = {"shape": (24, 24)}
FOLLOWED = "ftle lavd tse tra strainlines stretchlines elliptic_lcs momentum_barriers active_ftle"
LESS = {
    "surrogate_test": {"surrogates": 39},
    **dict.fromkeys("ile ivd oecs".split(), SMALL),
    **{key: {**SMALL, "T": 3.0} for key in FOLLOWED.split()},
    "ridge_flux": {"resolution": 32, "T": 3.0},
    "lcti_yield": {"particles": 300, "shots": 1, "values": (0.5, 1.0)},
}
ELSEWHERE = {"causality_plane"}  # runs the whole catalogue; tested by itself


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_tool_that_is_offered_reads_it(name):
    system, tools = SYSTEMS[name], []
    for key, diagnostic in api.diagnostics().items():
        if key in ELSEWHERE or not fitting(system, diagnostic):
            continue
        running = {} if diagnostic.asks_for_motion else {"steps": 3000}
        reading = ex.measure(key, system, **running, **LESS.get(key, {}))
        numbers = [*reading.values.values(), *(np.size(a) for a in reading.arrays.values())]
        assert numbers, key
        assert any(np.isfinite(numbers)), key
        tools.append(key)
    assert len(tools) > 25
