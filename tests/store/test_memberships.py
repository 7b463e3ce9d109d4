"""Memberships that have columns are written as those that are values."""

from hypothesis import given

from graphkit.lazily import columns_of
from graphkit.model import Document, Extraction, Membership, Mention, Span
from graphkit.resolve.resolver import resolve
from graphkit.store import add_documents, forget_documents, known_documents, open_store, replace_actors
from graphkit.store.rows import span_row
from tests.resolve.marked import Marked, marked, resolved
from tests.resolve.test_kept import texts_drawn

TEXT = "Ada Brook met Ben Cole. She thanked Cole. The 2nd man left."
MENTIONS = (
    Mention(Span("d", 0, 9), "Ada Brook", "name", "PERSON", "r"),
    Mention(Span("d", 14, 22), "Ben Cole", "name", "PERSON", "r"),
    Mention(Span("d", 24, 27), "She", "pronoun", "PERSON", "r", Span("d", 0, 9)),
    Mention(Span("d", 36, 40), "Cole", "name", "PERSON", "r"),
)


def written(memberships: tuple[Membership, ...] | None = None) -> list[tuple[object, ...]]:
    """The rows of the table after resolution, of these memberships or of those that it found."""
    found = resolve({"d": TEXT}, MENTIONS)
    with open_store(None, write=True) as store:
        replace_actors(store, found.actors, found.memberships if memberships is None else memberships)
        return store.execute("SELECT * FROM membership").fetchall()


def test_columns_and_values_leave_the_same_rows() -> None:
    found = resolve({"d": TEXT}, MENTIONS).memberships
    assert bool(columns_of(found))
    assert written() == written(tuple(found))
    assert [row[4] for row in written()] == [
        "same name",
        "same name",
        "stands for Ada Brook",
        "part of the name Ben Cole",
    ]


def test_none_leave_none() -> None:
    assert written(()) == []


@given(texts_drawn, texts_drawn)
def test_after_a_change_there_are_the_memberships_of_now(before: list[str], now: list[str]) -> None:
    with open_store(None, write=True) as store:
        for texts in (before, now):
            documents = [marked(text, text) for text in sorted(set(texts))]
            forget_documents(store, known_documents(store).keys() - {each.id for each in documents})
            new = [each for each in documents if each.id not in known_documents(store)]
            add_documents(store, [(stored(each), extraction(each)) for each in new], "1")
            found = resolved(documents)
            replace_actors(store, found.actors, found.memberships)
        rows = [(*span_row(each.span), each.actor_id, each.rule) for each in found.memberships]
        assert sorted(store.execute("SELECT * FROM membership").fetchall()) == rows


def stored(each: Marked) -> Document:
    return Document(each.id, each.id, "", each.text)


def extraction(each: Marked) -> Extraction:
    return Extraction((Span(each.id, 0, len(each.text)),), each.mentions, ())
