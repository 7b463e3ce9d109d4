"""Cypher for Neo4j, Memgraph and their kin, and Neo4j's CSV beside it, for loading millions of rows.

`cypher-shell -f graph.cypher` loads the file as it is, also into a database that holds an older build of the same
documents. Actors are nodes `Actor` with their type as second label (`PERSON`), documents `Document`; edges are
`NAMED_WITH` (co-occurrence; its direction means nothing), `CLAIM` (from subject to object) and `NAMED_IN`. A claim's
type is not its event, because a denied sanction is none: `label`, `event`, `polarity` and `modality` are properties,
`quotations` its sentences.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from graphkit.export.attributes import Value, as_text, legal
from graphkit.export.elements import edges_of, nodes_of
from graphkit.export.evidence import edge_evidence, quote, texts
from graphkit.export.neo4j import write_nodes, write_relationships
from graphkit.files import replace_file
from graphkit.graph import COOCCURRENCE, Build

BATCH = 500
"""Rows of one statement: few enough for any server's memory."""
HEAD = """// {title}
// Load it with: cypher-shell -f {name}
// or, into a new database, with: neo4j-admin database import full --multiline-fields=true --array-delimiter=U+001F
//   --nodes={nodes} --relationships={relationships}
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
"""
NODE = "MERGE (n:{label} {{id: row.id}}) SET n += row"
EDGE = (
    "MATCH (a:Actor {{id: row.source}}), (b:{end} {{id: row.target}}) "
    "MERGE (a)-[r:{type} {{key: row.key}}]->(b) SET r += row.properties"
)
NAMED_WITH, CLAIM, NAMED_IN = "NAMED_WITH", "CLAIM", "NAMED_IN"

Cell = Value | Sequence[str] | Mapping[str, "Cell"]
Row = Mapping[str, Cell]


def write_cypher(build: Build, path: Path) -> None:
    """Cypher statements for Neo4j; NAME-nodes.csv and NAME-relationships.csv for its bulk import beside it.

    The tables are called NAME-neo4j-nodes.csv and NAME-neo4j-relationships.csv. Raises `OutputUnwritable`.
    """
    nodes, links = [*_actors(build), *_documents(build)], [*_edges(build), *_namings(build)]
    node_path = path.with_name(f"{path.stem}-neo4j-nodes.csv")
    link_path = path.with_name(f"{path.stem}-neo4j-relationships.csv")
    # the file that was asked for takes its place first: if it cannot, its neighbours do not either
    with replace_file(link_path) as link_file, replace_file(node_path) as node_file, replace_file(path) as file:
        names = {"name": path.name, "nodes": node_path.name, "relationships": link_path.name}
        remarks = {"title": build.corpus.title, **names}
        file.write(HEAD.format(**{key: " ".join(_unescaped(text).split()) for key, text in remarks.items()}))
        for (label, more), found in groupby(nodes, key=lambda node: node[:2]):
            action = NODE.format(label=name(label)) + (f", n:{name(more)}" if more else "")
            file.writelines(_statements(action, [row for _, _, row in found]))
        for kind, group in groupby(links, key=lambda link: link[0]):
            end = "Document" if kind == NAMED_IN else "Actor"
            file.writelines(_statements(EDGE.format(end=end, type=name(kind)), [row for _, row in group]))
        write_nodes(node_file, nodes)
        write_relationships(link_file, links)


def literal(value: Cell) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, str):
        return f"'{legal(value).translate(_ESCAPES)}'"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name(key)}: {literal(each)}" for key, each in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(literal(each) for each in value) + "]"
    return as_text(value)


def name(text: str) -> str:
    """A label, type or property name, between backticks."""
    return "`{}`".format(_unescaped(text).replace("`", "``"))


def _unescaped(text: str) -> str:
    r"""Text for a name or a remark: `/` for each backslash, since Neo4j ends the line at `\u000a` there, too."""
    return legal(text).replace("\\", "/")


_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _statements(action: str, rows: Sequence[Row]) -> Iterator[str]:
    for start in range(0, len(rows), BATCH):
        lines = ",\n".join(literal(row) for row in rows[start : start + BATCH])
        yield f"UNWIND [\n{lines}\n] AS row {action};\n"


def _actors(build: Build) -> list[tuple[str, str, Row]]:
    """Label, second label and properties of each actor, by type."""
    rows = [("Actor", str(data["type"]), {"id": node, **data}) for node, data in nodes_of(build)]
    return sorted(rows, key=lambda row: row[1])


def _documents(build: Build) -> Iterator[tuple[str, str, Row]]:
    for document in build.corpus.documents:
        yield (
            "Document",
            "",
            {
                "id": document.id,
                "label": document.title,
                "file": document.source,
                "date": document.date.iso if document.date else "",
                "outlet": document.outlet,
                "author": document.author,
                "url": document.url,
            },
        )


def _edges(build: Build) -> list[tuple[str, Row]]:
    """Type, ends and properties of each edge, co-occurrence first."""
    evidence, text_of = edge_evidence(build), texts(build.corpus)
    rows: list[tuple[str, Row]] = []
    for edge in edges_of(build):
        quotations = [quote(span, text_of) for span in evidence.get(edge.ends_and_key, ())]
        kind = NAMED_WITH if edge.data["layer"] == COOCCURRENCE else CLAIM
        properties = {**edge.data, "quotations": quotations}
        rows.append((kind, {"source": edge.source, "target": edge.target, "key": edge.key, "properties": properties}))
    return sorted(rows, key=lambda row: row[0] != NAMED_WITH)


def _namings(build: Build) -> Iterator[tuple[str, Row]]:
    times = Counter((each.actor_id, each.span.document_id) for each in build.corpus.memberships)
    for (actor, document), mentions in sorted(times.items()):
        yield NAMED_IN, {"source": actor, "target": document, "key": NAMED_IN, "properties": {"mentions": mentions}}
