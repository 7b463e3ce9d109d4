from dataclasses import replace

import pytest

from graphkit.analyse.signed import Triangles, signed_ties
from graphkit.answers.camps import Broker, Camp, Camps, camps, camps_among
from graphkit.answers.evidence import index_pairs
from graphkit.errors import ActorNotFound
from tests.answers.asked import build_of, file, unmeasured
from tests.corpora import Said, empty, identify

EVENTS = {"praise": "SUPPORT", "hit": "ASSAULT"}
STORY = (
    ("Ann", "praise", "Bob"),
    ("Bob", "praise", "Ann"),
    ("Dee", "praise", "Eva"),
    ("Ann", "hit", "Dee"),
    ("Dee", "hit", "Ann"),
    ("Fay", "praise", "Ann"),
    ("Fay", "praise", "Dee"),
)
TALK = file("a.txt", *(f"{one} {verb} {other}." for one, verb, other in STORY))
SAID = tuple(Said("a.txt", i, one, verb, other, verb) for i, (one, verb, other) in enumerate(STORY))
BUILD = build_of(TALK, said=SAID, events=EVENTS)


def test_allies_and_opponents_are_pairs_by_net_claims() -> None:
    found = camps(BUILD)
    assert [(row.one, row.other, row.cooperation, row.conflict, row.balance) for row in found.allies] == [
        ("Ann", "Bob", 2, 0, 1.0),
        ("Ann", "Fay", 1, 0, 1.0),
        ("Dee", "Eva", 1, 0, 1.0),
        ("Dee", "Fay", 1, 0, 1.0),
    ]
    assert [(row.one, row.other, row.cooperation, row.conflict, row.balance) for row in found.opponents] == [
        ("Ann", "Dee", 0, 2, -1.0)
    ]


def test_the_sentence_of_opponents_tells_a_conflict() -> None:
    (row,) = camps(BUILD).opponents
    assert row.evidence is not None
    assert row.evidence.claims == (("Ann", "hit", "Dee"),)


def test_camps_are_named_by_their_most_cooperative_members() -> None:
    assert camps(BUILD).camps == (
        Camp("Ann · Bob", ("Ann", "Bob", "Fay"), 3, 0, ("Dee · Eva",)),
        Camp("Dee · Eva", ("Dee", "Eva"), 1, 0, ("Ann · Bob",)),
    )


def test_who_cooperates_with_both_sides_of_a_conflict_is_a_broker() -> None:
    one, other = sorted(("Ann", "Dee"), key=identify)
    assert camps(BUILD).brokers == (Broker(identify("Fay"), "Fay", "PERSON", 1, (one, other)),)


def test_of_an_actor_only_its_own_are_told() -> None:
    found = camps(BUILD, "Eva")
    assert [(row.one, row.other) for row in found.allies] == [("Eva", "Dee")]
    assert (found.opponents, found.brokers) == ((), ())
    assert [camp.name for camp in found.camps] == ["Dee · Eva"]


def test_without_claims_there_is_nothing_to_tell() -> None:
    assert camps(unmeasured(empty())) == Camps((), (), (), (), Triangles(0, 0, 0, 0, None, None))


def test_an_unknown_actor_is_an_error() -> None:
    with pytest.raises(ActorNotFound):
        camps(BUILD, "Zoe")


def test_no_more_allies_and_opponents_are_told_than_are_asked_for() -> None:
    found = camps_among(index_pairs(BUILD.corpus), signed_ties(BUILD.corpus), top=2)
    every = camps(BUILD)
    assert found == replace(every, allies=every.allies[:2], opponents=every.opponents[:2])
