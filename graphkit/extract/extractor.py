"""Texts through the language model in batches, and what comes out as plain values in document offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from graphkit.extract.blocks import on_one_line, split_blocks
from graphkit.extract.claims import Clause, find_clauses
from graphkit.extract.coreference import ALL, NAMES, resolve_references
from graphkit.extract.meaning import mean
from graphkit.extract.mentions import Found, find_mentions
from graphkit.extract.nlp import forgetting, lemma, parse
from graphkit.extract.ontology import lexicon_of, quads_of
from graphkit.extract.universal import is_universal, universal_clauses
from graphkit.extract.words import Parsed, Word, parsed
from graphkit.facts import names_index
from graphkit.facts.vocabulary import NO_WORDS, Vocabulary
from graphkit.model import Claim, Extraction, Mention, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,30}?)"
    r"(?P<more>(?:, [A-Z][\w.]{1,20})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([\w ./]{2,30}\))?)"  # region, day, agency
    r"\s?(?:-{1,2}|—|–)\s"
)
CHUNK = 64  # texts that are parsed and read before the first is handed out …
CHUNK_CHARACTERS = 200_000  # … unless they are longer than this

_MOST_LEMMAS = 1 << 16  # dictionary forms that are kept


@dataclass(frozen=True)
class Text:
    """A document's own text and its prose, of equal length, and the code of its language, "" if it is unknown."""

    document_id: str
    text: str
    prose: str
    language: str = ""


@dataclass(frozen=True)
class Block:
    """A parsed piece of a text and the offset where it starts."""

    source: Text
    start: int
    doc: Doc


@cache
def warm_up(nlp: Language, coreference: str, words: Vocabulary, *, plain: bool) -> None:
    """Make what is made at the first use, once; `forget_models` forgets that it was made."""
    list(extract_all(nlp, [Text("", "Ada.", "Ada.")], coreference, words, plain=plain))


def extract_all(
    nlp: Language,
    texts: Iterable[Text],
    coreference: str = ALL,
    words: Vocabulary = NO_WORDS,
    *,
    plain: bool = False,
) -> Iterator[tuple[str, Extraction]]:
    """Each text's document id and extraction, in the same order; a text without sentences is left out.

    `coreference` is `all`, `names` without pronouns and noun phrases, or `none` without demonyms too; `words` are the
    user's own; `plain` runs spaCy's own components, which give the same in three times the time.
    """

    def make_matchers() -> None:
        find_mentions(nlp, [parsed(nlp.make_doc("Ada"))], words)

    for chunk in _chunks(texts):
        with forgetting(nlp, make_matchers):
            found = list(_extract_chunk(nlp, chunk, coreference, words, plain=plain))
        yield from found


def _chunks(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Texts whose blocks share batches."""
    chunk: list[Text] = []
    characters = 0
    for text in texts:
        chunk.append(text)
        characters += len(text.prose)
        if len(chunk) == CHUNK or characters > CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _extract_chunk(
    nlp: Language, texts: Iterable[Text], coreference: str, words: Vocabulary, *, plain: bool
) -> Iterator[tuple[str, Extraction]]:
    pieces = (
        (on_one_line(text.prose[start:stop]), (text, start))
        for text in texts
        for start, stop in _without_datelines(text.prose)
    )
    blocks = (Block(text, start, doc) for doc, (text, start) in parse(nlp, pieces, plain=plain))
    for document_id, group in groupby(blocks, key=lambda block: block.source.document_id):
        yield document_id, extract(nlp, list(group), coreference, words)


def _without_datelines(prose: str) -> Iterator[tuple[int, int]]:
    """The blocks, each without the place and agency that a report may begin with: "BRASILIA (AP) — The court …"."""
    for start, stop in split_blocks(prose):
        dateline = _DATELINE.match(prose, start, stop)
        yield (dateline.end() if dateline and _is_dateline(dateline) else start), stop


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether words in capitals before a dash are where a report comes from: "NATO - the alliance -" is none."""
    return bool(match["more"]) or any(fact.type == "GPE" for fact in names_index().get(match["place"].title(), ()))


def extract(nlp: Language, blocks: Sequence[Block], coreference: str = ALL, words: Vocabulary = NO_WORDS) -> Extraction:
    """What the blocks of one document say. Pronouns and nouns are understood in English alone."""
    word, lexicon, universal = _memoised_lemma(nlp), lexicon_of(words.ontology), is_universal(nlp)
    coreference = NAMES if universal and coreference == ALL else coreference
    quads = quads_of(words.ontology)
    sentences: list[Span] = []
    mentions: list[Mention] = []
    claims: list[Claim] = []
    pages = [parsed(block.doc) for block in blocks]
    every = resolve_references(pages, find_mentions(nlp, pages, words), word, coreference)
    every = mean(pages, every, word, coreference, words)
    spans = _spans_by_place(blocks, pages, every)
    for number, (block, page, found) in enumerate(zip(blocks, pages, every, strict=True)):
        here = [_mention(block, spans[number, each.first], each, spans) for each in found]
        mention_at = {i: which for which, each in enumerate(found) for i in range(each.first, each.last)}
        sentence_at = {first: _span(block, page, first, last) for first, last in page.sentences}
        sentences += sentence_at.values()
        mentions += here
        if universal:
            clauses = universal_clauses(block.doc, mention_at, _of_token(page, word))
        else:
            clauses = find_clauses(page, mention_at, word, lexicon, found)
        for clause in clauses:
            sentence = sentence_at[page.words[clause.cue].sentence[0]]
            cue = _span(block, page, clause.cue, clause.cue + 1)
            claims.append(_claim(sentence, cue, here, clause, quads))
    for page in pages:
        page.close()
    return Extraction(tuple(sentences), tuple(mentions), tuple(claims))


def _spans_by_place(
    blocks: Sequence[Block], pages: Sequence[Parsed], every: Sequence[Sequence[Found]]
) -> dict[tuple[int, int], Span]:
    """Where each mention stands in the document, by the number of its block and its first token."""
    return {
        (number, each.first): _span(block, page, each.first, each.last)
        for number, (block, page, found) in enumerate(zip(blocks, pages, every, strict=True))
        for each in found
    }


def _mention(block: Block, span: Span, found: Found, spans: Mapping[tuple[int, int], Span]) -> Mention:
    antecedent = None if found.antecedent is None else spans[found.antecedent]
    return Mention(span, block.source.text[span.start : span.stop], found.kind, found.type, found.rule, antecedent)


def _claim(sentence: Span, cue: Span, mentions: Sequence[Mention], clause: Clause, quads: Mapping[str, str]) -> Claim:
    return Claim(
        sentence=sentence,
        subject=mentions[clause.subject].span,
        object=mentions[clause.object].span,
        cue=cue,
        predicate=clause.predicate,
        polarity=clause.polarity,
        modality=clause.modality,
        rule=clause.rule,
        event=clause.event,
        speaker=None if clause.speaker is None else mentions[clause.speaker].span,
        tense=clause.tense,
        quad=quads.get(clause.event, ""),
    )


def _span(block: Block, page: Parsed, first: int, last: int) -> Span:
    """The document offsets of tokens `first:last`, without white space at the ends."""
    texts = page.texts
    while last - first > 1 and texts[last - 1].isspace():
        last -= 1
    while last - first > 1 and texts[first].isspace():
        first += 1
    stop = page.starts[last - 1] + len(texts[last - 1])
    return Span(block.source.document_id, block.start + page.starts[first], block.start + stop)


def _of_token(page: Parsed, lemma: Callable[[Word], str]) -> Callable[[Token], str]:
    return lambda token: lemma(page.words[token.i])


@cache
def _memoised_lemma(nlp: Language) -> Callable[[Word], str]:
    known: dict[tuple[str, str, str, str, int], str] = {}

    def word(token: Word) -> str:
        key = (token.text, token.lemma_, token.tag_, token.pos_, token.morph)
        if key not in known:
            if len(known) == _MOST_LEMMAS:
                known.clear()
            known[key] = lemma(nlp, token.whole.doc[token.i])
        return known[key]

    return word
