"""What a reader of the news would be misled by, one sentence each, with the trained model."""

import pytest

from graphkit.extract.extractor import Text, extract_all
from graphkit.extract.nlp import load_model
from graphkit.model import Extraction

pytestmark = pytest.mark.model


def read(sentence: str) -> Extraction:
    ((_, found),) = extract_all(load_model(), [Text("d", sentence, sentence)])
    return found


def claims(sentence: str) -> set[tuple[str, str, str]]:
    def words(span: object) -> str:
        return sentence[span.start : span.stop]  # type: ignore[attr-defined]

    return {(words(each.subject), each.predicate, words(each.object)) for each in read(sentence).claims}


def names(sentence: str) -> list[str]:
    return [mention.text for mention in read(sentence).mentions if mention.kind == "name"]


def test_those_who_condemn_together_do_not_condemn_each_other() -> None:
    found = claims("The trip was condemned by Lithuania and Poland.")
    assert not {pair for pair in found if {pair[0], pair[2]} == {"Lithuania", "Poland"}}


def test_an_agent_that_is_denied_did_not_act() -> None:
    found = claims("Vladimir Putin was invited by Angela Merkel, not by Emmanuel Macron.")
    assert not {claim for claim in found if "Macron" in claim[0]}


def test_an_inquiry_into_somebody_for_a_deed_is_no_deed_of_the_court() -> None:
    found = claims("The Supreme Court opened an investigation into Ada Brook for leaking documents to Vladimir Putin.")
    assert not {claim for claim in found if "Court" in claim[0] and "leak" in claim[1]}


def test_a_persons_counterparts_do_not_act_for_the_person() -> None:
    found = claims("Angela Merkel met reporters and her counterparts attacked Russia.")
    assert not {claim for claim in found if claim[2] == "Russia" and claim[0] in ("her", "Angela Merkel")}


def test_a_persons_spokesman_does() -> None:
    assert ("Putin", "attack", "Germany") in claims("Putin's spokesman attacked Germany.")


def test_what_is_blocked_or_ended_does_not_take_place() -> None:
    assert not {claim for claim in claims("Hungary blocked EU aid for Ukraine.") if claim[1].startswith("aid")}


def test_who_is_called_on_to_act_is_the_one_to_act() -> None:
    found = claims("The European Union called on Russia to leave Ukraine.")
    assert ("European Union", "leave", "Ukraine") not in found
    assert ("EU", "leave", "Ukraine") not in found


@pytest.mark.parametrize(
    "dateline", ["BERLIN (Reuters) - ", "BRASILIA (AP) — ", "LONDON, May 3 — ", "NEW YORK, N.Y. (AP) -- "]
)
def test_a_dateline_is_no_actor(dateline: str) -> None:
    assert names(dateline + "Angela Merkel met Emmanuel Macron on Monday.") == ["Angela Merkel", "Emmanuel Macron"]


def test_a_name_in_capitals_is_no_dateline() -> None:
    assert "NATO" in names("NATO - the alliance of 32 states - met in Brussels.")


def test_the_given_name_that_the_model_left_out_belongs_to_the_name() -> None:
    assert "Georgios Kallas" in names("The minister, Georgios Kallas, met Angela Merkel.")


def test_who_speaks_before_an_appeal_is_not_the_one_appealed_to() -> None:
    found = claims("Speaking in Moscow, Dmitry Peskov appealed to Donald Trump to keep his promise.")
    assert ("Donald Trump", "speak in", "Moscow") not in found


def test_what_a_countrys_newspapers_say_is_not_told_of_the_country() -> None:
    found = claims("Norwegian newspapers criticized Angela Merkel, and German media praised Emmanuel Macron.")
    assert not {claim for claim in found if claim[0] in ("Norwegian", "German")}


@pytest.mark.parametrize(
    "name", ["Kim Jong-un", "Wong Kwok-hing", "Park Geun-hye", "Abu Bakr al-Baghdadi", "Ursula von der Leyen"]
)
def test_a_name_is_whole_behind_a_hyphen_or_a_particle(name: str) -> None:
    assert name in names(f"Angela Merkel praised Emmanuel Macron and {name}.")


def test_who_is_backed_by_somebody_does_not_act_for_them() -> None:
    found = claims("Bongbong Marcos-backed rebels attacked Germany.")
    assert names("Bongbong Marcos-backed rebels attacked Germany.") == ["Bongbong Marcos", "Germany"]
    assert not {claim for claim in found if claim[2] == "Germany"}


def test_two_states_with_a_comma_between_them_are_a_list() -> None:
    found = claims("Russia, Ukraine agree to swap prisoners")
    assert found == {("Russia", "agree", "Ukraine")}


def stances(sentence: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Event, polarity and modality of each claim by the words for its ends."""

    def words(span: object) -> str:
        return sentence[span.start : span.stop]  # type: ignore[attr-defined]

    return {
        (words(each.subject), words(each.object)): (each.event, each.polarity, each.modality)
        for each in read(sentence).claims
    }


@pytest.mark.parametrize(
    ("sentence", "ends", "told"),
    [
        pytest.param(
            "Prosecutors failed to prove that Angela Merkel met Vladimir Putin.",
            ("Angela Merkel", "Vladimir Putin"),
            ("CONSULT", "affirmed", "possible"),
            id="what is not proved is not asserted",
        ),
        pytest.param(
            "Norway denied a report that Russia attacked Finland.",
            ("Russia", "Finland"),
            ("ASSAULT", "affirmed", "possible"),
            id="what a report says is not asserted",
        ),
        pytest.param(
            "Had Poland attacked Lithuania, the market would have fallen.",
            ("Poland", "Lithuania"),
            ("ASSAULT", "affirmed", "conditional"),
            id="a condition without if",
        ),
        pytest.param(
            "The European Parliament wants Norway to sanction Finland.",
            ("Norway", "Finland"),
            ("SANCTION", "affirmed", "demanded"),
            id="who is wanted to act does not threaten",
        ),
        pytest.param(
            "Vladimir Putin may fly to Oslo to meet Angela Merkel.",
            ("Vladimir Putin", "Angela Merkel"),
            ("CONSULT", "affirmed", "possible"),
            id="a purpose is as sure as the act",
        ),
        pytest.param(
            "Norway refuses to rule out sending weapons to Ukraine.",
            ("Norway", "Ukraine"),
            ("AID", "affirmed", "possible"),
            id="not to rule out is to hold for possible",
        ),
        pytest.param(
            "Norway denied sending weapons to Ukraine.",
            ("Norway", "Ukraine"),
            ("AID", "negated", "possible"),
            id="to deny having helped is to reject nobody",
        ),
        pytest.param(
            "Norway promised to give Finland five patrol boats.",
            ("Norway", "Finland"),
            ("AGREE", "affirmed", "planned"),
            id="patrol boats do not patrol",
        ),
        pytest.param(
            "Angela Merkel was attacked by Vladimir Putin for her decision.",
            ("Vladimir Putin", "Angela Merkel"),
            ("ACCUSE", "affirmed", "asserted"),
            id="to attack for a decision is to criticise",
        ),
        pytest.param(
            "Amnesty International called on Norway to investigate Finland.",
            ("Norway", "Finland"),
            ("ACCUSE", "affirmed", "demanded"),
            id="who is called on does not call",
        ),
        pytest.param(
            "Norway blocked a statement on Finland.",
            ("Norway", "Finland"),
            ("", "affirmed", "asserted"),
            id="what a statement is about is not its target",
        ),
        pytest.param(
            "Norway cooperated with Sweden against Finland.",
            ("Norway", "Finland"),
            ("", "affirmed", "asserted"),
            id="whom others work against gets no cooperation",
        ),
    ],
)
def test_what_a_reader_would_take_it_for(sentence: str, ends: tuple[str, str], told: tuple[str, str, str]) -> None:
    assert stances(sentence)[ends] == told


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        pytest.param(
            "Angela Merkel was threatened by two men close to Vladimir Putin.",
            ("Vladimir Putin", "Angela Merkel"),
            id="who is close to somebody does not act for them",
        ),
        pytest.param(
            "FIFA suspended the Spanish federation chief.", ("FIFA", "Spanish"), id="nor a federation's chief"
        ),
        pytest.param(
            "A German company sued Vladimir Putin.", ("German", "Vladimir Putin"), id="nor a company for its country"
        ),
        pytest.param(
            "Hungary vetoed a statement condemning Georgia's law.",
            ("Hungary", "Georgia"),
            id="what is vetoed condemns nobody",
        ),
        pytest.param("Viktor Orban flew to Norway instead of Finland.", ("Viktor Orban", "Finland"), id="instead of"),
        pytest.param(
            "Canada imposed tariffs on China a week after Brazil's president spoke.", ("Canada", "Brazil"), id="after"
        ),
    ],
)
def test_what_a_reader_would_be_told_wrongly_is_not_claimed(sentence: str, ends: tuple[str, str]) -> None:
    assert ends not in stances(sentence)


def test_a_persons_lawyer_has_a_role_and_no_origin() -> None:
    sentence = "Angela Merkel's lawyer, Kioko Kilukumi, met Vladimir Putin."
    assert {each.rule.split(" + ")[0] for each in read(sentence).claims if each.predicate == "lawyer of"} == {"role_of"}


def test_who_promises_not_to_act_is_told_not_to_act() -> None:
    assert ("Norway", "attack", "Finland") in claims("Norway promised not to attack Finland.")
