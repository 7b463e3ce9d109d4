"""Who says what a claim tells: "X said that …", "according to X", and quotations over several sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from graphkit.extract.actors import actors
from graphkit.extract.agents import REPORTING
from graphkit.extract.clauses import subjects
from graphkit.extract.reading import Clause, Reading

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_TELLING = REPORTING | {"tell", "deny", "hint", "confide", "testify", "boast", "joke", "assume", "agree"}
_OPENING, _CLOSING = "“«", "”»"


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
    below = cue
    for head in cue.ancestors:
        if below.dep_ in ("ccomp", "parataxis") and reading.lemma(head) in _TELLING:
            return _subject(head, reading)
        below = head
    return None


def _according(cue: Word, reading: Reading) -> int | None:
    for token in cue.sent:
        if token.lower_ in ("according", "per") and token.dep_ == "prep":
            for pobj in token.subtree:
                if pobj.dep_ == "pobj" and (found := actors(pobj, reading)):
                    return found[0][0]
    return None


def _subject(verb: Word, reading: Reading) -> int | None:
    for argument in subjects(verb):
        for number, _ in actors(argument.token, reading):
            return number
    return None


def _quotations(reading: Reading) -> dict[int, int]:
    """Word positions inside quotation marks with the speaker that a sentence beside the quotation names."""
    said: dict[int, int] = {}
    inside: list[int] = []
    opened = False
    for token in reading.words:
        mark = token.text in _OPENING + _CLOSING + '"'
        if mark and (token.text in _CLOSING or (opened and token.text == '"')):
            _attribute(inside, token.sent, reading, said)
            inside, opened = [], False
        elif mark:
            opened = True
        elif opened:
            inside.append(token.i)
    return said


def _attribute(inside: list[int], last: Sequence[Word], reading: Reading, said: dict[int, int]) -> None:
    sents = [reading.words[inside[0]].sent, last] if inside else []
    quoted = set(inside)
    for sent in sents:
        for token in sent:
            if token.i not in quoted and token.pos_ == "VERB" and reading.lemma(token) in _TELLING:
                number = _subject(token, reading)
                if number is not None:
                    said.update(dict.fromkeys(inside, number))
                    return
