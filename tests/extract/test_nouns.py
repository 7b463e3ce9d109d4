import pytest

from tests.extract.told import claims, read

ACTORS = {"Russia", "Germany", "German", "Ada", "Ben"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "Talks|NNS|nsubj|began between|IN|prep|Talks Russia|NNP|pobj|between and|CC|cc|Russia "
            "Germany|NNP|conj|Russia began|VBD|ROOT|began",
            [("Russia", "talk between", "Germany", "CONSULT")],
            id="between two",
        ),
        pytest.param(
            "Russia|NNP|poss|attack 's|POS|case|Russia attack|NN|nsubj|began on|IN|prep|attack Germany|NNP|pobj|on "
            "began|VBD|ROOT|began",
            [("Russia", "attack on", "Germany", "ASSAULT")],
            id="the owner acts",
        ),
        pytest.param(
            "The|DT|det|annexation annexation|NN|nsubj|began of|IN|prep|annexation Germany|NNP|pobj|of "
            "by|IN|prep|annexation Russia|NNP|pobj|by began|VBD|ROOT|began",
            [("Russia", "annexation of", "Germany", "COERCE")],
            id="of and by",
        ),
        pytest.param(
            "Ada|NNP|compound|call -|,|punct|Ada Ben|NNP|compound|call call|NN|nsubj|began began|VBD|ROOT|began",
            [("Ada", "call between", "Ben", "CONSULT")],
            id="two names with a hyphen",
        ),
        pytest.param(
            "German|JJ|amod|protests protests|NNS|nsubj|began against|IN|prep|protests Russia|NNP|poss|policies "
            "'s|POS|case|Russia policies|NNS|pobj|against began|VBD|ROOT|began",
            [("German", "protest against policy of", "Russia", "PROTEST")],
            id="against what belongs to somebody",
        ),
        pytest.param(
            "Russia|NNP|compound|sanctions sanctions|NNS|nsubj|began with|IN|prep|sanctions Germany|NNP|pobj|with "
            "began|VBD|ROOT|began",
            [],
            id="sanctions are not with somebody",
        ),
        pytest.param(
            "Ada|NNP|poss|table 's|POS|case|Ada table|NN|nsubj|began with|IN|prep|table Ben|NNP|pobj|with "
            "began|VBD|ROOT|began",
            [],
            id="a table is no event",
        ),
    ],
)
def test_who_does_what_to_whom_in_a_noun(written: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert claims(written, ACTORS) == expected


def stance(written: str) -> list[tuple[str, str]]:
    return [(each.polarity, each.modality) for each in read(written, ACTORS)[1]]


def talks(verbs: str, head: str, dependency: str = "nsubj", before: str = "") -> str:
    return (
        f"{before} talks|NNS|{dependency}|{head} between|IN|prep|talks Russia|NNP|pobj|between and|CC|cc|Russia "
        f"Germany|NNP|conj|Russia {verbs} .|.|punct|{head}"
    )


def test_an_event_that_may_take_place_is_possible() -> None:
    assert stance(talks("may|MD|aux|begin begin|VB|ROOT|begin", "begin")) == [("affirmed", "possible")]


def test_an_event_that_is_there_stays_when_something_may_happen_to_it() -> None:
    assert stance(talks("may|MD|aux|help help|VB|ROOT|help", "help")) == [("affirmed", "asserted")]


def test_no_talks_are_denied() -> None:
    written = talks("began|VBD|ROOT|began", "began", before="No|DT|det|talks")
    assert stance(written) == [("negated", "asserted")]


def test_proposed_talks_are_planned_and_rejected_ones_denied() -> None:
    for verb, expected in (("proposed", ("affirmed", "planned")), ("rejected", ("negated", "asserted"))):
        before = f"Sweden|NNP|nsubj|{verb} {verb}|VBD|ROOT|{verb}"
        assert stance(talks("", verb, "dobj", before)) == [expected]


def test_planned_talks_are_planned() -> None:
    written = talks("helped|VBD|ROOT|helped", "helped", before="planned|JJ|amod|talks")
    assert stance(written) == [("affirmed", "planned")]
