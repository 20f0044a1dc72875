"""Single values in a document: numbers, words and arrays as JSON, exact to the last bit."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
import numpy as np

from explorer.model import BadInput

Special = Literal["nan", "inf", "-inf"]  # what JSON has no number for
Number = int | float | Special
DTYPES = {"f": "float64", "c": "complex128", "i": "int64", "u": "int64", "b": "bool"}


class Array(msgspec.Struct, forbid_unknown_fields=True):
    """Values in C order; a complex array lists real and imaginary parts in turn."""

    dtype: Literal["float64", "complex128", "int64", "bool"]
    shape: list[Annotated[int, msgspec.Meta(ge=0)]]
    values: list[bool | int | float | Special]


Setting = bool | int | float | str | Array


def packed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Named values ready for JSON."""
    return {name: pack(value) for name, value in values.items()}


def pack(value: Any) -> Any:
    """One value ready for JSON."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (list, tuple, np.ndarray, complex)):
        return _listed(np.asarray(value))
    return number(value) if isinstance(value, float) else value


def number(value: float) -> float | str:
    """A number, or its word where JSON has none."""
    value = float(value)
    return value if math.isfinite(value) else str(value)


def unpacked(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Named values as they were before `packed`."""
    return {name: unpack(value) for name, value in settings.items()}


def unpack(value: Any) -> Any:
    """One value as it was before `pack`; lists and tuples come back as arrays."""
    if isinstance(value, Array):
        return _array(value)
    return float(value) if value in ("nan", "inf", "-inf") else value


def _listed(array: np.ndarray) -> dict[str, Any]:
    dtype = DTYPES.get(array.dtype.kind)
    if dtype is None:
        raise BadInput(f"an array of {array.dtype} cannot be kept; give numbers")
    flat = np.ascontiguousarray(array, dtype=dtype).reshape(-1)
    values = (flat.view(np.float64) if dtype == "complex128" else flat).tolist()
    if dtype in ("float64", "complex128"):
        values = [number(value) for value in values]
    return {"dtype": dtype, "shape": list(array.shape), "values": values}


def _array(packed: Array) -> np.ndarray:
    kind = "float64" if packed.dtype == "complex128" else packed.dtype
    try:
        values = np.array([unpack(value) for value in packed.values], dtype=kind)
        return values.view(packed.dtype).reshape(packed.shape)
    except (ValueError, TypeError, OverflowError):
        raise BadInput(
            f"an array of {packed.dtype} and shape {packed.shape} "
            f"cannot hold the {len(packed.values)} values given"
        ) from None
