"""Readings on a panel: which of its layers draws what a diagnostic found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer.model.diagnostic import Reading
    from explorer.views.panel import Panel


def layer_for(panel: Panel, key: str, reading: Reading) -> Any | None:
    """The layer that draws this reading, before another that only has the same name."""
    alike = [
        layer for layer in panel.layers
        if layer.name == key and hasattr(layer, "show_reading")
        and getattr(layer, "array", key) in reading.arrays
    ]  # fmt: skip
    own = [one for one in alike if getattr(one, "measured", False) or hasattr(one, "laid_over")]
    return next(iter((*own, *alike)), None)


def show_reading(panel: Panel, key: str, reading: Reading) -> bool:
    """Draw what a diagnostic found, where the panel has room for it; whether it had."""
    layer = layer_for(panel, key, reading)
    if layer is None:
        return False
    layer.show_reading(reading)
    return True
