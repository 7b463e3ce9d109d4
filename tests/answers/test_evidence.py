from graphkit.answers.evidence import best_sentence, index_pairs
from graphkit.model import PLANNED
from tests.answers.asked import build_of, file
from tests.corpora import Said, identify

LONG = "Ann and Bob were seen at the fair in the small town by the river."


def best(build, one: str = "Ann", other: str = "Bob") -> str:
    found = best_sentence(index_pairs(build.corpus), identify(one), identify(other))
    return found.quotation if found else ""


def test_a_sentence_with_an_event_says_more_than_one_with_a_role() -> None:
    talk = file("a.txt", "Ann is sister of Bob.", "Ann met Bob.", "Ann paid Bob.")
    said = (Said("a.txt", 0, "Ann", "sister", "Bob", "sister of"), Said("a.txt", 2, "Ann", "paid", "Bob", "pay"))
    assert best(build_of(talk, said=said, events={"pay": "AID"})) == "Ann paid Bob."


def test_what_is_told_as_a_fact_says_more_than_what_is_planned() -> None:
    talk = file("a.txt", "Ann will meet Bob.", "Ann met Bob.")
    said = (
        Said("a.txt", 0, "Ann", "meet", "Bob", "meet", modality=PLANNED),
        Said("a.txt", 1, "Ann", "met", "Bob", "meet"),
    )
    assert best(build_of(talk, said=said)) == "Ann met Bob."


def test_a_sentence_of_readable_length_is_taken() -> None:
    assert best(build_of(file("a.txt", "Ann saw Bob.", LONG))) == LONG


def test_of_equals_the_earliest_is_taken() -> None:
    late, early = file("a.txt", "Ann saw Bob.", date="2021"), file("b.txt", "Bob saw Ann.", date="2020")
    assert best(build_of(late, early)) == "Bob saw Ann."


def test_a_pair_without_a_tie_has_no_sentence() -> None:
    assert best(build_of(file("a.txt", "Ann saw Bob.", "Cid sat.")), "Ann", "Cid") == ""
