"""Names that need no model: those of the tables of facts, as they spell them, and the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from graphkit.facts import demonyms_index, first_names, names_index
from graphkit.facts.vocabulary import NO_WORDS, OwnName, Vocabulary
from graphkit.model import DEMONYM, NAME

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Span


@dataclass(frozen=True)
class Known:
    """A token range that spells a known name. `weak` ones may mean something else and need support.

    `meant` is how the user calls it, of a name of the user's; its `type` is "" where the user gives none.
    """

    first: int
    last: int
    type: str
    kind: str
    weak: bool
    meant: str = ""


def known_names(nlp: Language, doc: Doc, words: Vocabulary = NO_WORDS) -> Iterator[Known]:
    """The longest known names in a text, from left to right; the user's own before those of the tables."""
    from spacy.util import filter_spans

    own = filter_spans(_own_matcher(nlp, words.names)(doc, as_spans=True)) if words.names else []
    meant = _by_spelling(words.names)
    for span in own:
        each = meant[span.text]
        yield Known(span.start, span.end, each.type, NAME, weak=False, meant=each.name)
    taken = {i for span in own for i in range(span.start, span.end)}
    for span in filter_spans(_unless_taken(_matcher(nlp)(doc, as_spans=True), taken)):
        facts = names_index().get(span.text) or names_index().get(f"the {span.text}", ())
        people = demonyms_index().get(span.text, ())
        if facts:
            weak = all(span.text in fact.weak for fact in facts)
            yield Known(span.start, span.end, facts[0].type, NAME, weak)
        elif people:
            yield Known(span.start, span.end, "NORP", DEMONYM, weak=False)


def _unless_taken(spans: Iterable[Span], taken: set[int]) -> list[Span]:
    return [span for span in spans if taken.isdisjoint(range(span.start, span.end))] if taken else list(spans)


@cache
def _by_spelling(names: tuple[OwnName, ...]) -> dict[str, OwnName]:
    return {spelling: each for each in names for spelling in (each.name, *each.aliases)}


def likely_type(text: str) -> str:
    """PERSON for two to four words of which the first is a given name, else ORG."""
    words = text.split()
    return "PERSON" if 1 < len(words) < 5 and words[0] in first_names() else "ORG"


@cache
def _own_matcher(nlp: Language, names: tuple[OwnName, ...]) -> PhraseMatcher:
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    matcher.add("own", list(nlp.tokenizer.pipe(sorted(_by_spelling(names)))))
    return matcher


@cache
def _matcher(nlp: Language) -> PhraseMatcher:
    """Matches words as they are spelt: "US" is a country and "us" is not."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    # without "the", which would make "the United States" as long as "United States Congress"
    phrases = sorted({spelling.removeprefix("the ") for spelling in (*names_index(), *demonyms_index())})
    matcher.add("known", list(_cut_into_words(nlp, phrases)))
    return matcher


def _cut_into_words(nlp: Language, phrases: Iterable[str]) -> Iterator[Doc]:
    """The phrases as the tokenizer cuts them, in a third of its time: at spaces where no rule of it touches a word."""
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

    if type(nlp.tokenizer) is not Tokenizer:
        yield from nlp.tokenizer.pipe(phrases)
        return
    is_whole = cache(partial(_is_whole, nlp.tokenizer))
    for phrase in phrases:
        words = phrase.split(" ")
        yield Doc(nlp.vocab, words=words) if all(map(is_whole, words)) else nlp.tokenizer(phrase)


def _is_whole(tokenizer: Tokenizer, word: str) -> bool:
    """Whether no rule cuts a word of letters alone, and none of them changes how it is written."""
    if not word.isalpha() or word in tokenizer.rules:
        return False
    return not (tokenizer.find_prefix(word) or tokenizer.find_suffix(word) or any(tokenizer.find_infix(word)))
