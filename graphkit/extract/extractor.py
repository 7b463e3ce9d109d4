"""Texts through the language model in batches, and what comes out as plain values in document offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from graphkit.extract.blocks import split_blocks
from graphkit.extract.claims import Clause, find_clauses
from graphkit.extract.coreference import ALL, resolve_references
from graphkit.extract.mentions import Found, find_mentions
from graphkit.extract.nlp import lemma
from graphkit.facts import names_index
from graphkit.model import Claim, Extraction, Mention, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,30}?)"
    r"(?P<more>(?:, [A-Z][\w.]{1,20})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([\w ./]{2,30}\))?)"  # region, day, agency
    r"\s?(?:-{1,2}|—|–)\s"
)
BATCH = 64  # blocks a batch; larger ones cost memory and time


@dataclass(frozen=True)
class Text:
    """A document's own text and its prose, of equal length."""

    document_id: str
    text: str
    prose: str


@dataclass(frozen=True)
class Block:
    """A parsed piece of a text and the offset where it starts."""

    source: Text
    start: int
    doc: Doc


def extract_all(nlp: Language, texts: Iterable[Text], coreference: str = ALL) -> Iterator[tuple[str, Extraction]]:
    """Each text's document id and extraction, in the same order; a text without sentences is left out.

    `coreference` is `all`, or `names` without pronouns and noun phrases.
    """
    pieces = (
        (text.prose[start:stop].replace("\n", " "), (text, start))
        for text in texts
        for start, stop in _without_datelines(text.prose)
    )
    parsed = nlp.pipe(pieces, as_tuples=True, batch_size=BATCH)
    blocks = (Block(text, start, doc) for doc, (text, start) in parsed)
    for document_id, group in groupby(blocks, key=lambda block: block.source.document_id):
        yield document_id, extract(nlp, list(group), coreference)


def _without_datelines(prose: str) -> Iterator[tuple[int, int]]:
    """The blocks, each without the place and agency that a report may begin with: "BRASILIA (AP) — The court …"."""
    for start, stop in split_blocks(prose):
        dateline = _DATELINE.match(prose, start, stop)
        yield (dateline.end() if dateline and _is_dateline(dateline) else start), stop


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether words in capitals before a dash are where a report comes from: "NATO - the alliance -" is none."""
    return bool(match["more"]) or any(fact.type == "GPE" for fact in names_index().get(match["place"].title(), ()))


def extract(nlp: Language, blocks: Sequence[Block], coreference: str = ALL) -> Extraction:
    """What the blocks of one document say."""
    word = _memoised_lemma(nlp)
    sentences: list[Span] = []
    mentions: list[Mention] = []
    claims: list[Claim] = []
    docs = [block.doc for block in blocks]
    every = resolve_references(docs, find_mentions(nlp, docs), word, coreference)
    spans = _spans_by_place(blocks, every)
    for block, found in zip(blocks, every, strict=True):
        here = [_mention(block, each, spans) for each in found]
        mention_at = {i: number for number, each in enumerate(found) for i in range(each.first, each.last)}
        sentences += [_span(block, sent.start, sent.end) for sent in block.doc.sents]
        mentions += here
        claims += [_claim(block, here, clause) for clause in find_clauses(block.doc, mention_at, word)]
    return Extraction(tuple(sentences), tuple(mentions), tuple(claims))


def _spans_by_place(blocks: Sequence[Block], every: Sequence[Sequence[Found]]) -> dict[tuple[int, int], Span]:
    """Where each mention stands in the document, by the number of its block and its first token."""
    return {
        (number, each.first): _span(block, each.first, each.last)
        for number, (block, found) in enumerate(zip(blocks, every, strict=True))
        for each in found
    }


def _mention(block: Block, found: Found, spans: Mapping[tuple[int, int], Span]) -> Mention:
    span = _span(block, found.first, found.last)
    antecedent = None if found.antecedent is None else spans[found.antecedent]
    return Mention(span, block.source.text[span.start : span.stop], found.kind, found.type, found.rule, antecedent)


def _claim(block: Block, mentions: Sequence[Mention], clause: Clause) -> Claim:
    sent = block.doc[clause.cue].sent
    return Claim(
        sentence=_span(block, sent.start, sent.end),
        subject=mentions[clause.subject].span,
        object=mentions[clause.object].span,
        cue=_span(block, clause.cue, clause.cue + 1),
        predicate=clause.predicate,
        polarity=clause.polarity,
        modality=clause.modality,
        rule=clause.rule,
        event=clause.event,
        speaker=None if clause.speaker is None else mentions[clause.speaker].span,
    )


def _span(block: Block, first: int, last: int) -> Span:
    """The document offsets of tokens `first:last`, without white space at the ends."""
    while last - first > 1 and block.doc[last - 1].is_space:
        last -= 1
    while last - first > 1 and block.doc[first].is_space:
        first += 1
    tokens = block.doc[first:last]
    return Span(block.source.document_id, block.start + tokens.start_char, block.start + tokens.end_char)


def _memoised_lemma(nlp: Language) -> Callable[[Token], str]:
    known: dict[tuple[str, str], str] = {}

    def word(token: Token) -> str:
        key = (token.text, token.tag_)
        if key not in known:
            known[key] = lemma(nlp, token)
        return known[key]

    return word
