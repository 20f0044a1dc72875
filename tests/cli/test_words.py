"""Each word of the command line: what it prints, what it writes, how it ends."""

import json
import math

import numpy as np
import pytest

from explorer.io import files

VAN_DER_POL = "mu = 1.5 in [0, 10]\nx' = y\ny' = mu*(1 - x**2)*y - x\nx(0) = 1\n"
LORENZ_96 = "F = 8 in [0, 20]\n" + "\n".join(
    f"x{i}' = (x{(i + 1) % 8} - x{(i - 2) % 8})*x{(i - 1) % 8} - x{i} + F" for i in range(8)
)
MAP = "map\nr = 3.7 in [0, 4]\nx' = r*x*(1 - x)\n"


def refuse(word):
    raise AssertionError(f"{word} is no JSON number")


def parsed(done):
    return json.loads(done.stdout, parse_constant=refuse)


def assert_quiet(done, code=0):
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if code == 0:
        assert done.stderr == ""


def test_no_word_helps(separatrix):
    done = separatrix("--help")
    assert_quiet(done)
    for word in "show list run tour measure sweep figure movie lesson verify bench doctor".split():
        assert f"  {word} " in done.stdout


@pytest.mark.parametrize("what", ["experiments", "diagnostics"])
def test_list_is_an_array_with_key_title_and_family(separatrix, what):
    done = separatrix("list", what, "--json")
    assert_quiet(done)
    entries = parsed(done)
    assert entries
    assert all({"key", "title", "family"} <= set(entry) for entry in entries)


def test_list_keeps_to_a_family(separatrix):
    entries = parsed(separatrix("list", "--family", "swarms", "--json"))
    assert {entry["family"] for entry in entries} == {"swarms"}


def test_a_run_writes_what_it_says(separatrix, tmp_path):
    done = separatrix(
        "run", "lorenz", "--set", "rho=20", "--start", "x=2", "--steps", 100, "--every", 10,
        "--dt", 0.005, "--method", "dp5", "--out", "a.csv",
    )  # fmt: skip
    assert_quiet(done)
    assert "11 samples" in done.stdout
    columns = files.arrays(tmp_path / "a.csv")
    assert list(columns) == ["t", "x", "y", "z"]
    np.testing.assert_array_equal(columns["t"], np.arange(11) * 10 * 0.005)
    assert columns["x"][0] == 2.0


@pytest.mark.parametrize("key", ["lorenz", "logistic", "double_gyre", "couzin"])
@pytest.mark.parametrize("ending", ["nc", "npz", "h5"])
def test_a_written_run_is_repeated_bit_for_bit(separatrix, key, ending, tmp_path):
    first = separatrix("run", key, "--steps", 30, "--seed", 5, "--out", f"a.{ending}")
    assert_quiet(first)
    assert_quiet(separatrix("run", "--from", f"a.{ending}", "--out", f"b.{ending}"))
    one, two = files.arrays(tmp_path / f"a.{ending}"), files.arrays(tmp_path / f"b.{ending}")
    assert set(one) == set(two)
    for name, values in one.items():
        np.testing.assert_array_equal(values, two[name], err_msg=name)


@pytest.mark.parametrize("text", [VAN_DER_POL, LORENZ_96, MAP], ids=["vdp", "lorenz96", "map"])
@pytest.mark.parametrize("way", ["file", "stdin"])
def test_typed_equations_run_and_repeat(separatrix, text, way, tmp_path):
    (tmp_path / "mine.txt").write_text(text)
    source = "mine.txt" if way == "file" else "-"
    done = separatrix("run", "--equations", source, "--steps", 50, "--out", "a.nc", stdin=text)
    assert_quiet(done)
    (tmp_path / "mine.txt").unlink()
    assert_quiet(separatrix("run", "--from", "a.nc", "--out", "b.nc"))
    one, two = files.arrays(tmp_path / "a.nc"), files.arrays(tmp_path / "b.nc")
    assert len(one["t"]) == 51
    for name, values in one.items():
        np.testing.assert_array_equal(values, two[name])


@pytest.mark.parametrize(
    "text",
    [
        "x' = __import__('os').system('true')",
        "x' = x.__class__",
        "x' = x**10**10",
        "x' = " + "(" * 5000 + "x" + ")" * 5000,
        "x' = sigma*x",
        "x' = (x + 1",
    ],
)
def test_hostile_and_broken_equations_are_located(separatrix, text, tmp_path):
    done = separatrix("run", "--equations", "-", "--steps", 5, "--out", "a.nc", stdin=text)
    assert_quiet(done, 2)
    assert "line 1" in done.stderr or "characters" in done.stderr
    assert not (tmp_path / "a.nc").exists()


def test_several_starts_make_an_ensemble(separatrix, tmp_path):
    done = separatrix("run", "lorenz", "--start", "x=1,2,3", "--steps", 10, "--out", "a.npz")
    assert_quiet(done)
    assert files.arrays(tmp_path / "a.npz")["path"].shape == (11, 3, 3)


def test_a_divergence_writes_the_part_before_and_ends_with_3(separatrix, tmp_path):
    done = separatrix("run", "lorenz", "--dt", 1, "--steps", 1000, "--out", "a.csv")
    assert_quiet(done, 3)
    assert "diverged at step" in done.stderr
    columns = files.arrays(tmp_path / "a.csv")
    assert 1 <= len(columns["t"]) < 1000
    assert all(np.isfinite(values).all() for values in columns.values())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "lorenzz", "--out", "a.nc"], "lorenz"),
        (["run", "lorenz", "--set", "rh=28", "--out", "a.nc"], "rho"),
        (["run", "lorenz", "--set", "rho", "--out", "a.nc"], "NAME=VALUE"),
        (["run", "lorenz", "--set", "rho=fast", "--out", "a.nc"], "give a number"),
        (["run", "lorenz", "--start", "x=nan", "--out", "a.nc"], "finite"),
        (["run", "lorenz", "--steps", "-3", "--out", "a.nc"], "steps"),
        (["run", "lorenz", "--method", "euler", "--out", "a.nc"], "rk4"),
        (["run", "lorenz", "--preset", "moth", "--out", "a.nc"], "preset"),
        (["run", "lorenz", "--out", "a.xls"], ".csv, .npz, .nc, .h5"),
        (["run", "lorenz", "--out", "no/such/a.nc"], "folder"),
        (["run", "--out", "a.nc"], "give KEY or --equations"),
        (["run", "--from", "absent.nc", "--out", "a.nc"], "absent.nc"),
        (["run", "lorenz", "--from", "absent.nc", "--out", "a.nc"], "leave out"),
        (["run", "lorenz"], "--out"),
        (["measure", "lyapunof", "lorenz"], "lyapunov"),
        (["measure", "lyapunov"], "KEY"),
        (["measure", "permutation_entropy", "--data", "absent.csv"], "absent.csv"),
        (["measure", "permutation_entropy", "lorenz:path.w"], "path.x"),
        (["list", "--family", "fishes"], "swarms"),
        (["verify", "lorenzz"], "lorenz"),
        (["bench", "speed"], "integrate"),
    ],
)  # fmt: skip
def test_what_a_user_mistypes_is_said_with_what_is_allowed(separatrix, words, said):
    done = separatrix(*words)
    assert_quiet(done, 2)
    assert said in done.stderr
    assert done.stdout == ""


def test_measure_prints_values_with_units_and_settings(separatrix):
    words = ["measure", "permutation_entropy", "lorenz:path.z", "--steps", 5000, "--with", "n=4"]
    found = parsed(separatrix(*words, "--json"))
    assert 0 < found["values"]["H"] < 1
    assert found["settings"]["n"] == 4
    assert set(found["values"]) <= set(found["units"])
    done = separatrix(*words)
    assert_quiet(done)
    assert "H" in done.stdout


def test_measure_says_which_laws_its_numbers_keep(separatrix):
    words = ["measure", "lyapunov", "lorenz", "--until", "500"]
    (trace, zero) = parsed(separatrix(*words, "--json"))["checks"]
    assert trace["held"] and trace["due"] == pytest.approx(-41 / 3)
    assert abs(zero["found"]) <= zero["within"]
    assert "\u2713 one exponent is zero" in separatrix(*words).stdout


def test_measure_reads_a_column_of_a_file(separatrix, tmp_path):
    r, x = 4.0, [0.3]
    for _ in range(5000):
        x.append(r * x[-1] * (1 - x[-1]))
    (tmp_path / "a.csv").write_text(
        "t,noise,x\n" + "".join(f"{i},0.5,{v}\n" for i, v in enumerate(x))
    )
    words = ["measure", "permutation_entropy", "--data", "a.csv:x", "--with", "n=3", "--json"]
    found = parsed(separatrix(*words))
    # one of the six patterns of three is forbidden for r = 4, so H < ln 5 / ln 6
    assert 0.5 < found["values"]["H"] <= math.log(5) / math.log(6)


def test_measure_reads_a_school_from_its_file(separatrix):
    assert_quiet(separatrix("run", "couzin", "--steps", 5, "--out", "a.nc"))
    of_file = parsed(separatrix("measure", "school_order", "--data", "a.nc", "--json"))
    assert 0 <= of_file["values"]["P"] <= 1


@pytest.mark.parametrize("ending", ["json", "npz", "nc"])
def test_a_reading_is_written(separatrix, ending, tmp_path):
    words = ["measure", "permutation_entropy", "logistic", "--steps", 2000]
    assert_quiet(separatrix(*words, "--out", f"a.{ending}"))
    if ending == "json":
        assert 0 <= json.loads((tmp_path / "a.json").read_text())["values"]["H"] <= 1
    else:
        named = files.arrays(tmp_path / f"a.{ending}")
        assert 0 <= float(named.get("H", named.get("value_H"))) <= 1


def test_verify_names_what_it_compares(separatrix):
    found = parsed(separatrix("verify", "logistic", "--json"))
    assert found
    for verdict in found:
        assert {"name", "expected", "got", "tolerance", "source", "met"} <= set(verdict)
        assert verdict["met"]


def test_doctor_reports_what_there_is(separatrix):
    found = parsed(separatrix("doctor", "--json"))
    assert found["python"]
    assert found["libraries"]["numpy"]
    assert found["missing_packages"] == []


@pytest.mark.parametrize("words", [(), ("show", "lorenz")])
def test_without_a_display_the_window_names_the_headless_command(separatrix, words):
    done = separatrix(*words)
    assert_quiet(done, 2)
    assert "separatrix tour" in done.stderr
    assert done.stdout == ""
