"""Mentions grouped by document, name, kind and spelling; what is to be known of a spelling is found out once."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from graphkit.facts.vocabulary import BY_ITSELF, BY_OWN_NAME, meant_by
from graphkit.lazily import Columns
from graphkit.model import BY_WEAK_NAME, DEMONYM
from graphkit.resolve.acronyms import is_acronym
from graphkit.resolve.countries import is_generic
from graphkit.resolve.identify import meanings_of, sure_meaning
from graphkit.resolve.local import LocalName, Offsets, Spelling, majority
from graphkit.resolve.names import clean, fold_name, is_full, organisation_key
from graphkit.resolve.types import GIVEN_NAME_VOTES, begins_with_initials, corpus_types

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_BLOCK = 10_000  # rows that are made into numbers of Python in one go

Key = tuple[str, str, str]  # the name that mentions are compared by, their kind, and how they are spelled
Sort = tuple[str, str, str]  # kind, type and rule of a mention


@dataclass(frozen=True, eq=False)
class Names:
    """The mentions that are names, by row, sorted by document, name, kind, spelling and place; those that stand for
    others are none.

    `rows` tells which mention each is, `document`, `key` and `sort` are places in `documents`, `keys` and `sorts`;
    `first` are the rows with which the names of a document begin. `types` has what all documents together make of a
    folded name, `spellings` what is known of the spellings that were asked for, by key and sorts.
    """

    documents: Sequence[str]
    keys: Sequence[Key]
    sorts: Sequence[Sort]
    types: Mapping[str, str]
    rows: Numbers
    document: Numbers
    key: Numbers
    sort: Numbers
    first: Numbers
    offsets: Offsets
    spellings: dict[tuple[int, ...], Spelling] = field(default_factory=dict)


def find_names(mentions: Columns, texts: Mapping[str, str]) -> Names:
    """The names of all documents."""
    import numpy as np

    rows = np.flatnonzero(mentions["first"] < 0)
    keys, key = _keys(mentions, rows, texts)
    document = mentions["document"][rows].astype(np.int64)
    order = np.argsort(document * (len(keys) + 1) + key, kind="stable")
    rows, document, key = rows[order], document[order], key[order]
    first = np.flatnonzero((np.diff(document, prepend=-1) != 0) | (np.diff(key, prepend=-1) != 0))
    offsets = Offsets(*(array("q", mentions[end][rows].astype(np.int64).tobytes()) for end in ("start", "stop")))
    told = (rows, document, key, mentions["sort"][rows].astype(np.int64), first, offsets)
    found = Names(mentions["documents"], keys, mentions["sorts"], {}, *told)
    return replace(found, types=corpus_types(_votes(found), _told_by_user(found)))


class Stretch(NamedTuple):
    """The rows of one document's names: from `first` to before `last`."""

    document: int
    first: int
    last: int


def stretches_of(names: Names) -> list[Stretch]:
    """The documents that have names, in order."""
    import numpy as np

    first = np.flatnonzero(np.diff(names.document, prepend=-1))
    bounds = [*first.tolist(), len(names.rows)]
    return list(map(Stretch, names.document[first].tolist(), bounds, bounds[1:]))


def local_names(names: Names, stretches: Iterable[Stretch]) -> list[LocalName]:
    """The names of these documents, in order; what is to be known of a spelling is found out once."""
    import numpy as np

    bounds = np.append(names.first, len(names.rows))
    wanted = np.zeros(len(names.documents), dtype=bool)
    wanted[[each.document for each in stretches]] = True
    which = np.flatnonzero(wanted[names.document[names.first]])
    first, last = bounds[which], bounds[which + 1]
    columns = (names.document[first], names.key[first], first, last)
    sorts = names.sort.data
    found = []
    for number, key, begin, end in zip(*(column.tolist() for column in columns), strict=True):
        group = (key, *sorts[begin:end].tolist())
        spelling = names.spellings.get(group)
        if spelling is None:
            told = [names.sorts[sort] for sort in group[1:]]
            spelling = names.spellings[group] = _spelling(names.keys[key], told, names.types)
        found.append(LocalName(names.documents[number], spelling, begin, end, names.offsets))
    return found


def _keys(mentions: Columns, rows: Numbers, texts: Mapping[str, str]) -> tuple[list[Key], Numbers]:
    """The distinct keys of names, sorted, and the place among them of the key of each of these mentions."""
    import numpy as np

    by_number = [texts[document] for document in mentions["documents"]]
    known: dict[str, int] = {}
    found = array("q")
    for first in range(0, len(rows), _BLOCK):
        columns = (mentions[name][rows[first : first + _BLOCK]] for name in ("document", "start", "stop"))
        for number, start, stop in zip(*(column.tolist() for column in columns), strict=True):
            found.append(known.setdefault(by_number[number][start:stop], len(known)))
    written = np.array(found, dtype=np.int64)
    sorts: Sequence[Sort] = mentions["sorts"]
    many = max(1, len(sorts))
    pairs, which = np.unique(written * many + mentions["sort"][rows], return_inverse=True)
    spelled = [clean(text) for text in known]
    each: list[Key] = []
    for text, sort in zip((pairs // many).tolist(), (pairs % many).tolist(), strict=True):
        kind, _, rule = sorts[sort]
        each.append((meant_by(rule) or spelled[text], kind, spelled[text]))
    keys = sorted(set(each))
    place = {key: number for number, key in enumerate(keys)}
    return keys, np.array([place[key] for key in each], dtype=np.int64)[which]


def _votes(names: Names) -> dict[str, Counter[str]]:
    """How often each folded name is labelled how; names that begin like a person's have more votes for one."""
    import numpy as np

    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    many = max(1, len(names.sorts))
    pairs, times = np.unique(names.key * many + names.sort, return_counts=True)
    for pair, number in zip(pairs.tolist(), times.tolist(), strict=True):
        text, kind, _ = names.keys[pair // many]
        if kind != DEMONYM:
            votes[fold_name(text)][names.sorts[pair % many][1]] += number
    for (text, kind, _), documents in zip(names.keys, np.bincount(names.key[names.first]).tolist(), strict=True):
        if kind != DEMONYM and begins_with_initials(text):
            votes[fold_name(text)]["PERSON"] += GIVEN_NAME_VOTES * documents
    return votes


def _told_by_user(names: Names) -> dict[str, str]:
    """The types of the names that are the user's own, by folded name; where they differ, the first one's."""
    import numpy as np

    own = np.array([rule.startswith(BY_OWN_NAME) for _, _, rule in names.sorts], dtype=bool)[names.sort]
    if not own.any():
        return {}
    bounds = [*names.first.tolist(), len(names.rows)]
    found = []
    for begin, end in pairwise(bounds):
        if own[begin:end].any():
            text, kind, _ = names.keys[names.key[begin]]
            label = majority(Counter(names.sorts[sort][1] for sort in names.sort[begin:end].tolist()))
            found.append((int(names.document[begin]), text, kind, names.offsets.starts[begin], label))
    return {fold_name(text): label for _, text, _, _, label in sorted(found, reverse=True)}


def _spelling(key: Key, sorts: Sequence[Sort], types: Mapping[str, str]) -> Spelling:
    text, kind, spelled = key
    labels = Counter(label for _, label, _ in sorts)
    rules = {rule for _, _, rule in sorts}
    folded, label = fold_name(text), majority(labels)
    overall = types.get(folded, label)
    is_body = kind != DEMONYM and overall == "ORG"
    is_firm = kind != DEMONYM and overall == "PERSON" and " " not in text  # "Brook" of "Brook Oil Inc"
    meanings = meanings_of(text, kind)
    return Spelling(
        text,
        kind,
        spelled,
        type=label,
        overall=overall,
        folded=folded,
        parts=tuple(folded.split()),
        meanings=meanings,
        sure=sure_meaning(text, kind, label, meanings),
        is_acronym=is_acronym(text),
        is_person=kind != DEMONYM and overall == "PERSON" and is_full(text),
        is_body=is_body,
        is_short=is_body or is_firm,
        is_generic=is_generic(organisation_key(text)),
        weak=rules == {BY_WEAK_NAME},
        own=any(rule.startswith(BY_OWN_NAME) for rule in rules),
        alone=BY_ITSELF in rules,
    )
