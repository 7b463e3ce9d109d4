"""Relations and their claims as rows of the page; `payload` describes them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from graphkit.explorer.columns import Columns, Numbers
from graphkit.explorer.ground import Ground, Spans
from graphkit.explorer.texts import Mentions, look_up
from graphkit.graph import relation_label
from graphkit.lazily import Lazily
from graphkit.model import Document, Relation

STANDING = ("role_of", "member_of", "part_of", "located_in", "family_of", "origin", "state", "without agent")
"""How the rules of claims begin that say what an actor is or what befell it ("was born in"), not what it does."""


def rules_of(relations: Columns) -> list[str]:
    """The rules by which claims were found, sorted."""
    return sorted({relations["rules"][place] for place in np.unique(relations["rule"]).tolist()})


def own_quads(relations: Columns) -> list[list[str]]:
    """Each event type to which the user's ontology gives a class, with it."""
    way = np.repeat(relations["way"], np.diff(relations["first"]))
    told = set(zip(way.tolist(), relations["told"].tolist(), strict=True))
    own = {(relations["ways"][one][3], relations["tolds"][other][1]) for one, other in told}
    return [[event, quad] for event, quad in sorted(own) if quad]


Rows = Callable[[int, int], Iterator[list[Any]]]
"""Makes the rows from one to before another."""


def relation_rows(relations: Columns, claims: Rows) -> Lazily[list[Any]]:
    """A row for each relation, with the rows of its claims."""
    told, first = [_told(way) for way in relations["ways"]], relations["first"]
    columns = [relations[name] for name in ("source", "target", "way")]
    standing = np.array([rule.startswith(STANDING) for rule in relations["rules"]], dtype=bool)[relations["rule"]]
    acts = np.append(0, np.cumsum(~standing))
    only_standing = acts[first[1:]] == acts[first[:-1]]

    def make(begin: int, end: int) -> Iterator[list[Any]]:
        numbers = (column[begin:end].tolist() for column in columns)
        bounds = first[begin : end + 1].tolist()
        rows = list(claims(bounds[0], bounds[-1]))
        kinds = only_standing[begin:end].tolist()
        for source, target, way, stands, one, last in zip(*numbers, kinds, bounds, bounds[1:], strict=False):
            found = rows[one - bounds[0] : last - bounds[0]]
            yield [source, target, *told[way], int(stands and not told[way][1]), found]

    return Lazily(len(first) - 1, make)


def claim_rows(
    relations: Columns, ground: Ground, sentences: tuple[Spans, Numbers], references: Numbers, speakers: dict[int, Any]
) -> Rows:
    """What makes the rows of claims. `sentences` are their spans and numbers, `references` the keys of mentions that
    are no names, `speakers` what `speakers_of` gives.
    """
    spans, number = sentences
    parts = (ground.spans(relations, f"{name}_") for name in ("subject", "object", "cue"))
    columns = [number, *(units.astype(np.int32) for part in parts for units in _within(ground, spans, part))]
    subject, other = (
        look_up(references, ground.keys(ground.spans(relations, f"{name}_")))[1] for name in ("subject", "object")
    )
    place = {rule: at for at, rule in enumerate(rules_of(relations))}
    rule = np.array([place.get(rule, -1) for rule in relations["rules"]], dtype=np.int64)[relations["rule"]]
    columns += [subject + 2 * other, rule, relations["told"]]
    columns = [column.astype(np.int32, copy=False) for column in columns]
    tenses = [tense for tense, _ in relations["tolds"]]

    def make(begin: int, end: int) -> Iterator[list[Any]]:
        rows = zip(*(column[begin:end].tolist() for column in columns), strict=True)
        for at, (*offsets, rule, told) in enumerate(rows, start=begin):
            yield [*offsets, speakers.get(at, 0), rule, tenses[told]]

    return make


def speakers_of(
    relations: Columns, ground: Ground, sentences: Spans, mentions: Mentions, documents: Sequence[Document]
) -> dict[int, list[Any]]:
    """Who says so, by the number of the claim, of those that tell."""
    claims = np.flatnonzero(relations["speaker_start"] >= 0)
    document, start, stop = (relations[name][claims] for name in ("document", "speaker_start", "speaker_stop"))
    spans = ground.spans({"document": document, "start": start, "stop": stop})
    place, known = look_up(mentions.keys, ground.keys(spans))
    owner = np.where(known, mentions.actor[place] if len(mentions.actor) else 0, -1)
    units = _within(ground, (sentences[0][claims], sentences[1][claims]), spans)
    rows = zip(*(each.tolist() for each in (claims, owner, document, start, stop, *units)), strict=True)
    return {claim: [actor, documents[at].text[one:last], *rest] for claim, actor, at, one, last, *rest in rows}


def _told(way: tuple[str, str, str, str]) -> list[str]:
    predicate, polarity, modality, event = way
    label = relation_label(Relation("", "", predicate, polarity, modality, (), event))
    return [predicate, event, polarity, modality, label]


def _within(ground: Ground, sentences: Spans, spans: Spans) -> tuple[Numbers, Numbers]:
    """Where spans begin and end in their sentences, in UTF-16 units; a part outside the sentence is cut off."""
    begin = np.clip(spans[0], *sentences)
    end = np.clip(spans[1], begin, sentences[1])
    zero = ground.units(sentences[0])
    return ground.units(begin) - zero, ground.units(end) - zero
