from dataclasses import replace

import pytest

from graphkit.errors import UnitUnknown
from graphkit.model import MOST_TOGETHER, PRONOUN, Corpus, Story
from graphkit.units import UNITS, Presence, cooccurrences_by, presence
from tests.corpora import Told, corpus, empty, identify

NAMES = dict.fromkeys(("Ada", "Ben", "Cy"), "PERSON")


def told(*documents: str) -> Corpus:
    """A document each: sentences that end with a full stop, paragraphs with a bar between them."""
    rows, texts = [], {}
    for number, text in enumerate(documents):
        paragraphs = [[f"{each.strip()}." for each in part.split(".") if each.strip()] for part in text.split("|")]
        source = f"{number}.txt"
        rows.append(Told(source, "", tuple(each for part in paragraphs for each in part)))
        texts[source] = "\n".join(" ".join(part) for part in paragraphs)
    whole = corpus(rows, NAMES)
    return replace(whole, documents=tuple(replace(each, text=texts[each.source]) for each in whole.documents))


def joined(whole: Corpus, unit: str) -> dict[str, list[str]]:
    """What is quoted for each pair."""
    names = {actor.id: actor.name for actor in whole.actors}
    texts = {document.id: document.text for document in whole.documents}
    return {
        "+".join(sorted((names[pair.source], names[pair.target]))): [
            " ".join(texts[span.document_id][span.start : span.stop].split()) for span in pair.sentences
        ]
        for pair in cooccurrences_by(whole, unit)
    }


def without(whole: Corpus, one: str, other: str, sentence: str) -> Corpus:
    """The corpus after a person rejected a sentence as evidence for a pair."""
    pair = tuple(sorted((identify(one), identify(other))))
    texts = {document.id: document.text for document in whole.documents}
    kept = []
    for each in whole.cooccurrences:
        spans = each.sentences
        if (each.source, each.target) == pair:
            spans = tuple(s for s in spans if texts[s.document_id][s.start : s.stop] != sentence)
        if spans:
            kept.append(replace(each, sentences=spans))
    return replace(whole, cooccurrences=tuple(kept))


def test_a_sentence_is_the_unit_of_the_corpus_itself() -> None:
    whole = told("Ada met Ben. Cy ran.")
    assert cooccurrences_by(whole, "sentence") == whole.cooccurrences


def test_a_window_joins_neighbouring_sentences_by_the_shortest_runs() -> None:
    whole = told("Ada ran. It rained. Ben sat. Ada met Ben. Cy slept. It rained. It rained. Ada left.")
    assert joined(whole, "window:2") == {
        "Ada+Ben": ["Ada ran. It rained. Ben sat.", "Ada met Ben."],
        "Ada+Cy": ["Ada met Ben. Cy slept."],
        "Ben+Cy": ["Ada met Ben. Cy slept."],
    }


@pytest.mark.parametrize("unit", ["window:1", "paragraph", "document"])
def test_a_sentence_that_names_too_many_joins_nobody_in_wider_units_either(unit: str) -> None:
    listed = [f"Name{number:03}" for number in range(MOST_TOGETHER - 1)]
    some = f"{' '.join([*listed, 'Ada', 'Ben'])}."
    whole = corpus([Told("a.txt", "", (some, "Ada met Cy."))], dict.fromkeys([*listed, *NAMES], "PERSON"))
    few = tuple(pair for pair in whole.cooccurrences if identify("Cy") in (pair.source, pair.target))
    assert joined(replace(whole, cooccurrences=few), unit) == {"Ada+Cy": ["Ada met Cy."]}


def test_a_wider_window_joins_more() -> None:
    whole = told("Ada ran. It rained. It rained. Ben sat.")
    assert (joined(whole, "window:2"), joined(whole, "window:3")) == (
        {},
        {"Ada+Ben": ["Ada ran. It rained. It rained. Ben sat."]},
    )


def test_a_paragraph_joins_once_with_the_shortest_run_in_it() -> None:
    whole = told("Ada ran. It rained. Ben sat. Ada left. | Cy slept. Ada met Ben. Ada met Ben.")
    assert joined(whole, "paragraph") == {
        "Ada+Ben": ["Ben sat. Ada left.", "Ada met Ben."],
        "Ada+Cy": ["Cy slept. Ada met Ben."],
        "Ben+Cy": ["Cy slept. Ada met Ben."],
    }


def test_where_blank_lines_part_paragraphs_other_line_breaks_do_not() -> None:
    whole = told("Ada ran. | Ben sat. Blank. Cy slept.")
    blank = replace(whole.documents[0], text=whole.documents[0].text.replace("Blank.", "\n\n    "))
    sentences = (*whole.sentences[:2], whole.sentences[3])
    assert joined(replace(whole, documents=(blank,), sentences=sentences), "paragraph") == {
        "Ada+Ben": ["Ada ran. Ben sat."]
    }


def test_a_document_joins_all_it_names_once() -> None:
    whole = told("Ada ran. | Ben sat. Ada left.", "Cy slept. | It rained. | Ada met Ben. Ada met Ben.")
    assert joined(whole, "document") == {
        "Ada+Ben": ["Ada ran. Ben sat.", "Ada met Ben."],
        "Ada+Cy": ["Cy slept. It rained. Ada met Ben."],
        "Ben+Cy": ["Cy slept. It rained. Ada met Ben."],
    }


@pytest.mark.parametrize("unit", ["window:2", "paragraph", "document"])
def test_a_rejected_sentence_does_not_come_back_in_a_wider_unit(unit: str) -> None:
    whole = told("It rained. Ada met Ben. It rained.")
    assert joined(without(whole, "Ada", "Ben", "Ada met Ben."), unit) == {}


@pytest.mark.parametrize("unit", ["window:2", "paragraph", "document"])
def test_other_evidence_stays_when_a_sentence_is_rejected(unit: str) -> None:
    whole = told("Ada saw Ben. Cy met Ben. It rained. It rained. It rained. Ada ran. Ben sat.")
    found = joined(without(whole, "Ada", "Ben", "Ada saw Ben."), unit)
    assert found["Ada+Ben"] == ["Ada ran. Ben sat."]


def test_a_run_rests_on_a_reference_where_a_pronoun_stands_for_one_of_its_ends() -> None:
    whole = told("Ada ran. Ben sat. Ada left.")
    indirect = {mention.span for mention in whole.mentions if mention.text == "Ada" and mention.span.start == 0}
    mentions = tuple(replace(m, kind=PRONOUN) if m.span in indirect else m for m in whole.mentions)
    (pair,) = cooccurrences_by(replace(whole, mentions=mentions), "window:1")
    assert ([span.start for span in pair.sentences], [span.start for span in pair.by_reference]) == ([0, 9], [0])


def test_pairs_and_their_runs_are_sorted() -> None:
    whole = told("Cy ran. Ben sat. Ada left. Cy left.", "Ada ran. Ben sat. Cy left. Ada ran.")
    for unit in ("window:2", "paragraph", "document"):
        found = cooccurrences_by(whole, unit)
        ends = [(pair.source, pair.target) for pair in found]
        assert (ends, [pair.sentences for pair in found]) == (
            sorted(ends),
            [tuple(sorted(pair.sentences)) for pair in found],
        )
        assert all(source < target for source, target in ends)


@pytest.mark.parametrize("unit", ["", "word", "window", "window:0", "window:-1", "window:2.5", "Sentence"])
def test_an_unknown_unit_is_refused(unit: str) -> None:
    with pytest.raises(UnitUnknown):
        cooccurrences_by(empty(), unit)
    with pytest.raises(UnitUnknown):
        presence(empty(), unit)


@pytest.mark.parametrize("unit", UNITS)
def test_an_empty_corpus_has_no_pairs_and_no_units(unit: str) -> None:
    found = presence(empty(), unit)
    assert (cooccurrences_by(empty(), unit), found.units, len(found.actor), len(found.together)) == ((), 0, 0, 0)


def counted(whole: Corpus, unit: str) -> tuple[int, dict[str, int], list[int]]:
    """Units, in how many each actor is named, in how many each pair."""
    found = presence(replace(whole, cooccurrences=cooccurrences_by(whole, unit)), unit)
    names = {actor.id: actor.name for actor in whole.actors}
    named = {names[actor]: found.actor.tolist().count(number) for number, actor in enumerate(found.actors)}
    return found.units, named, sorted(found.together.tolist())


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("sentence", (6, {"Ada": 3, "Ben": 2, "Cy": 1}, [1])),
        ("window:1", (4, {"Ada": 3, "Ben": 2, "Cy": 1}, [1, 1])),
        ("paragraph", (3, {"Ada": 2, "Ben": 2, "Cy": 1}, [1, 1])),
        ("document", (2, {"Ada": 1, "Ben": 2, "Cy": 1}, [1, 1, 1])),
    ],
)
def test_presence_counts_units_that_do_not_overlap(unit: str, expected: object) -> None:
    whole = told("Ada met Ben. It rained. Ada ran. | Cy slept. Ada left.", "Ben sat.")
    assert counted(whole, unit) == expected


def test_copies_of_a_document_add_nothing_to_presence() -> None:
    whole = told("Ada met Ben. Cy ran.", "Ada met Ben.", "Ada ran.")
    copies = tuple(each.id for each in whole.documents if each.source != "2.txt")
    others = tuple(each.id for each in whole.documents if each.source == "2.txt")
    stories = (Story("s", tuple(sorted(copies))), Story("t", others))
    assert counted(replace(whole, stories=stories), "sentence") == (3, {"Ada": 2, "Ben": 1, "Cy": 1}, [1])


def test_presence_is_columns_of_numbers() -> None:
    whole = told("It rained. Ada met Ben.")
    found = presence(whole)
    assert isinstance(found, Presence)
    assert sorted(found.actors[i] for i in found.actor.tolist()) == sorted((identify("Ada"), identify("Ben")))
    assert (found.unit.tolist(), found.units) == ([1, 1], 2)
