"""Delays and noise in typed text: one meaning, whether in the text or beside it."""

from dataclasses import replace

import numpy as np
import pytest

from explorer import api
from explorer.engine.session import Document
from explorer.io.document import decode, encode
from explorer.model import BadInput, Flow
from explorer.model.typed import typed

NOISY = "x' = -x\nsigma = 0.5 in [0, 1]\nnoise(x) = sigma"


def test_noise_beside_the_text_is_the_noise_in_it():
    beside = api.flow("x' = -x\nsigma = 0.5 in [0, 1]", noise={"x": "sigma"})
    assert beside.system == typed(NOISY).system
    assert beside.motion.method == "heun"
    np.testing.assert_array_equal(
        api.run(beside, seed=4, steps=50)["x"], api.run(typed(NOISY), seed=4, steps=50)["x"]
    )


def test_a_declared_flow_takes_noise_and_history_by_name():
    flow = Flow("x' = -x(t - 1)", start={"x": 1.0}, history={"x": "cos(t)"})
    assert flow.lines.endswith("history(x) = cos(t)")
    assert Flow("x' = -x", start={"x": 1.0}, noise={"x": "0.1"}).method == "heun"


@pytest.mark.parametrize(
    "experiment",
    [
        typed(NOISY),
        api.flow("x' = -x(t - tau)", params={"tau": 1.5}, history={"x": "cos(t)"}, dt=0.05),
    ],
    ids=["noisy", "delayed"],
)
def test_a_document_travels_and_repeats_the_run(experiment, tmp_path):
    run = api.run(experiment, seed=9, steps=80, every=4)
    document = decode(encode(Document((run.document,)))).run
    again = api.repeat(document)
    np.testing.assert_array_equal(again["x"], run["x"])
    run.save(str(tmp_path / "run.nc"))
    np.testing.assert_array_equal(api.load(str(tmp_path / "run.nc"))["x"], run["x"])


def test_seeds_tell_noisy_runs_apart_and_starts_have_noise_of_their_own():
    one, other = (api.run(typed(NOISY), seed=seed, steps=20)["x"] for seed in (1, 2))
    assert not np.array_equal(one, other)
    pair = api.run(typed(NOISY), start={"x": np.zeros(2)}, steps=20)["x"]
    assert abs(pair[-1, 0] - pair[-1, 1]) > 1e-6


def test_noise_goes_on_after_a_dial_or_a_step_has_moved():
    """The same numbers never come twice: what was drawn is counted on."""
    log = ((10, "dt", 0.01), (20, "sigma", 0.5))
    experiment = typed("x' = 0*x\nsigma = 0.5 in [0, 1]\nnoise(x) = sigma", start={"x": 0.0})
    plain = api.run(experiment, steps=40, seed=5)
    turned = api.repeat(replace(plain.document, log=log))
    np.testing.assert_allclose(turned["x"], plain["x"], rtol=1e-12, atol=1e-14)


def test_a_rule_that_does_not_fit_is_refused_with_the_reason():
    with pytest.raises(BadInput, match="choose heun"):
        api.run(typed(NOISY), method="rk4", steps=3)
    with pytest.raises(BadInput, match="two halves"):
        api.run("lorenz", method="yoshida4", steps=3)
    with pytest.raises(BadInput, match="rodas4"):
        api.run("lorenz", method="radau", steps=3)
