"""Node-link JSON: what `networkx.node_link_graph(data, edges="edges")` and d3 read, and the sentences behind edges."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graphkit.export.evidence import edge_evidence, quote, texts
from graphkit.files import replace_file
from graphkit.graph import Build
from graphkit.model import Span


def write_nodelink(build: Build, path: Path) -> None:
    """The graph as `{"directed", "multigraph", "graph", "nodes", "edges"}`, one node or edge a line.

    Nodes carry `id`, edges `source`, `target` and `key`, both all their attributes; edges also `evidence`, a list of
    `{document, source, start, stop, quotation}`: the document's id and file, and the sentence's place in its text, in
    code points. Raises `OutputUnwritable`.
    """
    graph, evidence = build.graph, edge_evidence(build.corpus)
    sources = {document.id: document.source for document in build.corpus.documents}
    text_of = texts(build.corpus)
    nodes = [{"id": node, **data} for node, data in graph.nodes(data=True)]
    edges: list[dict[str, Any]] = []
    for source, target, key, data in graph.edges(keys=True, data=True):
        proofs = [_proof(span, sources, text_of) for span in evidence.get((source, target, key), ())]
        edges.append({"source": source, "target": target, "key": key, **data, "evidence": proofs})
    with replace_file(path) as file:
        file.write(f'{{"directed": true, "multigraph": true, "graph": {_json(dict(graph.graph))},\n')
        file.write(f'"nodes": {_lines(nodes)},\n"edges": {_lines(edges)}}}\n')


def _proof(span: Span, sources: dict[str, str], text_of: dict[str, str]) -> dict[str, str | int]:
    return {
        "document": span.document_id,
        "source": sources[span.document_id],
        "start": span.start,
        "stop": span.stop,
        "quotation": quote(span, text_of),
    }


def _lines(rows: Sequence[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(_json(row) for row in rows) + "\n]" if rows else "[]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
