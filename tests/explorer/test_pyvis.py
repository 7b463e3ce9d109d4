"""The pyvis network: the same graph, untouched, with nothing in it that a page would run."""

import copy
import re
from pathlib import Path

import pytest
import synthetic_builds as made

from graphkit.explorer import pyvis
from graphkit.explorer.pyvis import render_pyvis, to_pyvis, write_pyvis


def test_the_network_holds_all_actors_and_all_edges() -> None:
    graph = made.news().graph
    network = to_pyvis(graph)
    ids = {node: f"n{n}" for n, node in enumerate(sorted(graph))}
    assert [(n["id"], n["label"], n["x"], n["y"], n["size"], n["color"]) for n in network.nodes] == [
        (ids[node], *(graph.nodes[node][name] for name in ("label", "x", "y", "size", "color")))
        for node in sorted(graph)
    ]
    assert sorted((e["from"], e["to"], e["title"].split(" · ")[0]) for e in network.edges) == sorted(
        (ids[s], ids[t], data["label"]) for s, t, data in graph.edges(data=True)
    )


def test_the_graph_is_not_changed() -> None:
    graph = made.news().graph
    before = copy.deepcopy(graph)
    to_pyvis(graph)
    assert list(graph.nodes(data=True)) == list(before.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(before.edges(keys=True, data=True))


def test_physics_is_off() -> None:
    network = to_pyvis(made.news().graph)
    assert network.options["physics"] == {"enabled": False}
    assert not any(node["physics"] for node in network.nodes)


def test_what_is_not_asserted_is_dashed() -> None:
    network = to_pyvis(made.news().graph)
    words = {edge["title"].split(" · ")[0] for edge in network.edges if edge["dashes"]}
    assert words == {"not meet with", "not accuse", "meet with (planned)", "meet with (possible)", "visit (possible)",
                     "tell (possible)"}  # fmt: skip
    assert all(edge["arrows"] == "to" for edge in network.edges if edge["dashes"])


def test_titles_hold_no_markup_and_no_href() -> None:
    network = to_pyvis(made.hostile().graph)
    for row in (*network.nodes, *network.edges):
        assert not re.search(r"[<>&]|href", row["title"])


def test_only_the_most_central_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyvis, "MOST", 5)
    graph = made.news().graph
    network = to_pyvis(graph)
    strength = dict(graph.degree(weight="weight"))
    best = sorted(sorted(graph, key=lambda node: (-strength[node], node))[:5])
    assert [node["label"] for node in network.nodes] == [graph.nodes[node]["label"] for node in best]
    ids = {node["id"] for node in network.nodes}
    assert len(network.edges) > 0
    assert {end for e in network.edges for end in (e["from"], e["to"])} <= ids


def test_the_network_can_be_extended_by_pyvis_itself() -> None:
    network = to_pyvis(made.news().graph)
    network.add_node("mine", label="Mine")
    network.add_edge("n0", "mine")
    assert network.edges[-1]["to"] == "mine"


def test_the_page_holds_the_library_and_asks_for_nothing() -> None:
    page = render_pyvis(made.hostile())
    outside = page.replace(pyvis._library(), "")
    assert len(page) - len(outside) > 400_000
    assert "://" not in outside
    assert page.count("</script>") == 3


def test_the_page_is_written(tmp_path: Path) -> None:
    build = made.news()
    write_pyvis(build, tmp_path / "vis.html")
    assert (tmp_path / "vis.html").read_bytes() == render_pyvis(build).encode("utf-8")
