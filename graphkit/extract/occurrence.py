"""Whether an event that a noun names took place, by the verb that makes it happen and the words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.stance import GOVERNORS, Lemma, find_meaning, modality, polarity
from graphkit.model import AFFIRMED, ASSERTED, NEGATED, PLANNED, POSSIBLE

if TYPE_CHECKING:
    from graphkit.extract.words import Word

# verbs that bring about or deny what their noun names; under any other it is taken for granted ("lift sanctions")
_MAKING = set(
    """hold take place begin start happen occur impose put introduce sign reach launch plan schedule propose demand want
    call seek request urge consider discuss threaten suggest expect be arrange need set announce offer continue pledge
    promise favour favor support back order slap stage conduct conclude broker host postpone delay""".split()
)
_UNMAKING = set("reject refuse oppose rule prevent avoid cancel deny prohibit veto exclude avert call_off".split())
_INTENDED = {
    PLANNED: "planned proposed future upcoming forthcoming intended scheduled".split(),
    POSSIBLE: "possible potential alleged hypothetical likely suspected feared would-be purported supposed".split(),
}
_DOWNWARDS = ("dobj", "nsubj", "nsubjpass", "pobj", "prep", "conj", "attr", "compound")


def noun_stance(noun: Word, lemma: Lemma) -> tuple[str, str]:
    """Polarity and modality of an event that a noun tells: those of the verb that makes it happen, else it did.

    "Talks may be held": possible. "The sanctions may be lifted": the sanctions are there.
    """
    if any(child.lower_ == "no" for child in noun.children if child.dep_ in ("det", "neg")):
        return NEGATED, ASSERTED
    for child in noun.children:
        if child.dep_ == "amod" and (found := find_meaning(_INTENDED, child.lower_)):
            return AFFIRMED, found
    verb = noun
    while (
        verb.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "prep", "conj", "attr", "compound")
        and verb.head is not verb
    ):
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX"):
            break
        if verb.pos_ == "NOUN" and (found := find_meaning(GOVERNORS, lemma(verb))):
            return AFFIRMED, found  # "a proposal for talks"
    return _made(verb, lemma) if verb.pos_ in ("VERB", "AUX") else (AFFIRMED, ASSERTED)


def _made(verb: Word, lemma: Lemma) -> tuple[str, str]:
    word = lemma(verb)
    if word in _UNMAKING:
        return (AFFIRMED if polarity(verb, lemma) == NEGATED else NEGATED), modality(verb, lemma)
    if word not in _MAKING:
        return AFFIRMED, ASSERTED
    weight = find_meaning(GOVERNORS, word) if word not in ("be", "call") else ""
    return polarity(verb, lemma), weight or modality(verb, lemma)
