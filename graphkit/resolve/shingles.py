"""A text as the sets that near copies share: runs of words, the names and the numbers in it, and a short signature.

Everything that an editor changes without touching the story is folded away first: case, accents, punctuation, the
agency's dateline, bylines and credits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Hashes = npt.NDArray[np.uint64]

WIDTH = 3  # words in a shingle: with more, a changed word costs more of the overlap; with fewer, idioms make overlap
LONG = 5  # letters of a word that tells what a text is about
SLOTS = 128
_SEED = 1
_SCHEME = 1  # to be raised whenever this file makes other shingles of a text

# a word, or one character of a script that writes no spaces
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MARKS = re.compile("[\u0300-\u036f]+")
#: most news have nothing but ASCII besides these, and such a text falls into words without a search
_PUNCTUATION = "‘’“”–—…€£\u00a0"
_SPACED = bytes(i if chr(i).isalnum() and i < 128 else 32 for i in range(256))
_AGENCY = r"\([\w .,/&]{2,30}\)"  # (Reuters)
_DASH = r"(?:--?|[–—])\s"
_DAY = r"(?:\s*[A-Z][a-z]{2,8}\.?\s\d{1,2})?,?"
_BY = r"(?i:(?:additional\s|further\s)?(?:reporting|writing|editing|compiled|edited|written)\s(?:and\s\w+\s)?by)"
_CREDITS = re.compile(
    "|".join(
        (
            r"^[^\S\n]*(?i:by)\s[^\n.!?]{2,80}$",
            rf"^[^\S\n]*[(\[]?{_BY}\s.*$",
            r"^[^\S\n]*(?i:©|\(c\)|copyright)\s.*$",
            rf"^[^\S\n]*[A-Z][A-Z.,'’\- /]{{2,50}}{_DAY}\s*(?:{_AGENCY}\s*)?{_DASH}",  # BERLIN, May 3 (Reuters) -
            rf"^[^\S\n]*{_AGENCY}\s*{_DASH}",
        )
    ),
    re.MULTILINE,
)


@dataclass(frozen=True)
class Shingles:
    """What near copies are compared by: hashes, each array sorted and without repeats.

    `runs` are runs of three words, `words` long words, `names` words with capitals inside a sentence. All but the runs
    are made when they are asked for: most pairs of texts already part by their runs.
    """

    bare: str
    runs: Hashes

    @cached_property
    def words(self) -> Hashes:
        return _hashes([word for word in _words(self.bare) if len(word) >= LONG])

    @cached_property
    def names(self) -> Hashes:
        return _hashes(_names(self.bare))

    @cached_property
    def numbers(self) -> Hashes:
        return _hashes(_NUMBER.findall(self.bare))


def shingles_of(text: str) -> Shingles:
    """What a text is compared by, without bylines and credits."""
    bare = _CREDITS.sub("\n", text)
    return Shingles(bare, _runs(bare))


def signature(text: str) -> bytes:
    """MinHash of a text (Broder 1997): two texts agree in as large a share of slots as of their runs of words.

    Twelve bytes of head (scheme, the library's algorithm, number of runs), then 128 slots of four bytes, all little
    endian; the same on every machine. Empty for a text without a word.
    """
    import numpy as np
    from rensa import RMinHash

    runs = _runs(_CREDITS.sub("\n", text))
    if not len(runs):
        return b""
    rows = RMinHash.digest_matrix_from_flat_token_hashes(runs, np.array([0, len(runs)], np.uint64), SLOTS, _SEED)
    return head() + np.array([len(runs), *rows.to_rows()[0]], dtype="<u4").tobytes()


def head() -> bytes:
    """How signatures made by this version begin; one that begins otherwise can't be compared and is made anew."""
    from rensa import RMinHash

    return bytes((_SCHEME, RMinHash.ALGORITHM_VERSION, WIDTH, SLOTS))


def shared(one: Hashes, other: Hashes) -> int:
    """How many hashes two sorted arrays have in common."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    if not len(small):
        return 0
    return int((large.take(large.searchsorted(small), mode="clip") == small).sum())


def contained(one: Hashes, other: Hashes) -> float:
    """How much of the smaller of two sorted arrays is in the other, 0 to 1."""
    return shared(one, other) / max(min(len(one), len(other)), 1)


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    """A text without case and accents."""
    if not text.isascii():
        for mark in _PUNCTUATION:
            text = text.replace(mark, " ")
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold()


def _runs(text: str) -> Hashes:
    import numpy as np

    folded = _folded(text)
    ascii_only = folded.isascii()
    words = folded.encode().translate(_SPACED).split() if ascii_only else map(str.encode, _WORD.findall(folded))
    hashes = np.fromiter(map(crc32, words), dtype=np.uint64)
    if not len(hashes):
        return hashes
    width = min(WIDTH, len(hashes))
    count = len(hashes) - width + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for start in range(width):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + hashes[start : start + count]
    mixed ^= mixed >> np.uint64(29)  # spreads what the product left in the upper half
    return _distinct(mixed * np.uint64(0xBF58476D1CE4E5B9))


def _distinct(hashes: Hashes) -> Hashes:
    """As numpy.unique, which takes five times as long for so few."""
    import numpy as np

    hashes.sort()
    new = np.ones(len(hashes), dtype=bool)
    np.not_equal(hashes[1:], hashes[:-1], out=new[1:])
    return hashes[new]


def _names(text: str) -> list[str]:
    """Words with a capital that follow a word without one: no sentence begins there."""
    names = []
    inside = False
    for word in text.split():
        bare = word.strip("\"'“”‘’()[]*,;:.!?–—-")
        capital = bare[:1].isupper()
        if capital and inside:
            names.append(bare.removesuffix("'s").removesuffix("’s").casefold())
        inside = bool(bare) and word[-1] not in '.!?:”"' and (inside or not capital)
    return names


def _hashes(words: Sequence[str]) -> Hashes:
    import numpy as np

    return _distinct(np.fromiter(map(crc32, map(str.encode, words)), dtype=np.uint64))
