"""Who did what to whom, who cooperates, who is in conflict, and which camps that makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graphkit.answers.camps import Camps, Stance, camps
from graphkit.model import ASSERTED, Relation
from graphkit.pooling import STANDING, Pool, pool_relations, type_of
from graphkit.report.basis import FEW, TOP, Basis, counted, listed, quotation
from graphkit.report.blocks import Block, Heading, Paragraph, Quotation, Row, Section, Table, columns

MEMBERS = 12
WORDS = 3
RELATIONS = (
    "What the texts claim, found by rules of grammar: some of it is wrong and much is missed, so read the sentence "
    "before you cite it. Capitals are event types of PLOVER. Denied: the text says it is not so. Not told as fact: "
    "planned, possible, conditional or demanded."
)
SIGNS = (
    "Claims of cooperation (agreeing, meeting, helping …) and of conflict (accusing, threatening, sanctioning …) that "
    "are told as facts, in either direction, each story counted once."
)
TITLES = columns("@Subject", "Does", "Object", "#Claims", "#Documents", "#Denied", "#Not told as fact")


def who_did_what(basis: Basis) -> Section | None:
    """The first relations, pooled by their type, with a sentence each: events, standing relations, others."""
    corpus = basis.corpus
    if not corpus.relations:
        return None
    names = {actor.id: actor.name for actor in corpus.actors}
    pools = pool_relations(corpus.relations, {actor: actor for actor in names})
    ordered = sorted(pools, key=lambda each: (-each.claims, names[each.source], names[each.target], each.type))
    parts = (
        ("Events", [each for each in ordered if each.type and each.type not in STANDING], TOP),
        ("What they are to each other", [each for each in ordered if each.type in STANDING], FEW),
        ("Without a type", [each for each in ordered if not each.type], FEW),
    )
    between: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in corpus.relations:
        between[relation.source, relation.target].append(relation)
    blocks: list[Block] = [Paragraph(RELATIONS)]
    for title, part, most in parts:
        if part:
            rows = tuple(_pooled(basis, pool, names, between[pool.source, pool.target]) for pool in part[:most])
            blocks += [Heading(title), Table(f"The first {len(rows)} of {len(part):,} by claims", TITLES, rows)]
    return Section("Who did what to whom", "relations", tuple(blocks))


def cooperation_and_conflict(basis: Basis) -> Section | None:
    """Allies, opponents, camps and those between them."""
    found = camps(basis.build)
    if not found.allies and not found.opponents:
        return None
    blocks: list[Block] = [Paragraph(SIGNS)]
    for title, stances in (("Who cooperates", found.allies), ("Who is in conflict", found.opponents)):
        if stances:
            blocks += [Heading(title), _stances(stances)]
    blocks += _camps(found)
    return Section("Who cooperates and who is in conflict", "camps", tuple(blocks))


def _pooled(basis: Basis, pool: Pool, names: dict[str, str], relations: Sequence[Relation]) -> Row:
    """A pool of claims with the sentence that makes the best of them."""
    meant = [each for each in relations if any(type_of(each.event, claim.rule) == pool.type for claim in each.claims)]
    return Row(_cells(pool, names), quotation(basis, pool.source, pool.target, meant))


def _cells(pool: Pool, names: dict[str, str]) -> tuple[str, ...]:
    words = listed([word for word, _ in pool.predicates], WORDS)
    does = f"{pool.type.replace('_', ' ')}: {words}" if pool.type else words
    open_ = pool.claims - dict(pool.modalities).get(ASSERTED, 0)
    counts = (pool.claims, pool.documents, pool.negated, open_)
    return (names[pool.source], does, names[pool.target], *(f"{count:,}" for count in counts))


def _stances(stances: Sequence[Stance]) -> Table:
    shown = stances[:FEW]
    rows = []
    for each in shown:
        told = each.evidence
        quoted = Quotation(" ".join(told.quotation.split()), told.source, told.date) if told else None
        rows.append(Row((each.one, each.other, f"{each.cooperation:,}", f"{each.conflict:,}"), quoted))
    caption = f"The first {len(shown)} of {counted(len(stances), 'pair')} by net claims"
    return Table(caption, columns("@Actor", "@Actor", "#Cooperation", "#Conflict"), tuple(rows))


def _camps(found: Camps) -> list[Block]:
    blocks: list[Block] = []
    opposing = [camp for camp in found.camps if camp.opposed] or list(found.camps)
    if opposing:
        rows = tuple(
            Row((each.name, f"{len(each.members):,}", listed(each.members, MEMBERS), listed(each.opposed, 4)))
            for each in opposing[:FEW]
        )
        what = "Actors who cooperate more with each other than they are in conflict, and whom they oppose"
        blocks += [Heading("Camps"), Table(what, columns("@Camp", "#Actors", "Members", "Opposed to"), rows)]
    if found.brokers:
        rows = tuple(
            Row((each.name, f"{each.conflicts:,}", " and ".join(each.between))) for each in found.brokers[:FEW]
        )
        what = "Actors who cooperate with both sides of a conflict"
        blocks += [Heading("Between the camps"), Table(what, columns("@Actor", "#Conflicts", "As between"), rows)]
    if found.triangles.balanced is not None and found.triangles.expected is not None:
        blocks.append(
            Paragraph(
                f"Of all triangles of such ties {found.triangles.balanced:.0%} are balanced (friends’ friends are "
                f"friends); by chance it would be {found.triangles.expected:.0%}.",
                aside=True,
            )
        )
    return blocks
