from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphkit.coverage import Coverage, cover

DATES = ("", "2017", "2017-02", "2017-02-03", "2016-12-31", "", "2017-02-03")
STORIES = (0, 0, 1, 2, 2, 3, 3)
PIECES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, len(DATES) - 1)), max_size=60)


def counted(pieces: list[tuple[int, int]], size: int) -> list[tuple[object, ...]]:
    """The same by plain counting, one group after the other."""
    rows = []
    for group in range(size):
        places = [place for each, place in pieces if each == group]
        largest: dict[int, int] = {}
        for place, count in Counter(places).items():
            largest[STORIES[place]] = max(count, largest.get(STORIES[place], 0))
        dates = sorted(DATES[place] for place in set(places) if DATES[place]) or [""]
        told = (len(places), float(sum(largest.values())), len(set(places)), len(largest))
        rows.append((*told, dates[0], dates[-1]))
    return rows


def rows_of(found: Coverage) -> list[tuple[object, ...]]:
    columns = (found.sentences, found.weight, found.documents, found.stories)
    return list(zip(*(each.tolist() for each in columns), found.first.listed(), found.last.listed(), strict=True))


@given(PIECES)
def test_it_counts_what_counting_one_by_one_counts(pieces: list[tuple[int, int]]) -> None:
    table = np.array(pieces, dtype=np.int64).reshape(-1, 2)
    assert rows_of(cover(table[:, 0], table[:, 1], 5, np.array(STORIES), DATES)) == counted(pieces, 5)


def test_nothing_covers_nothing() -> None:
    none = np.array([], dtype=np.int64)
    assert rows_of(cover(none, none, 0, none, ())) == []
