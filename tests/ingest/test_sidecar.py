from pathlib import Path

import pytest

from graphkit.errors import MetadataUnreadable
from graphkit.ingest.piece import ReadOptions
from graphkit.ingest.sidecar import part_for, read_sidecar
from graphkit.model import Document, Note, PublicationDate, Skipped
from tests.ingest.reading import read

HEAD = "path,title,date,outlet,author,url,language\n"


def table(folder: Path, rows: str) -> ReadOptions:
    path = folder / "meta.csv"
    path.write_text(rows, encoding="utf-8")
    return ReadOptions(metadata=path, language="en")


def test_what_the_table_says_beats_what_the_file_says(tmp_path: Path) -> None:
    options = table(tmp_path, HEAD + "a.md,News,2017-02,Daily,Ada,https://x.org,en\n")
    (found,) = read(tmp_path, "a.md", "---\ntitle: Other\ndate: 2016-01-01\n---\nAda met Ben.", options)
    assert isinstance(found, Document)
    assert found.date == PublicationDate("2017-02", "metadata file")
    assert (found.title, found.outlet, found.author, found.url, found.language) == (
        "News",
        "Daily",
        "Ada",
        "https://x.org",
        "en",
    )


def test_what_the_table_leaves_empty_stays_as_the_file_says(tmp_path: Path) -> None:
    options = table(tmp_path, HEAD + "a.md,,,Daily,,,\n")
    (found,) = read(tmp_path, "a.md", "---\ntitle: Other\ndate: 2016-01-01\n---\nAda met Ben.", options)
    assert isinstance(found, Document)
    assert (found.title, found.date, found.outlet) == ("Other", PublicationDate("2016-01-01", "front matter"), "Daily")


def test_rows_of_tables_are_described_one_by_one(tmp_path: Path) -> None:
    options = table(tmp_path, "source;outlet\nt.csv#2;Daily\n")
    found = read(tmp_path, "t.csv", "text\nOne.\nTwo.\n", options)
    assert [each.outlet for each in found if isinstance(each, Document)] == ["", "Daily"]


def test_a_row_for_a_document_that_is_not_there_is_noted(tmp_path: Path) -> None:
    options = table(tmp_path, HEAD + "a.txt,,,,,,\nb.txt,,,,,,\n")
    assert read(tmp_path, "a.txt", "Ada met Ben.", options)[1:] == [
        Note("meta.csv", "describes b.txt, which was not read")
    ]


def test_a_language_stated_there_is_believed(tmp_path: Path) -> None:
    options = table(tmp_path, "path,language\na.txt,de\n")
    assert read(tmp_path, "a.txt", "Ada.", options)[0] == Skipped("a.txt", "is in German, the model reads English")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("title,date\nx,y\n", "it has no column called path or source"),
        ("", "it has no column called path or source"),
        ("path,date\na.txt,yesterday\n", "'yesterday' in line 2 is no date"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_sentence(tmp_path: Path, rows: str, reason: str) -> None:
    options = table(tmp_path, rows)
    assert options.metadata is not None
    with pytest.raises(MetadataUnreadable) as caught:
        read_sidecar(options.metadata)
    assert caught.value.reason == reason


def test_a_table_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MetadataUnreadable) as caught:
        read_sidecar(tmp_path / "gone.csv")
    assert caught.value.reason == "No such file or directory"


def test_separators_and_marks_of_other_systems_do_not_matter(tmp_path: Path) -> None:
    options = table(tmp_path, "\ufeffFile,Outlet\r\n.\\in\\a.txt,Daily\r\n")
    assert options.metadata is not None
    assert dict(read_sidecar(options.metadata)) == {"in/a.txt": {"outlet": "Daily"}}


def test_a_quotation_mark_that_nobody_closed_is_told(tmp_path: Path) -> None:
    (tmp_path / "meta.csv").write_text(HEAD + 'a.txt,"News,,,,,\n' + "b.txt,News,2017,,,,\n" * 10_000, encoding="utf-8")
    with pytest.raises(MetadataUnreadable, match="it is no table"):
        read_sidecar(tmp_path / "meta.csv")


def test_a_file_is_told_what_the_table_says_of_it_and_of_documents_in_it() -> None:
    names = ["a.txt", "b.zip", "b.zip/x.txt", "b.zip#2", "c.txt"]
    sidecar = {name: {"title": name} for name in names}
    assert sorted(part_for(sidecar, sorted(names), "b.zip")) == ["b.zip", "b.zip#2", "b.zip/x.txt"]
    assert (part_for(sidecar, sorted(names), "c.txt"), part_for(sidecar, sorted(names), "d.txt")) == (
        {"c.txt": {"title": "c.txt"}},
        {},
    )
