"""Seats of power and whom they stand for: the Kremlin for Russia, a capital for its country where it acts."""

from dataclasses import dataclass
from functools import cache

from graphkit.facts.fact import Fact, load_facts
from graphkit.facts.table import read_rows


@dataclass(frozen=True)
class Metonym:
    """Whom a name stands for, and whether it always does; a capital does only where a sentence lets it act."""

    stands_for: str
    always: bool


@cache
def metonyms() -> dict[str, Metonym]:
    """From each spelling of a seat of power or a capital to the name of whom it represents."""
    facts = load_facts()
    countries = {fact.country: fact.name for fact in facts if fact.role == "territory" and not fact.parent}
    by_name: dict[str, list[Fact]] = {}
    for fact in facts:
        by_name.setdefault(fact.name, []).append(fact)
    found = {
        spelling: Metonym(countries[fact.country], always=False)
        for fact in facts
        if fact.role == "capital" and fact.country in countries
        for spelling in _spellings(fact)
    }
    for row in read_rows("metonyms.tsv"):
        for fact in by_name[row["name"]]:
            found |= dict.fromkeys(_spellings(fact), Metonym(row["stands_for"], always=bool(row["always"])))
    return found


@cache
def represented() -> dict[str, str]:
    """From the name of each actor that stands for another, always or where it acts, to the other's name."""
    return {
        fact.name: metonym.stands_for
        for fact in load_facts()
        for spelling in _spellings(fact)[:1]
        if (metonym := metonyms().get(spelling)) and fact.name != metonym.stands_for
    }


def _spellings(fact: Fact) -> tuple[str, ...]:
    return tuple(spelling.removeprefix("the ") for spelling in (*fact.names, *fact.weak))
