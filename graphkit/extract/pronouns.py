"""What grammar says about a third-person pronoun: what it may stand for, and what it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from graphkit.extract.persons import FEMALE, MALE

if TYPE_CHECKING:
    from graphkit.extract.words import Word

THING, GROUP = "n", "pl"
_FORMS = {
    MALE: ("he", "him", "his", "himself"),
    FEMALE: ("she", "her", "hers", "herself"),
    THING: ("it", "its", "itself"),
    GROUP: ("they", "them", "their", "theirs", "themselves"),
}
#: from each third-person pronoun to what it asks for: m, f, n (a thing), pl (several)
PRONOUNS = {form: gender for gender, forms in _FORMS.items() for form in forms}
_SUBJECTS = ("nsubj", "nsubjpass")
_SEEMING = frozenset("seem appear happen turn follow transpire matter help hurt take remain".split())
_WEATHER = frozenset("rain snow hail drizzle thunder freeze pour".split())
_OPINIONS = frozenset(
    "necessary possible impossible important clear unclear likely unlikely easy hard difficult true good bad better "
    "best essential vital crucial obvious evident certain strange odd interesting worth time common rare normal "
    "unusual useful fair unfair right wrong safe dangerous legal illegal okay ok nice great fine late early".split()
)
_FINDING = frozenset("make find think consider deem believe take keep".split())
_SAYING = frozenset(
    "say tell add claim note explain warn insist argue declare state announce reply answer respond ask write recall "
    "report admit believe think hope acknowledge confirm deny comment remark stress suggest complain".split()
)


def is_empty(it: Word, lemma: Callable[[Word], str]) -> bool:
    """Whether an "it" stands for nothing: it rains, it seems, it is clear that, it takes, make it clear that."""
    verb = it.head
    word = lemma(verb)
    if it.dep_ == "expl" or word in _WEATHER:
        return True
    clausal = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp", "advcl", "csubj", "csubjpass")]
    if it.dep_ == "nsubj" and word == "be":
        return _is_cleft(it, verb)
    if it.dep_ in _SUBJECTS and word in _SEEMING:
        return True
    if it.dep_ == "nsubjpass" and any(child.dep_ == "ccomp" for child in clausal):
        return True
    return it.dep_ in ("nsubj", "dobj") and verb.dep_ in ("ccomp", "ROOT") and word in _FINDING and bool(clausal)


def _is_cleft(it: Word, verb: Word) -> bool:
    """It is clear, it is time to, it was Ada who, it is three o'clock."""
    for child in verb.children:
        if child.i <= it.i:
            continue
        if child.dep_ in ("acomp", "attr") and child.lower_ in _OPINIONS:
            return True
        if child.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "relcl", "acl") or child.tag_ == "CD":
            return True
        if child.dep_ in ("acomp", "attr") and any(
            part.dep_ in ("ccomp", "xcomp", "relcl", "acl", "advcl", "prep") and part.i > child.i
            for part in child.children
        ):
            return True
    return False


def barred(pronoun: Word) -> set[int]:
    """Tokens in the sentence that the pronoun cannot stand for, by the theory of binding.

    An object is not the subject of its own verb; neither stands for what it is joined to by "and"; a possessor is
    not what it possesses ("Ada is her friend").
    """
    found = {pronoun.head.i} if pronoun.dep_ == "conj" else set()
    if pronoun.dep_ == "poss":
        owned = pronoun.head
        found |= {owned.i, *(each.i for each in owned.children if each.dep_ == "appos")}
        if owned.dep_ in ("attr", "oprd"):
            found |= {each.i for each in subjects(owned.head)}
        elif owned.dep_ == "appos":
            found.add(owned.head.i)
        return found
    verb = governor(pronoun)
    if verb is not None and pronoun.dep_ not in _SUBJECTS:
        found |= {each.i for each in subjects(verb)}
        found |= {c.i for c in verb.children if c.dep_ in ("dobj", "dative") and c.i != pronoun.i}
    return found


def governor(pronoun: Word) -> Word | None:
    """The verb that a pronoun depends on, directly or through prepositions; none inside a noun phrase."""
    head = pronoun.head
    while head.dep_ in ("prep", "agent", "dative") and head.head is not head and head.pos_ in ("ADP", "SCONJ", "PART"):
        head = head.head
    return head if head.pos_ in ("VERB", "AUX") else None


def subjects(verb: Word) -> list[Word]:
    """The subject of a verb: its own, that of the verb it is joined to, or the one that controls it."""
    for _ in range(5):
        own = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if own:
            return [each for subject in own for each in _joined(subject)]
        if verb.dep_ == "xcomp":
            controllers = [child for child in verb.head.children if child.dep_ == "dobj"]
            if controllers:
                return controllers
        if verb.dep_ not in ("conj", "xcomp", "advcl", "aux", "auxpass") or verb.head is verb:
            break
        verb = verb.head
    return [verb.head] if verb.dep_ in ("acl", "relcl") else []


def _joined(noun: Word) -> Iterator[Word]:
    left = [noun]
    while left:
        here = left.pop()
        yield here
        left += [child for child in reversed(here.children) if child.dep_ == "conj"]


def ahead(pronoun: Word) -> Word | None:
    """The subject that follows a pronoun in a phrase put before it: "In her speech, Ada Brook …"."""
    token = pronoun
    for _ in range(12):
        if token.head is token:
            return None
        moved = token.dep_ in ("advcl", "prep", "npadvmod", "pcomp") and token.i < token.head.i
        token = token.head
        if moved and token.pos_ in ("VERB", "AUX"):
            own = [child for child in token.children if child.dep_ in _SUBJECTS and child.i > pronoun.i]
            if own:
                return own[0]
    return None


def speakers(pronoun: Word, quoted: list[bool], lemma: Callable[[Word], str]) -> list[Word]:
    """Who says the quotation a pronoun stands in, if the sentence says so: that is not "he" or "she"."""
    token = pronoun
    for _ in range(30):
        if token.head is token:
            break
        token = token.head
        if not quoted[token.i] and token.pos_ == "VERB" and lemma(token) in _SAYING:
            return [child for child in token.children if child.dep_ == "nsubj"]
    return [
        child
        for verb in token.children
        if verb.pos_ == "VERB" and not quoted[verb.i] and lemma(verb) in _SAYING
        for child in verb.children
        if child.dep_ == "nsubj"
    ]
