"""Copies of articles, as when many papers print one agency report."""

import shutil
from pathlib import Path

import pytest

from graphkit.graph import Build
from graphkit.pipeline import Settings, build, rank

SEEDS = Path(__file__).parent.parent / "seeds"
pytestmark = pytest.mark.model


def weights(found: Build) -> dict[tuple[frozenset[str], str], float]:
    labels = dict(found.graph.nodes(data="label"))
    edges = found.graph.edges(keys=True, data="weight")
    return {(frozenset((labels[one], labels[other])), key): weight for one, other, key, weight in edges}


def ranks(found: Build, by: str) -> list[tuple[int, str, float]]:
    return [(row.rank, row.label, row.score) for row in rank(found, by)]


def test_copies_and_light_rewrites_move_no_rank_and_no_weight(tmp_path: Path, seeds: Build) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    for file in files:
        shutil.copy(file, tmp_path)
    for number in range(6):
        shutil.copy(files[1], tmp_path / f"copy{number}.txt")
    text = files[2].read_text(encoding="utf-8")
    light = "LONDON (Reuters) - " + text.replace("said", "stated")
    paragraphs = text.split("\n\n")
    cut = "\n\n".join(paragraphs[: len(paragraphs) * 2 // 3])
    for name, told in (("light", light), ("cut", cut)):
        (tmp_path / f"{name}.txt").write_text(told, encoding="utf-8", newline="\n")
    found = build([tmp_path], settings=Settings(workers=1))
    assert len(found.corpus.documents) == len(seeds.corpus.documents) + 8
    assert len(found.corpus.stories) == len(seeds.corpus.stories)
    assert weights(found) == weights(seeds)
    assert ranks(found, "strength") == ranks(seeds, "strength")
    assert ranks(found, "pagerank") == ranks(seeds, "pagerank")
