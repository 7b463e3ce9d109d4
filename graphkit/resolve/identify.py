"""Names that the tables of facts know: countries, peoples, capitals and institutions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from graphkit.facts import Fact, demonyms_index, names_index
from graphkit.model import DEMONYM
from graphkit.resolve.countries import count_countries, country_above, is_generic
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import fold_name
from graphkit.resolve.whereabouts import Neighbours, is_state, is_territory, neighbours, owner, region

NO_COUNTRIES: Counter[str] = Counter()
_TOWNS = ("capital", "city")  # "New York" and "Washington" are more often the city than the state
_BESIDE = 6  # letters between two names that "and", "or" or a comma joins
_SHARE = 0.3  # of the mentions of the country that the document names most


def identify(names: Iterable[LocalName], text: str = "") -> dict[LocalName, Fact]:
    """The fact that each name of one document stands for, where that is sure.

    First the names that can mean but one thing; then those with several meanings or a weak one ("Congress",
    "Georgia"), if the first have named their country. What every country may have ("Democratic Party") is nobody's
    where the document speaks of other countries alone. `text` tells what stands beside a name.
    """
    names = list(names)
    persons = {word for name in names if name.type == "PERSON" for word in _longer(name.text)}
    sure: dict[LocalName, Fact] = {}
    for name in names:
        candidates = _candidates(name)
        if (
            len(candidates) == 1
            and name.text not in candidates[0].weak
            and not _every_country_has(name, candidates[0])
            and not _is_person(name, candidates[0], persons)
        ):
            sure[name] = candidates[0]
    countries = count_countries(sure)
    near = neighbours(text, sure)
    found = dict(sure)
    for name in names:
        if name not in sure and (backed := _supported(name, countries, persons, sure, near)):
            found[name] = backed
    return found


def _longer(text: str) -> list[str]:
    """The words of a name that has several."""
    words = text.split()
    return words if len(words) > 1 else []


def _every_country_has(name: LocalName, fact: Fact) -> bool:
    """Whether a name of a national body or party says nothing of the country: "Democratic Party", "Democrats"."""
    if not fact.country or fact.type == "GPE":
        return False
    return name.kind == DEMONYM or is_generic(fold_name(name.text))


def _supported(
    name: LocalName,
    countries: Counter[str],
    persons: set[str],
    sure: Mapping[LocalName, Fact],
    near: Neighbours,
) -> Fact | None:
    """The candidate whose country the document speaks of most; places need no such support but come last."""
    candidates = [fact for fact in _candidates(name) if not _is_person(name, fact, persons, countries)]
    if candidates:
        candidates = _fitting(name, candidates, near, countries)
    strong = [fact for fact in candidates if name.text not in fact.weak]
    if len(strong) == 1 and strong[0].type == "GPE":
        return strong[0]
    if len(strong) == len(candidates) == 1:
        return strong[0] if not countries or countries[strong[0].country] else None
    if sum(fact.role == "territory" and not fact.parent for fact in candidates) > 1:
        candidates = [fact for fact in candidates if not _stands_beside(name, fact, sure)]
    if not candidates:
        return None
    support = {fact.key: countries[fact.country] + countries[country_above(fact)] for fact in candidates}
    # a country named in passing does not make every "Democratic Party" its own
    enough = max(1, max(countries.values(), default=0) * _SHARE)
    backed = [fact for fact in candidates if support[fact.key] >= enough]
    if backed:
        return max(
            backed, key=lambda fact: (name.text not in fact.weak, support[fact.key], fact.role in _TOWNS, fact.key)
        )
    places = [fact for fact in candidates if fact.type == "GPE" and name.type in ("GPE", "LOC") and not name.weak]
    if sum(fact.role == "territory" and not fact.parent for fact in places) > 1:
        return None  # "Congo": of two countries, neither without support
    return max(places, key=lambda fact: (name.text not in fact.weak, *_rank(fact))) if places else None


def _rank(fact: Fact) -> tuple[bool, str]:
    return fact.role in _TOWNS, fact.key


def _fitting(name: LocalName, candidates: list[Fact], near: Neighbours, countries: Counter[str]) -> list[Fact]:
    """Those of the candidates that agree with what stands beside the name."""
    if whose := owner(name, near):
        candidates = [fact for fact in candidates if fact.type != "ORG" or _shares_country(fact, whose)]
    if where := region(name, near):
        candidates = [fact for fact in candidates if _shares_country(fact, where) or countries[fact.country]]
    states = [fact for fact in candidates if is_territory(fact) and fact.parent]
    if states and len(states) < len(candidates) and is_state(name, near, states):
        return states
    return candidates


def _shares_country(fact: Fact, territory: Fact) -> bool:
    """Whether a fact belongs to a territory, or both to one country; the "Maine Senate" is not the nation's."""
    if fact.type == "ORG":
        return fact.country == territory.country
    return bool({fact.country, country_above(fact)} & {territory.country, country_above(territory)} - {""})


def _stands_beside(name: LocalName, fact: Fact, sure: Mapping[LocalName, Fact]) -> bool:
    """Whether the two are told apart by the text itself: "Congo and DR Congo"."""
    others = [span for other, meant in sure.items() if meant == fact for span in other.spans]
    return any(
        0 <= max(one.start, other.start) - min(one.stop, other.stop) <= _BESIDE
        for one in name.spans
        for other in others
    )


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


def _is_person(name: LocalName, fact: Fact, persons: set[str], countries: Counter[str] = NO_COUNTRIES) -> bool:
    """Whether a name that may be this fact is rather a person's: Jordan, Paris, Georgia.

    It is if a person of the document bears it ("Michael Jordan"), or if the model takes a place for a person; but not
    a capital's where the document speaks of its country ("Juba").
    """
    if name.kind == DEMONYM:
        return False
    if name.text in persons and name.text in fact.weak:
        return True
    if fact.role == "capital" and countries[fact.country]:
        return False
    return name.type == "PERSON" and fact.type == "GPE" and (name.text in fact.weak or len(name.text) > 4)
