"""Words say of a parse what spaCy's Tokens say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extract.memory import followed, remembered
from graphkit.extract.nlp import parse
from graphkit.extract.words import is_punctuation, is_spaced, left_edge, parsed, root_of, text_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = [
    "Ada Brook, who'd met Ben's sister in Rome, said on Tuesday that Norland wouldn't pay. \"Why not?\" he asked.",
    "The minister of the U.S. state of Oregon - once a friend - left; nobody knows... where (or why) he went!",
]
LABELS = ("i", "text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_")


@pytest.fixture
def docs(nlp: Language) -> list[Doc]:
    return [doc for doc, _ in parse(nlp, ((text, None) for text in TEXTS))]


@pytest.mark.model
def test_words_have_the_labels_of_tokens(docs: list[Doc]) -> None:
    for doc in docs:
        found = [tuple(getattr(word, label) for label in LABELS) for word in parsed(doc).words]
        assert found == [tuple(getattr(token, label) for label in LABELS) for token in doc]


@pytest.mark.model
def test_words_hang_together_as_tokens_do(docs: list[Doc]) -> None:
    for doc in docs:
        for word, token in zip(parsed(doc).words, doc, strict=True):
            assert word.head.i == token.head.i
            for each in ("children", "lefts", "rights", "ancestors", "subtree", "sent"):
                assert [other.i for other in getattr(word, each)] == [other.i for other in getattr(token, each)], each
            assert left_edge(word) == token.left_edge.i


@pytest.mark.model
def test_phrases_have_the_text_and_root_of_spans(docs: list[Doc]) -> None:
    for doc in docs:
        words = parsed(doc).words
        spans = [(i, j) for i in range(len(doc)) for j in range(i + 1, min(i + 6, doc[i].sent.end) + 1)]
        assert spans
        for first, last in spans:
            assert text_of(words[first:last]) == doc[first:last].text
            assert root_of(words[first:last]).i == doc[first:last].root.i


@pytest.mark.model
def test_words_know_punctuation_and_spaces_as_tokens_do(docs: list[Doc]) -> None:
    for doc in docs:
        found = [(is_punctuation(word), is_spaced(word)) for word in parsed(doc).words]
        assert found == [(token.is_punct, bool(token.whitespace_)) for token in doc]


def test_an_unparsed_text_is_one_sentence() -> None:
    from tests.extract.parses import english

    assert parsed(english()("Ada left . Ben came .")).sentences == ((0, 6),)


def test_what_was_asked_of_a_word_is_not_worked_out_again() -> None:
    from tests.extract.parses import parse as by_hand

    asked: list[int] = []
    position = remembered(lambda word: asked.append(word.i) or word.i)
    words = parsed(by_hand("Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met")).words
    assert [position(words[2]), position(words[2]), position(words[0])] == [2, 2, 0]
    assert asked == [2, 0]


def test_what_stands_over_words_is_asked_once_for_all_on_the_way() -> None:
    from tests.extract.parses import parse as by_hand

    asked: list[int] = []
    root = followed(lambda word: asked.append(word.i) or (word.i if word.head is word else word.head))
    words = parsed(by_hand("Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met")).words
    assert [root(words[0]), root(words[2]), root(words[0])] == [1, 1, 1]
    assert asked == [0, 1, 2]
