"""Names that the tables of facts know: countries, peoples, capitals and institutions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache

from graphkit.facts import Fact, demonyms_index, names_index
from graphkit.model import DEMONYM
from graphkit.resolve.countries import count_countries, country_above, is_generic
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import fold_name
from graphkit.resolve.whereabouts import Neighbours, is_state, is_territory, neighbours, owner, region

NO_COUNTRIES: Mapping[str, int] = {}
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
    known = [name for name in names if name.spelling.meanings]
    sure = {name: name.spelling.sure for name in known if name.spelling.sure}
    if len(sure) == len(known):
        return sure
    persons = {word for name in names if name.spelling.type == "PERSON" for word in _longer(name.text)}
    countries = count_countries(sure)
    near = neighbours(text, sure)
    found = dict(sure)
    for name in known:
        if name not in sure and (backed := _supported(name, countries, persons, sure, near)):
            found[name] = backed
    return found


def sure_meaning(text: str, kind: str, label: str, meanings: Sequence[Fact]) -> Fact | None:
    """The fact that a name stands for whatever the document says: its only meaning, and no weak one."""
    if len(meanings) != 1 or text in meanings[0].weak:
        return None
    fact = meanings[0]
    barred = _every_country_has(text, kind, fact) or _is_person(text, kind, label, fact, frozenset())
    return None if barred else fact


def _longer(text: str) -> list[str]:
    """The words of a name that has several."""
    words = text.split()
    return words if len(words) > 1 else []


def _every_country_has(text: str, kind: str, fact: Fact) -> bool:
    """Whether a name of a national body or party says nothing of the country: "Democratic Party", "Democrats"."""
    if not fact.country or fact.type == "GPE":
        return False
    return kind == DEMONYM or is_generic(fold_name(text))


def _supported(
    name: LocalName,
    countries: Counter[str],
    persons: Set[str],
    sure: Mapping[LocalName, Fact],
    near: Neighbours,
) -> Fact | None:
    """The candidate whose country the document speaks of most; places need no such support but come last."""
    told = (name.text, name.spelling.kind, name.spelling.type)
    candidates = [fact for fact in name.spelling.meanings if not _is_person(*told, fact, persons, countries)]
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
    is_place = name.spelling.type in ("GPE", "LOC") and not name.spelling.weak
    places = [fact for fact in candidates if fact.type == "GPE" and is_place]
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


def meanings_of(text: str, kind: str) -> tuple[Fact, ...]:
    """The facts that a name of that kind may stand for."""
    return demonyms_index().get(text, ()) if kind == DEMONYM else _meanings(text)


@cache
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


def _is_person(
    text: str, kind: str, label: str, fact: Fact, persons: Set[str], countries: Mapping[str, int] = NO_COUNTRIES
) -> bool:
    """Whether a name that may be this fact is rather a person's: Jordan, Paris, Georgia.

    It is if a person of the document bears it ("Michael Jordan"), or if the model takes a place for a person; but not
    a capital's where the document speaks of its country ("Juba").
    """
    if kind == DEMONYM:
        return False
    if text in persons and text in fact.weak:
        return True
    if fact.role == "capital" and countries.get(fact.country):
        return False
    return label == "PERSON" and fact.type == "GPE" and (text in fact.weak or len(text) > 4)
