"""Phrase: what a teacher says to unlock. A courtesy that keeps hands off, not security."""

from __future__ import annotations

import hashlib
import hmac
import secrets

ROUNDS = 20_000  # a moment's work; the phrase is not worth more
LEAST = 3  # letters


def sealed(phrase: str, salt: str = "") -> str:
    """ "salt:digest" of a phrase, so that it cannot be read in a lesson's file."""
    salt = salt or secrets.token_hex(8)
    said = " ".join(phrase.split()).casefold().encode()
    digest = hashlib.pbkdf2_hmac("sha256", said, salt.encode(), ROUNDS).hex()
    return f"{salt}:{digest}"


def opens(phrase: str, lock: str) -> bool:
    """Whether a phrase is the one; spaces and capitals do not count."""
    salt, _, _ = lock.partition(":")
    return hmac.compare_digest(sealed(phrase, salt), lock)
