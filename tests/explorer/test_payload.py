"""The data of the page: nothing lost, nothing that could end the block it stands in, offsets that fit."""

import json
from dataclasses import replace
from typing import Any

import pytest
import synthetic_builds as made

from graphkit.explorer import texts
from graphkit.explorer.jsons import to_json
from graphkit.explorer.payload import payload
from graphkit.graph import Build
from graphkit.model import Span


@pytest.fixture(scope="module", params=["news", "hostile", "town"])
def build(request: pytest.FixtureRequest) -> Build:
    return {"news": made.news, "hostile": made.hostile, "town": lambda: made.town(80, 4, 300)}[request.param]()


def cut(text: str, start: int, stop: int) -> str:
    """What a script cuts out of a string: it counts UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * stop].decode("utf-16-le", "surrogatepass")


def batched(flat: list[int]) -> list[list[int]]:
    """Marks, which the page's data holds in one flat list, four numbers each."""
    return [flat[at : at + 4] for at in range(0, len(flat), 4)]


def sentence(data: dict[str, Any], number: int) -> str:
    document, start, stop, _ = data["sentences"][number]
    return cut(data["documents"][document][3], start, stop)


def own(build: Build, span: Span) -> str:
    text = next(document.text for document in build.corpus.documents if document.id == span.document_id)
    return text[span.start : span.stop]


def test_every_sentence_of_every_pair_is_there(build: Build) -> None:
    data = payload(build)
    ids = [actor["id"] for actor in data["actors"]]
    shown = [
        (ids[a], ids[b], [sentence(data, n) for n in sentences], [sentence(data, n) for n in weak])
        for a, b, sentences, weak, *_ in data["together"]
    ]
    assert shown == [
        (c.source, c.target, [own(build, s) for s in c.sentences], [own(build, s) for s in c.by_reference])
        for c in build.corpus.cooccurrences
    ]


def test_every_claim_is_there_with_its_words(build: Build) -> None:
    data = payload(build)
    ids = [actor["id"] for actor in data["actors"]]
    shown = [
        (ids[source], ids[target], *rest[:4], [
            (text := sentence(data, n), cut(text, s0, s1), cut(text, o0, o1), cut(text, c0, c1))
            for n, s0, s1, o0, o1, c0, c1, *_ in claims
        ])
        for source, target, *rest, claims in data["relations"]
    ]  # fmt: skip
    assert shown == [
        (r.source, r.target, r.predicate, r.event, r.polarity, r.modality,
         [tuple(own(build, span) for span in (c.sentence, c.subject, c.object, c.cue)) for c in r.claims])
        for r in build.corpus.relations
    ]  # fmt: skip


def test_a_claim_says_who_says_so() -> None:
    data = payload(made.news())
    said = [
        (data["actors"][speaker[0]]["label"], speaker[1], cut(sentence(data, number), *speaker[2:]))
        for *_, claims in data["relations"]
        for number, *_, speaker, _, _ in claims
        if speaker
    ]
    assert said == [("Dmitry Peskov", "Peskov", "Peskov")]


def test_a_claim_says_its_tense() -> None:
    build = made.news()
    (first, *rest) = build.corpus.relations
    told = replace(first, claims=tuple(replace(claim, tense="future") for claim in first.claims))
    data = payload(replace(build, corpus=replace(build.corpus, relations=(told, *rest))))
    assert [{claim[10] for claim in row[8]} for row in data["relations"]] == [{"future"}, *({""} for _ in rest)]


def test_types_of_an_own_ontology_are_listed_with_their_classes() -> None:
    build = made.news()
    (first, *rest) = build.corpus.relations
    told = replace(first, event="SUIT", claims=tuple(replace(claim, quad="legal conflict") for claim in first.claims))
    data = payload(replace(build, corpus=replace(build.corpus, relations=(told, *rest))))
    assert data["quads"] == [["SUIT", "legal conflict"]]
    assert payload(build)["quads"] == []


def test_a_speaker_who_is_no_actor_keeps_the_words_of_the_text() -> None:
    build = made.news()
    peskov = next(a.id for a in build.corpus.actors if a.name == "Dmitry Peskov")
    members = tuple(m for m in build.corpus.memberships if m.actor_id != peskov)
    data = payload(replace(build, corpus=replace(build.corpus, memberships=members)))
    assert [c[8][:2] for *_, claims in data["relations"] for c in claims if c[8]] == [[-1, "Peskov"]]


def test_what_an_actor_is_without_an_event_is_standing() -> None:
    assert {row[2] for row in payload(made.news())["relations"] if row[7]} == {"spokesman of"}


def test_a_claim_says_which_of_its_ends_is_no_name() -> None:
    data = payload(made.news())
    weak = [(sentence(data, claim[0]), claim[7]) for *_, claims in data["relations"] for claim in claims if claim[7]]
    assert weak == [(" He sanctioned Bank Rossiya.", 1)]


def test_marks_are_the_mentions_of_the_actors(build: Build) -> None:
    data = payload(build)
    ids = [actor["id"] for actor in data["actors"]]
    shown = [
        [(cut(text, a, b), ids[n]) for a, b, n, _ in batched(marks)]
        for _, _, _, text, _, marks, *_ in data["documents"]
    ]
    assert shown == [
        [(own(build, m.span), m.actor_id) for m in build.corpus.memberships if m.span.document_id == d.id]
        for d in build.corpus.documents
    ]


def test_documents_are_there_as_they_were_read(build: Build) -> None:
    rows = [(d.title, d.source, d.date.iso if d.date else "", d.text, 1) for d in build.corpus.documents]
    assert [tuple(row[:5]) for row in payload(build)["documents"]] == rows


def test_texts_beyond_the_budget_keep_their_evidence(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = payload(build)
    monkeypatch.setattr(texts, "TEXT_LIMIT", 0)
    cut_down = payload(build)
    assert {row[4] for row in cut_down["documents"]} == {0}
    numbers = range(len(whole["sentences"]))
    assert [sentence(cut_down, n) for n in numbers] == [sentence(whole, n) for n in numbers]
    assert [row[3] for row in cut_down["sentences"]] == [row[3] for row in whole["sentences"]]
    used = {span for c in build.corpus.cooccurrences for span in c.sentences}
    used |= {claim.sentence for r in build.corpus.relations for claim in r.claims}
    assert [row[3] for row in cut_down["documents"]] == [
        "\n".join(own(build, span) for span in sorted(used) if span.document_id == document.id)
        for document in build.corpus.documents
    ]


def test_documents_with_the_most_evidence_keep_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    build = made.news()
    monkeypatch.setattr(texts, "TEXT_LIMIT", max(len(d.text) for d in build.corpus.documents))
    evidence = [row[0] for row in payload(build)["sentences"]]
    kept = [n for n, row in enumerate(payload(build)["documents"]) if row[4]]
    assert kept[0] == max(range(3), key=evidence.count)
    assert len(kept) < 3


def test_a_sentence_tells_its_offset_in_the_file(build: Build) -> None:
    data = payload(build)
    stored = [(data["documents"][document][1], offset) for document, _, _, offset in data["sentences"]]
    source = {d.id: d.source for d in build.corpus.documents}
    used = {span for c in build.corpus.cooccurrences for span in c.sentences}
    used |= {claim.sentence for r in build.corpus.relations for claim in r.claims}
    assert stored == [(source[span.document_id], span.start) for span in sorted(used)]


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
    data = payload(made.news())
    marks = [(cut(row[3], a, b), flag) for row in data["documents"] for a, b, _, flag in batched(row[5])]
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
