import ast
import csv
import re
from pathlib import Path
from typing import Any

import pytest
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_cypher import CypherLexer, CypherParser

from graphkit.export.cypher import BATCH, literal, name, write_cypher
from graphkit.export.neo4j import BETWEEN
from graphkit.graph import Build
from tests.corpora import HOSTILE_ACTORS, Told, built, corpus, empty, hostile, identify, lonely, small

ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])


class Strict(ErrorListener):
    """Any error of the grammar is an error of the test."""

    def syntaxError(self, recognizer, offendingSymbol, line, column, msg, e):  # noqa: N802, N803
        raise AssertionError(f"{line}:{column} {msg}")


def statements(build: Build, folder: Path) -> list[str]:
    """All statements but the constraints, which openCypher leaves to each program."""
    write_cypher(build, folder / "g.cypher")
    text = (folder / "g.cypher").read_text(encoding="utf-8")
    kept = [line for line in text.split("\n") if not line.startswith(("//", "CREATE CONSTRAINT "))]
    return [f"UNWIND [{part}" for part in "\n".join(kept).split("UNWIND [")[1:]]


def parse(statement: str) -> list[str]:
    """The texts that a statement holds; raises where openCypher's grammar does not take it."""
    lexer = CypherLexer(InputStream(statement))
    tokens = CommonTokenStream(lexer)
    parser = CypherParser(tokens)
    for reader in (lexer, parser):
        reader.removeErrorListeners()
        reader.addErrorListener(Strict())
    parser.script()
    quoted = [token.text for token in tokens.tokens if token.text[:1] == "'"]
    return [ast.literal_eval(text) for text in quoted]  # Cypher escapes as Python does


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@ANY
def test_opencyphers_grammar_takes_every_statement_and_all_names_are_in_them(make, tmp_path: Path) -> None:
    build = built(make())
    texts = {text for statement in statements(build, tmp_path) for text in parse(statement)}
    assert {label.replace("\x0b", "") for _, label in build.graph.nodes(data="label")} <= texts
    assert set(build.graph) <= texts


@ANY
def test_there_is_a_row_for_each_node_and_edge(make, tmp_path: Path) -> None:
    build = built(make())
    found = statements(build, tmp_path)
    told = sum(statement.count("{`id`: ") for statement in found)
    joined = sum(statement.count("{`source`: ") for statement in found)
    named = {(each.actor_id, each.span.document_id) for each in build.corpus.memberships}
    assert told == build.graph.number_of_nodes() + len(build.corpus.documents)
    assert joined == build.graph.number_of_edges() + len(named)


def test_ids_are_made_unique_before_anything_is_loaded(tmp_path: Path) -> None:
    write_cypher(built(small()), tmp_path / "g.cypher")
    lines = [line for line in (tmp_path / "g.cypher").read_text(encoding="utf-8").split("\n") if line[:2] != "//"]
    assert lines[:2] == [
        "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;",
        "CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;",
    ]


def test_large_graphs_are_loaded_in_batches(tmp_path: Path) -> None:
    build = built(lonely())
    for number in range(BATCH):
        build.graph.add_node(f"n{number:04}", label=f"name {number}", type="PERSON")
    sizes = [statement.count("`id`: ") for statement in statements(build, tmp_path) if "MERGE (n:`Actor`" in statement]
    assert sizes == [BATCH, 1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a'b\\c", r"'a\'b\\c'"),
        ("a\nb\tc\x00", r"'a\nb\tc'"),
        (True, "true"),
        (0.5, "0.5"),
        (["a", "b"], "['a', 'b']"),
        ({"a`b": 1}, "{`a``b`: 1}"),
    ],
)
def test_values_cannot_leave_their_quotation_marks(value: Any, text: str) -> None:
    assert literal(value) == text


def test_names_cannot_leave_their_backticks() -> None:
    assert name("A`}) DETACH DELETE n //") == "`A``}) DETACH DELETE n //`"


@ANY
def test_neo4js_tables_hold_the_same_nodes_and_edges(make, tmp_path: Path) -> None:
    build = built(make())
    write_cypher(build, tmp_path / "g.cypher")
    nodes = {row["id:ID"]: row.get("label:string") for row in rows(tmp_path / "g-neo4j-nodes.csv")}
    links = [row for row in rows(tmp_path / "g-neo4j-relationships.csv") if row[":TYPE"] != "NAMED_IN"]
    edges = [(row[":START_ID"], row[":END_ID"], row["key:string"], row["weight:double"]) for row in links]
    labels = {node: label.replace("\x0b", "") for node, label in build.graph.nodes(data="label")}
    assert {node: nodes[node] for node in build.graph} == labels
    wanted = [(*ends, str(data["weight"])) for *ends, data in build.graph.edges(keys=True, data=True)]
    assert sorted(edges) == sorted(wanted)


def test_neo4js_tables_carry_the_sentences_as_lists(tmp_path: Path) -> None:
    write_cypher(built(small()), tmp_path / "g.cypher")
    pair = sorted([identify("Ada Brook"), identify("Ben Cole")])
    links = rows(tmp_path / "g-neo4j-relationships.csv")
    together = next(r for r in links if r[":TYPE"] == "NAMED_WITH" and [r[":START_ID"], r[":END_ID"]] == pair)
    assert together["quotations:string[]"].split(BETWEEN) == ["Ada Brook accused Ben Cole.", "Ada Brook met Ben Cole."]


def test_actors_carry_their_type_as_second_label(tmp_path: Path) -> None:
    write_cypher(built(hostile()), tmp_path / "g.cypher")
    found = {row["label:string"]: row[":LABEL"] for row in rows(tmp_path / "g-neo4j-nodes.csv")}
    wanted = {actor.replace("\x0b", ""): f"Actor;{type_}" for actor, type_ in HOSTILE_ACTORS.items()}
    assert wanted.items() <= found.items()


def as_neo4j_reads(text: str) -> str:
    r"""The text as Neo4j's reader hands it on: `\u000a` is the character wherever it stands, but not behind a backslash
    that belongs to the one before.
    """
    return re.sub(
        r"\\(?:u+([0-9A-Fa-f]{4})|(.))",
        lambda m: chr(int(m[1], 16)) if m[1] else m[0],
        text,
        flags=re.DOTALL,
    )


def test_no_code_of_a_character_ends_a_remark_or_a_name_in_neo4j(tmp_path: Path) -> None:
    odd = r"x\u000aMATCH (n) DETACH DELETE n\u003b //\uu0060}) \u0027"
    whole = corpus([Told("a.txt", "", (f"Ada met {odd}.",))], {"Ada": odd, odd: "PERSON"}, title=odd)
    for file in ("g.cypher", f"{odd.replace('/', '')}.cypher"):
        write_cypher(built(whole), tmp_path / file)
        read = as_neo4j_reads((tmp_path / file).read_text("utf-8"))
        bare = re.sub(r"'(?:[^'\\]|\\.)*'|`(?:[^`]|``)*`", "", read, flags=re.DOTALL)
        assert "DETACH" not in re.sub(r"^//.*$", "", bare, flags=re.MULTILINE)
