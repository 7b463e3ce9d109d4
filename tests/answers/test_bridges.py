import pytest

from graphkit.answers.bridges import Bridge, Bridges, bridges
from tests.answers.asked import build_of, file, unmeasured
from tests.corpora import built, empty, identify

#: two cliques of three, joined by Cid and Dee
TALK = file(
    "a.txt",
    *["Ann saw Bob.", "Ann saw Cid.", "Bob saw Cid."] * 2,
    "Cid met Dee.",
    *["Dee saw Eva.", "Dee saw Fay.", "Eva saw Fay."] * 2,
    "Gus sat.",
)


def test_a_tie_between_two_communities_is_told_with_its_sentence() -> None:
    (crossing,) = bridges(build_of(TALK)).crossings
    assert (crossing.one, crossing.other, crossing.ties, crossing.weight) == ("Cid · Ann", "Dee · Eva", 1, 1.0)
    (tie,) = crossing.strongest
    assert tie.evidence is not None
    assert tie.evidence.quotation == "Cid met Dee."


def test_the_ends_of_a_tie_stand_in_the_order_of_their_communities() -> None:
    (crossing,) = bridges(build_of(TALK)).crossings
    assert (crossing.strongest[0].one, crossing.strongest[0].other) == ("Cid", "Dee")


def test_actors_between_communities_are_those_with_ties_outside() -> None:
    found = bridges(build_of(TALK)).actors
    share, spread = round(1 / 5, 12), round(1 - 0.8**2 - 0.2**2, 12)
    assert found == (
        Bridge(identify("Cid"), "Cid", "PERSON", "Cid · Ann", 1.0, share, 1, spread),
        Bridge(identify("Dee"), "Dee", "PERSON", "Dee · Eva", 1.0, share, 1, spread),
    )


def test_a_measured_build_keeps_its_communities() -> None:
    measured = built(build_of(TALK).corpus)
    named = {data["community"] for _, data in measured.graph.nodes(data=True)}
    (crossing,) = bridges(measured).crossings
    assert {crossing.one, crossing.other} <= named


def test_at_most_so_many_are_given() -> None:
    found = bridges(build_of(TALK), top=1)
    assert (len(found.crossings), len(found.actors)) == (1, 1)


@pytest.mark.parametrize("build", [unmeasured(empty()), build_of(file("a.txt", "Ann saw Bob."))])
def test_without_a_second_community_there_is_no_bridge(build) -> None:
    assert bridges(build) == Bridges((), ())
