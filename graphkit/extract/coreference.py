"""Pronouns and noun phrases put on the names they stand for, in one reading from left to right.

Rules over the parse, the surest first, as in the sieve of Lee et al. (2013), Deterministic Coreference Resolution Based
on Entity-Centric, Precision-Ranked Rules; what is left is ranked by salience (Lappin and Leass 1994). Whatever is in
doubt stays alone: a wrong edge costs a reader more than a missing one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from graphkit.extract.antecedents import antecedent
from graphkit.extract.discourse import Discourse, Page, remember, remember_role
from graphkit.extract.entities import is_headline
from graphkit.extract.introductions import name_head
from graphkit.extract.mentions import Found
from graphkit.extract.nominals import PREDICATE, named_by, noun_of, phrase_start
from graphkit.extract.persons import FEMALE, MALE, PERSON
from graphkit.extract.places import Place, grammatical_role, quoted_words
from graphkit.extract.pronouns import GROUP, PRONOUNS, THING
from graphkit.extract.referents import Referent, find_referents
from graphkit.model import NOMINAL, PRONOUN

if TYPE_CHECKING:
    from graphkit.extract.words import Parsed, Word

#: values of `mode`; only ALL adds pronouns and noun phrases
NONE, NAMES, ALL = "none", "names", "all"
_WINDOW = 3  # sentences before the one that is read
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE_PHRASES = ("compound", "amod", "nmod")
_PLURALS = ("NNS", "NNPS")


def resolve_references(
    every: Sequence[Parsed], found: Sequence[Sequence[Found]], lemma: Callable[[Word], str], mode: str = ALL
) -> list[list[Found]]:
    """The mentions of one document's blocks with its pronouns and noun phrases, sorted, without overlaps.

    Each added one has as antecedent a name in the same document, the fullest one of its actor.
    """
    if mode != ALL:
        return [list(mentions) for mentions in found]
    referents = find_referents(every, found)
    discourse = Discourse(referents, lemma, {each.number: each.gender for each in referents})
    sentence = 0
    read: list[list[Found]] = []
    for page, mentions in zip(_pages(every, found, referents), found, strict=True):
        added: list[Found] = []
        for first, last in page.parsed.sentences:
            added += _read_sentence(discourse, page, page.parsed.words[first:last], sentence)
            sentence += 1
        read.append(sorted([*mentions, *added]))
    return read


def _pages(every: Sequence[Parsed], found: Sequence[Sequence[Found]], referents: Sequence[Referent]) -> Iterator[Page]:
    by_place = {place: each.number for each in referents for place in each.mentions}
    for number, (parsed, mentions) in enumerate(zip(every, found, strict=True)):
        taken = [False] * len(parsed.words)
        who: dict[int, int | str] = {}
        for each in mentions:
            known = by_place.get((number, each.first), f"mention {number} {each.first}")
            for i in range(each.first, each.last):
                taken[i], who[i] = True, known
        starts = {each.first: each for each in mentions}
        yield Page(parsed, who, starts, taken, quoted_words(parsed.texts), is_headline(parsed.texts))


def _read_sentence(discourse: Discourse, page: Page, tokens: Sequence[Word], sentence: int) -> Iterator[Found]:
    discourse.places.pop(sentence - _WINDOW - 1, None)
    starts, taken = page.starts, page.taken
    for token in tokens:
        i = token.i
        if taken[i]:
            if i in starts:
                _read_name(discourse, page, starts[i], sentence)
        elif gender := PRONOUNS.get(token.lower_):
            yield from _read_pronoun(discourse, page, token, gender, sentence)
        elif _heads_phrase(token) and not (page.headline and token.text[0].isupper()):
            yield from _read_noun(discourse, page, token, sentence)


def _heads_phrase(token: Word) -> bool:
    if token.tag_ in _NOUNS:
        return token.dep_ not in _INSIDE_PHRASES
    return token.tag_ == "CD" and token.lower_ == "one" and token.dep_ in ("attr", "appos")


def _read_name(discourse: Discourse, page: Page, each: Found, sentence: int) -> None:
    head = name_head(page.parsed.words[each.first : each.last])
    role = grammatical_role(head)
    who = page.who[each.first]
    if not isinstance(who, int):
        remember(discourse, page, head, Place(sentence, who, "", person=False, plural=True, role=role))
        return
    referent = discourse.referents[who]
    for noun in sorted(referent.roles):
        remember_role(discourse, noun, who)
    person = referent.type == "PERSON"
    remember(discourse, page, head, Place(sentence, who, discourse.genders[who], person, plural=False, role=role))


def _read_pronoun(discourse: Discourse, page: Page, token: Word, gender: str, sentence: int) -> Iterator[Found]:
    who = antecedent(discourse, page, token, gender, sentence)
    if who is None:
        return
    person = gender in (MALE, FEMALE)
    if isinstance(who, int):
        if person and not discourse.genders[who]:
            discourse.genders[who] = gender
        yield _reference(discourse, page, (token.i, token.i + 1), who, PRONOUN)
    role = grammatical_role(token)
    remember(discourse, page, token, Place(sentence, who, gender if person else THING, person, gender == GROUP, role))


def _read_noun(discourse: Discourse, page: Page, token: Word, sentence: int) -> Iterator[Found]:
    plural, noun = token.tag_ in _PLURALS, noun_of(token)
    unnamed = plural or (noun is None and token.lower_ != "one")
    who, rule = (None, "") if unnamed else named_by(discourse, page, token, sentence)
    person = noun is not None and noun.kind == PERSON
    gender = noun.gender if noun is not None and person else THING
    if who is not None:
        yield _reference(discourse, page, (phrase_start(token, page.taken), token.i + 1), who, NOMINAL, rule)
        remember_role(discourse, token.lower_, who)
        if person and not discourse.genders[who]:
            discourse.genders[who] = gender
        if rule == PREDICATE:
            return
    known: int | str = token.lower_ if who is None else who
    remember(discourse, page, token, Place(sentence, known, gender, person, plural, grammatical_role(token)))


def _reference(
    discourse: Discourse, page: Page, span: tuple[int, int], who: int, kind: str, rule: str = PRONOUN
) -> Found:
    referent = discourse.referents[who]
    first, last = span
    for i in range(first, last):
        page.taken[i] = True
    return Found(first, last, referent.type, kind, rule, referent.fullest)
