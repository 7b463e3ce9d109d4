"""The user's words through the command: what comes out is what a fresh build gives, whatever was built before."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.pipeline import export_tables, open_build

TEXT = """The Red Baker met Angela Merkel in Norland. Merkel praised the Red Baker.

The Kremlin rejected the offer. Moscow did not buy Ukraine. Microsoft bought LinkedIn.
"""
pytestmark = pytest.mark.model


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    files = {
        "docs/a.txt": TEXT,
        "names.tsv": "Ada Brook\tPERSON\tRed Baker\n",
        "ignore.txt": "Norland\n",
        "business.tsv": "word\ttype\nbuy\tTAKEOVER\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def build(work: Path, output: str, *options: object) -> dict[str, bytes]:
    """All tables of the build in that folder after building with these options."""
    result = run("build", work / "docs", "--output", work / output, *options)
    assert result.exit_code == 0, result.output
    export_tables(work / output, work / "tables")
    return {path.name: path.read_bytes() for path in sorted((work / "tables").iterdir())}


def options(work: Path) -> dict[str, tuple[object, ...]]:
    return {
        "gazetteer": ("--gazetteer", work / "names.tsv"),
        "ignore": ("--ignore", work / "ignore.txt"),
        "ontology": ("--ontology", work / "business.tsv"),
        "metonyms": ("--metonyms", "merge"),
        "coreference": ("--coreference", "none"),
    }


@pytest.mark.parametrize("option", ["gazetteer", "ignore", "ontology", "metonyms", "coreference"])
def test_an_option_given_later_gives_what_a_fresh_build_gives_and_taken_back_what_was_before(
    work: Path, option: str
) -> None:
    before = build(work, "out")
    after = build(work, "out", *options(work)[option])
    assert after == build(work, "fresh", *options(work)[option])
    assert after != before
    assert build(work, "out") == before


def test_all_options_together_name_the_actors_as_asked(work: Path) -> None:
    build(work, "out", *(word for words in options(work).values() for word in words))
    found = open_build(work / "out").corpus
    assert [(actor.name, actor.type) for actor in sorted(found.actors, key=lambda actor: actor.name)] == [
        ("Ada Brook", "PERSON"),
        ("Angela Merkel", "PERSON"),
        ("LinkedIn", "ORG"),
        ("Merkel", "PERSON"),
        ("Microsoft", "ORG"),
        ("Russia", "GPE"),
        ("Ukraine", "GPE"),
    ]
    assert sorted({each.event for each in found.relations}) == ["", "TAKEOVER"]


def test_a_decision_applied_at_once_keeps_the_users_names(work: Path) -> None:
    words = options(work)["gazetteer"]
    build(work, "out", *words)
    run("correct", "drop", "Ukraine", "--output", work / "out", "--author", "Ana", "--date", "2026-11-21")
    export_tables(work / "out", work / "tables")
    at_once = {path.name: path.read_bytes() for path in sorted((work / "tables").iterdir())}
    assert at_once == build(work, "out", *words)


@pytest.mark.parametrize(
    ("option", "text", "reason"),
    [
        ("--gazetteer", "Ada\tROBOT\n", "line 1 has the type 'ROBOT'"),
        ("--ignore", None, "no such file"),
        ("--ontology", "word\ttype\nbuy\n", "line 2 has 1 cells"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(work: Path, option: str, text: str | None, reason: str) -> None:
    if text is not None:
        (work / "bad.tsv").write_text(text, encoding="utf-8", newline="\n")
    result = run("build", work / "docs", "--output", work / "out", option, work / "bad.tsv")
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert reason in result.output


def test_why_says_near_misses_and_leaves_out_what_is_not_asserted_unless_asked(work: Path) -> None:
    (work / "docs" / "b.txt").write_text(
        "Angela Merkel may visit Ukraine. Angela Merkel left when Ukraine celebrated.", encoding="utf-8"
    )
    run("build", work / "docs", "--output", work / "out")
    some, every = (run("why", "Merkel", "Ukraine", *more, "--output", work / "out").output for more in ((), ("--all",)))
    assert "1 denied or not asserted (--all shows)" in some
    assert "→" not in some
    assert "CONSULT (verbal cooperation); possible; future; found by the verb's subject, its object" in every
    assert "no claim: the sentence names both, but says nothing of the one to the other" in every
