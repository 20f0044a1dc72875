"""The command `separatrix`: no word, `show` and `lesson start` open the window; else headless."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0, 1, 2, 3 or 130."""
    # threads are the pool's: those of OpenBLAS spin while they wait, and hold up everything else
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] == "show" or words[:2] == ["lesson", "start"]:
        # only here, so that headless words never load the window
        from explorer.app.main import main as window

        return window(words)
    from explorer.cli.main import main as headless

    return headless(words)


if __name__ == "__main__":
    sys.exit(main())
