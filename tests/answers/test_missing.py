import math
from itertools import combinations

import networkx as nx
import pytest

from graphkit.answers import missing as module
from graphkit.answers.missing import Missing, missing
from graphkit.graph import COOCCURRENCE, project
from tests.answers.asked import PEOPLE, build_of, file
from tests.corpora import Said, identify

TALK = file("a.txt", "Ann saw Cid.", "Ann saw Dee.", "Bob saw Cid.", "Bob saw Dee.", "Dee saw Eva.")


def test_two_with_common_neighbours_and_no_tie_are_missing() -> None:
    one, other = sorted(("Ann", "Bob"), key=identify)
    score = round(1 / math.log(2) + 1 / math.log(3), 9)
    second = missing(build_of(TALK))[1]
    assert second == Missing(identify(one), one, identify(other), other, score, 2, ("Cid", "Dee"), 1)


def test_those_who_make_a_claim_are_not_missing() -> None:
    told = (TALK, file("b.txt", "Ann and then her old friend Bob."))
    said = (Said("b.txt", 0, "Ann", "friend", "Bob", "friend of"),)
    assert {"Ann", "Bob"} not in [{row.one, row.other} for row in missing(build_of(*told, said=said))]


def test_fewer_common_neighbours_than_asked_for_are_left_out() -> None:
    pairs = [{row.one, row.other} for row in missing(build_of(TALK), least=2)]
    assert pairs == [{"Cid", "Dee"}, {"Ann", "Bob"}]
    assert len(missing(build_of(TALK), least=1)) == 4


def test_as_many_are_given_as_asked_for() -> None:
    assert len(missing(build_of(TALK), top=1)) == 1


def test_nobody_is_missing_where_nobody_is_together() -> None:
    assert missing(build_of(file("a.txt", "Ann sat."))) == ()


@pytest.mark.parametrize("block", [1, 3, 2000])
@pytest.mark.parametrize("seed", range(10))
def test_scores_are_those_of_networkx_whatever_is_held_in_memory(
    monkeypatch: pytest.MonkeyPatch, seed: int, block: int
) -> None:
    monkeypatch.setattr(module, "BLOCK", block)
    drawn = nx.gnp_random_graph(8, 0.4, seed=seed)
    names = list(PEOPLE)
    build = build_of(file("a.txt", *(f"{names[u]} saw {names[v]}." for u, v in drawn.edges)))
    simple = project(build.graph, COOCCURRENCE)
    pairs = [pair for pair in combinations(sorted(simple), 2) if not simple.has_edge(*pair)]
    expected = {(u, v): round(p, 9) for u, v, p in nx.adamic_adar_index(simple, pairs) if p}
    assert {(row.one_id, row.other_id): row.score for row in missing(build, top=99, least=1)} == expected
