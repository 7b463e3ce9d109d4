"""Memberships that have columns are written as those that are values."""

from graphkit.lazily import columns_of
from graphkit.model import Membership, Mention, Span
from graphkit.resolve.resolver import resolve
from graphkit.store import open_store, replace_actors

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
