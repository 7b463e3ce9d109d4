"""Files that were read before: the same bytes, read the same way by the same code, need no reader."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.model import Document, Note, Skipped
from graphkit.pipeline.fingerprint import digest_code, digest_of

if TYPE_CHECKING:
    from graphkit.ingest.discover import Source
    from graphkit.ingest.piece import ReadOptions


@dataclass
class Found:
    """What a file holds: its documents by id, what of it was skipped, and notes."""

    documents: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass
class Memory:
    """What is known of files by name, with the digests of now: `before` from the last build, `now` from this one."""

    digests: Mapping[str, str]
    before: Mapping[str, tuple[str, str]]
    now: dict[str, Found] = field(default_factory=dict)


def reading_digests(digests: Mapping[str, str], options: ReadOptions) -> dict[str, str]:
    """For each file the digest of its bytes and of how it is read; "" for one that must be read again in any case.

    With a table of metadata that is every file: what the table says of files is checked while they are read.
    """
    if options.metadata:
        return dict.fromkeys(digests, "")
    how = digest_of([digest_code("graphkit.ingest"), repr(options)])
    return {name: digest and digest_of([how, digest]) for name, digest in digests.items()}


def known_file(memory: Memory, source: Source, stored: Collection[str]) -> Found | None:
    """What was found in the file before, if its bytes are the same and all its documents are `stored`."""
    digest, found = memory.before.get(source.name, ("", ""))
    if not digest or digest != memory.digests.get(source.name):
        return None
    told = json.loads(found)
    if not stored_all(told["documents"], stored):
        return None
    skipped, notes = [Skipped(*each) for each in told["skipped"]], [Note(*each) for each in told["notes"]]
    return Found(told["documents"], skipped, notes)


def stored_all(documents: Sequence[str], stored: Collection[str]) -> bool:
    """Whether the store has them all."""
    return all(document in stored for document in documents)


def to_remember(memory: Memory) -> dict[str, tuple[str, str]]:
    """Digest and findings of each file that need not be read again."""
    return {
        name: (digest, _as_json(found)) for name, found in memory.now.items() if (digest := memory.digests.get(name))
    }


def note_found(memory: Memory, name: str, found: Document | Skipped | Note) -> None:
    """Note what was found in the file of that name."""
    entry = memory.now[name]
    if isinstance(found, Skipped):
        entry.skipped.append(found)
    elif isinstance(found, Note):
        entry.notes.append(found)
    else:
        entry.documents.append(found.id)


def _as_json(found: Found) -> str:
    told = {
        "documents": found.documents,
        "skipped": [(each.source, each.reason) for each in found.skipped],
        "notes": [(each.source, each.text) for each in found.notes],
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))
