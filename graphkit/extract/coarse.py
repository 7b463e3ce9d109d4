"""The attribute ruler's answers, remembered: one for each combination of what its patterns ask of a token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.extract.distinct import once_for_each

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from graphkit.extract.distinct import Rows

    Token = tuple[int, int, int]
    Answer = list[int]

_ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
_TOLD_APART = ["TAG", "LOWER", "DEP"]
_ANSWERED = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
_CONDITIONS = ("IN", "NOT_IN", "REGEX")
MOST_ANSWERS = 1 << 16


def find_ruler(nlp: Language, ruler: Any) -> Callable[[Sequence[Doc]], None] | None:
    """A function that annotates texts as `ruler` would, None if its patterns ask for more than these attributes."""
    patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
    if not _are_known(ruler.patterns, patterns):
        return None
    if not patterns:
        return lambda _docs: None
    return _ruling(ruler, nlp.vocab, _kinds(nlp, patterns), _begins(nlp, patterns), max(map(len, patterns)))


def _ruling(
    ruler: Any, vocab: Vocab, kind: Callable[[int], int], begins: Callable[[Doc], bool], reach: int
) -> Callable[[Sequence[Doc]], None]:
    """The function that annotates: token by token, then again where patterns of several tokens may reach."""
    known: dict[tuple[Token, ...], tuple[list[Answer], bool]] = {}

    def answers(tokens: Sequence[Sequence[int]]) -> tuple[list[Answer], bool]:
        """What the ruler says of tokens that stand alone, and whether a pattern of several may begin with the first."""
        key = tuple((tag, kind(lower), dep) for tag, lower, dep in tokens)
        if key not in known:
            if len(known) > MOST_ANSWERS:
                known.clear()
            found: list[Answer] = ruler(_doc(vocab, tokens)).to_array(_ANSWERED).tolist()
            known[key] = found, begins(_doc(vocab, tokens[:1]))
        return known[key]

    def of_each(tokens: Rows) -> Rows:
        found = [answers([token]) for token in tokens.tolist()]
        return np.array([[*answer, begin] for [answer], begin in found], np.uint64)

    told_of = once_for_each(of_each, MOST_ANSWERS)

    def annotate(docs: Sequence[Doc]) -> None:
        tokens = np.concatenate([doc.to_array(_TOLD_APART) for doc in docs])
        told = told_of(tokens)
        stop = 0
        for doc in docs:
            start, stop = stop, stop + len(doc)
            found, may_begin = told[start:stop, :-1], told[start:stop, -1]
            for first, last in _windows(np.flatnonzero(may_begin).tolist(), reach, len(doc)):
                found[first:last] = answers(tokens[start + first : start + last].tolist())[0]
            doc.from_array(_ANSWERED, found)

    return annotate


def _windows(starts: Sequence[int], reach: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where patterns of several tokens that may begin at `starts` reach, without overlaps."""
    first = last = -1
    for start in starts:
        if start >= last:
            if last > first:
                yield first, last
            first = start
        last = min(start + reach, stop)
    if last > first:
        yield first, last


def _doc(vocab: Vocab, tokens: Sequence[Sequence[int]]) -> Doc:
    """A text of these tokens alone, with all that a pattern may ask of them."""
    from spacy.tokens import Doc

    doc = Doc(vocab, words=[vocab.strings[lower] for _, lower, _ in tokens])
    doc.from_array(["TAG", "DEP"], np.array([(tag, dep) for tag, _, dep in tokens], np.uint64))
    return doc


def _are_known(rules: Sequence[dict[str, Any]], patterns: Sequence[Sequence[dict[str, Any]]]) -> bool:
    given = {name for rule in rules for name in rule["attrs"]}
    return given <= set(_ANSWERED) and all(_is_known(spec) for pattern in patterns for spec in pattern)


def _is_known(spec: dict[str, Any]) -> bool:
    return set(spec) <= set(_ASKED) and all(
        isinstance(value, str | bool) or (isinstance(value, dict) and set(value) <= set(_CONDITIONS))
        for value in spec.values()
    )


def _kinds(nlp: Language, patterns: Sequence[Sequence[dict[str, Any]]]) -> Callable[[int], int]:
    """Words by what patterns can tell of them: a word that none names is 0, white space is 1, the others themselves."""
    asked = [spec["LOWER"] for pattern in patterns for spec in pattern if "LOWER" in spec]
    named = {word for value in asked for word in _words(value)}
    shapes = [re.compile(value["REGEX"]) for value in asked if isinstance(value, dict) and "REGEX" in value]
    known: dict[int, int] = {}

    def kind(lower: int) -> int:
        if lower not in known:
            if len(known) > MOST_ANSWERS:
                known.clear()
            word = nlp.vocab.strings[lower]
            told = word in named or any(shape.search(word) for shape in shapes)
            known[lower] = lower if told else int(word.isspace())
        return known[lower]

    return kind


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for condition in ("IN", "NOT_IN"):
        yield from value.get(condition, ())


def _begins(nlp: Language, patterns: Sequence[Sequence[dict[str, Any]]]) -> Callable[[Doc], bool]:
    """Whether a pattern of several tokens may begin with a token, given as a text of its own."""
    from spacy.matcher import Matcher

    matcher = Matcher(nlp.vocab)
    for number, pattern in enumerate(pattern for pattern in patterns if len(pattern) > 1):
        matcher.add(str(number), [list(pattern[:1])])
    if not len(matcher):
        return lambda _doc: False
    return lambda doc: bool(matcher(doc, allow_missing=True))
