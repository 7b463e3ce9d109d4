from pathlib import Path
from typing import Any

import duckdb
import pytest

from graphkit.errors import OutputUnwritable
from graphkit.export.csvs import beside
from graphkit.export.dyads import COLUMNS, event_rows
from graphkit.export.parquet import write_events_parquet, write_parquet
from tests.corpora import HOSTILE_ACTORS, built, empty, hostile, lonely, small

ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])


def table(path: Path) -> list[dict[str, Any]]:
    with duckdb.connect(":memory:") as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@ANY
def test_nodes_come_back_with_their_values_and_types(make, tmp_path: Path) -> None:
    build = built(make())
    write_parquet(build, tmp_path / "g.parquet")
    found = [{k: v for k, v in row.items() if v is not None} for row in table(tmp_path / "g-nodes.parquet")]
    assert found == [
        {"id": node} | {name: value for name, value in data.items() if value != ""}
        for node, data in build.graph.nodes(data=True)
    ]


@ANY
def test_edges_come_back_with_their_ends_weights_and_labels(make, tmp_path: Path) -> None:
    build = built(make())
    write_parquet(build, tmp_path / "g.parquet")
    found = [(row["source"], row["target"], row["weight"], row["label"]) for row in table(tmp_path / "g.parquet")]
    assert found == [(a, b, data["weight"], data["label"]) for a, b, data in build.graph.edges(data=True)]


@ANY
def test_evidence_is_cut_from_the_documents(make, tmp_path: Path) -> None:
    build = built(make())
    write_parquet(build, tmp_path / "g.parquet")
    text = {document.id: document.text for document in build.corpus.documents}
    rows = table(tmp_path / "g-evidence.parquet")
    assert [text[row["document"]][row["start"] : row["stop"]] for row in rows] == [row["quotation"] for row in rows]
    assert {row["edge"] for row in rows} == {f"e{number}" for number in range(build.graph.number_of_edges())}


@ANY
def test_mentions_say_where_an_actor_is_named(make, tmp_path: Path) -> None:
    build = built(make())
    write_parquet(build, tmp_path / "g.parquet")
    found = [
        (row["document"], row["start"], row["actor"], row["text"]) for row in table(tmp_path / "g-mentions.parquet")
    ]
    assert found == [
        (mention.span.document_id, mention.span.start, membership.actor_id, mention.text)
        for mention, membership in zip(build.corpus.mentions, build.corpus.memberships, strict=True)
    ]


@ANY
def test_events_are_the_dyad_table_with_null_for_what_is_not_known(make, tmp_path: Path) -> None:
    build = built(make())
    write_events_parquet(build, tmp_path / "events.parquet")
    wanted = [{name: None if row[name] == "" else row[name] for name in COLUMNS} for row in event_rows(build.corpus)]
    assert table(tmp_path / "events.parquet") == wanted


def test_hostile_names_survive(tmp_path: Path) -> None:
    write_parquet(built(hostile()), tmp_path / "g.parquet")
    assert {row["label"] for row in table(tmp_path / "g-nodes.parquet")} == set(HOSTILE_ACTORS)


def test_half_a_surrogate_pair_is_written_as_text(tmp_path: Path) -> None:
    build = built(small())
    for node in build.graph:
        build.graph.nodes[node]["label"] = "a\ud800"
    write_parquet(build, tmp_path / "g.parquet")
    assert {row["label"] for row in table(tmp_path / "g-nodes.parquet")} == {"a\\ud800"}


def test_columns_that_differ_in_case_alone_are_kept_apart(tmp_path: Path) -> None:
    build = built(lonely())
    for node in build.graph:
        build.graph.nodes[node]["Label"] = "other"
    write_parquet(build, tmp_path / "g.parquet")
    assert [(row["label"], row["Label_2"]) for row in table(tmp_path / "g-nodes.parquet")] == [("Eve", "other")]


def test_if_a_table_cannot_be_written_the_old_ones_stay(tmp_path: Path) -> None:
    (tmp_path / "g.parquet").mkdir()
    beside(tmp_path / "g.parquet", "nodes").write_bytes(b"old")
    with pytest.raises(OutputUnwritable):
        write_parquet(built(small()), tmp_path / "g.parquet")
    assert beside(tmp_path / "g.parquet", "nodes").read_bytes() == b"old"
