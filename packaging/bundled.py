"""Where the bundled program starts, and the processes that it begins, which are told so first."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from explorer.engine.compiler import BUNDLED, serve

    if sys.argv[1:] == BUNDLED:
        sys.exit(serve())
    from explorer.__main__ import main

    sys.exit(main())
