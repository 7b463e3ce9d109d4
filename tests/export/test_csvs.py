import csv
import re
from pathlib import Path

import pytest

from graphkit.errors import OutputUnwritable
from graphkit.export.csvs import beside, safe_cell, write_csv, write_events_csv
from graphkit.export.dyads import COLUMNS, event_rows
from tests.corpora import HOSTILE_ACTORS, built, empty, hostile, identify, small


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_edges_name_their_ends_and_say_whether_they_have_a_direction(tmp_path: Path) -> None:
    write_csv(built(small()), tmp_path / "g.csv")
    relation = next(row for row in rows(tmp_path / "g.csv") if row["label"] == "not pay")
    assert list(relation.items())[:7] == [
        ("source_label", "Port Authority"),
        ("label", "not pay"),
        ("target_label", "Ben Cole"),
        ("weight", "1.0"),
        ("source", identify("Port Authority")),
        ("target", identify("Ben Cole")),
        ("type", "Directed"),
    ]


def test_there_is_a_row_for_every_edge(tmp_path: Path) -> None:
    build = built(hostile())
    write_csv(build, tmp_path / "g.csv")
    found = [(row["source"], row["target"], row["type"], row["label"]) for row in rows(tmp_path / "g.csv")]
    assert found == [
        (source, target, "Directed" if data["directed"] else "Undirected", data["label"])
        for source, target, data in build.graph.edges(data=True)
    ]


def test_nodes_stand_beside_the_edges(tmp_path: Path) -> None:
    build = built(small())
    write_csv(build, tmp_path / "g.csv")
    assert rows(tmp_path / "g-nodes.csv") == [
        {"id": node} | {name: str(value) for name, value in data.items()} for node, data in build.graph.nodes(data=True)
    ]


def test_names_that_would_be_formulas_get_an_apostrophe_and_no_others(tmp_path: Path) -> None:
    write_csv(built(hostile()), tmp_path / "g.csv")
    found = {row["label"] for row in rows(tmp_path / "g-nodes.csv")}
    assert found == {f"'{name}" if name[0] in "=-" else name for name in HOSTILE_ACTORS}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"])
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_a_negative_number_stays_a_number() -> None:
    assert safe_cell(-1.5) == "-1.5"


def test_an_empty_graph_gives_the_headers(tmp_path: Path) -> None:
    write_csv(built(empty()), tmp_path / "g.csv")
    header = "source_label,label,target_label,weight,source,target,type,id\n"
    found = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    events = ",".join(COLUMNS) + "\n"
    assert found == {"g.csv": header, "g-nodes.csv": "id,label\n", "g-events.csv": events}


@pytest.mark.parametrize("make", [small, hostile])
def test_events_stand_beside_the_edges_and_alone(make, tmp_path: Path) -> None:
    build = built(make())
    write_csv(build, tmp_path / "g.csv")
    write_events_csv(build, tmp_path / "events.csv")
    wanted = [{name: safe_cell(row[name]) for name in COLUMNS} for row in event_rows(build.corpus)]
    assert rows(tmp_path / "g-events.csv") == rows(tmp_path / "events.csv") == wanted


def test_no_cell_of_any_table_starts_a_formula(tmp_path: Path) -> None:
    write_csv(built(hostile()), tmp_path / "g.csv")
    cells = [cell for path in tmp_path.iterdir() for row in rows(path) for cell in row.values()]
    text = [cell for cell in cells if not re.fullmatch(r"-?\d[\d.e-]*", cell)]
    assert [cell for cell in text if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_if_the_nodes_cannot_be_written_there_is_no_half_file(tmp_path: Path) -> None:
    beside(tmp_path / "g.csv", "nodes").mkdir()
    with pytest.raises(OutputUnwritable, match=r"g-nodes\.csv"):
        write_csv(built(small()), tmp_path / "g.csv")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []
