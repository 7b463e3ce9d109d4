"""Concluding in parts: the same stories, names and tables whoever compares, also when a worker is killed meanwhile."""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graphkit.engines import ENGINES, FAR
from graphkit.model import Story
from graphkit.pipeline import Settings, build_into
from graphkit.pipeline.parted import has_spare_core, parted_by
from graphkit.resolve.closeness import compare_texts
from graphkit.resolve.clusters import cluster_blocks, cluster_people
from graphkit.resolve.parted import Parted, here
from graphkit.resolve.stories import group_stories, signature
from graphkit.store import open_store
from tests.benchmarks.corpus import write_corpus
from tests.resolve.rewrites import Newsroom

CLUSTER = Settings(workers=2, engine="dask")
MARKER = "GRAPHKIT_TEST_KILLED"  # the environment's name for the file that tells of the killing
TABLES = ("document", "sentence", "mention", "claim", "closeness", "story", "actor", "membership")
Judged = dict[tuple[str, str], float]


def compare_once_killed(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """As `compare_texts`, but that the first worker to come here is killed as by somebody else."""
    marker = Path(os.environ[MARKER])
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return compare_texts(pairs)
    os.kill(os.getpid(), signal.SIGKILL)
    return []


@pytest.fixture
def much(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a few texts and names were many."""
    monkeypatch.setattr("graphkit.resolve.stories.MANY", 1)
    monkeypatch.setattr("graphkit.resolve.stories.TOGETHER", 20)
    monkeypatch.setattr("graphkit.resolve.clusters.MANY", 1)
    monkeypatch.setattr("graphkit.resolve.clusters.LARGE", 2)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Thirty articles on three topics, each told four times."""
    room = Newsroom(11)
    topics = [room.topic() for _ in range(3)]
    articles = [room.article(topics[number % 3], 200) for number in range(30)]
    return {
        f"{number:02}-{told}": room.rewrite(article, 0.03)
        for number, article in enumerate(articles)
        for told in range(4)
    }


def grouped(texts: dict[str, str], parted: Parted | None = None) -> tuple[tuple[Story, ...], Judged]:
    known: Judged = {}
    made = {i: signature(text) for i, text in texts.items()}
    return group_stories(made, lambda ids: {i: texts[i] for i in ids}, known, (), parted), known


def names() -> dict[str, frozenset[str]]:
    """Full names that meet in few sounds, and the documents that use them."""
    chance = Random(3)
    given = "Anna Ana Boris B. Carl Karl C. Daria Dmitry Dmitri D. Igor".split()
    full = [f"{one} {two}" for one in given for two in "Zhukovsky Dzhukovski Yeltsin Eltsin Brook".split()]
    return {name: frozenset(str(chance.randrange(40)) for _ in range(3)) for name in full}


def test_stories_are_the_same_when_all_is_compared_beforehand(texts, request) -> None:
    plain = grouped(texts)
    request.getfixturevalue("much")
    assert grouped(texts, here) == plain
    assert len(plain[0]) == 30


def test_stories_are_the_same_where_texts_are_compared_elsewhere(texts, request) -> None:
    plain = grouped(texts)
    request.getfixturevalue("much")
    assert grouped(texts, parted_by(CLUSTER)) == plain


def test_a_worker_killed_while_it_compares_changes_nothing(texts, request, tmp_path, monkeypatch) -> None:
    plain = grouped(texts)
    request.getfixturevalue("much")
    monkeypatch.setenv(MARKER, str(tmp_path / "killed"))
    parted = parted_by(CLUSTER)
    assert parted
    found = grouped(texts, lambda _, chunks: parted(compare_once_killed, chunks))
    assert (found, (tmp_path / "killed").exists()) == (plain, True)


def test_what_could_not_be_compared_elsewhere_is_compared_here(texts, request) -> None:
    plain = grouped(texts)
    request.getfixturevalue("much")
    failing = Random(1)

    def half(_: object, chunks: Iterable[Sequence[Any]]) -> Iterator[Any]:
        yield from (None if failing.random() < 0.5 else found for found in here(compare_texts, chunks))

    assert grouped(texts, half) == plain


def test_people_are_the_same_where_names_are_compared_elsewhere(request) -> None:
    plain = cluster_people(names())
    request.getfixturevalue("much")
    assert cluster_people(names(), parted_by(CLUSTER) or here) == plain
    assert 1 < len(set(plain.values())) < len(plain)


def test_blocks_that_could_not_be_compared_elsewhere_are_compared_here(request) -> None:
    plain = cluster_people(names())
    request.getfixturevalue("much")

    def none(_: object, chunks: Iterable[Sequence[Any]]) -> Iterator[Any]:
        yield from (None for chunk in chunks for _ in chunk)

    assert cluster_people(names(), none) == plain


def test_names_are_not_handed_over_where_they_are_few() -> None:
    def refuse(_: object, chunks: Iterable[Sequence[Any]]) -> Iterator[Any]:
        raise AssertionError

    assert cluster_people(names(), refuse) == cluster_people(names())


@pytest.mark.parametrize("engine", ["", *sorted(ENGINES.keys() - FAR)])
def test_on_one_machine_nothing_is_handed_over(engine: str) -> None:
    assert parted_by(Settings(engine=engine, workers=4)) is None


@pytest.mark.model
def test_a_build_has_the_same_tables_whoever_concludes(tmp_path: Path, much: None, monkeypatch) -> None:
    write_corpus(tmp_path / "texts", 40)
    done: dict[str, set[str]] = {name: set() for name in ENGINES}

    def noting(name: str, engine):
        def run(chunks, work, resources):
            done[name].add(work.function.rpartition(":")[2])
            return engine(chunks, work, resources)

        return run

    for name, engine in list(ENGINES.items()):
        monkeypatch.setitem(ENGINES, name, noting(name, engine))
    found = {name: _tables(tmp_path, name) for name in ENGINES}
    assert all(found[one] == found[other] for one, other in combinations(found, 2))
    concluding = {compare_texts.__name__, cluster_blocks.__name__}
    assert {name: concluding & works for name, works in done.items()} == {
        "process": set(),
        "processes": set(),
        "dask": concluding,
    }


def _tables(folder: Path, engine: str) -> dict[str, list]:
    output = folder / engine
    settings = Settings(workers=2, engine=engine)
    build_into(output, [folder / "texts"], settings, renderer="canvas", progress=lambda *step: None)
    with open_store(output) as store:
        return {name: store.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in TABLES}


@pytest.mark.parametrize(
    ("settings", "spare"),
    [
        (Settings(workers=2), True),
        (Settings(workers=2, engine="processes"), True),
        (Settings(workers=1), False),
        (Settings(workers=2, engine="process"), False),
        (Settings(workers=2, engine="dask"), False),
    ],
)
def test_a_core_is_spare_where_several_workers_may_run_here(settings: Settings, spare: bool) -> None:
    assert has_spare_core(settings) == spare
