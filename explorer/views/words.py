"""Names as people write them, without a typesetter: Greek letters, subscripts, no underscores."""

from __future__ import annotations

import re
import unicodedata

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
GREEK = re.compile(
    r"(?i)alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|"
    r"tau|upsilon|phi|chi|psi|omega"
)


def plain(name: str) -> str:
    """A state's or parameter's name for a label: "theta_1" becomes "θ₁", "x1" "x₁"."""
    head, _, tail = name.partition("_")
    digits = re.fullmatch(r"([A-Za-z]+?)(\d+)", head)
    if digits and not tail:
        head, tail = digits.groups()
    if GREEK.fullmatch(head):
        case = "CAPITAL" if head[0].isupper() else "SMALL"
        word = "LAMDA" if head.lower() == "lambda" else head.upper()
        head = unicodedata.lookup(f"GREEK {case} LETTER {word}")
    if tail.isdigit():
        return head + tail.translate(SUBSCRIPTS)
    return name.replace("_", " ") if tail else head
