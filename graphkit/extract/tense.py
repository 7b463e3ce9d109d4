"""When a statement holds, as its verb group says: past, present, future, or "" where no verb tells.

The tense is that of the words, seen from the time of which the sentence speaks: headlines are in the present ("Russia
attacks"), and "said it would meet" is future as "says it will meet" is. An infinitive or participle has the tense of
the verb over it ("managed to meet": past), but what is only wanted, planned or demanded lies ahead ("agreed to meet",
"wanted to meet": future), and so does what a modal says of the present ("may meet"); "can" does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.memory import followed
from graphkit.extract.stance import GOVERNORS, Lemma
from graphkit.model import DEMANDED, FUTURE, PAST, PLANNED, PRESENT

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_AHEAD = frozenset(
    "will 'll ’ll wo shall would 'd ’d may might could should must ought need needs going gon sha".split()
)
_BEING = frozenset(("is", "are", "was", "were", "am", "'s", "’s", "'re", "’re", "be", "been"))
_TRYING = frozenset("try attempt seek effort".split())  # who tries acts already
_OFFERED = frozenset(
    """likely unlikely about advise encourage lobby authorise authorize power right ability capacity chance opportunity
    possibility option likelihood""".split()
)
_LOOKING_AHEAD = (_OFFERED | {*GOVERNORS[PLANNED], *GOVERNORS[DEMANDED]}) - _TRYING - {"be"}
_BIDDING = frozenset([*GOVERNORS[DEMANDED], "propose", "suggest"]) - {"tell", "warn", "want"}
_FINITE = {"VBD": PAST, "VBZ": PRESENT, "VBP": PRESENT}
_BELOW = ("xcomp", "ccomp", "pcomp", "advcl", "acl", "conj", "acomp", "prep", "dobj", "pobj", "amod", "relcl")


def tense(verb: Word, lemma: Lemma) -> str:
    """The tense of a verb with its auxiliaries, or of what stands over it; "" for an order or where nothing tells."""
    if verb.tag_ == "VBP" and verb.dep_ == "ccomp" and lemma(verb.head) in _BIDDING:
        return FUTURE  # "demands that he leave"
    return _with_those_over(verb, lemma)


@followed
def _with_those_over(verb: Word, lemma: Lemma) -> str | Word:
    found = _own(verb)
    if found or verb.dep_ not in _BELOW or verb.head is verb:
        return found
    return _looks_ahead(verb.head, verb, lemma) or verb.head


def _own(verb: Word) -> str:
    """The tense that the words of the group show, "" for a bare infinitive or participle."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if words & {"have", "'ve", "’ve", "of"} and words & _AHEAD - {"will", "'ll", "’ll", "shall"}:
        return PAST  # "may have met"
    if words & _AHEAD:
        return FUTURE
    if any(child.tag_ == "MD" for child in auxiliaries):
        return PRESENT
    if any(_is_perfect(child) for child in auxiliaries if child.dep_ == "aux"):
        return PAST
    if "to" in words:
        return FUTURE if verb.dep_ == "ROOT" else ""  # headlines: "Ada to meet Ben"
    finite = next((_FINITE[child.tag_] for child in auxiliaries if child.tag_ in _FINITE), "")
    if finite or verb.tag_ in _FINITE:
        return finite or _FINITE[verb.tag_]
    return PAST if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "acl", "ccomp", "relcl", "amod") else ""


def _is_perfect(auxiliary: Word) -> bool:
    return auxiliary.lower_ in ("have", "has", "had", "'ve", "’ve", "having")


def _looks_ahead(verb: Word, below: Word, lemma: Lemma) -> str:
    """FUTURE if a verb, adjective or noun says that what hangs on it is yet to come."""
    if below.dep_ == "pcomp":
        return FUTURE if verb.lower_ == "against" else ""  # "warned Ada against meeting Ben"
    if below.tag_ not in ("VB", "VBG") or below.dep_ not in ("xcomp", "ccomp", "acl"):
        return ""
    if below.tag_ == "VB" and verb.lower_ in _BEING and any(child.lower_ == "to" for child in below.children):
        return FUTURE  # "is to meet"
    return FUTURE if verb.lower_ in _AHEAD or lemma(verb) in _LOOKING_AHEAD else ""
