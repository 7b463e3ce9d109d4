"""People whose surname is a city's name: "Jack London", and "London" for him where a person is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphkit.extract.introductions import said_of
from graphkit.extract.persons import PERSON as HUMAN
from graphkit.extract.persons import actor_nouns
from graphkit.extract.words import text_of
from graphkit.facts import demonyms_index, first_names, names_index, titles
from graphkit.facts.vocabulary import BY_SURNAME
from graphkit.model import NAME

if TYPE_CHECKING:
    from graphkit.extract.mentions import Found
    from graphkit.extract.words import Word

PERSON, BY_CITY = "PERSON", "surname of a city's name"
_WHERE = frozenset("in at from near into to through around outside across toward towards via within beyond".split())
_BEARINGS = frozenset(
    """north south east west northern southern eastern western central upper lower greater downtown old new inner outer
    port fort mount lake cape saint san st metro""".split()
)


def with_surnames(blocks: Sequence[Sequence[Word]], every: list[list[Found]]) -> list[list[Found]]:
    """The mentions of one document, those of people under a city's name among them."""
    full = [[_joined(block, each) for each in found] for block, found in zip(blocks, every, strict=True)]
    people = {
        block[each.last - 1].text: text_of(block[each.first : each.last])
        for block, found in zip(blocks, full, strict=True)
        for each in found
        if each.type == PERSON and each.last - each.first > 1 and is_city(block[each.last - 1].text)
    }
    if not people:
        return every
    return [
        [_short(block, each, people) for each in _without_covered(found)]
        for block, found in zip(blocks, full, strict=True)
    ]


def is_city(text: str) -> bool:
    """Whether a word names nothing but cities in the tables."""
    facts = names_index().get(text, ())
    return bool(facts) and all(fact.role in ("capital", "city") for fact in facts)


def _joined(block: Sequence[Word], each: Found) -> Found:
    """A city's name with the given name before it, where the sentence says that this is a person."""
    if each.last - each.first > 1 or each.kind != NAME or each.first == 0 or not is_city(block[each.first].text):
        return each
    before = block[each.first - 1]
    if before.dep_ != "compound" or before.head.i != each.first or not _may_be_given(before):
        return each
    name = block[each.first - 1 : each.last]
    told = any(noun in actor_nouns() and actor_nouns()[noun].kind == HUMAN for noun in said_of(name))
    if told or before.text in first_names():
        return each._replace(first=each.first - 1, type=PERSON, rule=BY_CITY)
    return each


def _may_be_given(token: Word) -> bool:
    if token.tag_ != "NNP" or not token.text.isalpha() or not token.text.istitle() or len(token.text) < 3:
        return False
    known = token.text in names_index() or token.text in demonyms_index() or token.lower_ in titles()
    return not known and token.lower_ not in _BEARINGS and token.lower_ not in actor_nouns()


def _without_covered(found: Sequence[Found]) -> Iterator[Found]:
    """Without the mentions inside one that was made longer."""
    longer = [each for each in found if each.rule == BY_CITY]
    for each in found:
        if not any(other is not each and other.first <= each.first < other.last for other in longer):
            yield each


def _short(block: Sequence[Word], each: Found, people: dict[str, str]) -> Found:
    """A city's name alone, as the person's whom the document calls so, unless it is where something is."""
    token = block[each.first]
    if each.last - each.first > 1 or token.text not in people or each.kind != NAME or each.type == PERSON:
        return each
    placed = token.dep_ == "pobj" and token.head.lower_ in _WHERE
    if placed or token.dep_ in ("compound", "amod", "nmod", "appos", "npadvmod") or not is_city(token.text):
        return each
    return each._replace(type=PERSON, rule=BY_SURNAME + people[token.text])
