"""Bringing a store up to date: read what is new, forget what is gone, conclude anew."""

from __future__ import annotations

import os
from collections.abc import Sequence
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
from graphkit.pipeline.parted import has_spare_core, parted_by
from graphkit.pipeline.settings import OUTPUTS, Progress, Settings
from graphkit.pipeline.telling import stories_told
from graphkit.store import (
    FILE,
    Raw,
    describe_build,
    describe_documents,
    forget_documents,
    known_documents,
    load_corpus,
    load_kept,
    load_raw,
    load_sentences,
    load_sources,
    open_store,
    remember_corrections,
    replace_actors,
    replace_kept,
    replace_notes,
    replace_rejections,
    transaction,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.engines.early import Early
    from graphkit.resolve.parted import Parted


def update(
    inputs: Inputs,
    paths: Sequence[Path],
    output: Path | None,
    settings: Settings,
    progress: Progress,
    early: Early | None = None,
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
        parsed, found = parse_new(store, inputs.sources, inputs.digests, settings, progress, early)
        known = len(found.current) - parsed
        if not parsed + known:
            raise NothingToRead(paths, _suffixes(), [(each.source, each.reason) for each in found.skipped])
        progress("resolving names", 0, 1)
        unused, raw = _conclude(store, inputs.title, found, decided, settings)
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
    store: DuckDBPyConnection, title: str, inventory: Inventory, decided: Sequence[Correction], settings: Settings
) -> tuple[tuple[str, ...], Raw]:
    """Forget documents that are gone and resolve all names anew, as a whole: until then the old build stands."""
    with transaction(store):
        forget_documents(store, known_documents(store).keys() - inventory.current)
        describe_documents(store, inventory.known)
        describe_build(store, title, inventory.skipped)
        replace_notes(store, inventory.notes)
        parted = parted_by(settings)
        with stories_told(store, parted, beside=has_spare_core(settings)):
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


def _suffixes() -> list[str]:
    from graphkit.ingest import READERS

    return sorted(READERS)
