"""Which countries a document speaks of, and names of bodies that every country has."""

from collections import Counter
from collections.abc import Mapping
from functools import cache

from graphkit.facts import Fact, load_facts
from graphkit.resolve.local import LocalName
from graphkit.resolve.whereabouts import is_territory

# words of which the names of bodies consist that every country has
_GENERIC = frozenset(
    """supreme high constitutional appeal appeals federal national state central royal court parliament congress senate
    house assembly council cabinet government ministry department interior foreign affairs defence defense finance
    justice health education security police army navy air force coast guard bank electoral commission socialist
    democratic conservative social christian republican labour labor liberal green communist people peoples workers
    party prosecutor prosecutors office service chamber deputies representatives lords commons of the and for""".split()
)


@cache
def is_generic(folded: str) -> bool:
    """Whether a folded name consists of words alone of which the names of bodies of all countries consist."""
    return set(folded.split()) <= _GENERIC


def count_countries(sure: Mapping[LocalName, Fact]) -> Counter[str]:
    """How often a document names each country, in what is theirs too; a part of a country counts for both."""
    countries: Counter[str] = Counter()
    for name, fact in sure.items():
        for code in _codes(fact.country, fact.parent):
            countries[code] += name.size
    return countries  # what is international supports nothing


@cache
def _codes(country: str, parent: str) -> tuple[str, ...]:
    """The country of a fact, and that which it is part of: that of the `parent` where the country is no territory."""
    territory = _territories().get(country)
    above = _facts_by_key().get(territory.parent if territory else parent)
    return tuple(sorted({country, above.country if above else ""} - {""}))


def country_above(fact: Fact) -> str:
    """The country of what it is part of: "us" for the state of Georgia."""
    above = _facts_by_key().get(fact.parent)
    return above.country if above else ""


@cache
def _territories() -> dict[str, Fact]:
    return {fact.country: fact for fact in load_facts() if is_territory(fact)}


@cache
def _facts_by_key() -> dict[str, Fact]:
    return {fact.key: fact for fact in load_facts()}
