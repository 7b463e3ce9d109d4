from dataclasses import replace

from graphkit.answers.merge import identities, merge, rename
from graphkit.model import Actor, Corpus
from tests.answers.asked import build_of, file
from tests.corpora import Said, empty, identify, small


def people(*actors: Actor) -> Corpus:
    return replace(empty(), actors=actors)


def actor(key: str, name: str, kind: str = "PERSON", item: str = "") -> Actor:
    return Actor(key, name, kind, (), item)


def test_actors_are_the_same_by_id_then_item_then_name_and_type() -> None:
    one = people(actor("1", "Ann"), actor("2", "Bob", item="Q2"), actor("3", "Cid"), actor("4", "Dee", "ORG"))
    other = people(actor("1", "Anna"), actor("b", "Robert", item="Q2"), actor("c", "Cid"), actor("d", "Dee"))
    assert identities(one, other) == {"1": "1", "b": "2", "c": "3"}


def test_a_name_that_two_bear_says_nothing() -> None:
    assert identities(people(actor("1", "Ann"), actor("2", "Ann")), people(actor("a", "Ann"))) == {}


def test_an_actor_found_by_its_id_is_nobody_elses_namesake() -> None:
    one = people(actor("1", "Ann"))
    assert identities(one, people(actor("1", "Anna"), actor("2", "Ann"))) == {"1": "1"}


def test_other_ids_change_nothing_else() -> None:
    made = small()
    ids = {each.id: f"z{each.id}" for each in made.actors}
    back = {new: old for old, new in ids.items()}
    assert rename(rename(made, ids), back) == made


def test_a_corpus_merged_with_itself_is_itself() -> None:
    assert merge(small(), small()) == small()


def test_merging_adds_what_the_other_has() -> None:
    said = Said("b.txt", 0, "Ann", "met", "Bob", "meet")
    one, other = (
        build_of(file("a.txt", "Ann met Bob.")).corpus,
        build_of(file("b.txt", "Ann met Bob."), said=(said,)).corpus,
    )
    both = build_of(file("a.txt", "Ann met Bob."), file("b.txt", "Ann met Bob."), said=(said,)).corpus
    assert merge(one, other) == both


def test_merging_joins_the_same_actor_of_another_id() -> None:
    one = build_of(file("a.txt", "Ann met Bob.")).corpus
    other = build_of(file("b.txt", "Ann met Bob.")).corpus
    strange = rename(other, {identify("Ann"): "x"})
    assert merge(one, strange) == merge(one, other)
