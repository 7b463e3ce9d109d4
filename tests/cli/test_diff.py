"""graphkit diff through click's runner, on two small builds."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main

pytestmark = pytest.mark.model

OLD = "Angela Merkel met Emmanuel Macron in Berlin. The talks number {number} were long."
NEW = "Joe Biden met Justin Trudeau in Ottawa. The talks number {number} were long."


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A build of twelve old articles, one of twelve new ones, and one of all."""
    folder = tmp_path_factory.mktemp("diff")
    for name, text, year in (("old", OLD, 2015), ("new", NEW, 2021)):
        (folder / "docs" / name).mkdir(parents=True)
        for number in range(12):
            head = f"---\ntitle: Talks {number}\ndate: {year}-01-{number + 1:02d}\n---\n"
            words = " ".join(f"word{number}{letter}" for letter in "abcdefghijklmnop")
            body = f"{head}{text.format(number=number)} {words.capitalize()}."
            (folder / "docs" / name / f"{name}{number:02d}.md").write_text(body, encoding="utf-8")
    for target, source in (("one", "docs/old"), ("two", "docs/new"), ("both", "docs")):
        assert run("build", folder / source, "--output", folder / target).exit_code == 0
    return folder / "one", folder / "two", folder / "both"


def changes(*args: object) -> set[tuple[str, str]]:
    found = json.loads(run("diff", *args, "--json").output)
    return {(row["change"], row["one"]) for row in found["actors"] if row["sure"]}


def test_two_builds_two_periods_and_two_sets_of_documents_tell_the_same(outputs: tuple[Path, Path, Path]) -> None:
    one, two, both = outputs
    found = changes(one, two)
    assert {("lost", "Angela Merkel"), ("gained", "Joe Biden")} <= found
    assert changes(both, "--before", "2020") == found
    assert changes(both, "--before", "2016", "--from", "2021") == found
    assert changes(both, "--in", "*old*", "--against", "*new*") == found


def test_the_table_names_pairs_with_a_sentence(outputs: tuple[Path, Path, Path]) -> None:
    text = run("diff", *outputs[:2]).output
    assert text.startswith("before  12 documents")
    assert "Angela Merkel — Emmanuel Macron" in text or "Emmanuel Macron — Angela Merkel" in text
    assert "“Angela Merkel met Emmanuel Macron in Berlin.”" in text


def test_a_build_does_not_differ_from_itself(outputs: tuple[Path, Path, Path]) -> None:
    text = run("diff", outputs[0], outputs[0]).output
    assert "No change of actors that chance would not bring" in text
    assert "No change of pairs that chance would not bring" in text


def test_what_may_be_chance_is_listed_on_demand(outputs: tuple[Path, Path, Path]) -> None:
    assert "same?" in run("diff", outputs[0], outputs[0], "--all").output


def test_a_map_of_both_says_what_changed(outputs: tuple[Path, Path, Path], tmp_path: Path) -> None:
    files = [tmp_path / "diff.html", tmp_path / "diff.graphml"]
    result = run("diff", *outputs[:2], "--to", files[0], "--to", files[1])
    assert result.output.endswith(f"Wrote {files[0]}\nWrote {files[1]}\n")
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert "Angela Merkel" in text
        assert "gained" in text


def test_an_unknown_format_is_one_sentence_and_nothing_is_written(
    outputs: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    result = run("diff", *outputs[:2], "--to", tmp_path / "diff.xlsx")
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert result.output.startswith("Error: graphkit cannot write")


def test_a_period_without_documents_is_one_sentence(outputs: tuple[Path, Path, Path]) -> None:
    result = run("diff", outputs[2], "--before", "1990")
    assert result.exit_code == 1
    assert result.output.startswith("Error: there is no document dated before 1990")


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("x",),
        ("x", "y", "--before", "2020"),
        ("x", "--in", "a"),
        ("x", "--from", "2020"),
        ("x", "--before", "soon"),
    ],
)
def test_wrong_usage_exits_2(args: tuple[str, ...]) -> None:
    assert run("diff", *args).exit_code == 2
