"""Trajectories with fixed steps, against closed forms and the plain interpreter."""

import threading
from collections import OrderedDict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.equations import machine, single
from explorer.equations import press as pressing
from explorer.equations.derive import tangent
from explorer.equations.errors import BadInput
from explorer.equations.fingerprint import fingerprint
from explorer.equations.grammar import parse
from explorer.equations.press import press, press_ensemble, press_velocity
from explorer.equations.tree import Apply, Name, Number, System
from tests.equations import interpreter

FLOWS = {
    "lorenz": (
        "x' = sigma*(y - x)\ny' = x*(rho - z) - y\nz' = x*y - beta*z",
        {"sigma": 10.0, "rho": 28.0, "beta": 8 / 3},
        {"x": 1.0, "y": 1.0, "z": 1.0},
    ),
    "rossler": (
        "x' = -y - z\ny' = x + a*y\nz' = b + z*(x - c)",
        {"a": 0.2, "b": 0.2, "c": 5.7},
        {"x": 1.0, "y": 1.0, "z": 0.0},
    ),
    "duffing": (
        "x' = v\nv' = x - x**3 - delta*v + gamma*cos(omega*t)",
        {"delta": 0.2, "gamma": 0.3, "omega": 1.0},
        {"x": 0.1, "v": 0.1},
    ),
    "thomas": (
        "x' = sin(y) - b*x\ny' = sin(z) - b*y\nz' = sin(x) - b*z",
        {"b": 0.18},
        {"x": 0.1, "y": 0.2, "z": 0.3},
    ),
    "gyre": (
        "a = eps*sin(omega*t)\nf = a*x**2 + (1 - 2*a)*x\n"
        "x' = -pi*A*sin(pi*f)*cos(pi*y)\ny' = pi*A*cos(pi*f)*sin(pi*y)*(2*a*x + 1 - 2*a)",
        {"A": 0.1, "eps": 0.25, "omega": 0.6283185307179586},
        {"x": 0.5, "y": 0.25},
    ),
    "odds": (
        "q = exp(-x**2)/(1 + abs(y))\nx' = tanh(y) - q*x/c\n"
        "y' = min(q, cos(t)) - sqrt(1 + x**2)*tanh(3*y) + log(2 + y**2) - atan2(x, c)",
        {"c": 1.5},
        {"x": 0.3, "y": -0.2},
    ),
}
MAPS = {
    "henon": ("x' = 1 - a*x**2 + y\ny' = b*x", {"a": 1.4, "b": 0.3}, {"x": 0.1, "y": 0.1}),
    "logistic": ("x' = r*x*(1 - x)", {"r": 3.7}, {"x": 0.4}),
    "driven": ("x' = mod(x + 0.1*t + k*sin(x), 2*pi)", {"k": 0.4}, {"x": 0.4}),
}


def system(name):
    text, params, start = (FLOWS | MAPS)[name]
    parsed = parse(
        text, params=tuple(params), states=tuple(start), kind="map" if name in MAPS else "flow"
    )
    return parsed, np.array(list(params.values())), np.array(list(start.values()))


def after(name, steps, dt=0.01, rule=None, t0=0.0, y=None):
    parsed, p, start = system(name)
    trajectory = press(parsed, rule or ("map" if name in MAPS else "rk4"))
    y = start.copy() if y is None else y
    memory = np.zeros(trajectory.memory_size)
    assert trajectory.advance(y, memory, p, t0, dt, 0, steps) == steps
    return y


def test_lorenz_after_100_steps_is_the_published_state():
    wanted = (-9.378615807236, -8.357059955293, 29.362403750126)
    assert after("lorenz", 100) == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("name", FLOWS)
def test_runge_kutta_agrees_with_the_interpreter(name):
    parsed, p, start = system(name)
    wanted = interpreter.rk4(parsed, start, p, 0.5, 0.02, 60)
    assert after(name, 60, 0.02, t0=0.5) == pytest.approx(wanted, rel=1e-11, abs=1e-12)


@pytest.mark.parametrize("name", MAPS)
def test_iteration_agrees_with_the_interpreter(name):
    parsed, p, start = system(name)
    wanted = interpreter.iterate(parsed, start, p, 25)
    assert after(name, 25) == pytest.approx(wanted, rel=1e-9)


def test_halving_the_step_divides_the_error_by_sixteen():
    errors = []
    for steps in (50, 100):
        trajectory = press(parse("x' = -x", states=("x",)))
        y = np.array([1.0])
        trajectory.advance(y, np.zeros(0), np.zeros(0), 0.0, 2.0 / steps, 0, steps)
        errors.append(abs(y[0] - np.exp(-2.0)))
    assert errors[0] / errors[1] == pytest.approx(16.0, abs=1.0)


@pytest.mark.parametrize("rule", ["rk4", "dp5", "dop853"])
def test_a_negative_step_goes_back_where_it_came_from(rule):
    parsed, p, start = system("duffing")
    trajectory = press(parsed, rule)
    y = start.copy()
    trajectory.advance(y, np.zeros(trajectory.memory_size), p, 0.0, 0.01, 0, 300)
    assert np.abs(y - start).max() > 0.1
    trajectory.advance(y, np.zeros(trajectory.memory_size), p, 3.0, -0.01, 0, 300)
    assert y == pytest.approx(start, abs=2e-8)


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from([*FLOWS, *MAPS]),
    rule=st.sampled_from(["rk4", "dp5", "dop853"]),
    cuts=st.lists(st.integers(0, 40), min_size=1, max_size=6),
    first=st.integers(0, 7),
    every=st.integers(1, 9),
    back=st.booleans(),
)
def test_a_run_cut_anywhere_is_the_same_run_bit_for_bit(name, rule, cuts, first, every, back):
    parsed, p, start = system(name)
    rule, dt = ("map", 1.0) if name in MAPS else (rule, -0.03 if back else 0.03)
    trajectory = press(parsed, rule)
    n = sum(cuts)

    def rows(a, b):
        return np.empty(((b // every - a // every), len(start)))

    whole, memory, samples = start.copy(), np.zeros(trajectory.memory_size), rows(first, first + n)
    assert trajectory.advance(whole, memory, p, 0.2, dt, first, n, every, samples) == n
    y, memory, parts, at = start.copy(), np.zeros(trajectory.memory_size), [], first
    for cut in cuts:
        parts.append(rows(at, at + cut))
        assert trajectory.advance(y, memory, p, 0.2, dt, at, cut, every, parts[-1]) == cut
        at += cut
    assert np.array_equal(y, whole)
    assert np.array_equal(np.concatenate(parts), samples)


def test_samples_fall_on_whole_multiples_of_every():
    parsed, p, start = system("lorenz")
    trajectory = press(parsed)
    each = np.empty((23, 3))
    trajectory.advance(start.copy(), np.zeros(0), p, 0.0, 0.01, 4, 23, 1, each)
    fifth = np.empty((5, 3))
    trajectory.advance(start.copy(), np.zeros(0), p, 0.0, 0.01, 4, 23, 5, fifth)
    assert np.array_equal(fifth, each[0::5])  # steps 5, 10, 15, 20, 25 are the 1st, 6th, ...


@pytest.mark.parametrize("rule,dt", [("rk4", 1.0), ("dp5", 0.1), ("dop853", 0.1)])
def test_divergence_stops_with_the_last_finite_state(rule, dt):
    text = FLOWS["lorenz"][0] if rule == "rk4" else "x' = x**2"
    states = ("x", "y", "z") if rule == "rk4" else ("x",)
    names = ("sigma", "rho", "beta") if rule == "rk4" else ()
    trajectory = press(parse(text, params=names, states=states), rule)
    y, p = np.ones(len(states)), np.array([10.0, 28.0, 8 / 3])[: len(names)]
    out = np.full((100, len(y)), np.nan)
    done = trajectory.advance(y, np.zeros(trajectory.memory_size), p, 0, dt, 0, 100, 1, out)
    assert 0 < done < 100
    assert np.array_equal(out[done - 1], y) and np.isfinite(y).all()
    assert np.isnan(out[done:]).all()
    if rule != "rk4":  # 1 / (1 - t) ends at t = 1
        assert done in (9, 10)
        assert out[8, 0] == pytest.approx(10.0, rel=1e-6)


def test_a_state_that_is_not_a_number_takes_no_step():
    parsed, p, _ = system("lorenz")
    for rule in ("rk4", "dp5", "dop853"):
        trajectory = press(parsed, rule)
        y = np.array([1.0, np.nan, 1.0])
        assert trajectory.advance(y, np.zeros(trajectory.memory_size), p, 0, 0.01, 0, 5) == 0


@pytest.mark.parametrize("rule", ["rk4", "dp5", "dop853"])
def test_a_set_cancel_word_stops_the_run(rule):
    parsed, p, start = system("lorenz")
    trajectory = press(parsed, rule)
    stop = np.ones(1, np.int32)
    memory = np.zeros(trajectory.memory_size)
    assert trajectory.advance(start, memory, p, 0, 0.01, 0, 10_000, cancel=stop) == 0
    stop[0] = 0
    assert trajectory.advance(start, memory, p, 0, 0.01, 0, 1000, cancel=stop) == 1000


@pytest.mark.parametrize("rule", ["rk4", "dp5"])
def test_another_thread_cancels_a_long_run_in_a_moment(rule):
    parsed, p, start = system("rossler")
    trajectory = press(parsed, rule)
    stop, done = np.zeros(1, np.int32), []
    memory = np.zeros(trajectory.memory_size)
    thread = threading.Thread(
        target=lambda: done.append(
            trajectory.advance(start, memory, p, 0, 0.001, 0, 10**10, cancel=stop)
        )
    )
    thread.start()
    stop[0] = 1  # this line runs at all because the interpreter lock is free
    thread.join(20)
    assert not thread.is_alive() and done[0] < 10**10


def test_a_tangent_vector_grows_as_two_trajectories_part():
    parsed, p, start = system("lorenz")
    widened = tangent(parsed, 3)
    trajectory = press(widened)
    y = np.concatenate([start, np.eye(3).T.ravel()])
    trajectory.advance(y, np.zeros(0), p, 0.0, 0.01, 0, 50)
    moved = start.copy()
    moved[1] += 1e-7
    twin = after("lorenz", 50, y=moved) - after("lorenz", 50)
    assert y[6:9] == pytest.approx(twin / 1e-7, rel=1e-4, abs=1e-4)


def test_what_was_pressed_once_is_kept():
    one, _, _ = system("lorenz")
    other, _, _ = system("lorenz")
    assert one is not other and press(one) is press(other)
    assert press(one) is not press(one, "dp5")


def test_the_forms_used_last_are_kept_and_the_others_live_with_who_holds_them(monkeypatch):
    monkeypatch.setattr(pressing, "_pressed", OrderedDict())

    def system(rate):
        return parse(f"x' = {rate}*x", params=(), states=("x",))

    held = press(system(1.0))
    again = press(system(2.0))
    monkeypatch.setattr(pressing, "MOST", 3 * again.lines)
    monkeypatch.setattr(pressing, "FEWEST", 1)
    for rate in (3.0, 4.0, 5.0):
        assert press(system(2.0)) is again
        press(system(rate))
    assert len(pressing._pressed) == 3
    assert press(system(1.0)) is not held
    y = np.array([1.0])
    held.advance(y, np.zeros(0), np.zeros(0), 0.0, 1e-3, 0, 1000)
    assert y[0] == pytest.approx(np.e, rel=1e-9)


def test_a_fingerprint_of_shared_subtrees_is_found_at_once():
    node = Apply("sin", (Name("x"),))
    for _ in range(200):
        node = Apply("+", (node, node))
    deep = System("flow", ("x",), (), (), (node,))
    assert fingerprint(deep) == fingerprint(deep)
    assert fingerprint(deep) != fingerprint(System("flow", ("x",), (), (), (node.args[0],)))


def test_a_zero_and_its_negative_are_two_systems():
    plus, minus = (System("map", ("x",), (), (), (Number(v),)) for v in (0.0, -0.0))
    assert fingerprint(plus) != fingerprint(minus)


def test_pressing_from_many_threads_gives_one_trajectory():
    parsed = parse("x' = a*x*(1 - x) + 0.001*y\ny' = cos(x) - y", params=("a",), states=("x", "y"))
    found = []
    threads = [threading.Thread(target=lambda: found.append(press(parsed))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(map(id, found))) == 1


def test_a_rule_that_does_not_exist_is_refused_with_the_choice():
    flow, _, _ = system("lorenz")
    with pytest.raises(BadInput, match="rk4, dp5, dop853"):
        press(flow, "euler")
    with pytest.raises(BadInput, match="choose one of map"):
        press(system("henon")[0], "rk4")


@pytest.mark.parametrize(
    "change",
    [
        {"y": np.ones(2)},
        {"y": np.ones(3, np.float32)},
        {"y": np.ones(6)[::2]},
        {"p": np.ones(2)},
        {"out": np.empty((9, 3))},
        {"out": np.empty((10, 2))},
        {"every": 0},
        {"cancel": np.zeros(1)},
    ],
)
def test_arrays_that_machine_code_would_misread_are_refused(change):
    parsed, p, start = system("lorenz")
    given = {"y": start, "memory": np.zeros(0), "p": p, "t0": 0, "dt": 0.01, "first": 0, "n": 10}
    with pytest.raises(ValueError):
        press(parsed).advance(**{**given, **change})


def test_no_instruction_set_is_named_and_another_processor_can_be_served():
    import llvmlite.binding as llvm

    text, code = single.trajectory(system("thomas")[0], "rk4")
    module = machine.module(text, codes=(code,))
    assert "x86" not in module and "target" not in module
    llvm.parse_assembly(module).verify()
    try:
        llvm.initialize_all_targets()
        llvm.initialize_all_asmprinters()
        elsewhere = machine.target_machine("aarch64-unknown-linux-gnu")
    except RuntimeError:
        pytest.skip("this LLVM carries no AArch64")
    assert "fmadd" in elsewhere.emit_assembly(machine.optimised(module, elsewhere))


def test_what_compiled_it_is_not_kept_with_the_code():
    loaded = press(system("thomas")[0]).machine  # an engine that compiled keeps 800 kB
    kept = [function.name for module in loaded._engine._modules for function in module.functions]
    assert kept == []
    assert loaded.address("advance")


def test_long_forms_leave_room_for_fewer_others(monkeypatch):
    monkeypatch.setattr(pressing, "_pressed", OrderedDict())

    def system(rate):
        return parse(f"x' = {rate}*x", params=(), states=("x",))

    short = [press(system(float(rate))) for rate in range(2, 7)]
    monkeypatch.setattr(pressing, "MOST", 10 * short[1].lines)
    monkeypatch.setattr(pressing, "FEWEST", 3)
    long = press(tangent(parse("x' = sin(x)*y\ny' = cos(x)", params=(), states=("x", "y")), 2))
    assert 5 * short[1].lines < long.lines < 10 * short[1].lines  # with all the others too much
    assert list(pressing._pressed.values())[-1] is long
    assert sum(form.lines for form in pressing._pressed.values()) <= pressing.MOST
    monkeypatch.setattr(pressing, "MOST", 1)  # the last ones stay, however long
    last = press_ensemble(system(9.0))
    assert list(pressing._pressed.values()) == [short[-1], long, last]
    many = last.lines
    last.advance(np.ones((1, 4)), np.zeros((0, 4)), 0.0, 0.1, 0, 1)
    assert last.lines >= many > 10
    velocity = press_velocity(system(9.0))
    plain = velocity.lines
    assert velocity.jacobian_address and velocity.lines > plain > 0


def test_a_compilation_leaves_nothing_behind_in_llvm():
    """A type that was named before would be called %pair.0 the second time."""
    text = """%pair = type { double, double }
define double @first(%pair* %at) {
  %place = getelementptr %pair, %pair* %at, i32 0, i32 1
  %value = load double, double* %place
  ret double %value
}
"""
    written = [str(machine.optimised(text, machine.target_machine())) for _ in range(2)]
    assert "%pair = type" in written[0]
    assert written[1] == written[0]
