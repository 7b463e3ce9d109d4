"""Node-link JSON: what `networkx.node_link_graph(data, edges="edges")` and d3 read, and the sentences behind edges."""

from pathlib import Path
from typing import Any

from graphkit.export.attributes import tidy
from graphkit.export.elements import edges_of, nodes_of
from graphkit.export.evidence import edge_evidence, quote, texts
from graphkit.export.jsons import as_json, json_lines
from graphkit.files import replace_file
from graphkit.graph import Build
from graphkit.model import Span


def write_nodelink(build: Build, path: Path) -> None:
    """Node-link JSON, as networkx and d3 read it, with the sentences behind each edge.

    It is `{"directed", "multigraph", "graph", "nodes", "edges"}`, one node or edge a line.

    Nodes carry `id`, edges `source`, `target` and `key`, both all their attributes; edges also `evidence`, a list of
    `{document, source, start, stop, quotation}`: the document's id and file, and the sentence's place in its text, in
    code points. Raises `OutputUnwritable`.
    """
    evidence = edge_evidence(build)
    sources = {document.id: document.source for document in build.corpus.documents}
    text_of = texts(build.corpus)
    nodes = [{"id": node, **data} for node, data in nodes_of(build)]
    edges: list[dict[str, Any]] = []
    for edge in edges_of(build):
        proofs = [_proof(span, sources, text_of) for span in evidence.get(edge.ends_and_key, ())]
        edges.append({"source": edge.source, "target": edge.target, "key": edge.key, **edge.data, "evidence": proofs})
    with replace_file(path) as file:
        file.write(f'{{"directed": true, "multigraph": true, "graph": {as_json(tidy(build.graph.graph))},\n')
        file.write(f'"nodes": {json_lines(nodes)},\n"edges": {json_lines(edges)}}}\n')


def _proof(span: Span, sources: dict[str, str], text_of: dict[str, str]) -> dict[str, str | int]:
    return {
        "document": span.document_id,
        "source": sources[span.document_id],
        "start": span.start,
        "stop": span.stop,
        "quotation": quote(span, text_of),
    }
