"""What every writer promises, whichever format it writes: a new one is tested by being in the registry."""

from pathlib import Path

import pytest

from graphkit.errors import OutputUnwritable
from graphkit.export import WRITERS
from graphkit.graph import Build, build_graph
from tests.corpora import HOSTILE_MARKS, built, empty, hostile, lonely, small

EVERY = pytest.mark.parametrize(("suffix", "write"), WRITERS.items(), ids=WRITERS)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@EVERY
def test_hostile_names_survive(suffix, write, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    write(built(hostile()), path)
    text = path.read_text(encoding="utf-8")
    assert [mark for mark in HOSTILE_MARKS if mark not in text] == []


@EVERY
@pytest.mark.parametrize("make", [small, hostile, lonely, empty])
def test_the_same_build_gives_the_same_bytes(suffix, write, make, tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        write(built(make()), tmp_path / name / f"graph{suffix}")
    assert files(tmp_path / "first") == files(tmp_path / "second")
    assert files(tmp_path / "first")[f"graph{suffix}"].endswith(b"\n")


@EVERY
def test_a_graph_that_was_not_measured_is_written_too(suffix, write, tmp_path: Path) -> None:
    corpus = small()
    write(Build(corpus, build_graph(corpus)), tmp_path / f"graph{suffix}")
    assert "Ada Brook" in (tmp_path / f"graph{suffix}").read_text(encoding="utf-8")


@EVERY
def test_an_old_file_is_replaced(suffix, write, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    write(built(small()), path)
    fresh = files(tmp_path)
    path.write_bytes(b"x" * 1_000_000)
    write(built(small()), path)
    assert files(tmp_path) == fresh


@EVERY
def test_a_missing_folder_is_refused(suffix, write, tmp_path: Path) -> None:
    with pytest.raises(OutputUnwritable):
        write(built(small()), tmp_path / "missing" / f"graph{suffix}")
    assert files(tmp_path) == {}


@EVERY
def test_a_folder_in_the_place_of_the_file_is_refused_and_nothing_is_left_beside_it(
    suffix, write, tmp_path: Path
) -> None:
    (tmp_path / f"graph{suffix}").mkdir()
    with pytest.raises(OutputUnwritable):
        write(built(small()), tmp_path / f"graph{suffix}")
    assert [path.name for path in tmp_path.iterdir()] == [f"graph{suffix}"]


@EVERY
def test_the_first_line_of_the_docstring_is_a_sentence(suffix, write) -> None:
    assert "." in write.__doc__.splitlines()[0]
