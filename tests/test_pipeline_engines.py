"""Whole builds by every engine, and builds that find work done before."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.engines import ENGINES
from graphkit.model import Skipped
from graphkit.pipeline import OUTPUTS, Settings, Summary, build_into, open_build
from graphkit.store import open_store
from tests.benchmarks.corpus import write_corpus

ARTICLES = 70  # two chunks, so that there is order to keep
ONE = "Ada Brook met Boris Karov in Geneva on Monday."
OTHER = "Ada Brook criticised France."


def update(folder: Path, output: Path, settings: Settings | None = None) -> Summary:
    return build_into(output, [folder], settings or Settings(), renderer="canvas", progress=lambda *step: None)


def put(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def written(output: Path) -> dict[str, bytes]:
    return {name: (output / name).read_bytes() for name in OUTPUTS}


def tables(output: Path) -> dict[str, list]:
    names = ("document", "sentence", "mention", "claim", "actor", "membership", "story", "skipped", "note")
    with open_store(output) as store:
        return {name: store.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in names}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    write_corpus(folder, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def alone(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the articles by one process."""
    output = tmp_path_factory.mktemp("alone")
    update(articles, output, Settings(workers=1))
    return output


@pytest.mark.model
@pytest.mark.parametrize("engine", sorted(set(ENGINES) - {"process"}))
def test_every_engine_gives_the_same_rows_and_files(engine: str, articles: Path, alone: Path, tmp_path: Path) -> None:
    summary = update(articles, tmp_path, Settings(workers=2, engine=engine))
    assert summary.parsed == ARTICLES
    assert tables(tmp_path) == tables(alone)
    assert written(tmp_path) == written(alone)


@pytest.mark.model
@pytest.mark.parametrize("engine", sorted(set(ENGINES) - {"process"}))
def test_a_worker_killed_in_mid_build_changes_nothing(engine: str, articles: Path, alone: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "graphkit", "build", articles, "--output", tmp_path / "out"]
    build = subprocess.Popen([*command, "--engine", engine, "--workers", "2"], stdout=subprocess.PIPE)
    victim = _worker_of(build)
    os.kill(victim, signal.SIGKILL)
    assert build.communicate()[0]
    assert build.returncode == 0
    assert tables(tmp_path / "out") == tables(alone)


def _worker_of(build: subprocess.Popen) -> int:
    """A process below the build that has worked for a second: it has the language model, or is loading it."""
    while build.poll() is None:
        for process in _below(build.pid):
            if _seconds(process) > 1 and "resource_tracker" not in _command(process):
                return process
        time.sleep(0.01)
    pytest.fail("the build was done before any of its workers was seen")


def _below(parent: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        for child in map(int, _read(task).split()):
            found += [child, *_below(child)]
    return found


def _seconds(process: int) -> float:
    fields = _read(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0


def _command(process: int) -> str:
    return _read(Path(f"/proc/{process}/cmdline"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


@pytest.mark.model
def test_a_document_that_ends_its_worker_is_skipped_with_the_reason(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("graphkit.pipeline.parse.WORK", "tests.engines.works:rows_without_poison")
    folder = put(tmp_path / "in", a=ONE, b="Poison met France.", c=OTHER)
    summary = update(folder, tmp_path / "out", Settings(workers=2))
    assert [document.source for document in summary.build.corpus.documents] == ["a.txt", "c.txt"]
    (skipped,) = summary.skipped
    assert (skipped.source, skipped.reason.partition(",")[0]) == ("b.txt", "ended the process that parsed it")
    assert "ended the process that parsed it" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    monkeypatch.undo()
    assert update(folder, tmp_path / "out").parsed == 1


@pytest.mark.model
def test_where_nothing_has_changed_nothing_is_done(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=ONE, b="...")
    first = update(folder, tmp_path / "out")
    before = {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in OUTPUTS}
    second = update(folder, tmp_path / "out")
    assert (second.build, second.known, second.skipped) == (None, 1, (Skipped("b.txt", "holds no words"),))
    assert second.skipped == first.skipped
    assert {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in OUTPUTS} == before


@pytest.mark.model
def test_a_changed_or_lost_output_is_written_again(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=ONE)
    update(folder, tmp_path / "out")
    before = written(tmp_path / "out")
    (tmp_path / "out" / OUTPUTS[0]).write_text("overwritten", encoding="utf-8")
    (tmp_path / "out" / OUTPUTS[1]).unlink()
    assert update(folder, tmp_path / "out").parsed == 0
    assert written(tmp_path / "out") == before


@pytest.mark.model
def test_a_changed_correction_is_seen(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=ONE)
    update(folder, tmp_path / "out")
    (folder / "corrections.toml").write_text('[[decision]]\nrename = "Ada Brook"\nto = "Ada B."\n', encoding="utf-8")
    update(folder, tmp_path / "out")
    assert "Ada B." in [actor.name for actor in open_build(tmp_path / "out").corpus.actors]
    (folder / "corrections.toml").unlink()
    update(folder, tmp_path / "out")
    assert "Ada Brook" in [actor.name for actor in open_build(tmp_path / "out").corpus.actors]


@pytest.mark.model
def test_a_file_of_the_same_size_and_time_but_other_bytes_is_read_again(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=ONE)
    update(folder, tmp_path / "out")
    times = (folder / "a.txt").stat()
    put(folder, a=ONE.replace("Brook", "Brown"))
    os.utime(folder / "a.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert update(folder, tmp_path / "out").parsed == 1
    assert "Ada Brown" in [actor.name for actor in open_build(tmp_path / "out").corpus.actors]


@pytest.mark.model
def test_only_files_with_new_bytes_are_read(tmp_path: Path, monkeypatch) -> None:
    from graphkit.ingest import READERS

    read = []
    reader = READERS[".txt"]
    monkeypatch.setitem(READERS, ".txt", lambda file: (read.append(file.name), reader(file))[1])
    folder = put(tmp_path / "in", a=ONE, b="...")
    update(folder, tmp_path / "out")
    put(folder, c=OTHER)
    summary = update(folder, tmp_path / "out")
    assert read == ["a.txt", "b.txt", "c.txt"]
    assert (summary.parsed, summary.known, len(summary.skipped)) == (1, 1, 1)
    assert summary.build.corpus == open_build(tmp_path / "out").corpus
    update(folder, tmp_path / "new")
    assert written(tmp_path / "out") == written(tmp_path / "new")
