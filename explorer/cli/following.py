"""Following: a word whose progress another program reads, and which stops when that one does."""

from __future__ import annotations

import _thread
import signal
import sys
import threading


class Following:
    """Writes the share done to stdout, a line each; the end of stdin is an interruption."""

    def __init__(self) -> None:
        self._over = False

    def __enter__(self) -> Following:
        if (
            signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        ):  # a shell's `&` lets children ignore it
            signal.signal(signal.SIGINT, signal.default_int_handler)
        threading.Thread(target=self._listen, name="following", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True

    def __call__(self, share: float) -> None:
        """Say how much is done, 0 to 1."""
        print(f"{share:.4f}", flush=True)

    def _listen(self) -> None:
        while sys.stdin.readline():
            pass
        if not self._over:
            _thread.interrupt_main()
