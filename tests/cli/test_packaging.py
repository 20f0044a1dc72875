"""What a fresh machine needs: scripts that parse, a lock that names no place, one CI command."""

import subprocess
import tomllib

import pytest

from .conftest import ROOT

PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted(
    path.name for path in PACKAGING.glob("requirements*.lock") if "oracles" not in path.name
)
SCRIPTS = sorted(PACKAGING.glob("*.sh"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_posix_shell(script):
    done = subprocess.run(["sh", "-n", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    text = script.read_text()
    assert not any(word in text for word in ("[[", "function ", "<<<", "local ", "source /"))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_plain_pins_and_no_address(name):
    lines = (PACKAGING / name).read_text().splitlines()
    assert lines
    for line in lines:
        requirement = line.partition(";")[0]
        assert "==" in requirement
        assert not any(word in line for word in ("://", "--", "@", "file:"))


def _names(lock):
    lines = (PACKAGING / lock).read_text().splitlines()
    return {line.partition("==")[0].lower().replace("_", "-") for line in lines}


def test_the_locks_hold_every_dependency():
    def bare(requirement):
        return requirement.partition(">=")[0].strip().lower().replace("_", "-")

    needed = {bare(line) for line in PROJECT["project"]["dependencies"]}
    tested = {bare(line) for line in PROJECT["project"]["optional-dependencies"]["test"]}
    assert needed <= _names("requirements.lock")
    assert needed | tested <= _names("requirements-test.lock")
    assert needed | {"pyinstaller"} <= _names("requirements-bundle.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_pins_are_the_same_in_every_lock(name):
    plain, more = (
        set((PACKAGING / n).read_text().splitlines()) for n in ("requirements.lock", name)
    )
    assert plain <= more


def test_the_command_is_separatrix_and_the_licence_mit():
    assert PROJECT["project"]["scripts"] == {"separatrix": "explorer.__main__:main"}
    assert PROJECT["project"]["license"] == "MIT"
    assert "MIT License" in (PACKAGING / "LICENSE").read_text()


def test_continuous_integration_runs_the_test_script_alone():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert len(commands) == 1
    assert "packaging/test.sh" in commands[0]


def test_versions_agree():
    import explorer

    assert explorer.__version__ == PROJECT["project"]["version"]
