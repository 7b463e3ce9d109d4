from dataclasses import replace

from graphkit.graph import Build, build_graph
from graphkit.model import PublicationDate, Story
from graphkit.pipeline import Duplicates, duplicates
from graphkit.pipeline.copies import Copy
from graphkit.rows import Rows
from tests.corpora import Told, corpus

TEXT = tuple(f"Sentence number {number} of {10 * number} tells what happened then." for number in range(20))


def opened(*groups: tuple[str, ...], **texts: tuple[str, ...]) -> Build:
    whole = corpus([Told(name, "", text) for name, text in texts.items()], {})
    ids = {document.source: document.id for document in whole.documents}
    stories = tuple(Story(group[0], tuple(sorted(ids[name] for name in group))) for group in groups)
    dated = [
        replace(each, outlet=each.source.upper(), date=PublicationDate("2020-01-0" + each.source[-1], "by hand"))
        if each.source[-1].isdigit()
        else each
        for each in whole.documents
    ]
    whole = replace(whole, documents=tuple(dated), stories=stories)
    return Build(whole, build_graph(whole))


def test_a_group_begins_with_its_earliest_document() -> None:
    build = opened(("x2", "x1", "y"), x1=TEXT[:10], x2=TEXT, y=TEXT)
    assert list(duplicates(build)) == [
        Duplicates(
            "x2",
            Rows(
                (
                    Copy("x1", "Title of x1", "2020-01-01", "X1", 1.0),
                    Copy("x2", "Title of x2", "2020-01-02", "X2", 1.0),
                    Copy("y", "Title of y", "", "", 1.0),
                )
            ),
        )
    ]


def test_likeness_is_how_much_of_the_shorter_text_stands_in_the_longest() -> None:
    (group,) = duplicates(opened(("x1", "x2"), x1=TEXT, x2=(*TEXT[:5], *("All this is new here." for _ in range(5)))))
    assert [copy.alike == 1.0 for copy in group.documents] == [True, False]


def test_large_groups_come_first_and_documents_without_a_copy_not_at_all() -> None:
    build = opened(("a", "b"), ("c", "d", "e"), ("f",), **dict.fromkeys("abcdef", TEXT))
    assert [[copy.source for copy in group.documents] for group in duplicates(build)] == [["c", "d", "e"], ["a", "b"]]
