"""What this machine has and lacks: Python, libraries, OpenGL, threads, cache, system packages;
and what is the person's own: the settings and the plugins."""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import platform
import shutil
import subprocess
import sys
from importlib import metadata
from typing import Any

from explorer import __version__, api
from explorer.cli.output import print_json, print_table
from explorer.cli.program import program
from explorer.io import settings
from explorer.model.plugins import Plugin

LIBRARIES = (
    "numpy", "scipy", "numba", "llvmlite", "rocket-fft", "platformdirs", "msgspec", "h5py",
    "h5netcdf", "matplotlib", "cmap", "PySide6-Essentials", "vispy", "PyOpenGL", "pyqtgraph",
    "superqt", "av",
)  # fmt: skip
# shared object -> Debian package that brings it
SYSTEM = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1", "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0", "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0", "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0", "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0", "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}  # fmt: skip


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `doctor`."""
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument(
        "--renderer", choices=("pyside6", "egl"), metavar="pyside6|egl",
        help="only who draws OpenGL in a window, or without a display, and its version, as JSON",
    )  # fmt: skip


def run(words: argparse.Namespace) -> int:
    """Print the report; 0."""
    if words.renderer:
        from explorer.views.renderer import renderer

        print_json(renderer(words.renderer))
        return 0
    report = examination()
    if words.json:
        print_json(report)
        return 0
    libraries, plugins = report.pop("libraries"), report.pop("plugins")
    print_table([name, _said(value)] for name, value in report.items())
    print("libraries")
    print_table(([name, version or "missing"] for name, version in libraries.items()), "  ")
    if plugins:
        print("plugins")
        print_table(([p["name"], p["version"], p["state"], _brings(p)] for p in plugins), "  ")
    if report["missing_packages"]:
        print(f"install with: sudo apt-get install -y {' '.join(report['missing_packages'])}")
    return 0


def examination() -> dict[str, Any]:
    """Everything found, by name."""
    renderer, version = _renderer()
    return {
        "separatrix": __version__,
        "python": f"{platform.python_version()} ({sys.executable})",
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "threads": _threads(),
        "display": _display(),
        "gl_renderer": renderer,
        "gl_version": version,
        "kernel_cache": os.environ.get("NUMBA_CACHE_DIR"),
        "kernel_cache_writable": _writable(os.environ.get("NUMBA_CACHE_DIR")),
        "c_compiler": shutil.which("gcc") or shutil.which("cc"),
        "missing_packages": missing_packages(),
        **_settings(),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "plugins": [_plugin(plugin) for plugin in api.guests().offered()],
    }


def _settings() -> dict[str, Any]:
    """The settings file, and what is wrong with it."""
    file = settings.place()
    fault = settings.load(file)[1]
    return {
        "settings": str(file),
        "settings_written": file.exists(),
        "settings_fault": fault or None,
    }


def _plugin(plugin: Plugin) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "version": plugin.version,
        "state": plugin.state,
        "offers": plugin.offers,
        "keys": plugin.keys,
        "faults": plugin.faults,
    }


def _brings(plugin: dict[str, Any]) -> str:
    if plugin["state"] == "off":
        return f"offers {', '.join(plugin['offers'])}; the settings do not name it"
    return "; ".join([*plugin["keys"], *plugin["faults"]])


def missing_packages() -> list[str]:
    """Debian packages whose shared object cannot be loaded; empty away from Linux."""
    if sys.platform != "linux":
        return []
    missing = []
    for name, package in SYSTEM.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(package)
    return missing


def _renderer() -> tuple[str | None, str | None]:
    """Name and version of the OpenGL that draws; asked in a process that a driver may end."""
    env = {**os.environ}
    backend = "pyside6"
    if _display() is None:
        backend, env["EGL_PLATFORM"] = "egl", "surfaceless"
    try:
        found = subprocess.run(
            [*program(), "doctor", "--renderer", backend],
            capture_output=True, text=True, timeout=60, env=env, check=False,
        )  # fmt: skip
        renderer, version = json.loads(found.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return None, None
    return renderer, version


def _display() -> str | None:
    if sys.platform in ("win32", "darwin"):
        return "native"
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or None


def _threads() -> int:
    from explorer.engine import pool

    return int(pool.pool().threads)


def _writable(folder: str | None) -> bool:
    return folder is not None and os.access(folder, os.W_OK)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(value) or "none"
    return "none" if value is None else str(value)
