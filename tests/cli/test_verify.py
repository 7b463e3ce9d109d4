"""Checking a build against its documents, through click's runner."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.store import open_store, transaction

pytestmark = pytest.mark.model
TEXTS = {
    "a.txt": "Angela Merkel met Emmanuel Macron in Berlin.",
    "b.txt": "Emmanuel Macron visited Rome.",
    "c.txt": "Die Kanzlerin und der Präsident haben sich am Mittwoch in der Stadt getroffen und lange geredet. " * 4,
}


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    assert run("build", folder, "-o", tmp_path / "out").exit_code == 0
    return folder


def test_a_build_of_unchanged_documents_is_verified(docs: Path, tmp_path: Path) -> None:
    result = run("verify", docs, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert result.output.startswith("Checked ")
    assert result.output.endswith(" quotations in 2 documents.\n")


def test_what_changed_went_and_came_is_named(docs: Path, tmp_path: Path) -> None:
    (docs / "a.txt").write_text(TEXTS["a.txt"].replace("met", "saw"), encoding="utf-8", newline="\n")
    (docs / "b.txt").unlink()
    (docs / "new.txt").write_text("Rome welcomed Emmanuel Macron.", encoding="utf-8", newline="\n")
    result = run("verify", docs, "-o", tmp_path / "out", "--json")
    found = json.loads(result.stdout)
    assert found["faults"] == [
        {"source": "a.txt", "reason": "has changed since the build"},
        {"source": "b.txt", "reason": "is not there any more"},
        {"source": "new.txt", "reason": "is not in the build"},
    ]
    assert result.exit_code == 1
    assert "Error: 3 of the things checked are not as the build has them" in result.stderr


def test_a_file_that_can_no_longer_be_read_is_named_with_the_reason(docs: Path, tmp_path: Path) -> None:
    (docs / "b.txt").write_bytes(b"")
    assert "b.txt: can no longer be read: " in run("verify", docs, "-o", tmp_path / "out").output


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE document SET text = replace(text, 'Rome', 'Paris')", "b.txt: the stored text is not the one that was"),
        ("UPDATE sentence SET stop = stop + 900", "a.txt: the quotation [0:944] lies outside the text"),
    ],
)
def test_a_store_that_was_tampered_with_is_found_out(change: str, told: str, docs: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "out", write=True) as store, transaction(store):
        store.execute(change)
    result = run("verify", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert told in result.output
