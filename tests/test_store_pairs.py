"""Pairs counted by column are those of the graph."""

from pathlib import Path

from graphkit.corrections import FILE
from graphkit.graph import COOCCURRENCE
from graphkit.pipeline import Settings, build
from graphkit.store import open_store
from graphkit.store.pairs import count_pairs

MEETING = "Angela Merkel met Emmanuel Macron in Berlin. She thanked him. Macron praised Germany on Monday.\n"
COPY = MEETING + "Our agencies wrote this.\n"
OTHER = "Angela Merkel and Emmanuel Macron met in Paris on Friday. France and Germany signed a treaty.\n"
REJECTED = '[[decision]]\nreject = ["Angela Merkel", "Emmanuel Macron"]\nquotation = "met in Paris"\n'


def counted(output: Path) -> list[tuple[object, ...]]:
    with open_store(output, write=True) as store:
        pairs = count_pairs(store)
    columns = (pairs.sentences, pairs.weight, pairs.documents, pairs.stories, pairs.by_reference)
    ends = zip((pairs.actors[i] for i in pairs.source), (pairs.actors[i] for i in pairs.target), strict=True)
    return [(*each, *map(int, row)) for each, row in zip(ends, zip(*columns, strict=True), strict=True)]


def test_pairs_counted_by_column_are_the_edges_of_the_graph(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {"a.txt": MEETING, "b.txt": COPY, "c.txt": OTHER, FILE: REJECTED}.items():
        (folder / name).write_text(text, encoding="utf-8")
    graph = build([folder], tmp_path / "out", Settings(workers=1)).graph
    names = ("sentences", "weight", "documents", "stories", "by_reference")
    edges = [
        (source, target, *(int(data[name]) for name in names))
        for source, target, key, data in graph.edges(keys=True, data=True)
        if key == COOCCURRENCE
    ]
    assert counted(tmp_path / "out") == sorted(edges)
    assert any(edge[2] > edge[3] for edge in edges)  # a copy that counts once
    assert any(edge[6] for edge in edges)  # and a reference
