"""`graphkit duplicates` and `graphkit edges`, on three articles of which two tell one text."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.analyse.edges import ORDERS as KNOWN
from graphkit.cli import main
from graphkit.cli.edges import ORDERS

pytestmark = pytest.mark.model

REPORT = """Angela Merkel met Emmanuel Macron in Berlin on Tuesday to discuss the budget of the European Union.

Merkel told reporters that Germany and France had agreed on the outlines of a plan, and that Macron would present it in
Brussels next week. The plan would raise the contributions of the richest countries by 4 percent until 2027.

The two leaders did not mention Viktor Orban, who has said that Hungary will not sign any plan that ties money to the
rule of law. Diplomats in Berlin expect that Orban will ask for a meeting with Merkel before the summit begins."""
OTHER = """Viktor Orban travelled to Warsaw on Friday. In Warsaw he met Mateusz Morawiecki, prime minister of Poland.

Both said afterwards that Poland and Hungary would vote together. Farmers blocked a road outside the city."""


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    texts = {"herald.txt": REPORT, "post.txt": f"BERLIN (Reuters) - {REPORT[: REPORT.index('Diplomats')]}"}
    for name, text in (texts | {"other.txt": OTHER}).items():
        (folder / name).write_text(text, encoding="utf-8")
    rows = "path,title,date,outlet\nherald.txt,A plan,2018-06-20,Herald\npost.txt,Leaders agree,2018-06-19,Post\n"
    (folder / "about.csv").write_text(rows, encoding="utf-8")
    metadata = ["--metadata", folder / "about.csv"]
    result = run("build", *(folder / name for name in (*texts, "other.txt")), *metadata, "--output", folder / "out")
    assert result.exit_code == 0, result.output
    return folder / "out"


def test_duplicates_lists_the_documents_of_a_story_from_the_earliest_on(output: Path) -> None:
    (group,) = json.loads(run("duplicates", "--output", output, "--json").output)
    copies = [(each["date"], each["outlet"], each["title"], each["source"]) for each in group["documents"]]
    assert copies == [
        ("2018-06-19", "Post", "Leaders agree", "post.txt"),
        ("2018-06-20", "Herald", "A plan", "herald.txt"),
    ]
    assert all(each["alike"] > 0.9 for each in group["documents"])


def test_duplicates_shows_a_table(output: Path) -> None:
    result = run("duplicates", "--output", output)
    header, *rows = result.output.splitlines()
    assert header.split() == ["story", "alike", "date", "outlet", "title", "document"]
    assert [row.split()[0] for row in rows] == ["1", "1"]


def test_a_copy_adds_nothing_to_the_weight_of_an_edge(output: Path) -> None:
    rows = json.loads(run("edges", "--output", output, "--json", "--ego", "Macron", "--top", 100).output)
    row = next(row for row in rows if {row["source_name"], row["target_name"]} == {"Angela Merkel", "Emmanuel Macron"})
    assert (row["documents"], row["stories"]) == (2, 1)
    assert row["weight"] == row["sentences"] / 2


def test_edges_of_a_wider_unit_are_more(output: Path) -> None:
    counts = [
        len(json.loads(run("edges", "--output", output, "--json", "--top", 1000, "--unit", unit).output))
        for unit in ("sentence", "paragraph", "document")
    ]
    assert counts == sorted(set(counts))


def test_edges_as_csv_have_all_columns(output: Path) -> None:
    rows = list(csv.DictReader(run("edges", "--output", output, "--csv").output.splitlines()))
    first = json.loads(run("edges", "--output", output, "--json").output)[0]
    assert rows[0] == {name: str(value) for name, value in first.items()}


def test_the_backbone_says_what_it_leaves_out(output: Path) -> None:
    result = run("edges", "--output", output, "--backbone", "--unit", "document", "--top", 1000)
    *rows, note = (line for line in result.output.splitlines() if not line.startswith("no pair"))
    kept, left_out = len(rows) - 1, int(note.split("left out: ")[1].split()[0])
    assert note.startswith(f"the backbone has {kept} of {kept + left_out} edges")
    assert left_out > 0


def test_json_and_csv_exclude_each_other(output: Path) -> None:
    assert run("edges", "--output", output, "--json", "--csv").exit_code == 2


def test_the_help_names_the_orders_there_are() -> None:
    assert list(ORDERS) == list(KNOWN)
