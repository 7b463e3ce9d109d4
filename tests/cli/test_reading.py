"""How `graphkit build` reads, from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.model import Note, PublicationDate
from graphkit.pipeline import open_build
from tests.ingest.torture import torture

pytestmark = pytest.mark.model
MEETING = "Angela Merkel met Emmanuel Macron in Berlin.\n"


def build(folder: Path, output: Path, *args: object, piped: bytes | None = None) -> Result:
    command = ["build", *(str(arg) for arg in args), "--output", str(output)]
    return CliRunner().invoke(main, [*command, str(folder)], input=piped, catch_exceptions=False)


def put(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def test_a_folder_of_everything_is_read_to_its_end_and_its_report_is_complete(tmp_path: Path) -> None:
    folder = put(tmp_path / "in")
    expected = torture(folder)
    (folder / "five-million.txt").unlink()  # reading is what is tested here, and parsing it takes minutes
    expected.pop("five-million.txt")
    result = build(folder, tmp_path / "out")
    assert result.exit_code == 0
    corpus = open_build(tmp_path / "out").corpus
    told = {each.source: each.text for each in corpus.documents} | {each.source: each.reason for each in corpus.skipped}
    assert told == expected
    assert len(corpus.notes) == 4
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert [each.source for each in corpus.skipped if each.reason.split("(")[0].strip() not in report] == []


def test_metadata_given_later_reaches_documents_that_are_known_already(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a__txt=MEETING)
    build(folder, tmp_path / "out")
    (tmp_path / "meta.csv").write_text("path,title,date,outlet\na.txt,News,2017-02,Daily\n", encoding="utf-8")
    result = build(folder, tmp_path / "out", "--metadata", tmp_path / "meta.csv")
    assert "(0 parsed now, 1 known)" in result.output
    (document,) = open_build(tmp_path / "out").corpus.documents
    assert (document.title, document.date, document.outlet, document.text) == (
        "News",
        PublicationDate("2017-02", "metadata file"),
        "Daily",
        MEETING,
    )


def test_metadata_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    result = build(put(tmp_path / "in", a__txt=MEETING), tmp_path / "out", "--metadata", tmp_path / "gone.csv")
    assert (result.exit_code, len(result.output.strip().splitlines())) == (1, 1)
    assert "gone.csv does not tell metadata: No such file or directory" in result.output


def test_columns_of_a_table_may_be_named(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", t__csv=f"said,what,then\n{MEETING.strip()},News,2017-02-03\n")
    columns = ("--text-column", "said", "--title-column", "what", "--date-column", "then")
    build(folder, tmp_path / "out", *columns)
    (document,) = open_build(tmp_path / "out").corpus.documents
    assert (document.source, document.title, document.date) == (
        "t.csv#1",
        "News",
        PublicationDate("2017-02-03", "column"),
    )


def test_boilerplate_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a__txt=f"By Ada Brook\n\n{MEETING}")
    build(folder, tmp_path / "out")
    assert "Ada Brook" not in [actor.name for actor in open_build(tmp_path / "out").corpus.actors]
    assert "(1 parsed now, 0 known)" in build(folder, tmp_path / "out", "--keep-boilerplate").output
    assert "Ada Brook" in [actor.name for actor in open_build(tmp_path / "out").corpus.actors]


def test_a_document_in_another_language_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    german = (
        "Die Kanzlerin traf den Präsidenten in Berlin, um über die Zukunft zu sprechen, und sie blieb bis zum Abend. "
    )
    folder = put(tmp_path / "in", a__txt=MEETING, b__txt=german * 4)
    assert "b.txt: is in German, the model reads English" in build(folder, tmp_path / "out").output
    assert "Read 2 documents" in build(folder, tmp_path / "out", "--any-language").output


def test_what_comes_through_a_pipe_is_read(tmp_path: Path) -> None:
    result = build(Path("-"), tmp_path / "out", piped=MEETING.encode())
    assert result.exit_code == 0
    assert [each.source for each in open_build(tmp_path / "out").corpus.documents] == ["standard input"]


def test_notes_stay_with_the_build(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a__txt=MEETING)
    (folder / "b.txt").write_bytes("“Emmanuel Macron left.”".encode("cp1252"))
    build(folder, tmp_path / "out")
    assert open_build(tmp_path / "out").corpus.notes == (Note("b.txt", "read as cp1252"),)


def test_tables_tell_what_is_known_of_a_document(tmp_path: Path) -> None:
    page = f'<html><head><meta property="og:site_name" content="The Daily"></head><body><p>{MEETING}</p></body></html>'
    build(put(tmp_path / "in", a__html=page), tmp_path / "out")
    command = ["export", "--output", str(tmp_path / "out"), "--format", "tables", "--to", str(tmp_path / "t")]
    CliRunner().invoke(main, command, catch_exceptions=False)
    (row,) = (tmp_path / "t" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(row)["path"], json.loads(row)["outlet"], json.loads(row)["url"]) == ("a.html", "The Daily", None)
