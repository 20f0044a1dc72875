"""What machine code computes with: kinds of numbers, and values as LLVM text writes them."""

from __future__ import annotations

import math
import struct
from typing import NamedTuple


class Kind(NamedTuple):
    """What a scope computes with: floats of `bits`, `lanes` at a time (0: a scalar)."""

    bits: int = 64
    lanes: int = 0

    def of(self, element: str) -> str:
        """LLVM type of `element` in this shape."""
        return f"<{self.lanes} x {element}>" if self.lanes else element

    @property
    def element(self) -> str:
        return "double" if self.bits == 64 else "float"

    @property
    def real(self) -> str:
        return self.of(self.element)

    @property
    def whole(self) -> str:
        return self.of(f"i{self.bits}")

    @property
    def truth(self) -> str:
        return self.of("i1")

    @property
    def suffix(self) -> str:
        """How intrinsics name the type: f64, v16f32."""
        return f"v{self.lanes}f{self.bits}" if self.lanes else f"f{self.bits}"


SCALAR = Kind()


class Value(NamedTuple):
    """A register or literal; `depth` is the scope that computes it, -1 for a literal."""

    text: str
    depth: int
    type: str = "double"
    number: float | None = None


def literal(value: float, bits: int) -> str:
    """The exact value as LLVM writes it: sixteen hexadecimal digits of the double."""
    if bits == 32 and math.isfinite(value):
        try:
            value = struct.unpack("f", struct.pack("f", value))[0]
        except OverflowError:
            value = math.copysign(math.inf, value)
    return f"0x{struct.unpack('>Q', struct.pack('>d', value))[0]:016X}"
