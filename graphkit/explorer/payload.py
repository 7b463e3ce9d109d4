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

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from math import fsum
from operator import not_
from typing import Any

import networkx as nx
import numpy as np

from graphkit.corrections.notes import Notes
from graphkit.explorer.backbone import main_links
from graphkit.explorer.budget import within_budget
from graphkit.explorer.claims import claim_rows, own_quads, relation_rows, rules_of, speakers_of
from graphkit.explorer.columns import Columns, Numbers, pairs_of, relations_of
from graphkit.explorer.ground import lay
from graphkit.explorer.looks import colours, sizes
from graphkit.explorer.options import MEASURES, PageOptions
from graphkit.explorer.texts import read_mentions, read_texts
from graphkit.folded import table_of
from graphkit.graph import Build
from graphkit.lazily import Lazily
from graphkit.model import Corpus

VERSION = 4
OPENING = ("top", "color_by", "size_by", "layout", "since", "until")
"""Options that the page itself reads."""


def payload(build: Build, options: PageOptions | None = None, notes: Notes | None = None) -> dict[str, Any]:
    """The whole content of the page; see the table above. `notes` are those on each actor by its id.

    Rows of documents, sentences, pairs and relations are made when they are read.
    """
    options = options or PageOptions()
    corpus, graph = within_budget(build.corpus, options.evidence), build.graph
    dates = sorted(document.date.iso for document in corpus.documents if document.date)
    measures = [name for name in MEASURES if all(name in data for _, data in graph.nodes(data=True))]
    looks = _Looks(colours(graph, options), sizes(graph, options))
    actor_number = {actor.id: number for number, actor in enumerate(corpus.actors)}
    evidence = _evidence(build.corpus, corpus, main_links(graph))
    return {
        "version": VERSION,
        "title": options.title or corpus.title,
        "options": {name: getattr(options, name) for name in OPENING},
        "period": [dates[0], dates[-1]] if dates else [],
        "documents": evidence["documents"],
        "sentences": evidence["sentences"],
        "rules": evidence["rules"],
        "quads": evidence["quads"],
        "measures": measures,
        "actors": [_actor(build, actor.id, actor.aliases, measures, looks) for actor in corpus.actors],
        "notes": _notes(notes or {}, actor_number),
        "order": _order(build, actor_number),
        "together": evidence["together"],
        "relations": evidence["relations"],
    }


def _evidence(whole: Corpus, corpus: Corpus, main: set[tuple[str, str]]) -> dict[str, Any]:
    """What the page holds of the corpus, cut down from the whole, by the keys of `payload`."""
    ground, pairs, relations = lay(corpus.documents), pairs_of(corpus), relations_of(corpus)
    mentions, references = read_mentions(corpus, ground)
    sentences = ground.spans(relations, "sentence_")
    keys = np.concatenate([ground.keys(ground.spans(pairs)), ground.keys(sentences)])
    used, numbers = np.unique(keys, return_inverse=True)
    together, told = np.split(numbers, [len(pairs["document"])])
    documents, rows = read_texts(corpus, ground, ground.of_keys(used), mentions)
    speakers = speakers_of(relations, ground, sentences, mentions, corpus.documents)
    left_out = np.diff(pairs_of(whole)["first"] - pairs["first"])
    ids = [actor.id for actor in corpus.actors]
    return {
        "documents": documents,
        "sentences": rows,
        "rules": rules_of(relations),
        "quads": own_quads(relations),
        "together": _together(pairs, together, left_out, [(ids[a], ids[b]) in main for a, b in _ends(pairs)]),
        "relations": relation_rows(relations, claim_rows(relations, ground, (sentences, told), references, speakers)),
    }


def _ends(pairs: Columns) -> Iterator[tuple[int, int]]:
    return zip(pairs["source"].tolist(), pairs["target"].tolist(), strict=True)


def _together(pairs: Columns, sentences: Numbers, left_out: Numbers, main: list[bool]) -> Lazily[list[Any]]:
    columns, first, by_names = (pairs["source"], pairs["target"], left_out), pairs["first"], pairs["named"]

    def make(begin: int, end: int) -> Iterator[list[Any]]:
        numbers = (column[begin:end].tolist() for column in columns)
        bounds = first[begin : end + 1].tolist()
        low, high = bounds[0], bounds[-1]
        rows, named = sentences[low:high].tolist(), by_names[low:high].tolist()
        groups = zip(*numbers, main[begin:end], bounds, bounds[1:], strict=False)
        for source, target, left, is_main, one, last in groups:
            found, by_name = rows[one - low : last - low], named[one - low : last - low]
            weak = [] if all(by_name) else list(compress(found, map(not_, by_name)))
            yield [source, target, found, weak, left, int(is_main)]

    return Lazily(len(main), make)


@dataclass(frozen=True)
class _Looks:
    """Colour and radius of each actor."""

    color: dict[str, str]
    size: dict[str, float]


def _notes(notes: Notes, numbers: dict[str, int]) -> list[list[Any]]:
    there = sorted((numbers[actor_id], told) for actor_id, told in notes.items() if actor_id in numbers)
    return [[number, *([each.to, each.author, each.date] for each in told)] for number, told in there]


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
    strength, mentions = _strength(build.graph), dict(build.graph.nodes(data="mentions"))
    ids = sorted(actor_number, key=lambda i: (-strength[i], -mentions[i], i))
    return [actor_number[i] for i in ids]


def _strength(graph: nx.MultiDiGraph) -> dict[str, float]:
    """The weight of all edges of each actor, whatever their kind and direction."""
    if (table := table_of(graph)) is not None:
        weights = np.tile(table.columns["weight"].numbers(np.float64), 2)  # whole numbers, whose sums are exact
        sums = np.bincount(np.concatenate([table.sources, table.targets]), weights, len(table.nodes))
        return dict(zip(table.nodes, sums.tolist(), strict=True))
    strength = dict.fromkeys(graph, 0.0)
    for source, near in graph.adjacency():
        for target, keyed in near.items():
            weight = fsum(data["weight"] for data in keyed.values())
            strength[source] += weight
            strength[target] += weight
    return strength
