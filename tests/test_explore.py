from dataclasses import replace

import pytest

from graphkit.errors import ActorAmbiguous, ActorNotFound
from graphkit.explore import Evidence, Neighbour, Statement, find_actor, show, why
from graphkit.model import AFFIRMED, NEGATED, PLANNED, Actor, Corpus
from graphkit.pooling import Pool
from tests.corpora import Said, Told, built, corpus, empty, identify, lonely, small

ACTORS = (
    Actor("a1", "Vladimir Putin", "PERSON", ("Putin", "V. Putin"), "Q7747"),
    Actor("a2", "Zoë Müller", "PERSON", ("Müller",), ""),
    Actor("a3", "Bill Clinton", "PERSON", ("Clinton",), ""),
    Actor("a4", "Hillary Clinton", "PERSON", ("Clinton",), ""),
    Actor("a5", "United States", "GPE", ("U.S.", "USA"), "Q30"),
    Actor("a6", "Jordan", "GPE", (), ""),
    Actor("a7", "JORDAN", "PERSON", (), ""),
    Actor("a8", "Müller", "ORG", (), ""),
)
WHO: Corpus = replace(empty(), actors=ACTORS)


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("a1", "a1"),
        ("Q7747", "a1"),
        ("Vladimir Putin", "a1"),
        ("vladimir putin", "a1"),
        ("  VLADIMIR   PUTIN ", "a1"),
        ("Владимир Путин", "a1"),
        ("Putin", "a1"),
        ("V Putin", "a1"),
        ("zoe muller", "a2"),
        ("Zoe\u0308 Mu\u0308ller", "a2"),
        ("US", "a5"),
        ("u.s.", "a5"),
        ("Jordan", "a6"),
        ("JORDAN", "a7"),
        ("Müller", "a8"),
    ],
)
def test_an_actor_is_found_by_id_name_or_alias_however_it_is_written(name: str, actor_id: str) -> None:
    assert find_actor(WHO, name).id == actor_id


def test_a_name_of_two_actors_lists_both() -> None:
    with pytest.raises(ActorAmbiguous) as caught:
        find_actor(WHO, "clinton")
    assert caught.value.candidates == ("Bill Clinton (PERSON, a3)", "Hillary Clinton (PERSON, a4)")


def test_names_that_differ_in_case_alone_are_ambiguous_in_another_case() -> None:
    with pytest.raises(ActorAmbiguous) as caught:
        find_actor(WHO, "jordan")
    assert caught.value.candidates == ("Jordan (GPE, a6)", "JORDAN (PERSON, a7)")


def test_an_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(ActorNotFound) as caught:
        find_actor(WHO, "Vladimir Puttin")
    assert caught.value.near[0] == "Vladimir Putin"


@pytest.mark.parametrize("name", ["", "!!!", "Xqzw"])
def test_a_name_near_none_suggests_none(name: str) -> None:
    with pytest.raises(ActorNotFound) as caught:
        find_actor(WHO, name)
    assert caught.value.near == ()


def test_in_an_empty_build_nobody_is_found() -> None:
    with pytest.raises(ActorNotFound):
        find_actor(empty(), "Ada")


def test_a_profile_says_how_often_with_whom_and_what() -> None:
    profile = show(built(small()), "ada brook")
    assert (profile.actor.name, profile.mentions, profile.documents) == ("Ada Brook", 3, 2)
    assert profile.aliases == (("Ada Brook", 3),)
    assert profile.neighbours == (
        Neighbour(identify("Ben Cole"), "Ben Cole", "PERSON", 2),
        Neighbour(identify("Norland"), "Norland", "GPE", 1),
    )
    assert profile.relations == (
        ("Ada Brook", "accuse", "Ben Cole", 1),
        ("Ada Brook", "visit (planned)", "Norland", 1),
    )


def test_a_profile_has_relations_in_both_directions() -> None:
    assert show(built(small()), "Ben Cole").relations == (
        ("Ada Brook", "accuse", "Ben Cole", 1),
        ("Port Authority", "not pay", "Ben Cole", 1),
    )


def test_an_actor_alone_has_a_profile() -> None:
    profile = show(built(lonely()), "Eve")
    assert (profile.mentions, profile.neighbours, profile.relations) == (1, (), ())


def test_the_profile_of_an_unknown_actor_is_refused() -> None:
    with pytest.raises(ActorNotFound):
        show(built(small()), "Nobody")


def test_evidence_is_every_sentence_with_both_and_its_claims() -> None:
    found = why(built(small()), "Ada Brook", "Ben Cole")
    assert tuple(replace(each, statements=()) for each in found) == (
        Evidence(
            "a.txt",
            "Title of a.txt",
            "2017-02-03",
            0,
            27,
            "Ada Brook accused Ben Cole.",
            (("Ada Brook", "accuse", "Ben Cole"),),
        ),
        Evidence("a.txt", "Title of a.txt", "2017-02-03", 69, 92, "Ada Brook met Ben Cole.", ()),
    )


def test_evidence_does_not_depend_on_who_is_named_first() -> None:
    build = built(small())
    assert why(build, "Ben Cole", "Ada Brook") == why(build, "Ada Brook", "Ben Cole")


def test_a_quotation_is_cut_from_the_text_by_its_offsets() -> None:
    build = built(small())
    texts = {document.source: document.text for document in build.corpus.documents}
    found = why(build, "Ada Brook", "Ben Cole")
    assert [each.quotation for each in found] == [texts[each.source][each.start : each.stop] for each in found]


def test_evidence_comes_in_order_of_date_then_file_then_place_and_undated_last() -> None:
    told = [
        Told("a.txt", "", ("Ada met Ben.",)),
        Told("b.txt", "2018", ("Ada met Ben.",)),
        Told("c.txt", "2017-05-01", ("Ada met Ben.", "Ada left Ben.")),
        Told("d.txt", "2017-05-01", ("Ada met Ben.",)),
    ]
    build = built(corpus(told, {"Ada": "PERSON", "Ben": "PERSON"}))
    assert [(each.source, each.start) for each in why(build, "Ada", "Ben")] == [
        ("c.txt", 0),
        ("c.txt", 13),
        ("d.txt", 0),
        ("b.txt", 0),
        ("a.txt", 0),
    ]


@pytest.mark.parametrize("pair", [("Ada Brook", "Eve"), ("Ada Brook", "Ada Brook")])
def test_actors_never_named_together_have_no_evidence(pair: tuple[str, str]) -> None:
    assert why(built(small()), *pair) == ()


@pytest.mark.parametrize("pair", [("Ada Brook", "Nobody"), ("Nobody", "Ada Brook")])
def test_evidence_of_an_unknown_actor_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(ActorNotFound):
        why(built(small()), *pair)


def test_two_claims_in_one_sentence_are_both_given() -> None:
    said = [Said("a.txt", 0, "Ada", "met", "Ben", "meet"), Said("a.txt", 0, "Ben", "fed", "Ada", "feed")]
    build = built(corpus([Told("a.txt", "", ("Ada met Ben, who fed her.",))], {"Ada": "PERSON", "Ben": "PERSON"}, said))
    (evidence,) = why(build, "Ada", "Ben")
    assert sorted(evidence.claims) == [("Ada", "meet", "Ben"), ("Ben", "feed", "Ada")]


def test_words_of_a_name_find_the_only_actor_that_has_them() -> None:
    assert find_actor(small(), "brook").name == "Ada Brook"


def test_an_acronym_of_the_tables_finds_the_actor_that_no_text_calls_so() -> None:
    made = small()
    office = replace(made.actors[0], name="Office of Foreign Assets Control", aliases=())
    assert find_actor(replace(made, actors=(office, *made.actors[1:])), "OFAC") == office


def test_denied_claims_are_left_out_and_counted_unless_every_claim_is_asked_for() -> None:
    build = built(small())
    (some,), (every,) = (why(build, "Port Authority", "Ben Cole", every=every) for every in (False, True))
    assert (some.claims, some.statements, some.left_out) == ((), (), 1)
    assert (every.claims, every.left_out) == ((("Port Authority", "not pay", "Ben Cole"),), 0)


def test_a_sentence_with_both_and_no_claim_is_a_near_miss() -> None:
    near = why(built(small()), "Ada Brook", "Ben Cole", every=False)[1]
    assert (near.quotation, near.statements, near.left_out) == ("Ada Brook met Ben Cole.", (), 0)


def test_a_statement_has_type_speaker_and_rule_in_words() -> None:
    made = small()
    (first, *rest) = [each for each in made.relations if each.predicate == "accuse"]
    told = replace(
        first,
        event="ACCUSE",
        claims=tuple(
            replace(claim, event="ACCUSE", rule="subject + object", speaker=claim.object, tense="past")
            for claim in first.claims
        ),
    )
    others = [each for each in made.relations if each.predicate != "accuse"]
    evidence = why(built(replace(made, relations=(told, *rest, *others))), "Ada Brook", "Ben Cole")[0]
    assert evidence.statements == (
        Statement(
            "Ada Brook", "accuse", "Ben Cole", "ACCUSE", "verbal conflict", "affirmed", "asserted", "Ben Cole",
            "subject + object", "the verb's subject, its object", "past",
        ),
    )  # fmt: skip


def test_claims_of_a_pair_are_pooled_by_type_with_counts() -> None:
    told = [Told("a.txt", "", ("Ada met Ben.", "Ada did not meet Ben.")), Told("b.txt", "", ("Ada fed Ben.",))]
    said = [
        Said("a.txt", 0, "Ada", "met", "Ben", "meet"),
        Said("a.txt", 1, "Ada", "meet", "Ben", "meet", NEGATED),
        Said("b.txt", 0, "Ada", "fed", "Ben", "feed", AFFIRMED, PLANNED),
    ]
    profile = show(built(corpus(told, {"Ada": "PERSON", "Ben": "PERSON"}, said)), "Ada")
    assert profile.pooled == (
        Pool("Ada", "", "Ben", "", 3, 2, 1, (("asserted", 2), ("planned", 1)), (("meet", 2), ("feed", 1))),
    )


def test_what_an_actor_represents_is_known_from_the_tables() -> None:
    build = built(corpus([Told("a.txt", "", ("Kremlin fed Ben.",))], {"Kremlin": "ORG", "Ben": "PERSON"}))
    assert [show(build, name).represents for name in ("Kremlin", "Ben")] == ["Russia", ""]
