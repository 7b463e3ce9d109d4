"""Bringing a store up to date: read what is new, forget what is gone, conclude anew."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.corrections import FILE as CORRECTIONS
from graphkit.corrections.consistent import told as in_words
from graphkit.corrections.notes import notes_of, notes_on_nobody
from graphkit.corrections.read import read_corrections
from graphkit.errors import NothingToRead, WouldOverwrite
from graphkit.model import Corpus, Correction
from graphkit.pipeline.collecting import give_back, rarely_collecting
from graphkit.pipeline.fingerprint import digest_code
from graphkit.pipeline.finished import Finished, Inputs, recall, remember
from graphkit.pipeline.inventory import Inventory
from graphkit.pipeline.parse import parse_new
from graphkit.pipeline.parted import parted_by
from graphkit.pipeline.settings import OUTPUTS, Progress, Settings
from graphkit.store import (
    FILE,
    Raw,
    add_signatures,
    describe_build,
    describe_documents,
    forget_documents,
    known_documents,
    load_closeness,
    load_corpus,
    load_kept,
    load_raw,
    load_sentences,
    load_signatures,
    load_sources,
    load_stories,
    load_texts,
    open_store,
    remember_corrections,
    replace_actors,
    replace_closeness,
    replace_kept,
    replace_notes,
    replace_rejections,
    replace_stories,
    transaction,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.resolve.parted import Parted

TEXTS = 1000  # texts held in memory at a time while their signatures are made


def update(
    inputs: Inputs, paths: Sequence[Path], output: Path | None, settings: Settings, progress: Progress
) -> tuple[int, int, Corpus, tuple[str, ...]]:
    """Read what is new, forget what is gone, conclude anew, unless the store was made from just these inputs.

    Returns how many documents were parsed and known, the corpus, and the corrections that changed nothing.
    """
    decided = read_corrections(inputs.corrections)
    if output:
        _check_free(output)
    with open_store(output, write=True) as store:
        told = recall(store)
        if inputs.state and told.state == inputs.state:
            return 0, len(known_documents(store)), load_corpus(store), told.unused
        parsed, found = parse_new(store, inputs.sources, inputs.digests, settings, progress)
        known = len(found.current) - parsed
        if not parsed + known:
            raise NothingToRead(paths, _suffixes(), [(each.source, each.reason) for each in found.skipped])
        progress("resolving names", 0, 1)
        unused, raw = _conclude(store, inputs.title, found, decided, parted_by(settings))
        if output:
            remember_corrections(store, _seen_from(output, inputs.corrections or output / CORRECTIONS))
            remember(store, Finished("" if found.failed else inputs.state, unused))
        give_back()
        with rarely_collecting():
            return parsed, known, load_corpus(store, raw), unused


def _check_free(output: Path) -> None:
    """Raise WouldOverwrite if a folder without a build holds a file of the name of one of ours."""
    if not os.path.exists(output / FILE):  # noqa: PTH110 - also in a folder that is closed
        for name in OUTPUTS:
            if os.path.exists(output / name):  # noqa: PTH110
                raise WouldOverwrite(output / name)


def _seen_from(folder: Path, path: Path) -> str:
    """A path relative to a folder, so that both can be moved together; as it is where no way leads from one there."""
    try:
        return os.path.relpath(path, folder)
    except ValueError:
        return str(path)


@rarely_collecting()
def _conclude(
    store: DuckDBPyConnection, title: str, inventory: Inventory, decided: Sequence[Correction], parted: Parted | None
) -> tuple[tuple[str, ...], Raw]:
    """Forget documents that are gone and resolve all names anew, as a whole: until then the old build stands."""
    with transaction(store):
        forget_documents(store, known_documents(store).keys() - inventory.current)
        describe_documents(store, inventory.known)
        describe_build(store, title, inventory.skipped)
        replace_notes(store, inventory.notes)
        tell_stories(store, parted)
        return resolve_names(store, decided, parted)


def resolve_names(
    store: DuckDBPyConnection, decided: Sequence[Correction], parted: Parted | None = None
) -> tuple[tuple[str, ...], Raw]:
    """Put the actors, and what people reject, as they are now into the store. Returns the unused corrections, and what
    was read for it.
    """
    from graphkit.resolve.kept import pack, unpack
    from graphkit.resolve.parted import here
    from graphkit.resolve.rejections import find_rejections
    from graphkit.resolve.resolver import resolve

    raw, sources, code = load_raw(store), load_sources(store), digest_code("graphkit")
    found = resolve(*raw, decided, sources, parted or here, unpack(*load_kept(store, code)))
    replace_kept(store, code, *pack(found.kept))
    replace_actors(store, found.actors, found.memberships)
    concluded = (found.actors, found.memberships)
    sentences = load_sentences(store) if any(each.kind == "reject" for each in decided) else ()
    rejections, unused = find_rejections(decided, concluded, sentences, raw.texts, sources)
    replace_rejections(store, rejections)
    lost = notes_on_nobody(notes_of(*concluded, sources, decided), decided)
    idle = (f"{in_words(each)}: these documents name no {each.names[0].name!r}" for each in lost)
    return (*found.unused, *unused, *idle), raw


def tell_stories(store: DuckDBPyConnection, parted: Parted | None = None) -> None:
    """Put the stories that the documents tell into the store; each text is signed once, each pair compared once."""
    from graphkit.resolve.shingles import head, signature
    from graphkit.resolve.stories import COMPARISON, group_stories

    known = {document for document, signed in load_signatures(store).items() if signed.startswith(head())}
    new = sorted(known_documents(store).keys() - known)
    for first in range(0, len(new), TEXTS):
        texts = load_texts(store, new[first : first + TEXTS])
        add_signatures(store, {document: signature(text) for document, text in texts.items()})
    judged = load_closeness(store, COMPARISON)
    before = load_stories(store) if judged and not new else ()  # those that another version formed may be others
    compared = len(judged)
    texts_of = partial(load_texts, store)
    replace_stories(store, group_stories(load_signatures(store), texts_of, judged, before, parted))
    if len(judged) != compared:
        replace_closeness(store, judged, COMPARISON)


def _suffixes() -> list[str]:
    from graphkit.ingest import READERS

    return sorted(READERS)
