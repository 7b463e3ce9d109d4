"""Kills graphkit at random moments and looks at what is left.

    python -m tests.robustness.kills --kills 200

Each victim is a fork of a process that has the language model already, so that the moments fall into the work itself:
a build, a correction or an export. After each kill a reader opens the store, then the work is done again in peace, and
every file must have the bytes of an undisturbed run. Prints how many kills hit, and fails at the first difference.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import click

from graphkit import pipeline
from graphkit.cli import main
from graphkit.errors import StoreNotFound
from graphkit.extract.nlp import load_model

TEXTS = [
    "Ada Brook met Ben Cole in Paris. The EU sanctioned Russia. Angela Merkel accused Vladimir Putin of {}.",
    "NATO condemned the attack on {}. Emmanuel Macron visited Berlin and talked with Angela Merkel. Ben Cole left.",
    "Ben Cole of the European Central Bank met Ada Brook. France will support Ukraine, said Emmanuel Macron of {}.",
]


@dataclass(frozen=True)
class Work:
    """Something that may be killed: what must be there before, and the command itself."""

    name: str
    prepare: tuple[tuple[str, ...], ...]
    command: tuple[str, ...]


BUILD = ("build", "docs", "-o", "out")
WORKS = (
    Work("build", (), BUILD),
    Work("build after a change", (("build", "some", "-o", "out"),), BUILD),
    Work(
        "correct",
        (BUILD,),
        ("correct", "same", "Ada Brook", "Ben Cole", "-o", "out", "--author", "a", "--date", "2026-01-01"),
    ),
    Work(
        "export",
        (BUILD,),
        ("export", "-o", "out", "e/g.graphml", "e/g.gexf", "e/g.csv", "e/g.html", "e/g.json", "e/r.md"),
    ),
)


def make_documents(folder: Path, number: int) -> None:
    """So many short articles."""
    folder.mkdir()
    for count in range(number):
        text = "\n\n".join(TEXTS[(count + k) % len(TEXTS)].format(f"Town {count}") for k in range(3))
        (folder / f"{count:03}.txt").write_text(text, encoding="utf-8", newline="\n")


def run(folder: Path, command: tuple[str, ...]) -> None:
    """One command in this process, silently, with `folder` as its home. Raises what the command raises."""
    os.chdir(folder)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        main.main([*command], standalone_mode=False)


def in_child(task: Callable[[], None], kill_after: float | None = None) -> bool:
    """Do it in a fork of this process; with `kill_after`, kill that after so many seconds. Whether it was killed."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            task()
            os._exit(0)
        except BaseException as error:  # the fork must end here, whatever happens
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(3)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, -signal.SIGKILL):
        raise AssertionError(f"the command failed with {status}")
    return status == -signal.SIGKILL


def contents(folder: Path) -> dict[str, bytes]:
    """Every file that a user sees, but the store, whose pages may lie in another order."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if ".duckdb" not in path.name}


def look(folder: Path) -> None:
    """What a reader finds after a kill: a whole build, or none."""
    try:
        build = pipeline.open_build(folder / "out")
    except StoreNotFound:
        return
    texts = {document.id: document.text for document in build.corpus.documents}
    for mention in build.corpus.mentions:
        assert texts[mention.span.document_id][mention.span.start : mention.span.stop] == mention.text


def kill_often(work: Work, folder: Path, kills: int, chance: random.Random, documents: int) -> int:
    """Kill a work so many times, each time in a fresh folder. The number of kills that came before its end."""
    home = folder / "home"
    home.mkdir()
    make_documents(home / "docs", documents)
    make_documents(home / "some", documents // 2)
    for command in work.prepare:
        in_child(lambda command=command: run(home, command))  # type: ignore[misc]
    quiet = folder / "quiet"
    shutil.copytree(home, quiet)
    begun = time.perf_counter()
    in_child(lambda: run(quiet, work.command))
    lasts = time.perf_counter() - begun
    wanted, hits = contents(quiet), 0
    for number in range(kills):
        victim = folder / f"victim{number}"
        shutil.copytree(home, victim)
        hits += in_child(lambda victim=victim: run(victim, work.command), chance.uniform(0, lasts))  # type: ignore[misc]
        in_child(lambda victim=victim: look(victim))  # type: ignore[misc]
        in_child(lambda victim=victim: run(victim, again(work, victim)))  # type: ignore[misc]
        found = contents(victim)
        assert found == wanted, sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
        shutil.rmtree(victim)
    return hits


def again(work: Work, victim: Path) -> tuple[str, ...]:
    """The command that finishes a killed work: the same, unless the decision was already written."""
    decided = victim / "out" / "corrections.toml"
    return BUILD if work.name == "correct" and decided.exists() else work.command


@click.command()
@click.option("--kills", default=50, show_default=True, help="How many of each kind of work.")
@click.option("--documents", default=40, show_default=True)
@click.option("--seed", default=0, show_default=True)
def script(kills: int, documents: int, seed: int) -> None:
    """Kill every kind of work at random moments."""
    load_model()
    for work in WORKS:
        with tempfile.TemporaryDirectory() as folder:
            hits = kill_often(work, Path(folder), kills, random.Random(seed), documents)
        click.echo(f"{work.name}: {kills} kills, {hits} of them before the end, nothing lost")


if __name__ == "__main__":
    script()
