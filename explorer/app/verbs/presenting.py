"""In front of a class: presenter mode, the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.lock import Lock
    from explorer.app.presenter import Presenter
    from explorer.app.window import Window


class Presenting:
    """In front of a class: presenter mode, the lock."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("present", "Teach", "Present", "Large type and thick lines for a projector; once more "
            "brings everything back", "F11", checkable="1"),
        act("freeze", "Teach", "Freeze the picture", "It stands while the next thing is prepared; "
            "presenting also Z"),
        act("black", "Teach", "Black screen", "All eyes on the speaker; presenting also B or ."),
        act("lock", "Teach", "Lock\u2026", "Only what is allowed answers, until a phrase is said"),
        act("unlock", "Teach", "Unlock\u2026", "Say the teacher's phrase"),
    )  # fmt: skip

    def __init__(self, window: Window) -> None:
        self._w = window
        self._presenter: Presenter | None = None
        self._lock: Lock | None = None

    @property
    def presenter(self) -> Presenter:
        """Made when it is first needed."""
        if self._presenter is None:
            from explorer.app.presenter import Presenter

            self._presenter = Presenter(self._w)
        return self._presenter

    def restyle(self) -> None:
        """The strip's icons in the colours of the theme."""
        if self._presenter is not None and self._presenter.strip is not None:
            self._presenter.strip.restyle()

    @property
    def locked(self) -> Lock:
        """Made when it is first needed."""
        if self._lock is None:
            from explorer.app.lock import Lock

            self._lock = Lock(self._w)
        return self._lock

    # -- presenter mode -------------------------------------------------------------------------
    def present(self) -> None:
        """In or out."""
        if self._w.settled and self._w.docks.filled:
            self.presenter.toggle()

    def turn_page(self, by: int) -> None:
        """What a presenter shows next; outside of presenter mode nothing."""
        if self._presenter is not None and self._presenter.on:
            self._presenter.turn_page(by)

    def freeze(self) -> None:
        """Freeze or thaw."""
        self.presenter.freeze()

    def black(self) -> None:
        """Black or light."""
        self.presenter.black()

    # -- the lock -------------------------------------------------------------------------------
    def lock(self) -> None:
        """Ask for a phrase, and lock."""
        from explorer.app.lock import LockDialog

        if not self.locked.shut:
            self._w.commands.show(LockDialog(self._w, self.locked))

    def unlock(self) -> None:
        """Ask for the phrase."""
        from explorer.app.lock import UnlockDialog

        if self._lock is not None and self.closed:
            self._w.commands.show(UnlockDialog(self._w, self._lock))

    def shut(self, sealed: str) -> None:
        """A lesson brings its lock."""
        self.locked.close(sealed)

    @property
    def closed(self) -> bool:
        """Whether a lock keeps what is open."""
        return self._lock is not None and self._lock.shut

    def allowed(self) -> tuple[str, ...] | None:
        """Names of the dials that answer; None for all."""
        lesson = self._w.commands.teaching.given
        if lesson is not None:
            room = self._w.commands.teaching.room
            return room.allowed if room is not None else None
        return self._lock.allowed if self._lock is not None and self.closed else None

    def renew(self) -> None:
        """Another step or other dials."""
        if self._lock is not None:
            self._lock.renew()
        if self._presenter is not None:
            self._presenter.renew()
