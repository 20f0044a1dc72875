"""The program's icon in the sizes of a desktop, drawn from assets/icon.svg.

    python packaging/icons.py [FOLDER]

Run it again when the drawing has changed; desktop.sh takes the pictures from packaging/icons.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def drawn(size: int) -> QImage:
    """The icon, size x size, on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ROOT / "assets" / "icon.svg")).render(painter)
    painter.end()
    return image


def main(words: list[str]) -> int:
    """Write every size."""
    folder = Path(words[0]) if words else ROOT / "packaging" / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        drawn(size).save(str(folder / f"separatrix-{size}.png"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
