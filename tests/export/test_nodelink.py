import json
from pathlib import Path

import networkx as nx
import pytest

from graphkit.export.nodelink import write_nodelink
from tests.corpora import built, empty, hostile, identify, lonely, small


def written(build, folder: Path):
    write_nodelink(build, folder / "g.json")
    return json.loads((folder / "g.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("make", [small, hostile, lonely, empty])
def test_networkx_reads_the_same_graph(make, tmp_path: Path) -> None:
    build = built(make())
    read = nx.node_link_graph(written(build, tmp_path), edges="edges")
    for *_, data in read.edges(data=True):
        del data["evidence"]
    assert nx.utils.graphs_equal(read, build.graph)


def test_an_edge_carries_the_sentences_that_prove_it(tmp_path: Path) -> None:
    build = built(small())
    edges = written(build, tmp_path)["edges"]
    pair = tuple(sorted([identify("Ada Brook"), identify("Ben Cole")]))
    together = {(e["source"], e["target"]): e["evidence"] for e in edges if e["layer"] == "cooccurrence"}
    document = build.corpus.documents[0].id
    assert together[pair] == [
        {"document": document, "source": "a.txt", "start": 0, "stop": 27, "quotation": "Ada Brook accused Ben Cole."},
        {"document": document, "source": "a.txt", "start": 69, "stop": 92, "quotation": "Ada Brook met Ben Cole."},
    ]


def test_a_relation_carries_the_sentence_of_its_claim(tmp_path: Path) -> None:
    edges = written(built(small()), tmp_path)["edges"]
    found = {edge["label"]: [p["quotation"] for p in edge["evidence"]] for edge in edges if edge["layer"] == "relation"}
    assert found == {
        "accuse": ["Ada Brook accused Ben Cole."],
        "not pay": ["The Port Authority did not pay Ben Cole."],
        "visit (planned)": ["Ada Brook will visit Norland."],
    }
