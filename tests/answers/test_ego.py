import pytest

from graphkit.answers.ego import Ego, Near, Tie, ego
from graphkit.errors import ActorNotFound
from tests.answers.asked import build_of, file
from tests.corpora import identify

TALK = file("a.txt", "Ann saw Bob.", "Ann saw Bob.", "Ann saw Cid.", "Bob saw Cid.", "Cid saw Dee.", "Eva saw Fay.")


def near(name: str, step: int, through: str, weight: float, ties: int) -> Near:
    return Near(identify(name), name, "PERSON", step, through, weight, ties)


def test_one_step_gives_neighbours_and_the_ties_among_them() -> None:
    expected = Ego(
        identify("Ann"),
        "Ann",
        "PERSON",
        1.0,
        (near("Bob", 1, "Ann", 2.0, 1), near("Cid", 1, "Ann", 1.0, 1)),
        (Tie("Bob", "Cid", 1.0),),
    )
    assert ego(build_of(TALK), "Ann") == expected


def test_two_steps_reach_the_neighbours_of_neighbours() -> None:
    found = ego(build_of(TALK), "Ann", steps=2)
    assert [row.name for row in found.actors] == ["Bob", "Cid", "Dee"]
    assert found.actors[2] == near("Dee", 2, "Cid", 1.0, 1)
    assert found.density == pytest.approx(2 / 3)


def test_an_actor_alone_has_nobody_around() -> None:
    alone = ego(build_of(file("a.txt", "Ann sat.")), "Ann")
    assert (alone.actors, alone.ties, alone.density) == ((), (), 0.0)


def test_an_unknown_actor_is_an_error() -> None:
    with pytest.raises(ActorNotFound):
        ego(build_of(TALK), "Zoe")
