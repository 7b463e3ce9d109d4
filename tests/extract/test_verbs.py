import pytest

from tests.extract.told import claims, read, rules

ACTORS = {"Russia", "Germany", "German", "China", "Ada", "Ben", "Putin"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "Ada|NNP|nsubj|met and|CC|cc|Ada Ben|NNP|conj|Ada met|VBD|ROOT|met",
            [("Ada", "meet", "Ben", "CONSULT")],
            id="two that do it together",
        ),
        pytest.param(
            "Ada|NNP|nsubj|left and|CC|cc|Ada Ben|NNP|conj|Ada left|VBD|ROOT|left", [], id="two that do the same"
        ),
        pytest.param(
            "Ada|NNP|nsubj|held and|CC|cc|Ada Ben|NNP|conj|Ada held|VBD|ROOT|held talks|NNS|dobj|held",
            [("Ada", "hold talk", "Ben", "CONSULT")],
            id="an object noun for two",
        ),
        pytest.param(
            "Russia|NNP|nsubj|demanded demanded|VBD|ROOT|demanded that|IN|mark|leave Germany|NNP|nsubj|leave "
            "leave|VB|ccomp|demanded",
            [("Russia", "demand to leave", "Germany", "REQUEST")],
            id="demanded that",
        ),
        pytest.param(
            "Russia|NNP|nsubj|said said|VBD|ROOT|said Germany|NNP|nsubj|leave must|MD|aux|leave leave|VB|ccomp|said",
            [("Russia", "say must leave", "Germany", "REQUEST")],
            id="said that somebody must",
        ),
        pytest.param(
            "Russia|NNP|nsubj|said said|VBD|ROOT|said Germany|NNP|nsubj|left left|VBD|ccomp|said",
            [],
            id="to say what somebody did does nothing to them",
        ),
        pytest.param(
            "Russia|NNP|nsubj|rejected rejected|VBD|ROOT|rejected a|DT|det|plan German|JJ|amod|plan "
            "plan|NN|dobj|rejected",
            [("Russia", "reject plan of", "German", "REJECT")],
            id="a modifier of the object of an event",
        ),
        pytest.param(
            "Russia|NNP|nsubj|seized seized|VBD|ROOT|seized a|DT|det|house house|NN|dobj|seized near|IN|prep|house "
            "the|DT|det|border border|NN|pobj|near of|IN|prep|border Germany|NNP|pobj|of",
            [("Russia", "seize house near border of", "Germany", "COERCE")],
            id="deep below an event",
        ),
        pytest.param(
            "Ada|NNP|nsubj|left left|VBD|ROOT|left a|DT|det|house house|NN|dobj|left near|IN|prep|house "
            "the|DT|det|border border|NN|pobj|near of|IN|prep|border Germany|NNP|pobj|of",
            [],
            id="not deep below any other verb",
        ),
        pytest.param(
            "Ada|NNP|nsubj|won won|VBD|ROOT|won support|NN|dobj|won from|IN|prep|support Ben|NNP|pobj|from",
            [("Ben", "support to", "Ada", "SUPPORT")],
            id="who receives is acted upon",
        ),
        pytest.param(
            "Ada|NNP|nsubjpass|opposed is|VBZ|auxpass|opposed opposed|VBN|ROOT|opposed to|IN|prep|opposed "
            "German|JJ|amod|policies policies|NNS|pobj|to",
            [("Ada", "be opposed to policy of", "German", "REJECT")],
            id="a participle of attitude",
        ),
        pytest.param(
            "Ada|NNP|nsubj|is is|VBZ|ROOT|is opposed|VBN|acomp|is to|IN|prep|opposed Ben|NNP|pobj|to",
            [("Ada", "be opposed to", "Ben", "REJECT")],
            id="the same parsed as an adjective",
        ),
        pytest.param(
            "Thousands|NNS|nsubj|attacked of|IN|prep|Thousands German|JJ|amod|soldiers soldiers|NNS|pobj|of "
            "attacked|VBD|ROOT|attacked Russia|NNP|dobj|attacked",
            [("German", "attack", "Russia", "ASSAULT")],
            id="an amount of people",
        ),
        pytest.param(
            "Russia|NNP|nsubj|staged staged|VBD|ROOT|staged rallies|NNS|dobj|staged against|IN|prep|rallies "
            "Germany|NNP|pobj|against",
            [("Russia", "stage rally against", "Germany", "PROTEST")],
            id="a verb whose form is cut like a noun's",
        ),
        pytest.param(
            "Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met according|VBG|prep|met to|IN|prep|according "
            "Putin|NNP|pobj|to",
            [("Ada", "meet", "Ben", "CONSULT")],
            id="a source is not met",
        ),
    ],
)
def test_who_does_what_to_whom(written: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert claims(written, ACTORS) == expected


def test_a_pronoun_of_what_is_said_stands_for_who_says_it() -> None:
    written = (
        "Russia|NNP|nsubj|announced announced|VBD|ROOT|announced it|PRP|nsubj|attack would|MD|aux|attack "
        "attack|VB|ccomp|announced Germany|NNP|dobj|attack"
    )
    assert claims(written, ACTORS) == [("Russia", "attack", "Germany", "THREATEN")]
    assert rules(written, ACTORS) == ["pronoun + object"]


def test_a_pronoun_of_another_number_does_not() -> None:
    written = (
        "Russia|NNP|nsubj|announced announced|VBD|ROOT|announced they|PRP|nsubj|attack would|MD|aux|attack "
        "attack|VB|ccomp|announced Germany|NNP|dobj|attack"
    )
    assert claims(written, ACTORS) == []


def test_what_is_done_with_a_thing_is_done_by_the_subject() -> None:
    used = (
        "Ada|NNP|nsubj|left left|VBD|ROOT|left talks|NNS|dobj|left to|TO|aux|attack attack|VB|xcomp|left "
        "Germany|NNP|dobj|attack"
    )
    assert [each[0] for each in claims(used, ACTORS)] == ["Ada"]


def test_it_says_whether_two_acted_on_each_other() -> None:
    assert rules("Ada|NNP|nsubj|met and|CC|cc|Ada Ben|NNP|conj|Ada met|VBD|ROOT|met", ACTORS) == ["reciprocal"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "Ada|NNP|nsubj|said said|VBD|ROOT|said Ben|NNP|nsubj|attack would|MD|aux|attack attack|VB|ccomp|said "
            "Germany|NNP|dobj|attack",
            ("affirmed", "planned"),
            id="the future of the past",
        ),
        pytest.param(
            "Ben|NNP|nsubj|attack may|MD|aux|attack leave|VB|ROOT|leave and|CC|cc|leave attack|VB|conj|leave "
            "Germany|NNP|dobj|attack",
            ("affirmed", "possible"),
            id="its own auxiliary",
        ),
        pytest.param(
            "Ben|NNP|nsubj|leave may|MD|aux|leave leave|VB|ROOT|leave and|CC|cc|leave attack|VB|conj|leave "
            "Germany|NNP|dobj|attack",
            ("affirmed", "possible"),
            id="a shared auxiliary",
        ),
        pytest.param(
            "Ben|NNP|nsubj|attacked no|RB|advmod|longer longer|RB|advmod|attacked attacked|VBD|ROOT|attacked "
            "Germany|NNP|dobj|attacked",
            ("negated", "asserted"),
            id="no longer",
        ),
    ],
)
def test_how_it_stands_with_a_claim(written: str, expected: tuple[str, str]) -> None:
    _, (claim,) = read(written, {"Ben", "Germany"})
    assert (claim.polarity, claim.modality) == expected
