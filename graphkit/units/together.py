"""Pairs of actors that are together in a wider unit than a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from graphkit.model import DEMONYM, MOST_TOGETHER, NAME, Cooccurrence, Corpus, Span
from graphkit.units.cuts import SENTENCE, WINDOW, cuts_of, spans_of, window_of

#: sentence number in its document → whether a name stands there, not only a pronoun or a noun
Places = dict[int, bool]
Pair = tuple[str, str]
#: first and last sentence, and whether names stand in both, not only a pronoun or a noun
Run = tuple[int, int, bool]


def cooccurrences_by(corpus: Corpus, unit: str) -> Sequence[Cooccurrence]:
    """The pairs of actors that are together in such a unit, sorted; the corpus' own pairs must be those of sentences.

    `sentences` of the outcome are runs of one or more whole sentences. Raises UnitUnknown.
    """
    width = window_of(unit)
    if unit == SENTENCE:
        return corpus.cooccurrences
    sentences, named = spans_of(corpus), _named(corpus)
    rejected = _rejected(corpus, sentences, named)
    found: defaultdict[Pair, list[tuple[Span, bool]]] = defaultdict(list)
    for document in corpus.documents:
        here = sentences[document.id]
        cuts = cuts_of(document.text, here, unit, blocks=False)
        for places in _by_cut(named[document.id], cuts):
            for pair in combinations(sorted(places), 2):
                barred = rejected.get((*pair, document.id), set())
                runs = [run for run in _runs(places[pair[0]], places[pair[1]], width) if barred.isdisjoint(run[:2])]
                kept = runs if unit.startswith(WINDOW) else _shortest(runs)
                found[pair] += [(Span(document.id, here[i].start, here[j].stop), direct) for i, j, direct in kept]
    return tuple(_cooccurrence(pair, found[pair]) for pair in sorted(found) if found[pair])


def _named(corpus: Corpus) -> defaultdict[str, defaultdict[str, Places]]:
    """For each document: actor → sentences that name it, but for those that name too many."""
    starts = {document: [span.start for span in spans] for document, spans in spans_of(corpus).items()}
    names = {mention.span for mention in corpus.mentions if mention.kind in (NAME, DEMONYM)}
    found: defaultdict[str, defaultdict[str, Places]] = defaultdict(lambda: defaultdict(dict))
    for each in corpus.memberships:
        places = found[each.span.document_id][each.actor_id]
        sentence = bisect_right(starts[each.span.document_id], each.span.start) - 1
        places[sentence] = places.get(sentence, False) or each.span in names
    for actors in found.values():
        many = Counter(sentence for places in actors.values() for sentence in places)
        for sentence in [sentence for sentence, count in many.items() if count > MOST_TOGETHER]:
            for places in actors.values():
                places.pop(sentence, None)
    return found


def _rejected(
    corpus: Corpus, sentences: Mapping[str, Sequence[Span]], named: Mapping[str, Mapping[str, Places]]
) -> dict[tuple[str, str, str], set[int]]:
    """Sentences that name two actors of a document and yet are none of the pair's: people rejected them."""
    evidence = {(pair.source, pair.target): set(pair.sentences) for pair in corpus.cooccurrences}
    rejected: defaultdict[tuple[str, str, str], set[int]] = defaultdict(set)
    for document, actors in named.items():
        present: defaultdict[int, list[str]] = defaultdict(list)
        for actor in sorted(actors):
            for sentence in actors[actor]:
                present[sentence].append(actor)
        for sentence, here in present.items():
            for pair in combinations(here, 2):
                if sentences[document][sentence] not in evidence.get(pair, ()):
                    rejected[*pair, document].add(sentence)
    return rejected


def _by_cut(actors: Mapping[str, Places], cuts: Sequence[int]) -> Iterator[dict[str, Places]]:
    """For each unit of a document that names anybody: the actors and where."""
    found: defaultdict[int, defaultdict[str, Places]] = defaultdict(lambda: defaultdict(dict))
    for actor, places in actors.items():
        for sentence, direct in places.items():
            found[bisect_right(cuts, sentence)][actor][sentence] = direct
    yield from (found[unit] for unit in sorted(found))


def _runs(one: Places, other: Places, width: int | None) -> Iterator[Run]:
    """First and last sentence of the shortest runs that name both, and whether by names; none holds another one."""
    merged = sorted(one.keys() | other.keys())
    for sentence in merged:
        if sentence in one and sentence in other:
            yield sentence, sentence, one[sentence] and other[sentence]
    for first, last in pairwise(merged):
        ends = (one, other) if first in one else (other, one)
        alone = (first in one) != (first in other) and (last in one) != (last in other)
        if alone and last in ends[1] and (width is None or last - first <= width):
            yield first, last, ends[0][first] and ends[1][last]


def _shortest(runs: Sequence[Run]) -> list[Run]:
    """The run that shows best that two actors are together: short, by names, early."""
    return sorted(runs, key=lambda run: (run[1] - run[0], not run[2], run[0]))[:1]


def _cooccurrence(pair: Pair, runs: Sequence[tuple[Span, bool]]) -> Cooccurrence:
    ordered = sorted(runs, key=lambda run: (run[0].document_id, run[0].start, run[0].stop))
    return Cooccurrence(
        *pair, tuple(span for span, _ in ordered), tuple(span for span, direct in ordered if not direct)
    )
