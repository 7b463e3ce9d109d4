"""The data of the page: nothing lost, nothing that could end the block it stands in, offsets that fit."""

import json

import pytest
import synthetic_builds as made

from graphkit.explorer.payload import payload, to_json
from graphkit.graph import Build
from graphkit.model import Span


@pytest.fixture(scope="module", params=["news", "hostile", "town"])
def build(request: pytest.FixtureRequest) -> Build:
    return {"news": made.news, "hostile": made.hostile, "town": lambda: made.town(80, 4, 300)}[request.param]()


def cut(text: str, start: int, stop: int) -> str:
    """What a script cuts out of a string: it counts UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * stop].decode("utf-16-le", "surrogatepass")


def own(build: Build, span: Span) -> str:
    text = next(document.text for document in build.corpus.documents if document.id == span.document_id)
    return text[span.start : span.stop]


def test_every_sentence_of_every_pair_is_there(build: Build) -> None:
    data = payload(build)
    ids = [actor["id"] for actor in data["actors"]]
    shown = [(ids[a], ids[b], [data["sentences"][n][1] for n in sentences]) for a, b, sentences in data["together"]]
    assert shown == [(c.source, c.target, [own(build, s) for s in c.sentences]) for c in build.corpus.cooccurrences]


def test_every_claim_is_there_with_its_words(build: Build) -> None:
    data = payload(build)
    ids = [actor["id"] for actor in data["actors"]]
    shown = [
        (ids[source], ids[target], *rest[:3], [
            (text := data["sentences"][n][1], cut(text, s0, s1), cut(text, o0, o1), cut(text, c0, c1))
            for n, s0, s1, o0, o1, c0, c1 in claims
        ])
        for source, target, *rest, claims in data["relations"]
    ]  # fmt: skip
    assert shown == [
        (r.source, r.target, r.predicate, r.polarity, r.modality,
         [tuple(own(build, span) for span in (c.sentence, c.subject, c.object, c.cue)) for c in r.claims])
        for r in build.corpus.relations
    ]  # fmt: skip


def test_marks_are_the_mentions_of_the_actors(build: Build) -> None:
    data = payload(build)
    ids = [actor["id"] for actor in data["actors"]]
    used = {span for c in build.corpus.cooccurrences for span in c.sentences}
    used |= {claim.sentence for r in build.corpus.relations for claim in r.claims}
    shown = [[(cut(text, start, stop), ids[a]) for start, stop, a, _ in marks] for _, text, marks in data["sentences"]]
    assert shown == [
        [
            (own(build, m.span), m.actor_id)
            for m in build.corpus.memberships
            if m.span.document_id == s.document_id and s.start <= m.span.start and m.span.stop <= s.stop
        ]
        for s in sorted(used)
    ]


def test_a_sentence_is_stored_once(build: Build) -> None:
    sentences = payload(build)["sentences"]
    spans = {span for c in build.corpus.cooccurrences for span in c.sentences}
    assert len(sentences) == len(spans | {claim.sentence for r in build.corpus.relations for claim in r.claims})


def test_actors_carry_what_the_graph_knows(build: Build) -> None:
    for actor in payload(build)["actors"]:
        data = build.graph.nodes[actor["id"]]
        assert [actor[name] for name in ("label", "type", "mentions", "documents", "community", "x", "y", "size")] == [
            data[name] for name in ("label", "type", "mentions", "documents", "community", "x", "y", "size")
        ]
        assert "; ".join(actor["aliases"]) == data["aliases"]


def test_actors_are_ordered_by_weighted_degree(build: Build) -> None:
    data = payload(build)
    strength = [build.graph.degree(actor["id"], weight="weight") for actor in data["actors"]]
    ordered = [strength[number] for number in data["order"]]
    assert ordered == sorted(strength, reverse=True)
    assert sorted(data["order"]) == list(range(len(strength)))


def test_only_pronouns_and_descriptions_are_called_indirect() -> None:
    build = made.news()
    marks = [(cut(text, a, b), flag) for _, text, found in payload(build)["sentences"] for a, b, _, flag in found]
    assert {text for text, flag in marks if flag} == {"He"}


def test_a_measure_nobody_took_is_left_out() -> None:
    build = made.news()
    for _, data in build.graph.nodes(data=True):
        del data["closeness"]
    data = payload(build)
    assert data["measures"] == ["degree", "strength", "betweenness", "eigenvector", "pagerank"]
    assert {len(actor["measures"]) for actor in data["actors"]} == {5}


@pytest.mark.parametrize("text", [*made.HOSTILE, "a & b < c > d", "\ud800 lone", "\u2028\u2029", "]]>", "\\u003c"])
def test_json_survives_and_cannot_end_its_block(text: str) -> None:
    written = to_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert not set(written) & set("<>&\u2028\u2029")
    assert written.encode("utf-8")
