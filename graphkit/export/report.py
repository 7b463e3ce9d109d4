"""A report to read: what went in, who matters, who belongs together, who did what to whom."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from graphkit.export.evidence import Edge, edge_evidence
from graphkit.export.markdown import plain, shortened, table
from graphkit.files import replace_file
from graphkit.graph import COOCCURRENCE, RELATION, Build
from graphkit.model import ASSERTED, NEGATED, Corpus

TOP = 20
MEMBERS = 30
QUOTATION = 200  # characters
UNCONNECTED = "unconnected"
FORMATS = {
    "degree": ".3f",
    "strength": "g",
    "betweenness": ".4f",
    "closeness": ".3f",
    "eigenvector": ".3f",
    "pagerank": ".4f",
}
MAIN = "strength"

READING = """## How to read this

A **co-occurrence** means that two actors are named in the same sentence. It has no direction and says nothing about
what they have to do with each other; its weight is the number of such sentences. A **relation** is a statement about
two actors, such as *A – accuse – B*, from subject to object, as the text makes it. Relations are found by rules of
grammar: some are wrong and many are missed, so check each against its sentence before you rely on it. *Denied* means
that the text says it is not so; *planned*, *possible*, *conditional* and *demanded* that it has not happened, as far as
the text says. Nothing here is more than what the documents say."""

MEASURES = """All six measures are taken on the co-occurrence layer; relations play no part. **Degree**: the share of
all other actors one is named together with. **Strength**: how many times one is named together with others, all
counted. **Betweenness**: the share of shortest routes between others that pass through one, where often named together
is close. **Closeness**: how short the ways to all others are. **Eigenvector**: company of the well connected.
**PageRank**: the share of time a random walker spends at one."""


def write_report(build: Build, path: Path) -> None:
    """The build as Markdown, with tables as GitHub, Pandoc and most editors show them. Raises `OutputUnwritable`.

    Text of the documents is escaped, so that no name can turn into a heading, a link or a new column.
    """
    sections = (_summary, _skipped, _central, _communities, _pairs, _relations)
    with replace_file(path) as file:
        file.write(f"# {plain(build.corpus.title) or 'Report'}\n\n")
        for section in sections:
            file.writelines(f"{line}\n" for line in section(build))
        file.write(f"{READING}\n")


def _summary(build: Build) -> Iterator[str]:
    corpus = build.corpus
    layers = [layer for _, _, layer in build.graph.edges(data="layer")]
    yield from ("## What was read", "")
    yield from table(
        ("What", "How many"),
        [
            ("documents", len(corpus.documents)),
            ("files skipped", len(corpus.skipped)),
            ("sentences", len(corpus.sentences)),
            ("mentions found", len(corpus.mentions)),
            ("mentions put to an actor", len(corpus.memberships)),
            ("actors", len(build.graph)),
            ("co-occurrences (pairs)", layers.count(COOCCURRENCE)),
            ("relations", layers.count(RELATION)),
            ("period", _period(corpus)),
        ],
        right=["How many"],
    )


def _period(corpus: Corpus) -> str:
    dates = sorted(document.date.iso for document in corpus.documents if document.date)
    if not dates:
        return "no document is dated"
    undated = len(corpus.documents) - len(dates)
    return f"{dates[0]} to {dates[-1]}" + (f", {undated} undated" if undated else "")


def _skipped(build: Build) -> Iterator[str]:
    if build.corpus.skipped:
        yield from ("### Files skipped", "")
        yield from table(("File", "Why"), [(plain(s.source), plain(s.reason)) for s in build.corpus.skipped])


def _central(build: Build) -> Iterator[str]:
    graph = build.graph
    measured = [name for name in FORMATS if len(nx.get_node_attributes(graph, name)) == len(graph)]
    if not len(graph) or len(measured) < len(FORMATS):
        return
    rankings = {name: _ranking(graph, name) for name in FORMATS}
    titles = ["PageRank" if name == "pagerank" else name.capitalize() for name in FORMATS]
    shown = len(rankings[MAIN])
    yield from ("## Who matters", "", MEASURES, "", f"The first {shown} by {MAIN}:", "")
    rows = []
    for rank, node in rankings[MAIN]:
        data = graph.nodes[node]
        scores = [format(data[name], digits) for name, digits in FORMATS.items()]
        rows.append((rank, plain(data["label"]), plain(data["type"]), data["mentions"], data["documents"], *scores))
    numbers = ["Rank", "Mentions", "Documents", *titles]
    yield from table(("Rank", "Actor", "Type", "Mentions", "Documents", *titles), rows, right=numbers)
    yield from (f"The first {shown} by each measure, with their ranks:", "")
    columns = [[f"{rank}. {plain(graph.nodes[node]['label'])}" for rank, node in rankings[name]] for name in FORMATS]
    yield from table(titles, zip(*columns, strict=True))


def _ranking(graph: nx.MultiDiGraph, measure: str) -> list[tuple[int, str]]:
    """The first `TOP` actors with their ranks; equal scores share one."""
    nodes = graph.nodes
    ordered = sorted(graph, key=lambda node: (-nodes[node][measure], nodes[node]["label"], node))
    ranks: list[tuple[int, str]] = []
    for place, node in enumerate(ordered[:TOP], start=1):
        tied = bool(ranks) and nodes[ranks[-1][1]][measure] == nodes[node][measure]
        ranks.append((ranks[-1][0] if tied else place, node))
    return ranks


def _communities(build: Build) -> Iterator[str]:
    nodes = build.graph.nodes
    members: defaultdict[str, list[str]] = defaultdict(list)
    for node, name in nodes(data="community"):
        if name is not None:
            members[name].append(node)
    if not members:
        return
    yield from ("## Who belongs together", "", "Groups that are named with each other more than with the rest:", "")
    rows = []
    for name in sorted(members, key=lambda name: (name == UNCONNECTED, -len(members[name]), name)):
        ordered = sorted(members[name], key=lambda node: (-nodes[node].get(MAIN, 0), nodes[node]["label"], node))
        shown = ", ".join(plain(nodes[node]["label"]) for node in ordered[:MEMBERS])
        more = f" and {len(ordered) - MEMBERS} more" if len(ordered) > MEMBERS else ""
        rows.append((plain(name), len(ordered), shown + more))
    yield from table(("Community", "Actors", "Members"), rows, right=["Actors"])


def _strongest(build: Build, layer: str) -> list[tuple[str, str, str]]:
    """The first `TOP` edges of a layer by weight, ties by the labels of their ends and by their own."""
    nodes = build.graph.nodes
    edges = [edge for edge in build.graph.edges(keys=True, data=True) if edge[3]["layer"] == layer]
    edges.sort(key=lambda e: (-e[3]["weight"], nodes[e[0]]["label"], nodes[e[1]]["label"], e[:3]))
    return [(source, target, key) for source, target, key, _ in edges[:TOP]]


def _pairs(build: Build) -> Iterator[str]:
    nodes, examples = build.graph.nodes, _examples(build.corpus)
    rows = []
    for source, target, key in _strongest(build, COOCCURRENCE):
        data = build.graph.edges[source, target, key]
        ends = sorted(plain(nodes[node]["label"]) for node in (source, target))
        example = examples.get((source, target, key), ("", ""))
        rows.append((*ends, f"{data['weight']:g}", data["documents"], *example))
    if rows:
        yield from ("## Who is named with whom", "")
        header = ("Actor", "Actor", "Sentences", "Documents", "First sentence", "File")
        yield from table(header, rows, right=["Sentences", "Documents"])


def _relations(build: Build) -> Iterator[str]:
    nodes, examples = build.graph.nodes, _examples(build.corpus)
    rows = []
    for source, target, key in _strongest(build, RELATION):
        data = build.graph.edges[source, target, key]
        names = (plain(nodes[source]["label"]), plain(data["predicate"]), plain(nodes[target]["label"]))
        example = examples.get((source, target, key), ("", ""))
        rows.append((*names, _status(data["polarity"], data["modality"]), f"{data['weight']:g}", *example))
    if rows:
        yield from ("## Who did what to whom", "")
        header = ("Subject", "Predicate", "Object", "Status", "Claims", "First sentence", "File")
        yield from table(header, rows, right=["Claims"])


def _status(polarity: str, modality: str) -> str:
    denied = ["denied"] if polarity == NEGATED else []
    return ", ".join([*denied, *([plain(modality)] if modality != ASSERTED or not denied else [])])


def _examples(corpus: Corpus) -> dict[Edge, tuple[str, str]]:
    """The first sentence behind each edge, and the file it stands in."""
    documents = {document.id: document for document in corpus.documents}
    order = {document.id: place for place, document in enumerate(corpus.documents)}
    found: dict[Edge, tuple[str, str]] = {}
    for edge, spans in edge_evidence(corpus).items():
        first = min(spans, key=lambda span: (order[span.document_id], span.start))
        document = documents[first.document_id]
        sentence = document.text[first.start : first.stop]
        found[edge] = (plain(shortened(sentence, QUOTATION)), plain(document.source))
    return found
