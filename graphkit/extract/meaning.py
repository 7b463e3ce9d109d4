"""Whom mentions mean by the user's words: own names and metonyms get the name they stand for, ignored ones go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from graphkit.extract.agents import REPORTING
from graphkit.extract.coreference import NONE
from graphkit.extract.events import noun_event
from graphkit.extract.introductions import name_head
from graphkit.extract.mentions import BY_FACTS, Found
from graphkit.extract.ontology import plover
from graphkit.facts.metonyms import metonyms
from graphkit.facts.vocabulary import BY_ITSELF, BY_METONYM, Vocabulary, meant_by
from graphkit.model import BY_WEAK_NAME, DEMONYM
from graphkit.spelling import fold

if TYPE_CHECKING:
    from graphkit.extract.words import Parsed, Word


def mean(
    pages: Sequence[Parsed], every: list[list[Found]], word: Callable[[Word], str], coreference: str, words: Vocabulary
) -> list[list[Found]]:
    """The mentions of one document's blocks, read as the user wants; references to what is ignored go with it."""
    if words.ignored:
        every = _without_ignored(pages, every, frozenset(map(fold, words.ignored)))
    if words.merge_metonyms:
        every = [[_represented(page, each, word) for each in found] for page, found in zip(pages, every, strict=True)]
    if coreference == NONE:
        every = [[_alone(each) for each in found if each.kind != DEMONYM] for found in every]
    return every


def _represented(page: Parsed, each: Found, word: Callable[[Word], str]) -> Found:
    """A mention of a seat of power, as one of those whom it represents; of a capital only where it acts as one."""
    metonym = metonyms().get(page.text(each.first, each.last)) if each.rule in (BY_FACTS, BY_WEAK_NAME) else None
    if metonym is None or not (metonym.always or acts(name_head(page.words[each.first : each.last]), word)):
        return each
    return each._replace(rule=BY_METONYM + metonym.stands_for)


def acts(name: Word, word: Callable[[Word], str]) -> bool:
    """Whether a place's name is what acts in its clause: it says, wants, warns, rejects; not "lies" or "grew"."""
    while name.dep_ == "conj":
        name = name.head
    if name.dep_ == "pobj" and name.head.lower_ == "by":
        return name.head.dep_ == "agent" or bool(noun_event(word(name.head.head), plover()))
    if name.dep_ != "nsubj" or name.head.pos_ != "VERB":
        return False
    verb = word(name.head)
    return verb in REPORTING or any((verb, role) in plover() for role in ("verb", "over", "light"))


def _without_ignored(pages: Sequence[Parsed], every: list[list[Found]], ignored: frozenset[str]) -> list[list[Found]]:
    gone = {
        (number, each.first)
        for number, (page, found) in enumerate(zip(pages, every, strict=True))
        for each in found
        if each.antecedent is None and fold(page.text(each.first, each.last)) in ignored
    }
    return [
        [each for each in found if (number, each.first) not in gone and each.antecedent not in gone]
        for number, found in enumerate(every)
    ]


def _alone(each: Found) -> Found:
    kept = each.rule == BY_WEAK_NAME or meant_by(each.rule)
    return each if kept else each._replace(rule=BY_ITSELF)
