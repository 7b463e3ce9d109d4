"""Files of many documents are read in a process apart: what hangs or dies there is left out, and the rest is read."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from graphkit.engines import Work
from graphkit.ingest.discover import STANDARD_INPUT, Source, discover
from graphkit.ingest.piece import AS_USUAL, Late, ReadOptions, Watch
from graphkit.ingest.read import Reading, read_file, size_of
from graphkit.ingest.sidecar import read_sidecar
from graphkit.pipeline.apart import NoProcess, ReaderApart
from tests.ingest.files import eml, mbox, pdf, zipped
from tests.ingest.torture import torture

ONE, OTHER = "Ada Brook met Boris Karov.", "Ben Cole met Eve Stone."
HUNG = "took more than 1 s to read"
DIED = "ended the process that read it, twice (SIGKILL); it may need more memory than there is"
REST = "; what had not come by then is left out"


@pytest.fixture
def reader() -> Iterator[ReaderApart]:
    with closing(ReaderApart()) as reader:
        yield reader


@pytest.fixture
def fatal(reader: ReaderApart, monkeypatch: pytest.MonkeyPatch) -> ReaderApart:
    """A reader to which some texts are fatal."""
    monkeypatch.setattr("graphkit.pipeline.apart.WORK", Work("tests.engines.works:read_fatally"))
    return reader


def read(reader: ReaderApart, folder: Path, name: str, data: bytes, seconds: float = 1) -> list:
    (folder / name).write_bytes(data)
    return list(reader.read(Source(name, folder / name), AS_USUAL, seconds, {}, set()))


def told(found: list) -> list[tuple[str, str]]:
    return [
        (each.document.source, each.document.text.strip()) if isinstance(each, Reading) else (each.source, each.reason)
        for each in found
    ]


def test_files_of_all_kinds_are_read_as_by_this_process(reader: ReaderApart, tmp_path: Path) -> None:
    torture(tmp_path)
    for source in discover([tmp_path]):
        if size_of(source) < 1_000_000:
            found = list(reader.read(source, ReadOptions(language="en"), 0, {}, set()))
            assert found == list(read_file(source, ReadOptions(language="en"), 0, {}, set()))


def test_many_documents_come_in_order_batch_by_batch(reader: ReaderApart, tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "{ONE} Number {number}."}}\n' for number in range(500))
    found = read(reader, tmp_path, "many.jsonl", lines.encode())
    assert told(found) == [(f"many.jsonl#{k + 1}", f"{ONE} Number {k}.") for k in range(500)]


def test_a_file_that_is_not_read_to_its_end_does_not_come_into_the_next(reader: ReaderApart, tmp_path: Path) -> None:
    lines = f'{{"text": "{ONE}"}}\n' * 200
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    begun = reader.read(Source("many.jsonl", tmp_path / "many.jsonl"), AS_USUAL, 0, {}, set())
    assert told([next(begun)]) == [("many.jsonl#1", ONE)]
    assert told(read(reader, tmp_path, "m.mbox", mbox([eml(OTHER)]))) == [("m.mbox#1", OTHER)]


def test_all_files_are_read_by_one_process(reader: ReaderApart, tmp_path: Path) -> None:
    processes = set()
    for name in ("a.zip", "b.zip", "c.zip"):
        read(reader, tmp_path, name, zipped({"a.txt": ONE}))
        assert reader._worker
        processes.add(reader._worker.pid)
    assert len(processes - {os.getpid()}) == 1


@pytest.mark.parametrize(("word", "reason"), [("HANG", HUNG), ("WAIT", HUNG), ("DIE", DIED)])
def test_a_member_that_ends_the_process_is_left_out_alone(
    word: str, reason: str, fatal: ReaderApart, tmp_path: Path
) -> None:
    members = {"a.txt": ONE, "b.txt": word, "c.txt": OTHER, "d.txt": word, "e.txt": ONE}
    found = read(fatal, tmp_path, "all.zip", zipped(members))
    assert told(found) == [
        ("all.zip/a.txt", ONE),
        ("all.zip/b.txt", reason),
        ("all.zip/c.txt", OTHER),
        ("all.zip/d.txt", reason),
        ("all.zip/e.txt", ONE),
    ]
    assert [type(each) for each in found] == [Reading, Late, Reading, Late, Reading]


def test_a_message_and_an_attachment_that_end_the_process_are_left_out_alone(
    fatal: ReaderApart, tmp_path: Path
) -> None:
    attached = {"x.txt": b"DIE", "y.txt": OTHER.encode()}
    messages = [eml(ONE), eml("DIE\n"), eml(OTHER, attached=attached), eml("WAIT\n"), eml(ONE)]
    assert told(read(fatal, tmp_path, "m.mbox", mbox(messages))) == [
        ("m.mbox#1", ONE),
        ("m.mbox#2", DIED),
        ("m.mbox#3", OTHER),
        ("m.mbox#3/1 x.txt", DIED),
        ("m.mbox#3/2 y.txt", OTHER),
        ("m.mbox#4", HUNG),
        ("m.mbox#5", ONE),
    ]


@pytest.mark.parametrize("word", [b"HANG", b"WAIT"])
def test_an_attachment_that_hangs_leaves_its_mail(word: bytes, fatal: ReaderApart, tmp_path: Path) -> None:
    found = read(fatal, tmp_path, "m.eml", eml(ONE, attached={"x.txt": word, "y.txt": OTHER.encode()}))
    assert told(found) == [("m.eml", ONE), ("m.eml/1 x.txt", HUNG), ("m.eml/2 y.txt", OTHER)]


def test_a_file_that_ends_the_process_as_a_whole_is_left_out_and_the_next_is_read(
    fatal: ReaderApart, tmp_path: Path
) -> None:
    assert told(read(fatal, tmp_path, "a.txt.gz", b"")) != []
    assert told(read(fatal, tmp_path, "m.eml", eml("DIE\n"))) == [("m.eml", DIED + REST)]
    assert told(read(fatal, tmp_path, "w.eml", eml("WAIT\n"))) == [("w.eml", HUNG + REST)]
    assert told(read(fatal, tmp_path, "b.zip", zipped({"a.txt": ONE}))) == [("b.zip/a.txt", ONE)]


@pytest.mark.parametrize(
    ("word", "found"),
    [  # the first text is known already when the file is read again, and is not where it travelled with the second
        ("WAIT", [("a.zip/1.txt", f"{ONE} AGAIN"), ("a.zip", HUNG + REST)]),
        ("DIE", [("a.zip/1.txt", HUNG), ("a.zip/2.txt", DIED), ("a.zip/3.txt", OTHER)]),
    ],
)
def test_a_part_that_is_slow_only_when_the_file_is_read_again_is_told(
    word: str, found: list, reader: ReaderApart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = tmp_path / "marks"
    work = Work("tests.engines.works:read_slowly_again", {"marks": str(marks)})
    monkeypatch.setattr("graphkit.pipeline.apart.WORK", work)
    members = {"1.txt": f"{ONE} AGAIN", "2.txt": word, "3.txt": OTHER}
    assert told(read(reader, tmp_path, "a.zip", zipped(members))) == found
    assert len(marks.read_text(encoding="utf-8")) <= 3


def test_a_file_with_very_many_fatal_parts_is_given_up(fatal: ReaderApart, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("graphkit.pipeline.apart.MOST_PASSED_OVER", 1)
    found = read(fatal, tmp_path, "a.zip", zipped({"1.txt": "DIE", "2.txt": ONE, "3.txt": "DIE", "4.txt": ONE}))
    assert told(found) == [("a.zip/1.txt", DIED), ("a.zip/2.txt", ONE), ("a.zip", DIED + REST)]


def test_a_process_that_was_killed_once_by_chance_loses_nothing(reader: ReaderApart, tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "{ONE} Number {number}."}}\n' for number in range(200))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    source = Source("many.jsonl", tmp_path / "many.jsonl")
    found = []
    for each in reader.read(source, AS_USUAL, 0, {}, set()):
        if not found:
            assert reader._worker
            reader._worker.kill()
        found.append(each)
    assert found == list(read_file(source, AS_USUAL, 0, {}, set()))


def test_where_no_process_can_be_started_this_one_reads(reader: ReaderApart, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(NoProcess):
        reader._ask(None)
    assert told(read(reader, tmp_path, "a.zip", zipped({"a.txt": ONE}))) == [("a.zip/a.txt", ONE)]


def test_standard_input_is_read_there_too(reader: ReaderApart, monkeypatch) -> None:
    data = zipped({"a.txt": ONE, "b.pdf": pdf([[OTHER]])})
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    found = list(reader.read(Source("standard input", STANDARD_INPUT), AS_USUAL, 0, {}, set()))
    assert told(found) == [("standard input/a.txt", ONE), ("standard input/b.pdf", OTHER)]


def test_the_table_of_metadata_is_heeded_and_what_it_described_is_told(reader: ReaderApart, tmp_path: Path) -> None:
    (tmp_path / "told.csv").write_text("path,title\na.zip/a.txt,First\na.zip/c.txt,Third\n", encoding="utf-8")
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": ONE}))
    sidecar = read_sidecar(tmp_path / "told.csv")
    unused = set(sidecar)
    (found,) = reader.read(Source("a.zip", tmp_path / "a.zip"), AS_USUAL, 0, sidecar, unused)
    assert (found.document.title, unused) == ("First", {"a.zip/c.txt"})


def test_the_process_ends_with_the_reader(tmp_path: Path) -> None:
    with closing(ReaderApart()) as reader:
        read(reader, tmp_path, "a.zip", zipped({"a.txt": ONE}))
        assert reader._worker
        process = reader._worker._process
    assert process.poll() is not None
    assert reader._worker is None


def test_where_no_process_can_be_started_a_watched_file_is_read_like_any_other(
    reader: ReaderApart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    (tmp_path / "a.zip").write_bytes(zipped({"1.txt": ONE, "2.txt": OTHER}))
    watched = ReadOptions(watch=Watch())
    found = list(reader.read(Source("a.zip", tmp_path / "a.zip"), watched, 0, {}, set()))
    assert told(found) == [("a.zip/1.txt", ONE), ("a.zip/2.txt", OTHER)]
