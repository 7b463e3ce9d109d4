"""Corrections inside resolution, on documents marked by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.corrections.errors import CorrectionsContradict
from graphkit.model import BY_WEAK_NAME, ActorName, Correction, Rejection, Span
from graphkit.resolve.rejections import find_rejections
from graphkit.resolve.resolver import Resolution, resolve
from tests.resolve.marked import Marked, marked

BOOKS = (
    marked("a", "[Ada Brook|PERSON] met [Ben Cole|PERSON] of [Port Authority|ORG]. [Brook|PERSON] left."),
    marked("b", "[Ada Brook|PERSON] and [Carl Dane|PERSON] saw [Norland|GPE]. [Cole Ben|PERSON] slept."),
    marked(
        "c", "[Ada Brook|PERSON] met [Carl Dane|PERSON]. [Brook|PERSON] cooked. [Zed Ltd|ORG] paid [Port Office|ORG]."
    ),
)
PESKOVS = (
    marked("a", "[Dmitry Peskov|PERSON] spoke. [Peskov|PERSON] left."),
    marked("b", "[Dmitri Peskov|PERSON] sang. [Dmitri S. Peskov|PERSON] slept. [Peskov|PERSON] ate."),
)


def decide(kind: str, *names: str | ActorName, **more: object) -> Correction:
    told = tuple(ActorName(name) if isinstance(name, str) else name for name in names)
    return Correction(kind, told, author="Ana", date="2026-11-21", **more)  # type: ignore[arg-type]


def corrected(documents: Iterable[Marked], *corrections: Correction) -> Resolution:
    documents = list(documents)
    mentions = [mention for each in documents for mention in each.mentions]
    sources = {each.id: f"{each.id}.txt" for each in documents}
    return resolve({each.id: each.text for each in documents}, mentions, corrections, sources)


def groups(documents: Sequence[Marked], found: Resolution) -> dict[str, list[str]]:
    """Each actor's name and its mentions as document and spelling, in order."""
    text = {mention.span: mention.text for each in documents for mention in each.mentions}
    names = {actor.id: actor.name for actor in found.actors}
    members: dict[str, list[str]] = {name: [] for name in sorted(names.values())}
    for membership in found.memberships:
        members[names[membership.actor_id]].append(f"{membership.span.document_id} {text[membership.span]}")
    return members


def named(documents: Sequence[Marked], *corrections: Correction) -> dict[str, list[str]]:
    return groups(documents, corrected(documents, *corrections))


def test_two_who_are_the_same_become_one_with_all_mentions_and_names() -> None:
    found = corrected(BOOKS, decide("same", "Port Authority", "Port Office"))
    assert groups(BOOKS, found)["Port Authority"] == ["a Port Authority", "c Port Office"]
    (actor,) = [actor for actor in found.actors if actor.name == "Port Authority"]
    assert (actor.type, actor.aliases) == ("ORG", ("Port Office",))


def test_the_name_given_first_keeps_its_id() -> None:
    before = {actor.name: actor.id for actor in corrected(BOOKS).actors}
    after = {actor.name: actor.id for actor in corrected(BOOKS, decide("same", "Port Office", "Port Authority")).actors}
    assert after["Port Office"] == before["Port Office"]
    assert after.keys() == before.keys() - {"Port Authority"}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_chain_of_merges_loses_no_mention_in_any_order(order: tuple[int, ...]) -> None:
    chain = [
        decide("same", "Port Authority", "Port Office"),
        decide("same", "Port Office", "Zed Ltd"),
        decide("same", "Zed Ltd", "Norland"),
    ]
    found = corrected(BOOKS, *(chain[number] for number in order))
    assert groups(BOOKS, found)["Port Authority"] == ["a Port Authority", "b Norland", "c Zed Ltd", "c Port Office"]
    assert found == corrected(BOOKS, *chain)


def test_a_merge_says_who_decided_it_and_why() -> None:
    merge = Correction(
        "same", (ActorName("Port Authority"), ActorName("Port Office")), "", note="one house", author="Ana"
    )
    assert [m.rule for m in corrected(BOOKS, merge).memberships if "Ana" in m.rule] == [
        "same name; same as Port Authority, decided by Ana: one house"
    ]


def test_two_who_are_different_are_parted_by_their_spelling() -> None:
    assert named(PESKOVS, decide("different", "Dmitry Peskov", "Dmitri Peskov")) == {
        "Dmitri Peskov": ["b Dmitri Peskov", "b Dmitri S. Peskov", "b Peskov"],
        "Dmitry Peskov": ["a Dmitry Peskov", "a Peskov"],
    }


def test_without_a_correction_the_same_names_are_one() -> None:
    assert len(named(PESKOVS)) == 1


def test_a_decision_of_two_parts_what_the_rules_would_join_by_a_third() -> None:
    decisions = [decide("same", "Dmitri Peskov", "Ed Fox"), decide("different", "Dmitry Peskov", "Ed Fox")]
    documents = (*PESKOVS, marked("c", "[Ed Fox|PERSON] ran."))
    assert named(documents, *decisions) == {
        "Dmitri S. Peskov": ["b Dmitri Peskov", "b Dmitri S. Peskov", "b Peskov", "c Ed Fox"],
        "Dmitry Peskov": ["a Dmitry Peskov", "a Peskov"],
    }


def test_homonyms_are_split_by_document() -> None:
    split = decide("split", "Ada Brook", documents=("c.txt",), to="Ada Brook (cook)")
    found = named(BOOKS, split)
    assert found["Ada Brook"] == ["a Ada Brook", "a Brook", "b Ada Brook"]
    assert found["Ada Brook (cook)"] == ["c Ada Brook", "c Brook"]


def test_a_split_actor_can_be_joined_with_another_by_its_new_name() -> None:
    split = decide("split", "Ada Brook", documents=("c.txt",), to="Ada Brook (2)")
    found = named(BOOKS, split, decide("same", "Carl Dane", "Ada Brook (2)"), decide("retype", "Ada Brook", to="ORG"))
    assert found["Carl Dane"] == ["b Carl Dane", "c Ada Brook", "c Carl Dane", "c Brook"]
    assert found["Ada Brook"] == ["a Ada Brook", "a Brook", "b Ada Brook"]


def test_a_new_name_is_shown_and_the_old_one_is_an_alias() -> None:
    found = corrected(BOOKS, decide("rename", "ada brook", to="Dame Ada"))
    (actor,) = [actor for actor in found.actors if actor.name == "Dame Ada"]
    assert actor.aliases == ("Ada Brook", "Brook")


def test_a_renamed_actor_is_meant_by_its_new_name_too() -> None:
    decisions = [decide("rename", "Ada Brook", to="Dame Ada"), decide("same", "Dame Ada", "Norland")]
    assert "b Norland" in named(BOOKS, *decisions)["Dame Ada"]


def test_a_new_type_holds() -> None:
    found = corrected(BOOKS, decide("retype", "Norland", to="ORG"))
    assert [actor.type for actor in found.actors if actor.name == "Norland"] == ["ORG"]


def test_a_dropped_actor_is_gone_and_nobody_else_is() -> None:
    assert named(BOOKS, decide("drop", "Ada Brook")) == {
        name: members for name, members in named(BOOKS).items() if name != "Ada Brook"
    }


def test_two_of_one_name_are_told_apart_by_type_or_document() -> None:
    documents = (marked("a", "[Brook|PERSON] left."), marked("b", "[Brook|PERSON] came. [Cole|PERSON] sat."))
    assert named(documents, decide("same", "Cole", ActorName("Brook", "PERSON", ("b.txt",)))) == {
        "Brook": ["a Brook"],
        "Cole": ["b Brook", "b Cole"],
    }


def test_a_correction_that_matches_nothing_is_told_and_changes_nothing() -> None:
    found = corrected(BOOKS, decide("drop", "Xenia"), decide("split", "Norland", documents=("a.txt",), to="N"))
    assert found.unused == (
        "“Norland” is another in some documents: “N” (decided by Ana on 2026-11-21): these documents name no 'Norland'",
        "“Xenia” is no actor (decided by Ana on 2026-11-21): these documents name no 'Xenia'",
    )
    assert (found.actors, found.memberships) == (corrected(BOOKS).actors, corrected(BOOKS).memberships)


def test_what_cannot_hold_together_is_refused_with_both_decisions() -> None:
    typed = ActorName("Port Office", "ORG")
    with pytest.raises(CorrectionsContradict) as error:
        corrected(BOOKS, decide("same", "Zed Ltd", "Port Office"), decide("different", "Zed Ltd", typed))
    assert "“Zed Ltd” and “Port Office” are one" in str(error.value)
    assert "“Zed Ltd” and “Port Office” (ORG) are two" in str(error.value)


def test_two_who_are_the_same_as_a_third_are_one_though_no_document_names_it() -> None:
    decisions = [decide("same", "Xenia", "Port Office"), decide("same", "Xenia", "Zed Ltd")]
    assert named(BOOKS, *decisions)["Port Office"] == ["c Zed Ltd", "c Port Office"]


def weak(document: Marked) -> Marked:
    """The document with names that rest on nothing but a spelling of several meanings."""
    return replace(document, mentions=tuple(replace(each, rule=BY_WEAK_NAME) for each in document.mentions))


def test_a_name_that_the_rules_left_out_can_be_restored() -> None:
    documents = [weak(marked("a", "The [House|ORG] is old. The [House|ORG] is red."))]
    assert named(documents) == {}
    assert named(documents, decide("restore", "house")) == {"house": ["a House", "a House"]}


def test_a_restored_name_belongs_to_the_actor_of_that_name() -> None:
    documents = [weak(marked("a", "The [Zorbank|ORG] is old.")), marked("b", "[Zorbank|ORG] sold.")]
    found = corrected(documents, decide("restore", "Zorbank"))
    assert groups(documents, found) == {"Zorbank": ["a Zorbank", "b Zorbank"]}
    assert [member.rule for member in found.memberships] == [
        "restored, decided by Ana on 2026-11-21",
        "same name",
    ]


def test_to_restore_what_nobody_left_out_is_told() -> None:
    assert corrected(BOOKS, decide("restore", "Norland")).unused == (
        "“Norland” is an actor (decided by Ana on 2026-11-21): these documents left nothing out of that name",
    )


def rejected(documents: Sequence[Marked], correction: Correction) -> tuple[tuple[Rejection, ...], tuple[str, ...]]:
    found = corrected(documents)
    sentences = [Span(each.id, 0, len(each.text)) for each in documents]
    sources = {each.id: f"{each.id}.txt" for each in documents}
    concluded = (found.actors, found.memberships)
    return find_rejections([correction], concluded, sentences, {each.id: each.text for each in documents}, sources)


def test_a_sentence_is_rejected_by_a_part_of_it_however_it_is_broken() -> None:
    documents = [marked("a", "[Ada Brook|PERSON]  met\n[Ben Cole|PERSON]."), *BOOKS]
    ids = sorted(actor.id for actor in corrected(documents).actors if actor.name in ("Ada Brook", "Ben Cole"))
    documents = documents[:1]
    assert rejected(
        documents, decide("reject", "Ben Cole", "Ada Brook", quotation="Brook met Ben", predicate="meet")
    ) == (
        (Rejection(Span("a", 0, len(documents[0].text)), ids[0], ids[1], "meet"),),
        (),
    )


@pytest.mark.parametrize(
    ("documents", "offsets", "count"), [(("a.txt",), (0, 53), 1), (("b.txt",), (0, 53), 0), (("a.txt",), (0, 3), 0)]
)
def test_a_sentence_is_rejected_by_its_place(documents: tuple[str, ...], offsets: tuple[int, int], count: int) -> None:
    found, unused = rejected(BOOKS, decide("reject", "Ada Brook", "Ben Cole", documents=documents, offsets=offsets))
    assert (len(found), len(unused)) == (count, 1 - count)


@pytest.mark.parametrize("text", ["[House|ORG]", "It rained."])
def test_corrections_hold_when_documents_are_added(text: str) -> None:
    decisions = [
        decide("same", "Port Authority", "Zed Ltd"),
        decide("split", "Ada Brook", documents=("c.txt",), to="Ada Brook (2)"),
        decide("rename", "Norland", to="Northland"),
        decide("drop", "Carl Dane"),
    ]
    more = (*BOOKS, marked("d", f"[Ben Cole|PERSON] wrote. {text}"))
    before, after = named(BOOKS, *decisions), named(more, *decisions)
    assert {name: [each for each in after[name] if each[0] != "d"] for name in before} == before


TEXTS = [
    "Ada Brook",
    "Ada B. Brook",
    "Brook",
    "Ben Brook",
    "Port Office",
    "PO",
    "Norland",
    "Dmitry Fox",
    "Dmitri Fox",
    "Fox",
]
TYPES = {"Port Office": "ORG", "PO": "ORG", "Norland": "GPE"}


@st.composite
def corpora(draw: st.DrawFn) -> list[Marked]:
    drawn = draw(st.lists(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5), min_size=1, max_size=4))
    return [
        marked(f"d{number}", " ".join(f"[{text}|{TYPES.get(text, 'PERSON')}] came." for text in texts))
        for number, texts in enumerate(drawn)
    ]


pairs = st.lists(st.sampled_from(TEXTS), min_size=2, max_size=2, unique=True)
decisions = st.lists(
    st.one_of(
        pairs.map(lambda pair: decide("same", *pair)),
        pairs.map(lambda pair: decide("different", *pair)),
        st.sampled_from(TEXTS).map(lambda name: decide("rename", name, to=f"New {name}")),
        st.sampled_from(TEXTS).map(lambda name: decide("split", name, documents=("d0.txt",), to=f"{name} (2)")),
    ),
    max_size=6,
    unique_by=str,
)


def corrected_or_none(documents: Sequence[Marked], made: Sequence[Correction]) -> Resolution | None:
    try:
        return corrected(documents, *made)
    except CorrectionsContradict:
        return None


@given(corpora(), decisions)
def test_no_mention_is_lost_and_every_actor_has_one(documents: list[Marked], made: list[Correction]) -> None:
    found = corrected_or_none(documents, made)
    assume(found is not None)
    assert found
    assert [m.span for m in found.memberships] == [m.span for m in corrected(documents).memberships]
    ids = [actor.id for actor in found.actors]
    assert ids == sorted(set(ids))
    assert {m.actor_id for m in found.memberships} == set(ids)


@given(corpora(), decisions, st.randoms(use_true_random=False))
def test_the_order_of_corrections_and_documents_does_not_matter(
    documents: list[Marked], made: list[Correction], random: Random
) -> None:
    shuffled, other = random.sample(documents, len(documents)), random.sample(made, len(made))
    assert corrected_or_none(shuffled, other) == corrected_or_none(documents, made)


@given(corpora(), st.lists(pairs.map(lambda pair: decide("different", *pair)), min_size=1, max_size=4), decisions)
def test_what_a_correction_keeps_apart_is_never_joined(
    documents: list[Marked], apart: list[Correction], made: list[Correction]
) -> None:
    found = corrected_or_none(documents, [*apart, *(each for each in made if each.kind == "same")])
    assume(found is not None)
    assert found
    text = {mention.span: mention.text for each in documents for mention in each.mentions}
    texts: dict[str, set[str]] = {}
    for membership in found.memberships:
        texts.setdefault(membership.actor_id, set()).add(text[membership.span])
    barred = [{name.name for name in each.names} for each in apart]
    joined = [set(pair) for group in texts.values() for pair in combinations(sorted(group), 2)]
    assert [pair for pair in joined if pair in barred] == []


@given(corpora(), decisions)
def test_documents_that_no_decision_names_are_told_of_nothing(documents: list[Marked], made: list[Correction]) -> None:
    found = corrected_or_none([marked("e", "[Yana Zorn|PERSON] came."), *documents], made)
    assume(found is not None)
    assert found
    (actor,) = [actor for actor in found.actors if actor.name == "Yana Zorn"]
    assert (actor.type, actor.aliases) == ("PERSON", ())
