"""Which named actor a common noun stands for: by apposition, as a predicate, by its role, or as the likeliest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graphkit.extract.discourse import Discourse, Page, prominence
from graphkit.extract.introductions import COPULAS, denies
from graphkit.extract.persons import COUNTRY, ORGANISATION, PERSON, TOWN, Noun, actor_nouns
from graphkit.extract.places import clear_winner
from graphkit.extract.pronouns import PRONOUNS, subjects
from graphkit.extract.referents import TERRITORIES, Referent
from graphkit.extract.words import Word, is_punctuation, left_edge

_BRACKETS = ("(", "[")
_DEFINITE = ("the", "this", "that")
_KINDS = (COUNTRY, TOWN)  # with organisations and other places the guess is wrong more often than right
_KIND_MARGIN = 1.4
_MODIFIERS = ("amod", "compound", "det", "nummod", "nmod", "advmod", "punct")
_RESTRICTING = ("relcl", "acl", "prep", "nummod")
APPOSITION, PREDICATE, ROLE, KIND = "apposition", "predicate noun", "role", "kind of actor"


def noun_of(token: Word) -> Noun | None:
    """What kind of actor a singular noun names, none if the word is no such noun."""
    return actor_nouns().get(token.lower_) if token.tag_ in ("NN", "NNP") else None


def apposed(token: Word, who_at: Callable[[Word], int | None]) -> int | None:
    """The name a noun stands in apposition to: "Ada Brook, the painter", "the painter, Ada Brook".

    In brackets stands what is no role (a film, a party).
    """
    if token.dep_ == "appos" and (who := who_at(token.head)) is not None:
        start = left_edge(token)
        return None if start > 0 and token.whole.words[start - 1].text in _BRACKETS else who
    for child in token.children:
        if child.dep_ == "appos" and (who := who_at(child)) is not None:
            return who
    return None


def has_determiner(token: Word) -> bool:
    """Whether an article or a possessor stands before a noun: "the painter", "her father"."""
    return any(child.dep_ in ("det", "poss") for child in token.children)


def predicated(token: Word, who_at: Callable[[Word], int | None]) -> int | None:
    """Whom a noun says something of: "Ada Brook is a painter", "she became the president", "he is one of …"."""
    verb = token.head
    if (
        token.dep_ not in ("attr", "oprd")
        or verb.lower_ not in COPULAS
        or any(denies(child) for child in verb.children)
    ):
        return None
    own = subjects(verb)
    return who_at(own[0]) if len(own) == 1 and own[0].i < token.i else None


def owner(token: Word) -> Word | None:
    """Whose a noun is: "his father", "Ada's father"."""
    return next((child for child in token.children if child.dep_ == "poss"), None)


def is_definite(token: Word) -> bool:
    """Whether a noun points back: with "the" or "this", or as a title used as a name ("Petitioner filed")."""
    kinds = {child.dep_: child for child in token.children}
    if "det" in kinds:
        return kinds["det"].lower_ in _DEFINITE
    return bool(token.tag_ == "NNP" and "poss" not in kinds and token.dep_ in ("nsubj", "nsubjpass", "poss"))


def is_restricted(token: Word) -> bool:
    """Whether the phrase says itself who is meant: "the president of Chile", "the man who left"."""
    return any(child.dep_ in _RESTRICTING and child.i > token.i for child in token.children)


def has_modifier(token: Word) -> bool:
    """Whether an adjective or noun before it sets it apart: "the new president", "the Chilean president"."""
    return any(
        child.dep_ in ("amod", "compound", "nmod", "nummod", "poss") and child.i < token.i for child in token.children
    )


def named_by(discourse: Discourse, page: Page, token: Word, sentence: int) -> tuple[int | None, str]:
    """The referent that a singular noun of an actor, or "one", stands for, by which rule; none if that is not clear."""

    def who_at(other: Word) -> int | None:
        who = page.referent_at(other)
        return None if who is None or _clashes(discourse, token, who) else who

    if token.i + 1 in page.starts and not has_determiner(token):
        return None, ""  # a title: "veteran painter Ada Brook"
    if (who := apposed(token, who_at)) is not None:
        return who, APPOSITION
    if (who := predicated(token, who_at)) is not None:
        return who, PREDICATE
    noun = noun_of(token)
    if noun is None or is_restricted(token):
        return None, ""
    if (who := _by_role(discourse, page, token, noun)) is not None:
        return who, ROLE
    return _by_kind(discourse, token, noun, sentence), KIND


def _clashes(discourse: Discourse, token: Word, who: int) -> bool:
    """Whether a noun cannot be said of a referent: a company of a person, a queen of a man."""
    noun, referent = noun_of(token), discourse.referents[who]
    if noun is None:
        return bool(token.lower_ != "one")
    if token.lower_ in referent.roles and (noun.kind == PERSON) == (referent.type == "PERSON"):
        return False
    return not _fits(noun, referent, discourse.genders[who])


def _fits(noun: Noun, referent: Referent, gender: str) -> bool:
    """Whether a noun may stand for a referent, by type, gender and what the tables of facts say of it."""
    if noun.kind == PERSON:
        return referent.type == "PERSON" and (not noun.gender or not gender or gender == noun.gender)
    if noun.kind == ORGANISATION:
        return referent.type == "ORG"
    if noun.kind == COUNTRY:
        return referent.role in TERRITORIES
    return referent.type in ("GPE", "LOC", "FAC") and referent.role not in TERRITORIES


def _by_role(discourse: Discourse, page: Page, token: Word, noun: Noun) -> int | None:
    """The one introduced so: "the president", after "President Brook"; "her father", after "her father, Bo Brook"."""
    fitting = [who for who in discourse.roles.get(token.lower_, ()) if not _clashes(discourse, token, who)]
    whose = owner(token)
    if whose is not None and noun.kind == PERSON:
        fitting = [who for who in fitting if who != page.who.get(whose.i)]
        return fitting[0] if len(fitting) == 1 else None
    if noun.kind != PERSON and len(set(fitting)) > 1:
        return None  # "the court" where two courts are named
    return fitting[-1] if fitting and is_definite(token) and not has_modifier(token) else None


def _by_kind(discourse: Discourse, token: Word, noun: Noun, sentence: int) -> int | None:
    """The most prominent actor of that kind: "the city" in a text about one city."""
    if noun.kind not in _KINDS or not is_definite(token) or has_modifier(token) or token.tag_ == "NNP":
        return None
    ranked = [
        (prominence(discourse, who, sentence), who)
        for who in discourse.seen
        if _fits(noun, discourse.referents[who], discourse.genders[who])
    ]
    return clear_winner(sorted(ranked, key=lambda each: (-each[0], each[1])), _KIND_MARGIN)


def phrase_start(token: Word, taken: Sequence[bool]) -> int:
    """The first token of the noun phrase that ends with its head, up to a name or pronoun already taken."""
    first, words = token.i, token.whole.words
    while first > 0:
        before = words[first - 1]
        if taken[before.i] or before.lower_ in PRONOUNS or before.dep_ not in _MODIFIERS or before.head.i > token.i:
            break
        if before.head.i < first - 1 or is_punctuation(before):
            break
        first -= 1
    return first
