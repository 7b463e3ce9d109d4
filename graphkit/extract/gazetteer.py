"""Names that need no model: those of the tables of facts, as they spell them, and the user's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from graphkit.facts import demonyms_index, first_names, names_index
from graphkit.facts.vocabulary import NO_WORDS, OwnName, Vocabulary
from graphkit.model import DEMONYM, NAME

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer

    from graphkit.extract.words import Parsed


class Known(NamedTuple):
    """A token range that spells a known name. `weak` ones may mean something else and need support.

    `meant` is how the user calls it, of a name of the user's; its `type` is "" where the user gives none.
    """

    first: int
    last: int
    type: str
    kind: str
    weak: bool
    meant: str = ""


def known_names(nlp: Language, parsed: Parsed, words: Vocabulary = NO_WORDS) -> Iterator[Known]:
    """The longest known names in a text, from left to right; the user's own before those of the tables."""
    own = longest(_own_matcher(nlp, words.names)(parsed.doc)) if words.names else []
    meant = _by_spelling(words.names) if own else {}
    for first, last in own:
        each = meant[parsed.text(first, last)]
        yield Known(first, last, each.type, NAME, weak=False, meant=each.name)
    taken = {i for span in own for i in range(*span)}
    for first, last in longest(_spelt(nlp, parsed.texts), taken):
        if known := _meaning(parsed.text(first, last)):
            yield Known(first, last, *known)


def longest(matches: Iterable[tuple[int, int, int]], taken: Collection[int] = ()) -> list[tuple[int, int]]:
    """The token ranges of matches that do not overlap each other or those taken, the longest and first of rivals."""
    ranges = sorted({(first - last, first, last) for _, first, last in matches})
    covered = set(taken)
    found: list[tuple[int, int]] = []
    for _, first, last in ranges:
        if covered.isdisjoint(range(first, last)):
            covered.update(range(first, last))
            found.append((first, last))
    return sorted(found)


@cache
def _meaning(text: str) -> tuple[str, str, bool] | None:
    """The type and kind of what the tables know by a spelling of theirs, and whether it is weak."""
    facts = names_index().get(text) or names_index().get(f"the {text}", ())
    if facts:
        return facts[0].type, NAME, all(text in fact.weak for fact in facts)
    return ("NORP", DEMONYM, False) if text in demonyms_index() else None


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


def _spelt(nlp: Language, texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where names of the tables stand, word for word as they are spelt: "US" is a country and "us" is not."""
    for first, text in enumerate(texts):
        phrases, lengths = _phrases(nlp, text)
        for length in lengths:
            if first + length <= len(texts) and tuple(texts[first : first + length]) in phrases:
                yield 0, first, first + length


@lru_cache(maxsize=1 << 16)
def _phrases(nlp: Language, word: str) -> tuple[frozenset[tuple[str, ...]], tuple[int, ...]]:
    """The tables' names that begin with a word, cut into words, and how many these have.

    Few names begin with a word that a text has: to cut all of them, or make a matcher of them, would take longer than
    to read many an article.
    """
    names = _spellings()
    first = last = bisect_left(names, word)
    while last < len(names) and names[last].startswith(word):
        last += 1
    begun = [name for name in names[first:last] if _may_begin(nlp, name, word)]
    phrases = frozenset(phrase for phrase in map(tuple, cut_into_words(nlp, begun)) if phrase[0] == word)
    return phrases, tuple(sorted({len(phrase) for phrase in phrases}))


def _may_begin(nlp: Language, name: str, word: str) -> bool:
    """Whether a name that begins with the letters of a word may have it for its first: spaCy's own tokenizer, unlike
    that for Chinese, does not cut a name of the tables between two letters.
    """
    from spacy.tokenizer import Tokenizer

    joint = name[len(word) - 1 : len(word) + 1]
    return len(joint) < 2 or not joint.isalpha() or type(nlp.tokenizer) is not Tokenizer


@cache
def _spellings() -> list[str]:
    """The tables' names, sorted.

    They are without "the", which would make "the United States" as long as "United States Congress".
    """
    return sorted(dict.fromkeys(each.removeprefix("the ") for each in (*names_index(), *demonyms_index())))


def cut_into_words(nlp: Language, phrases: Iterable[str]) -> Iterator[list[str]]:
    """The phrases as the tokenizer cuts them, in a third of its time: at spaces where no rule of it touches a word."""
    from spacy.tokenizer import Tokenizer

    is_whole = cache(partial(_is_whole, nlp.tokenizer)) if type(nlp.tokenizer) is Tokenizer else lambda _word: False
    for phrase in phrases:
        words = phrase.split(" ")
        yield words if all(map(is_whole, words)) else [token.text for token in nlp.tokenizer(phrase)]


def _is_whole(tokenizer: Tokenizer, word: str) -> bool:
    """Whether no rule cuts a word of letters alone, and none of them changes how it is written."""
    if not word.isalpha() or word in tokenizer.rules:
        return False
    return not (tokenizer.find_prefix(word) or tokenizer.find_suffix(word) or any(tokenizer.find_infix(word)))
