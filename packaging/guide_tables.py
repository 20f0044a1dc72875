"""The two tables of the guide, written from the program: every measurement, every action and key.

    python packaging/guide_tables.py [--check]

Writes assets/guide/measurements.md and keys.md; with --check it only says whether they are as the
program would write them now. Run it after adding a diagnostic, an action, a key or a theme.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from explorer.api import diagnostics  # noqa: E402
from explorer.app import commands  # noqa: E402
from explorer.app.key_page import MOUSE  # noqa: E402
from explorer.app.tools import KEYS, group, help_of  # noqa: E402

FOLDER = ROOT / "assets" / "guide"
ORDER = (
    "One signal", "Trajectory", "School", "Field", "Equations", "Equations: dials and starts",
    "Other",
)  # fmt: skip
ABOUT = {
    "One signal": "A number in time: part of a path, an order parameter, a column of a file.",
    "Trajectory": "The path as a whole, or several components together.",
    "School": "Positions and headings of animals, simulated or tracked.",
    "Field": "Values on a grid.",
    "Equations": "The equations themselves, at the instant that is shown.",
    "Equations: dials and starts": "The equations over a range of dials or starts, beside the run.",
    "Other": "Values along a line, and what fits no other heading.",
}


MENUS = ("File", "Edit", "Run", "View", "View/School", "View/Theme", "Teach", "Help")
GROUPS = [group for group in vars(commands).values() if hasattr(group, "ACTS")]
ACTS = [act for group in GROUPS for act in group.ACTS]


def cell(text: str) -> str:
    """Safe within a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def measurements() -> str:
    """Every diagnostic by family."""
    found: dict[str, list[str]] = {}
    for key, one in diagnostics().items():
        letter = f", key {KEYS[key]}" if key in KEYS else ""
        row = f"| **{cell(one.title)}** (`{key}`{letter}) | {cell(help_of(one))} |"
        found.setdefault(group(one), []).append(row)
    lines = [
        "# Every measurement",
        "",
        "By what each looks at, as in **+ Measure** and **Tools**. The back of its reading (**i**)"
        " says formula, range, needs, and what makes it lie.",
    ]
    for family in sorted(found, key=lambda name: ORDER.index(name)):
        lines += ["", f"## {family}", "", ABOUT[family], "", "| Measurement | |", "|:--|:--|"]
        lines += sorted(found[family], key=str.lower)
    return "\n".join(lines) + "\n"


def keys() -> str:
    """Every action by menu, every key, every move of the mouse."""
    lines = [
        "# Every action and key",
        "",
        "Single letters are text while a field has the cursor.",
    ]
    for menu in dict.fromkeys((*MENUS, *(act.menu for act in ACTS))):
        lines += ["", f"## {menu.replace('/', ': ')}", "", "| Action | Key | |", "|:--|:--|:--|"]
        for act in ACTS:
            if act.menu == menu:
                lines.append(
                    f"| **{cell(act.text)}** | {' or '.join(act.keys)} | {cell(act.tip)} |"
                )
    lines += ["", "## Tools", "", "| Tool | Key |", "|:--|:--|"]
    lines += [f"| **{diagnostics()[key].title}** | {letter} |" for key, letter in KEYS.items()]
    lines += ["", "## Mouse", "", "| Move | Does |", "|:--|:--|"]
    lines += [f"| {what} | {does} |" for what, does in MOUSE]
    return "\n".join(lines) + "\n"


def main(words: list[str]) -> int:
    """Write both, or compare."""
    code = 0
    for name, text in (("measurements", measurements()), ("keys", keys())):
        path = FOLDER / f"{name}.md"
        if "--check" not in words:
            path.write_text(text, encoding="utf-8")
        elif path.read_text("utf-8") != text:
            print(f"{path.relative_to(ROOT)} is not as the program would write it now")
            code = 1
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
