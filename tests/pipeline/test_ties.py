from graphkit.graph import Build, build_graph
from graphkit.model import Corpus
from graphkit.pipeline import edges
from graphkit.selection import Selection
from tests.corpora import Told, corpus, small

NAMES = dict.fromkeys(("Ada", "Ben", "Cy", "Dee"), "PERSON")


def opened(whole: Corpus) -> Build:
    return Build(whole, build_graph(whole))


def crowd() -> Build:
    pairs = ("Ada met Ben.",) * 3 + ("Ben met Cy.",) * 2 + ("Cy met Dee. Ada met Dee.", "Ada met Cy.")
    return opened(corpus([Told("a.txt", "", pairs)], NAMES))


def test_who_else_is_shown_does_not_change_the_figures_of_an_edge() -> None:
    every = {(row.source, row.target): row for row in edges(crowd()).rows}
    for selection in (Selection(ego="Dee"), Selection(top=2), Selection(min_weight=2)):
        shown = edges(crowd(), selection=selection).rows
        assert [row for row in shown if every[row.source, row.target] != row] == []
        assert 0 < len(shown) < len(every)


def test_actors_of_other_types_are_not_measured() -> None:
    rows = edges(opened(small()), selection=Selection(types=("PERSON",))).rows
    assert [{row.source_name, row.target_name} for row in rows] == [{"Ada Brook", "Ben Cole"}]
    assert rows[0].disparity == 1.0


def test_the_backbone_is_listed_with_what_it_leaves_out() -> None:
    found = edges(crowd(), backbone=True)
    assert all(row.backbone for row in found.rows)
    assert found.notes[-1].startswith(f"the backbone has {len(found.rows)} of {len(edges(crowd()).rows)} edges")


def test_nothing_has_no_edges_and_nothing_to_note() -> None:
    found = edges(opened(corpus([], {})))
    assert (found.rows, found.notes) == ((), ())
