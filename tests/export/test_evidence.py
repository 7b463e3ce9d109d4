"""Days of nodes and edges."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graphkit.export import aggregate
from graphkit.export.elements import edge_columns
from graphkit.export.evidence import document_days, edge_days, edge_evidence, node_days
from graphkit.graph import Build
from graphkit.model import Corpus
from tests.corpora import built, empty, hostile, lonely, small
from tests.stored import plain, stored

ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty, lambda: small(dated=False)])


@pytest.mark.parametrize("pooled", [False, True])
@ANY
def test_an_edge_has_the_days_of_its_evidence(make: Callable[[], Corpus], pooled: bool) -> None:
    build = aggregate(built(make())) if pooled else built(make())
    days, evidence = document_days(build.corpus), edge_evidence(build)
    assert edge_days(build.corpus, edge_columns(build)).listed() == [
        tuple(sorted({days[span.document_id] for span in evidence.get(edge, ()) if span.document_id in days}))
        for edge in build.graph.edges(keys=True)
    ]


@ANY
def test_an_actor_has_the_days_on_which_it_is_named(make: Callable[[], Corpus]) -> None:
    build = built(make())
    days = document_days(build.corpus)
    found: dict[str, set[str]] = {}
    for each in build.corpus.memberships:
        if each.span.document_id in days:
            found.setdefault(each.actor_id, set()).add(days[each.span.document_id])
    assert node_days(build) == {actor: tuple(sorted(dated)) for actor, dated in found.items()}


@ANY
def test_columns_give_the_same_days_as_values(make: Callable[[], Corpus]) -> None:
    build = built(stored(make()))
    other = Build(replace(plain(build.corpus)), build.graph)
    one, two = (edge_days(each.corpus, edge_columns(each)).listed() for each in (build, other))
    assert (one, node_days(build)) == (two, node_days(other))
