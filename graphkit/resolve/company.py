"""Which documents keep like company: they share an actor that is sure and no place, or two places.

Each document is given the tokens it can share, so that no pair of documents has to be compared. Media are no company:
their names stand in any text. Nor are names that many bear.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache
from itertools import combinations

from graphkit.facts import load_facts
from graphkit.resolve.placing import BARE, Key, Placing, documents_by

Token = tuple[Key, ...]
Company = Callable[[int], frozenset[Token]]
_PLACES = ("GPE", "LOC", "NORP")


def find_company(placing: Placing, unsure: Set[Key] = frozenset()) -> Company:
    """The tokens of a document, by its number: each actor that is sure and no place, and each pair of places."""
    import numpy as np

    numbers: dict[tuple[Key, bool], int] = {}
    groups = [
        -1
        if each.key[0] == BARE or each.key in unsure or each.key in _media()
        else numbers.setdefault((each.key, each.type in _PLACES), len(numbers))
        for each in placing.cases
    ]
    named = list(numbers)
    group, document = documents_by(placing, groups)
    group = group[np.argsort(document, kind="stable")]
    bounds = np.cumsum(np.bincount(document, minlength=1 + int(placing.document.max(initial=0)))).tolist()

    @cache
    def tokens(document: int) -> frozenset[Token]:
        there = group[bounds[document - 1] if document else 0 : bounds[document]]
        found = [named[number] for number in there.tolist()]
        places = sorted(key for key, is_place in found if is_place)
        return frozenset([*((key,) for key, is_place in found if not is_place), *combinations(places, 2)])

    return tokens


def meet(one: frozenset[Token], other: Set[Token], apart: Set[Key]) -> bool:
    """Whether two documents, or a document and the homes of an actor, share a token, the names in question apart."""
    return any(apart.isdisjoint(token) for token in one & other)


def find_homes(placing: Placing, company: Company, wanted: Set[Key]) -> dict[Key, set[Token]]:
    """For each wanted actor the tokens of all documents that name it."""
    keys = sorted(wanted)
    number = {key: place for place, key in enumerate(keys)}
    homes: dict[Key, set[Token]] = {key: set() for key in keys}
    found = documents_by(placing, [number.get(each.key, -1) for each in placing.cases])
    for group, document in zip(*(column.tolist() for column in found), strict=True):
        homes[keys[group]] |= company(document)
    return homes


def first_in_company(documents: Sequence[int], company: Company, key: Key) -> Mapping[int, int]:
    """For each document the first of those it shares tokens with, directly or in a chain (union–find)."""
    parent = {document: document for document in documents}

    def first(document: int) -> int:
        while parent[document] != document:
            parent[document] = document = parent[parent[document]]
        return document

    seen: dict[Token, int] = {}
    for document in documents:
        for token in company(document):
            if key not in token:
                one, other = first(seen.setdefault(token, document)), first(document)
                parent[max(one, other)] = min(one, other)
    return {document: first(document) for document in documents}


@cache
def _media() -> frozenset[Key]:
    return frozenset(("fact", fact.key) for fact in load_facts() if fact.role == "media")
