"""Names that the tables of facts know: countries, peoples, capitals and institutions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from graphkit.facts import Fact, demonyms_index, load_facts, names_index
from graphkit.model import DEMONYM
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import fold_name

_TOWNS = ("capital", "city")  # "New York" and "Washington" are more often the city than the state
_BESIDE = 6  # letters between two names that "and", "or" or a comma joins
_SHARE = 0.3  # of the mentions of the country that the document names most


def identify(names: Iterable[LocalName]) -> dict[LocalName, Fact]:
    """The fact that each name of one document stands for, where that is sure.

    First the names that can mean but one thing; then those with several meanings or a weak one ("Congress",
    "Georgia"), if the first have named their country.
    """
    names = list(names)
    persons = {word for name in names if name.type == "PERSON" for word in _longer(name.text)}
    sure: dict[LocalName, Fact] = {}
    for name in names:
        candidates = _candidates(name)
        if (
            len(candidates) == 1
            and name.text not in candidates[0].weak
            and not _is_person(name, candidates[0], persons)
        ):
            sure[name] = candidates[0]
    countries: Counter[str] = Counter()
    for name, fact in sure.items():
        countries[fact.country] += len(name.spans)
    del countries[""]  # what is international supports nothing
    found = dict(sure)
    for name in names:
        if name not in sure and (backed := _supported(name, countries, persons, sure)):
            found[name] = backed
    return found


def _longer(text: str) -> list[str]:
    """The words of a name that has several."""
    words = text.split()
    return words if len(words) > 1 else []


def _supported(
    name: LocalName, countries: Counter[str], persons: set[str], sure: Mapping[LocalName, Fact]
) -> Fact | None:
    """The candidate whose country the document speaks of most; places need no such support but come last."""
    candidates = [fact for fact in _candidates(name) if not _is_person(name, fact, persons)]
    if sum(fact.role == "territory" and not fact.parent for fact in candidates) > 1:
        candidates = [fact for fact in candidates if not _stands_beside(name, fact, sure)]
    if not candidates:
        return None
    support = {fact.key: countries[fact.country] + countries[_country_above(fact)] for fact in candidates}
    # a country named in passing does not make every "Democratic Party" its own
    enough = max(1, max(countries.values(), default=0) * _SHARE)
    backed = [fact for fact in candidates if support[fact.key] >= enough]
    if backed:
        return max(backed, key=lambda fact: (support[fact.key], fact.role in _TOWNS, fact.key))
    places = [fact for fact in candidates if fact.type == "GPE" and name.type in ("GPE", "LOC") and not name.weak]
    if sum(fact.role == "territory" and not fact.parent for fact in places) > 1:
        return None  # "Congo": of two countries, neither without support
    return max(places, key=lambda fact: (fact.role in _TOWNS, fact.key)) if places else None


def _stands_beside(name: LocalName, fact: Fact, sure: Mapping[LocalName, Fact]) -> bool:
    """Whether the two are told apart by the text itself: "Congo and DR Congo"."""
    others = [span for other, meant in sure.items() if meant == fact for span in other.spans]
    return any(
        0 <= max(one.start, other.start) - min(one.stop, other.stop) <= _BESIDE
        for one in name.spans
        for other in others
    )


def _country_above(fact: Fact) -> str:
    """The country of what it is part of: "us" for the state of Georgia."""
    above = _facts_by_key().get(fact.parent)
    return above.country if above else ""


@cache
def _facts_by_key() -> dict[str, Fact]:
    return {fact.key: fact for fact in load_facts()}


def _candidates(name: LocalName) -> tuple[Fact, ...]:
    if name.kind == DEMONYM:
        return demonyms_index().get(name.text, ())
    return _meanings(name.text)


@lru_cache(maxsize=1 << 16)
def _meanings(text: str) -> tuple[Fact, ...]:
    for spelling in (text, text.replace(".", ""), text.removeprefix("The ")):
        if facts := names_index().get(spelling):
            return facts
    if " " in text and (facts := _folded_names().get(fold_name(text))):
        return facts
    return _national(text)


@cache
def _folded_names() -> dict[str, tuple[Fact, ...]]:
    """Names of several words, which mean the same in any case and with or without points."""
    found: dict[str, tuple[Fact, ...]] = {}
    for spelling, facts in names_index().items():
        if " " in spelling:
            key = fold_name(spelling)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *facts)))
    return found


def _national(text: str) -> tuple[Fact, ...]:
    """A country or people, and what the rest names in that country: "US Treasury"."""
    words = text.split()
    for cut in range(1, len(words)):
        first, rest = " ".join(words[:cut]), " ".join(words[cut:])
        owners = (*names_index().get(first, ()), *demonyms_index().get(first, ()))
        countries = {owner.country for owner in owners if owner.type == "GPE"}
        facts = tuple(fact for fact in names_index().get(rest, ()) if fact.type == "ORG" and fact.country in countries)
        if facts:
            return facts
    return ()


def _is_person(name: LocalName, fact: Fact, persons: set[str]) -> bool:
    """Whether a name that may be this fact is rather a person's: Jordan, Paris, Georgia.

    It is if a person of the document bears it ("Michael Jordan"), or if the model takes a place for a person.
    """
    if name.kind == DEMONYM:
        return False
    if name.text in persons and name.text in fact.weak:
        return True
    return name.type == "PERSON" and fact.type == "GPE" and (name.text in fact.weak or len(name.text) > 4)
