"""Mentions grouped by document, name, kind and spelling; what is to be known of a spelling is found out once."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

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

Key = tuple[str, str, str]  # the name that mentions are compared by, their kind, and how they are spelled
Sort = tuple[str, str, str]  # kind, type and rule of a mention
Group = tuple[int, tuple[int, ...]]  # places of the key of a name, and of the sorts of its mentions


def local_names(mentions: Columns, texts: Mapping[str, str]) -> tuple[list[LocalName], Numbers]:
    """The names of all documents, sorted by document, name, kind and spelling, and which mention stands in each of the
    rows that they speak of. Mentions that stand for others are no names.
    """
    import numpy as np

    rows = np.flatnonzero(mentions["first"] < 0)
    keys, key = _keys(mentions, rows, texts)
    document = mentions["document"][rows].astype(np.int64)
    order = np.argsort(document * (len(keys) + 1) + key, kind="stable")
    rows, document, key = rows[order], document[order], key[order]
    first = np.flatnonzero((np.diff(document, prepend=-1) != 0) | (np.diff(key, prepend=-1) != 0))
    bounds = [*first.tolist(), len(rows)]
    offsets = Offsets(*(array("q", mentions[end][rows].astype(np.int64).tobytes()) for end in ("start", "stop")))
    groups = list(_groups(key[first].tolist(), mentions["sort"][rows].tolist(), bounds))
    places = zip(document[first].tolist(), (offsets.starts[row] for row in bounds), strict=False)
    spellings = _spellings(groups, places, keys, mentions["sorts"])
    ids = mentions["documents"]
    names = [
        LocalName(ids[number], spellings[group], begin, end, offsets)
        for number, group, (begin, end) in zip(document[first].tolist(), groups, pairwise(bounds), strict=True)
    ]
    return names, rows


def _keys(mentions: Columns, rows: Numbers, texts: Mapping[str, str]) -> tuple[list[Key], Numbers]:
    """The distinct keys of names, sorted, and the place among them of the key of each of these mentions."""
    import numpy as np

    by_number = [texts[document] for document in mentions["documents"]]
    known: dict[str, int] = {}
    places = zip(*(mentions[name][rows].tolist() for name in ("document", "start", "stop")), strict=True)
    written = np.array(
        [known.setdefault(by_number[number][start:stop], len(known)) for number, start, stop in places], dtype=np.int64
    )
    sorts: Sequence[Sort] = mentions["sorts"]
    many = max(1, len(sorts))
    pairs, which = np.unique(written * many + mentions["sort"][rows], return_inverse=True)
    spelled = [clean(text) for text in known]
    found: list[Key] = []
    for text, sort in zip((pairs // many).tolist(), (pairs % many).tolist(), strict=True):
        kind, _, rule = sorts[sort]
        found.append((meant_by(rule) or spelled[text], kind, spelled[text]))
    keys = sorted(set(found))
    place = {key: number for number, key in enumerate(keys)}
    return keys, np.array([place[key] for key in found], dtype=np.int64)[which]


def _groups(keys: Sequence[int], sorts: Sequence[int], bounds: Sequence[int]) -> Iterator[Group]:
    """The key of each name and the sorts of its mentions; equal ones are one value."""
    known: dict[Group, Group] = {}
    for key, (first, last) in zip(keys, pairwise(bounds), strict=True):
        group = (key, tuple(sorts[first:last]))
        yield known.setdefault(group, group)


def _spellings(
    groups: Sequence[Group], places: Iterable[tuple[int, int]], keys: Sequence[Key], sorts: Sequence[Sort]
) -> dict[Group, Spelling]:
    """The spelling of each distinct group; `places` says in which document each group is, and where it begins."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (key, several), times in Counter(groups).items():
        text, kind, _ = keys[key]
        if kind != DEMONYM:
            found = votes[fold_name(text)]
            for sort in several:
                found[sorts[sort][1]] += times
            if begins_with_initials(text):
                found["PERSON"] += GIVEN_NAME_VOTES * times
    types = corpus_types(votes, _told_by_user(groups, places, keys, sorts))
    return {group: _spelling(keys[group[0]], [sorts[sort] for sort in group[1]], types) for group in set(groups)}


def _told_by_user(
    groups: Sequence[Group], places: Iterable[tuple[int, int]], keys: Sequence[Key], sorts: Sequence[Sort]
) -> dict[str, str]:
    """The types of the names that are the user's own, by folded name; where they differ, the first one's."""
    own = {number for number, (_, _, rule) in enumerate(sorts) if rule.startswith(BY_OWN_NAME)}
    if not own:
        return {}
    found = [
        (place[0], *keys[key][:2], place[1], majority(Counter(sorts[sort][1] for sort in several)))
        for (key, several), place in zip(groups, places, strict=True)
        if not own.isdisjoint(several)
    ]
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
