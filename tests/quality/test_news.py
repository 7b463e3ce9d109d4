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
