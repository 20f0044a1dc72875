"""Finding, opening, importing and typing what runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from explorer.app.actions import Act, act
from explorer.app.verbs.measuring import TEST
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.editor import Editor
    from explorer.app.files import Found
    from explorer.app.importer import Importer
    from explorer.app.inspector import Inspector
    from explorer.app.window import Window
    from explorer.model import Diagnostic, Experiment

# what opens a file instead of an experiment of the catalogue
ENDINGS = (".json", ".nc", ".h5", ".hdf5", ".csv", ".tsv", ".txt", ".npz", ".wav", ".png")


class Opening:
    """Finding, opening, importing and typing what runs."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("find", "File", "Find experiment", "Search the catalogue", "Ctrl+F"),
        act("open_file", "File", "Open\u2026", "Open a saved session or run", "Ctrl+O"),
        act("import_data", "File", "Import data\u2026", "Measurements of your own", "Ctrl+I"),
        act("new_equations", "File", "New equations\u2026", "Type a system of your own", "Ctrl+N"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        self.typed: dict[str, Experiment] = {}
        self.importer: Importer | None = None
        self.inspector: Inspector | None = None
        self._editor: Editor | None = None

    def open_key(
        self, key: str, preset: str | None = None, values: Mapping[str, Any] | None = None
    ) -> None:
        """Open an experiment of the catalogue, or one typed before, or a saved file."""
        if key.endswith(ENDINGS) or os.path.isdir(key):
            if self._w.desk.experiment is None:  # something stands behind the dialog
                self.open_key("lorenz")
            self.open_path(key)
            return
        desk = self._w.desk
        again = desk.experiment is not None and desk.experiment.key == key
        if again and preset is None and values is None and desk.dialling.barred:
            desk.begin_anew()  # a lesson goes on with what it does not let turn
            return
        experiment = self.typed.get(key) or self.catalogue()[key]
        text = getattr(experiment.motion, "text", "") if key in self.typed else ""
        self._w.desk.open(experiment, values, preset, text=text)

    def find(self) -> None:
        """To the search box."""
        self._w.docks.left.show()
        if self._w.settled:
            self._w.docks.gallery.search.setFocus()
            self._w.docks.gallery.search.selectAll()

    def new_equations(self) -> None:
        """Open the equation editor."""
        if self._editor is None:
            from explorer.app.editor import Editor

            self._editor = Editor(self.parse, self._w.errands, self._w)
            self._editor.written.connect(self.run_typed)
        self._editor.show()
        self._editor.raise_()
        self._editor.text.setFocus()

    def parse(self, text: str) -> Experiment:
        """The experiment a typed text describes; EquationError where it is wrong."""
        from explorer.model.typed import typed

        return typed(text)

    def run_typed(self, experiment: Experiment, text: str) -> None:
        """Run what was typed."""
        self.typed[experiment.key] = experiment
        if self._w.settled:
            self._w.docks.gallery.add(experiment)
        self._w.desk.open(experiment, text=text)

    def open_file(self) -> None:
        """Ask for a file and open it."""
        from explorer.app.files import ask_open

        if path := ask_open(self._w):
            self.open_path(path)

    def open_path(self, path: str) -> None:
        """Open what is in a file: a session, run or lesson, else a series to import."""
        from explorer.app.files import Found, read
        from explorer.io.lesson import folder_of

        w = self._w
        if folder_of(path) is not None:
            self._start_lesson(path)
            return

        def done(found: Any) -> None:
            if w.settled:
                w.docks.gallery.keepsakes.opened_file(path)
            if found is None:
                self.import_data(path)
            elif isinstance(found, Found):
                self.show(found)
            else:
                self.inspect(found)

        w.errands.run(lambda: read(path), done, self._w.commands.refuse)

    def _start_lesson(self, path: str) -> None:
        try:
            self._w.commands.teaching.start(path)
        except BadInput as error:  # it can be half written, like any file
            self._w.commands.refuse(error)

    def show(self, found: Found) -> None:
        """All that a file or a link holds."""
        desk = self._w.desk
        desk.document = replace(desk.document, cameras=found.cameras)
        desk.open_document(*found[:4])
        for beside in found.beside:
            desk.put_beside(*beside)

    def inspect(self, found: Any) -> None:
        """What was understood of a velocity in a file, before it is opened."""
        if self.inspector is None:
            from explorer.app.inspector import Inspector

            self.inspector = Inspector(self._w)
            self.inspector.chosen.connect(self.open_velocity)
        self.inspector.show_currents(found)
        self.inspector.show()
        self.inspector.raise_()

    def open_velocity(self, found: Any) -> None:
        """Play a velocity on a grid."""
        from explorer.engine.batch import begin_document
        from explorer.io import currents

        def done(experiment: Experiment) -> None:
            self._w.desk.open_document(experiment, begin_document(experiment, steps=0))

        self._w.errands.run(lambda: currents.experiment(found), done, self._w.commands.refuse)

    def import_data(self, path: str = "") -> None:
        """The import dialog, on a file if one is given."""
        if self.importer is None:
            from explorer.app.importer import Importer

            self.importer = Importer(self._w.slow_errands, self._w)
            self.importer.chosen.connect(self.open_recording)
        self.importer.show()
        self.importer.raise_()
        if path:
            self.importer.look_at(path)

    def open_recording(self, experiment: Experiment, test: bool = False) -> None:
        """Play an imported series, and test it against its surrogates if asked to."""
        from explorer.engine.batch import begin_document

        if test:
            offered = (*experiment.diagnostics, f"{TEST}:{experiment.states[0]}")
            experiment = replace(experiment, diagnostics=offered)
        self._w.desk.open_document(experiment, begin_document(experiment, steps=0))

    def catalogue(self) -> Mapping[str, Experiment]:
        """Every experiment that ships."""
        from explorer.api import catalogue

        return catalogue()

    def diagnostics(self) -> Mapping[str, Diagnostic]:
        """Every diagnostic that ships, loaded; for the errand thread."""
        from explorer.api import diagnostics

        return dict(diagnostics())

    def restyle(self) -> None:
        """What draws its own pictures takes the colours of the theme."""
        if self.importer is not None:
            self.importer.restyle()
