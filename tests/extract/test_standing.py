import pytest

from tests.extract.told import claims, read, rules

NAMES = set("Kremlin Peskov Germany German Merkel Oslo Norway Sweden Abba Ada Eve NATO".split())
SPOKE = "spoke|VBD|ROOT|spoke .|.|punct|spoke"


@pytest.mark.parametrize(
    ("written", "expected", "rule"),
    [
        pytest.param(
            f"Kremlin|NNP|compound|Peskov spokesman|NN|compound|Peskov Peskov|NNP|nsubj|spoke {SPOKE}",
            ("Peskov", "spokesman of", "Kremlin"),
            "role_of + title",
            id="title between names",
        ),
        pytest.param(
            "former|JJ|amod|Peskov Kremlin|NNP|compound|Peskov spokesman|NN|compound|Peskov "
            f"Peskov|NNP|nsubj|spoke {SPOKE}",
            ("Peskov", "former spokesman of", "Kremlin"),
            "role_of + title",
            id="a former role stays one",
        ),
        pytest.param(
            "Merkel|NNP|nsubj|spoke ,|,|punct|Merkel the|DT|det|chancellor German|JJ|amod|chancellor "
            f"chancellor|NN|appos|Merkel ,|,|punct|Merkel {SPOKE}",
            ("Merkel", "chancellor of", "German"),
            "role_of + apposition",
            id="apposition",
        ),
        pytest.param(
            "Merkel|NNP|nsubj|is is|VBZ|ROOT|is chancellor|NN|attr|is of|IN|prep|chancellor Germany|NNP|pobj|of",
            ("Merkel", "chancellor of", "Germany"),
            "role_of + predicate",
            id="predicate",
        ),
        pytest.param(
            "Norway|NNP|nsubj|is is|VBZ|ROOT|is a|DT|det|member member|NN|attr|is of|IN|prep|member NATO|NNP|pobj|of",
            ("Norway", "member of", "NATO"),
            "member_of + predicate",
            id="member",
        ),
        pytest.param(
            "Oslo|NNP|nsubj|is is|VBZ|ROOT|is a|DT|det|city city|NN|attr|is in|IN|prep|city Norway|NNP|pobj|in",
            ("Oslo", "city in", "Norway"),
            "located_in + predicate",
            id="place",
        ),
        pytest.param(
            f"Ada|NNP|poss|Eve 's|POS|case|Ada wife|NN|compound|Eve Eve|NNP|nsubj|spoke {SPOKE}",
            ("Eve", "wife of", "Ada"),
            "family_of + title",
            id="family",
        ),
        pytest.param(
            f"The|DT|det|Abba German|JJ|amod|Abba band|NN|compound|Abba Abba|NNP|nsubj|spoke {SPOKE}",
            ("Abba", "band from", "German"),
            "origin + title",
            id="origin",
        ),
    ],
)
def test_what_a_name_is_to_another(written: str, expected: tuple[str, str, str], rule: str) -> None:
    assert [each[:3] for each in claims(written, NAMES)] == [expected]
    assert rules(written, NAMES) == [rule]


def test_standing_relations_are_no_events() -> None:
    written = f"Kremlin|NNP|compound|Peskov spokesman|NN|compound|Peskov Peskov|NNP|nsubj|spoke {SPOKE}"
    assert [each.event for each in read(written, NAMES)[1]] == [""]


def test_what_somebody_is_not_is_denied() -> None:
    written = (
        "Norway|NNP|nsubj|is is|VBZ|ROOT|is not|RB|neg|is member|NN|attr|is of|IN|prep|member NATO|NNP|pobj|of "
        ".|.|punct|is"
    )
    assert [each.polarity for each in read(written, NAMES)[1]] == ["negated"]


def test_a_place_lies_in_the_place_behind_the_comma() -> None:
    written = (
        "Ships|NNS|nsubj|stop stop|VBP|ROOT|stop in|IN|prep|stop Oslo|NNP|pobj|in ,|,|punct|Oslo Norway|NNP|appos|Oslo"
    )
    assert claims(written, NAMES) == [("Oslo", "located in", "Norway", "")]


def test_a_list_of_places_is_no_chain() -> None:
    written = (
        "Ships|NNS|nsubj|stop stop|VBP|ROOT|stop in|IN|prep|stop Oslo|NNP|pobj|in ,|,|punct|Oslo Norway|NNP|conj|Oslo "
        "and|CC|cc|Norway Sweden|NNP|conj|Norway"
    )
    assert claims(written, NAMES) == []


def test_where_two_meet_is_not_where_one_lives() -> None:
    written = "Ada|NNP|nsubj|met met|VBD|ROOT|met Eve|NNP|dobj|met in|IN|prep|Eve Norway|NNP|pobj|in"
    assert claims(written, NAMES) == [("Ada", "meet", "Eve", "CONSULT"), ("Ada", "meet in", "Norway", "")]


def test_a_line_without_a_sentence_tells_nothing() -> None:
    assert claims("Oslo|NNP|ROOT|Oslo ,|,|punct|Oslo Norway|NNP|appos|Oslo", NAMES) == []
