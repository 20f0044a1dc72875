"""What a locked dial keeps: its value, whatever a command says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.engine.session import RunDocument


def unlocked(run: RunDocument, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those values whose dials are not locked."""
    return {name: value for name, value in values.items() if name not in run.locked}
