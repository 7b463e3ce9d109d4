import json
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from graphkit.errors import OutputUnwritable
from graphkit.export import write_tables
from graphkit.graph import Build
from graphkit.model import Corpus, Story
from tests.corpora import Told, built, corpus, empty, hostile, identify, lonely, small

NAMES = ("documents", "stories", "entities", "mentions", "cooccurrences", "evidence", "relations")


def written(made: Corpus, folder: Path) -> dict[str, list[dict[str, object]]]:
    write_tables(built(made), folder)
    return {
        name: [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
        for name in NAMES
    }


def tiny() -> Corpus:
    return corpus([Told("a/b.txt", "2017-02", ("Zoë met Ben.",))], {"Zoë": "PERSON", "Ben": "PERSON"})


def test_documents_have_their_path_and_date(tmp_path: Path) -> None:
    made = tiny()
    assert written(made, tmp_path)["documents"] == [
        {
            "doc_id": made.documents[0].id,
            "path": "a/b.txt",
            "title": "Title of a/b.txt",
            "date": "2017-02",
            "date_origin": "by hand",
            "outlet": None,
            "author": None,
            "url": None,
            "language": None,
        }
    ]


def test_an_undated_document_has_no_date(tmp_path: Path) -> None:
    assert [row["date"] for row in written(lonely(), tmp_path)["documents"]] == [None]


def test_entities_are_the_actors(tmp_path: Path) -> None:
    rows = sorted(written(tiny(), tmp_path)["entities"], key=lambda row: row["label"])
    assert rows == [
        {"entity_id": identify(name), "label": name, "type": "PERSON", "aliases": [], "wikidata": None, "role": None}
        for name in ("Ben", "Zoë")
    ]


def test_mentions_say_where_and_why(tmp_path: Path) -> None:
    made = tiny()
    start = {"doc_id": made.documents[0].id, "kind": "name", "rule": "same name"}
    assert written(made, tmp_path)["mentions"] == [
        {**start, "start": 0, "end": 3, "text": "Zoë", "entity_id": identify("Zoë")},
        {**start, "start": 8, "end": 11, "text": "Ben", "entity_id": identify("Ben")},
    ]


def test_mentions_of_nobody_are_left_out(tmp_path: Path) -> None:
    made = tiny()
    without = Corpus(**(vars(made) | {"memberships": made.memberships[:1]}))
    assert [row["text"] for row in written(without, tmp_path)["mentions"]] == ["Zoë"]


def test_pairs_weigh_as_many_sentences_as_name_both(tmp_path: Path) -> None:
    source, target = sorted([identify("Ben"), identify("Zoë")])
    assert written(tiny(), tmp_path)["cooccurrences"] == [{"source": source, "target": target, "weight": 1}]


def test_a_pair_has_a_row_for_each_sentence_that_proves_it(tmp_path: Path) -> None:
    made = tiny()
    source, target = sorted([identify("Ben"), identify("Zoë")])
    place = {"doc_id": made.documents[0].id, "sent_start": 0, "sent_end": 12, "evidence": "Zoë met Ben."}
    assert written(made, tmp_path)["evidence"] == [{"source": source, "target": target, **place, "by_reference": False}]


def test_a_story_names_its_documents(tmp_path: Path) -> None:
    made = replace(small(), stories=(Story("s1", ("d1", "d2")),))
    write_tables(Build(made, nx.MultiDiGraph()), tmp_path)
    found = (tmp_path / "stories.jsonl").read_text(encoding="utf-8")
    assert json.loads(found) == {"story_id": "s1", "doc_ids": ["d1", "d2"]}


def test_a_claim_is_a_row_with_its_sentence(tmp_path: Path) -> None:
    made = small()
    row = next(row for row in written(made, tmp_path)["relations"] if row["predicate"] == "pay")
    assert row == {
        "source": identify("Port Authority"),
        "target": identify("Ben Cole"),
        "predicate": "pay",
        "event_type": None,
        "negated": True,
        "modality": "asserted",
        "tense": None,
        "doc_id": made.documents[0].id,
        "sent_start": 28,
        "sent_end": 68,
        "evidence": "The Port Authority did not pay Ben Cole.",
        "rule": "by hand",
        "speaker": None,
    }


@pytest.mark.parametrize("make", [small, hostile])
def test_offsets_point_at_the_text_they_name(make, tmp_path: Path) -> None:
    made = make()
    text = {document.id: document.text for document in made.documents}
    rows = written(made, tmp_path)["mentions"]
    assert len(rows) == len(made.mentions)
    assert [text[row["doc_id"]][row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]


def test_nothing_read_gives_empty_tables_in_a_new_folder(tmp_path: Path) -> None:
    assert written(empty(), tmp_path / "new" / "tables") == {name: [] for name in NAMES}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tables").write_bytes(b"mine")
    with pytest.raises(OutputUnwritable):
        write_tables(built(small()), tmp_path / "tables")
    assert (tmp_path / "tables").read_bytes() == b"mine"
