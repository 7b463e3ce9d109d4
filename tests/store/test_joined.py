"""What is joined in memory is what the views of the store say."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model import (
    MOST_TOGETHER,
    Actor,
    Claim,
    Corpus,
    Document,
    Extraction,
    Membership,
    Mention,
    Note,
    Rejection,
    Span,
)
from graphkit.store import add_documents, load_corpus, open_store, replace_derived, replace_rejections

SENTENCE, PLACE, LENGTH = 100, 20, 5  # characters
ACTORS = ("a", "b", "c")
PREDICATES = ("meet", "say")


@dataclass(frozen=True)
class Named:
    """A mention: its document, sentence and place in it, whose it is ("" for nobody's), and its kind."""

    document: int
    sentence: int
    place: int
    actor: str
    kind: str


def sentence_of(document: int, number: int) -> Span:
    return Span(f"d{document}", number * SENTENCE, (number + 1) * SENTENCE)


def span(named: Named) -> Span:
    start = named.sentence * SENTENCE + named.place * PLACE
    return Span(f"d{named.document}", start, start + LENGTH)


def claim(subject: Named, object_: Named, predicate: str, spoken: bool) -> Claim:
    sentence = sentence_of(subject.document, subject.sentence)
    speaker = span(subject) if spoken else None
    return Claim(
        sentence, span(subject), span(object_), span(subject), predicate, "affirmed", "asserted", "r", speaker=speaker
    )


NAMED = st.builds(
    Named,
    st.integers(0, 1),
    st.integers(0, 2),
    st.integers(0, 4),
    st.sampled_from(("", *ACTORS)),
    st.sampled_from(("name", "pronoun")),
)
MENTIONS = st.lists(NAMED, max_size=20, unique_by=span)
REJECTIONS = st.builds(
    lambda document, number, ends, predicate: Rejection(sentence_of(document, number), *sorted(ends), predicate),
    st.integers(0, 1),
    st.integers(0, 2),
    st.sets(st.sampled_from(ACTORS), min_size=2, max_size=2),
    st.sampled_from(("", *PREDICATES)),
)


def claims_of(found: Sequence[Named], chosen: Sequence[tuple[int, int, str, bool]]) -> list[Claim]:
    made = [(found[one % len(found)], found[other % len(found)], *more) for one, other, *more in chosen if found]
    return [claim(*each) for each in made if each[0].document == each[1].document]


def joined(corpus: Corpus) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The pairs of a corpus, and its relations, as the views have them."""
    pairs = [
        (pair.source, pair.target, each.document_id, each.start, each.stop, each not in pair.by_reference)
        for pair in corpus.cooccurrences
        for each in pair.sentences
    ]
    relations = [
        (
            relation.source,
            relation.target,
            each.predicate,
            each.subject.document_id,
            each.subject.start,
            each.object.start,
            each.speaker.start if each.speaker else None,
        )
        for relation in corpus.relations
        for each in relation.claims
    ]
    return sorted(pairs), sorted(relations, key=repr)


@given(
    MENTIONS,
    st.lists(st.tuples(st.integers(0), st.integers(0), st.sampled_from(PREDICATES), st.booleans()), max_size=8),
    st.sets(REJECTIONS, max_size=3),
)
def test_pairs_and_relations_are_those_of_the_views(
    found: list[Named], chosen: list[tuple[int, int, str, bool]], rejected: set[Rejection]
) -> None:
    found.sort(key=span)
    claims = claims_of(found, chosen)
    texts = [Document(f"d{number}", f"{number}.txt", "", "x" * 3 * SENTENCE) for number in range(2)]
    read = [
        (
            each,
            Extraction(
                tuple(sentence_of(number, place) for place in range(3)),
                tuple(Mention(span(n), "x" * LENGTH, n.kind, "ORG", "r") for n in found if n.document == number),
                tuple(each for each in claims if each.sentence.document_id == f"d{number}"),
            ),
        )
        for number, each in enumerate(texts)
    ]
    members = [Membership(span(each), each.actor, "r") for each in found if each.actor]
    with open_store(None, write=True) as store:
        add_documents(store, read, "key")
        replace_derived(store, "t", (), [Actor(each, each, "ORG", (), "") for each in ACTORS], members)
        replace_rejections(store, sorted(rejected))
        pairs, relations = joined(load_corpus(store))
        told = "SELECT source, target, predicate, document_id, subject_start, object_start, speaker_start FROM relation"
        assert pairs == sorted(store.execute("SELECT * FROM cooccurrence").fetchall())
        assert relations == sorted(store.execute(told).fetchall(), key=repr)


@pytest.mark.parametrize(
    ("many", "pairs", "notes"),
    [
        (MOST_TOGETHER, MOST_TOGETHER * (MOST_TOGETHER - 1) // 2, ()),
        (
            MOST_TOGETHER + 1,
            0,
            (Note("list.txt", "the sentence at character 10 names more than 100 actors and joins none of them"),),
        ),
    ],
)
def test_a_sentence_that_names_too_many_joins_none_and_is_told_of(
    many: int, pairs: int, notes: tuple[Note, ...]
) -> None:
    spans = [Span("d", 10 + number * 5, 14 + number * 5) for number in range(many)]
    named = tuple(Mention(each, "x" * 4, "name", "ORG", "r") for each in spans)
    read = Extraction((Span("d", 10, 10 + many * 5),), named, ())
    ids = [f"a{number:03}" for number in range(many)]
    with open_store(None, write=True) as store:
        add_documents(store, [(Document("d", "list.txt", "", "x" * (20 + many * 5)), read)], "key")
        members = [Membership(span, actor, "r") for span, actor in zip(spans, ids, strict=True)]
        replace_derived(store, "t", (), [Actor(each, each, "ORG", (), "") for each in ids], members)
        loaded = load_corpus(store)
        assert (len(loaded.cooccurrences), loaded.notes) == (pairs, notes)
        assert store.execute("SELECT count(*) FROM cooccurrence").fetchall() == [(pairs,)]
