"""A parsed text as plain Python values, made once, with the attribute names of spaCy's Token.

Each look at a Token makes an object and asks the vocabulary for a string; the rules look at every word many times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import category

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

Answer = TypeVar("Answer")
_SPELT = ["ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE"]


@dataclass(frozen=True)
class Parsed:
    """A parsed text: all its words, and the range of words of each sentence."""

    doc: Doc
    words: list[Word]
    sentences: tuple[tuple[int, int], ...]

    def text(self, first: int, last: int) -> str:
        """The text of the words `first:last`."""
        return str(self.doc[first:last].text)

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
    def subtree(self) -> Iterator[Word]:
        """It and all that hangs on it, from left to right."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree


def parsed(doc: Doc) -> Parsed:
    """The words of a parsed text."""
    table = doc.to_array([*_SPELT, "MORPH", "HEAD"])
    strings = doc.vocab.strings
    spelt = {key: strings[key] for key in set(table[:, :-2].ravel().tolist())}
    known = doc.has_annotation("SENT_START")
    sentences = tuple((sent.start, sent.end) for sent in doc.sents) if known else ((0, len(doc)),)
    whole = Parsed(doc, [], sentences)
    words = whole.words
    rows, morphs = table[:, :-2].tolist(), table[:, -2].tolist()
    for sentence in whole.sentences:
        for i in range(*sentence):
            words.append(Word(whole, i, sentence, *[spelt[key] for key in rows[i]], morphs[i]))  # type: ignore[call-arg]
    for word, offset in zip(words, table[:, -1].astype(np.int64).tolist(), strict=True):
        head = word.head = words[word.i + offset]
        if offset:
            if not head.children:
                head.children = []
            head.children.append(word)
    return whole


def remembered(find: Callable[[Word], Answer]) -> Callable[[Word], Answer]:
    """A function that is asked of each word once; what it gives is not to be changed."""

    @wraps(find)
    def answer(word: Word) -> Answer:
        if word.known is None:
            word.known = {}
        if find not in word.known:
            word.known[find] = find(word)
        found: Answer = word.known[find]
        return found

    return answer


def text_of(words: Sequence[Word]) -> str:
    """The text of words that follow each other."""
    return words[0].whole.text(words[0].i, words[-1].i + 1)


def is_spaced(word: Word) -> bool:
    """Whether a space follows a word."""
    return bool(word.whole.doc[word.i].whitespace_)


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
    return min([word.i, *(left_edge(child) for child in word.children)])


def is_punctuation(word: Word) -> bool:
    """Whether a word has no other characters."""
    return all(category(character).startswith("P") for character in word.text)
