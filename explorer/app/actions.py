"""Every action of the window, as a table: text, help, keys, menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


@dataclass(frozen=True)
class Act:
    """One action: `does` names the window's method that carries it out."""

    name: str
    menu: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    does: str = ""
    argument: str = ""
    checkable: bool = False


def _act(name: str, menu: str, text: str, tip: str, *keys: str, **how: str) -> Act:
    does = how.get("does", name)
    return Act(name, menu, text, tip, keys, does, how.get("argument", ""), "checkable" in how)


ACTS: tuple[Act, ...] = (
    _act("find", "File", "Find experiment", "Search the catalogue", "Ctrl+F"),
    _act("open_file", "File", "Open\u2026", "Open a saved session or run", "Ctrl+O"),
    _act("import_data", "File", "Import data\u2026", "Measurements of your own", "Ctrl+I"),
    _act("new_equations", "File", "New equations\u2026", "Type a system of your own", "Ctrl+N"),
    _act("save", "File", "Save session\u2026", "Write what is open to a file", "Ctrl+S"),
    _act("export_figure", "File", "Export figure\u2026", "A picture for paper or slides", "Ctrl+E"),
    _act("export_data", "File", "Export data\u2026", "The trajectory as a file", "Ctrl+Shift+E"),
    _act("quit", "File", "Quit", "Close the window", "Ctrl+Q", does="close"),
    _act("undo", "Edit", "Undo", "Take back the last change", "Ctrl+Z"),
    _act("redo", "Edit", "Redo", "Do again what was taken back", "Ctrl+Shift+Z"),
    _act("reset", "Edit", "Reset parameters", "All dials to their defaults", "Ctrl+R"),
    _act("seed", "Edit", "Seed tool", "A plain click lets a trajectory go; once more puts the tool "
         "away", "S", checkable="1"),
    _act("seeds", "Edit", "Table of seeds\u2026", "Where they start, as numbers", "Shift+S"),
    _act("remove_seed", "Edit", "Remove seed", "Take the chosen trajectory away", "Del"),
    _act("copy_python", "Edit", "Copy as Python", "This run as Python text", "Ctrl+Shift+C",
         does="copying.python"),
    _act("copy_command", "Edit", "Copy as command", "This run as a command line", "Ctrl+Alt+C",
         does="copying.command"),
    _act("copy_cell", "Edit", "Copy as notebook cell", "This run as a cell that shows it",
         does="copying.cell"),
    _act("copy_methods", "Edit", "Copy as Methods text", "Equations, dials, start, rule, versions "
         "and BibTeX", does="copying.methods"),
    _act("copy_link", "Edit", "Copy as link", "All that is open as one line of text",
         does="copying.link"),
    _act("paste_link", "Edit", "Paste link", "Open what a copied link holds", "Ctrl+V",
         does="copying.paste"),
    _act("copy_picture", "Edit", "Copy picture", "The view to the clipboard", "Ctrl+Shift+P",
         does="copying.picture"),
    _act("play", "Run", "Play or pause", "Let time pass, or hold it", "Space"),
    _act("step", "Run", "Step", "One step forward", "."),
    _act("step_back", "Run", "Step back", "One step back in what was seen", ","),
    _act("restart", "Run", "Restart", "Back to the start values", "Home"),
    _act("slower", "Run", "Slower", "Less model time per second", "["),
    _act("faster", "Run", "Faster", "More model time per second", "]"),
    _act("ensemble", "Run", "Drop an ensemble", "Many copies of the state, a hair apart: watch "
         "them spread; once more takes them away", "E"),
    _act("tracers", "Run", "Drop tracers", "A drop of particles where you click next", "D",
         does="dye", argument="ball"),
    _act("streak", "Run", "Streakline", "A nozzle where you click next: it lets dye out from now "
         "on", "Shift+D", does="dye", argument="streak"),
    _act("dye", "Run", "Line of dye", "Drag a line on the picture next, or click for a ring: it is "
         "kept fine as the flow draws it out", "Ctrl+D", does="dye", argument="line"),
    _act("compare", "Run", "Compare", "Keep this run beside what comes next, both seen alike; once "
         "more takes it away", "K"),
    _act("rule", "Run", "Integration rule\u2026", "Which rule takes the steps", "I"),
    _act("how_sure", "Run", "How sure?", "The FTLE that is shown, with half the step and on twice "
         "the grid", "Ctrl+H"),
    _act("test", "Run", "Surrogate test", "Is the first series more than noise?", "Ctrl+T"),
    _act("fit", "View", "Fit", "Show everything", "0"),
    _act("follow", "View", "Follow", "Keep the chosen fish in the middle; without one, show "
         "everything", "F"),
    _act("layout", "View", "Layout", "Stage, side by side, tools, all; or one view and all", "L"),
    _act("views", "View", "One view or all", "Show every view of the system", "Shift+L"),
    _act("front", "View", "From the front", "Look along y", "1", does="look", argument="1"),
    _act("side", "View", "From the side", "Look along x", "3", does="look", argument="3"),
    _act("top", "View", "From above", "Look down z", "7", does="look", argument="7"),
    _act("perspective", "View", "Perspective", "Perspective or parallel rays", "5"),
    _act("colour", "View/School", "Next colouring", "What the colours of the fish mean", "C"),
    _act("ride", "View/School", "Ride a fish", "See what the chosen fish sees", "R"),
    _act("rest", "View/School", "School or water at rest", "What stands still: the water, or the "
         "middle of the school", "M"),
    _act("wake", "View/School", "Trails of the fish", "Where they have just been", "W"),
    _act("hunt", "View/School", "Drive the predator", "The mouse drives a predator", "H"),
    _act("let_go", "View/School", "Let go", "No fish is chosen (Esc over the picture)"),
    _act("dark", "View/Theme", "Night", "Dark theme", does="wear", argument="dark", checkable="1"),
    _act("light", "View/Theme", "Paper", "Light", does="wear", argument="light", checkable="1"),
    _act("projector", "View/Theme", "Projector", "Black on white, thick lines", does="wear",
         argument="projector", checkable="1"),
    _act("system", "View/Theme", "System", "As the desktop is set", does="wear",
         argument="system", checkable="1"),
    _act("reset_layout", "View", "Reset layout", "Put every dock back in its place"),
    _act("lessons", "Teach", "Lessons\u2026", "Choose a lesson", does="teaching.choose"),
    _act("lesson_next", "Teach", "Next step", "The lesson's next step", "PgDown",
         does="teaching.next"),
    _act("lesson_back", "Teach", "Step before", "The lesson's step before", "PgUp",
         does="teaching.back"),
    _act("lesson_again", "Teach", "Start over", "The lesson from its first step, for the next "
         "class", "Ctrl+Shift+Home", does="teaching.again"),
    _act("lesson_answers", "Teach", "Save answers\u2026", "What was answered, as CSV",
         does="teaching.save_answers"),
    _act("lesson_handout", "Teach", "Handout\u2026", "The lesson as one page for paper",
         does="teaching.handout"),
    _act("lesson_leave", "Teach", "End the lesson", "Every dial answers again",
         does="teaching.leave"),
    _act("hints", "Help", "Hints", "What to try first, in one line"),
    _act("guide", "Help", "Guide", "What one can do here", "F1"),
    _act("keys", "Help", "Keys", "List of all keys", "?"),
    _act("about", "Help", "About Separatrix", "Version, libraries, graphics"),
)  # fmt: skip


def install(window: QMainWindow, find: Callable[[Act], Callable[[], None]]) -> dict[str, QAction]:
    """Make the menus of the window; gives the actions by name."""
    menus: dict[str, QMenu] = {}
    made: dict[str, QAction] = {}
    for act in ACTS:
        menu = _menu(window, menus, act.menu)
        action = QAction(act.text, window)
        action.setObjectName(f"action.{act.name}")
        action.setShortcuts([QKeySequence(keys) for keys in act.keys])
        shown = f" ({', '.join(act.keys)})" if act.keys else ""
        action.setToolTip(f"{act.tip}{shown}")
        action.setStatusTip(act.tip)
        action.setCheckable(act.checkable)
        action.triggered.connect(partial(_run, find(act)))
        menu.addAction(action)
        window.addAction(action)
        made[act.name] = action
    return made


def _run(call: Callable[[], None], checked: bool = False) -> None:
    call()


def _menu(window: QMainWindow, menus: dict[str, QMenu], path: str) -> QMenu:
    if path not in menus:
        above, _, name = path.rpartition("/")
        parent = _menu(window, menus, above) if above else window.menuBar()
        menus[path] = parent.addMenu(name)
        menus[path].setToolTipsVisible(True)
    return menus[path]
