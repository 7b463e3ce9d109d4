"""Documents that keep a reader or the language model busy are named and left out, whichever engine works."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.extract.nlp import load_model
from graphkit.model import Skipped
from graphkit.pipeline import Settings, Summary, build_into

pytestmark = pytest.mark.model

GOOD = {"a.txt": "Ada Brook met Ben Cole in Paris.", "z.txt": "Angela Merkel accused Vladimir Putin of fraud."}
ENDLESS = "Ada and Ben met " * 100_000  # one sentence: half a minute of parsing
UNCLOSED = "<p>Ada" * 1_000_000  # seven seconds of reading
LIMIT = 5.0


def update(folder: Path, **chosen: object) -> Summary:
    settings = Settings(**chosen)  # type: ignore[arg-type]
    return build_into(folder / "out", [folder / "docs"], settings, renderer="canvas", progress=lambda *step: None)


def write(folder: Path, files: dict[str, str]) -> Path:
    (folder / "docs").mkdir(parents=True)
    for name, text in files.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("engine", ["process", "processes", "dask"])
def test_a_text_that_takes_too_long_to_parse_fails_alone(engine: str, tmp_path: Path) -> None:
    load_model()
    folder = write(tmp_path, GOOD | {"m.txt": ENDLESS})
    summary = update(folder, engine=engine, workers=1, time_limit=LIMIT)
    assert summary.skipped == (Skipped("m.txt", "took more than 5 s to parse"),)
    assert [each.source for each in summary.build.corpus.documents] == sorted(GOOD)  # type: ignore[union-attr]


def test_what_is_beside_it_gives_the_same_as_without_it(tmp_path: Path) -> None:
    slow = update(write(tmp_path / "1", GOOD | {"m.txt": ENDLESS}), workers=1, time_limit=LIMIT)
    quick = update(write(tmp_path / "2", GOOD), workers=1)
    for part in ("documents", "sentences", "mentions", "memberships", "actors", "relations", "cooccurrences"):
        assert getattr(slow.build.corpus, part) == getattr(quick.build.corpus, part)  # type: ignore[union-attr]


@pytest.mark.parametrize("engine", ["process", "processes"])
def test_a_file_that_takes_too_long_to_read_is_left_out(engine: str, tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD | {"m.html": UNCLOSED})
    summary = update(folder, engine=engine, workers=1, time_limit=2)
    assert summary.skipped == (Skipped("m.html", "took more than 2 s to read; what had not come by then is left out"),)
    assert [each.source for each in summary.build.corpus.documents] == sorted(GOOD)  # type: ignore[union-attr]


def test_the_next_build_tries_again_and_only_that(tmp_path: Path) -> None:
    text = "Ada and Ben met " * 8_000
    folder = write(tmp_path, GOOD | {"m.txt": text})
    update(folder, workers=1, time_limit=1)
    summary = update(folder, workers=1)
    assert (summary.parsed, summary.known, summary.skipped) == (1, 2, ())
    assert update(folder, workers=1, time_limit=1).build is None  # what is parsed already is not asked for its time


def test_a_file_that_took_too_long_to_read_is_read_again(tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD | {"m.html": UNCLOSED})
    assert len(update(folder, workers=1, time_limit=1).skipped) == 1
    (folder / "docs" / "m.html").write_text("<p>Eve met Ben Cole.", encoding="utf-8")
    assert update(folder, workers=1).skipped == ()
    assert update(folder, workers=1).build is None


def test_the_command_says_it_and_goes_on(tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD | {"m.txt": ENDLESS})
    command = ["build", str(folder / "docs"), "-o", str(folder / "out"), "--time-limit", str(LIMIT), "--workers", "1"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    assert "Read 2 documents" in result.output
    assert "Skipped 1 files:\n  m.txt: took more than 5 s to parse\n" in result.output
