from dataclasses import replace

import pytest

from graphkit.errors import CommunityNotFound
from graphkit.graph import build_graph
from graphkit.model import OBSERVER, Corpus, Story
from graphkit.pipeline.selecting import select_build
from graphkit.selection import Selection, keep_documents, select
from tests.corpora import Told, corpus, identify, small

PEOPLE = dict.fromkeys(("Ada", "Ben", "Cy", "Dee", "Eve"), "PERSON")


def names(whole: Corpus) -> list[str]:
    return sorted(actor.name for actor in whole.actors)


def dated(*dates: str) -> Corpus:
    told = [
        Told(f"{number}.txt", date, (f"{name} slept.",))
        for number, (date, name) in enumerate(zip(dates, PEOPLE, strict=False))
    ]
    return corpus(told, dict(list(PEOPLE.items())[: len(dates)]))


def chain() -> Corpus:
    """Ada – Ben – Cy – Dee, from strong to weak; Eve alone."""
    pairs = ("Ada met Ben.",) * 3 + ("Ben met Cy.",) * 2 + ("Cy met Dee.", "Eve slept.")
    return corpus([Told("a.txt", "", pairs)], PEOPLE)


def test_the_default_selects_everything() -> None:
    assert select(small(), Selection()) == small()


@pytest.mark.parametrize(
    ("since", "until", "left"),
    [
        ("2017", "", ["Ada", "Ben", "Dee"]),
        ("", "2017", ["Ada", "Ben", "Cy"]),
        ("2017-02", "2017-02", ["Ben"]),
        ("2017-02-03", "2017-02-03", ["Ben"]),
        ("2017-02-04", "2017-12-31", []),
        ("2017-01", "2017-12", ["Ada", "Ben"]),
    ],
)
def test_a_period_keeps_documents_that_surely_lie_in_it(since: str, until: str, left: list[str]) -> None:
    whole = dated("2017", "2017-02-03", "2016", "2018-01", "")
    assert names(select(whole, Selection(since=since, until=until))) == left


def test_what_other_documents_said_is_gone_with_them() -> None:
    whole = small()
    kept = whole.documents[0].id
    left = keep_documents(replace(whole, stories=(Story("s", tuple(d.id for d in whole.documents)),)), {kept})
    spans = [*left.sentences, *(m.span for m in left.mentions), *(m.span for m in left.memberships)]
    spans += [span for pair in left.cooccurrences for span in pair.sentences]
    spans += [claim.sentence for relation in left.relations for claim in relation.claims]
    assert {span.document_id for span in spans} == {kept}
    assert names(left) == ["Ada Brook", "Ben Cole", "Port Authority"]
    assert left.stories == (Story("s", (kept,)),)
    build_graph(left)


def test_without_observers_nobody_has_named_the_media() -> None:
    whole = small()
    ben = identify("Ben Cole")
    actors = tuple(replace(actor, role=OBSERVER if actor.id == ben else "") for actor in whole.actors)
    left = select(replace(whole, actors=actors), Selection(observers=False))
    assert names(left) == ["Ada Brook", "Eve", "Norland", "Port Authority"]
    assert ben not in {end for each in (*left.cooccurrences, *left.relations) for end in (each.source, each.target)}
    assert ben not in {membership.actor_id for membership in left.memberships}


def test_types_are_read_without_regard_to_case() -> None:
    assert names(select(small(), Selection(types=("org", "GPE")))) == ["Norland", "Port Authority"]


def test_weak_edges_go_and_actors_without_edges_with_them() -> None:
    left = select(chain(), Selection(min_weight=2))
    assert names(left) == ["Ada", "Ben", "Cy"]
    assert [len(pair.sentences) for pair in left.cooccurrences] in ([3, 2], [2, 3])


@pytest.mark.parametrize(("steps", "left"), [(1, ["Ada", "Ben"]), (2, ["Ada", "Ben", "Cy"])])
def test_an_ego_network_reaches_as_far_as_asked(steps: int, left: list[str]) -> None:
    assert names(select_build(chain(), Selection(ego="ada", steps=steps)).corpus) == left


def test_the_strongest_are_those_of_the_selection() -> None:
    assert names(select_build(chain(), Selection(top=2)).corpus) == ["Ada", "Ben"]


def test_a_community_is_named_by_one_of_its_leading_actors() -> None:
    pairs = ("Ada met Ben.", "Cy met Dee.", "Eve slept.")
    whole = corpus([Told("a.txt", "", pairs)], PEOPLE)
    assert names(select_build(whole, Selection(community="dee")).corpus) == ["Cy", "Dee"]


def test_an_unknown_community_is_told_with_those_there_are() -> None:
    with pytest.raises(CommunityNotFound, match="'Zed' does not name one community; there are: "):
        select_build(chain(), Selection(community="Zed"))
