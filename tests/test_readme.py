"""What README shows works: its Python runs, its commands exist, its two install commands are whole."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.export import WRITERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.model
def test_the_python_example_gives_a_graph_and_a_ranking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(blocks("python")[0], names)  # the text is ours
    assert names["graph"].number_of_nodes() == len(names["g"].corpus.actors)  # type: ignore[attr-defined]
    assert [row.rank for row in names["top"]][:3] == [1, 2, 3]  # type: ignore[attr-defined]


def test_every_command_has_a_row() -> None:
    rows = set(re.findall(r"^\| `graphkit (\w+)", README, re.MULTILINE))
    assert rows == set(main.commands)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 5


def test_every_format_is_named() -> None:
    for suffix in (*WRITERS, ".html"):
        assert suffix in README


def test_the_two_install_commands_are_each_one_command() -> None:
    build, test = blocks("sh")[:2]
    assert build.strip().endswith("graphkit build seeds --output output")
    assert "-m pytest" in test.strip().splitlines()[-1]
    for command in (build, test):
        lines = command.strip().splitlines()
        assert all(line.endswith("&&") for line in lines[:-1])
