"""The settings: what a person prefers, as one value and one small file.

Only what differs from the usual is written, so a later version may change what is usual. A field
this version does not know is kept as it is; a value that is not allowed is left out and told, and
the file it stood in is set aside.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec
import platformdirs
from msgspec import Meta

from explorer.io.atomic import atomic
from explorer.model import BadInput
from explorer.model.param import Param

FORMAT = 1
FILE = "settings.json"
DAMAGED = "settings.damaged.json"
MOST_BYTES = 1_000_000


def _of(group: str, title: str, about: str, unit: str = "", **bounds: Any) -> Meta:
    return Meta(title=title, description=about, extra={"group": group, "unit": unit}, **bounds)


Keys = Annotated[list[Annotated[str, Meta(max_length=60)]], Meta(max_length=4)]
LOOK, RUN, EXPORT = "Look", "Running", "Export"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every preference; the declaration is the dialog too.

    keys      name of an action -> its keys, where they are not the usual ones
    plugins   distributions whose experiments and diagnostics are loaded
    others    what a newer version wrote
    """

    theme: Annotated[
        Literal["dark", "light", "projector", "contrast", "system"],
        _of(LOOK, "Theme", "Colours of the window and the picture"),
    ] = "dark"
    scale: Annotated[int, _of(LOOK, "Size", "Of text, rows and icons", "%", ge=80, le=250)] = 100
    language: Annotated[
        Literal["system", "en", "de"], _of(LOOK, "Language", "From the next start on")
    ] = "system"
    colour_map: Annotated[
        Literal["viridis", "cividis", "magma", "inferno", "plasma", "batlow", "oslo"],
        _of(LOOK, "Colour map", "Of fields and pictures that have no colours of their own"),
    ] = "viridis"
    reduce_motion: Annotated[
        bool, _of(LOOK, "Reduce motion", "The picture never turns, drifts or glides by itself")
    ] = False
    threads: Annotated[
        int, _of(RUN, "Threads", "That compute; 0: as many as the drawing leaves", ge=0, le=256)
    ] = 0
    history: Annotated[
        int, _of(RUN, "History", "Memory for going back in time", "MB", ge=16, le=65536)
    ] = 512
    autosave: Annotated[
        int, _of(RUN, "Autosave", "How often what is open is kept for a crash", "s", ge=5, le=3600)
    ] = 30
    figure_theme: Annotated[
        Literal["light", "dark", "transparent", "projector"],
        _of(EXPORT, "Figures", "Theme they begin with"),
    ] = "light"
    figure_dpi: Annotated[
        int, _of(EXPORT, "Resolution", "Of a figure, to begin with", "dpi", ge=72, le=1200)
    ] = 300
    film_fps: Annotated[
        int, _of(EXPORT, "Films", "Pictures per second, to begin with", "fps", ge=1, le=120)
    ] = 30
    keys: Annotated[dict[str, Keys], Meta(max_length=1000)] = {}
    plugins: Annotated[list[Annotated[str, Meta(max_length=200)]], Meta(max_length=200)] = []
    others: dict[str, Any] = {}


def place() -> Path:
    """The file of this person's settings."""
    return Path(platformdirs.user_config_dir("separatrix", appauthor=False)) / FILE


def _hints() -> dict[str, Any]:
    hints = get_type_hints(Settings, include_extras=True)
    return {name: hint for name, hint in hints.items() if name != "others"}


def names() -> tuple[str, ...]:
    """Of every setting."""
    return tuple(_hints())


def declared() -> tuple[Param, ...]:
    """The settings that have a row of their own in a dialog, as dials."""
    found, usual = [], Settings()
    for name, hint in _hints().items():
        meta = next((one for one in get_args(hint)[1:] if isinstance(one, Meta)), None)
        if meta is None or not meta.title or not meta.extra:
            continue
        kind, default = get_args(hint)[0], getattr(usual, name)
        told: dict[str, Any] = {"group": meta.extra["group"], "unit": meta.extra["unit"]}
        if meta.ge is not None:
            told |= {"min": meta.ge, "max": meta.le, "hard_min": meta.ge, "hard_max": meta.le}
        told["kind"] = {bool: "bool", int: "int"}.get(kind, "choice")
        told["choices"] = get_args(kind)
        about = meta.description or ""
        found.append(Param(name, default, help=about, label=meta.title, **told))
    return tuple(found)


def changed(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """The settings with other values; BadInput for what is not allowed."""
    hints = _hints()
    for name, value in values.items():
        if name not in hints:
            raise BadInput(f"there is no setting {name!r}; known: {', '.join(sorted(hints))}")
        _checked(name, value, hints[name])
    return msgspec.structs.replace(settings, **values)


def _checked(name: str, value: Any, hint: Any) -> Any:
    try:
        return msgspec.convert(value, type=hint, strict=True)
    except (msgspec.ValidationError, RecursionError) as error:
        raise BadInput(f"setting {name}: {str(error).replace('`', '')}; got {value!r}") from None


def encoded(settings: Settings) -> bytes:
    """The text of the file: what is not as usual."""
    usual, told = Settings(), {"format": FORMAT, **settings.others}
    for name in _hints():
        if getattr(settings, name) != getattr(usual, name):
            told[name] = getattr(settings, name)
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"


def read(text: bytes) -> tuple[Settings, list[str]]:
    """The settings in a text, and a sentence for each value that is not allowed.

    raises  BadInput where the text is no settings file at all
    """
    if len(text) > MOST_BYTES:
        raise BadInput(f"more than {MOST_BYTES:,} bytes, which no settings need")
    try:
        told = msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise BadInput(f"not JSON: {error}") from None
    if not isinstance(told, dict):
        raise BadInput(f"a settings file holds named values, not {type(told).__name__}")
    told.pop("format", None)
    hints, refused, taken = _hints(), [], {}
    for name in [name for name in told if name in hints]:
        try:
            taken[name] = _checked(name, told.pop(name), hints[name])
        except BadInput as error:
            refused.append(str(error))
    return Settings(**taken, others=told), refused


def load(path: str | os.PathLike[str] | None = None) -> tuple[Settings, str]:
    """The settings of a file as far as they can be used, and what is wrong with the rest."""
    file = Path(path) if path is not None else place()
    try:
        settings, refused = read(file.read_bytes())
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"{file} cannot be read: {error.strerror or error}"
    except BadInput as error:
        settings, refused = Settings(), [str(error)]
    return settings, f"{file}: {'; '.join(refused)}" if refused else ""


def mended(path: str | os.PathLike[str] | None = None) -> tuple[Settings, str]:
    """`load`, and what is damaged is set aside: so it is told once, and nothing in it is lost."""
    file = Path(path) if path is not None else place()
    settings, fault = load(file)
    if fault and file.exists():
        kept = file.with_name(DAMAGED)
        with suppress(OSError, BadInput):
            os.replace(file, kept)
            fault = f"{fault}. The file as it was is kept as {kept.name}"
            save(settings, file)
    return settings, fault


def imported(path: str | os.PathLike[str]) -> Settings:
    """The settings of a file that a person gives; BadInput with all that is wrong with it."""
    try:
        settings, refused = read(Path(path).read_bytes())
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from None
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from None
    if refused:
        raise BadInput(f"{path}: {'; '.join(refused)}")
    return settings


def save(settings: Settings, path: str | os.PathLike[str] | None = None) -> None:
    """Write them, atomically; BadInput where the disk does not take it."""
    file = Path(path) if path is not None else place()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{file.parent} cannot be made: {error.strerror or error}") from None
    with atomic(file) as sibling:
        sibling.write_bytes(encoded(settings))
