import pytest

from graphkit.extract.places import OBJECT, SUBJECT, Place, clear_winner, quoted_words, ranking
from graphkit.extract.words import parsed
from tests.extract.parses import english


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She left .", []),
        ('" I lied " , she said .', ['"', "I", "lied", '"']),
        ("“ I lied ” , she said .", ["“", "I", "lied", "”"]),
        ("« I lied » , she said .", ["«", "I", "lied", "»"]),
        ('" I lied " , she said , " often . "', ['"', "I", "lied", '"', '"', "often", ".", '"']),
    ],
)
def test_words_in_quotation_marks_are_quoted(text: str, inside: list[str]) -> None:
    words = parsed(english()(text)).words
    assert [
        word.text for word, quoted in zip(words, quoted_words([word.text for word in words]), strict=True) if quoted
    ] == inside


def person(sentence: int, who: int, role: str, gender: str = "f") -> Place:
    return Place(sentence, who, gender, person=True, plural=False, role=role)


def order(*places: Place) -> list[int | str]:
    return [who for _, who in ranking(places, 3, SUBJECT, {})]


def test_a_subject_ranks_before_an_object() -> None:
    assert order(person(2, 1, OBJECT), person(2, 2, SUBJECT)) == [2, 1]


def test_a_later_sentence_ranks_before_an_earlier_one() -> None:
    assert order(person(1, 1, SUBJECT), person(2, 2, SUBJECT)) == [2, 1]


def test_more_sentences_rank_before_fewer() -> None:
    assert order(person(2, 1, SUBJECT), person(1, 2, SUBJECT), person(2, 2, SUBJECT)) == [2, 1]


def test_a_known_gender_ranks_before_an_unknown_one() -> None:
    assert order(person(2, 1, SUBJECT, ""), person(2, 2, SUBJECT)) == [2, 1]


def test_who_is_mentioned_often_ranks_first_among_equals() -> None:
    places = [person(2, 1, SUBJECT), person(2, 2, SUBJECT)]
    assert [who for _, who in ranking(places, 3, SUBJECT, {1: 1, 2: 5})] == [2, 1]


@pytest.mark.parametrize(
    ("ranked", "winner"),
    [([], None), ([(1.0, 7)], 7), ([(3.0, 7), (1.0, 8)], 7), ([(1.1, 7), (1.0, 8)], None)],
)
def test_the_first_wins_only_if_clearly_ahead(ranked: list[tuple[float, int]], winner: int | None) -> None:
    assert clear_winner(ranked, 1.5) == winner
