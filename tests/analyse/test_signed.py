from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analyse.signed import SignedTie, Triangles, camps_of, signed_ties, triangles
from graphkit.model import NEGATED, PLANNED, Corpus, Story
from tests.corpora import Said, Told, corpus, empty, identify

EVENTS = {"praise": "SUPPORT", "accuse": "ACCUSE", "attack": "ASSAULT", "own": "", "sue": ""}


def claimed(*said: tuple[str, str, str], **stance: str) -> Corpus:
    """A corpus in which each (subject, verb, object) is a sentence of a file of its own."""
    names = {name: "PERSON" for one, _, other in said for name in (one, other)}
    told = [Told(f"{i}.txt", "", (f"{one} {verb} {other}.",)) for i, (one, verb, other) in enumerate(said)]
    claims = [Said(f"{i}.txt", 0, one, verb, other, verb, **stance) for i, (one, verb, other) in enumerate(said)]
    made = corpus(told, names, claims)
    return replace(made, relations=tuple(replace(each, event=EVENTS[each.predicate]) for each in made.relations))


def ties(text: str) -> list[SignedTie]:
    """Ties written as "a+b c-d": cooperation or conflict."""
    found = [(word[0], word[2], word[1]) for word in text.split()]
    return sorted(
        (SignedTie(*sorted((one, other)), int(sign == "+"), int(sign == "-")) for one, other, sign in found),
        key=lambda tie: (tie.one, tie.other),
    )


def test_both_directions_of_a_pair_count_together() -> None:
    made = claimed(("Ann", "praise", "Bob"), ("Bob", "accuse", "Ann"), ("Bob", "attack", "Ann"))
    one, other = sorted((identify("Ann"), identify("Bob")))
    (tie,) = signed_ties(made)
    assert tie == SignedTie(one, other, 1, 2)
    assert (tie.net, tie.balance) == (-1, pytest.approx(-1 / 3))


def test_claims_without_an_event_type_have_no_sign() -> None:
    assert signed_ties(claimed(("Ann", "own", "Bob"))) == ()


@pytest.mark.parametrize(
    ("quad", "signs"), [("legal conflict", (0, 1)), ("own cooperation", (1, 0)), ("trade", None), ("", None)]
)
def test_classes_of_an_own_ontology_have_the_sign_that_their_name_ends_with(
    quad: str, signs: tuple[int, int] | None
) -> None:
    made = claimed(("Ann", "sue", "Bob"))
    told = tuple(
        replace(each, event="SUIT", claims=tuple(replace(claim, quad=quad) for claim in each.claims))
        for each in made.relations
    )
    found = signed_ties(replace(made, relations=told))
    assert [(tie.cooperation, tie.conflict) for tie in found] == ([] if signs is None else [signs])


def test_what_is_planned_counts_as_hearsay_only() -> None:
    made = claimed(("Ann", "attack", "Bob"), modality=PLANNED)
    assert signed_ties(made) == ()
    assert [tie.conflict for tie in signed_ties(made, hearsay=True)] == [1]


def test_what_is_denied_never_counts() -> None:
    assert signed_ties(claimed(("Ann", "attack", "Bob"), polarity=NEGATED), hearsay=True) == ()


def test_copies_of_one_story_count_once() -> None:
    made = claimed(("Ann", "praise", "Bob"), ("Ann", "praise", "Bob"))
    story = Story("s", tuple(sorted(document.id for document in made.documents)))
    assert [tie.cooperation for tie in signed_ties(made)] == [2]
    assert [tie.cooperation for tie in signed_ties(replace(made, stories=(story,)))] == [1]


def test_an_empty_corpus_has_no_ties_camps_or_triangles() -> None:
    assert signed_ties(empty()) == ()
    assert camps_of(()) == {}
    assert triangles(()) == Triangles(0, 0, 0, 0, None, None)


def test_friends_are_one_camp_and_their_enemies_the_other() -> None:
    assert camps_of(ties("a+b b+c d+e c-d a-e")) == {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1}


def test_three_who_are_all_enemies_are_three_camps() -> None:
    assert camps_of(ties("a-b b-c a-c")) == {"a": 0, "b": 1, "c": 2}


def test_those_who_have_nothing_to_do_with_each_other_are_camps_apart() -> None:
    assert camps_of(ties("a+b c+d")) == {"a": 0, "b": 0, "c": 1, "d": 1}


def test_a_weak_conflict_does_not_split_strong_friends() -> None:
    strong = [SignedTie("a", "b", 5, 1), SignedTie("a", "c", 4, 0), SignedTie("b", "c", 0, 1)]
    assert set(camps_of(strong).values()) == {0}


@given(
    camp_of=st.lists(st.integers(0, 2), min_size=2, max_size=9),
    pairs=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1),
)
def test_no_conflict_stays_within_a_camp_where_none_need(camp_of: list[int], pairs: set[tuple[int, int]]) -> None:
    names = "abcdefghi"
    made = {(i, j) for i, j in pairs if i < j < len(camp_of)}
    told = [
        SignedTie(names[i], names[j], int(camp_of[i] == camp_of[j]), int(camp_of[i] != camp_of[j]))
        for i, j in sorted(made)
    ]
    found = camps_of(told)
    assert all((found[tie.one] == found[tie.other]) == (tie.net > 0) for tie in told)


def test_triangles_are_counted_by_their_conflicts() -> None:
    assert triangles(ties("a+b b+c a+c c-d c-e d+e x-y y-z x-z x+w y+w")) == Triangles(1, 1, 1, 1, None, None)


def test_balance_is_told_from_ten_triangles_on() -> None:
    friends = ties("a+b a+c a+d a+e b+c b+d b+e c+d c+e d+e")
    assert triangles(friends) == Triangles(10, 0, 0, 0, 1.0, 1.0)
    split = ties("a+b a-c a-d a-e b-c b-d b-e c+d c+e d+e")
    balanced = 0.4**3 + 3 * 0.4 * 0.6**2
    assert triangles(split) == Triangles(1, 0, 9, 0, 1.0, pytest.approx(balanced))


def test_a_pair_in_even_balance_is_no_side_of_a_triangle() -> None:
    even = [*ties("a+b b+c"), SignedTie("a", "c", 2, 2)]
    assert triangles(even) == Triangles(0, 0, 0, 0, None, None)
