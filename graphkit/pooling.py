"""The claims of two actors put together by what they tell: one line for each type, with what stands behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graphkit.facts.quads import quad_of
from graphkit.lazily import columns_of
from graphkit.model import NEGATED, Claim, Relation

#: what names and titles say that actors are to each other, as the rules of such claims begin
STANDING = ("role_of", "member_of", "part_of", "located_in", "family_of", "origin")

#: source, target and type of claims
Key = tuple[str, str, str]
#: a relation and those of its claims that are meant
Part = tuple[Relation, tuple[Claim, ...]]


@dataclass(frozen=True)
class Pool:
    """All claims of one type from one actor to another.

    `type` is a PLOVER event type or a standing relation, "" for claims that have neither; `negated` are those that deny
    it; `modalities` and `predicates` are (word, claims), the commonest first.
    """

    source: str
    type: str
    target: str
    quad: str
    claims: int
    documents: int
    negated: int
    modalities: tuple[tuple[str, int], ...]
    predicates: tuple[tuple[str, int], ...]


def type_of(event: str, rule: str) -> str:
    """The event type of a claim, or the standing relation that its rule found, "" if it is neither."""
    return event or next((name for name in STANDING if rule.startswith(name)), "")


def pool_relations(relations: Iterable[Relation], labels: Mapping[str, str]) -> tuple[Pool, ...]:
    """Relations pooled by source, target and type, those with most claims first; `labels` gives names by id."""
    pools = [pool_of(key, parts, labels) for key, parts in sorted(group_claims(relations).items())]
    return tuple(sorted(pools, key=lambda pool: (-pool.claims, pool.source, pool.target, pool.type)))


def count_claims(relations: Sequence[Relation]) -> dict[Key, int]:
    """How many claims there are by source, target and type."""
    import numpy as np

    found = columns_of(relations)
    if not found or not len(relations):
        return {key: sum(len(claims) for _, claims in parts) for key, parts in group_claims(relations).items()}
    types = [[type_of(event, rule) for rule in found["rules"]] for *_, event in found["ways"]]
    names = sorted({name for row in types for name in row})
    place = {name: number for number, name in enumerate(names)}
    codes = np.array([[place[name] for name in row] for row in types], dtype=np.int64)
    actors, owner = found["actors"], np.repeat(np.arange(len(relations)), np.diff(found["first"]))
    ends = found["source"].astype(np.int64) * len(actors) + found["target"]
    keys = ends[owner] * max(1, len(names)) + codes[found["way"][owner], found["rule"]]
    keys, counts = np.unique(keys, return_counts=True)
    pairs, kinds = np.divmod(keys, max(1, len(names)))
    rows = zip(*(each.tolist() for each in (*np.divmod(pairs, len(actors)), kinds, counts)), strict=True)
    return {(actors[source], actors[target], names[kind]): count for source, target, kind, count in rows}


def group_claims(relations: Iterable[Relation]) -> dict[Key, list[Part]]:
    """The claims of relations by source, target and type, those of each relation beside it."""
    groups: defaultdict[Key, list[Part]] = defaultdict(list)
    for relation in relations:
        for kind, claims in _by_type(relation):
            groups[relation.source, relation.target, kind].append((relation, claims))
    return groups


def pool_of(key: Key, parts: Sequence[Part], labels: Mapping[str, str]) -> Pool:
    """One group of claims as a pool; `labels` gives names by id."""
    modalities: Counter[str] = Counter()
    predicates: Counter[str] = Counter()
    negated, documents = 0, set[str]()
    for relation, claims in parts:
        modalities[relation.modality] += len(claims)
        predicates[relation.predicate] += len(claims)
        negated += len(claims) * (relation.polarity == NEGATED)
        documents.update(claim.sentence.document_id for claim in claims)
    source, target, kind = key
    return Pool(
        labels[source],
        kind,
        labels[target],
        next(filter(None, (quad_of(replace(relation, claims=claims)) for relation, claims in parts)), ""),
        claims=modalities.total(),
        documents=len(documents),
        negated=negated,
        modalities=_ranked(modalities),
        predicates=_ranked(predicates),
    )


def _by_type(relation: Relation) -> Iterable[tuple[str, tuple[Claim, ...]]]:
    first = _type_of(relation.event, relation.claims[0].rule) if relation.claims else ""
    if relation.event or len(relation.claims) == 1:
        return ((first, relation.claims),)
    kinds = [_type_of("", claim.rule) for claim in relation.claims]
    pairs = tuple(zip(kinds, relation.claims, strict=True))
    return [(kind, tuple(claim for each, claim in pairs if each == kind)) for kind in sorted(set(kinds))]


_type_of = lru_cache(maxsize=4096)(type_of)  # there are few rules and many claims


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
