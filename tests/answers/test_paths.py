import pytest

from graphkit.answers.paths import path
from graphkit.errors import ActorNotFound
from graphkit.evidence import Evidence
from graphkit.model import NEGATED
from tests.answers.asked import build_of, file
from tests.corpora import Said

#: Ann–Bob–Dee over strong ties, Ann–Cid–Dee over weak ones, Dee–Eva–Fay, and Gus–Hal apart
TALK = file(
    "a.txt",
    *["Ann saw Bob."] * 4,
    *["Bob saw Dee."] * 2,
    "Ann saw Cid.",
    "Cid saw Dee.",
    "Dee saw Eva.",
    "Eva saw Fay.",
    "Gus saw Hal.",
    date="2020-05",
)


def names(chain) -> list[str]:
    return [chain.hops[0].source, *(hop.target for hop in chain.hops)]


def test_the_strongest_chain_comes_first_with_the_next_best() -> None:
    found = path(build_of(TALK), "Ann", "Dee")
    assert [names(chain) for chain in found] == [["Ann", "Bob", "Dee"], ["Ann", "Cid", "Dee"]]
    assert [(chain.length, chain.weakest) for chain in found] == [(2.75, 2.0), (4.0, 1.0)]


def test_every_tie_has_its_sentence() -> None:
    (hop,) = path(build_of(TALK), "Gus", "Hal")[0].hops
    text = "\n".join(TALK.sentences)
    start = text.index("Gus")
    assert hop.evidence == Evidence("a.txt", "Title of a.txt", "2020-05", start, start + 12, "Gus saw Hal.", ())


def test_a_direct_tie_is_never_beaten() -> None:
    weak = build_of(file("a.txt", "Ann saw Dee.", *["Ann saw Bob."] * 99, *["Bob saw Dee."] * 99))
    assert [names(chain) for chain in path(weak, "Ann", "Dee")] == [["Ann", "Dee"], ["Ann", "Bob", "Dee"]]


def test_a_chain_with_one_more_actor_than_another_is_a_detour() -> None:
    detour = build_of(file("a.txt", "Ann saw Bob.", "Bob saw Cid.", "Cid saw Dee.", "Ann saw Cid."))
    assert [names(chain) for chain in path(detour, "Ann", "Dee")] == [["Ann", "Cid", "Dee"]]


def test_as_many_chains_are_given_as_asked_for() -> None:
    assert len(path(build_of(TALK), "Ann", "Dee", chains=1)) == 1


def test_a_chain_avoids_whom_it_should() -> None:
    found = path(build_of(TALK), "Ann", "Dee", avoid=["Bob"])
    assert [names(chain) for chain in found] == [["Ann", "Cid", "Dee"]]


def test_the_ends_cannot_be_avoided() -> None:
    assert [names(chain) for chain in path(build_of(TALK), "Ann", "Cid", avoid=["Ann"], chains=1)] == [["Ann", "Cid"]]


def test_actors_of_different_pieces_are_not_joined() -> None:
    assert path(build_of(TALK), "Ann", "Gus") == ()


def test_nobody_is_joined_to_themselves() -> None:
    assert path(build_of(TALK), "Ann", "Ann") == ()


def test_an_unknown_actor_is_an_error() -> None:
    with pytest.raises(ActorNotFound):
        path(build_of(TALK), "Ann", "Zoe")


def test_the_relation_layer_follows_claims_that_hold_in_either_direction() -> None:
    talk = file("a.txt", "Ann met Bob.", "Cid paid Bob.", "Ann hit Dee.", "Dee saw Cid.")
    said = (
        Said("a.txt", 0, "Ann", "met", "Bob", "meet"),
        Said("a.txt", 1, "Cid", "paid", "Bob", "pay"),
        Said("a.txt", 2, "Ann", "hit", "Dee", "hit", NEGATED),
        Said("a.txt", 3, "Dee", "saw", "Cid", "see"),
    )
    (chain,) = path(build_of(talk, said=said), "Ann", "Cid", layer="relation")
    assert names(chain) == ["Ann", "Bob", "Cid"]
    assert [hop.evidence.claims for hop in chain.hops] == [(("Ann", "meet", "Bob"),), (("Cid", "pay", "Bob"),)]
