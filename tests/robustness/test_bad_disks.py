"""Disks that are full, read-only, or gone while they are written."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.pipeline import OUTPUTS, Settings, build_into
from tests.robustness.kills import make_documents

pytestmark = pytest.mark.model


GRAPHKIT = f'"{sys.executable}" -m graphkit'


def on_disk(mount: str, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Commands of graphkit, one after the other, with a small disk of their own at `folder`/out; the last one's end."""
    return with_disk(mount, folder, " ; ".join(f"{GRAPHKIT} {each}" for each in command))


def with_disk(mount: str, folder: Path, calls: str) -> subprocess.CompletedProcess[str]:
    """Commands of the shell with a small disk at `folder`/out."""
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


DROP = "correct drop 'Ben Cole' -o out"
FILL = "dd if=/dev/zero of=out/fill bs=1k count=$(($(df --output=avail -k out | tail -1) - {left})) 2>/dev/null"


@pytest.mark.parametrize(
    ("command", "left"),  # kilobytes too little for a copy of the store, to conclude, for the files, for the decision
    [("build docs -o out", 1500), ("build docs -o out", 3400), (DROP, 3400), (DROP, 4600), (DROP, 2)],
)
def test_on_a_full_disk_the_build_before_stands_and_the_next_is_whole(command: str, left: int, folder: Path) -> None:
    build_into(folder / "new", [folder / "docs"], Settings(), renderer="canvas", progress=lambda *step: None)
    steps = [
        "mv docs/001.txt .",
        f"{GRAPHKIT} build docs -o out >/dev/null 2>&1",
        "mv 001.txt docs",
        "cksum out/graphkit.duckdb out/corrections.toml 2>/dev/null >before",
        FILL.format(left=left),
        f"{GRAPHKIT} {command} >told 2>&1 && exit 3",
        "cksum out/graphkit.duckdb out/corrections.toml 2>/dev/null >after",
        "cmp before after || exit 4",
        "rm out/fill",
        f"{GRAPHKIT} build docs -o out >/dev/null 2>&1 || exit 5",
        *(f"cmp out/{name} new/{name} || exit 6" for name in OUTPUTS),
        "test \"$(ls -A out | grep -c '^[.]graphkit')\" = 0 || exit 7",
    ]
    done = with_disk("size=24m", folder, "\n".join(steps))
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
    told = (folder / "told").read_text(encoding="utf-8")
    assert (told.startswith("Error: cannot write out/"), told.count("\n")) == (True, 1)
