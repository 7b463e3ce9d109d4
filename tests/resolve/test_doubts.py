"""What is shown for review: doubtful merges and splits."""

from collections.abc import Sequence

import pytest

from graphkit.model import ActorName, Corpus, Correction, Document, Span
from graphkit.resolve.doubts import Doubt, find_doubts
from graphkit.resolve.resolver import resolve
from tests.resolve.marked import Marked, marked


def corpus(documents: Sequence[Marked], *corrections: Correction) -> Corpus:
    """The documents resolved; each is one sentence."""
    mentions = tuple(mention for each in documents for mention in each.mentions)
    sources = {each.id: f"{each.id}.txt" for each in documents}
    found = resolve({each.id: each.text for each in documents}, mentions, corrections, sources)
    return Corpus(
        title="",
        documents=tuple(Document(each.id, sources[each.id], "", each.text) for each in documents),
        skipped=(),
        sentences=tuple(Span(each.id, 0, len(each.text)) for each in documents),
        mentions=mentions,
        actors=found.actors,
        memberships=found.memberships,
        cooccurrences=(),
        relations=(),
    )


def doubts(*texts: str) -> tuple[Doubt, ...]:
    return find_doubts(corpus([marked(f"d{number}", text) for number, text in enumerate(texts)]))


def told(found: Sequence[Doubt]) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.one.name, each.other.name, each.reasons[0]) for each in found]


LAVROV = (
    "[Sergei Lavrov|PERSON] met [Rex Tillerson|PERSON] in [Moscow|GPE].",
    "[Lavrov|PERSON] and [Rex Tillerson|PERSON] spoke in [Moscow|GPE].",
)


def test_a_surname_joined_across_documents_is_a_doubtful_merge() -> None:
    assert doubts(*LAVROV) == (
        Doubt(
            "merge",
            ActorName("Sergei Lavrov"),
            ActorName("Lavrov", "", ("d1.txt",)),
            ("the only person of that name, Sergei Lavrov, in like company",),
            mentions=1,
            strength=2,
        ),
    )


def test_an_acronym_that_no_text_explains_is_a_doubtful_merge() -> None:
    texts = (f"[Ada Brook|PERSON] left [{name}|ORG]." for name in ("Norland Oil Board", "NOB"))
    assert told(doubts(*texts)) == [
        ("merge", "Norland Oil Board", "NOB", "the only name with these initials, in like company")
    ]


def test_an_initial_joined_with_a_name_is_a_doubtful_merge() -> None:
    assert told(doubts("[Dmitry Peskov|PERSON] left.", "[D. Peskov|PERSON] came.")) == [
        ("merge", "Dmitry Peskov", "D. Peskov", "“d.” may stand for more names than “dmitry”")
    ]


def test_a_short_form_of_a_given_name_is_a_doubtful_merge() -> None:
    assert told(doubts("[William Ashcroft|PERSON] left.", "[Bill Ashcroft|PERSON] came.")) == [
        ("merge", "William Ashcroft", "Bill Ashcroft", "“bill” is taken for a form of “william”")
    ]


def test_spellings_of_one_given_name_and_parts_of_a_name_are_no_doubt() -> None:
    assert doubts("[Dmitry Peskov|PERSON] left. [Peskov|PERSON] sat.", "[Dmitri Peskov|PERSON] came.") == ()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("[Ada Brook|PERSON]", "[Brook|PERSON]", "the one's name is part of the other's"),
        ("[Jonathan Ashcroft|PERSON]", "[Jonatan Ashcroft|PERSON]", "their names are 97 % alike"),
        ("[Norland Oil Board|ORG]", "[Oil Board|ORG]", "the one's name is part of the other's"),
        ("[Zorbank|ORG]", "[Zorrbank|ORG]", "their names are 93 % alike"),
    ],
)
def test_actors_who_may_be_one_are_a_doubtful_split(one: str, other: str, reason: str) -> None:
    found = doubts(f"{one} and {one} met [Carl Cole|PERSON].", f"{other} came.")
    assert [(each.kind, each.reasons) for each in found] == [("split", (reason,))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[Ada Brook|PERSON]", "[Ben Brook|PERSON]"),
        ("[North Korea|GPE]", "[South Korea|GPE]"),
        ("[Norland|GPE]", "[Norland Oil Board|ORG]"),
        ("[Ada Brook|PERSON]", "[Brook Oil|ORG]"),
    ],
)
def test_actors_who_are_clearly_two_are_no_doubt(one: str, other: str) -> None:
    assert doubts(f"{one} came.", f"{other} came.") == ()


def test_surnames_alone_in_two_documents_are_a_doubtful_split_told_apart_by_them() -> None:
    (found,) = doubts("[Brook|PERSON] left.", "[Brook|PERSON] came.")
    assert {found.one, found.other} == {ActorName("Brook", "", ("d0.txt",)), ActorName("Brook", "", ("d1.txt",))}


def test_those_that_move_the_ranking_most_come_first() -> None:
    found = doubts(*LAVROV, "[Ada Brook|PERSON] came.", "[Brook|PERSON] met [Carl Cole|PERSON].", "[Brook|PERSON] ate.")
    assert [each.strength for each in found] == sorted((each.strength for each in found), reverse=True)
    assert found[0].one == ActorName("Sergei Lavrov")


@pytest.mark.parametrize("kind", ["same", "different"])
@pytest.mark.parametrize(
    "texts", [LAVROV, ("[Brook|PERSON] left.", "[Brook|PERSON] came."), ("[Zorbank|ORG] came.", "[Zorrbank|ORG] left.")]
)
def test_what_a_person_has_answered_is_not_asked_again(texts: Sequence[str], kind: str) -> None:
    documents = [marked(f"d{number}", text) for number, text in enumerate(texts)]
    (doubt,) = find_doubts(corpus(documents))
    answer = Correction(kind, (doubt.one, doubt.other), author="Ana")
    assert find_doubts(corpus(documents, answer), [answer]) == ()


@pytest.mark.parametrize("texts", [LAVROV, ("[Brook|PERSON] left.", "[Brook|PERSON] came.")])
@pytest.mark.parametrize(("kind", "actors"), [("same", 1), ("different", 2)])
def test_an_answer_does_what_it_says(texts: Sequence[str], kind: str, actors: int) -> None:
    documents = [marked(f"d{number}", text) for number, text in enumerate(texts)]
    (doubt,) = find_doubts(corpus(documents))
    found = corpus(documents, Correction(kind, (doubt.one, doubt.other)))
    meant = {mention.span for mention in found.mentions if mention.text.split()[-1] in ("Lavrov", "Brook")}
    assert len({each.actor_id for each in found.memberships if each.span in meant}) == actors


def test_surnames_that_only_sound_the_same_are_a_doubtful_merge() -> None:
    found = doubts(
        "[Pyotr Zhukovsky|PERSON] met [Ada Brook|PERSON].", "[Pyotr Dzhukovsky|PERSON] met [Ada Brook|PERSON]."
    )
    assert told(found) == [
        ("merge", "Pyotr Dzhukovsky", "Pyotr Zhukovsky", "“zhukovsky” only sounds like “dzhukovsky”")
    ]


def test_a_name_in_another_script_is_no_doubt() -> None:
    assert doubts("[Ivan Orlov|PERSON] met [Ada Brook|PERSON].", "[Иван Орлов|PERSON] met [Ada Brook|PERSON].") == ()


def test_what_another_text_says_of_a_name_is_a_doubtful_merge() -> None:
    found = doubts(
        "[Norland Oil|ORG], formerly [Cole Gas|ORG], met [Ada Brook|PERSON]. [Norland Oil|ORG] [Norland Oil|ORG]",
        "[Cole Gas|ORG] met [Ada Brook|PERSON].",
    )
    assert told(found) == [("merge", "Norland Oil", "Cole Gas", "another name of Norland Oil, as another text says")]


STRANGERS = (
    "[Ada Brook|PERSON] met [Ben Cole|PERSON], [Cid Dahl|PERSON] and [Nor Oil|ORG] in [Rome|GPE]. [Ada Brook|PERSON]",
    "[Ada Brook|PERSON] met [Eva Frost|PERSON], [Guy Hall|PERSON] and [Sudland Oil|ORG] in [Rome|GPE].",
)


def test_people_of_one_name_in_documents_without_common_company_are_a_doubtful_merge() -> None:
    assert doubts(*STRANGERS) == (
        Doubt(
            "merge",
            ActorName("Ada Brook"),
            ActorName("Ada Brook", "", ("d1.txt",)),
            ("the documents that have this name have no other actor in common",),
            mentions=1,
            strength=4,
        ),
    )


def test_the_answer_different_to_people_of_one_name_makes_them_two() -> None:
    documents = [marked(f"d{number}", text) for number, text in enumerate(STRANGERS)]
    (doubt,) = find_doubts(corpus(documents))
    answer = Correction("different", (doubt.one, doubt.other))
    decided = corpus(documents, answer)
    assert [actor.name for actor in decided.actors].count("Ada Brook") == 2
    assert find_doubts(decided, [answer]) == ()


def test_people_of_one_name_in_like_company_are_no_doubt() -> None:
    assert doubts(*STRANGERS, "[Ada Brook|PERSON] met [Ben Cole|PERSON] and [Eva Frost|PERSON].") == ()
