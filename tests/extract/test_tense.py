"""Tense as a verb group tells it, and those over it."""

import pytest

from graphkit.extract.tense import tense
from graphkit.extract.words import parsed
from tests.extract.parses import lemma, parse


def of(written: str) -> str:
    (verb,) = (word for word in parsed(parse(written)).words if lemma(word) == "meet")
    return tense(verb, lemma)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        pytest.param("will|MD|aux|meet meet|VB|ROOT|meet", "future", id="will meet"),
        pytest.param("may|MD|aux|meet meet|VB|ROOT|meet", "future", id="may meet"),
        pytest.param("can|MD|aux|meet meet|VB|ROOT|meet", "present", id="can meet"),
        pytest.param("may|MD|aux|met have|VB|aux|met met|VBN|ROOT|met", "past", id="may have met"),
        pytest.param("will|MD|aux|met have|VB|aux|met met|VBN|ROOT|met", "future", id="will have met"),
        pytest.param("has|VBZ|aux|met met|VBN|ROOT|met", "past", id="has met"),
        pytest.param("met|VBD|ROOT|met", "past", id="met"),
        pytest.param("did|VBD|aux|meet not|RB|neg|meet meet|VB|ROOT|meet", "past", id="did not meet"),
        pytest.param("does|VBZ|aux|meet not|RB|neg|meet meet|VB|ROOT|meet", "present", id="does not meet"),
        pytest.param("is|VBZ|aux|meeting meeting|VBG|ROOT|meeting", "present", id="is meeting"),
        pytest.param("was|VBD|aux|meeting meeting|VBG|ROOT|meeting", "past", id="was meeting"),
        pytest.param("is|VBZ|auxpass|met met|VBN|ROOT|met", "present", id="is met"),
        pytest.param("to|TO|aux|meet meet|VB|ROOT|meet", "future", id="headline"),
        pytest.param("is|VBZ|ROOT|is to|TO|aux|meet meet|VB|xcomp|is", "future", id="is to meet"),
        pytest.param("wanted|VBD|ROOT|wanted to|TO|aux|meet meet|VB|xcomp|wanted", "future", id="wanted to meet"),
        pytest.param("refused|VBD|ROOT|refused to|TO|aux|meet meet|VB|xcomp|refused", "past", id="refused to meet"),
        pytest.param("left|VBD|ROOT|left without|IN|prep|left meeting|VBG|pcomp|without", "past", id="without meeting"),
        pytest.param("warned|VBD|ROOT|warned against|IN|prep|warned meeting|VBG|pcomp|against", "future", id="against"),
        pytest.param("met|VBN|acl|guests guests|NNS|ROOT|guests", "past", id="guests met by"),
        pytest.param(
            "asked|VBD|ROOT|asked that|IN|mark|meet meet|VBP|ccomp|asked", "future", id="asked that they meet"
        ),
        pytest.param("meet|VB|ROOT|meet", "", id="an order"),
    ],
)
def test_the_verb_group_and_what_stands_over_it_tell_the_tense(group: str, expected: str) -> None:
    assert of(group) == expected
