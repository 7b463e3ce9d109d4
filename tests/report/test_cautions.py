"""Warnings are computed from the data, and only where there is cause."""

from dataclasses import replace

from graphkit.report import report_of
from tests.corpora import built
from tests.report.made import many, one_sided, warnings


def test_it_warns_of_all_that_is_wrong_with_a_one_sided_corpus() -> None:
    assert warnings(report_of(built(one_sided()))) == (
        "No intervals of ranks: 10 independent stories add to this layer, and 20 are needed.",
        "Daily supplies 80% of the documents.",
        "One outlet, Daily, supplies 80% of the 10 sentences of the tie between Ada Brook and Ben Cole.",
        "One outlet, Daily, supplies 80% of the 5 sentences of the tie between Norland and Port Authority.",
        "100% of the 10 mentions of Ben Cole are pronouns or nouns (“he”, “the minister”), put to the name by rules.",
        "1 tie of 5 (20%) rests on pronouns or nouns alone: no sentence names both actors.",
        "3 of 10 documents (30%) have no date, and no place in the timeline.",
        "1 file was skipped; the reasons are listed under Files.",
        "1 file was read by a guess or in part; see Notes on files.",
    )


def test_it_warns_of_nothing_where_there_is_nothing() -> None:
    made = many()
    documents = tuple(
        replace(each, outlet=("Daily", "Post", "Star")[place % 3]) for place, each in enumerate(made.documents)
    )
    assert warnings(report_of(built(replace(made, documents=documents)))) == ()


def test_unknown_outlets_are_told() -> None:
    assert "The outlet of no document is known: whether one outlet dominates cannot be told." in warnings(
        report_of(built(many()))
    )


def test_a_type_in_dispute_is_told_with_what_the_model_read() -> None:
    made = many()
    ada = next(actor for actor in made.actors if actor.name == "Ada Brook")
    spans = sorted(each.span for each in made.memberships if each.actor_id == ada.id)
    wrong = set(spans[:15])
    mentions = tuple(replace(each, type="ORG") if each.span in wrong else each for each in made.mentions)
    assert (
        "The type of Ada Brook is in dispute: PERSON here; the language model read its names as PERSON 21, ORG 15."
        in warnings(report_of(built(replace(made, mentions=mentions))))
    )


def test_ties_of_a_single_story_are_named() -> None:
    pairs = "Norland – Ada Brook, Zed Ltd – Ada Brook, Zed Ltd – Norland"
    expected = f"3 of the 5 strongest ties rest on a single story ({pairs})."
    assert expected in warnings(report_of(built(many(4))))
