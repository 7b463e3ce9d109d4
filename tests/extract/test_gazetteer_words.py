import pytest
import spacy

from graphkit.extract.gazetteer import _phrases, _spellings, cut_into_words

PHRASES = [
    "Russia",
    "United Nations",
    "U.S.",
    "can't",
    "O'Brien",
    "US-based",
    "Côte d'Ivoire",
    "联合国",
    "США",
    "gonna go",
]


@pytest.mark.parametrize("language", ["en", "fr", "de", "ru", "zh", "xx"])
def test_phrases_are_cut_as_the_tokenizer_cuts_them(language: str) -> None:
    nlp = spacy.blank(language)
    assert list(cut_into_words(nlp, PHRASES)) == [[word.text for word in nlp.tokenizer(phrase)] for phrase in PHRASES]


@pytest.mark.parametrize("language", ["en", "fr", "de", "ru", "zh"])
def test_every_name_of_the_tables_is_found_by_its_first_word(language: str) -> None:
    nlp = spacy.blank(language)
    cut = {tuple(phrase) for phrase in cut_into_words(nlp, _spellings())}
    found = {word: _phrases(nlp, word) for word in sorted({phrase[0] for phrase in cut})}
    assert frozenset().union(*(phrases for phrases, _ in found.values())) == cut
    assert all(lengths == tuple(sorted(set(map(len, phrases)))) for phrases, lengths in found.values())
