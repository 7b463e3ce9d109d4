"""Every command through click's runner, on a build of the seeds."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import graphkit
from graphkit.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = pytest.mark.model


def run(*args: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], env=env, catch_exceptions=False)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "build"
    result = run("build", SEEDS, "--output", folder)
    assert result.exit_code == 0, result.output
    return folder


def test_build_says_what_it_read_and_wrote(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.txt").write_text("Angela Merkel met Emmanuel Macron in Berlin.", encoding="utf-8")
    (docs / "b.pdf").write_bytes(b"%PDF-1.7")
    (docs / "c.txt").write_bytes(b"Angela Merkel sat in the caf\xe9.")
    (docs / "d.xyz").write_bytes(b"?")
    result = run("build", docs, "--output", tmp_path / "out")
    assert "Read 2 documents (2 parsed now, 0 known)" in result.output
    assert "Skipped 2 files:" in result.output
    assert "b.pdf: is no PDF, or a damaged or truncated one" in result.output
    assert "d.xyz: no reader for .xyz" in result.output
    assert "Read with care:\n  c.txt: read as cp1252" in result.output
    assert "Angela Merkel" in result.output
    for name in ("graph.html", "report.md", "graph.graphml", "graph.gexf"):
        assert str(tmp_path / "out" / name) in result.output
        assert (tmp_path / "out" / name).stat().st_size > 0


def test_second_build_parses_nothing(output: Path) -> None:
    assert "(0 parsed now, 5 known)" in run("build", SEEDS, "--output", output).output


def test_output_may_come_from_the_environment(output: Path) -> None:
    assert run("rank", "--top", 1, env={"GRAPHKIT_OUTPUT": str(output)}).exit_code == 0


def test_rank_of_one_type_keeps_the_ranks_among_all(output: Path) -> None:
    everyone = json.loads(run("rank", "--output", output, "--top", 500, "--json").output)
    people = json.loads(run("rank", "--output", output, "--top", 500, "--type", "person", "--json").output)
    assert people == [row for row in everyone if row["type"] == "PERSON"]


def test_show_lists_spellings_neighbours_and_relations(output: Path) -> None:
    text = run("show", "peskov", "--output", output).output
    for expected in ("Dmitri Peskov", "Dmitry Peskov", "Dmitri S. Peskov", "PERSON", "named together with"):
        assert expected in text


def test_show_as_json_counts_every_mention(output: Path) -> None:
    profile = json.loads(run("show", "Donald Trump", "--output", output, "--json").output)
    assert sum(count for _, count in profile["aliases"]) == profile["mentions"]


def test_why_prints_sentences_with_document_and_offsets(output: Path) -> None:
    evidence = json.loads(run("why", "Trump", "Putin", "--output", output, "--json").output)
    assert len(evidence) >= 5
    for each in evidence:
        text = (SEEDS / each["source"]).read_bytes().decode("utf-8")
        assert text[each["start"] : each["stop"]] == each["quotation"]
    printed = run("why", "Trump", "Putin", "--output", output).output
    assert f"{evidence[0]['source']} [{evidence[0]['start']}:{evidence[0]['stop']}]" in printed


def test_why_says_when_nothing_joins_a_pair(output: Path) -> None:
    assert "No sentence names both" in run("why", "Aretha Franklin", "Chicago", "--output", output).output


def test_unknown_actor_suggests_near_names(output: Path) -> None:
    result = run("show", "Vladimir Puttin", "--output", output)
    assert result.exit_code == 1
    assert "did you mean Vladimir Putin" in result.output


@pytest.mark.parametrize("suffix", [".html", ".md", ".graphml", ".gexf", ".json", ".csv"])
def test_export_writes_each_format(output: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"graph{suffix}"
    assert run("export", "--output", output, target).exit_code == 0
    assert "Russia" in target.read_text(encoding="utf-8")


def test_export_of_an_unknown_format_names_the_known_ones_and_writes_nothing(output: Path, tmp_path: Path) -> None:
    result = run("export", "--output", output, tmp_path / "a.graphml", tmp_path / "b.xlsx")
    assert result.exit_code == 1
    assert ".gexf .graphml .html" in result.output
    assert list(tmp_path.iterdir()) == []


def test_export_of_tables_writes_all(output: Path, tmp_path: Path) -> None:
    assert run("export", "--output", output, "--format", "tables", "--to", tmp_path / "t").exit_code == 0
    names = {path.name for path in (tmp_path / "t").iterdir()}
    tables = ("documents", "stories", "entities", "mentions", "cooccurrences", "evidence", "relations")
    assert names == {f"{name}.jsonl" for name in tables}


@pytest.mark.parametrize("args", [(), ("--format", "tables"), ("--to", "x"), ("--bogus",)])
def test_wrong_usage_of_export_exits_2(output: Path, args: tuple[str, ...]) -> None:
    assert run("export", "--output", output, *args).exit_code == 2


def test_open_launches_the_page(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    assert run("open", "--output", output).exit_code == 0
    assert opened == [(output / "graph.html").as_uri()]


@pytest.mark.parametrize("command", [("rank",), ("show", "x"), ("why", "x", "y"), ("export", "a.md"), ("open",)])
def test_a_folder_without_a_build_is_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "--output", tmp_path / "none")
    assert result.exit_code == 1
    assert result.output.startswith("Error: there is no build in")
    assert len(result.output.strip().splitlines()) == 1


def test_a_corrupt_store_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "graphkit.duckdb").write_bytes(b"no database" * 1000)
    for command in (("rank",), ("build", SEEDS)):
        result = run(*command, "--output", tmp_path)
        assert (result.exit_code, len(result.output.strip().splitlines())) == (1, 1)
        assert "is damaged or not a graphkit store" in result.output


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "missing", "does not exist"),
        (lambda folder: folder, "no readable document"),
    ],
)
def test_nothing_to_read_is_one_sentence(tmp_path: Path, make: object, said: str) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("build", make(empty), "--output", tmp_path / "out")  # type: ignore[operator]
    assert result.exit_code == 1
    assert said in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_a_missing_model_names_the_install_command(tmp_path: Path) -> None:
    result = run("build", SEEDS, "--output", tmp_path / "out", "--model", "xx_no_such_model")
    assert result.exit_code == 1
    assert "python -m pip install xx_no_such_model" in result.output


def test_pyvis_renderer_writes_an_offline_page(output: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("export", "--output", output, page, "--renderer", "pyvis").exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "vis-network" in text
    assert "<script src" not in text


def test_version_is_the_packages(output: Path) -> None:
    assert run("--version").output == f"graphkit, version {graphkit.__version__}\n"


def test_rank_without_observers_leaves_out_the_media(output: Path) -> None:
    def named(*args: str) -> set[str]:
        rows = json.loads(run("rank", "--output", output, "--top", 500, "--json", *args).output)
        return {row["label"] for row in rows}

    gone = named() - named("--no-observers")
    assert {"CNN", "Voice of America"} <= gone
    assert "Donald Trump" not in gone


def test_build_may_count_names_alone(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.txt").write_text("Angela Merkel came to Berlin. She met Emmanuel Macron.", encoding="utf-8")
    for mode, expected in (("all", 1), ("names", 0)):
        assert run("build", docs, "--output", tmp_path / mode, "--coreference", mode).exit_code == 0
        evidence = json.loads(run("why", "Merkel", "Macron", "--output", tmp_path / mode, "--json").output)
        assert len(evidence) == expected
