"""Where the bundled program starts; processes of a sweep start here too, and are told so first."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from explorer.__main__ import main

    sys.exit(main())
