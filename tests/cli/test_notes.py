"""Notes on actors through the commands: kept beside a build, told by `show` and on the page, gone when taken back."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.corrections import FILE

SEEDS = Path(__file__).parents[2] / "seeds"
SIGNED = ("--author", "Ana", "--date", "2026-11-21")
WORDS = "asked </script> him"
pytestmark = pytest.mark.model


def run(*args: object, fails: bool = False) -> Result:
    result = CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)
    assert (result.exit_code != 0) is fails, result.output
    return result


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notes")
    run("build", SEEDS, "--output", folder)
    return folder


@pytest.fixture
def output(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "out"))


def notes_on(page: Path) -> list[object]:
    block = page.read_text("utf-8").split('id="data">')[1].split("</script>")[0]
    data = json.loads(block)
    return [[data["actors"][number]["label"], *told] for number, *told in data["notes"]]


def test_a_note_is_shown_and_the_graph_stays(output: Path) -> None:
    before = {name: (output / name).read_bytes() for name in ("graph.graphml", "graph.gexf", "report.md")}
    told = run("correct", "note", "trump", WORDS, "--output", output, *SIGNED)
    assert "noted on Donald Trump" in told.output
    assert {name: (output / name).read_bytes() for name in before} == before
    assert f"note (Ana, 2026-11-21): {WORDS}" in run("show", "Trump", "--output", output).output
    assert json.loads(run("show", "Trump", "--output", output, "--json").output)["notes"] == [
        [WORDS, "Ana", "2026-11-21"]
    ]
    assert notes_on(output / "graph.html") == [["Donald Trump", [WORDS, "Ana", "2026-11-21"]]]


def test_a_note_outlasts_other_decisions_and_is_taken_back(output: Path) -> None:
    run("correct", "note", "Trump", WORDS, "--output", output, *SIGNED)
    run("correct", "rename", "Donald Trump", "D. J. Trump", "--output", output, *SIGNED)
    assert notes_on(output / "graph.html") == [["D. J. Trump", [WORDS, "Ana", "2026-11-21"]]]
    run("correct", "undo", "--output", output)
    assert notes_on(output / "graph.html") == [["Donald Trump", [WORDS, "Ana", "2026-11-21"]]]
    assert "no longer noted on Donald Trump" in run("correct", "undo", "--output", output).output
    assert notes_on(output / "graph.html") == []


def test_a_note_on_nobody_is_told_and_harms_nothing(output: Path) -> None:
    decided = '[[decision]]\nabout = "Nobody Known"\nnote = "x"\n'
    (output / FILE).write_text(decided, encoding="utf-8", newline="\n")
    result = run("build", SEEDS, "--output", output)
    assert "these documents name no 'Nobody Known'" in result.output
    assert notes_on(output / "graph.html") == []


def test_an_empty_note_is_refused(output: Path) -> None:
    assert "say what to remember" in run("correct", "note", "Trump", " ", "--output", output, fails=True).output


def test_a_redacted_page_has_no_notes(output: Path, tmp_path: Path) -> None:
    run("correct", "note", "Kremlin", WORDS, "--output", output, *SIGNED)
    hidden = tmp_path / "hidden.toml"
    hidden.write_text('actors = [{ name = "Donald Trump", as = "Person A" }]\n', encoding="utf-8", newline="\n")
    page = tmp_path / "page.html"
    run("export", page, "--output", output)
    assert notes_on(page) == [["Kremlin", [WORDS, "Ana", "2026-11-21"]]]
    result = CliRunner().invoke(main, ["export", str(page), "--output", str(output), "--redact", str(hidden)])
    assert result.exit_code == 0, result.output
    assert notes_on(page) == []
