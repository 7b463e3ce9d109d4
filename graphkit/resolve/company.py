"""Which documents keep like company: they share an actor that is sure and no place, or two places.

Each document is given the tokens it can share, so that no pair of documents has to be compared. Media are no company:
their names stand in any text. Nor are names that many bear.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import combinations

from graphkit.facts import load_facts
from graphkit.resolve.placing import BARE, Key, Placed

Token = tuple[Key, ...]
Company = Mapping[str, frozenset[Token]]
NOBODY: frozenset[Token] = frozenset()
_PLACES = ("GPE", "LOC", "NORP")


def find_company(placed: Iterable[Placed], unsure: Set[Key] = frozenset()) -> Company:
    """Per document its tokens: each actor that is sure and no place, and each pair of places."""
    heavy: defaultdict[str, set[Key]] = defaultdict(set)
    light: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placed:
        if each.key[0] != BARE and each.key not in unsure and each.key not in _media():
            (light if each.type in _PLACES else heavy)[each.document_id].add(each.key)
    pairs = {document: set(combinations(sorted(keys), 2)) for document, keys in light.items()}
    return {
        document: frozenset({(key,) for key in heavy[document]} | pairs.get(document, set()))
        for document in {*heavy, *light}
    }


def meet(one: frozenset[Token], other: Set[Token], apart: Set[Key]) -> bool:
    """Whether two documents, or a document and the homes of an actor, share a token, the names in question apart."""
    return any(token in other and apart.isdisjoint(token) for token in one)


def find_homes(placed: Iterable[Placed], company: Company, wanted: Set[Key]) -> dict[Key, set[Token]]:
    """For each wanted actor the tokens of all documents that name it."""
    homes: defaultdict[Key, set[Token]] = defaultdict(set)
    for each in placed:
        if each.key in wanted:
            homes[each.key] |= company.get(each.document_id, NOBODY)
    return homes


def first_in_company(documents: Sequence[str], company: Company, key: Key) -> dict[str, str]:
    """For each document the first of those it shares tokens with, directly or in a chain (union–find)."""
    parent = {document: document for document in documents}

    def first(document: str) -> str:
        while parent[document] != document:
            parent[document] = document = parent[parent[document]]
        return document

    seen: dict[Token, str] = {}
    for document in documents:
        for token in company.get(document, NOBODY):
            if key not in token:
                one, other = first(seen.setdefault(token, document)), first(document)
                parent[max(one, other)] = min(one, other)
    return {document: first(document) for document in documents}


@cache
def _media() -> frozenset[Key]:
    return frozenset(("fact", fact.key) for fact in load_facts() if fact.role == "media")
