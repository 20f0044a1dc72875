"""KeyMap: which keys do what: the usual ones, and where the person chose others, those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from explorer.app.preferences import Preferences

PORTABLE = QKeySequence.SequenceFormat.PortableText
TIP = "tip_and_action"  # property: a text, and the action whose keys follow it
NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True)
class Bound:
    """An action, where it is found, what it does, and its usual keys."""

    name: str
    action: QAction
    where: str
    about: str
    usual: tuple[str, ...]


def spelt(keys: str) -> str:
    """Keys in their one spelling, "Ctrl+Shift+P"."""
    return QKeySequence(keys).toString(PORTABLE)


def shown(keys: Iterable[str]) -> str:
    """Keys as this desktop writes them."""
    return ", ".join(QKeySequence(one).toString(NATIVE) for one in keys)


def tip(widget: QWidget, text: str, name: str) -> None:
    """A tooltip that names the keys which do the same, whichever they come to be."""
    widget.setProperty(TIP, [text, name])
    if _latest and isValid(_latest[0]):
        _latest[0].tell(widget)
    else:
        widget.setToolTip(text)


_latest: list[KeyMap] = []


class KeyMap(QObject):
    """Gives actions their keys, and their tooltips the keys in brackets."""

    moved = Signal()  # some action has other keys

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._bound: dict[str, Bound] = {}
        self.changes = 0
        preferences.changed.connect(self._changed)
        _latest[:] = [self]

    def bind(
        self, name: str, action: QAction, where: str, about: str, usual: Iterable[str] = ()
    ) -> None:
        """From now on this action has its keys from here."""
        keys = tuple(spelt(one) for one in usual)
        self._bound[name] = Bound(name, action, where, about, keys)
        self._give(self._bound[name])

    def __iter__(self) -> Iterator[Bound]:
        return iter(self._bound.values())

    def __getitem__(self, name: str) -> Bound:
        return self._bound[name]

    def __contains__(self, name: object) -> bool:
        return name in self._bound

    def keys(self, name: str) -> tuple[str, ...]:
        """What an action has now."""
        chosen = self._preferences.now.keys.get(name)
        if chosen is None:
            return self._bound[name].usual
        return tuple(one for one in map(spelt, chosen) if one)

    def own(self, name: str) -> bool:
        """Whether the person chose its keys."""
        return self.keys(name) != self._bound[name].usual

    def holder(self, keys: str, but: str = "") -> Bound | None:
        """Who has these keys, or keys that begin with them or that they begin with."""
        others = (bound for bound in self if bound.name != but)
        return next((b for b in others if any(_clash(k, keys) for k in self.keys(b.name))), None)

    def choose(self, name: str, keys: Iterable[str]) -> None:
        """Give an action these keys; whoever had them loses them."""
        wanted = [one for one in dict.fromkeys(map(spelt, keys)) if one]
        held = {bound.name: list(self.keys(bound.name)) for bound in self}
        for other in held:
            held[other] = [k for k in held[other] if not any(_clash(k, one) for one in wanted)]
        held[name] = wanted
        usual = {bound.name: list(bound.usual) for bound in self}
        # a tool that is not loaded keeps what was chosen for it
        chosen = {n: k for n, k in self._preferences.now.keys.items() if n not in held}
        chosen |= {n: k for n, k in held.items() if k != usual[n]}
        self._preferences.set(keys=chosen)

    def reset(self, name: str) -> None:
        """Its usual keys; whoever took them gives them back."""
        self.choose(name, self._bound[name].usual)

    def tell(self, widget: QWidget) -> None:
        """The tooltip of a widget, with the keys of its action."""
        told = widget.property(TIP)
        if told and told[1] in self._bound:
            keys = shown(self.keys(told[1]))
            widget.setToolTip(f"{told[0]} ({keys})" if keys else told[0])

    def tell_all(self) -> None:
        """Every such tooltip in the window."""
        above = self.parent()
        for widget in above.findChildren(QWidget) if above is not None else ():
            self.tell(widget)

    def _changed(self, setting: str) -> None:
        if setting == "keys":
            for bound in self:
                self._give(bound)
            self.tell_all()
            self.moved.emit()

    def _give(self, bound: Bound) -> None:
        self.changes += 1
        keys = self.keys(bound.name)
        bound.action.setShortcuts([QKeySequence(one) for one in keys])
        bound.action.setToolTip(f"{bound.about} ({shown(keys)})" if keys else bound.about)


def _clash(one: str, other: str) -> bool:
    first, second = QKeySequence(one), QKeySequence(other)
    none = QKeySequence.SequenceMatch.NoMatch
    return first.matches(second) != none or second.matches(first) != none
