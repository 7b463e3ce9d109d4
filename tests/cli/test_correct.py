"""Decisions through the commands, on a build of the seeds: all tables before, after, and taken back."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.corrections import FILE
from graphkit.pipeline import OUTPUTS, export_tables, open_build

SEEDS = Path(__file__).parents[2] / "seeds"
SIGNED = ("--author", "Ana", "--date", "2026-11-21")
pytestmark = pytest.mark.model

DECISIONS = [
    ("same", "Kremlin", "White House"),
    ("different", "Dmitry Peskov", "Dmitri Peskov"),
    ("rename", "Vladimir Putin", "V. V. Putin"),
    ("retype", "Ukraine", "ORG"),
    ("drop", "Moscow"),
    ("split", "Donald Trump", "--in"),
    ("reject", "Donald Trump", "Vladimir Putin", "--quotation"),
]


def run(*args: object, keys: str = "", fails: bool = False) -> Result:
    result = CliRunner().invoke(main, [str(arg) for arg in args], input=keys, catch_exceptions=False)
    assert (result.exit_code != 0) is fails, result.output
    return result


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("correct")
    shutil.copytree(SEEDS, folder / "docs")
    run("build", folder / "docs", "--output", folder / "out")
    return folder


@pytest.fixture
def work(fresh: Path, tmp_path: Path) -> Path:
    """A copy of the build, with its documents in `docs` and its output in `out`."""
    shutil.copytree(fresh, tmp_path / "work")
    return tmp_path / "work"


def tables(output: Path) -> dict[str, bytes]:
    """All tables, and the files of the build, byte by byte."""
    folder = output.parent / "tables"
    export_tables(output, folder)
    return {path.name: path.read_bytes() for path in [*folder.iterdir(), *(output / name for name in OUTPUTS)]}


def complete(decision: tuple[str, ...], output: Path) -> tuple[str, ...]:
    """The decision with a document of the build, or with a sentence of it."""
    if decision[-1] not in ("--in", "--quotation"):
        return decision
    evidence = json.loads(run("why", "Donald Trump", "Vladimir Putin", "--output", output, "--json").output)
    return (*decision, evidence[0]["source" if decision[-1] == "--in" else "quotation"])


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision[0])
def test_a_decision_changes_tables_and_its_undoing_gives_back_every_byte(work: Path, decision: tuple[str, ...]) -> None:
    before = tables(work / "out")
    run("correct", *complete(decision, work / "out"), "--output", work / "out", *SIGNED)
    after = tables(work / "out")
    assert after.keys() == before.keys()
    assert after != before
    run("correct", "undo", "--output", work / "out")
    assert tables(work / "out") == before


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision[0])
def test_a_decision_applied_at_once_gives_what_a_whole_build_gives(work: Path, decision: tuple[str, ...]) -> None:
    run("correct", *complete(decision, work / "out"), "--output", work / "out", *SIGNED)
    at_once = tables(work / "out")
    assert "(0 parsed now, 5 known)" in run("build", work / "docs", "--output", work / "out").output
    assert tables(work / "out") == at_once


def test_what_was_dropped_and_restored_is_as_before(work: Path) -> None:
    before = tables(work / "out")
    run("correct", "drop", "Moscow", "--output", work / "out")
    assert "no actor is called 'Moscow'" in run("show", "Moscow", "--output", work / "out", fails=True).output
    run("correct", "restore", "Moscow", "--output", work / "out")
    assert tables(work / "out") == before


def test_a_decision_says_what_it_changes_and_where_it_is_kept(work: Path) -> None:
    told = run("correct", "same", "Kremlin", "White House", "--note", "test", "--output", work / "out", *SIGNED).output
    assert "Decided: “Kremlin” and “White House” are one (decided by Ana on 2026-11-21: test)" in told
    assert "gone: White House (ORG, " in told
    assert "now: Kremlin (ORG, " in told
    assert str(work / "out" / FILE) in told


def test_a_merge_keeps_every_mention_and_sentence(work: Path) -> None:
    def spans() -> set[object]:
        return {membership.span for membership in open_build(work / "out").corpus.memberships}

    before = spans()
    run("correct", "same", "Kremlin", "White House", "--output", work / "out")
    run("correct", "same", "Moscow", "White House", "--output", work / "out")
    assert spans() == before
    profile = json.loads(run("show", "Moscow", "--output", work / "out", "--json").output)
    assert {"Moscow", "Kremlin", "White House"} <= {text.removeprefix("the ") for text, _ in profile["aliases"]}


def test_decisions_hold_when_documents_come_and_go(work: Path) -> None:
    run("correct", "same", "Kremlin", "Moscow", "--output", work / "out")
    run("correct", "rename", "Vladimir Putin", "V. V. Putin", "--output", work / "out")
    (work / "docs" / "new.txt").write_text("Vladimir Putin left Moscow for Berlin.", encoding="utf-8")
    min((work / "docs").iterdir()).unlink()
    run("build", work / "docs", "--output", work / "out")
    names = {actor.name for actor in open_build(work / "out").corpus.actors}
    assert {"V. V. Putin", "Kremlin", "Berlin"} <= names
    assert not {"Vladimir Putin", "Moscow"} & names


def test_show_why_names_rule_and_person(work: Path) -> None:
    run("correct", "same", "Kremlin", "White House", "--output", work / "out", *SIGNED)
    told = run("show", "Kremlin", "--why", "--output", work / "out").output
    assert "same as Kremlin, decided by Ana on 2026-11-21" in told
    rows = json.loads(run("show", "Kremlin", "--why", "--json", "--output", work / "out").output)
    assert [row for row in rows if "decided by" not in row["rule"] and row["spelling"] == "White House"] == []
    assert (
        sum(row["mentions"] for row in rows)
        == json.loads(run("show", "Kremlin", "--json", "--output", work / "out").output)["mentions"]
    )


def test_a_file_beside_the_documents_is_used_and_written_and_is_no_document(work: Path) -> None:
    (work / "docs" / FILE).write_text("# ours\n[[decision]]\ndrop = 'Moscow'\n", encoding="utf-8")
    told = run("build", work / "docs", "--output", work / "out").output
    assert "Skipped" not in told
    run("correct", "drop", "Kremlin", "--output", work / "out", *SIGNED)
    assert (work / "docs" / FILE).read_text(encoding="utf-8") == (
        '# ours\n[[decision]]\ndrop = \'Moscow\'\n\n[[decision]]\ndrop = "Kremlin"\nauthor = "Ana"\ndate = 2026-11-21\n'
    )
    assert not (work / "out" / FILE).exists()
    assert run("correct", "list", "--output", work / "out").output == (
        "1. “Moscow” is no actor (decided by a person)\n2. “Kremlin” is no actor (decided by Ana on 2026-11-21)\n"
    )


def test_a_file_given_to_build_is_used_and_written(work: Path) -> None:
    mine = work / "mine.toml"
    mine.write_text("[[decision]]\ndrop = 'Xenia Zorn'\n", encoding="utf-8")
    told = run("build", work / "docs", "--output", work / "out", "--corrections", mine).output
    assert "A correction finds nothing to correct: “Xenia Zorn” is no actor" in told
    run("correct", "undo", "1", "--output", work / "out")
    assert mine.read_text(encoding="utf-8").strip() == ""


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (("same", "Kremlin", "Xenia Zorn"), "no actor is called 'Xenia Zorn'"),
        (("same", "Putin", "Vladimir Putin", "--date", "yesterday"), "does not match"),
        (("same", "Kremlin", "kremlin"), "both names mean Kremlin"),
        (("rename", "Kremlin", "White House"), 'graphkit correct same "White House" "Kremlin"'),
        (("retype", "Kremlin", "SHIP"), "'SHIP' is not one of"),
        (("split", "Kremlin"), "name at least one document with --in"),
        (("split", "Kremlin", "--in", "nowhere.txt"), "Kremlin is not named in nowhere.txt, but in"),
        (("reject", "Donald Trump", "Vladimir Putin"), "give --quotation"),
        (("reject", "Donald Trump", "Vladimir Putin", "--quotation", "Never said"), "no such sentence joins"),
        (("undo",), "there is no decision in"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(work: Path, args: tuple[str, ...], reason: str) -> None:
    result = run("correct", *args, "--output", work / "out", fails=True)
    assert reason in result.output
    assert not (work / "out" / FILE).exists()


def test_a_contradiction_is_said_with_both_decisions_and_the_file_stays(work: Path) -> None:
    for pair in (("Kremlin", "Moscow"), ("Moscow", "White House")):
        run("correct", "same", *pair, "--output", work / "out")
    before = (work / "out" / FILE).read_bytes()
    told = run("correct", "different", "Moscow", "White House", "--output", work / "out", fails=True).output
    assert "two decisions contradict each other: “Kremlin” and “Moscow” are one" in told
    assert "“Moscow” and “White House” are two" in told
    assert (work / "out" / FILE).read_bytes() == before


def test_a_file_that_is_no_toml_is_told_with_its_line(work: Path) -> None:
    (work / "docs" / FILE).write_text("[[decision]]\nsame = A\n", encoding="utf-8")
    told = run("build", work / "docs", "--output", work / "out", fails=True).output
    assert f"Error: cannot read the corrections in {work / 'docs' / FILE}: " in told
    assert "(at line 2, column 8)" in told


def test_a_name_of_several_lists_them(work: Path) -> None:
    (work / "docs" / "new.txt").write_text("Johnson met his mother in Sheffield.", encoding="utf-8")
    (work / "docs" / "newer.txt").write_text("Mr. Johnson flew to Kandahar.", encoding="utf-8")
    run("build", work / "docs", "--output", work / "out")
    told = run("correct", "drop", "Johnson", "--output", work / "out", fails=True).output
    assert told.count("Johnson (PERSON, a") == 2
    actor_id = told.split("Johnson (PERSON, ")[1].split(")")[0]
    run("correct", "drop", actor_id, "--output", work / "out")
    assert '{ name = "Johnson", documents = ["new' in (work / "out" / FILE).read_text(encoding="utf-8")
    assert [actor.name for actor in open_build(work / "out").corpus.actors].count("Johnson") == 1


def test_review_lists_doubts_as_json_those_that_move_most_first(work: Path) -> None:
    found = json.loads(run("review", "--json", "--output", work / "out").output)
    assert found
    assert [each["strength"] for each in found] == sorted((each["strength"] for each in found), reverse=True)
    assert [each for each in found if not each["reasons"]] == []


def test_review_takes_keys_and_asks_no_more(work: Path) -> None:
    first, second, *_ = json.loads(run("review", "--json", "--output", work / "out").output)
    told = run("review", "--ask", "--output", work / "out", *SIGNED, keys="xdsq").output
    assert told.count("Decided: ") == 2
    listed = run("correct", "list", "--output", work / "out").output.splitlines()
    assert ["are two" in listed[0], "are one" in listed[1]] == [True, True]
    left = json.loads(run("review", "--json", "--output", work / "out").output)
    assert [each for each in left if each in (first, second)] == []


def test_review_that_is_quit_decides_nothing(work: Path) -> None:
    assert "Nothing was decided." in run("review", "--ask", "--output", work / "out", keys="lq").output
    assert not (work / "out" / FILE).exists()


def test_restore_takes_back_what_was_dropped_under_a_part_of_its_name(work: Path) -> None:
    run("correct", "drop", "Putin", "--output", work / "out")
    run("correct", "restore", "Putin", "--output", work / "out")
    assert "Vladimir Putin" in run("show", "Putin", "--output", work / "out").output


def test_different_takes_back_a_merge_named_by_parts_of_the_names(work: Path) -> None:
    before = run("show", "Trump", "--output", work / "out").output
    run("correct", "same", "Putin", "Trump", "--output", work / "out")
    run("correct", "different", "Putin", "Trump", "--output", work / "out")
    assert run("show", "Trump", "--output", work / "out").output == before
