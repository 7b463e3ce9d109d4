"""Questions about words that are answered once: what stands over a word is not walked over for each word below it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from graphkit.extract.words import Word

Answer = TypeVar("Answer")
Further = TypeVarTuple("Further")


def remembered(find: Callable[[Word, *Further], Answer]) -> Callable[[Word, *Further], Answer]:
    """A function that is asked of each word once; what it gives is not to be changed.

    What it is given beside the word must be the same whenever it is asked of the words of one text.
    """

    @wraps(find)
    def answer(word: Word, *further: *Further) -> Answer:
        known = word.known
        if known is None:
            known = word.known = {}
        elif find in known:
            found: Answer = known[find]
            return found
        found = known[find] = find(word, *further)
        return found

    return answer


def followed(step: Callable[[Word, *Further], Answer | Word]) -> Callable[[Word, *Further], Answer]:
    """A function that goes from word to word, as `step` says, up to one of which it gives an answer.

    All on the way have the same answer, and none is asked twice: what stands over a word is not walked over for each
    word below it. A step must lead upwards.
    """

    @wraps(step)
    def answer(word: Word, *further: *Further) -> Answer:
        way: list[Word] = []
        found: Answer | Word = word
        while isinstance(found, Word):
            here = found
            known = here.known
            if known is not None and step in known:
                found = known[step]
            else:
                way.append(here)
                found = step(here, *further)
        for each in way:
            if each.known is None:
                each.known = {}
            each.known[step] = found
        return found

    return answer
