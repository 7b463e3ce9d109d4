"""Whom a pronoun stands for: the most salient of those that grammar, gender and number allow, or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from graphkit.extract.discourse import Discourse, Page
from graphkit.extract.memory import followed
from graphkit.extract.persons import FEMALE, MALE
from graphkit.extract.places import SUBJECT, Place, clear_winner, grammatical_role, ranking
from graphkit.extract.pronouns import GROUP, THING, ahead, barred, is_empty, speakers, subjects

if TYPE_CHECKING:
    from graphkit.extract.words import Word

# how many times as salient as the second the first must be; "it" and "they" may also stand for a whole sentence
_MARGIN = {MALE: 1.15, FEMALE: 1.15, THING: 1.5, GROUP: 2.5}


def antecedent(discourse: Discourse, page: Page, token: Word, gender: str, sentence: int) -> int | str | None:
    """Whom a pronoun of that gender (m, f, n, or pl for several) stands for; none where it is not clear.

    A word instead of a referent's number is somebody or something without a name.
    """
    if token.lower_ == "it" and not _may_be_named(discourse, token):
        return None
    if gender == GROUP and page.quoted[token.i]:
        return None  # a speaker's "they" is seldom a firm
    if token.lower_.endswith(("self", "selves")):
        return _reflected(discourse, page, token, gender)
    barred_here = set(_barred(discourse, page, token))
    candidates = list(_fitting(discourse, gender, barred_here))
    candidates += [each for each in _following(discourse, page, token, sentence) if _agrees(discourse, each, gender)]
    if gender == THING and token.head.dep_ == "advcl" and _rivals(candidates, sentence) > 1:
        return None  # "The House may lift sanctions on Norland, imposed after it …" is either's
    ranked = ranking(candidates, sentence, grammatical_role(token), discourse.counts)
    winner = clear_winner(ranked, _MARGIN[gender])
    return None if gender in (THING, GROUP) and _is_passed_over(candidates, winner, sentence) else winner


def _rivals(candidates: Iterable[Place], sentence: int) -> int:
    """How many actors of the sentence itself fit."""
    return len({place.who for place in candidates if place.sentence == sentence})


def _is_passed_over(candidates: Iterable[Place], winner: int | str | None, sentence: int) -> bool:
    """Whether a name in the sentence itself fits a pronoun that would stand for another in an earlier one."""
    here = {place.who for place in candidates if place.sentence == sentence}
    return winner not in here and any(isinstance(who, int) for who in here)


def _may_be_named(discourse: Discourse, it: Word) -> bool:
    """Whether an "it" may stand for a named actor.

    As an object it often stands for what was said, and in a clause that belongs to a noun for that noun or one near
    it ("sanctions on Russia, imposed after it annexed …").
    """
    if it.dep_ not in ("nsubj", "nsubjpass") or is_empty(it, discourse.lemma):
        return False
    return it.head is it or not _describes_a_noun(it.head)


@followed
def _describes_a_noun(verb: Word) -> bool | Word:
    """Whether a word, or one above it, belongs to a noun as its clause."""
    if verb.dep_ in ("acl", "relcl"):
        return True
    return False if verb.head is verb else verb.head


def _reflected(discourse: Discourse, page: Page, token: Word, gender: str) -> int | str | None:
    """The subject of the verb, which "himself" must stand for."""
    verb = token.head if token.head.pos_ in ("VERB", "AUX") else token.head.head
    own = [page.who[each.i] for each in subjects(verb) if each.i in page.who]
    if len(own) != 1:
        return None
    return own[0] if any(place.who == own[0] for place in _fitting(discourse, gender)) else None


def _barred(discourse: Discourse, page: Page, token: Word) -> Iterator[int | str]:
    """Whom the pronoun cannot stand for: by binding, or because they say the sentence it stands in."""
    yield from (page.who[i] for i in barred(token) if i in page.who)
    if page.quoted[token.i]:
        said_by = speakers(token, page.quoted, discourse.lemma)
        yield from (page.who[each.i] for each in said_by if each.i in page.who)


def _fitting(discourse: Discourse, gender: str, barred_here: Collection[int | str] = ()) -> Iterator[Place]:
    """The places that agree with a pronoun, each with the gender that has become known since it was read."""
    of_person = gender in (MALE, FEMALE)
    for place in chain.from_iterable(discourse.places.values()):
        who = place.who
        if gender != GROUP and (place.plural or place.person != of_person):
            continue
        if isinstance(who, int) and place.gender != (known := discourse.genders[who]):
            place = place._replace(gender=known)  # noqa: PLW2901 (the same place)
        if who not in barred_here and _agrees(discourse, place, gender):
            yield place


def _agrees(discourse: Discourse, place: Place, gender: str) -> bool:
    if gender in (MALE, FEMALE):
        return place.person and not place.plural and place.gender in (gender, "")
    if gender == THING:
        return not place.person and not place.plural
    return place.plural or (isinstance(place.who, int) and discourse.referents[place.who].type == "ORG")


def _following(discourse: Discourse, page: Page, token: Word, sentence: int) -> Iterator[Place]:
    """The person whom a pronoun in a phrase put before the sentence points forward to."""
    subject = ahead(token)
    who = page.referent_at(subject) if subject is not None else None
    if who is not None and discourse.referents[who].type == "PERSON":
        yield Place(sentence, who, discourse.genders[who], person=True, plural=False, role=SUBJECT)
