"""Changes a folder, its corrections and the settings at random, and compares each build with one made from nothing.

    python -m tests.robustness.sequences --sequences 100

After every step the files of the build that was brought up to date must have the bytes of a fresh one, and only the
documents that changed may have been parsed.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from graphkit.pipeline import Settings, Summary, build_into
from tests.robustness.kills import contents

PEOPLE = ("Ada Brook", "Ben Cole", "Angela Merkel", "Emmanuel Macron", "Vladimir Putin", "Sergey Lavrov", "Mr. Brook")
VERBS = ("met", "accused", "visited", "did not support", "will meet", "wrote to", "criticized")
PLACES = ("Berlin", "Paris", "Moscow", "the European Union", "NATO", "Rome")
KINDS = ("same", "different", "rename", "drop")


def text(chance: random.Random) -> str:
    """An article of a few sentences, some of which another article has too."""
    lines = []
    for _ in range(chance.randint(1, 5)):
        one, other = chance.sample(PEOPLE, 2)
        lines.append(f"{one} {chance.choice(VERBS)} {other} in {chance.choice(PLACES)}. He left.")
    return "\n\n".join(lines) + "\n"


def add(folder: Path, chance: random.Random) -> None:
    """A new document, sometimes in a folder of its own, sometimes a copy of another."""
    known = files(folder)
    name = folder / chance.choice(("", "sub/")) / f"{chance.randrange(10**6)}.{chance.choice(('txt', 'md'))}"
    name.parent.mkdir(exist_ok=True)
    copied = known and chance.random() < 0.2
    name.write_text(chance.choice(known).read_text("utf-8") if copied else text(chance), "utf-8", newline="\n")


def edit(folder: Path, chance: random.Random) -> None:
    """Another text in the place of one."""
    if known := files(folder):
        chance.choice(known).write_text(text(chance), "utf-8", newline="\n")


def rename(folder: Path, chance: random.Random) -> None:
    """Another name for a document."""
    if known := files(folder):
        chance.choice(known).rename(folder / f"renamed{chance.randrange(10**6)}.txt")


def delete(folder: Path, chance: random.Random) -> None:
    """One document less, but never the last."""
    if len(known := files(folder)) > 1:
        chance.choice(known).unlink()


def decide(folder: Path, chance: random.Random) -> None:
    """Another correction at the end of the file, or the last one taken back."""
    path = folder / "corrections.toml"
    decisions = path.read_text("utf-8").split("\n\n") if path.exists() else []
    if decisions and chance.random() < 0.3:
        decisions.pop()
    else:
        one, other = chance.sample(PEOPLE[:6], 2)
        kind = chance.choice(KINDS)
        told = {"rename": f'"{one}"\nto = "{one} II"', "drop": f'"{one}"'}.get(kind, f'["{one}", "{other}"]')
        decisions.append(f"[[decision]]\n{kind} = {told}")
    path.write_text("\n\n".join(decisions), "utf-8", newline="\n")


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (add, add, edit, rename, delete, decide, decide)


def files(folder: Path) -> list[Path]:
    """The documents, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in (".txt", ".md"))


def build(docs: Path, output: Path, settings: Settings) -> Summary | str:
    """What `graphkit build` does; the sentence of an error that a user can cause."""
    from graphkit.errors import GraphkitError

    try:
        return build_into(output, [docs], settings, renderer="canvas", progress=lambda *_: None)
    except GraphkitError as error:
        return str(error)


def play(seed: int, steps: int, folder: Path) -> int:
    """One sequence of changes. The number of builds compared."""
    chance = random.Random(seed)
    docs, output = folder / "docs", folder / "out"
    docs.mkdir()
    for _ in range(chance.randint(1, 4)):
        add(docs, chance)
    known: dict[str, set[tuple[str, bytes]]] = {}
    compared = 0
    for _ in range(steps):
        settings = Settings(coreference=chance.choice(("all", "all", "all", "names")))
        now = {(path.relative_to(docs).as_posix(), path.read_bytes()) for path in files(docs)}
        fresh_folder = folder / "fresh"
        done, fresh = build(docs, output, settings), build(docs, fresh_folder, settings)
        if isinstance(done, str) or isinstance(fresh, str):
            assert done == fresh, (seed, done, fresh)
        else:
            before = known.get("documents", set()) if known.get("settings") == {(settings.coreference, b"")} else set()
            assert done.parsed == len(now - before), (seed, done.parsed, sorted(name for name, _ in now - before))
            one, other = contents(output), contents(fresh_folder)
            assert one == other, (seed, [name for name in {*one, *other} if one.get(name) != other.get(name)])
            known = {"documents": now, "settings": {(settings.coreference, b"")}}
            compared += 1
        shutil.rmtree(fresh_folder, ignore_errors=True)
        for _ in range(chance.randint(0, 3)):
            chance.choice(CHANGES)(docs, chance)
    return compared


@click.command()
@click.option("--sequences", default=100, show_default=True)
@click.option("--steps", default=4, show_default=True)
@click.option("--seed", default=0, show_default=True)
def script(sequences: int, steps: int, seed: int) -> None:
    """Play random sequences of changes."""
    compared = 0
    for number in range(seed, seed + sequences):
        with tempfile.TemporaryDirectory() as folder:
            compared += play(number, steps, Path(folder))
    click.echo(f"{sequences} sequences, {compared} builds equal to fresh ones, nothing parsed twice")


if __name__ == "__main__":
    script()
