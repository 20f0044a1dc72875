"""What every action, button and key does; each change goes to the desk as a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractButton, QApplication

from explorer.app.actions import Act
from explorer.app.copying import Copying
from explorer.app.teaching import Teaching

if TYPE_CHECKING:
    from explorer.app.editor import Editor
    from explorer.app.importer import Importer
    from explorer.app.inspector import Inspector
    from explorer.app.window import Window
    from explorer.model import Diagnostic, Experiment

# what opens a file instead of an experiment of the catalogue
ENDINGS = (".json", ".nc", ".h5", ".hdf5", ".csv", ".tsv", ".txt", ".npz", ".wav")
TEST = "surrogate_test"


MANY, FEW = 10_000, 3000  # members of an ensemble; fewer where the processor draws
HAIR = 0.003  # radius of its ball, as a share of the attractor's extent


class Commands:
    """The verbs of the window."""

    def __init__(self, window: Window) -> None:
        self._w = window
        self._editor: Editor | None = None
        self._importer: Importer | None = None
        self._inspector: Inspector | None = None
        self._pages: list[Any] = []
        self.typed: dict[str, Experiment] = {}
        bar = window.transport
        bar.play_asked.connect(self.toggle)
        bar.step_asked.connect(self.step)
        bar.back_asked.connect(self.step_back)
        bar.sought.connect(self.seek)
        bar.restart_asked.connect(self.restart)
        bar.fit_asked.connect(self.fit)
        bar.speed_chosen.connect(self.speed)
        self.factor = 1.0
        self.teaching = Teaching(window)
        self.copying = Copying(window)

    def find(self, act: Act) -> Callable[[], None]:
        """The method that carries out an action."""
        method = self._w.close if act.does == "close" else self._method(act.does)

        def call() -> None:
            if self._w.furnished or act.does == "close":
                method(*((act.argument,) if act.argument else ()))

        return call

    def _method(self, does: str) -> Callable[..., None]:
        owner, _, name = does.rpartition(".")
        verbs = getattr(self, owner) if owner else self
        found: Callable[..., None] = getattr(verbs, f"do_{name}", None) or getattr(verbs, name)
        return found

    # -- what there is ------------------------------------------------------------------------
    def catalogue(self) -> Mapping[str, Experiment]:
        """Every experiment that ships."""
        from explorer.api import catalogue

        return catalogue()

    def diagnostics(self) -> Mapping[str, Diagnostic]:
        """Every diagnostic that ships, loaded; for the errand thread."""
        from explorer.api import diagnostics

        return dict(diagnostics())

    # -- opening ------------------------------------------------------------------------------
    def open_key(
        self, key: str, preset: str | None = None, values: Mapping[str, Any] | None = None
    ) -> None:
        """Open an experiment of the catalogue, or one typed before, or a saved file."""
        if key.endswith(ENDINGS):
            if self._w.desk.experiment is None:  # something stands behind the dialog
                self.open_key("lorenz")
            self.open_path(key)
            return
        experiment = self.typed.get(key) or self.catalogue()[key]
        text = getattr(experiment.motion, "text", "") if key in self.typed else ""
        self._w.desk.open(experiment, values, preset, text=text)

    def do_find(self) -> None:
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

    def do_open_file(self) -> None:
        """Ask for a file and open it."""
        from explorer.app.files import ask_open

        if path := ask_open(self._w):
            self.open_path(path)

    def open_path(self, path: str) -> None:
        """Open what is in a file: a session or run, else a series to import."""
        from explorer.app.files import Found, read

        w = self._w

        def done(found: Any) -> None:
            if found is None:
                self.import_data(path)
            elif isinstance(found, Found):
                w.desk.open_document(*found[:4])
                for beside in found.beside:
                    w.desk.put_beside(*beside)
            else:
                self.inspect(found)

        w.errands.run(lambda: read(path), done, self._refuse)

    def inspect(self, found: Any) -> None:
        """What was understood of a velocity in a file, before it is opened."""
        if self._inspector is None:
            from explorer.app.inspector import Inspector

            self._inspector = Inspector(self._w)
            self._inspector.chosen.connect(self.open_velocity)
        self._inspector.show_currents(found)
        self._inspector.show()
        self._inspector.raise_()

    def open_velocity(self, found: Any) -> None:
        """Play a velocity on a grid."""
        from explorer.engine.batch import begin_document
        from explorer.io import currents

        def done(experiment: Experiment) -> None:
            self._w.desk.open_document(experiment, begin_document(experiment, steps=0))

        self._w.errands.run(lambda: currents.experiment(found), done, self._refuse)

    def import_data(self, path: str = "") -> None:
        """The import dialog, on a file if one is given."""
        if self._importer is None:
            from explorer.app.importer import Importer

            self._importer = Importer(self._w.slow_errands, self._w)
            self._importer.chosen.connect(self.open_recording)
        self._importer.show()
        self._importer.raise_()
        if path:
            self._importer.look_at(path)

    def open_recording(self, experiment: Experiment, test: bool = False) -> None:
        """Play an imported series, and test it against its surrogates if asked to."""
        from explorer.engine.batch import begin_document

        if test:
            offered = (*experiment.diagnostics, f"{TEST}:{experiment.states[0]}")
            experiment = replace(experiment, diagnostics=offered)
        self._w.desk.open_document(experiment, begin_document(experiment, steps=0))

    def test(self) -> None:
        """A surrogate test of the first series that is open."""
        from explorer.engine.channels import channels
        from explorer.model import Series

        desk = self._w.desk
        known = channels(desk.experiment).values() if desk.experiment is not None else ()
        found = [c.name for c in known if c.kind is Series]
        if found and TEST in desk.diagnostics:
            desk.measure(TEST, next((name for name in found if "." not in name), found[0]))

    def _refuse(self, error: Exception) -> None:
        self._w.card.say("This did not work", str(error))

    # -- dials --------------------------------------------------------------------------------
    def turn(self, name: str, value: Any) -> None:
        """Turn a dial; a refused value goes back."""
        self.tried(lambda: self._w.desk.turn(name, value))

    def turn_many(self, values: Mapping[str, Any]) -> None:
        """Turn several dials at once."""
        self.tried(lambda: self._w.desk.turn_many(values))

    def choose_preset(self, name: str) -> None:
        """Take a preset."""
        self.tried(lambda: self._w.desk.choose_preset(name))

    def reset(self) -> None:
        """All dials to their defaults."""
        desk = self._w.desk
        if desk.experiment is not None:
            defaults = dict(desk.experiment.settings())
            self.tried(lambda: desk.turn_many(defaults))

    def set_option(self, measure: Any, name: str, value: Any) -> None:
        """Turn a dial of a measurement."""
        self.tried(lambda: self._w.desk.set_option(measure, name, value))

    def tried(self, change: Callable[[], None]) -> None:
        """Do it; what is refused is said where dials are explained."""
        from explorer.model import BadInput

        try:
            change()
        except BadInput as error:
            self._w.docks.panel.help.setText(str(error))
            self._w.docks.show_values(self._w.desk.params)

    def undo(self) -> None:
        """Take back the last change."""
        self._w.desk.undo()

    def redo(self) -> None:
        """Do it again."""
        self._w.desk.redo()

    def undo_and_restart(self) -> None:
        """Take back the change that broke the run, and begin again."""
        self._w.desk.undo()
        self.restart()
        self._w.desk.run.play()

    # -- time ---------------------------------------------------------------------------------
    def play(self) -> None:
        """The Space key: play or pause, or press the button that has the focus."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused is not self._w.transport.play:
            focused.click()
        else:
            self.toggle()

    def toggle(self) -> None:
        """Play or pause."""
        run = self._w.desk.run
        playing = run.status().playing
        (run.pause if playing else run.play)()
        self._w.transport.show_playing(not playing)
        self._w.bridge.wake()

    def step(self) -> None:
        """Hold, and take one step."""
        run = self._w.desk.run
        run.pause()
        status = run.status()
        if status.behind and status.step < status.newest:
            run.seek(status.step + 1)
        else:
            run.step(1)
        self._w.bridge.wake()

    def step_back(self) -> None:
        """Hold, and stand one step earlier."""
        run = self._w.desk.run
        run.pause()
        run.seek(max(0, run.status().step - 1))
        self._w.bridge.wake()

    def seek(self, share: float) -> None:
        """Hold, and stand at a share of what was seen."""
        run = self._w.desk.run
        run.seek(round(share * run.status().newest))
        self._w.transport.show_playing(False)
        self._w.bridge.wake()

    def restart(self) -> None:
        """Back to the start values."""
        self._w.desk.restart()
        self._w.scenery.beside.restart()
        self._w.card.hide()
        self._w.bridge.wake()

    def compare(self) -> None:
        """Put a copy of the run beside it, or take it away."""
        self.tried(self._w.desk.compare)

    def ensemble(self) -> None:
        """Drop an ensemble round the state, or take it away."""
        desk, software = self._w.desk, self._w.scenery.stage.software
        count = 0 if desk.dropped else FEW if software else MANY
        self.tried(lambda: desk.drop(count, HAIR * desk.extent()))
        self._w.bridge.wake()

    def how_sure(self) -> None:
        """The FTLE that is shown, with half the step and on twice the grid, beside the run."""
        desk = self._w.desk
        shown = [measure for measure in desk.document.measures if measure[0] == "ftle"]
        doubt = desk.diagnostics.get("ftle_doubt")
        if doubt is None or not shown:
            self._w.card.say("No FTLE is shown", "Measure the FTLE field first, then ask again.")
            return
        own = {param.name for param in doubt.params} - {"method"}
        same = {name: value for name, value in shown[-1][2] if name in own}
        self.tried(lambda: desk.measure("ftle_doubt", shown[-1][1], same))
        self._w.bridge.wake()

    def dye(self, form: str) -> None:
        """Tracers, a streakline or a line of dye, where the mouse is pressed next."""
        self._w.scenery.dyeing.arm(form)

    def seed(self) -> None:
        """Take up the Seed tool, or put it away."""
        seeding = self._w.scenery.seeding
        seeding.arm(not seeding.armed)
        self._w.actions_by_name["seed"].setChecked(seeding.armed)

    def seeds(self) -> None:
        """The starts of all seeds as a table."""
        from explorer.app.seed_table import SeedTable

        self._show(SeedTable(self._w))

    def remove_seed(self) -> None:
        """Take the chosen trajectory away."""
        self._w.scenery.seeding.remove()

    def rule(self) -> None:
        """Choose rule, step and tolerance."""
        from explorer.app.rule import RuleDialog

        experiment = self._w.desk.experiment
        if experiment is None or experiment.system is None:
            self._w.card.say("One rule only", "This system brings its own; there is no other.")
            return
        self._show(RuleDialog(self._w))

    def speed(self, factor: float) -> None:
        """A factor on the pace the experiment declares; inf is as fast as possible."""
        from explorer.engine.pace import pace

        self.factor = factor
        self._w.transport.show_speed(factor)
        experiment, run = self._w.desk.experiment, self._w.desk.run
        if experiment is not None and run is not None:
            run.set_speed(factor * pace(experiment))

    def slower(self) -> None:
        """A third of a decade down."""
        self._w.transport.nudge(-1)

    def faster(self) -> None:
        """A third of a decade up."""
        self._w.transport.nudge(1)

    # -- view ---------------------------------------------------------------------------------
    def fit(self) -> None:
        """Show everything."""
        self._w.scenery.fit()

    def follow(self) -> None:
        """Keep the chosen fish in the middle, or show everything."""
        if not self._w.scenery.school.follow():
            self.fit()

    def colour(self) -> None:
        """What the colours of a school mean."""
        self._w.scenery.school.next_colour()

    def ride(self) -> None:
        """On the back of a fish."""
        self._w.scenery.school.ride()

    def rest(self) -> None:
        """The water rests, or the school."""
        self._w.scenery.school.toggle_rest()

    def wake(self) -> None:
        """Trails of the fish, or none."""
        self._w.scenery.school.toggle_wake()

    def hunt(self) -> None:
        """Let the mouse drive a predator, or take it away."""
        self._w.scenery.school.hunt()

    def let_go(self) -> None:
        """No fish is chosen."""
        self._w.scenery.school.let_go()

    def views(self) -> None:
        """One view or all."""
        self._w.scenery.toggle_views()

    def layout(self) -> None:
        """Another way to share the middle; without tools one view or all."""
        if self._w.pane.cards:
            self._w.middle.cycle()
            self._w.bridge.wake()
        else:
            self.views()

    def look(self, key: str) -> None:
        """Along an axis."""
        self._w.scenery.look_along(key)

    def perspective(self) -> None:
        """Perspective or parallel."""
        self._w.scenery.toggle_perspective()

    def wear(self, name: str) -> None:
        """Another theme."""
        self._w.wear(name)
        if self._importer is not None:
            self._importer.restyle()

    def reset_layout(self) -> None:
        """Docks in their places."""
        self._w.docks.arrange()

    # -- leaving the program ------------------------------------------------------------------
    def save(self) -> None:
        """Write the session."""
        from explorer.app.files import ask_save

        ask_save(self._w, self._refuse)

    def export_figure(self) -> None:
        """A picture for paper or slides."""
        from explorer.app.export import FigureDialog

        self._show(FigureDialog(self._w))

    def export_data(self) -> None:
        """The trajectory as a file."""
        from explorer.app.export import DataDialog

        self._show(DataDialog(self._w))

    # -- help ---------------------------------------------------------------------------------
    def hints(self) -> None:
        """What to try first."""
        if self._w.settled:
            self._w.hints.show()

    def guide(self) -> None:
        """What one can do here."""
        from explorer.app import manual

        self._show(manual.guide(self._w))

    def keys(self) -> None:
        """All keys."""
        from explorer.app import manual

        self._show(manual.keys(self._w, self._w.tools.keys))

    def about(self) -> None:
        """Version and graphics."""
        from explorer.app import manual

        self._show(manual.about(self._w, self._w.scenery.stage.renderer))

    def _show(self, page: Any) -> None:
        self._pages = [old for old in self._pages if old.isVisible()] + [page]
        page.show()
