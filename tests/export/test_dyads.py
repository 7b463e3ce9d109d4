from dataclasses import replace

from graphkit.export.dyads import COLUMNS, event_rows
from tests.corpora import Said, Told, corpus, empty, hostile, identify, small


def test_a_claim_is_a_row_with_all_that_is_known_of_it() -> None:
    made = small()
    row = next(row for row in event_rows(made) if row["predicate"] == "pay")
    assert row == {
        "event_id": row["event_id"],
        "date": "2017-02-03",
        "source": identify("Port Authority"),
        "source_name": "Port Authority",
        "source_type": "ORG",
        "source_wikidata": "",
        "target": identify("Ben Cole"),
        "target_name": "Ben Cole",
        "target_type": "PERSON",
        "target_wikidata": "",
        "event_type": "",
        "quad_class": "",
        "predicate": "pay",
        "polarity": "negated",
        "modality": "asserted",
        "tense": "",
        "speaker": "",
        "speaker_name": "",
        "document": made.documents[0].id,
        "file": "a.txt",
        "title": "Title of a.txt",
        "outlet": "",
        "url": "",
        "story": made.documents[0].id,
        "sentence_start": 28,
        "sentence_stop": 68,
        "subject_start": 32,
        "subject_stop": 46,
        "cue_start": 55,
        "cue_stop": 58,
        "object_start": 59,
        "object_stop": 67,
        "subject": "Port Authority",
        "cue": "pay",
        "object": "Ben Cole",
        "quotation": "The Port Authority did not pay Ben Cole.",
        "rule": "by hand",
    }


def test_every_row_has_all_columns_in_their_order() -> None:
    assert [list(row) for made in (small(), hostile()) for row in event_rows(made)] == [list(COLUMNS)] * 4


def test_the_quad_class_follows_from_the_event() -> None:
    made = small()
    relations = tuple(replace(relation, event="SANCTION") for relation in made.relations)
    rows = event_rows(replace(made, relations=relations))
    assert {(row["event_type"], row["quad_class"]) for row in rows} == {("SANCTION", "material conflict")}


def test_an_own_ontology_gives_the_class_of_its_types() -> None:
    made = small()
    told = tuple(
        replace(each, event="ACCUSE", claims=tuple(replace(claim, quad="libel") for claim in each.claims))
        for each in made.relations
    )
    assert {row["quad_class"] for row in event_rows(replace(made, relations=told))} == {"libel"}


def test_the_speaker_is_an_actor() -> None:
    made = small()
    eve = next(mention.span for mention in made.mentions if mention.text == "Eve")
    told = tuple(
        replace(relation, claims=tuple(replace(claim, speaker=eve) for claim in relation.claims))
        for relation in made.relations
    )
    rows = event_rows(replace(made, relations=told))
    assert {(row["speaker"], row["speaker_name"]) for row in rows} == {(identify("Eve"), "Eve")}


def test_the_tense_is_that_of_the_claim() -> None:
    told = [Told("a.txt", "", ("Ada met Ben.", "Ada will meet Ben."))]
    said = [Said("a.txt", 0, "Ada", "met", "Ben", "meet", tense="past"), Said("a.txt", 1, "Ada", "meet", "Ben", "meet")]
    rows = event_rows(corpus(told, {"Ada": "PERSON", "Ben": "PERSON"}, said))
    assert [(row["predicate"], row["tense"]) for row in rows] == [("meet", "past"), ("meet", "")]


def test_nothing_read_gives_no_rows() -> None:
    assert list(event_rows(empty())) == []
