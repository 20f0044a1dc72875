"""Settings for every test: no user folder touched, random input from a fixed seed."""

import os
import signal
import sys
import tempfile
import threading

# a shell lets what runs behind ignore interrupts, and a film or a run that a test starts would too
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# before anything imports Qt, vispy or matplotlib
os.environ.setdefault("LIBGL_ALWAYS_SOFTWARE", "1")
if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
os.environ["MPLBACKEND"] = "Agg"
# a second thread of the linear algebra spins while another process has its core: 40 times the time
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
_home = tempfile.TemporaryDirectory(prefix="separatrix-test-", ignore_cleanup_errors=True)
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = _home.name

from hypothesis import HealthCheck, settings  # noqa: E402

settings.register_profile(
    "separatrix",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("separatrix")


def pytest_collection_modifyitems(items):
    """Pictures first: the stage of a window that has closed is gone for the rest of the process."""
    items.sort(key=lambda item: "tests/views/" not in item.nodeid)


def pytest_sessionfinish(session, exitstatus):
    session.config.ended = int(exitstatus)


def pytest_unconfigure(config):
    """As the program itself: nobody waits for a thread that still compiles, nor pulls its floor."""
    config.add_cleanup(lambda: _leave(getattr(config, "ended", 0)))


def _leave(code):
    if any(thread is not threading.main_thread() for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        _home.cleanup()
        if "pytest_xvfb" in sys.modules:  # it would end its display at a regular exit
            sys.modules["pytest_xvfb"].shutdown_xvfb()
        os._exit(code)
