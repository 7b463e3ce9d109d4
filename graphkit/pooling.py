"""The claims of two actors put together by what they tell: one line for each type, with what stands behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.facts.quads import quad
from graphkit.model import NEGATED, Relation

#: what names and titles say that actors are to each other, as the rules of such claims begin
STANDING = ("role_of", "member_of", "part_of", "located_in", "family_of", "origin")


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
    groups: defaultdict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    for relation in relations:
        for kind, part in _by_type(relation):
            groups[relation.source, relation.target, kind].append(part)
    pools = [
        _pool(labels[source], kind, labels[target], group) for (source, target, kind), group in sorted(groups.items())
    ]
    return tuple(sorted(pools, key=lambda pool: (-pool.claims, pool.source, pool.target, pool.type)))


def _by_type(relation: Relation) -> Iterable[tuple[str, Relation]]:
    kinds = sorted({type_of(relation.event, claim.rule) for claim in relation.claims})
    for kind in kinds:
        claims = tuple(claim for claim in relation.claims if type_of(relation.event, claim.rule) == kind)
        yield (
            kind,
            Relation(
                relation.source, relation.target, relation.predicate, relation.polarity, relation.modality, claims
            ),
        )


def _pool(source: str, kind: str, target: str, group: Iterable[Relation]) -> Pool:
    modalities: Counter[str] = Counter()
    predicates: Counter[str] = Counter()
    negated, documents = 0, set[str]()
    for each in group:
        modalities[each.modality] += len(each.claims)
        predicates[each.predicate] += len(each.claims)
        negated += len(each.claims) * (each.polarity == NEGATED)
        documents.update(claim.sentence.document_id for claim in each.claims)
    return Pool(
        source,
        kind,
        target,
        quad(kind),
        claims=modalities.total(),
        documents=len(documents),
        negated=negated,
        modalities=_ranked(modalities),
        predicates=_ranked(predicates),
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
