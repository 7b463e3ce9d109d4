"""What the page knows, as one value of plain lists: actors, edges and all their evidence.

The page's language counts UTF-16 units where Python counts code points, so every offset is converted here; offsets
are relative to the sentence. A sentence is stored once, however many edges it proves.

| key | meaning |
|---|---|
| documents | [title, source, date] |
| sentences | [document, text, [[start, stop, actor, indirect], …]]; indirect = 1 for pronouns and descriptions |
| actors | one object each, in the order of their ids; `measures` in the order of the key `measures` |
| order | actors by connection: weighted degree over all edges, then mentions, then id |
| together | [actor, actor, [sentence, …]] |
| relations | [source, target, predicate, polarity, modality, label, [[sentence, 6 offsets], …]] |

The six offsets of a claim are start and stop of its subject, object and cue.
"""

import json
import re
from collections import defaultdict
from typing import Any

from graphkit.graph import Build, relation_label
from graphkit.model import NOMINAL, PRONOUN, Claim, Corpus, Span

MEASURES = ("degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank")
VERSION = 1

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def to_json(value: object) -> str:
    """JSON that may stand in a page: < > & and the line separators of scripts are escaped, also lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def payload(build: Build) -> dict[str, Any]:
    """The whole content of the page; see the table above."""
    corpus, graph = build.corpus, build.graph
    actor_number = {actor.id: number for number, actor in enumerate(corpus.actors)}
    document_number = {document.id: number for number, document in enumerate(corpus.documents)}
    used = sorted(_evidence(corpus))
    sentence_number = {span: number for number, span in enumerate(used)}
    dates = sorted(document.date.iso for document in corpus.documents if document.date)
    measures = [name for name in MEASURES if all(name in data for _, data in graph.nodes(data=True))]
    return {
        "version": VERSION,
        "title": corpus.title,
        "period": [dates[0], dates[-1]] if dates else [],
        "documents": [[d.title, d.source, d.date.iso if d.date else ""] for d in corpus.documents],
        "sentences": _sentences(corpus, used, document_number, actor_number),
        "measures": measures,
        "actors": [_actor(build, actor.id, actor.aliases, measures) for actor in corpus.actors],
        "order": _order(build, actor_number),
        "together": [
            [actor_number[pair.source], actor_number[pair.target], [sentence_number[span] for span in pair.sentences]]
            for pair in corpus.cooccurrences
        ],
        "relations": _relations(corpus, actor_number, sentence_number),
    }


def _evidence(corpus: Corpus) -> set[Span]:
    spans = {span for pair in corpus.cooccurrences for span in pair.sentences}
    return spans | {claim.sentence for relation in corpus.relations for claim in relation.claims}


def _actor(build: Build, actor_id: str, aliases: tuple[str, ...], measures: list[str]) -> dict[str, Any]:
    data = build.graph.nodes[actor_id]
    plain = ("label", "type", "wikidata", "mentions", "documents", "community", "color")
    return {
        "id": actor_id,
        **{name: data[name] for name in plain},
        "aliases": list(aliases),
        "period": [data["first_date"], data["last_date"]],
        "x": data["x"],
        "y": data["y"],
        "size": data["size"],
        # Six digits tell ranks apart and keep the last bits of a float out of the file.
        "measures": [float(f"{data[name]:.6g}") for name in measures],
    }


def _order(build: Build, actor_number: dict[str, int]) -> list[int]:
    strength = dict(build.graph.degree(weight="weight"))
    mentions = dict(build.graph.nodes(data="mentions"))
    ids = sorted(actor_number, key=lambda i: (-strength[i], -mentions[i], i))
    return [actor_number[i] for i in ids]


def _sentences(
    corpus: Corpus, used: list[Span], document_number: dict[str, int], actor_number: dict[str, int]
) -> list[list[Any]]:
    texts = {document.id: document.text for document in corpus.documents}
    indirect = {mention.span for mention in corpus.mentions if mention.kind in (PRONOUN, NOMINAL)}
    members: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
    for membership in corpus.memberships:
        members[membership.span.document_id].append((membership.span, actor_number[membership.actor_id]))
    rows = []
    for sentence in used:
        text = texts[sentence.document_id][sentence.start : sentence.stop]
        marks = [
            [*_units(text, sentence, span), number, int(span in indirect)]
            for span, number in members[sentence.document_id]
            if sentence.start <= span.start and span.stop <= sentence.stop
        ]
        rows.append([document_number[sentence.document_id], text, sorted(marks)])
    return rows


def _relations(corpus: Corpus, actor_number: dict[str, int], sentence_number: dict[Span, int]) -> list[list[Any]]:
    texts = {document.id: document.text for document in corpus.documents}

    def row(claim: Claim) -> list[int]:
        text = texts[claim.sentence.document_id][claim.sentence.start : claim.sentence.stop]
        offsets = [_units(text, claim.sentence, span) for span in (claim.subject, claim.object, claim.cue)]
        return [sentence_number[claim.sentence], *(unit for pair in offsets for unit in pair)]

    return [
        [
            actor_number[relation.source],
            actor_number[relation.target],
            relation.predicate,
            relation.polarity,
            relation.modality,
            relation_label(relation),
            [row(claim) for claim in relation.claims],
        ]
        for relation in corpus.relations
    ]


def _units(text: str, sentence: Span, span: Span) -> tuple[int, int]:
    """Start and stop of a span in its sentence, in UTF-16 units; a part outside the sentence is cut off."""
    start = min(max(span.start - sentence.start, 0), len(text))
    stop = min(max(span.stop - sentence.start, start), len(text))
    return _length(text[:start]), _length(text[:stop])


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
