"""Where the bundled program starts, and the processes that it begins, which are told so first."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:] == ["--compiler"]:
        from explorer.engine.compiler import serve

        sys.exit(serve())
    from explorer.__main__ import main

    sys.exit(main())
