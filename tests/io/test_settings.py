"""Settings: strict values, one small file, nothing lost and nothing fatal when it is damaged."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.io import settings as prefs
from explorer.io.settings import Settings, changed, load, read, save
from explorer.model import BadInput


def test_what_is_saved_is_loaded_and_only_what_differs_is_written(tmp_path):
    wanted = changed(Settings(), {"theme": "light", "scale": 150, "keys": {"play": ["P", "K"]}})
    save(wanted, tmp_path / "deep" / "settings.json")
    assert load(tmp_path / "deep" / "settings.json") == (wanted, "")
    told = json.loads((tmp_path / "deep" / "settings.json").read_text())
    assert told == {"format": 1, "theme": "light", "scale": 150, "keys": {"play": ["P", "K"]}}


def test_without_a_file_everything_is_as_usual(tmp_path):
    assert load(tmp_path / "settings.json") == (Settings(), "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "values, told",
    [
        ({"scale": 79}, "scale: Expected int >= 80"),
        ({"scale": 251}, "<= 250"),
        ({"scale": 100.5}, "Expected int"),
        ({"scale": True}, "Expected int, got bool"),
        ({"theme": "mauve"}, "theme: Invalid enum value 'mauve'"),
        ({"reduce_motion": 1}, "Expected bool"),
        ({"keys": {"play": "P"}}, "keys"),
        ({"colour": "red"}, "there is no setting 'colour'; known: autosave, "),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_its_name(values, told):
    with pytest.raises(BadInput, match=told):
        changed(Settings(), values)


@pytest.mark.parametrize("text", [b"", b"{", b"[1]", b"\xff\xfe", b'"x"', b"[" * 100_000])
def test_a_damaged_file_is_set_aside_told_once_and_lost_nowhere(tmp_path, text):
    file = tmp_path / "settings.json"
    file.write_bytes(text)
    assert load(file)[1] == load(file)[1] != ""
    found, said = prefs.mended(file)
    assert found == Settings()
    assert prefs.DAMAGED in said
    assert str(file) in said
    assert (tmp_path / prefs.DAMAGED).read_bytes() == text
    assert prefs.mended(file) == (Settings(), "")


def test_one_wrong_value_costs_only_itself(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "light", "scale": 900, "keys": {"play": ["P"]}}')
    found, said = prefs.mended(file)
    assert (found.theme, found.scale, found.keys) == ("light", 100, {"play": ["P"]})
    assert "scale" in said
    assert "900" in (tmp_path / prefs.DAMAGED).read_text()
    assert load(file) == (found, "")


def test_what_a_newer_version_wrote_is_kept(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"format": 7, "theme": "light", "hologram": {"depth": 3}}')
    found, said = load(file)
    assert said == ""
    save(changed(found, {"scale": 120}), file)
    told = json.loads(file.read_text())
    assert told["hologram"] == {"depth": 3}
    assert told["theme"] == "light"


def test_a_file_to_be_imported_is_whole_or_refused_with_all_that_is_wrong(tmp_path):
    file = tmp_path / "theirs.json"
    file.write_text('{"scale": 12, "theme": 3}')
    with pytest.raises(BadInput, match=r"theirs\.json: .*scale.*; .*theme|.*theme.*; .*scale"):
        prefs.imported(file)
    assert file.exists()
    with pytest.raises(BadInput, match="cannot be read"):
        prefs.imported(tmp_path / "none.json")


def test_the_declaration_is_the_dialog():
    rows = {param.name: param for param in prefs.declared()}
    assert (rows["scale"].min, rows["scale"].max, rows["scale"].kind) == (80, 250, "int")
    assert rows["theme"].choices == ("dark", "light", "projector", "contrast", "system")
    assert rows["reduce_motion"].kind == "bool"
    assert all(p.label and p.help and p.group for p in rows.values())
    for param in rows.values():
        changed(Settings(), {param.name: param.check(param.default)})


@settings(max_examples=200)
@given(st.binary(max_size=60) | st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["theme", "scale", "keys", "plugins", "format", "x"]), inner),
    max_leaves=6,
).map(lambda told: json.dumps(told).encode()))  # fmt: skip
def test_any_text_is_settings_or_a_sentence(text):
    try:
        found, refused = read(text)
    except BadInput:
        return
    assert read(prefs.encoded(found)) == (found, [])
    assert all(isinstance(one, str) for one in refused)
