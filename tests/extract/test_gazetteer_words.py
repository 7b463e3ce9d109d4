import pytest
import spacy

from graphkit.extract.gazetteer import _cut_into_words

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
    ours = [[word.text for word in doc] for doc in _cut_into_words(nlp, PHRASES)]
    assert ours == [[word.text for word in nlp.tokenizer(phrase)] for phrase in PHRASES]
