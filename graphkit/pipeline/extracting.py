"""The work that engines do: files and texts to rows for the store, each in the time that it may take."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from graphkit.engines import Failed
from graphkit.model import Document, Note, Skipped
from graphkit.patience import SECONDS, TookTooLong, within
from graphkit.store import Rows, rows_of

if TYPE_CHECKING:
    from graphkit.extract.extractor import Text
    from graphkit.facts.vocabulary import Vocabulary
    from graphkit.ingest.discover import Source
    from graphkit.ingest.piece import ReadOptions
    from graphkit.ingest.read import Reading
    from graphkit.ingest.sidecar import Sidecar
    from graphkit.model import Extraction

SECONDS_A_CHARACTER = 1 / 1000  # some thirty times what text usually takes


@dataclass(frozen=True)
class Unread:
    """A file to be read where its documents are parsed: what the table of metadata says of it, and which of its
    documents the store has already, each with whose model parsed it (`model_for`). `fetched` is how many bytes the
    worker reads by itself.
    """

    source: Source
    described: Sidecar
    stored: frozenset[tuple[str, str]]
    fetched: int = 0


@dataclass(frozen=True)
class Parsed:
    """A document with its rows, or why it has none, and its text's signature for the stories. `rows` is None where the
    store has it already; its text is then left out, as is one that came from the other side.
    """

    document: Document
    rows: Rows | Failed | None
    signature: bytes = b""


@dataclass(frozen=True)
class Told:
    """What came of a file or a text, in order, and which entries of the table of metadata it used."""

    found: tuple[Parsed | Skipped | Note, ...]
    described: frozenset[str] = frozenset()


def prepare(*, models: Mapping[str, str], coreference: str, words: Vocabulary, plain: bool, **_how: object) -> None:
    """Load what reading and parsing need, once for a process. Of several language models none: which of them there is
    text for is not known yet.
    """
    from graphkit.extract.extractor import warm_up
    from graphkit.extract.loading import import_spacy
    from graphkit.extract.nlp import load_model

    import_spacy()
    gc.freeze()  # what was imported stays; reading a language model turns the search for garbage on again
    if len(models) == 1:
        warm_up(load_model(models[""]), coreference, words, plain=plain)


def read_and_extract(
    items: Sequence[Unread | Reading],
    *,
    reading: ReadOptions,
    models: Mapping[str, str],
    seconds: float = 0,
    **how: object,
) -> list[Told]:
    """What files and texts say: the work that engines do. `models` has the pipeline for each language, and under ""
    that for all others. A document may take so many `seconds` to be read and as many to be parsed; 0 is as many as is
    usual.
    """
    from graphkit.extract.extractor import Text
    from graphkit.ingest.read import Reading

    found = [_found(item, reading, seconds) for item in items]
    fresh = [each for told, _ in found for each in told if isinstance(each, Reading)]
    texts = [Text(each.document.id, each.document.text, each.prose, each.document.language) for each in fresh]
    rows = iter(extract_rows(texts, models, seconds=seconds, **how))  # type: ignore[arg-type]
    return [
        Told(tuple(_parsed(each, next(rows), item) if isinstance(each, Reading) else each for each in told), described)
        for item, (told, described) in zip(items, found, strict=True)
    ]


def _found(
    item: Unread | Reading, options: ReadOptions, seconds: float
) -> tuple[list[Reading | Parsed | Skipped | Note], frozenset[str]]:
    """What is in a file, and which entries of the table of metadata were used."""
    from graphkit.ingest.read import Reading, read_file

    if not isinstance(item, Unread):
        return [item], frozenset()
    unused = set(item.described)
    found: list[Reading | Parsed | Skipped | Note] = []
    for each in read_file(item.source, options, seconds, item.described, unused):
        known = isinstance(each, Reading) and _key(each.document, options) in item.stored
        found.append(Parsed(replace(each.document, text=""), None) if known else each)  # type: ignore[union-attr]
    return found, frozenset(item.described.keys() - unused)


def _key(document: Document, options: ReadOptions) -> tuple[str, str]:
    return document.id, model_for(document.language, options.also)


def model_for(language: str, models: Collection[str]) -> str:
    """Whose model reads a language: its own, if it is among these, or "" for that of all others."""
    return language if language in models else ""


def _parsed(reading: Reading, rows: Rows | Failed, item: Unread | Reading) -> Parsed:
    from graphkit.resolve.shingles import signature

    document = reading.document if isinstance(item, Unread) else replace(reading.document, text="")
    return Parsed(document, rows, b"" if isinstance(rows, Failed) else signature(reading.document.text))


def extract_rows(
    texts: Sequence[Text],
    models: Mapping[str, str],
    coreference: str,
    words: Vocabulary,
    *,
    plain: bool = False,
    seconds: float = 0,
) -> list[Rows | Failed]:
    """What the texts say, as rows for the store. A text may take so many `seconds`; 0 is SECONDS and one for each
    1,000 characters.
    """
    from graphkit.extract.extractor import extract_all, warm_up
    from graphkit.extract.nlp import load_model

    found: dict[str, Rows | Failed] = {}
    for language, model in models.items():
        chosen = [text for text in texts if model_for(text.language, models) == language]
        if chosen:
            nlp = load_model(model)
            warm_up(nlp, coreference, words, plain=plain)  # what is made at the first use is on no document's clock
            extract = partial(extract_all, nlp, coreference=coreference, words=words, plain=plain)
            found |= _in_time(extract, chosen, seconds)
    return [found.get(text.document_id, Rows()) for text in texts]


def _in_time(
    extract: Callable[[Sequence[Text]], Iterable[tuple[str, Extraction]]], texts: Sequence[Text], seconds: float
) -> dict[str, Rows | Failed]:
    """What the texts say, all at once; where that takes longer than one may, each on its own, so that one alone fails.

    Which texts are parsed together changes nothing of what they say.
    """
    allowed = seconds or SECONDS + sum(len(text.prose) for text in texts) * SECONDS_A_CHARACTER
    try:
        with within(allowed):
            return {document: rows_of(extraction) for document, extraction in extract(texts)}
    except TookTooLong:
        if len(texts) == 1:
            return {texts[0].document_id: Failed(f"took more than {allowed:g} s to parse")}
    found: dict[str, Rows | Failed] = {}
    for text in texts:
        found |= _in_time(extract, [text], seconds)
    return found
