"""What speaks for two names of people being one person's: a scorecard, each feature with its points and its reason.

A feature gives the points that it is worth and says why in words; one that contradicts bars the match, whatever the
others say. Surnames that are not equal are compared by how they sound when written in Latin letters, which costs a
point: only a given name that is equal, or a variant in the table, makes up for it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import fsum

from rapidfuzz import fuzz

from graphkit.resolve.names import PersonName, same_given

ENOUGH = 2.5  # points
_ALIKE = 75  # of 100: spellings of one surname
_SHORTEST = 5  # letters of a surname that may be spelt in other ways: "Li" and "Lee" are two
# how one sound is written after transliteration, from left to right; each pair in this order
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|sh|sz", "s"),
        (r"tch|ch|cz", "c"),
        (r"zh|dzh|dj|dz", "z"),
        (r"kh|gh|q|ck|x", "k"),
        (r"ph|ff|v|w", "f"),
        (r"tz|ts", "c"),
        (r"th|dh", "t"),
        (r"(?<=[aeiou])h", ""),
        (r"^[yj](?=e)", ""),
        (r"[yij](?=[aeou])", "i"),
        (r"oe", "o"),
        (r"ou|oo|ue", "u"),
        (r"ai|ei|ay|ey|ae|aa", "e"),
        (r"y|j|ee|ie", "i"),
        (r"(.)\1", r"\1"),
    )
)


@dataclass(frozen=True)
class Mark:
    """What one feature says of a pair; `barred` if it cannot be one person."""

    points: float
    reason: str = ""
    barred: bool = False


_NOTHING, _BARRED = Mark(0), Mark(0, barred=True)
Feature = Callable[[PersonName, PersonName], Mark]


@cache
def sound(surname: str) -> str:
    """A folded surname as it sounds, so that transliterations agree: Zhukovsky and Dzhukovski, Yeltsin and Eltsin."""
    for pattern, letters in _SOUNDS:
        surname = pattern.sub(letters, surname)
    return surname


def surname(one: PersonName, other: PersonName) -> Mark:
    """Two points for equal surnames, one for spellings of one sound."""
    if one.surname == other.surname:
        return Mark(2, "the same surname")
    short = min(len(one.surname), len(other.surname))
    alike = sound(one.surname) == sound(other.surname) and fuzz.ratio(one.surname, other.surname) >= _ALIKE
    return Mark(1, "surnames that sound the same") if alike and short >= _SHORTEST else _BARRED


def given_name(one: PersonName, other: PersonName) -> Mark:
    """Two points for equal given names, one and a half for variants of one, one for an initial; others bar."""
    if not same_given(one.given, other.given):
        return _BARRED
    if one.given == other.given:
        return Mark(2, "the same given name") if len(one.given) > 1 else Mark(1, "the same initial")
    if not one.given or not other.given:
        return _NOTHING
    if min(len(one.given), len(other.given)) == 1:
        return Mark(1, "the initial of the given name")
    return Mark(1.5, "forms of one given name")


def middle_names(one: PersonName, other: PersonName) -> Mark:
    """Nothing where one lacks them; those that differ bar."""
    agree = all(same_given(a, b) for a, b in zip(one.middle, other.middle, strict=False))
    return _NOTHING if agree else _BARRED


def generation(one: PersonName, other: PersonName) -> Mark:
    """A father is not his son."""
    return _NOTHING if one.generation == other.generation else _BARRED


FEATURES: tuple[Feature, ...] = (surname, given_name, middle_names, generation)


def compare(one: PersonName, other: PersonName) -> tuple[float, tuple[str, ...]]:
    """Points and reasons of a pair; no points if a feature bars it. Symmetric."""
    marks: list[Mark] = []
    for feature in FEATURES:
        marks.append(feature(one, other))
        if marks[-1].barred:
            return 0, ()
    return fsum(mark.points for mark in marks), tuple(mark.reason for mark in marks if mark.reason)


def is_one(one: PersonName, other: PersonName) -> bool:
    """Whether two names have points enough."""
    return compare(one, other)[0] >= ENOUGH
