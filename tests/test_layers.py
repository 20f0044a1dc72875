"""The layering rule, read off the sources: each breach is reported as file:line."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "explorer"

# what each part may import besides itself; parts in braces of the rule never see each other
INNER = {"equations": set(), "numerics": set()}
INNER["model"] = {"equations", "numerics"}
INNER["experiments"] = INNER["diagnostics"] = INNER["model"] | {"model"}
INNER["engine"] = INNER["model"] | {"model"}
INNER["io"] = INNER["views"] = INNER["engine"] | {"engine"}
INNER["api"] = INNER["views"] | {"io", "views", "experiments", "diagnostics"}
INNER["cli"] = INNER["app"] = INNER["api"] | {"api"}
INNER["__main__"] = {"cli", "app"}
INNER["__init__"] = set()
# read by every part: the version and the errors of the package itself
SHARED = {"", "__version__"}

HOMES = {
    "numba": {"numerics", "experiments", "diagnostics"},
    "llvmlite": {"equations"},
    "vispy": {"views"},
    "pyqtgraph": {"views"},
    "matplotlib": {"views"},
    "OpenGL": {"views"},
    "msgspec": {"io"},
    "h5py": {"io"},
    "h5netcdf": {"io"},
    "av": {"io"},
    "PySide6": {"app"},
    "superqt": {"app"},
}
# what a part may use of the outside; a part not named here may use anything that has no home
ONLY = {
    "equations": {"numpy", "llvmlite"},
    "numerics": {"numpy", "scipy", "numba", "rocket_fft"},
    "model": {"numpy"},
}
# a catalogue is read whole at start-up, so these must not weigh anything when imported
LAZY = {"experiments": {"numba", "scipy"}, "diagnostics": {"numba", "scipy"}}


@dataclass(frozen=True)
class Import:
    """One imported name and where."""

    file: Path
    line: int
    name: str  # dotted, absolute
    top: bool  # at the top of the module, not inside a function or a TYPE_CHECKING block

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.name}"

    @property
    def part(self) -> str:
        """The part of the package that does the importing."""
        return part_of(self.file)


def part_of(file: Path) -> str:
    inner = file.relative_to(PACKAGE).parts
    return inner[0] if len(inner) > 1 else inner[0].removesuffix(".py")


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> Iterator[Import]:
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    yield from _walk(file, tree, True)


def _walk(file: Path, node: ast.AST, top: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(file, child.lineno, alias.name, top)
        elif isinstance(child, ast.ImportFrom):
            base = _absolute(file, child)
            for alias in child.names:
                yield Import(file, child.lineno, f"{base}.{alias.name}", top)
        else:
            checking = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
            inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
            yield from _walk(file, child, top and not (checking or inside))


def _absolute(file: Path, found: ast.ImportFrom) -> str:
    if not found.level:
        return found.module or ""
    package = file.relative_to(ROOT).with_suffix("").parts
    base = package[: len(package) - found.level]
    return ".".join((*base, *(found.module or "").split("."))).rstrip(".")


def everything() -> list[Import]:
    return [found for file in sources() for found in imports(file)]


def breaches_of_direction(found: list[Import]) -> list[str]:
    wrong = []
    for one in found:
        words = one.name.split(".")
        if words[0] != "explorer":
            continue
        target = words[1] if len(words) > 1 else ""
        if target in SHARED or target == one.part or target in INNER.get(one.part, ()):
            continue
        wrong.append(f"{one}: {one.part} may not know {target}")
    return wrong


def breaches_of_homes(found: list[Import]) -> list[str]:
    wrong = []
    for one in found:
        library = one.name.split(".")[0]
        if library == "explorer" or library in sys.stdlib_module_names:
            continue
        homes = HOMES.get(library)
        if homes is not None and one.part not in homes:
            wrong.append(f"{one}: {library} lives in {', '.join(sorted(homes))}")
        allowed = ONLY.get(one.part)
        if allowed is not None and library not in allowed:
            wrong.append(f"{one}: {one.part} uses {', '.join(sorted(allowed))} only")
    return wrong


def test_every_part_has_a_place_in_the_rule():
    assert {part_of(file) for file in sources()} <= INNER.keys()


def test_every_folder_is_a_package_that_says_what_it_is():
    folders = {file.parent for file in sources()}
    for folder in folders:
        begin = folder / "__init__.py"
        assert begin.exists(), folder
        assert ast.get_docstring(ast.parse(begin.read_text(encoding="utf-8"))), begin


def test_imports_go_left_only():
    assert breaches_of_direction(everything()) == []


def test_every_library_stays_in_its_home():
    assert breaches_of_homes(everything()) == []


def test_catalogue_files_import_nothing_heavy():
    wrong = []
    for file in sources():
        heavy = LAZY.get(part_of(file), set())
        text = file.read_text(encoding="utf-8")
        declares = any(line.startswith(("EXPERIMENT", "DIAGNOSTIC")) for line in text.split("\n"))
        if heavy and declares:
            wrong += [str(i) for i in imports(file) if i.top and i.name.split(".")[0] in heavy]
    assert wrong == []


def modules() -> dict[str, Path]:
    """Dotted name -> file."""
    found = {}
    for file in sources():
        parts = file.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def test_no_module_needs_itself():
    known = modules()
    needs: dict[str, set[str]] = {}
    for name, file in known.items():
        wanted = set()
        for one in imports(file):
            if not one.top:
                continue
            # `from package import module` needs the module, `from module import name` the module
            target = one.name if one.name in known else one.name.rpartition(".")[0]
            if target in known and target != name:
                wanted.add(target)
        needs[name] = wanted
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


@pytest.mark.parametrize(
    "place, text, part",
    [
        ("engine/wrong.py", "from explorer.app import window", "engine may not know app"),
        ("io/wrong.py", "import explorer.views.stage", "io may not know views"),
        ("cli/wrong.py", "from explorer import app", "cli may not know app"),
        ("numerics/wrong.py", "from ..model import Param", "numerics may not know model"),
        ("model/wrong.py", "def late():\n    import explorer.engine", "model may not know engine"),
        ("engine/wrong.py", "import numba", "numba lives in"),
        ("io/wrong.py", "from PySide6.QtCore import QTimer", "PySide6 lives in app"),
        ("model/wrong.py", "import scipy.stats", "model uses numpy only"),
    ],
)
def test_a_breach_is_found_with_its_line(monkeypatch, tmp_path, place, text, part):
    file = tmp_path / "explorer" / place
    file.parent.mkdir(parents=True)
    file.write_text("'''Wrong.'''\n" + text)
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path / "explorer")
    found = list(imports(file))
    (wrong,) = breaches_of_direction(found) + breaches_of_homes(found)
    assert part in wrong
    assert wrong.startswith(f"explorer/{place}:{text.count(chr(10)) + 2} ")
