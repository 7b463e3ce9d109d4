"""Sentences that people say are no evidence between two actors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from graphkit.corrections.consistent import in_order, told
from graphkit.model import Actor, Correction, Membership, Rejection, Span
from graphkit.resolve.lookup import Draft, find, in_documents, make_directory


def find_rejections(
    corrections: Iterable[Correction],
    found: tuple[Sequence[Actor], Sequence[Membership]],
    sentences: Iterable[Span],
    texts: Mapping[str, str],
    sources: Mapping[str, str],
) -> tuple[tuple[Rejection, ...], tuple[str, ...]]:
    """Each rejected sentence with the ids of its two actors, sorted; and, in words, the decisions that match none.

    `found` is what resolution concluded. A quotation may be part of a sentence and broken into lines anyhow.
    """
    decided = [each for each in in_order(corrections) if each.kind == "reject"]
    if not decided:
        return (), ()
    members: defaultdict[str, list[Membership]] = defaultdict(list)
    for membership in found[1]:
        members[membership.actor_id].append(membership)
    directory = make_directory([Draft(actor, tuple(members[actor.id])) for actor in found[0]], sources)
    by_document: defaultdict[str, list[Span]] = defaultdict(list)
    for sentence in sentences:
        by_document[sentence.document_id].append(sentence)
    rejections: set[Rejection] = set()
    unused = []
    for each in decided:
        owners = [[directory.drafts[number] for number in find(name, directory)] for name in each.names]
        pairs = [(one, other) for one, other in product(*owners) if one.actor.id != other.actor.id]
        matching = {row for pair in pairs for row in _of_pair(each, pair, by_document, texts, sources)}
        rejections |= matching
        if not matching:
            unused.append(f"{told(each)}: there is no such sentence")
    return tuple(sorted(rejections)), tuple(unused)


def _of_pair(
    correction: Correction,
    pair: tuple[Draft, Draft],
    sentences: Mapping[str, Sequence[Span]],
    texts: Mapping[str, str],
    sources: Mapping[str, str],
) -> Iterable[Rejection]:
    one, other = sorted(draft.actor.id for draft in pair)
    for document_id in sorted(pair[0].documents & pair[1].documents):
        if in_documents(document_id, correction.documents, sources):
            for sentence in sentences.get(document_id, ()):
                if _is_meant(correction, sentence, texts[document_id]):
                    yield Rejection(sentence, one, other, correction.predicate)


def _is_meant(correction: Correction, sentence: Span, text: str) -> bool:
    if correction.offsets and correction.offsets != (sentence.start, sentence.stop):
        return False
    return _on_one_line(correction.quotation) in _on_one_line(text[sentence.start : sentence.stop])


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
