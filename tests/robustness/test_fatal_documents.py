"""Documents that end the process that reads or parses them are named and left out alone, and the others are read."""

import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from graphkit.engines import Work
from graphkit.pipeline import Summary
from graphkit.pipeline.verify import Fault, verify
from tests.ingest.files import eml, mbox, zipped
from tests.robustness.test_time_limit import update

pytestmark = pytest.mark.model

ONE, OTHER = "Ada Brook met Boris Karov in Geneva.", "Angela Merkel accused Vladimir Putin of fraud."
DIED = "ended the process that read it, twice (SIGKILL); it may need more memory than there is"
SLOW = """
import sys, time
from pathlib import Path
from graphkit.engines import Work
from graphkit.pipeline import Settings, apart, build_into
apart.WORK = Work("tests.engines.works:read_fatally")
build_into(Path(sys.argv[2]), [Path(sys.argv[1])], Settings(), renderer="canvas", progress=print)
"""


@pytest.fixture
def fatal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.pipeline.apart.WORK", Work("tests.engines.works:read_fatally"))
    monkeypatch.setattr("graphkit.pipeline.parse.WORK", "tests.engines.works:read_and_extract_fatally")
    monkeypatch.setattr("graphkit.pipeline.parse.PATIENCE", 4)


def write(folder: Path, files: dict[str, bytes]) -> Path:
    (folder / "docs").mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / "docs" / name).write_bytes(data)
    return folder


def sources(summary: Summary) -> list[str]:
    return [each.source for each in summary.build.corpus.documents]  # type: ignore[union-attr]


@pytest.mark.parametrize("engine", ["processes", "dask"])
@pytest.mark.usefixtures("fatal")
def test_an_attachment_that_ends_the_process_leaves_its_mail_and_the_others(engine: str, tmp_path: Path) -> None:
    attached = {"bad.txt": b"DIE", "good.txt": OTHER.encode()}
    folder = write(tmp_path, {"a.txt": ONE.encode(), "m.eml": eml(OTHER, attached=attached), "z.eml": eml(ONE)})
    summary = update(folder, workers=1, engine=engine)
    assert sources(summary) == ["a.txt", "m.eml", "m.eml/2 good.txt", "z.eml"]
    assert [(each.source, each.reason) for each in summary.skipped] == [("m.eml/1 bad.txt", DIED)]


@pytest.mark.parametrize("word", [b"HANG", b"WAIT"])
@pytest.mark.usefixtures("fatal")
def test_an_attachment_that_hangs_leaves_its_mail_and_is_tried_again(
    word: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path, {"m.eml": eml(OTHER, attached={"bad.txt": word + b", said Ada Brook."})})
    summary = update(folder, workers=1, engine="processes", time_limit=1)
    assert sources(summary) == ["m.eml"]
    assert [(each.source, each.reason) for each in summary.skipped] == [
        ("m.eml/1 bad.txt", "took more than 1 s to read")
    ]
    monkeypatch.undo()
    summary = update(folder, workers=1, engine="processes")
    assert (sources(summary), summary.parsed, summary.skipped) == (["m.eml", "m.eml/1 bad.txt"], 1, ())


@pytest.mark.usefixtures("fatal")
def test_a_mail_that_takes_too_long_costs_that_once_where_one_process_does_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    monkeypatch.setattr("graphkit.ingest.mail.parse_message", lambda data: tried.append("mail") or sleep(1000))
    folder = write(tmp_path, {"a.txt": ONE.encode(), "m.eml": eml(OTHER)})
    summary = update(folder, engine="process", time_limit=1)
    assert (sources(summary), [each.source for each in summary.skipped], tried) == (["a.txt"], ["m.eml"], ["mail"])


def test_a_document_that_ends_the_process_does_not_end_its_verification(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = zipped({"1.txt": "DIE.", "2.txt": OTHER})
    folder = write(tmp_path, {"a.txt": b"DIE, said Ada Brook.", "b.txt": ONE.encode(), "c.zip": packed})
    update(folder)
    assert verify(folder / "out", [folder / "docs"]).faults == ()
    monkeypatch.setattr("graphkit.pipeline.apart.WORK", Work("tests.engines.works:read_fatally"))
    assert verify(folder / "out", [folder / "docs"]).faults == (
        Fault("a.txt", f"can no longer be read: {DIED}; what had not come by then is left out"),
        Fault("c.zip/1.txt", f"can no longer be read: {DIED}"),
    )


@pytest.mark.usefixtures("fatal")
def test_members_and_messages_that_end_the_process_are_left_out_of_the_build(tmp_path: Path) -> None:
    files = {
        "a.zip": zipped({"1.txt": ONE, "2.txt": "DIE", "3.txt": OTHER}),
        "b.txt": ONE.encode(),
        "m.mbox": mbox([eml(ONE), eml("HANG\n"), eml(OTHER)]),
    }
    summary = update(write(tmp_path, files), workers=1, engine="processes", time_limit=2)
    assert sources(summary) == ["a.zip/1.txt", "a.zip/3.txt", "b.txt", "m.mbox#1", "m.mbox#3"]
    assert [(each.source, each.reason) for each in summary.skipped] == [
        ("a.zip/2.txt", DIED),
        ("m.mbox#2", "took more than 2 s to read"),
    ]


def test_ctrl_c_ends_the_process_that_hangs_over_an_archive(tmp_path: Path) -> None:
    write(tmp_path, {"a.zip": zipped({"1.txt": "HANG"})})
    command = [sys.executable, "-c", SLOW, str(tmp_path / "docs"), str(tmp_path / "out")]
    with subprocess.Popen(command, stdout=-1, stderr=-1, cwd=Path(__file__).parents[2]) as build:
        while not (children := below(build.pid)):
            sleep(0.05)
        sleep(1.5)  # until it hangs
        build.send_signal(signal.SIGINT)
        assert build.wait(10) != 0
    assert [each for each in children if Path(f"/proc/{each}").exists()] == []


def below(parent: int) -> list[int]:
    return [int(each) for task in Path(f"/proc/{parent}/task").glob("*/children") for each in task.read_text().split()]
