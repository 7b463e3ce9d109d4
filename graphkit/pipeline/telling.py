"""The stories that the documents of a store tell: each text is signed once, each pair compared once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from graphkit.engines.beside import Beside, NoResult
from graphkit.engines.work import Work
from graphkit.engines.worker import inquire
from graphkit.model import Story
from graphkit.pipeline.collecting import rarely_collecting
from graphkit.store import (
    add_signatures,
    known_documents,
    load_closeness,
    load_signatures,
    load_stories,
    load_texts,
    replace_closeness,
    replace_stories,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.resolve.closeness import Texts
    from graphkit.resolve.parted import Parted

TEXTS = 1000  # texts held in memory at a time while their signatures are made
#: documents without a story from which on a process of its own is worth its start
WORTH_A_PROCESS = 1000
WORK = Work("graphkit.pipeline.telling:form_elsewhere")

Judged = dict[tuple[str, str], float]
Formed = tuple[tuple[Story, ...], Judged]


@dataclass(frozen=True)
class Untold:
    """What stories are formed from: the documents' signatures, the pairs that were compared, the stories so far."""

    signatures: Mapping[str, bytes]
    judged: Judged
    before: tuple[Story, ...]


@contextmanager
def stories_told(store: DuckDBPyConnection, parted: Parted | None = None, *, beside: bool = False) -> Iterator[None]:
    """The stories are in the store when the block has ended. With `beside`, very many of them are formed by another
    process meanwhile.
    """
    untold = _untold(store)
    compared = len(untold.judged)
    few = len(untold.signatures) - sum(len(story.documents) for story in untold.before) < WORTH_A_PROCESS
    here = partial(_form, untold, partial(load_texts, store), parted)
    if not beside or few:
        stories, judged = here()
        yield
    else:
        # of its own: the store is busy. It reads what was committed, which all these texts are
        with closing(store.cursor()) as reader, Beside(WORK, untold, partial(load_texts, reader)) as other:
            yield
            try:
                stories, judged = other.result()
            except NoResult:
                stories, judged = here()
    replace_stories(store, stories)
    if len(judged) != compared:
        replace_closeness(store, judged, _comparison())


def form_elsewhere(items: Sequence[Untold]) -> list[Formed]:
    """In another process: what `_form` gives. Texts are asked for as they are needed."""
    with rarely_collecting():
        return [_form(each, inquire) for each in items]


def _form(untold: Untold, texts: Texts, parted: Parted | None = None) -> Formed:
    """The stories, and all pairs that are compared then."""
    from graphkit.resolve.stories import group_stories

    stories = group_stories(untold.signatures, texts, untold.judged, untold.before, parted)
    return stories, untold.judged


def _untold(store: DuckDBPyConnection) -> Untold:
    """What is known of the texts; those without a signature of this version get one."""
    from graphkit.resolve.shingles import head, signature

    signed = load_signatures(store)
    known = {document for document, made in signed.items() if made.startswith(head())}
    new = sorted(known_documents(store).keys() - known)
    for first in range(0, len(new), TEXTS):
        texts = load_texts(store, new[first : first + TEXTS])
        made = {document: signature(text) for document, text in texts.items()}
        add_signatures(store, made)
        signed |= made
    judged = load_closeness(store, _comparison())
    before = load_stories(store) if judged and not new else ()  # those that another version formed may be others
    return Untold(signed, judged, before)


def _comparison() -> int:
    from graphkit.resolve.stories import COMPARISON

    return COMPARISON
