"""graphkit export: formats by the end of a name, parts of a build, and files that are whole or not there."""

import csv
import json
from pathlib import Path

import igraph
import networkx as nx
import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.pipeline import writers

SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    assert CliRunner().invoke(main, ["build", str(SEEDS), "--output", str(folder)]).exit_code == 0
    return folder


def export(output: Path, *args: object) -> Result:
    return CliRunner().invoke(main, ["export", "--output", str(output), *map(str, args)])


def nodelink(path: Path) -> nx.MultiDiGraph:
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")


def test_every_format_is_written_by_one_call(output: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"graph{ending}" for ending in writers()]
    result = export(output, *files)
    assert (result.exit_code, result.output.splitlines()) == (0, [f"Wrote {path}" for path in files])
    assert all(path.stat().st_size > 1000 for path in files)


def test_every_format_is_named_in_the_help(output: Path) -> None:
    text = export(output, "--help").output
    assert [ending for ending in writers() if ending not in text] == []


def test_all_formats_hold_the_same_actors_pairs_and_weights(output: Path, tmp_path: Path) -> None:
    names = {suffix: tmp_path / f"g{suffix}" for suffix in (".json", ".graphml", ".cyjs", ".csv")}
    assert export(output, *names.values()).exit_code == 0
    graph = nodelink(names[".json"])
    wanted = sorted((a, b, data["weight"]) for a, b, data in graph.edges(data=True))
    read = igraph.Graph.Read_GraphML(str(names[".graphml"]))
    ids = read.vs["id"]
    elements = json.loads(names[".cyjs"].read_text(encoding="utf-8"))["elements"]["edges"]
    with names[".csv"].open(encoding="utf-8", newline="") as file:
        table = [(row["source"], row["target"], float(row["weight"])) for row in csv.DictReader(file)]
    assert sorted(ids) == sorted(graph)
    assert sorted((ids[e.source], ids[e.target], e["weight"]) for e in read.es) == wanted
    assert sorted((e["data"]["source"], e["data"]["target"], e["data"]["weight"]) for e in elements) == wanted
    assert sorted(table) == wanted


def test_the_longest_ending_decides(output: Path, tmp_path: Path) -> None:
    assert export(output, tmp_path / "Events.CSV", tmp_path / "my.ftm.json").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Events.CSV", "my.ftm.json"]
    assert (tmp_path / "Events.CSV").read_text(encoding="utf-8").startswith("event_id,date,source,")
    assert (tmp_path / "my.ftm.json").read_text(encoding="utf-8").startswith('{"id": "document-')


def test_a_part_of_the_build_is_written_where_one_is_asked_for(output: Path, tmp_path: Path) -> None:
    whole, people, few = (tmp_path / f"{name}.json" for name in ("whole", "people", "few"))
    assert export(output, whole).exit_code == 0
    assert export(output, people, "--type", "PERSON").exit_code == 0
    assert export(output, few, "--top-actors", 5).exit_code == 0
    graph = nodelink(whole)
    assert set(nodelink(people)) == {node for node, type_ in graph.nodes(data="type") if type_ == "PERSON"}
    strongest = sorted(graph, key=lambda node: -graph.nodes[node]["strength"])[:5]
    assert set(nodelink(few)) == set(strongest)


def test_neighbours_of_an_actor_are_a_part_too(output: Path, tmp_path: Path) -> None:
    assert export(output, tmp_path / "whole.json").exit_code == 0
    assert export(output, tmp_path / "ego.json", "--ego", "Dmitry Peskov").exit_code == 0
    graph, ego = nodelink(tmp_path / "whole.json"), nodelink(tmp_path / "ego.json")
    peskov = next(node for node, label in graph.nodes(data="label") if label == "Dmitry Peskov")
    assert set(ego) == {peskov, *graph.successors(peskov), *graph.predecessors(peskov)}


def test_a_period_leaves_out_what_was_published_before(output: Path, tmp_path: Path) -> None:
    assert export(output, tmp_path / "late.json", "--since", "2017-02").exit_code == 0
    first = {data["first_date"] for *_, data in nodelink(tmp_path / "late.json").edges(data=True)}
    assert min(first) >= "2017-02"


@pytest.mark.parametrize("layer", ["cooccurrence", "relation"])
def test_one_layer_alone_can_be_asked_for(output: Path, tmp_path: Path, layer: str) -> None:
    assert export(output, tmp_path / "g.json", "--layer", layer).exit_code == 0
    assert {data["layer"] for *_, data in nodelink(tmp_path / "g.json").edges(data=True)} == {layer}


def test_parallel_edges_are_pooled_where_that_is_asked_for(output: Path, tmp_path: Path) -> None:
    assert export(output, tmp_path / "apart.json").exit_code == 0
    assert export(output, tmp_path / "pooled.json", "--aggregate").exit_code == 0
    apart, pooled = (nodelink(tmp_path / f"{name}.json") for name in ("apart", "pooled"))
    pairs = {(a, b, data["layer"]) for a, b, data in apart.edges(data=True)}
    assert sorted(pooled.edges(keys=True)) == sorted(pairs)
    assert pooled.size(weight="weight") == apart.size(weight="weight")


def test_a_period_also_cuts_the_tables(output: Path, tmp_path: Path) -> None:
    for name, args in (("all", ()), ("late", ("--since", "2017-02"))):
        assert export(output, "--format", "tables", "--to", tmp_path / name, *args).exit_code == 0
    counts = {
        name: len((tmp_path / name / "documents.jsonl").read_text(encoding="utf-8").splitlines())
        for name in ("all", "late")
    }
    assert counts["all"] == 5 > counts["late"] > 0


@pytest.mark.parametrize("option", [("--layer", "other"), ("--since", "yesterday"), ("--top-actors", "0")])
def test_what_is_no_part_is_refused_and_nothing_is_written(
    output: Path, tmp_path: Path, option: tuple[str, str]
) -> None:
    assert export(output, tmp_path / "g.json", *option).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_actor_is_one_sentence_and_nothing_is_written(output: Path, tmp_path: Path) -> None:
    result = export(output, tmp_path / "g.json", "--ego", "Nobody Known")
    assert (result.exit_code, len(result.output.strip().splitlines())) == (1, 1)
    assert list(tmp_path.iterdir()) == []


def test_the_same_build_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    found = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        files = [folder / f"g{ending}" for ending in (".svg", ".png", ".parquet", ".gexf", ".ftm.json")]
        assert export(output, *files).exit_code == 0
        found.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert found[0] == found[1]
