"""Which documents tell one text: near copies, as when forty papers print one agency report.

Documents whose MinHash signatures agree anywhere are candidates (locality-sensitive hashing, Indyk and Motwani 1998);
each candidate is then compared exactly, text against text. The longest text comes first and a shorter one joins the
story it is nearest to, so that the outcome does not depend on the order of the documents.

A document joins a story when it is *near* to one of its documents and *far* from none: so texts that each resemble
the next (forms, weather reports, a weekly digest and all that it quotes) do not become one story by a chain.

What a document joins depends only on the stories that it meets. So a document whose neighbours are what they were the
last time is not looked at again. And a cluster can compare very many texts at once, in parts: stories are formed first
as if no two texts were near copies, the pairs that this asks for are compared, and whatever that touches is formed
again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from graphkit.model import Story
from graphkit.resolve.closeness import COMPARISON, PAGE, PAGES, Texts, closeness, compare_texts, shingles_reader
from graphkit.resolve.meeting import Table, candidates, guess, plausible, table_of
from graphkit.resolve.parted import Parted
from graphkit.resolve.shingles import head, signature

__all__ = ["COMPARISON", "PAGE", "group_stories", "signature"]

Pair = tuple[str, str]  # of documents, the smaller id first
Judged = dict[Pair, float]  # how close two documents are
Close = Callable[[int, int], float]  # how close two rows of the table are
#: for each row of a table the first row of its story, and for those looked at the rows that they were compared with
Formed = tuple[list[int], dict[int, list[int]]]

CORE = 12  # documents of a story that a newcomer is compared with
#: documents that nobody has compared yet, from which on all that is to be compared is found out first, where others do
#: the comparing. It costs the forming of stories a second time; but with more documents than a reader remembers, each
#: pair would fetch pages anew
MANY = PAGE * PAGES
TOGETHER = 2000  # pairs of texts that are then compared together, some three megabytes of news …
FETCHED = 10 * TOGETHER  # … and those whose texts are fetched together, for that may read the whole table


def group_stories(
    signatures: Mapping[str, bytes],
    texts: Texts,
    known: Judged | None = None,
    before: Iterable[Story] = (),
    parted: Parted | None = None,
) -> tuple[Story, ...]:
    """Every document in exactly one story. `texts` gives the texts of some document ids.

    A story's id is the smallest of its documents' ids. Signatures of another version are made anew from the text. Pairs
    that are `known` already need no second look; those that were looked at now are added to them. `before` are the
    stories that this version formed of some of these very documents with what is known: they save time, no more. So
    does `parted`, where many texts are to be compared.
    """
    current = _current(signatures, texts)
    stories = [[i] for i in sorted(set(signatures) - set(current))]  # without a word: nothing to compare
    if current:
        table = table_of(current)
        judged = {} if known is None else known
        formed = _form_all(table, _earlier(table.ids, signatures, before), texts, judged, parted)
        stories += _named(table.ids, formed)
    return tuple(Story(min(documents), tuple(sorted(documents))) for documents in sorted(map(sorted, stories)))


def _current(signatures: Mapping[str, bytes], texts: Texts) -> dict[str, bytes]:
    """The signatures that this version made or makes, without the empty ones."""
    begin = head()
    current = {i: made for i, made in signatures.items() if made.startswith(begin)}
    old = sorted(i for i, made in signatures.items() if made and not made.startswith(begin))
    for start in range(0, len(old), PAGE):
        found = texts(old[start : start + PAGE])
        current |= {i: made for i in old[start : start + PAGE] if (made := signature(found[i]))}
    return current


def _earlier(ids: Sequence[str], signatures: Mapping[str, bytes], before: Iterable[Story]) -> list[int]:
    """The first row of each row's earlier story; -1 without one. Where a document is gone, nobody has any: it is not
    known whom that touches.
    """
    told = {i: story.id for story in before for i in story.documents}
    if not told.keys() <= signatures.keys():
        return [-1] * len(ids)
    first: dict[str, int] = {}
    return [first.setdefault(told[i], row) if i in told else -1 for row, i in enumerate(ids)]


def _named(ids: Sequence[str], first: Sequence[int]) -> list[list[str]]:
    stories: defaultdict[int, list[str]] = defaultdict(list)
    for row, story in enumerate(first):
        stories[story].append(ids[row])
    return list(stories.values())


def _form_all(table: Table, before: Sequence[int], texts: Texts, known: Judged, parted: Parted | None) -> Sequence[int]:
    """The first row of each row's story; what was compared for that is then `known`."""
    found: Judged = {}
    doubtful: Set[int] = frozenset()
    guessed: dict[int, list[int]] = {}
    if parted and sum(row < 0 for row in before) >= MANY:
        before, guessed = _form(table, _guesses(table, known), before)
        found = _compared(table, guessed, known, texts, parted)
        doubtful = _surprising(table, guessed, known, found)
    first, asked = _form(table, _judge(table, texts, known, found), before, doubtful)
    pairs = (_pair(table, row, other) for row, others in (guessed | asked).items() for other in others)
    known |= {pair: found[pair] for pair in pairs if pair in found}
    return first


def _form(table: Table, close: Close, before: Sequence[int], doubtful: Set[int] = frozenset()) -> Formed:
    """Stories row by row. A row keeps its earlier one unless it is doubtful or meets a story that has changed."""
    rows: list[int] = []
    asked: dict[int, list[int]] = {}
    stories: dict[int, list[int]] = {}  # by their first rows
    meeting: defaultdict[int, set[int]] = defaultdict(set)  # band → stories that have a document in it
    changed: set[int] = set()
    touched: set[int] = set()  # bands in which a changed story has a document
    for row, met in enumerate(table.bands):
        first = before[row]
        if first < 0 or row in doubtful or not touched.isdisjoint(met):
            first, asked[row] = _story_of(row, table, stories, meeting, close)
        if first != before[row] or first in changed:
            for story in (first, before[row]):
                if story not in changed:
                    changed.add(story)
                    touched.update(*(table.bands[each] for each in stories.get(story, ())))
            touched.update(met)
        rows.append(first)
        stories.setdefault(first, []).append(row)
        for band in met:
            meeting[band].add(first)
    return rows, asked


def _story_of(
    row: int, table: Table, stories: Mapping[int, list[int]], meeting: Mapping[int, set[int]], close: Close
) -> tuple[int, list[int]]:
    """The first row of the story that a row joins, itself if none, and the rows that it was compared with."""
    joinable, asked = [], []
    cores = {story: stories[story][:CORE] for story in candidates(table.bands[row], meeting)}
    for story in plausible(row, cores, table):
        found = [close(row, other) for other in cores[story]]
        asked += cores[story]
        if min(found) >= 0 and max(found) > 0:
            joinable.append((-max(found), story))
    return (min(joinable)[1] if joinable else row), asked


def _pair(table: Table, row: int, other: int) -> Pair:
    one, two = table.ids[row], table.ids[other]
    return (one, two) if one < two else (two, one)


def _judge(table: Table, texts: Texts, known: Judged, found: Judged) -> Close:
    """How close two rows are, looked up or found out and noted."""
    read = shingles_reader([i for i, met in zip(table.ids, table.bands, strict=True) if met], texts)

    def close(row: int, other: int) -> float:
        pair = _pair(table, row, other)
        if pair in known:
            return known[pair]
        if pair not in found:
            found[pair] = closeness(read(pair[0]), read(pair[1]))
        return found[pair]

    return close


def _guesses(table: Table, known: Judged) -> Close:
    def close(row: int, other: int) -> float:
        pair = _pair(table, row, other)
        return known[pair] if pair in known else guess(row, other, table)

    return close


def _compared(table: Table, asked: Mapping[int, Sequence[int]], known: Judged, texts: Texts, parted: Parted) -> Judged:
    """How close the texts are that were asked for and are not known, as far as that could be found out."""
    pairs = [_pair(table, row, other) for row, others in asked.items() for other in others]
    pairs = [pair for pair in dict.fromkeys(pairs) if pair not in known]

    def chunks() -> Iterator[list[tuple[str, str]]]:
        for start in range(0, len(pairs), FETCHED):
            some = pairs[start : start + FETCHED]
            found = texts({i for pair in some for i in pair})
            both = [(found[one], found[other]) for one, other in some]
            yield from (both[first : first + TOGETHER] for first in range(0, len(both), TOGETHER))

    judged = zip(pairs, parted(compare_texts, chunks()), strict=True)
    return {pair: close for pair, close in judged if close is not None}


def _surprising(table: Table, asked: Mapping[int, Sequence[int]], known: Judged, found: Judged) -> set[int]:
    """The rows whose texts are not as far from others as was guessed; and those that are near to one, as it counts how
    near they are.
    """

    def expected(row: int, other: int) -> bool:
        pair = _pair(table, row, other)
        if pair in known:
            return True
        return pair in found and found[pair] == guess(row, other, table)

    return {row for row, others in asked.items() if not all(expected(row, other) for other in others)}
