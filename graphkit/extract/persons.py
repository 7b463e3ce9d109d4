"""What words tell about whom they stand for: he or she, a person, an organisation or a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.facts import first_names, given_name_genders
from graphkit.facts.table import read_rows

MALE, FEMALE = "m", "f"
_TITLES = {
    "mr": MALE, "mr.": MALE, "sir": MALE, "herr": MALE, "monsieur": MALE, "señor": MALE, "signor": MALE, "don": MALE,
    "mrs": FEMALE, "mrs.": FEMALE, "ms": FEMALE, "ms.": FEMALE, "miss": FEMALE, "dame": FEMALE, "lady": FEMALE,
    "frau": FEMALE, "madame": FEMALE, "mme": FEMALE, "mme.": FEMALE, "señora": FEMALE, "signora": FEMALE,
    "sheikha": FEMALE, "doña": FEMALE, "lord": MALE,
}  # fmt: skip
PERSON, ORGANISATION, COUNTRY, TOWN, PLACE = "person", "organisation", "country", "town", "place"


@dataclass(frozen=True)
class Noun:
    """What a common noun names: a kind of actor and, of people, their gender (m, f, "" if it may be either)."""

    kind: str
    gender: str


@cache
def actor_nouns() -> dict[str, Noun]:
    """Nouns in the singular, lower case, that may stand for a named actor."""
    rows = read_rows("nominals.tsv", "graphkit.extract")
    return {row["noun"]: Noun(row["kind"], row["gender"]) for row in rows}


@cache
def _first_names() -> dict[str, str]:
    """Genders of given names in lower case; where the tables differ, the one kept by hand counts."""
    return {name.lower(): gender for name, gender in first_names().items()} | given_name_genders()


def word_gender(word: str) -> str:
    """The gender (m or f) of a title or noun that says so ("Mr", "queen"), else ""."""
    lower = word.lower()
    noun = actor_nouns().get(lower)
    return _TITLES.get(lower) or (noun.gender if noun else "")


def name_gender(words: Sequence[str]) -> str:
    """The gender (m or f) of a person by given name, else ""; of "Jean-Claude" the first part counts."""
    if not words:
        return ""
    first = words[0].lower()
    known = _first_names()
    return known.get(first) or known.get(first.partition("-")[0], "")
