"""An interrupted write leaves the old file and nothing else."""

import pytest

from explorer.io.atomic import atomic
from explorer.model import BadInput


def test_the_new_file_replaces_the_old_one_at_the_end(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with atomic(target) as sibling:
        sibling.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_any_interruption_leaves_the_old_file_alone(tmp_path, fault):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(fault), atomic(target) as sibling:
        sibling.write_text("half")
        raise fault
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_sibling_keeps_the_suffix(tmp_path):
    with atomic(tmp_path / "film.mp4") as sibling:
        assert sibling.suffix == ".mp4"
        sibling.touch()


def test_a_folder_is_no_target(tmp_path):
    with pytest.raises(BadInput, match="is a folder"), atomic(tmp_path):
        pass


def test_a_failure_of_the_disk_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="cannot be written"), atomic(tmp_path / "a"):
        raise OSError(28, "No space left on device")
