"""Names as they are compared: folded, cut into words, read as a person's."""

import re
from dataclasses import dataclass
from functools import cache

from graphkit.facts import first_names, given_name_groups, titles
from graphkit.spelling import fold

_POSSESSIVE = re.compile(r"(?:'s|’s|['’])$")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:iy|yy|yi|ii|ij|yj)\b|(?<=[a-z]sk)i\b")
_CHINESE = re.compile(r"^([\u4e00-\u9fff])([\u4e00-\u9fff]{1,2})$")  # surname, given name
_REIGNS = set("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii".split())
_GENERATIONS = {"jr", "sr", "junior", "senior"} | _REIGNS
_PARTICLES = {"al", "bin", "ben", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn"}
_PARTICLES |= {"la", "le", "mac", "san", "st", "ten", "ter", "van", "von", "zu"}
_LEGAL_FORMS = set(
    """inc corp corporation co company ltd limited llc llp plc ag gmbh sa sas spa bv nv ab oy as asa pjsc ojsc oao
    pao""".split()
)
_FIRST_PARTICLES = _PARTICLES - {"al", "ben", "el", "la", "mac", "san", "st", "van"}  # these are given names too
_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Aa]n|[Aa]t|[Aa]z)-(?=\w)")  # of Arabic names
LONGEST_INITIAL = 1


def clean(text: str) -> str:
    """A mention's text on one line, without possessive and leading article."""
    words = " ".join(text.split()).removeprefix("the ").removeprefix("The ")
    return _POSSESSIVE.sub("", words) or words


@cache
def fold_name(text: str) -> str:
    """The folded name, or the text itself where nothing would be left of it."""
    return fold(text) or text


@cache
def words(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold_name(text).split())


@cache
def organisation_key(text: str) -> str:
    """An organisation's folded name without its legal form: "Gazprom PJSC" → "gazprom"."""
    parts = [word for word in words(text) if word not in _LEGAL_FORMS]
    return " ".join(parts or words(text))


@dataclass(frozen=True)
class PersonName:
    """A person's name in parts, folded; `given` may be empty or an initial."""

    given: str
    middle: tuple[str, ...]
    surname: str
    generation: str


@cache
def person_name(text: str) -> PersonName:
    """A name read from left to right: given name, middle names, surname with its particles ("van der Bellen").

    Surnames from Cyrillic end in one way, however they were written: Zelensky, Zelenskyy, Zelenskiy, Zelenskij.
    """
    text = _CHINESE.sub(r"\1 \2", text) if not text.isascii() else text
    article = _ARTICLE.match(text)
    parts = [word for word in words(text) if word not in titles()] or list(words(text)) or [""]
    generation = parts.pop() if len(parts) > 1 and parts[-1] in _GENERATIONS else ""
    first = len(parts) - 1
    while first > 1 and parts[first - 1] in _PARTICLES:
        first -= 1
    if all(word in _FIRST_PARTICLES for word in parts[:first]) or (article and first == 1):
        first = 0  # "von der Leyen", "al-Sharaa"
    surname = _ENDING.sub("y", " ".join(parts[first:]))
    return PersonName(parts[0] if first else "", tuple(parts[1:first]), surname, generation)


def is_full(text: str) -> bool:
    """Whether a person's name is more than one word, titles apart; monarchs have a number for a surname."""
    name = person_name(text)
    return bool(name.given) or name.generation in _REIGNS


def core_name(text: str) -> str:
    """Given name and surname, the same for all variants of the given name: "Dmitri S. Peskov" → "dmitry peskov"."""
    name = person_name(text)
    given = _first_forms().get(_folded_groups().get(name.given, frozenset()), name.given)
    return " ".join(filter(None, (given, name.surname, name.generation)))


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be one: equal, an initial of the other, or variants in the table of given names."""
    if one == other or not one or not other:
        return True
    if min(len(one), len(other)) <= LONGEST_INITIAL:
        return one[0] == other[0]
    groups = _folded_groups()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


@cache
def _first_forms() -> dict[frozenset[int], str]:
    """For each set of groups the form that comes first in the alphabet."""
    return {groups: form for form, groups in sorted(_folded_groups().items(), reverse=True)}


def begins_with_given_name(folded: str) -> bool:
    """Whether a folded name of two or three words begins with a given name of the table."""
    parts = folded.split()
    known = parts and (parts[0] in _folded_groups() or parts[0] in _folded_first_names())
    return bool(known) and 1 < len(parts) < 4 and not parts[-1].isdigit()


@cache
def _folded_first_names() -> frozenset[str]:
    return frozenset(fold(name) for name in first_names())


@cache
def _folded_groups() -> dict[str, frozenset[int]]:
    """Folding can make forms of several groups equal ("Игорь", "Igor"): such a form belongs to all of them."""
    folded: dict[str, frozenset[int]] = {}
    for form, group in given_name_groups().items():
        key = fold(form)
        folded[key] = folded.get(key, frozenset()) | {group}
    return folded


def is_given(folded: str) -> bool:
    """Whether a folded word is a given name of the tables."""
    return folded in _folded_groups() or folded in _folded_first_names()


def has_variants(folded: str) -> bool:
    """Whether a folded word is in the table of given names and their variants."""
    return folded in _folded_groups()


@cache
def _genders() -> dict[str, str]:
    return {fold(name): gender for name, gender in first_names().items()}


def first_name_gender(folded: str) -> str:
    """M or f, if the table of common given names knows it."""
    return _genders().get(folded, "")
