"""Who says what a claim tells: "X said that …", "according to X", and quotations over several sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from graphkit.extract.actors import actors
from graphkit.extract.agents import REPORTING
from graphkit.extract.clauses import subjects
from graphkit.extract.memory import followed, remembered
from graphkit.extract.reading import Clause, Reading

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_TELLING = REPORTING | {"tell", "deny", "hint", "confide", "testify", "boast", "joke", "assume", "agree"}
_CLOSING = "”»"
_MARKS = frozenset('“«”»"')


def speakers(reading: Reading) -> Callable[[Clause], int | None]:
    """A function from a claim to the number of the mention that says it, None for the author of the text."""
    quotes = _quotations(reading)

    def said_by(clause: Clause) -> int | None:
        cue = reading.words[clause.cue]
        for find in (_above, _according):
            found = find(cue, reading)
            if found is not None:
                return found
        return quotes.get(clause.cue)

    return said_by


def _above(cue: Word, reading: Reading) -> int | None:
    """The subject of the nearest verb of speech whose complement holds the cue."""
    for child in cue.children:
        if child.dep_ == "parataxis" and reading.lemma(child) in _TELLING:
            return _subject(child, reading)
    return _subject_over(cue, reading)


@followed
def _subject_over(below: Word, reading: Reading) -> int | Word | None:
    head = below.head
    if head is below:
        return None
    told = below.dep_ in ("ccomp", "parataxis") and reading.lemma(head) in _TELLING
    return _subject(head, reading) if told else head


def _according(cue: Word, reading: Reading) -> int | None:
    return _source_in(reading.words[cue.sentence[0]], reading)


@remembered
def _source_in(first: Word, reading: Reading) -> int | None:
    """Whom the sentence with that first word gives as its source."""
    for token in first.sent:
        if token.lower_ in ("according", "per") and token.dep_ == "prep":
            for pobj in token.subtree:
                if pobj.dep_ == "pobj" and (found := actors(pobj, reading)):
                    return found[0][0]
    return None


@remembered
def _subject(verb: Word, reading: Reading) -> int | None:
    for argument in subjects(verb):
        for number, _ in actors(argument.token, reading):
            return number
    return None


def _quotations(reading: Reading) -> dict[int, int]:
    """Word positions inside quotation marks with the speaker that a sentence beside the quotation names."""
    said: dict[int, int] = {}
    if _MARKS.isdisjoint(reading.parsed.texts):
        return said
    inside: list[int] = []
    opened = False
    for token in reading.words:
        mark = token.text in _MARKS
        if mark and (token.text in _CLOSING or (opened and token.text == '"')):
            _attribute(inside, token.sentence[0], reading, said)
            inside, opened = [], False
        elif mark:
            opened = True
        elif opened:
            inside.append(token.i)
    return said


def _attribute(inside: list[int], last: int, reading: Reading, said: dict[int, int]) -> None:
    """Put a quotation on who is said to tell it, where it begins or in the sentence that begins at `last`."""
    words, quoted = reading.words, set(inside)
    for first in (words[inside[0]].sentence[0], last) if inside else ():
        for verb in _telling_verbs(words[first], reading):
            number = None if verb.i in quoted else _subject(verb, reading)
            if number is not None:
                said.update(dict.fromkeys(inside, number))
                return


@remembered
def _telling_verbs(first: Word, reading: Reading) -> list[Word]:
    """The verbs of speech in the sentence with that first word."""
    return [token for token in first.sent if token.pos_ == "VERB" and reading.lemma(token) in _TELLING]
