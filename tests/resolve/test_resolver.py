from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.marked import Marked, actors, marked, resolved, spellings

POOL = [
    "[Donald Trump|PERSON]", "[Trump|PERSON]", "[Trump|ORG]", "[Dmitry Peskov|PERSON]", "[Dmitri S. Peskov|PERSON]",
    "[Peskov|PERSON]", "[Bill Clinton|PERSON]", "[Hillary Clinton|PERSON]", "[Clinton|PERSON]", "[US|GPE]",
    "[U.S.|GPE]", "[American|NORP|demonym]", "[Russia|GPE]", "[Russian|NORP|demonym]", "[Congress|ORG]",
    "[Lavrov|PERSON]",
    "[Sergei Lavrov|PERSON]", "[Norland Oil Board|ORG] ([NOB|ORG])", "[NOB|ORG]", "[Republicans|NORP]", "[Georgia|GPE]",
    "[Brook Oil Inc|ORG]", "[Brook Oil|ORG]", "[Moscow|GPE]", "[Melania Trump|PERSON]", "[’s|ORG]", "[!!|PERSON]",
]  # fmt: skip
documents_drawn = st.lists(st.lists(st.sampled_from(POOL), max_size=8).map(" met ".join), min_size=1, max_size=4).map(
    lambda texts: [marked(f"d{number}", text) for number, text in enumerate(texts)]
)


def owner(text: str, documents: list[Marked]) -> set[str]:
    """The names of the actors that mentions of this spelling belong to."""
    found = resolved(documents)
    names = {actor.id: actor.name for actor in found.actors}
    spans = {mention.span for each in documents for mention in each.mentions if mention.text == text}
    return {names[membership.actor_id] for membership in found.memberships if membership.span in spans}


def test_variants_and_parts_of_a_name_are_one_person() -> None:
    assert actors(
        "[Dmitry Peskov|PERSON] said. [Peskov|PERSON] left.",
        "[Dmitri Peskov|PERSON] said. [Peskov|ORG] left.",
        "[Dmitri S. Peskov|PERSON] said. [Peskov|PERSON] left.",
    ) == [("Dmitri Peskov", "Dmitri S. Peskov", "Dmitry Peskov", "Peskov")]


def test_a_surname_goes_to_the_bearer_named_last_before_it() -> None:
    text = (
        "[Bill Clinton|PERSON] spoke. [Clinton|PERSON] left. [Hillary Clinton|PERSON] spoke. [Clinton|PERSON] "
        "left. [Clinton|PERSON] wept."
    )
    document = marked("d", text)
    found = resolved([document])
    names = {actor.id: actor.name for actor in found.actors}
    assert [names[membership.actor_id] for membership in found.memberships] == [
        "Bill Clinton",
        "Bill Clinton",
        "Hillary Clinton",
        "Hillary Clinton",
        "Hillary Clinton",
    ]


def test_a_surname_before_all_its_bearers_stays_alone() -> None:
    text = "[Clinton|PERSON] left. [Bill Clinton|PERSON] met [Hillary Clinton|PERSON]."
    assert actors(text) == [("Bill Clinton",), ("Clinton",), ("Hillary Clinton",)]


def test_a_surname_joins_a_full_name_of_another_document_in_like_company() -> None:
    assert owner(
        "Lavrov",
        [
            marked("a", "[Sergei Lavrov|PERSON] met [Rex Tillerson|PERSON] in [Moscow|GPE]."),
            marked("b", "[Lavrov|PERSON] and [Rex Tillerson|PERSON] spoke in [Moscow|GPE]."),
        ],
    ) == {"Sergei Lavrov"}


def test_a_surname_in_other_company_stays_another() -> None:
    assert owner(
        "Brook",
        [
            marked("a", "[Ada Brook|PERSON] met [Rex Tillerson|PERSON] in [Moscow|GPE]."),
            marked("b", "[Brook|PERSON] baked a cake for [Carl Cole|PERSON]."),
        ],
    ) == {"Brook"}


def test_a_legal_form_makes_no_other_organisation() -> None:
    assert actors("[Brook Oil|ORG] sold. [Brook Oil Inc|ORG] bought. [Brook Oil Ltd.|ORG] slept.") == [
        ("Brook Oil", "Brook Oil Inc", "Brook Oil Ltd.")
    ]


def test_an_actors_type_is_what_most_of_its_mentions_are() -> None:
    (actor,) = resolved([marked("d", "[Nordstream|ORG] [Nordstream|ORG] [Nordstream|GPE]")]).actors
    assert (actor.name, actor.type) == ("Nordstream", "ORG")


def test_a_person_is_a_person_wherever_the_model_errs() -> None:
    (actor,) = resolved([marked("d", "[Ada Brook|PERSON] [Ada Brook|PERSON] [Ada Brook|ORG] [Brook|GPE]")]).actors
    assert (actor.name, actor.type, actor.aliases) == ("Ada Brook", "PERSON", ("Brook",))


def test_the_name_shown_is_a_full_one_and_the_rest_are_aliases() -> None:
    (actor,) = resolved(
        [marked("d", "[Peskov|PERSON] [Dmitry Peskov|PERSON] [Peskov|PERSON] [DMITRY PESKOV|PERSON]")]
    ).actors
    assert (actor.name, actor.aliases) == ("Dmitry Peskov", ("DMITRY PESKOV", "Peskov"))


def test_each_membership_says_why() -> None:
    document = marked("d", "[Dmitry Peskov|PERSON] left. [Peskov|PERSON] came. The [Russian|NORP|demonym] army stood.")
    found = resolved([document])
    assert [membership.rule for membership in found.memberships] == [
        "same name",
        "part of the name Dmitry Peskov",
        "people of Russia in the table of facts",
    ]


def test_nothing_gives_nothing() -> None:
    assert actors("It rained.") == []


@pytest.mark.parametrize("text", ["[’s|ORG]", "[!!|PERSON]", "[—|GPE]"])
def test_a_mention_without_letters_is_lost_to_nobody(text: str) -> None:
    document = marked("d", f"[Ada Brook|PERSON] and {text} left.")
    assert [membership.span for membership in resolved([document]).memberships] == [m.span for m in document.mentions]


def test_an_actor_keeps_its_id_when_an_unrelated_document_comes() -> None:
    old = [
        marked(
            "a",
            "[Dmitry Peskov|PERSON] met [Ada Brook|PERSON] of [Brook Oil|ORG] in [Russia|GPE]. [Peskov|PERSON] left.",
        ),
        marked("b", "[Dmitri Peskov|PERSON] left [Norland|GPE] with [Lavrov|PERSON]."),
    ]
    new = marked("c", "[Carl Cole|PERSON] baked a cake in [Sweden|GPE].")
    assert {actor.id: actor for actor in resolved(old).actors}.items() <= {
        actor.id: actor for actor in resolved([*old, new]).actors
    }.items()


@given(documents_drawn)
def test_every_mention_has_one_membership_and_every_actor_a_member(documents: list[Marked]) -> None:
    found = resolved(documents)
    mentions = sorted(mention.span for each in documents for mention in each.mentions)
    spans = [membership.span for membership in found.memberships]
    assert spans == mentions
    ids = [actor.id for actor in found.actors]
    assert ids == sorted(set(ids))
    assert {membership.actor_id for membership in found.memberships} == set(ids)


@given(documents_drawn, st.randoms(use_true_random=False))
def test_the_order_of_documents_and_mentions_does_not_matter(documents: list[Marked], random: Random) -> None:
    shuffled = [
        Marked(each.id, each.text, tuple(random.sample(each.mentions, len(each.mentions)))) for each in documents
    ]
    random.shuffle(shuffled)
    assert resolved(shuffled) == resolved(documents)


@given(documents_drawn)
def test_documents_that_come_under_other_ids_give_the_same_groups(documents: list[Marked]) -> None:
    renamed = [renumber(each, f"e{9 - number}") for number, each in enumerate(documents)]
    assert spellings(renamed, resolved(renamed)) == spellings(documents, resolved(documents))


def renumber(document: Marked, document_id: str) -> Marked:
    moved = tuple(replace(m, span=replace(m.span, document_id=document_id)) for m in document.mentions)
    return Marked(document_id, document.text, moved)


@given(documents_drawn)
def test_bill_and_hillary_clinton_are_never_one(documents: list[Marked]) -> None:
    groups = spellings(documents, resolved(documents))
    assert [group for group in groups if {"Bill Clinton", "Hillary Clinton"} <= set(group)] == []
    assert [group for group in groups if {"Donald Trump", "Melania Trump"} <= set(group)] == []


@given(documents_drawn)
def test_memberships_give_reasons(documents: list[Marked]) -> None:
    assert [m for m in resolved(documents).memberships if not m.rule] == []
