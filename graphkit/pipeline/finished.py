"""What a build is made from, and whether that and what it wrote are as they were: then there is nothing to do."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.corrections import FILE as CORRECTIONS
from graphkit.corrections.read import find_file
from graphkit.errors import StoreNotFound
from graphkit.pipeline.fingerprint import digest_code, digest_file, digest_of
from graphkit.pipeline.settings import OUTPUTS, Settings, Summary
from graphkit.store import (
    FILE,
    known_documents,
    load_notes,
    load_skipped,
    open_store,
    remember_finished,
    remembered_finish,
    transaction,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.explorer.options import PageOptions
    from graphkit.ingest.discover import Source

_NO_MATTER = ("workers", "engine", "scheduler", "time_limit")  # settings on which no byte depends


@dataclass(frozen=True)
class Inputs:
    """All that a build is made from: its title, files with the digests of their bytes by name, the file of corrections.

    `state` is a digest of all this, of settings, our code and what is installed; "" where it cannot tell all.
    """

    title: str
    sources: tuple[Source, ...]
    digests: dict[str, str]
    corrections: Path | None
    state: str


@dataclass(frozen=True)
class Finished:
    """What a finished build noted of itself: its state, the corrections that changed nothing, and the digests of the
    files that it wrote, by name. `page` says how its page opens, None as pages do that nobody chose about.
    """

    state: str = ""
    unused: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    page: PageOptions | None = None


def find_inputs(paths: Sequence[Path], output: Path | None, settings: Settings, found: Sequence[Source]) -> Inputs:
    """What a build of these paths, under which these files were `found`, is made from now."""
    from graphkit.ingest.discover import common_title

    file = find_file(paths, output, settings.corrections)
    sources = tuple(source for source in found if source.path != file)
    digests = {source.name: digest_source(source) for source in sources}
    title = common_title(paths)
    parts = [title, *_told(settings), digest_file(file) if file else "", *(f"{n} {d}" for n, d in digests.items())]
    state = digest_of([digest_code("graphkit"), *parts]) if all(digests.values()) else ""
    return Inputs(title, sources, digests, file, state)


def find_sources(paths: Sequence[Path], output: Path | None) -> tuple[Source, ...]:
    """The files under these paths, but for what graphkit has written. Raises PathNotFound."""
    from graphkit.ingest.discover import Builds, discover

    return discover(paths, output, Builds(FILE, frozenset({*OUTPUTS, FILE, CORRECTIONS})))


def digest_source(source: Source) -> str:
    """The digest of a file's bytes. Of what one that is not to be read leads to nothing may be known: it may be read
    the next time.
    """
    return digest_of([source.objection, str(source.path)]) if source.objection else digest_file(source.path)


def recall(store: DuckDBPyConnection) -> Finished:
    """What the build in the store noted of itself."""
    told = json.loads(remembered_finish(store) or "{}")
    if not told:
        return Finished()
    files = tuple((name, digest) for name, digest in told["files"])
    return Finished(told["state"], tuple(told["unused"]), files, _page(told.get("page", {})))


def _page(told: dict[str, Any]) -> PageOptions | None:
    from graphkit.explorer.options import PageOptions

    known = {each.name for each in fields(PageOptions)}
    return PageOptions(**{name: value for name, value in told.items() if name in known}) if told else None


def remember(store: DuckDBPyConnection, finished: Finished) -> None:
    """Note in the store what a finished build is made from."""
    told: dict[str, Any] = {"state": finished.state, "unused": finished.unused, "files": finished.files}
    if finished.page:
        told["page"] = asdict(finished.page)
    known = finished.state or finished.page
    remember_finished(store, json.dumps(told, separators=(",", ":")) if known else "")


def remember_files(output: Path, renderer: str, page: PageOptions | None) -> None:
    """Note in the store how the files look that were written beside it, and what was chosen about the page."""
    with open_store(output, write=True, standing=True) as store, transaction(store):
        told = recall(store)
        remember(store, Finished(told.state, told.unused, _files(output, renderer), page))


def page_of_build(output: Path) -> PageOptions | None:
    """What was chosen about the page of the build in `output`. Raises StoreNotFound."""
    with open_store(output) as store:
        return recall(store).page


def nothing_new(output: Path, inputs: Inputs, renderer: str) -> Summary | None:
    """The summary of the build in `output` if it is made from the same and its files are as it wrote them."""
    if not inputs.state or not os.path.exists(output / FILE):  # noqa: PTH110 - also in a folder that is closed
        return None
    try:
        with open_store(output) as store:
            told = recall(store)
            if told.state != inputs.state or told.files != _files(output, renderer):
                return None
            known, skipped, notes = len(known_documents(store)), load_skipped(store), load_notes(store)
    except StoreNotFound:  # begun and never finished
        return None
    return Summary(0, known, None, tuple(output / name for name in OUTPUTS), told.unused, skipped, notes)


def _files(output: Path, renderer: str) -> tuple[tuple[str, str], ...]:
    return (("renderer", renderer), *((name, digest_file(output / name)) for name in OUTPUTS))


def _told(settings: Settings) -> list[str]:
    """The settings in words, and the digests of the files that they name."""
    told = [(each.name, getattr(settings, each.name)) for each in fields(settings) if each.name not in _NO_MATTER]
    named = [value for _, value in told if isinstance(value, Path)]
    if settings.reading and settings.reading.metadata:
        named.append(settings.reading.metadata)
    return [repr(told), *(digest_file(path) for path in named)]
