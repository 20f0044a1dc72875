"""The texts of the window for translators: collects them, keeps what is translated, compiles it.

    python packaging/translate.py [--check]

Reads `tr("...")`, `phrase("...")` and the tables of actions out of explorer/app, and writes
assets/languages/separatrix_<language>.ts for Qt Linguist and the .qm that the program loads (by
pyside6-lrelease). The seam has one context, which pyside6-lupdate cannot give to a plain function;
so the collecting is done here. A new language begins as an empty .ts file.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as Tree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "explorer" / "app"
FOLDER = ROOT / "assets" / "languages"
CONTEXT = "Separatrix"
# which arguments are texts; settings declare theirs beside their bounds
SAYS = {"tr": (0,), "phrase": (0,), "act": (1, 2, 3), "_of": (0, 1, 2)}
SETTINGS = ROOT / "explorer" / "io" / "settings.py"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def worded(node: ast.AST, tree: ast.AST) -> str:
    """A literal, or what a name of the module stands for; "" for anything else."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    for line in ast.walk(tree):
        if isinstance(line, ast.Assign) and isinstance(node, ast.Name):
            names, values = line.targets[0], line.value
            if isinstance(names, ast.Tuple) and isinstance(values, ast.Tuple):
                for name, value in zip(names.elts, values.elts, strict=True):
                    if ast.unparse(name) == node.id and isinstance(value, ast.Constant):
                        return str(value.value)
    return ""


def said(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every text of one file, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for at in SAYS.get(node.func.id, ()):
                if at < len(node.args):
                    text = worded(node.args[at], tree)
                    if node.func.id == "act" and at == 1:
                        yield from ((part, node.lineno) for part in text.split("/"))
                    elif text:
                        yield text, node.lineno


def collected() -> dict[str, str]:
    """Every text of the window and the first place where it is said."""
    found: dict[str, str] = {}
    for path in (*sorted(APP.rglob("*.py")), *filter(Path.is_file, [SETTINGS])):
        for text, _ in said(ast.parse(path.read_text("utf-8"))):
            found.setdefault(text, path.relative_to(ROOT).as_posix())
    return found


def known(path: Path) -> dict[str, str]:
    """What a .ts file translates already."""
    if not path.is_file() or not path.stat().st_size:
        return {}
    found = {}
    for message in Tree.parse(path).iter("message"):
        translated = message.find("translation")
        if translated is not None and translated.text:
            found[message.findtext("source", "")] = translated.text
    return found


def document(language: str, texts: dict[str, str], translated: dict[str, str]) -> str:
    """The .ts file, its texts in the order of their sources."""
    top = Tree.Element("TS", version="2.1", language=language, sourcelanguage="en_GB")
    context = Tree.SubElement(top, "context")
    Tree.SubElement(context, "name").text = CONTEXT
    for text, place in sorted(texts.items(), key=lambda one: (one[1], one[0])):
        message = Tree.SubElement(context, "message")
        Tree.SubElement(message, "location", filename=place)
        Tree.SubElement(message, "source").text = text
        done = Tree.SubElement(message, "translation")
        if text in translated:
            done.text = translated[text]
        else:
            done.set("type", "unfinished")
    Tree.indent(top, "  ")
    return HEAD + Tree.tostring(top, encoding="unicode") + "\n"


def release(path: Path) -> None:
    """Compile a .ts file beside itself."""
    program = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    subprocess.run(
        [str(program), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True
    )


def main(words: list[str]) -> int:
    """Renew every language there is; with --check say which are not as they should be."""
    texts, stale = collected(), 0
    for path in sorted(FOLDER.glob("*.ts")):
        translated = known(path)
        text = document(path.stem.partition("_")[2], texts, translated)
        missing = len(texts.keys() - translated.keys())
        print(f"{path.name}: {len(texts) - missing} of {len(texts)} translated")
        if "--check" in words:
            stale += path.read_text("utf-8") != text
        else:
            path.write_text(text, encoding="utf-8")
            release(path)
    return int(stale > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
