"""What every writer promises, whichever format it writes: a new one is tested by being in the registry.

Pixels and Parquet hold no text that could be searched; their own tests read them.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from graphkit.errors import OutputUnwritable
from graphkit.export import WRITERS, aggregate
from graphkit.graph import Build, build_graph
from graphkit.model import Corpus
from tests.corpora import HOSTILE_ACTORS, HOSTILE_MARKS, Said, Told, built, corpus, empty, hostile, lonely, small

EVERY = pytest.mark.parametrize(("suffix", "write"), WRITERS.items(), ids=WRITERS)
BINARY = (".parquet", "events.parquet", ".png")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def hostile_claims() -> Corpus:
    """Each hostile name accuses the next."""
    names = list(HOSTILE_ACTORS)
    told = Told("x&y.txt", "2021-05-06", tuple(f"{one} accused {other}." for one, other in pairwise(names)))
    said = [Said("x&y.txt", i, one, "accused", other, "accuse") for i, (one, other) in enumerate(pairwise(names))]
    return corpus([told], HOSTILE_ACTORS, said)


def readable(folder: Path) -> str | None:
    """The text of all files in a folder; None if one is not text."""
    try:
        return "\n".join(content.decode("utf-8") for content in files(folder).values())
    except UnicodeDecodeError:
        return None


@EVERY
def test_hostile_names_survive(suffix, write, tmp_path: Path) -> None:
    write(built(hostile_claims()), tmp_path / f"graph{suffix}")
    if (text := readable(tmp_path)) is None:
        assert suffix in BINARY
    else:
        assert [mark for mark in HOSTILE_MARKS if mark not in text] == []


@EVERY
@pytest.mark.parametrize("make", [small, hostile, lonely, empty])
def test_the_same_build_gives_the_same_bytes(suffix, write, make, tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        write(built(make()), tmp_path / name / f"graph{suffix}")
    assert files(tmp_path / "first") == files(tmp_path / "second")
    assert f"graph{suffix}" in files(tmp_path / "first")


@EVERY
def test_a_text_file_ends_with_a_line_end(suffix, write, tmp_path: Path) -> None:
    write(built(small()), tmp_path / f"graph{suffix}")
    if readable(tmp_path) is None:
        assert suffix in BINARY
    else:
        assert {content[-1:] for content in files(tmp_path).values()} == {b"\n"}


@EVERY
def test_a_graph_that_was_not_measured_is_written_too(suffix, write, tmp_path: Path) -> None:
    made = small()
    write(Build(made, build_graph(made)), tmp_path / f"graph{suffix}")
    assert "Ada Brook" in (readable(tmp_path) or "Ada Brook")
    assert (tmp_path / f"graph{suffix}").stat().st_size > 100


@EVERY
def test_attributes_that_no_format_knows_break_nothing(suffix, write, tmp_path: Path) -> None:
    build = built(small())
    strange = {
        "none": None,
        "list": ["a", 1],
        "nan": float("nan"),
        "infinite": float("inf"),
        "Label": "x",
        "LABEL": "y",
    }
    for node in build.graph:
        build.graph.nodes[node].update(strange)
    for *_, data in build.graph.edges(data=True):
        data.update(strange)
    write(build, tmp_path / f"graph{suffix}")
    assert "Ada Brook" in (readable(tmp_path) or "Ada Brook")


@EVERY
def test_one_edge_a_pair_and_layer_is_written_too(suffix, write, tmp_path: Path) -> None:
    write(aggregate(built(hostile())), tmp_path / f"graph{suffix}")
    text = readable(tmp_path)
    assert text is None or "Söhne" in text


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
