"""Files that change, vanish or close while they are read, and files that are none."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.ingest.piece import ReadOptions
from graphkit.pipeline import OUTPUTS, Settings, Summary, build_into, open_build
from graphkit.store import FILE

pytestmark = pytest.mark.model

ONE, OTHER = "Angela Merkel met Emmanuel Macron in Paris.", "Vladimir Putin accused Boris Johnson of fraud."


def update(folder: Path, output: str = "out", meanwhile: Callable[[], object] = str, **chosen: object) -> Summary:
    def progress(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("reading", 0) and total:
            meanwhile()

    settings = Settings(**chosen)  # type: ignore[arg-type]
    return build_into(folder / output, [folder / "docs"], settings, renderer="canvas", progress=progress)


def put(folder: Path, **texts: str) -> Path:
    (folder / "docs").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "docs" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def assert_as_new(folder: Path) -> None:
    update(folder, "new")
    assert open_build(folder / "out").corpus == open_build(folder / "new").corpus
    for name in OUTPUTS:
        assert (folder / "out" / name).read_bytes() == (folder / "new" / name).read_bytes()


def test_a_file_that_was_changed_during_the_build_and_changed_back_is_read_again(tmp_path: Path) -> None:
    put(tmp_path, a=ONE, b=ONE)
    update(tmp_path, meanwhile=lambda: put(tmp_path, a=OTHER))
    put(tmp_path, a=ONE)
    assert update(tmp_path).parsed == 1
    assert_as_new(tmp_path)


def test_a_file_that_grew_during_the_build_is_read_again(tmp_path: Path) -> None:
    put(tmp_path, a=ONE)
    update(tmp_path, meanwhile=lambda: put(tmp_path, a=ONE + OTHER))
    update(tmp_path)
    assert_as_new(tmp_path)


def test_a_file_that_vanished_during_the_build_is_named_and_read_when_it_is_back(tmp_path: Path) -> None:
    put(tmp_path, a=ONE, b=OTHER)
    summary = update(tmp_path, meanwhile=(tmp_path / "docs" / "b.txt").unlink)
    assert [each.source for each in summary.skipped] == ["b.txt"]
    put(tmp_path, b=OTHER)
    update(tmp_path)
    assert_as_new(tmp_path)


@pytest.mark.parametrize("name", ["told.csv", "corrections.toml"])
def test_a_pipe_in_the_place_of_a_file_that_is_named_is_told(name: str, tmp_path: Path) -> None:
    put(tmp_path, a=ONE)
    os.mkfifo(tmp_path / name)
    chosen = (
        {"reading": ReadOptions(metadata=tmp_path / name)} if name == "told.csv" else {"corrections": tmp_path / name}
    )
    with pytest.raises(GraphkitError, match=name):
        update(tmp_path, **chosen)


@pytest.mark.parametrize("name", [FILE, "corrections.toml"])
def test_a_pipe_in_the_place_of_a_file_of_the_build_is_told(name: str, tmp_path: Path) -> None:
    put(tmp_path, a=ONE)
    (tmp_path / "out").mkdir()
    os.mkfifo(tmp_path / "out" / name)
    with pytest.raises(GraphkitError, match="no regular file"):
        update(tmp_path)


CLOSING = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", sys.executable, "-m", "graphkit")


@pytest.mark.parametrize("mode", [0o000, 0o600])
def test_a_folder_of_documents_that_closes_is_named(mode: int, tmp_path: Path) -> None:
    put(tmp_path, a=ONE)
    (tmp_path / "docs" / "sub").mkdir()
    (tmp_path / "docs" / "sub" / "b.txt").write_text(OTHER, encoding="utf-8")
    assert closed(tmp_path, "build", "docs", "-o", "out").returncode == 0
    (tmp_path / "docs" / "sub").chmod(mode)
    done = closed(tmp_path, "build", "docs", "-o", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Skipped 1 files:\n  sub" in done.stdout
    assert "Permission denied" in done.stdout


@pytest.mark.parametrize("command", ["build docs -o out", "rank -o out", "correct drop Paris -o out"])
@pytest.mark.parametrize("mode", [0o500, 0o600])
def test_a_folder_of_a_build_that_closes_is_told_in_a_sentence(command: str, mode: int, tmp_path: Path) -> None:
    put(tmp_path, a=ONE)
    update(tmp_path)
    put(tmp_path, b=OTHER)
    (tmp_path / "out").chmod(mode)
    done = closed(tmp_path, *command.split())
    if (command, mode) == ("rank -o out", 0o500):
        assert (done.returncode, done.stderr) == (0, "")
    else:
        assert (done.returncode, done.stderr.count("\n"), done.stderr[:17]) == (1, 1, "Error: cannot wri")


def test_corrections_in_a_folder_that_is_closed_are_told_in_a_sentence(tmp_path: Path) -> None:
    put(tmp_path, a=ONE)
    (tmp_path / "c").mkdir(mode=0o600)
    done = closed(tmp_path, "build", "docs", "-o", "out", "--corrections", "c/corrections.toml")
    assert (done.returncode, done.stderr.count("\n"), done.stderr[:7]) == (1, 1, "Error: ")


def closed(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """A command of graphkit by a user for whom permissions count, also if that is root."""
    call = CLOSING if os.geteuid() == 0 else CLOSING[2:]
    return subprocess.run([*call, *command], cwd=folder, capture_output=True, text=True, check=False)
