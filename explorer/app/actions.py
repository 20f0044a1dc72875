"""What an action of the window is: text, help, keys, menu; and how the menus are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.app.keymap import KeyMap
from explorer.app.language import tr


@dataclass(frozen=True)
class Act:
    """One action: `does` names the method of its group that carries it out."""

    name: str
    menu: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    does: str = ""
    argument: str = ""
    checkable: bool = False


def act(name: str, menu: str, text: str, tip: str, *keys: str, **how: str) -> Act:
    """An action; `does`, `argument` and `checkable` are given by name where they are needed."""
    does = how.get("does", name)
    return Act(name, menu, text, tip, keys, does, how.get("argument", ""), "checkable" in how)


def install(
    window: QMainWindow, acts: Iterable[tuple[Act, Callable[[], None]]], keymap: KeyMap
) -> dict[str, QAction]:
    """Make the menus of the window; gives the actions by name."""
    menus: dict[str, QMenu] = {}
    made: dict[str, QAction] = {}
    for act, call in acts:
        action = QAction(tr(act.text), window)
        action.setObjectName(f"action.{act.name}")
        keymap.bind(act.name, action, act.menu, tr(act.tip), act.keys)
        action.setStatusTip(tr(act.tip))
        action.setCheckable(act.checkable)
        action.triggered.connect(partial(_run, call))
        _menu(window, menus, act.menu).addAction(action)
        window.addAction(action)
        made[act.name] = action
    return made


def _run(call: Callable[[], None], checked: bool = False) -> None:
    call()


def _menu(window: QMainWindow, menus: dict[str, QMenu], path: str) -> QMenu:
    if path not in menus:
        above, _, name = path.rpartition("/")
        parent = _menu(window, menus, above) if above else window.menuBar()
        menus[path] = parent.addMenu(tr(name))
        menus[path].setToolTipsVisible(True)
    return menus[path]
