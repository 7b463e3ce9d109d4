"""Who did what to whom, who cooperates, who is in conflict, and which camps that makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest, nsmallest

from graphkit.analyse.signed import signed_ties
from graphkit.answers.camps import Camps, Stance, camps_among
from graphkit.answers.evidence import pair_of
from graphkit.model import ASSERTED
from graphkit.pooling import STANDING, Key, Pool, count_claims, group_claims, pool_of
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
    counts = count_claims(corpus.relations)
    parts = (
        ("Events", [key for key in counts if key[2] and key[2] not in STANDING], TOP),
        ("What they are to each other", [key for key in counts if key[2] in STANDING], FEW),
        ("Without a type", [key for key in counts if not key[2]], FEW),
    )

    def order(key: Key) -> tuple[int, str, str, str, str, str]:
        source, target, kind = key
        return (-counts[key], names[source], names[target], kind, source, target)

    blocks: list[Block] = [Paragraph(RELATIONS)]
    for title, part, most in parts:
        if part:
            rows = tuple(_pooled(basis, key, names) for key in nsmallest(most, _largest(part, counts, most), key=order))
            blocks += [Heading(title), Table(f"The first {len(rows)} of {len(part):,} by claims", TITLES, rows)]
    return Section("Who did what to whom", "relations", tuple(blocks))


def _largest(keys: Sequence[Key], counts: Mapping[Key, int], most: int) -> list[Key]:
    """The keys with the largest counts: so many, and those that are equal to the last."""
    least = nlargest(most, (counts[key] for key in keys))[-1]
    return [key for key in keys if counts[key] >= least]


def cooperation_and_conflict(basis: Basis) -> Section | None:
    """Allies, opponents, camps and those between them."""
    ties = signed_ties(basis.corpus)
    found = camps_among(basis.index, ties, top=FEW)
    if not found.allies and not found.opponents:
        return None
    blocks: list[Block] = [Paragraph(SIGNS)]
    allied, opposed = (sum(sign * tie.net > 0 for tie in ties) for sign in (1, -1))
    sides = (("Who cooperates", found.allies, allied), ("Who is in conflict", found.opponents, opposed))
    for title, stances, pairs in sides:
        if stances:
            blocks += [Heading(title), _stances(stances, pairs)]
    blocks += _camps(found)
    return Section("Who cooperates and who is in conflict", "camps", tuple(blocks))


def _pooled(basis: Basis, key: Key, names: Mapping[str, str]) -> Row:
    """A pool of claims with the sentence that makes the best of them."""
    relations = basis.index.relations[pair_of(*key[:2])]
    parts = group_claims(each for each in relations if each.source == key[0])[key]
    return Row(_cells(pool_of(key, parts, names)), quotation(basis, *key[:2], [relation for relation, _ in parts]))


def _cells(pool: Pool) -> tuple[str, ...]:
    words = listed([word for word, _ in pool.predicates], WORDS)
    does = f"{pool.type.replace('_', ' ')}: {words}" if pool.type else words
    open_ = pool.claims - dict(pool.modalities).get(ASSERTED, 0)
    counts = (pool.claims, pool.documents, pool.negated, open_)
    return (pool.source, does, pool.target, *(f"{count:,}" for count in counts))


def _stances(stances: Sequence[Stance], pairs: int) -> Table:
    """The first stances of so many pairs."""
    rows = []
    for each in stances:
        told = each.evidence
        quoted = Quotation(" ".join(told.quotation.split()), told.source, told.date) if told else None
        rows.append(Row((each.one, each.other, f"{each.cooperation:,}", f"{each.conflict:,}"), quoted))
    caption = f"The first {len(stances)} of {counted(pairs, 'pair')} by net claims"
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
