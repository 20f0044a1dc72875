"""Language: the one way by which a text of the window reaches the eye, and which language it has.

`tr("Search the guide")` says a text in the language of the window; `phrase("...")` marks one that
stands in a table and is said later. What experiments and diagnostics say of themselves, and the
messages that the command line shares, stay as their authors wrote them.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from explorer.io.assets import asset

CONTEXT = "Separatrix"
OWN = "en"  # the language of the sources
NAMES = {"system": "System", "en": "English", "de": "Deutsch"}
_worn: list[QTranslator] = []


def tr(text: str) -> str:
    """The text in the language of the window; its own where there is no translation."""
    return QCoreApplication.translate(CONTEXT, text) if text else text


def phrase(text: str) -> str:
    """A text that is said by `tr` where it is used."""
    return text


@cache
def known() -> tuple[str, ...]:
    """Languages there are, by their two letters."""
    files = asset("languages").glob("separatrix_*.qm")
    return (OWN, *sorted(file.stem.partition("_")[2] for file in files))


def of_system() -> str:
    """The first language of the desktop that is known."""
    wanted = [name.partition("-")[0] for name in QLocale.system().uiLanguages()]
    return next((name for name in wanted if name in known()), OWN)


def speak(name: str = "system") -> str:
    """Use a language from now on, in windows still to be made; gives the one that was chosen."""
    chosen = of_system() if name == "system" else name
    chosen = chosen if chosen in known() else OWN
    silence()
    if chosen != OWN:
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        wear(("qtbase", qt), (CONTEXT.lower(), str(asset("languages"))), language=chosen)
    return chosen


def wear(*files: tuple[str, str], language: str) -> None:
    """Install the translations of some catalogues that are found."""
    for stem, folder in files:
        translator = QTranslator()
        if translator.load(f"{stem}_{language}", folder):
            install(translator)


def install(translator: QTranslator) -> None:
    """Ask this one before those that are there."""
    QCoreApplication.installTranslator(translator)
    _worn.append(translator)


def silence() -> None:
    """Back to the language of the sources."""
    while _worn:
        QCoreApplication.removeTranslator(_worn.pop())
