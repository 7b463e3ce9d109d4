"""What the page knows, as one value of plain lists: actors, edges, all their evidence and the texts it stands in.

The page's language counts UTF-16 units where Python counts code points, so every offset is converted here. A sentence
is stored once, however many edges it proves, and where its document's text is stored as a range of that.

| key | meaning |
|---|---|
| documents | [title, source, date, text, whole, [start, stop, actor, indirect, start, …], story, outlet, url] |
| sentences | [document, start, stop, offset]: where it stands in the text above; its offset in the file's text |
| actors | one object each, in the order of their ids; `measures` in the order of the key `measures`, `ranks` too: the
lowest and highest rank each may have, or 0 |
| notes | [actor, [words, author, date], …] of each actor that people noted something about |
| order | actors by connection: weighted degree over all edges, then mentions, then id |
| together | [actor, actor, [sentence, …], [those that rest on a pronoun or noun, …], left out, backbone]: how many
sentences the page's budget left out; whether the link is one of the main ones |
| relations | [source, target, predicate, event, polarity, modality, label, standing, [claim, …]] |
| rules | names of the rules that claims were found by |
| quads | [event, class] for each event type to which the user's own ontology gives a class, sorted |
| options | how the page opens: top, color_by, size_by, layout, since, until |

A claim is [sentence, 6 offsets, indirect, speaker, rule, tense]: start and stop of its subject, object and cue,
relative to the sentence; indirect is 0, or 1 for the subject plus 2 for the object that is no name; speaker is 0 or
[actor or -1, words, start, stop], the range being empty where the speaker is named outside the sentence; rule is its
number in `rules`; tense is past, present, future or empty.
"""

import json
import re
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from graphkit.corrections.notes import Notes
from graphkit.explorer.backbone import main_links
from graphkit.explorer.budget import within_budget
from graphkit.explorer.looks import colours, sizes
from graphkit.explorer.options import MEASURES, PageOptions
from graphkit.explorer.texts import Texts, read_texts, units
from graphkit.graph import Build, relation_label
from graphkit.model import Claim, Corpus, Relation, Span

VERSION = 4
STANDING = ("role_of", "member_of", "part_of", "located_in", "family_of", "origin", "state", "without agent")
"""How the rules of claims begin that say what an actor is or what befell it ("was born in"), not what it does."""

OPENING = ("top", "color_by", "size_by", "layout", "since", "until")
"""Options that the page itself reads."""

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def to_json(value: object) -> str:
    """JSON that may stand in a page: < > & and the line separators of scripts are escaped, also lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def payload(build: Build, options: PageOptions | None = None, notes: Notes | None = None) -> dict[str, Any]:
    """The whole content of the page; see the table above. `notes` are those on each actor by its id."""
    options = options or PageOptions()
    corpus, graph = within_budget(build.corpus, options.evidence), build.graph
    actor_number = {actor.id: number for number, actor in enumerate(corpus.actors)}
    used = sorted(_evidence(corpus), key=attrgetter("document_id", "start", "stop"))
    numbers = _Numbers(
        actor_number,
        {span: number for number, span in enumerate(used)},
        {rule: number for number, rule in enumerate(_rules(corpus))},
    )
    texts = read_texts(corpus, used, actor_number)
    dates = sorted(document.date.iso for document in corpus.documents if document.date)
    measures = [name for name in MEASURES if all(name in data for _, data in graph.nodes(data=True))]
    looks = _Looks(colours(graph, options), sizes(graph, options))
    return {
        "version": VERSION,
        "title": options.title or corpus.title,
        "options": {name: getattr(options, name) for name in OPENING},
        "period": [dates[0], dates[-1]] if dates else [],
        "documents": texts.documents,
        "sentences": texts.sentences,
        "rules": list(numbers.rule),
        "quads": _own_quads(corpus),
        "measures": measures,
        "actors": [_actor(build, actor.id, actor.aliases, measures, looks) for actor in corpus.actors],
        "notes": _notes(notes or {}, actor_number),
        "order": _order(build, actor_number),
        "together": _together(build.corpus, corpus, numbers, main_links(graph)),
        "relations": [_relation(relation, texts, numbers) for relation in corpus.relations],
    }


@dataclass(frozen=True)
class _Numbers:
    """Where things stand in the lists of the page."""

    actor: dict[str, int]
    sentence: dict[Span, int]
    rule: dict[str, int]


@dataclass(frozen=True)
class _Looks:
    """Colour and radius of each actor."""

    color: dict[str, str]
    size: dict[str, float]


def _notes(notes: Notes, numbers: dict[str, int]) -> list[list[Any]]:
    there = sorted((numbers[actor_id], told) for actor_id, told in notes.items() if actor_id in numbers)
    return [[number, *([each.to, each.author, each.date] for each in told)] for number, told in there]


def _rules(corpus: Corpus) -> list[str]:
    return sorted({claim.rule for relation in corpus.relations for claim in relation.claims})


def _together(whole: Corpus, cut: Corpus, numbers: _Numbers, main: set[tuple[str, str]]) -> list[list[Any]]:
    return [
        [
            numbers.actor[pair.source],
            numbers.actor[pair.target],
            [numbers.sentence[span] for span in pair.sentences],
            [numbers.sentence[span] for span in pair.by_reference],
            len(full.sentences) - len(pair.sentences),
            int((pair.source, pair.target) in main),
        ]
        for full, pair in zip(whole.cooccurrences, cut.cooccurrences, strict=True)
    ]


def _evidence(corpus: Corpus) -> set[Span]:
    spans = {span for pair in corpus.cooccurrences for span in pair.sentences}
    return spans | {claim.sentence for relation in corpus.relations for claim in relation.claims}


def _actor(build: Build, actor_id: str, aliases: tuple[str, ...], measures: list[str], looks: _Looks) -> dict[str, Any]:
    data = build.graph.nodes[actor_id]
    plain = ("label", "type", "wikidata", "mentions", "documents", "community")
    return {
        "id": actor_id,
        **{name: data[name] for name in plain},
        "role": data.get("role", ""),
        "stability": data.get("community_stability", 0),
        "color": looks.color[actor_id],
        "aliases": list(aliases),
        "period": [data["first_date"], data["last_date"]],
        "x": data["x"],
        "y": data["y"],
        "size": looks.size[actor_id],
        # Six digits tell ranks apart and keep the last bits of a float out of the file.
        "measures": [float(f"{data[name]:.6g}") for name in measures],
        "ranks": [_interval(data, name) for name in measures],
    }


def _interval(data: dict[str, Any], measure: str) -> list[int] | int:
    """Lowest and highest rank by a measure, 0 if they were not measured."""
    prefix = "" if measure == "strength" else f"{measure}_"
    low, high = (data.get(f"{prefix}rank_{end}", 0) for end in ("low", "high"))
    return [int(low), int(high)] if low and high else 0


def _order(build: Build, actor_number: dict[str, int]) -> list[int]:
    strength = dict(build.graph.degree(weight="weight"))
    mentions = dict(build.graph.nodes(data="mentions"))
    ids = sorted(actor_number, key=lambda i: (-strength[i], -mentions[i], i))
    return [actor_number[i] for i in ids]


def _own_quads(corpus: Corpus) -> list[list[str]]:
    """Each event type to which the user's ontology gives a class, with it."""
    own = {(each.event, claim.quad) for each in corpus.relations for claim in each.claims if claim.quad}
    return [list(pair) for pair in sorted(own)]


def _relation(relation: Relation, texts: Texts, numbers: _Numbers) -> list[Any]:
    standing = all(claim.rule.startswith(STANDING) for claim in relation.claims)
    return [
        numbers.actor[relation.source],
        numbers.actor[relation.target],
        relation.predicate,
        relation.event,
        relation.polarity,
        relation.modality,
        relation_label(relation),
        int(standing and not relation.event),
        [_claim(claim, texts, numbers) for claim in relation.claims],
    ]


def _claim(claim: Claim, texts: Texts, numbers: _Numbers) -> list[Any]:
    text = texts.cut(claim.sentence)
    offsets = [units(text, claim.sentence, span) for span in (claim.subject, claim.object, claim.cue)]
    indirect = (claim.subject in texts.indirect) + 2 * (claim.object in texts.indirect)
    speaker: int | list[Any] = 0
    if claim.speaker:
        speaker = [texts.owner.get(claim.speaker, -1), texts.cut(claim.speaker)]
        speaker += units(text, claim.sentence, claim.speaker)
    flat = (unit for pair in offsets for unit in pair)
    return [numbers.sentence[claim.sentence], *flat, indirect, speaker, numbers.rule[claim.rule], claim.tense]
