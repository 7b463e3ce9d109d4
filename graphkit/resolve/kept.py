"""What the names of each document stand for, kept from one resolution to the next: it is concluded anew only where
something that it rests on has changed.

That is the document's text, where names stand in it and how they are labelled, and what all documents together make of
these names: their types, and for whom the full names of people stand.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from graphkit.lazily import Columns
from graphkit.resolve.clusters import cluster_people
from graphkit.resolve.grouping import Names, Stretch, find_names, local_names, stretches_of
from graphkit.resolve.names import fold_name
from graphkit.resolve.pages import Page, read_pages
from graphkit.resolve.parted import Parted, here
from graphkit.resolve.place import place_names
from graphkit.resolve.placing import Placed, Placing
from graphkit.resolve.small import Small

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_BLOCK = 500  # documents whose names are in memory as objects at a time
_NUMBER = "<i4"  # how numbers are kept
_NOBODY = b"\xff" * 4  # -1
_NEW = b"", b""

Found = Mapping[bytes, tuple[bytes, bytes]]


@dataclass(frozen=True)
class Kept:
    """What names stand for. `found` has, by a digest of all that this rests on, two rows of numbers of a document:
    places in `cases` of its names' mentions, -1 for weak ones that nothing supports; places in `people` of its full
    names, each with the one that stood for all who can be one person with it. `small` is what is known of words.
    """

    cases: Sequence[Placed] = ()
    people: Sequence[tuple[str, str]] = ()
    found: Found = field(default_factory=dict)
    small: Small = field(default_factory=Small)


NOTHING = Kept()


def pack(kept: Kept) -> tuple[str, Found]:
    """What is kept as values that a store takes."""
    told = [kept.cases, kept.people, kept.small.documents, kept.small.words]
    return json.dumps(told, separators=(",", ":")), kept.found


def unpack(told: str, found: Found) -> Kept:
    """What was packed; nothing if `told` is empty."""
    if not told:
        return NOTHING
    cases, people, *small = json.loads(told)
    placed = [Placed(text, kind, label, tuple(key), *rest) for text, kind, label, key, *rest in cases]
    return Kept(placed, [(name, whole) for name, whole in people], found, Small(*small))


def place_all(
    mentions: Columns, texts: Mapping[str, str], kept: Kept, parted: Parted = here
) -> tuple[Placing, Numbers, Kept]:
    """The names of all documents with their keys, which mention stands in each row of that, and what to keep now.

    Weak names that nothing supports have no key. For whom full names of people stand is known when all documents are
    read: until then each stands for whom it did before, or for itself; where that was wrong, a document is read again.
    """
    names = find_names(mentions, texts)
    stretches = stretches_of(names)
    digests = digests_of(names, stretches)
    before = [kept.found.get(digest, _NEW) for digest in digests]
    people = [[kept.people[number][0] for number in _numbers(told)] for _, told in before]
    new = [place for place, each in enumerate(before) if each is _NEW]
    guess = dict(kept.people)
    pages = _read(names, [stretches[place] for place in new], texts)
    found = _place(_noting(pages, new, people, guess), guess, list(kept.cases), _kept_rows(before, stretches))
    same = cluster_people(_homes(people, [names.documents[each.document] for each in stretches]), parted)
    moved = {name for name, whole in guess.items() if same.get(name) != whole}
    again = [each for each, named in zip(stretches, people, strict=True) if not moved.isdisjoint(named)]
    cases, case = _in_order(*_place(_read(names, again, texts), same, *found))
    keyed = case >= 0
    placing = Placing(cases, case[keyed], names.document[keyed])
    known, told = _numbered(people)
    rows = zip((_bytes(case[each.first : each.last]) for each in stretches), told, strict=True)
    now = Kept(cases, [(name, same[name]) for name in known], dict(zip(digests, rows, strict=True)))
    return placing, names.rows[keyed], now


def digests_of(names: Names, stretches: Sequence[Stretch]) -> list[bytes]:
    """Of all that the names of each document can tell by themselves."""
    import numpy as np

    many = max(1, len(names.sorts))
    pairs, which = np.unique(names.key * many + names.sort, return_inverse=True)
    types = [names.types.get(fold_name(text), "") for text, _, _ in names.keys]
    told = [(*names.sorts[pair % many], types[pair // many]) for pair in pairs.tolist()]
    marks = {each: int.from_bytes(_digest(json.dumps(each).encode())[:7], "little") for each in sorted(set(told))}
    mark = np.array([marks[each] for each in told], dtype=np.int64)[which]
    columns = (names.offsets.starts, names.offsets.stops, mark)
    rows = np.stack([np.asarray(column, dtype="<i8") for column in columns], axis=1).data
    return [_digest(names.documents[each.document].encode(), rows[each.first : each.last]) for each in stretches]


def _digest(*parts: bytes | memoryview) -> bytes:
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(part)
    return found.digest()


def _read(names: Names, stretches: Sequence[Stretch], texts: Mapping[str, str]) -> Iterator[Page]:
    """The pages of these documents, made some at a time: all names as objects would take more memory than the rest."""
    for first in range(0, len(stretches), _BLOCK):
        yield from read_pages(local_names(names, stretches[first : first + _BLOCK]), texts)


def _noting(
    pages: Iterable[Page], places: Iterable[int], people: list[list[str]], guess: dict[str, str]
) -> Iterator[Page]:
    """The same pages; whom each names in full is noted by place, and who is new stands for himself."""
    for place, page in zip(places, pages, strict=True):
        people[place] = sorted({name.text for name in page.people})
        for name in people[place]:
            guess.setdefault(name, name)
        yield page


def _kept_rows(before: Iterable[tuple[bytes, bytes]], stretches: Iterable[Stretch]) -> array[int]:
    """The numbers of the cases that rows had, -1 for those of new documents."""
    parts = (told or _NOBODY * (each.last - each.first) for (told, _), each in zip(before, stretches, strict=True))
    return array("q", _numbers(b"".join(parts)))


def _place(
    pages: Iterable[Page], same: Mapping[str, str], cases: Sequence[Placed], case: array[int]
) -> tuple[list[Placed], array[int]]:
    """The cases and that of each row, once the names of these pages have theirs."""
    known = {placed: number for number, placed in enumerate(cases)}
    for rows, placed in place_names(pages, same):
        number = known.setdefault(placed, len(known))
        for row in rows:
            case[row] = number
    return list(known), case


def _homes(people: Iterable[Sequence[str]], ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """The documents, of these ids, that use each full name of a person."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for names, document in zip(people, ids, strict=True):
        for name in names:
            homes[name].add(document)
    return {name: frozenset(documents) for name, documents in homes.items()}


def _in_order(cases: Sequence[Placed], rows: array[int]) -> tuple[list[Placed], Numbers]:
    """The cases that rows have, in the order of the first of them, whatever was kept before; and that of each row."""
    import numpy as np

    case = np.array(rows, dtype=np.int64)
    keyed = case >= 0
    used, first, which = np.unique(case[keyed], return_index=True, return_inverse=True)
    order = np.argsort(first)
    case[keyed] = np.argsort(order)[which]
    return [cases[number] for number in used[order].tolist()], case


def _numbered(rows: Iterable[Sequence[str]]) -> tuple[list[str], list[bytes]]:
    """The distinct values of rows, and each row as their numbers."""
    known: dict[str, int] = {}
    found = [_bytes([known.setdefault(value, len(known)) for value in row]) for row in rows]
    return list(known), found


def _numbers(told: bytes) -> list[int]:
    import numpy as np

    found: list[int] = np.frombuffer(told, dtype=_NUMBER).tolist()
    return found


def _bytes(numbers: Numbers | Sequence[int]) -> bytes:
    import numpy as np

    return np.asarray(numbers, dtype=_NUMBER).tobytes()
