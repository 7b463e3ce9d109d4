"""Whether a verb's statement is denied, and whether it is said to be so, planned, possible, conditional or demanded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from graphkit.model import AFFIRMED, ASSERTED, CONDITIONAL, DEMANDED, NEGATED, PLANNED, POSSIBLE

if TYPE_CHECKING:
    from spacy.tokens import Token

Lemma = Callable[["Token"], str]

_NEVER = {"never", "hardly", "scarcely", "neither", "nor", "no"}
_AUXILIARIES = {
    PLANNED: {"will", "'ll", "’ll", "wo", "shall", "going"},
    POSSIBLE: {"may", "might", "could", "can", "ca", "would", "'d", "’d"},
    DEMANDED: {"should", "must", "ought", "need", "needs"},
}
_GOVERNORS = {
    PLANNED: """want plan intend hope wish aim agree promise pledge vow decide prepare seek try attempt offer threaten
        expect schedule consider propose commit discuss be""".split(),
    DEMANDED: "ask urge demand call order tell require request press warn appeal beg instruct force".split(),
    POSSIBLE: "suggest suspect believe think suppose assume allege claim accuse fear doubt seem appear deny".split(),
}
DENYING = set("refuse fail decline deny stop cease avoid forbid ban bar prevent neglect reject".split())
_CONDITIONS = {"if", "unless", "whether", "should"}
_PERHAPS = {"perhaps", "maybe", "possibly", "probably", "allegedly", "reportedly", "apparently", "likely", "supposedly"}


def polarity(verb: Token, lemma: Lemma) -> str:
    """NEGATED if an odd number of denials stands over the verb: "did not meet", "refused to meet"."""
    denials = sum(_denials_at(each) for each in _chain(verb))
    governors = [each for each in _chain(verb) if each is not verb]
    denials += sum(lemma(governor) in DENYING for governor in governors)
    return NEGATED if denials % 2 else AFFIRMED


def modality(verb: Token, lemma: Lemma) -> str:
    """How sure the text is, by auxiliaries, adverbs, verbs above and conditions; ASSERTED if nothing weakens it."""
    if _is_conditional(verb):
        return CONDITIONAL
    for each in _chain(verb):
        for child in each.children:
            if child.dep_ in ("aux", "auxpass") and (found := _find(_AUXILIARIES, child.lower_)):
                return found
            if child.lower_ in _PERHAPS:
                return POSSIBLE
    for governor in _governors(verb):
        if found := _find(_GOVERNORS, lemma(governor)):
            return found
    return POSSIBLE if _is_question(verb) else ASSERTED


def _find(table: dict[str, list[str]] | dict[str, set[str]], word: str) -> str:
    return next((key for key, words in table.items() if word in words), "")


def _denials_at(verb: Token) -> int:
    words = [child for child in verb.children if child.dep_ == "neg" or child.lower_ in _NEVER]
    nouns = [child for child in verb.children if child.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")]
    words += [child for noun in nouns for child in noun.children if child.dep_ == "det" and child.lower_ in _NEVER]
    under_without = verb.dep_ == "pcomp" and verb.head.lower_ == "without"
    return int(bool(words)) + int(under_without)


def _chain(verb: Token) -> Iterator[Token]:
    """The verb and the verbs it completes: meet ← want ← refuse. What is said of those above holds for it."""
    yield verb
    while verb.dep_ == "xcomp" and verb.head is not verb:
        verb = verb.head
        yield verb


def _governors(verb: Token) -> Iterator[Token]:
    """Verbs above it whose meaning weakens it, up to and including the one it is reported by."""
    while verb.dep_ in ("xcomp", "ccomp", "pcomp", "conj") and verb.head is not verb:
        below, verb = verb, verb.head
        if below.dep_ != "conj" and verb.pos_ in ("VERB", "AUX"):
            yield verb


def _is_conditional(verb: Token) -> bool:
    for each in (verb, *verb.ancestors):
        if any(child.dep_ in ("mark", "advmod") and child.lower_ in _CONDITIONS for child in each.children):
            return True
        if each.dep_ not in ("xcomp", "conj", "ccomp", "aux"):
            break
    clauses = [child for child in verb.children if child.dep_ == "advcl"]
    return any(mark.lower_ in ("if", "unless") for clause in clauses for mark in clause.children if mark.dep_ == "mark")


def _is_question(verb: Token) -> bool:
    return bool(verb.sent.text.rstrip("\"'”’ )").endswith("?"))
