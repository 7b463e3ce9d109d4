"""The queries that README shows run on the store of a build and answer what the graph says."""

import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from graphkit.graph import COOCCURRENCE, Build
from graphkit.pipeline import build

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    build([ROOT / "seeds"], output)
    return output


def answers(folder: Path) -> list[list[tuple[object, ...]]]:
    with duckdb.connect(str(folder / "graphkit.duckdb"), read_only=True) as store:
        return [store.execute(query).fetchall() for query in QUERIES]


def test_there_are_five_and_each_finds_something(folder: Path) -> None:
    assert [bool(rows) for rows in answers(folder)] == [True] * 5


def test_all_tables_and_views_are_told_of(folder: Path) -> None:
    with duckdb.connect(str(folder / "graphkit.duckdb"), read_only=True) as store:
        names = {name for (name,) in store.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    section = README[README.index("## Ask the store") :].split("\n## ")[0]
    told = {name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert names <= told


def test_mentions_neighbours_and_quotations_are_those_of_the_graph(folder: Path, seeds: Build) -> None:
    named, neighbours, quotations, *_ = answers(folder)
    nodes = dict(seeds.graph.nodes(data=True))
    ids = {data["label"]: node for node, data in nodes.items()}
    putin, trump = ids["Vladimir Putin"], ids["Donald Trump"]
    together = {
        frozenset((a, b)): data for a, b, key, data in seeds.graph.edges(keys=True, data=True) if key == COOCCURRENCE
    }
    near = {nodes[next(iter(pair - {putin}))]["label"]: data for pair, data in together.items() if putin in pair}
    assert {row[0]: row[2:] for row in named} == {
        row[0]: (nodes[ids[str(row[0])]]["mentions"], nodes[ids[str(row[0])]]["documents"]) for row in named
    }
    assert {row[0]: row[1:] for row in neighbours} == {
        label: (data["sentences"], data["stories"]) for label, data in near.items()
    }
    assert len(quotations) == together[frozenset((putin, trump))]["sentences"]


def test_events_are_the_asserted_claims_of_the_corpus(folder: Path, seeds: Build) -> None:
    names = {actor.id: actor.name for actor in seeds.corpus.actors}
    wanted: Counter[tuple[str, str, str]] = Counter()
    for relation in seeds.corpus.relations:
        if relation.event and (relation.polarity, relation.modality) == ("affirmed", "asserted"):
            wanted[names[relation.source], relation.event, names[relation.target]] += len(relation.claims)
    assert Counter({row[:3]: row[3] for row in answers(folder)[3]}) == wanted
