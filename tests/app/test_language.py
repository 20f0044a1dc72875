"""Every text of the window goes by the one seam: with a language of brackets, all stand in them."""

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableWidget,
    QTreeWidget,
    QWidget,
)

from explorer.app import language
from explorer.app.language import known, speak, tr
from explorer.io.assets import asset

from . import stub
from .test_access import dialogs, no_file_dialogs  # noqa: F401

OPEN, CLOSE = "\u27e6", "\u27e7"
ACCENTS = str.maketrans("aceinouyACEINOUY", "àçéïñöûýÀÇÉÏÑÖÛÝ")
KEPT = re.compile(r"(\{[^}]*\}|<[^>]+>|&\w+;|%\w)")
WORD = re.compile(r"[^\W\d_]{3,}")
# names that are the same in every language, and units
NAMES = {
    "Separatrix", "Python", "NumPy", "numpy", "Qt", "Ctrl", "Shift", "Alt", "Esc", "PNG", "SVG",
    "PDF", "CSV", "NPZ", "HDF", "NetCDF", "WAV", "software", "fps", "thread", "Home", "PgDown",
    "PgUp", "Del", "Space", "Return",
}  # fmt: skip


class Pseudo(QTranslator):
    """Brackets and accents round every text, in every context."""

    def translate(self, context, text, disambiguation=None, n=-1):
        parts = KEPT.split(text)
        said = "".join(p if i % 2 else p.translate(ACCENTS) for i, p in enumerate(parts))
        return f"{OPEN}{said}{CLOSE}" if text else ""

    def isEmpty(self):
        return False


def data_of(thing, found):
    """Every text that a declaration holds."""
    if isinstance(thing, str):
        found.add(thing)
    elif isinstance(thing, dict):
        for key, value in thing.items():
            data_of(key, found)
            data_of(value, found)
    elif isinstance(thing, (tuple, list, frozenset, set)):
        for one in thing:
            data_of(one, found)
    elif is_dataclass(thing):
        for field in fields(thing):
            data_of(getattr(thing, field.name, None), found)
    return found


def texts(top):
    """Everything a person could read in a window, with the widget that says it."""
    for widget in [top, *top.findChildren(QWidget)]:
        for name in ("windowTitle", "toolTip", "accessibleName", "accessibleDescription"):
            yield widget, getattr(widget, name)()
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget, widget.text()
        elif isinstance(widget, (QLineEdit, QPlainTextEdit)):
            yield widget, widget.placeholderText()
        elif isinstance(widget, (QGroupBox, QMenu)):
            yield widget, widget.title()
        elif isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(i)) for i in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from ((widget, widget.tabText(i)) for i in range(widget.count()))
        elif isinstance(widget, (QTableWidget, QTreeWidget)):
            model = widget.model()
            yield from ((widget, str(model.headerData(i, language_side()) or ""))
                        for i in range(model.columnCount()))  # fmt: skip
        elif isinstance(widget, QListWidget) and widget.objectName() not in OWN_LANGUAGE:
            yield from ((widget, widget.item(i).text()) for i in range(widget.count()))
        for action in widget.actions():
            yield widget, action.text()
            yield widget, action.toolTip()


OWN_LANGUAGE = {"guide.contents", "lessons.shelf"}  # texts that travel as Markdown
# pages of text, names of systems, names of rules, and the canvas of another library
SKIPPED = {
    "guide.text",
    "editor.text",
    "gallery.list",
    "editor.examples",
    "rule.method",
    "stage",
    "export.unit",
}


def language_side():
    from PySide6.QtCore import Qt

    return Qt.Orientation.Horizontal


def residue(text, data):
    """The words that are neither in brackets nor data."""
    left = re.sub(r"<[^>]+>|&\w+;", " ", text)
    if left.count(OPEN) == left.count(CLOSE) + 1:  # the text up to its key, as a name
        left += CLOSE
    while OPEN in left:
        shorter = re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", left)
        if shorter == left:
            break
        left = shorter
    for one in data:
        left = left.replace(one, " ")
    return [word for word in WORD.findall(left) if word not in NAMES]


@pytest.fixture
def pseudo(qapp):
    language.silence()
    translator = Pseudo()
    language.install(translator)
    yield
    language.silence()


@pytest.fixture
def brackets(pseudo, window):
    return window


def silent(top, data):
    found = []
    for widget, text in texts(top):
        seen = widget is top or widget.isVisibleTo(top)
        if widget.objectName() in SKIPPED or not text or not seen:
            continue
        if words := residue(text, data):
            found.append(f"{type(widget).__name__} {widget.objectName()}: {text!r} {words}")
    return sorted(set(found))


def declared():
    found = data_of([stub.LORENZ, stub.EVERY_KIND, *stub.DIAGNOSTICS.values()], set())
    found |= {one[:1].upper() + one[1:] for one in found}
    found |= {one.partition(". ")[0] + "." for one in found if ". " in one}
    lowered = {one.lower() for one in found}
    return sorted((one for one in found | lowered if len(one) > 2), key=len, reverse=True)


def test_every_text_of_the_window_and_its_dialogs_goes_by_the_seam(
    brackets,
    qtbot,
    no_file_dialogs,  # noqa: F811
):
    data = declared()
    brackets.pane.open("basins", "")
    found = silent(brackets, data)
    for name, top in dialogs(brackets, qtbot):
        found += [f"{name}: {said}" for said in silent(top, data)]
        found += [f"name: {w.objectName()}" for w in top.findChildren(QWidget)
                  if not w.objectName().isascii()]  # fmt: skip
    assert found == []


def test_german_is_whole_and_chosen_by_name(qapp, window, qtbot):
    assert {"en", "de"} <= set(known())
    assert speak("de") == "de"
    try:
        assert tr("Undo") == "R\u00fcckg\u00e4ngig"
        window.commands.time.rule()
        rule = window.commands.pages[-1]
        assert rule.windowTitle() == "Rechenvorschrift"
        said = {button.text() for button in rule.findChildren(QAbstractButton)}
        assert "Schlie\u00dfen" in {one.replace("&", "") for one in said}  # Qt's own words, too
        rule.close()
    finally:
        assert speak("nosuchlanguage") == "en"
    assert tr("Undo") == "Undo"


def test_translations_keep_their_placeholders():
    import xml.etree.ElementTree as Tree

    for path in asset("languages").glob("*.ts"):
        for message in Tree.parse(path).iter("message"):
            source, done = message.findtext("source"), message.findtext("translation")
            if done:
                places = [sorted(re.findall(r"\{[^}]*\}", text)) for text in (source, done)]
                assert places[0] == places[1], source


def test_the_texts_for_translators_are_up_to_date():
    script = Path(__file__).resolve().parents[2] / "packaging" / "translate.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}: run packaging/translate.py"


def test_no_widget_is_given_a_bare_text():
    """Literals at the usual places go by the seam; a name or a number may stand there."""
    import ast

    app = Path(__file__).resolve().parents[2] / "explorer" / "app"
    shows = {"setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName",
             "setStatusTip", "QLabel", "QPushButton", "QCheckBox", "QRadioButton"}  # fmt: skip
    bare = []
    for path in app.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", None) or getattr(
                getattr(node, "func", None), "id", None
            )
            if isinstance(node, ast.Call) and name in shows and node.args:
                said = node.args[0]
                parts = said.values if isinstance(said, ast.JoinedStr) else [said]
                held = [part.value for part in parts if isinstance(part, ast.Constant)]
                words = " ".join(one for one in held if isinstance(one, str))
                if re.search(r"[A-Za-z]{3}", re.sub(r"<[^>]+>|&\w+;", "", words)):
                    bare.append(f"{path.name}:{node.lineno}: {words}")
    assert bare == []


# what is said before there is a window, style sheets, measurements of the program itself
TERMINAL = {"main.py", "shell.py", "style.py", "timing.py"}
# names of people and systems, units, and what the program says to itself
PROPER = {"Van der Pol", "Lorenz-96, eight places", "Tinkerbell map", " et al.", " and ", " fps",
          " rad/time", ", Python ", "- Python ", ", numpy ", "## Separatrix ", "Separatrix ",
          "division by zero", "separatrix: ", "exit ", "GREEK ", " LETTER ", "color: "}  # fmt: skip
PROSE = re.compile(r"[A-Za-z]{3,}[,:;.]? [A-Za-z]{2,}|^ [(]?[A-Za-z]{3,}|[A-Za-z]{3,}[:,]? $")


def test_no_sentence_of_the_window_stands_outside_the_seam():
    """Literals of two words and more, wherever they are, f-strings too: said by `tr` or marked."""
    import ast

    app = Path(__file__).resolve().parents[2] / "explorer" / "app"
    found = []
    for path in (one for one in sorted(app.rglob("*.py")) if one.name not in TERMINAL):
        tree = ast.parse(path.read_text("utf-8"))
        passed = set()
        for node in ast.walk(tree):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            documented = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            if name in ("tr", "phrase", "act", "getattr") or documented:
                passed |= {id(one) for one in ast.walk(node)}
            elif isinstance(node, ast.AnnAssign):
                passed |= {id(one) for one in ast.walk(node.annotation)}
            elif isinstance(node, ast.Attribute) and node.attr == "split":  # a list of names
                passed.add(id(node.value))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                # without tags, endings of files and style sheets
                plain = re.sub(r"<[^>]*>?|\*\.\w+|(?s:.*[{}].*)|.*font-size.*", "", node.value)
                if id(node) not in passed and node.value not in PROPER and PROSE.search(plain):
                    found.append(f"{path.name}:{node.lineno}: {node.value!r}")
    assert found == []
