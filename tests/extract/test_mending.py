"""Parses that names prove wrong, written as the parser gives them."""

import pytest

from tests.extract.parses import clauses, statements


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param(
            "Ada|NNP|compound|attacks attacks|NNS|ROOT|attacks Ben|NNP|dobj|attacks",
            [("Ada", "attack", "Ben")],
            id="taken for a plural",
        ),
        pytest.param(
            "Ada|NNP|compound|attacks attacks|NNS|ROOT|attacks Ben|NNP|appos|attacks over|IN|prep|attacks "
            "tax|NN|pobj|over",
            [("Ada", "attack", "Ben")],
            id="its object for an apposition",
        ),
        pytest.param(
            "Ada|NNP|nsubj|Ben attacked|JJ|amod|Ben Ben|NNP|ROOT|Ben .|.|punct|Ben",
            [("Ada", "attack", "Ben")],
            id="taken for an adjective",
        ),
        pytest.param(
            "Ada|NNP|compound|attacks attacks|NNS|nsubj|left Ben|NNP|appos|attacks left|VBD|ROOT|left",
            [],
            id="but not beside a verb",
        ),
        pytest.param(
            "Russian|NNP|compound|attacks attacks|NNS|ROOT|attacks Ben|NNP|appos|attacks", [], id="nor behind a demonym"
        ),
    ],
)
def test_a_word_between_two_names_is_the_verb_of_a_headline(written: str, found: list[tuple[str, str, str]]) -> None:
    assert statements(written, ("Ada", "Ben", "Russian")) == found


@pytest.mark.parametrize(
    "written",
    [
        "Ada|NNP|ROOT|Ada to|TO|aux|meet meet|VB|relcl|Ada Ben|NNP|dobj|meet",
        "Ada|NNP|dep|meet to|TO|aux|meet meet|VB|ROOT|meet Ben|NNP|dobj|meet",
    ],
)
def test_who_is_to_do_something_in_a_headline_plans_it(written: str) -> None:
    (found,) = clauses(written, ("Ada", "Ben"))
    assert (found.subject, found.predicate, found.modality, found.tense) == (0, "meet", "planned", "future")


def test_what_stands_before_a_bare_participle_suffers() -> None:
    written = "Ada|NNP|nsubj|supported supported|VBN|ROOT|supported by|IN|agent|supported Ben|NNP|pobj|by"
    assert statements(written, ("Ada", "Ben")) == [("Ben", "support", "Ada")]


def test_a_name_taken_for_an_adverb_acts() -> None:
    written = "Ada|NNP|npadvmod|attacked attacked|VBD|ROOT|attacked Ben|NNP|dobj|attacked"
    assert statements(written, ("Ada", "Ben")) == [("Ada", "attack", "Ben")]


def test_a_comma_between_two_states_is_an_and() -> None:
    written = (
        "Poland|NNP|nsubj|meet ,|,|punct|Poland Norway|NNP|appos|Poland meet|VBP|ROOT|meet in|IN|prep|meet "
        "Rome|NNP|pobj|in"
    )
    assert ("Poland", "meet", "Norway") in statements(written, ("Poland", "Norway"))


def test_a_name_whose_first_word_was_taken_for_a_preposition_acts() -> None:
    from graphkit.extract.claims import find_clauses
    from graphkit.extract.words import parsed
    from tests.extract.parses import lemma, parse

    doc = parse("Barack|IN|prep|met Obama|NNP|pobj|Barack met|VBD|ROOT|met Ben|NNP|dobj|met")
    (found,) = find_clauses(parsed(doc), {0: 0, 1: 0, 3: 1}, lemma)
    assert (found.subject, found.predicate, found.object) == (0, "meet", 1)
