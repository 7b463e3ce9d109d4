"""Whole builds by every engine, and builds that find work done before."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.engines import ENGINES, available_cores
from graphkit.ingest.piece import ReadOptions
from graphkit.ingest.read import Reading
from graphkit.model import Document, Skipped
from graphkit.pipeline import OUTPUTS, Settings, Summary, build_into, open_build, parse
from graphkit.store import open_store
from tests.benchmarks.corpus import write_corpus
from tests.ingest.files import eml, mbox
from tests.ingest.torture import torture

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
    """The build of the articles by this process alone."""
    output = tmp_path_factory.mktemp("alone")
    update(articles, output, Settings(engine="process"))
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
    monkeypatch.setattr("graphkit.pipeline.parse.WORK", "tests.engines.works:read_without_poison")
    folder = put(tmp_path / "in", a=ONE, b="Poison met France.", c=OTHER)
    summary = update(folder, tmp_path / "out", Settings(workers=2, engine="processes"))
    assert [document.source for document in summary.build.corpus.documents] == ["a.txt", "c.txt"]
    (skipped,) = summary.skipped
    assert (skipped.source, skipped.reason.partition(",")[0]) == ("b.txt", "ended the process that read and parsed it")
    assert "ended the process that read and parsed it" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    monkeypatch.undo()
    assert update(folder, tmp_path / "out").parsed == 1


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of all kinds, good, broken and of many documents, with a table of metadata beside them."""
    folder = tmp_path_factory.mktemp("strange")
    (folder / "files").mkdir()
    torture(folder / "files")
    for path in (folder / "files").rglob("*"):
        if path.is_file() and path.stat().st_size > 1_000_000:
            path.unlink()  # a text that takes a minute
    put(folder / "files", article=ONE, large=OTHER + "\n" * (1 << 20))
    (folder / "files" / "mail.eml").write_bytes(eml(ONE))
    (folder / "files" / "mails.mbox").write_bytes(mbox([eml(ONE), eml(OTHER)]))
    rows = ["path,title", "article.txt,An article", "large.txt,A large one", "nowhere.txt,-", "mails.mbox#2,A mail"]
    (folder / "told.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder


def of_strange(folder: Path, output: Path, engine: str) -> tuple[dict[str, list], dict[str, bytes], Summary]:
    reading = ReadOptions(metadata=folder / "told.csv")
    summary = update(folder / "files", output, Settings(workers=2, engine=engine, reading=reading))
    return tables(output), written(output), replace(summary, build=None, files=())


@pytest.fixture(scope="module")
def strange_alone(strange: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple:
    return of_strange(strange, tmp_path_factory.mktemp("alone"), "process")


@pytest.mark.model
@pytest.mark.parametrize("engine", sorted(set(ENGINES) - {"process"}))
def test_files_of_all_kinds_are_read_alike_by_every_engine(
    engine: str, strange: Path, strange_alone: tuple, tmp_path: Path
) -> None:
    assert of_strange(strange, tmp_path, engine) == strange_alone


@pytest.mark.model
def test_the_table_of_metadata_is_heeded_wherever_files_are_read(strange_alone: tuple) -> None:
    titles = {row[1]: row[2] for row in strange_alone[0]["document"]}
    assert (titles["article.txt"], titles["large.txt"], titles["mails.mbox#2"]) == (
        "An article",
        "A large one",
        "A mail",
    )


@pytest.mark.model
def test_what_the_table_describes_and_nobody_read_is_noted(strange_alone: tuple) -> None:
    described = [note.text for note in strange_alone[2].notes if note.source == "told.csv"]
    assert described == ["describes nowhere.txt, which was not read"]


@pytest.mark.model
@pytest.mark.parametrize("engine", ENGINES)
def test_documents_of_a_file_that_is_read_again_are_parsed_once(engine: str, tmp_path: Path) -> None:
    """As after a run that was broken off before it could note what is in which file."""
    folder = put(tmp_path / "in", a=ONE)
    (folder / "m.eml").write_bytes(eml(OTHER))
    assert update(folder, tmp_path / "out", Settings(engine=engine)).parsed == 2
    with open_store(tmp_path / "out", write=True) as store:
        store.execute("DELETE FROM reading")
    put(folder, b=OTHER)
    summary = update(folder, tmp_path / "out", Settings(engine=engine))
    assert (summary.parsed, summary.known) == (1, 2)
    update(folder, tmp_path / "new")
    assert tables(tmp_path / "out") == tables(tmp_path / "new")
    assert written(tmp_path / "out") == written(tmp_path / "new")


@pytest.mark.model
def test_the_process_that_builds_loads_no_language_model(tmp_path: Path) -> None:
    put(tmp_path / "in", a=ONE)
    code = (
        "import sys\n"
        "from graphkit.cli import main\n"
        "main.main(['build', 'in', '--output', 'out'], standalone_mode=False)\n"
        "print(*sorted({'spacy', 'thinc', 'trafilatura', 'lxml'} & set(sys.modules)), file=sys.stderr)\n"
    )
    env = os.environ | {"PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert "Read 1 documents (1 parsed now" in run.stdout
    assert run.stderr == "\n"


@pytest.mark.model
def test_a_model_that_does_not_fit_is_told_in_one_sentence_by_a_worker_too(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "empty")
    put(tmp_path / "in", a=ONE)
    command = ["build", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--model", str(tmp_path / "empty")]
    here, there = (CliRunner().invoke(main, [*command, "--engine", engine]) for engine in ("process", "processes"))
    assert (there.exit_code, there.output) == (here.exit_code, here.output)
    assert (here.exit_code, here.output.count("\n"), here.output[:6]) == (1, 1, "Error:")


@pytest.mark.model
def test_few_texts_are_parsed_by_one_worker_and_many_by_all() -> None:
    assert parse.resources_for(Settings(), 3_000).workers == 1
    assert parse.resources_for(Settings(), 3_000_000).workers == min(available_cores(), 16)


def test_chunks_are_smaller_towards_the_end() -> None:
    readings = [Reading(Document(str(number), "", "", ""), "x" * 5_000) for number in range(200)]
    sizes = [len(chunk) for chunk in parse._chunks(readings, 1_000_000, 2)]
    assert sizes == [40, 40, 30, 22, 17, 12, 10, 10, 10, 9]
    assert sum(sizes) == 200


@pytest.mark.model
def test_a_file_that_a_library_never_comes_back_from_is_left_out_and_tried_again(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("graphkit.pipeline.parse.WORK", "tests.engines.works:read_and_hang")
    monkeypatch.setattr("graphkit.pipeline.parse.PATIENCE", 1)
    folder = put(tmp_path / "in", a=ONE, m=ONE, z=OTHER)
    summary = update(folder, tmp_path / "out", Settings(workers=1, engine="processes", time_limit=2))
    assert summary.skipped == (Skipped("m.txt", "took more than 5 s to read and parse, twice"),)
    assert [document.source for document in summary.build.corpus.documents] == ["a.txt", "z.txt"]
    monkeypatch.undo()
    assert update(folder, tmp_path / "out", Settings(engine="process")).parsed == 1


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
