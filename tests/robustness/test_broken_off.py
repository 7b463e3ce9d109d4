"""What a build that was broken off left is used by the next one, shown by none before, and wins over nothing."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.pipeline import OUTPUTS, Settings, Summary, build_into, open_build
from graphkit.store import FILE

pytestmark = pytest.mark.model

ONE, OTHER = "Angela Merkel met Emmanuel Macron in Paris.", "Vladimir Putin accused Boris Johnson of fraud."
THIRD = "Justin Trudeau thanked Narendra Modi."
WORK = f".{FILE}.work"


class BrokenOff(Exception):  # noqa: N818
    """As if the power had failed."""


def update(folder: Path, output: str = "out") -> Summary:
    return build_into(
        folder / output, [folder / "docs"], Settings(), renderer="canvas", progress=lambda stage, done, total: None
    )


def break_off(folder: Path, at: str = "resolving names") -> None:
    def progress(stage: str, done: int, total: int) -> None:
        if stage == at:
            raise BrokenOff

    with pytest.raises(BrokenOff):
        build_into(folder / "out", [folder / "docs"], Settings(), renderer="canvas", progress=progress)


def put(folder: Path, **texts: str) -> Path:
    (folder / "docs").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "docs" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def decide(folder: Path, *words: str) -> str:
    result = CliRunner().invoke(main, ["correct", *words, "-o", str(folder / "out")])
    assert result.exit_code == 0, result.output
    return result.output


def documents(folder: Path) -> list[str]:
    return [each.source for each in open_build(folder / "out").corpus.documents]


def written(folder: Path, output: str = "out") -> dict[str, bytes]:
    return {name: (folder / output / name).read_bytes() for name in OUTPUTS}


def assert_as_new(folder: Path) -> None:
    """The build is the same as one that begins from nothing with the same documents and corrections."""
    (folder / "new").mkdir()
    if (folder / "out" / "corrections.toml").exists():
        shutil.copy(folder / "out" / "corrections.toml", folder / "new")
    update(folder, "new")
    assert open_build(folder / "out").corpus == open_build(folder / "new").corpus
    assert written(folder) == written(folder, "new")


def break_off_with_another(folder: Path) -> None:
    """A build of one document stands, and one with another document was broken off."""
    put(folder, a=ONE)
    update(folder)
    put(folder, b=OTHER)
    break_off(folder)


def test_a_decision_after_a_broken_off_build_is_about_what_stands(tmp_path: Path) -> None:
    break_off_with_another(tmp_path)
    decide(tmp_path, "drop", "Paris")
    assert documents(tmp_path) == ["a.txt"]
    assert "Putin" not in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_what_was_parsed_before_the_decision_is_not_parsed_again(tmp_path: Path) -> None:
    break_off_with_another(tmp_path)
    decide(tmp_path, "drop", "Paris")
    summary = update(tmp_path)
    assert (summary.parsed, summary.known, documents(tmp_path)) == (0, 2, ["a.txt", "b.txt"])
    assert "Paris" not in [each.name for each in open_build(tmp_path / "out").corpus.actors]
    assert_as_new(tmp_path)
    assert not (tmp_path / "out" / WORK).exists()


def test_a_document_of_a_broken_off_build_that_is_gone_again_comes_into_no_other(tmp_path: Path) -> None:
    break_off_with_another(tmp_path)
    (tmp_path / "docs" / "b.txt").unlink()
    (tmp_path / "out" / "report.md").unlink()  # else there is nothing to do
    update(tmp_path)
    assert documents(tmp_path) == ["a.txt"]
    assert_as_new(tmp_path)


@pytest.mark.parametrize("newer", [True, False])
def test_an_older_store_that_is_put_back_is_what_stands_then(tmp_path: Path, newer: bool) -> None:
    put(tmp_path, a=ONE)
    update(tmp_path)
    shutil.copy2(tmp_path / "out" / FILE, tmp_path / "backup")
    put(tmp_path, a=OTHER, b=OTHER)
    update(tmp_path)
    put(tmp_path, c=THIRD)
    break_off(tmp_path)
    (shutil.copy if newer else shutil.copy2)(tmp_path / "backup", tmp_path / "out" / FILE)
    assert documents(tmp_path) == ["a.txt"]
    decide(tmp_path, "drop", "Paris")
    assert documents(tmp_path) == ["a.txt"]
    (tmp_path / "docs" / "b.txt").unlink()
    update(tmp_path)
    assert documents(tmp_path) == ["a.txt", "c.txt"]
    assert_as_new(tmp_path)


def test_a_store_that_was_deleted_is_made_anew_from_what_is_there_now(tmp_path: Path) -> None:
    put(tmp_path, a=ONE, b=OTHER)
    update(tmp_path)
    put(tmp_path, c=THIRD)
    break_off(tmp_path)
    for name in (FILE, *OUTPUTS):
        (tmp_path / "out" / name).unlink()
    put(tmp_path, a=OTHER)
    (tmp_path / "docs" / "b.txt").unlink()
    update(tmp_path)
    assert documents(tmp_path) == ["a.txt", "c.txt"]
    assert_as_new(tmp_path)


@pytest.mark.parametrize("stage", ["resolving names", "measuring", "writing"])
def test_a_build_that_was_broken_off_at_any_stage_is_finished_by_the_next(stage: str, tmp_path: Path) -> None:
    put(tmp_path, a=ONE)
    update(tmp_path)
    put(tmp_path, a=OTHER, b=THIRD)
    break_off(tmp_path, stage)
    update(tmp_path)
    assert_as_new(tmp_path)
