"""Whether a verb's statement is denied, and whether it is said to be so, planned, possible, conditional or demanded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graphkit.extract.clauses import SUBJECT_DEPS, controller, is_steered
from graphkit.extract.memory import followed, remembered
from graphkit.extract.words import Word
from graphkit.model import AFFIRMED, ASSERTED, CONDITIONAL, DEMANDED, NEGATED, PLANNED, POSSIBLE

Lemma = Callable[[Word], str]

_NEVER = {"never", "hardly", "scarcely", "neither", "nor", "no"}
_AUXILIARIES = {
    PLANNED: {"will", "'ll", "’ll", "wo", "shall", "going"},
    POSSIBLE: {"may", "might", "could", "can", "ca", "would", "'d", "’d"},
    DEMANDED: {"should", "must", "ought", "need", "needs"},
}
GOVERNORS = {
    PLANNED: """want plan intend hope wish aim agree promise pledge vow decide prepare seek try attempt offer threaten
        expect schedule consider propose commit discuss be ready willing prepared eager set due swear volunteer mull
        postpone delay
        proposal offer plan promise pledge threat decision intention pledge bid effort attempt""".split(),
    DEMANDED: """ask urge demand call order tell require request press warn appeal beg instruct force insist
        recommend invite want""".split(),
    POSSIBLE: """suggest suspect believe think suppose assume allege claim accuse charge fear doubt seem appear deny
        hint
        likely unlikely possible able rumour speculate imagine
        ability power right chance opportunity capacity possibility option likelihood""".split(),
}
DENYING = set("refuse fail decline deny stop cease avoid forbid ban bar prevent neglect reject unable".split())
_DENYING_BY_GERUND = {"from", "against", "without"}
_HEARSAY = frozenset(
    """report claim allegation accusation suggestion rumour rumor speculation fear belief theory assertion notion
    suspicion impression charge""".split()
)
_KNOWING = frozenset("know realize realise regret forget notice remember mind care like hide conceal mention".split())
_CONDITIONS = {"if", "unless", "whether", "should"}
_INVERTED = ("had", "were", "should")
_PERHAPS = {"perhaps", "maybe", "possibly", "probably", "allegedly", "reportedly", "apparently", "likely", "supposedly"}


@remembered
def polarity(verb: Word, lemma: Lemma) -> str:
    """NEGATED if an odd number of denials stands over the verb: "did not meet", "refused to meet"."""
    denials = sum(_denials_at(each) for each in _chain(verb))
    governors = [each for each in _chain(verb) if each is not verb]
    denials += sum(denies(governor, lemma) for governor in governors)
    return NEGATED if denials % 2 else AFFIRMED


@remembered
def modality(verb: Word, lemma: Lemma) -> str:
    """How sure the text is, by auxiliaries, adverbs, verbs above and conditions; ASSERTED if nothing weakens it."""
    if _is_conditional(verb):
        return CONDITIONAL
    said = next(filter(None, (_weight_at(each, verb) for each in _chain(verb))), "") or _weight_before(verb)
    if said or (verb.dep_ == "ROOT" and verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)):
        return said or PLANNED  # headlines: "Ada to meet Ben"
    if found := _weight_over(verb, lemma):
        return found
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
        return modality(verb.head, lemma)  # "may fly to Rome to meet Ada"
    return POSSIBLE if _is_question(verb) else ASSERTED


def _weight_under(below: Word, governor: Word, lemma: Lemma) -> str:
    """How sure a statement is under a verb, adjective or noun, "" if that says nothing of it."""
    word = lemma(governor)
    if word == "rule" and denies(governor, lemma):
        return POSSIBLE
    if governor.pos_ in ("NOUN", "PROPN") and word in _HEARSAY:
        return POSSIBLE  # "a report that Ada met Ben"
    if below.dep_ == "ccomp" and word == "want":
        return DEMANDED  # "wants Ada to meet Ben"
    found = find_meaning(GOVERNORS, word)
    if found and (found != DEMANDED or _is_untensed(below)):
        return found
    unsure = below.dep_ == "ccomp" and word not in _KNOWING and governor.pos_ == "VERB"
    return POSSIBLE if unsure and polarity(governor, lemma) == NEGATED else ""  # "failed to prove that Ada met Ben"


def _weight_at(each: Word, verb: Word) -> str:
    """How sure the auxiliaries and adverbs of a verb, or of one above it, make it; "" if they say nothing of it."""
    for child in each.children:
        if child.lower_ in ("would", "'d", "’d") and _is_reported(each):
            return PLANNED  # the future of the past: "said it would meet"
        if child.dep_ in ("aux", "auxpass") and (found := find_meaning(_AUXILIARIES, child.lower_)):
            return found
        if child.lower_ in _PERHAPS:
            return POSSIBLE
    above = each is not verb and each.lower_ in ("going", "about") and not each.dep_.startswith("aux")
    return PLANNED if above else ""  # "is going to meet", "is about to meet"


def _is_reported(verb: Word) -> bool:
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN", "VBG") and verb.head.lower_ in _REPORTED


_REPORTED = frozenset(
    "said announced stated declared added promised confirmed told reported vowed pledged saying".split()
)


def looms(verb: Word) -> bool:
    """Whether the verb tells what may still happen: "may attack", not "may have attacked"."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(auxiliaries & {"may", "might", "could", "would", "will", "shall"}) and "have" not in auxiliaries


@remembered
def over(verb: Word, lemma: Lemma) -> tuple[str, ...]:
    """The verbs, adjectives and nouns of the same subject that stand over a verb, the nearest first.

    Two denials undo each other: "refused to rule out sending".
    """
    heads: list[Word] = []
    above: Word | None = verb
    while above is not None and above.dep_ in ("xcomp", "acl") and above.tag_ in ("VB", "VBG"):
        if above.dep_ == "acl" and above.tag_ == "VBG":
            break
        head = above.head
        if above.dep_ == "xcomp" and is_steered(above):
            break
        heads.append(head)
        above = controller(above)
    undone = sum(denies(head, lemma) for head in heads) % 2 == 0
    return tuple(lemma(head) for head in heads if not (undone and denies(head, lemma)))


@followed
def _weight_before(verb: Word) -> str | Word:
    """How sure the auxiliaries make it of the verbs before it that it shares them with: "may meet and visit"."""
    if verb.dep_ != "conj" or verb.tag_ != "VB" or verb.head is verb:
        return ""
    if any(child.dep_ in ("aux", "nsubj") for child in verb.children):
        return ""
    return _weight_at(verb.head, verb) or verb.head


def find_meaning(table: dict[str, list[str]] | dict[str, set[str]], word: str) -> str:
    """The key whose words hold this one, "" if none does."""
    return next((key for key, words in table.items() if word in words), "")


def _denials_at(verb: Word) -> int:
    words = [child for child in verb.children if child.dep_ == "neg" or child.lower_ in _NEVER]
    words += [child for child in verb.children if child.lower_ in ("longer", "more") and _has_no(child)]
    nouns = [child for child in verb.children if child.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")]
    words += [child for noun in nouns for child in noun.children if child.dep_ == "det" and child.lower_ in _NEVER]
    above = verb.head if verb.dep_ == "pcomp" else None
    gerund = above is not None and (
        above.lower_ == "without" or (above.lower_ in _DENYING_BY_GERUND and above.head.lower_.startswith(_BARRED))
    )
    return int(bool(words)) + int(gerund)


_BARRED = tuple("prevent forbid forbad ban bar stop refrain prohibit decid abstain keep kept warn caution".split())


def _has_no(token: Word) -> bool:
    return token.i > 0 and token.whole.words[token.i - 1].lower_ == "no"  # "no longer"


def _chain(verb: Word) -> Iterator[Word]:
    """The verb and the verbs it completes: meet ← want ← refuse. What is said of those above holds for it."""
    yield verb
    while verb.dep_ == "xcomp" and verb.head is not verb:
        verb = verb.head
        yield verb
        if verb.dep_ == "acomp" and verb.head is not verb:  # "is not ready to meet"
            verb = verb.head
            yield verb


@followed
def _weight_over(verb: Word, lemma: Lemma) -> str | Word:
    """How sure the words above a verb whose meaning weakens it make it, up to the one it is reported by."""
    if verb.head is verb:
        return ""
    below, verb = verb, verb.head
    if below.dep_ == "pcomp" and verb.head is not verb:
        verb = verb.head  # "accused of lying"
    clause = ("to", "that") if verb.lower_.removesuffix("s") in _HEARSAY else ("to",)
    infinitive = below.dep_ == "acl" and any(child.lower_ in clause for child in below.children)
    if below.dep_ not in ("xcomp", "ccomp", "pcomp", "conj", "acomp") and not infinitive:
        return ""
    found = ""
    if below.dep_ not in ("conj", "acomp") and (infinitive or verb.pos_ in ("VERB", "AUX", "ADJ")):
        found = _weight_under(below, verb, lemma)
    return found if found or infinitive else verb


def _is_untensed(verb: Word) -> bool:
    """Whether a verb is an infinitive or subjunctive: "to meet", "that he meet", not "that he met" or "may meet"."""
    return verb.tag_ in ("VB", "VBP", "VBG", "VBN") and not any(
        child.tag_ in ("MD", "VBD", "VBZ") for child in verb.children
    )


def denies(verb: Word, lemma: Lemma) -> bool:
    """Whether a verb says that what hangs on it is not so: "refuse", "fail", "rule out"."""
    word = lemma(verb)
    return word in DENYING or (word == "rule" and any(child.lower_ == "out" for child in verb.children))


def is_denied_itself(verb: Word) -> bool:
    """Whether a word denies the verb itself, not one above it: "promised not to meet"."""
    return bool(_denials_at(verb))


def _is_inverted(verb: Word) -> bool:
    """Whether a condition is told without "if": "had Ada met Ben, …"."""
    inverted = [child for child in verb.children if child.lower_ in _INVERTED and child.dep_ in ("aux", "auxpass")]
    if not inverted:
        return False
    subject = next((child.i for child in verb.children if child.dep_ in SUBJECT_DEPS), -1)
    return any(child.i < subject for child in inverted) and not _is_question(verb)


def _is_conditional(verb: Word) -> bool:
    if _stands_under_condition(verb):
        return True
    clauses = [child for child in verb.children if child.dep_ == "advcl"]
    return any(mark.lower_ in ("if", "unless") for clause in clauses for mark in clause.children if mark.dep_ == "mark")


@followed
def _stands_under_condition(verb: Word) -> bool | Word:
    if any(child.lower_ in _CONDITIONS and child.dep_ in ("mark", "advmod") for child in verb.children):
        return True
    if _is_inverted(verb):
        return True
    return verb.head if verb.dep_ in ("xcomp", "conj", "ccomp", "aux") and verb.head is not verb else False


def _is_question(verb: Word) -> bool:
    return _asks(verb.whole.words[verb.sentence[0]])


@remembered
def _asks(first: Word) -> bool:
    """Whether the sentence with that first word ends with a question mark."""
    texts = (word.text.rstrip("\"'”’ )") for word in reversed(first.sent))
    return next(filter(None, texts), "").endswith("?")
