from hashlib import sha256

from hypothesis import example, given
from hypothesis import strategies as st

from graphkit.resolve.kept import NOTHING, Kept, pack, unpack
from graphkit.resolve.resolver import Resolution, resolve
from tests.resolve.marked import marked
from tests.resolve.test_resolver import POOL

SMALL = "she saw the state and a council of the main street."
texts_drawn = st.lists(
    st.lists(st.sampled_from([*POOL, "[State|ORG]", "[Main Street Council|ORG]", SMALL]), max_size=6).map(" met ".join),
    min_size=1,
    max_size=5,
)


def concluded(texts: list[str], kept: Kept = NOTHING) -> Resolution:
    """Who is who in these marked texts; a document's id is made from its text, as always."""
    documents = [marked(sha256(text.encode()).hexdigest(), text) for text in dict.fromkeys(texts)]
    mentions = [mention for each in documents for mention in each.mentions]
    return resolve({each.id: each.text for each in documents}, mentions, kept=kept)


@given(texts_drawn, texts_drawn, st.integers(0, 5))
@example(["[Trump|ORG] left."], ["[Donald Trump|PERSON] met [Trump|ORG]."], 1)  # a name gets another type
@example(["[Dmitry Peskov|PERSON] left."], ["[D. Peskov|PERSON] met [Peskov|PERSON]."], 1)  # and stands for another
@example(["[State|ORG] slept.", "[State|ORG] woke."], [SMALL, f"{SMALL} It slept.", f"{SMALL} It woke."], 2)  # common
def test_what_was_kept_changes_nothing_of_what_is_concluded(before: list[str], more: list[str], left: int) -> None:
    now = [*before[:left], *more]
    found, fresh = concluded(now, concluded(before).kept), concluded(now)
    assert (found, tuple(found.memberships), found.kept) == (fresh, tuple(fresh.memberships), fresh.kept)


@given(texts_drawn)
def test_what_is_kept_comes_back_as_it_was_packed(texts: list[str]) -> None:
    kept = concluded(texts).kept
    told, found = pack(kept)
    assert unpack(told, found) == Kept(list(kept.cases), kept.people, kept.found, kept.small)


def test_a_document_is_kept_under_another_digest_once_its_names_are_of_another_type() -> None:
    text, more = "[Trump|ORG] left.", "[Trump|PERSON] met [Trump|PERSON] and [Trump|PERSON]."
    (one,) = concluded([text]).kept.found
    assert one not in concluded([text, more]).kept.found


def test_a_document_is_kept_under_the_same_digest_beside_others_that_change_nothing() -> None:
    text = "[Ada Brook|PERSON] left [Norland|GPE]."
    (one,) = concluded([text]).kept.found
    assert one in concluded([text, "[Carl Cole|PERSON] slept."]).kept.found


def test_nothing_packed_is_nothing_kept() -> None:
    assert unpack("", {}) == NOTHING
