"""Films, and the camera keys that they follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act
from explorer.app.language import tr
from explorer.engine.commands import SetCameras

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.views.dolly import Key
    from explorer.views.panel import Panel

APART = 2.0  # s between a key and the one before, where nobody says when


class Filming:
    """Films, and the camera keys that they follow."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act(
            "export_film",
            "File",
            "Export film\u2026",
            "The run as MP4, WebM, GIF or frames, at any size and rate",
            "Ctrl+Alt+E",
        ),
        act(
            "film_key",
            "File",
            "Camera key",
            "Let a film pass through where the camera stands now, two seconds after the last key",
            "Ctrl+Alt+K",
        ),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def export_film(self) -> None:
        """The run as a film."""
        from explorer.app.film_dialog import FilmDialog

        self._w.commands.show(FilmDialog(self._w))

    def film_key(self) -> None:
        """A key where the camera stands, after the last one."""
        keys = self.camera_keys()
        self.add_key(keys[-1].at + APART if keys else 0.0)
        count = len(self.camera_keys())
        self._w.status_bar.showMessage(
            tr("{0} camera keys; File, Export film shows them").format(count), 6000
        )

    def camera_keys(self) -> tuple[Key, ...]:
        """Those of what is open."""
        from explorer.views.dolly import keys_of

        document = self._w.desk.document
        return keys_of(document.cameras, document.run.experiment)

    def panel(self, view: str = "") -> Panel | None:
        """The panel of a view, or the first one."""
        scenery = self._w.scenery
        shown = zip(scenery.views, scenery.stage.panels, strict=False)
        named = {one.key: panel for one, panel in shown}
        return named.get(view) or next(iter(named.values()), None)

    def add_key(self, at: float, view: str = "") -> None:
        """A key at a moment [s]; it takes the place of one that was there."""
        from explorer.views.dolly import Key

        panel = self.panel(view)
        if panel is not None:
            others = [key for key in self.camera_keys() if key.at != at]
            self.set_keys([*others, Key(at, panel.camera.pose)])

    def move_key(self, number: int, at: float) -> None:
        """Another moment for a key."""
        keys = list(self.camera_keys())
        keys[number] = replace(keys[number], at=at)
        self.set_keys(keys)

    def remove_key(self, number: int) -> None:
        """Take a key away."""
        keys = self.camera_keys()
        self.set_keys([*keys[:number], *keys[number + 1 :]])

    def look_from(self, number: int, view: str = "") -> None:
        """Let the camera stand where it does at a key."""
        panel = self.panel(view)
        if panel is not None:
            panel.camera.touch()
            panel.camera.glide(self.camera_keys()[number].pose)
            self._w.bridge.wake()

    def set_keys(self, keys: Sequence[Key]) -> None:
        """Other keys; one step of undo."""
        from explorer.views.dolly import with_keys

        document = self._w.desk.document
        made = with_keys(document.cameras, document.run.experiment, keys)
        self._w.desk.do(SetCameras(made))
