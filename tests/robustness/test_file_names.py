"""Files named so as to be taken for another, or to lie where nobody can walk: each is read once, or told."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.ingest.discover import discover
from graphkit.ingest.read import Reading, read_all
from tests.ingest.files import eml, mbox, zipped

WORDS = "Ada Brook met Ben Cole in Berlin."
OTHERS = "Carl Dorn met Ben Cole in Berlin."


def told(*paths: Path) -> dict[str, str]:
    """The text of each document, or the reason why there is none. No two may have one name."""
    found = [each for each in read_all(discover(paths)) if hasattr(each, "document") or hasattr(each, "reason")]
    rows = [
        (r.document.source, r.document.text.strip()) if isinstance(r, Reading) else (r.source, r.reason) for r in found
    ]
    assert len({source for source, text in rows if text in (WORDS, OTHERS)}) == sum(
        text in (WORDS, OTHERS) for _, text in rows
    )
    return dict(rows)


def test_a_name_of_odd_bytes_and_one_that_is_spelled_like_it_stay_two(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(WORDS, encoding="utf-8")
    (tmp_path / "caf\\xe9.txt").write_text(WORDS, encoding="utf-8")
    assert told(tmp_path) == {"caf\\xe9.txt": WORDS, "caf\\\\xe9.txt": WORDS}
    assert [each.path.name for each in discover([tmp_path])] == [os.fsdecode(b"caf\xe9.txt"), "caf\\xe9.txt"]


def test_a_name_of_odd_bytes_alone_is_written_with_one_backslash(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(WORDS, encoding="utf-8")
    assert told(tmp_path) == {"caf\\xe9.txt": WORDS}


def test_a_file_in_a_folder_called_like_a_message_is_not_taken_for_its_attachment(tmp_path: Path) -> None:
    (tmp_path / "m.mbox").write_bytes(mbox([eml(OTHERS, attached={"a.txt": WORDS.encode()})]))
    folder = tmp_path / "m.mbox#1"
    folder.mkdir()
    (folder / "1 a.txt").write_text(WORDS, encoding="utf-8")
    other = tmp_path / "n.mbox#1"
    other.mkdir()
    (other / "1 a.txt").write_text(WORDS, encoding="utf-8")
    read = [
        (r.document.source, r.document.text.strip()) for r in read_all(discover([tmp_path])) if isinstance(r, Reading)
    ]
    assert read == [("m.mbox#1", OTHERS), ("m.mbox#1/1 a.txt", WORDS), ("n.mbox#1/1 a.txt", WORDS)]
    assert [each.objection for each in discover([tmp_path]) if each.objection] == [
        "lies in a folder that is called like a part of m.mbox; rename the folder"
    ]


def test_a_file_in_an_archive_called_like_the_attachment_of_a_mail_in_it_is_told(tmp_path: Path) -> None:
    mail = eml(OTHERS, attached={"b.txt": WORDS.encode()}).decode()
    (tmp_path / "x.zip").write_bytes(zipped({"a.eml": mail, "a.eml/1 b.txt": OTHERS}))
    found = list(read_all(discover([tmp_path])))
    assert [r.document.source for r in found if isinstance(r, Reading)] == ["x.zip/a.eml", "x.zip/a.eml/1 b.txt"]
    assert [(each.source, each.reason) for each in found if not isinstance(each, Reading)] == [  # type: ignore[union-attr]
        ("x.zip/a.eml/1 b.txt", "has the name of another document in its file; the first is read")
    ]


@pytest.fixture
def deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder below which others lie 1,200 deep, with a file at the end; gone afterwards, as few can remove it."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("a").mkdir()
        os.chdir("a")
    Path("x.txt").write_text(WORDS, encoding="utf-8")
    yield tmp_path
    os.chdir(tmp_path)
    for _ in range(1200):
        os.chdir("a")
    Path("x.txt").unlink()
    for _ in range(1200):
        os.chdir("..")
        Path("a").rmdir()


def test_folders_that_lie_a_thousand_deep_are_walked(deep: Path) -> None:
    assert told(deep) == {f"{'a/' * 1200}x.txt": WORDS}


def test_a_path_too_long_to_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    while (left := 4080 - len(str(Path.cwd()))) > 1:
        Path("b" * min(200, left - 1)).mkdir()
        os.chdir("b" * min(200, left - 1))
    Path("y.txt").write_text(WORDS, encoding="utf-8")
    Path("x" * 60 + ".txt").write_text(WORDS, encoding="utf-8")
    assert sorted(told(tmp_path).values()) == [WORDS, "cannot be opened (File name too long)"]


def test_links_in_a_circle_pipes_and_devices_are_told_and_hold_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "one.txt").symlink_to("two.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")
    (tmp_path / "self").symlink_to(".")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.txt")
    assert told(tmp_path) == {
        "a.txt": WORDS,
        "one.txt": "cannot be opened (Too many levels of symbolic links)",
        "two.txt": "cannot be opened (Too many levels of symbolic links)",
        "zero.txt": "is a link out of the folder; give the file",
        "pipe.txt": "is no regular file",
    }
