"""Two builds into one folder, or a question while a build is under way: nobody is harmed, and readers go on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.pipeline import Settings, build_into
from tests.robustness.kills import contents, make_documents

pytestmark = pytest.mark.model

#: builds, and waits in the middle of it for a line on standard input
SLOW = """
import sys
from pathlib import Path
from graphkit.pipeline import Settings, build_into
waited = []
def progress(stage, done, total):
    if stage == "resolving names" and not waited:
        waited.append(stage)
        print("in the middle", flush=True)
        sys.stdin.readline()
build_into(Path("out"), [Path("docs")], Settings(), renderer="canvas", progress=progress)
"""


def graphkit(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graphkit", *args]
    return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_documents(tmp_path / "docs", 2)
    assert graphkit(tmp_path, "build", "docs", "-o", "out").returncode == 0
    make_documents(tmp_path / "more", 3)
    shutil.copy(tmp_path / "more" / "002.txt", tmp_path / "docs" / "more.txt")
    return tmp_path


@pytest.fixture
def under_way(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A build that brings the first up to date, stopped in the middle."""
    with subprocess.Popen(
        [sys.executable, "-c", SLOW], cwd=folder, env=environment(), stdin=-1, stdout=-1, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "in the middle\n"
        yield first


def test_a_second_build_says_who_is_at_work_and_changes_nothing(
    folder: Path, under_way: "subprocess.Popen[str]"
) -> None:
    said = f"Error: another program (process {under_way.pid}) is using out/graphkit.duckdb; wait until it is done"
    before = contents(folder / "out")
    for command in (("build", "docs", "-o", "out"), ("correct", "same", "Ada Brook", "Ben Cole", "-o", "out")):
        done = graphkit(folder, *command)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert done.stderr.startswith(said)
    assert contents(folder / "out") == before
    under_way.communicate("\n")
    assert under_way.returncode == 0
    assert "more.txt" in (folder / "out" / "report.md").read_text("utf-8")
    graphkit(folder, "build", "docs", "-o", "alone")
    assert contents(folder / "out") == contents(folder / "alone")


def test_who_asks_gets_answers_from_the_build_that_stands(folder: Path) -> None:
    commands = [("rank", "-o", "out", "--json"), ("show", "Ada Brook", "-o", "out"), ("verify", "-o", "out")]
    export = ("export", "-o", "out", "g.gexf", "g.csv", "r.md")
    before = [graphkit(folder, *command).stdout for command in commands]
    assert graphkit(folder, *export).returncode == 0
    exported = contents(folder)
    with subprocess.Popen(
        [sys.executable, "-c", SLOW], cwd=folder, env=environment(), stdin=-1, stdout=-1, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "in the middle\n"
        assert [graphkit(folder, *command).stdout for command in commands] == before
        assert graphkit(folder, *export).returncode == 0
        assert contents(folder) == exported
        first.communicate("\n")
    assert graphkit(folder, *commands[0]).stdout != before[0]


def test_who_reads_the_files_goes_on_while_a_build_is_under_way(
    folder: Path, under_way: "subprocess.Popen[str]"
) -> None:
    with (folder / "out" / "graph.html").open("rb") as page:
        first = page.read(1000)
        under_way.communicate("\n")
        rest = page.read()
    assert (first + rest).endswith(b"</html>\n")
    assert (folder / "out" / "graph.html").read_bytes() != first + rest


def test_a_build_that_is_killed_holds_nothing_up(folder: Path, under_way: "subprocess.Popen[str]") -> None:
    before = graphkit(folder, "rank", "-o", "out").stdout
    under_way.kill()
    under_way.wait()
    assert graphkit(folder, "rank", "-o", "out").stdout == before != ""
    done = build_into(folder / "out", [folder / "docs"], Settings(), renderer="canvas", progress=lambda *_: None)
    assert (done.parsed, done.known) == (0, 3)  # all were read before the kill
    graphkit(folder, "build", "docs", "-o", "alone")
    assert contents(folder / "out") == contents(folder / "alone")
