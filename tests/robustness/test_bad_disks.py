"""Disks that are full, read-only, or gone while they are written."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.pipeline import Settings, build_into
from tests.robustness.kills import make_documents

pytestmark = pytest.mark.model


def on_disk(mount: str, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Commands of graphkit, one after the other, with a small disk of their own at `folder`/out; the last one's end."""
    calls = " ; ".join(f'"{sys.executable}" -m graphkit {each}' for each in command)
    script = f'mount -t tmpfs -o {mount} tmpfs "{folder}/out" && cd "{folder}" && {calls}'
    return subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_documents(tmp_path / "docs", 3)
    (tmp_path / "out").mkdir()
    return tmp_path


@pytest.mark.parametrize("size", ["20k", "60k", "400k"])
def test_a_full_disk_is_one_sentence(size: str, folder: Path) -> None:
    done = on_disk(f"size={size}", folder, "build docs -o out")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("Error: cannot write out/")
    assert "no space left" in done.stderr.lower()


def test_after_a_full_disk_the_build_is_whole_or_not_there(folder: Path) -> None:
    for size in ("20k", "400k"):
        done = on_disk(f"size={size}", folder, "build docs -o out", "rank --top 1 -o out")
        assert done.returncode == 0 or "there is no build in out" in done.stderr


def test_a_read_only_disk_is_one_sentence(folder: Path) -> None:
    done = on_disk("ro", folder, "build docs -o out")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("Error: cannot write out/graphkit.duckdb: ")


@pytest.mark.parametrize("stage", ["reading", "resolving names", "measuring", "writing"])
def test_a_folder_that_vanishes_under_the_build_is_told(stage: str, folder: Path) -> None:
    def progress(now: str, done: int, total: int) -> None:
        if now == stage:
            shutil.rmtree(folder / "out", ignore_errors=True)

    with pytest.raises(GraphkitError, match=r"graphkit\.duckdb"):
        build_into(folder / "out", [folder / "docs"], Settings(), renderer="canvas", progress=progress)
