"""What the page knows, as one value of plain lists: actors, edges, all their evidence and the texts it stands in.

The page's language counts UTF-16 units where Python counts code points, so every offset is converted here. A sentence
is stored once, however many edges it proves, and where its document's text is stored as a range of that.

| key | meaning |
|---|---|
| documents | [title, source, date, text, whole, [[start, stop, actor, indirect], …]]; see `texts` |
| sentences | [document, start, stop, offset]: where it stands in the text above; its offset in the file's text |
| actors | one object each, in the order of their ids; `measures` in the order of the key `measures` |
| order | actors by connection: weighted degree over all edges, then mentions, then id |
| together | [actor, actor, [sentence, …], [those that rest on a pronoun or noun, …]] |
| relations | [source, target, predicate, event, polarity, modality, label, standing, [claim, …]] |

A claim is [sentence, 6 offsets, indirect, speaker]: start and stop of its subject, object and cue, relative to the
sentence; indirect is 0, or 1 for the subject plus 2 for the object that is no name; speaker is 0 or
[actor or -1, words, start, stop], the range being empty where the speaker is named outside the sentence.
"""

import json
import re
from typing import Any

from graphkit.explorer.texts import Texts, read_texts, units
from graphkit.graph import Build, relation_label
from graphkit.model import Claim, Corpus, Relation, Span

MEASURES = ("degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank")
VERSION = 2
STANDING = ("role_of", "member_of", "part_of", "located_in", "family_of", "origin", "state", "without agent")
"""How the rules of claims begin that say what an actor is or what befell it ("was born in"), not what it does."""

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def to_json(value: object) -> str:
    """JSON that may stand in a page: < > & and the line separators of scripts are escaped, also lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def payload(build: Build) -> dict[str, Any]:
    """The whole content of the page; see the table above."""
    corpus, graph = build.corpus, build.graph
    actor_number = {actor.id: number for number, actor in enumerate(corpus.actors)}
    used = sorted(_evidence(corpus))
    sentence_number = {span: number for number, span in enumerate(used)}
    texts = read_texts(corpus, used, actor_number)
    dates = sorted(document.date.iso for document in corpus.documents if document.date)
    measures = [name for name in MEASURES if all(name in data for _, data in graph.nodes(data=True))]
    return {
        "version": VERSION,
        "title": corpus.title,
        "period": [dates[0], dates[-1]] if dates else [],
        "documents": texts.documents,
        "sentences": texts.sentences,
        "measures": measures,
        "actors": [_actor(build, actor.id, actor.aliases, measures) for actor in corpus.actors],
        "order": _order(build, actor_number),
        "together": [
            [
                actor_number[pair.source],
                actor_number[pair.target],
                [sentence_number[span] for span in pair.sentences],
                [sentence_number[span] for span in pair.by_reference],
            ]
            for pair in corpus.cooccurrences
        ],
        "relations": [_relation(relation, texts, actor_number, sentence_number) for relation in corpus.relations],
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


def _relation(
    relation: Relation, texts: Texts, actor_number: dict[str, int], sentence_number: dict[Span, int]
) -> list[Any]:
    standing = all(claim.rule.startswith(STANDING) for claim in relation.claims)
    return [
        actor_number[relation.source],
        actor_number[relation.target],
        relation.predicate,
        relation.event,
        relation.polarity,
        relation.modality,
        relation_label(relation),
        int(standing and not relation.event),
        [_claim(claim, texts, sentence_number) for claim in relation.claims],
    ]


def _claim(claim: Claim, texts: Texts, sentence_number: dict[Span, int]) -> list[Any]:
    text = texts.cut(claim.sentence)
    offsets = [units(text, claim.sentence, span) for span in (claim.subject, claim.object, claim.cue)]
    indirect = (claim.subject in texts.indirect) + 2 * (claim.object in texts.indirect)
    speaker: int | list[Any] = 0
    if claim.speaker:
        speaker = [texts.owner.get(claim.speaker, -1), texts.cut(claim.speaker)]
        speaker += units(text, claim.sentence, claim.speaker)
    return [sentence_number[claim.sentence], *(unit for pair in offsets for unit in pair), indirect, speaker]
