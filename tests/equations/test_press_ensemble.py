"""Ensembles: the same results as single trajectories, however the members are split."""

import threading
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.equations import ensemble, machine
from explorer.equations.derive import tangent
from explorer.equations.errors import BadInput
from explorer.equations.grammar import parse
from explorer.equations.press import press, press_ensemble
from tests.equations.test_press import FLOWS, MAPS, system

DTYPES = ["float64", "float32"]
SCALE = {"float64": 1e-10, "float32": 3e-5}


def starts(name, count, dtype):
    _, _, start = system(name)
    offsets = np.random.default_rng(3).uniform(-0.05, 0.05, (len(start), count))
    return (start[:, None] + offsets).astype(dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", [*FLOWS, *MAPS])
def test_members_move_as_single_trajectories(name, dtype):
    parsed, p, _ = system(name)
    rule, steps = ("map", 6) if name in MAPS else ("rk4", 40)
    y = starts(name, 77, dtype)
    wanted = y.astype(float).T.copy()
    single = press(parsed, rule)
    for member in wanted:
        single.advance(member, np.zeros(0), p, 0.3, 0.02, 2, steps)
    press_ensemble(parsed, rule, dtype).advance(y, p, 0.3, 0.02, 2, steps)
    assert np.abs(y - wanted.T).max() < SCALE[dtype] * max(1.0, np.abs(wanted).max())


@settings(max_examples=25, deadline=None)
@given(
    name=st.sampled_from([*FLOWS, *MAPS]),
    dtype=st.sampled_from(DTYPES),
    count=st.integers(1, 1200),
    cuts=st.lists(st.integers(0, 1200), max_size=4),
    own=st.booleans(),
)
def test_results_do_not_depend_on_how_members_are_split(name, dtype, count, cuts, own):
    parsed, p, _ = system(name)
    made = press_ensemble(parsed, "map" if name in MAPS else "rk4", dtype)
    if own:
        p = np.repeat(p[:, None], count, 1).astype(dtype)
    whole, parts = starts(name, count, dtype), starts(name, count, dtype)
    made.advance(whole, p, 0.1, 0.05, 1, 7)
    edges = sorted({0, count, *(min(cut, count) for cut in cuts)})
    for begin, end in pairwise(edges):
        made.advance(parts, p, 0.1, 0.05, 1, 7, begin, end)
    assert np.array_equal(whole, parts, equal_nan=True)


@pytest.mark.parametrize("dtype", DTYPES)
def test_advancing_in_two_calls_is_advancing_in_one(dtype):
    parsed, p, _ = system("gyre")
    made = press_ensemble(parsed, "rk4", dtype)
    one, two = starts("gyre", 300, dtype), starts("gyre", 300, dtype)
    made.advance(one, p, 0.5, 0.1, 0, 30)
    made.advance(two, p, 0.5, 0.1, 0, 11)
    made.advance(two, p, 0.5, 0.1, 11, 19)
    assert np.array_equal(one, two)


@pytest.mark.parametrize("dtype", DTYPES)
def test_only_the_members_asked_for_move(dtype):
    parsed, p, _ = system("lorenz")
    y = starts("lorenz", 100, dtype)
    before = y.copy()
    press_ensemble(parsed, "rk4", dtype).advance(y, p, 0.0, 0.01, 0, 5, 13, 57)
    assert np.array_equal(y[:, :13], before[:, :13]) and np.array_equal(y[:, 57:], before[:, 57:])
    assert np.all(y[:, 13:57] != before[:, 13:57])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["thomas", "gyre", "odds"])
def test_a_member_that_is_not_a_number_stays_alone(name, dtype):
    parsed, p, _ = system(name)
    made = press_ensemble(parsed, "rk4", dtype)
    y = starts(name, 130, dtype)
    clean = y.copy()
    y[0, 5], y[:, 64], y[1, 129] = np.nan, np.nan, np.inf
    made.advance(y, p, 0.0, 0.02, 0, 9)
    made.advance(clean, p, 0.0, 0.02, 0, 9)
    lost = ~np.isfinite(y).all(axis=0)
    assert lost[[5, 64, 129]].all() and lost.sum() == 3
    assert np.array_equal(y[:, ~lost], clean[:, ~lost])


def test_every_member_may_have_parameters_of_its_own():
    parsed = parse("x' = r*x*(1 - x)", params=("r",), states=("x",), kind="map")
    made = press_ensemble(parsed, "map")
    rates = np.linspace(2.5, 4.0, 333)
    y = np.full((1, 333), 0.4)
    made.advance(y, rates[None].copy(), 0.0, 1.0, 0, 40)
    for i in (0, 100, 332):
        x = np.full((1, 1), 0.4)
        made.advance(x, rates[i : i + 1], 0.0, 1.0, 0, 40)
        assert x[0, 0] == pytest.approx(y[0, i], rel=1e-9)


def test_threads_share_one_ensemble():
    parsed, p, _ = system("thomas")
    made = press_ensemble(parsed, "rk4")
    one, many = starts("thomas", 4000, "float64"), starts("thomas", 4000, "float64")
    made.advance(one, p, 0.0, 0.05, 0, 20)
    threads = [
        threading.Thread(target=made.advance, args=(many, p, 0.0, 0.05, 0, 20, b, b + 500))
        for b in range(0, 4000, 500)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert np.array_equal(one, many)


def test_a_cancelled_call_leaves_members_untouched():
    parsed, p, _ = system("lorenz")
    y = starts("lorenz", 900, "float64")
    before = y.copy()
    stop = np.ones(1, np.int32)
    press_ensemble(parsed).advance(y, p, 0.0, 0.01, 0, 5, cancel=stop)
    assert np.array_equal(y, before)


@pytest.mark.parametrize("dtype", DTYPES)
def test_wide_systems_fit_smaller_blocks(dtype):
    parsed, p, _ = system("lorenz")
    wide = tangent(parsed, 30)  # 93 rows
    y = np.zeros((93, 70), dtype=dtype)
    y[:3] = starts("lorenz", 70, dtype)
    y[3:] = np.arange(90)[:, None] % 7
    thin = y[:3].copy()
    press_ensemble(wide, "rk4", dtype).advance(y, p, 0.0, 0.005, 0, 10)
    press_ensemble(parsed, "rk4", dtype).advance(thin, p, 0.0, 0.005, 0, 10)
    assert y[:3] == pytest.approx(thin, rel=1e-6 if dtype == "float32" else 1e-13)
    assert np.isfinite(y).all()


def test_no_members_and_no_steps_are_nothing_to_do():
    parsed, p, _ = system("lorenz")
    made = press_ensemble(parsed)
    made.advance(np.zeros((3, 0)), p, 0.0, 0.01, 0, 5)
    y = starts("lorenz", 3, "float64")
    before = y.copy()
    made.advance(y, p, 0.0, 0.01, 0, 0)
    made.advance(y, p, 0.0, 0.01, 0, 5, 2, 2)
    assert np.array_equal(y, before)


def test_what_an_ensemble_cannot_do_is_refused():
    parsed, p, _ = system("lorenz")
    made = press_ensemble(parsed)
    with pytest.raises(BadInput, match="rk4"):
        press_ensemble(parsed, "dp5")
    with pytest.raises(BadInput, match="float64"):
        press_ensemble(parsed, "rk4", "float16")
    for y, q, begin, end in [
        (np.zeros((2, 5)), p, 0, 5),
        (np.zeros((3, 5), np.float32), p, 0, 5),
        (np.zeros((5, 3)).T, p, 0, 5),
        (np.zeros((3, 5)), p[:2], 0, 5),
        (np.zeros((3, 5)), np.zeros((3, 4)), 0, 5),
        (np.zeros((3, 5)), p, 0, 6),
        (np.zeros((3, 5)), p, 3, 2),
    ]:
        with pytest.raises(ValueError):
            made.advance(y, q, 0.0, 0.01, 0, 1, begin, end)


@pytest.mark.parametrize("bits", [32, 64])
def test_the_vector_form_names_no_processor_and_compiles_for_another(bits):
    import llvmlite.binding as llvm

    text, code = ensemble.advance(system("gyre")[0], "rk4", bits, False)
    module = machine.module(text, codes=(code,))
    assert "x86" not in module and "avx" not in module and "target" not in module
    try:
        llvm.initialize_all_targets()
        llvm.initialize_all_asmprinters()
        elsewhere = machine.target_machine("aarch64-unknown-linux-gnu")
    except RuntimeError:
        pytest.skip("this LLVM carries no AArch64")
    assembly = elsewhere.emit_assembly(machine.optimised(module, elsewhere))
    assert "fmla" in assembly  # fused, and in vectors


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["lorenz", "henon"])
def test_a_recorded_state_is_what_single_steps_give(name, dtype):
    parsed, p, _ = system(name)
    rule = "map" if name in MAPS else "rk4"
    code, begin, end, n = press_ensemble(parsed, rule, dtype), 5, 700, 7
    y = starts(name, 705, dtype)
    stepped, kept = y.copy(), y[:, :begin].copy()
    out = np.full((n, end - begin), np.nan, dtype)
    code.advance(y, p, 0.1, 0.02, 3, n, begin, end, out=out, of=1)
    for k in range(n):
        code.advance(stepped, p, 0.1, 0.02, 3 + k, 1, begin, end)
        assert np.array_equal(out[k], stepped[1, begin:end])
    assert np.array_equal(y, stepped)
    assert np.array_equal(y[:, :begin], kept)


def test_a_record_of_the_wrong_shape_is_refused():
    parsed, p, _ = system("lorenz")
    y = starts("lorenz", 8, "float64")
    code = press_ensemble(parsed, "rk4")
    with pytest.raises(ValueError, match="out"):
        code.advance(y, p, 0.0, 0.01, 0, 5, out=np.empty((5, 7)))
    with pytest.raises(ValueError, match="components"):
        code.advance(y, p, 0.0, 0.01, 0, 5, out=np.empty((5, 8)), of=3)


def test_the_long_rule_has_order_eight():
    parsed, p, _ = system("gyre")
    made, exact = press_ensemble(parsed, "rk8"), starts("gyre", 50, "float64")
    press_ensemble(parsed, "rk4").advance(exact, p, 0.3, 3e-4, 0, 10_000)
    errors = []
    for steps in (4, 8):
        y = starts("gyre", 50, "float64")
        made.advance(y, p, 0.3, 3.0 / steps, 0, steps)
        errors.append(np.abs(y - exact).max())
    assert errors[1] < 1e-7 and 7.3 < np.log2(errors[0] / errors[1]) < 10


def test_the_long_rule_integrates_time_as_lobatto_s_quadrature():
    parsed = parse("x' = t**7", kind="flow", params=())
    y = np.zeros((1, 3))
    press_ensemble(parsed, "rk8").advance(y, np.zeros(0), 0.0, 2.0, 0, 1)
    assert np.allclose(y, 2.0**8 / 8, rtol=1e-14)


def test_the_long_rule_is_for_members_side_by_side_alone():
    parsed, _, _ = system("gyre")
    with pytest.raises(BadInput, match="rk8"):
        press(parsed, "rk8")
