"""Installs the wheel in clean environments of several versions of Python, and compares what each builds of the seeds.

    python -m tests.packaging.clean python3.11 python3.12 python3.13

Needs a package registry. Prints the version of each, and fails where a command fails or a file differs; the report may
differ in the line that names the versions.
"""

import os
import subprocess
import tempfile
from pathlib import Path

import click

from tests.packaging.test_wheel import ROOT, make_wheel

FILES = ("graph.html", "graph.graphml", "graph.gexf")


def run(*command: str | Path, home: Path) -> str:
    """What a command prints, without the variables that lead Python elsewhere."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run([*command], cwd=home, env=env, capture_output=True, text=True, check=True).stdout


def build(python: str, wheel: Path, home: Path) -> dict[str, bytes]:
    """The files of a build of the seeds by an environment of its own."""
    run(python, "-m", "venv", home / "env", home=home)
    inside = home / "env" / "bin"
    run(inside / "python", "-m", "pip", "install", "--quiet", wheel, home=home)
    run(inside / "graphkit", "build", ROOT / "seeds", "-o", home / "out", home=home)
    run(inside / "graphkit", "verify", ROOT / "seeds", "-o", home / "out", home=home)
    run(inside / "graphkit", "why", "Trump", "Putin", "-o", home / "out", home=home)
    return {name: (home / "out" / name).read_bytes() for name in FILES}


@click.command()
@click.argument("pythons", nargs=-1, required=True)
def script(pythons: tuple[str, ...]) -> None:
    """Install, build and compare with each PYTHON."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = make_wheel(Path(folder))
        first: dict[str, bytes] = {}
        for number, python in enumerate(pythons):
            home = Path(folder) / str(number)
            home.mkdir()
            made = build(python, wheel, home)
            first = first or made
            differ = [name for name in FILES if made[name] != first[name]]
            assert not differ, (python, differ)
            click.echo(f"{run(python, '--version', home=home).strip()}: installed, built and verified, same bytes")


if __name__ == "__main__":
    script()
