"""A parsed text as plain Python values, made once, with the attribute names of spaCy's Token.

Each look at a Token makes an object and asks the vocabulary for a string; the rules look at every word many times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any
from unicodedata import category

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SPELT = ["ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE"]
_COUNTED = ["MORPH", "HEAD", "SENT_START", "SPACY", "IDX", "ENT_IOB"]
_BEGINS = 3  # of an entity, as ENT_IOB says it
_INSIDE = 1
_NUMBERS = 1 << 64  # that the vocabulary gives to strings; the upper half reads as negative
_MOST_SPELLINGS = 1 << 15  # strings that are kept by their number in the vocabulary


@dataclass(frozen=True)
class Parsed:
    """A parsed text: all its words, the range of words of each sentence, and of each entity with its label.

    Of each word, `texts` has the spelling, `starts` the offset in the text, and `spaced` whether a space follows it.
    """

    doc: Doc
    words: list[Word]
    sentences: tuple[tuple[int, int], ...]
    entities: list[tuple[int, int, str]]
    texts: list[str]
    starts: list[int]
    spaced: list[int]

    def text(self, first: int, last: int) -> str:
        """The text of the words `first:last`."""
        if last - first == 1:
            return self.texts[first]
        spaces = [" " if spaced else "" for spaced in self.spaced[first : last - 1]]
        return "".join(map("".join, zip(self.texts[first:last], [*spaces, ""], strict=True)))

    def close(self) -> None:
        """Parts words that know each other, so that their memory is free at once; none may be used any more."""
        for word in self.words:
            del word.head
        self.words.clear()


@dataclass(slots=True, eq=False, repr=False)
class Word:
    """One word and its place in the tree of the sentence, whose root is its own head; `children` go by position.

    `known` holds what has been asked of the word before.
    """

    whole: Parsed
    i: int
    sentence: tuple[int, int]
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    ent_type_: str
    morph: int
    head: Word = field(init=False)
    children: Sequence[Word] = ()
    known: dict[Callable[..., Any], Any] | None = None

    @property
    def sent(self) -> list[Word]:
        """The words of its sentence."""
        first, last = self.sentence
        return self.whole.words[first:last]

    @property
    def lefts(self) -> list[Word]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Word]:
        """The children behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> Iterator[Word]:
        """The words it hangs on, the nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> list[Word]:
        """It and all that hangs on it, from left to right."""
        found = [self]
        for word in found:
            found.extend(word.children)
        return sorted(found, key=lambda word: word.i)


def parsed(doc: Doc) -> Parsed:
    """The words of a parsed text."""
    *numbers, morphs, heads, firsts, spaced, starts, iob = doc.to_array(_columns()).view(np.int64).T.tolist()
    spelt = _spelt(doc, numbers)
    sentences = _sentences(firsts)
    whole = Parsed(doc, [], sentences, _entities(iob, spelt[-1]), spelt[0], starts, spaced)
    of_each = [sentence for sentence in sentences for _ in range(*sentence)]
    words = whole.words
    words += map(Word, repeat(whole), range(len(of_each)), of_each, *spelt, morphs)
    for word, offset in zip(words, heads, strict=True):
        head = word.head = words[word.i + offset]
        if offset:
            if not head.children:
                head.children = []
            head.children.append(word)
    return whole


@cache
def _columns() -> list[int]:
    """The numbers of the attributes that are read, which cost less than their names."""
    from spacy.attrs import IDS

    return [IDS[name] for name in (*_SPELT, *_COUNTED)]


def _spelt(doc: Doc, columns: list[list[int]]) -> list[list[str]]:
    """Columns of strings from columns of their numbers in the vocabulary."""
    known = _spellings()
    try:
        return [list(map(known.__getitem__, column)) for column in columns]
    except KeyError:
        if len(known) > _MOST_SPELLINGS:
            known.clear()
        strings = doc.vocab.strings
        known.update((key, strings[key % _NUMBERS]) for key in set().union(*columns).difference(known))
        return [list(map(known.__getitem__, column)) for column in columns]


@cache
def _spellings() -> dict[int, str]:
    """Strings by their numbers, which are hashes of them and the same in every vocabulary."""
    return {}


def _sentences(starts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The range of words of each sentence; a text whose sentences nobody has marked is one."""
    if not starts:
        return ()
    firsts = [0, *(i for i, start in enumerate(starts) if start == 1 and i)]
    return tuple(pairwise([*firsts, len(starts)]))


def _entities(iob: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """The range of words of each entity, and its label."""
    found: list[tuple[int, int, str]] = []
    if _BEGINS not in iob:
        return found
    for i, (mark, label) in enumerate(zip(iob, labels, strict=True)):
        if mark == _BEGINS and label:
            found.append((i, i + 1, label))
        elif mark == _INSIDE:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
    return found


def text_of(words: Sequence[Word]) -> str:
    """The text of words that follow each other."""
    return words[0].whole.text(words[0].i, words[-1].i + 1)


def is_spaced(word: Word) -> bool:
    """Whether a space follows a word."""
    return bool(word.whole.spaced[word.i])


def root_of(words: Sequence[Word]) -> Word:
    """The word of a phrase that is nearest to the root of its sentence, the first of such."""
    first, last = words[0].i, words[-1].i
    outer = [word for word in words if word.head is word or not first <= word.head.i <= last]
    if len(outer) < 2:
        return outer[0] if outer else words[0]
    return min(outer, key=_steps_to_root)


def _steps_to_root(word: Word) -> int:
    """How many words stand above a word; more than above any other if it is a mark that nothing hangs on."""
    if not word.children and (is_punctuation(word) or word.text.isspace()):
        return len(word.whole.words) - 1
    return sum(1 for _ in word.ancestors)


def left_edge(word: Word) -> int:
    """The position of the first word of all that hangs on it."""
    return word.subtree[0].i


def is_punctuation(word: Word) -> bool:
    """Whether a word has no other characters."""
    return all(category(character).startswith("P") for character in word.text)
