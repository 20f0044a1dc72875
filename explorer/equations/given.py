"""Given: arrays that machine code reads and writes, refused where it would misread them."""

from __future__ import annotations

from typing import Any

import numpy as np


def check(
    name: str, array: np.ndarray, dtype: Any, shape: tuple[int | None, ...] = (None,)
) -> None:
    """Refuse what machine code would misread."""
    fits = array.ndim == len(shape) and all(
        want is None or have == want for have, want in zip(array.shape, shape, strict=True)
    )
    if array.dtype != dtype or not fits or not array.flags.c_contiguous:
        raise ValueError(
            f"{name} is {array.dtype} {array.shape}; it must be C-contiguous {np.dtype(dtype)} "
            f"({', '.join('n' if want is None else str(want) for want in shape)})"
        )


def stop_word(cancel: np.ndarray | None) -> int | None:
    """Where the word lies that stops machine code, if there is one."""
    if cancel is None:
        return None
    if cancel.dtype != np.int32 or cancel.size < 1:
        raise ValueError("cancel must be an int32 array with one element")
    return cancel.ctypes.data
