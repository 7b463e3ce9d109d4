"""path, ego, bridges, missing, timeline and camps through click's runner, on a build of the seeds."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = pytest.mark.model

EVERY = pytest.mark.parametrize(
    "command",
    [("path", "Trump", "Putin"), ("ego", "Trump"), ("bridges",), ("missing",), ("timeline", "Trump"), ("camps",)],
)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("answers") / "build"
    assert run("build", SEEDS, "--output", folder).exit_code == 0
    return folder


@EVERY
def test_a_folder_without_a_build_is_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "--output", tmp_path / "none")
    assert (result.exit_code, len(result.output.strip().splitlines())) == (1, 1)
    assert result.output.startswith("Error: there is no build in")


@EVERY
def test_the_same_question_has_the_same_answer(output: Path, command: tuple[str, ...]) -> None:
    assert run(*command, "--output", output).output == run(*command, "--output", output).output


@EVERY
def test_a_part_of_the_build_is_asked(output: Path, command: tuple[str, ...]) -> None:
    whole = run(*command, "--output", output, "--json").output
    part = run(*command, "--output", output, "--json", "--until", "2017-01-31")
    assert part.exit_code == 0
    assert part.output != whole


@pytest.mark.parametrize(
    "command", [("path", "Trump", "Nobody At All"), ("ego", "Nobody At All"), ("timeline", "Nobody At All")]
)
def test_an_unknown_actor_is_one_sentence(output: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "--output", output)
    assert result.exit_code == 1
    assert "no actor is called 'Nobody At All'" in result.output


def test_every_quotation_stands_where_it_is_said_to(output: Path) -> None:
    chains = json.loads(run("path", "Peskov", "Obama", "--output", output, "--json").output)
    crossings = json.loads(run("bridges", "--output", output, "--json").output)["crossings"]
    quoted = [hop["evidence"] for chain in chains for hop in chain["hops"]]
    quoted += [tie["evidence"] for crossing in crossings for tie in crossing["strongest"]]
    assert len(quoted) > 10
    for each in quoted:
        text = (SEEDS / each["source"]).read_bytes().decode("utf-8")
        assert text[each["start"] : each["stop"]] == each["quotation"]


def test_path_names_the_chain_and_quotes_each_tie(output: Path) -> None:
    text = run("path", "Peskov", "Obama", "--output", output, "--chains", 1).output
    assert text.startswith("1. Dmitry Peskov → ")
    assert text.splitlines()[0].endswith(" → Barack Obama")
    assert text.count("“") >= 2


def test_path_between_those_whom_nothing_joins_is_an_answer(output: Path) -> None:
    result = run("path", "Obama", "Putin", "--output", output, "--layer", "relation")
    assert (result.exit_code, result.output) == (
        0,
        "No chain joins Obama and Putin, or both names mean one actor.\n",
    )


def test_ego_counts_what_it_does_not_show(output: Path) -> None:
    found = json.loads(run("ego", "Putin", "--output", output, "--json").output)
    text = run("ego", "Putin", "--output", output, "--top", 3).output
    assert text.startswith(f"Vladimir Putin (PERSON)\n{len(found['actors'])} actors within 1 step")
    assert f"… and {len(found['actors']) - 3} more" in text


def test_bridges_names_both_communities_and_the_actors_between(output: Path) -> None:
    found = json.loads(run("bridges", "--output", output, "--json").output)
    text = run("bridges", "--output", output).output
    first = found["crossings"][0]
    assert text.startswith(f"{first['one']}  |  {first['other']}\n")
    assert found["actors"][0]["name"] in text.rpartition("weight outside")[2]


def test_missing_lists_pairs_that_why_has_no_sentence_for(output: Path) -> None:
    first = json.loads(run("missing", "--output", output, "--json").output)[0]
    assert "No sentence names both" in run("why", first["one_id"], first["other_id"], "--output", output).output
    assert first["one"] in run("missing", "--output", output, "--top", 1).output


def test_missing_says_when_nobody_is(output: Path) -> None:
    assert run("missing", "--output", output, "--least", 500).output.startswith("No two actors without a tie have 500")


def test_timeline_counts_every_sentence_once(output: Path) -> None:
    found = json.loads(run("timeline", "Trump", "Putin", "--output", output, "--json").output)
    evidence = json.loads(run("why", "Trump", "Putin", "--output", output, "--json").output)
    counted = sum(row["sentences"] for row in found["periods"]) + found["undated"] + found["imprecise"]
    assert counted == len(evidence)


def test_timeline_draws_bars_and_tells_of_undated_documents(output: Path) -> None:
    lines = run("timeline", "Trump", "--output", output, "--by", "month").output.splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["2017-01", "2017-02"]
    assert "█" in lines[1]
    assert lines[-1].endswith("in documents without a date")


def test_camps_tells_opponents_and_that_there_are_too_few_triangles(output: Path) -> None:
    text = run("camps", "--output", output).output
    assert "opponents" in text
    assert "too few to say whether they balance" in text


def test_camps_of_an_actor_has_its_pairs_only(output: Path) -> None:
    found = json.loads(run("camps", "Russia", "--output", output, "--json").output)
    assert found["opponents"]
    assert all("Russia" in (row["one"], row["other"]) for row in (*found["allies"], *found["opponents"]))
