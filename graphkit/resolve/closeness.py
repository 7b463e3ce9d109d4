"""How close two texts are: near copies, something of each other, or so far apart that they can't tell one story."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from graphkit.resolve.shingles import Shingles, shared, shingles_of

Texts = Callable[[Collection[str]], Mapping[str, str]]

#: to be raised whenever texts are compared here, or stories formed of them, in another way
COMPARISON = 1

NEAR_OVERLAP, NEAR_CONTAINED = 0.25, 0.35  # of the runs of words of both; of those of the shorter text
FAR_OVERLAP, FAR_CONTAINED = 0.08, 0.12
FEW_RUNS = 30  # with fewer in common, a text inside a longer one may be a mere quotation
SAME_WORDS = 0.6  # of the long words: fewer, and one text quotes the other and goes its own way
SAME_PARTICULARS = 0.6  # of the names, and of the numbers: fewer, and a template has been filled in anew
FEW = 4  # words, names or numbers that tell nothing yet
PAGE, PAGES = 1024, 50  # texts fetched together; fetches remembered


def compare_texts(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The closeness of each pair of texts; a text that is in several pairs is taken apart once."""
    made = {text: shingles_of(text) for text in dict.fromkeys(chain.from_iterable(pairs))}
    return [closeness(made[one], made[other]) for one, other in pairs]


def closeness(one: Shingles, other: Shingles) -> float:
    """Above 0 where two texts are near copies, the more the closer; below 0 where they can't tell one story."""
    common = shared(one.runs, other.runs)
    few = min(len(one.runs), len(other.runs))
    overlap, contained = common / (len(one.runs) + len(other.runs) - common), common / few
    if overlap < FAR_OVERLAP and contained < FAR_CONTAINED:
        return -1.0
    near = overlap >= NEAR_OVERLAP or (contained >= NEAR_CONTAINED and common >= FEW_RUNS)
    return max(overlap, contained) if near and _same_particulars(one, other) else 0.0


def _same_particulars(one: Shingles, other: Shingles) -> bool:
    """Whether the words, names and numbers of the text that has fewer are mostly those of the other."""
    pairs = (
        (one.words, other.words, SAME_WORDS),
        (one.names, other.names, SAME_PARTICULARS),
        (one.numbers, other.numbers, SAME_PARTICULARS),
    )
    return all(
        min(len(mine), len(theirs)) < FEW or shared(mine, theirs) >= share * min(len(mine), len(theirs))
        for mine, theirs, share in pairs
    )


def shingles_reader(ids: Sequence[str], texts: Texts) -> Callable[[str], Shingles]:
    """Shingles by document. Its text is fetched with those that stand beside it in `ids`; the latest are remembered."""
    place = {i: number for number, i in enumerate(ids)}

    @lru_cache(maxsize=PAGES)
    def page(number: int) -> dict[str, str | Shingles]:
        return dict(texts(ids[number * PAGE : (number + 1) * PAGE]))

    def read(document: str) -> Shingles:
        found = page(place[document] // PAGE)
        made = found[document]
        if isinstance(made, str):
            made = found[document] = shingles_of(made)
        return made

    return read
