"""`graphkit rank` on a build of the seeds, and on one of thirty short articles."""

import csv
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import graphkit
from graphkit.analyse.centrality import CENTRALITIES as MEASURES
from graphkit.analyse.centrality import of_layer
from graphkit.cli import main
from graphkit.cli.rank import CENTRALITIES, DIRECTED
from graphkit.graph import COOCCURRENCE, RELATION

SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = pytest.mark.model
LEADERS = ("Angela Merkel", "Emmanuel Macron", "Vladimir Putin", "Donald Trump")
ACTIONS = ("met", "criticised", "thanked", "visited", "sued")
THINGS = "harbour market school factory theatre stadium library bridge kitchen garden station tower river field".split()
KINDS = "old small quiet broken yellow distant cheap famous empty round heavy narrow wooden modern".split()


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("few") / "build"
    assert run("build", SEEDS, "--output", folder).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    docs = folder / "docs"
    docs.mkdir()
    for number in range(30):
        one, other = LEADERS[number % 3], LEADERS[1 + number % 3]
        chance = random.Random(number)  # stories of their own, not copies of each other
        told = [f"The {chance.choice(KINDS)} {chance.choice(THINGS)} was {chance.choice(KINDS)}." for _ in range(8)]
        text = " ".join([f"{one} {ACTIONS[number % 5]} {other}.", *told]) + "\n"
        (docs / f"{number:02}.txt").write_text(text, encoding="utf-8", newline="\n")
    assert run("build", docs, "--output", folder / "build").exit_code == 0
    return folder / "build"


def test_every_centrality_is_offered() -> None:
    assert list(CENTRALITIES) == list(MEASURES)
    assert set(DIRECTED) == set(of_layer(RELATION)) - set(of_layer(COOCCURRENCE))


@pytest.mark.parametrize("by", CENTRALITIES)
def test_rows_are_in_the_order_of_the_measure(few: Path, by: str) -> None:
    rows = json.loads(run("rank", "--output", few, "--by", by, "--json").output)
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=not MEASURES[by].lowest_first)
    assert rows[0]["rank"] == 1


def test_few_stories_have_no_intervals_and_one_line_says_so(few: Path) -> None:
    lines = run("rank", "--output", few, "--top", 3).output.splitlines()
    assert lines[0].split() == ["rank", "actor", "type", "score", "mentions", "documents"]
    assert lines[4:] == ["No intervals of ranks: 5 independent stories add to this layer, and 20 are needed."]


def test_many_stories_have_intervals(many: Path) -> None:
    lines = run("rank", "--output", many, "--in-top", 2).output.splitlines()
    assert lines[0].split() == "rank low–high in top 2 actor type score mentions documents".split()
    assert lines[-1] == "low–high: 90 % interval of the rank, from 200 resamples of 30 stories."


def test_the_same_seed_prints_the_same_bytes(many: Path) -> None:
    first = run("rank", "--output", many, "--json", "--seed", 3).output
    assert run("rank", "--output", many, "--json", "--seed", 3).output == first


def test_no_resamples_no_intervals(many: Path) -> None:
    assert "interval" not in run("rank", "--output", many, "--resamples", 0).output


def test_csv_carries_everything_that_json_does(many: Path) -> None:
    rows = list(csv.DictReader(run("rank", "--output", many, "--by", "pagerank", "--csv").output.splitlines()))
    known = json.loads(run("rank", "--output", many, "--by", "pagerank", "--json").output)
    assert [{**row, "label": row["actor"]} for row in rows] == [
        {**{name: str(value) for name, value in row.items()}, "actor": row["label"]} for row in known
    ]


def test_all_stand_side_by_side_at_full_precision(few: Path) -> None:
    rows = json.loads(run("rank", "--output", few, "--by", "all", "--top", 5, "--json").output)
    assert list(rows[0]) == ["actor_id", "label", "type", *of_layer(COOCCURRENCE), "mentions", "documents"]
    for by in ("pagerank", "strength"):
        ranked = json.loads(run("rank", "--output", few, "--by", by, "--top", 500, "--json").output)
        scores = {row["actor_id"]: row["score"] for row in ranked}
        assert [row[by] for row in rows] == [scores[row["actor_id"]] for row in rows]


def test_all_of_the_relation_layer_are_those_of_relations(few: Path) -> None:
    header = run("rank", "--output", few, "--by", "all", "--layer", "relation", "--csv").output.splitlines()[0]
    assert header.split(",") == ["actor_id", "label", "type", *of_layer(RELATION), "mentions", "documents"]


def test_a_measure_that_the_layer_lacks_is_refused(few: Path) -> None:
    result = run("rank", "--output", few, "--by", "hub", "--layer", "cooccurrence")
    assert result.exit_code == 1
    assert "--layer relation" in result.output


def test_types_keep_the_ranks_among_all(few: Path) -> None:
    everyone = json.loads(run("rank", "--output", few, "--top", 500, "--json").output)
    people = json.loads(run("rank", "--output", few, "--top", 500, "--type", "person", "--json").output)
    assert people == [row for row in everyone if row["type"] == "PERSON"]


def test_the_selection_chooses_the_graph(many: Path) -> None:
    rows = json.loads(run("rank", "--output", many, "--top-actors", 2, "--json").output)
    assert [(row["label"], row["score"]) for row in rows] == [("Emmanuel Macron", 10.0), ("Vladimir Putin", 10.0)]


def test_python_gives_the_same_numbers(many: Path) -> None:
    rows = json.loads(run("rank", "--output", many, "--json").output)
    found = graphkit.rank(graphkit.open_build(many))
    assert [(row["label"], row["rank_low"], row["rank_high"]) for row in rows] == [
        (row.label, row.rank_low, row.rank_high) for row in found
    ]


def test_json_and_csv_together_are_refused(few: Path) -> None:
    assert run("rank", "--output", few, "--json", "--csv").exit_code == 2
