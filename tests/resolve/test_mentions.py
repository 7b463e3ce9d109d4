from collections.abc import Iterator

from graphkit.lazily import Lazily
from graphkit.model import Mention
from graphkit.resolve.mentions import mention_columns
from graphkit.resolve.resolver import resolve
from tests.resolve.marked import marked

DOCUMENTS = (
    marked("b", "[Ada Brook|PERSON] met [Ben Cole|PERSON] in [Russia|GPE]. [Brook|PERSON] left."),
    marked("a", "The [Russian|NORP|demonym] army met [Brook|PERSON] and [Ben Cole|PERSON]."),
)
TEXTS = {each.id: each.text for each in DOCUMENTS}
MENTIONS = tuple(mention for each in DOCUMENTS for mention in each.mentions)


def test_mentions_that_have_columns_are_read_from_these() -> None:
    def make(begin: int, end: int) -> Iterator[Mention]:
        raise AssertionError((begin, end))

    columns = mention_columns(MENTIONS)
    assert mention_columns(Lazily(len(MENTIONS), make, columns)) is columns
    assert resolve(TEXTS, Lazily(len(MENTIONS), make, columns)) == resolve(TEXTS, MENTIONS)


def test_columns_are_sorted_by_place() -> None:
    columns = mention_columns(MENTIONS)
    places = zip(columns["document"].tolist(), columns["start"].tolist(), columns["stop"].tolist(), strict=True)
    found = [(columns["documents"][document], start, stop) for document, start, stop in places]
    assert found == sorted((each.span.document_id, each.span.start, each.span.stop) for each in MENTIONS)
    kinds = [columns["sorts"][sort] for sort in columns["sort"].tolist()]
    assert kinds == [(each.kind, each.type, each.rule) for each in sorted(MENTIONS, key=lambda each: each.span)]
