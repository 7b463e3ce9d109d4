"""How names are compared wherever they are looked up: one script, one case, no accents, no points."""

import re
from functools import cache

from anyascii import anyascii

_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*")


@cache
def fold(text: str) -> str:
    """The name in plain lower-case letters. Folding twice changes nothing.

    "Владимир Путин" → "vladimir putin"; "U.S." → "us"; "Al-Shabaab" → "al shabaab"; "AT&T" → "att".
    """
    if text.isascii() and text.isalpha():  # most words: nothing else to do
        return text.lower()
    plain = anyascii(text.replace("’", "'")).lower().replace(".", "").replace("-", " ")
    return " ".join(word.replace("'", "").replace("&", "") for word in _WORD.findall(plain))
