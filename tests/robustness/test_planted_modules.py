"""Who puts a module of Python among the documents does not get it run by standing in their folder."""

import subprocess
import sys
from pathlib import Path

import pytest

NAMES = ("json", "pickle", "multiprocessing", "numpy", "spacy", "distributed", "graphkit")
GRAPHKIT = [sys.executable, "-P", "-c", "from graphkit.cli import main; main()"]  # as the command that pip installs


@pytest.mark.model
@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_modules_among_the_documents_are_not_run(tmp_path: Path, engine: str) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in NAMES:
        planted = f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})"
        (documents / f"{name}.py").write_text(planted, encoding="utf-8")
    (documents / "a.txt").write_text("Angela Merkel met Emmanuel Macron in Berlin on Monday.", encoding="utf-8")
    command = [*GRAPHKIT, "build", "a.txt", "--output", str(tmp_path / "out"), "--engine", engine, "--workers", "1"]
    subprocess.run(command, cwd=documents, check=True, capture_output=True)
    assert (tmp_path / "out" / "graph.html").is_file()
    assert not (tmp_path / "ran").exists()
