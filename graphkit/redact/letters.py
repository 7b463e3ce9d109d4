"""Texts as plain small Latin letters, and where in the text each of them came from."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

BORDER = "\ue000"  # a character that nobody uses, between words that nothing separates: "adaBrook", "习近平"
_ESCAPE = re.compile(r"(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")
_UNSPACED = 0x2E80  # from here on lie Chinese and Japanese: every character is a word of its own
_ALPHABETS = re.compile(r"[A-Za-zͰ-ӿ]{2,}")
_LATIN = re.compile("[A-Za-z]")
_ALIKE = str.maketrans("АВЕКМНОРСТУХавекмнорстухіјѕԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", "ABEKMHOPCTYXabekmhopctyxijsdABEZHIKMNOPTYXov")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)")


@dataclass(frozen=True)
class Letters:
    """Plain letters, and for each of them the range of the text that it stands for."""

    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]

    def origin(self, start: int, stop: int) -> tuple[int, int]:
        """The range of the text that a range of letters, not empty, stands for."""
        return self.starts[start], self.stops[stop - 1]


def plain(text: str) -> Letters:
    """The text in small Latin letters without accents and invisible characters, escapes of pages and addresses read."""
    letters: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    before = ""
    for start, stop, character in _characters(_ALPHABETS.sub(_as_latin, text)):
        folded = _folded(character)
        if folded and before.islower() and character.isupper():
            folded = BORDER + folded
        before = character if folded else before
        letters.append(folded)
        starts += [start] * len(folded)
        stops += [stop] * len(folded)
    return Letters("".join(letters), tuple(starts), tuple(stops))


def unbroken(text: str) -> Letters:
    """As `plain`, with words put together that a hyphen divides at the end of a line."""
    kept = list(range(len(text)))
    for match in reversed(list(_BROKEN.finditer(text))):
        del kept[match.start() : match.end()]
    found = plain("".join(text[place] for place in kept))
    return Letters(found.text, tuple(kept[s] for s in found.starts), tuple(kept[s - 1] + 1 for s in found.stops))


def _characters(text: str) -> Iterator[tuple[int, int, str]]:
    """Each character with the range that it stands for; those of an escape have all of it."""
    at = 0
    for match in _ESCAPE.finditer(text) if "%" in text or "&" in text else ():
        yield from ((place, place + 1, text[place]) for place in range(at, match.start()))
        said = unquote(match.group()) if match.group()[0] == "%" else html.unescape(match.group())
        yield from ((match.start(), match.end(), character) for character in said)
        at = match.end()
    yield from ((place, place + 1, text[place]) for place in range(at, len(text)))


def _as_latin(word: re.Match[str]) -> str:
    """A word that mixes alphabets, as after bad scanning, with the Latin letters that look like the others."""
    return word.group().translate(_ALIKE) if _LATIN.search(word.group()) else word.group()


@cache
def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):  # accents, soft hyphens, joiners, marks of direction
        return ""
    from anyascii import anyascii

    if not character.isalnum():
        wide = unicodedata.normalize("NFKC", character)
        return wide if wide.isascii() and len(wide) == 1 else character
    letters = "".join(filter(str.isalnum, anyascii(character))).lower()
    unspaced = ord(character) >= _UNSPACED and unicodedata.category(character) == "Lo"
    return f"{BORDER}{letters}{BORDER}" if unspaced else letters
