"""Who the parser says acts on whom: subjects and objects of verbs, as token positions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graphkit.extract.memory import remembered
from graphkit.extract.words import Word

SUBJECT_DEPS = ("nsubj", "nsubjpass")
OBJECT_DEPS = ("dobj", "dative", "oprd")
_RELATIVE = ("who", "that", "which", "whom")
# beginnings of verbs whose object does what the infinitive behind it says: "urged Ben to go", not "used gas to calm"
_STEERING = tuple(
    """ask urg order tell told forc compel allow permit enabl help invit persuad convinc encourag expect want press
    requir instruct warn forbid forbad authori caus lead led lobb teach taught advis beg beseech push get got driv drove
    appoint elect prompt summon request implor direct command entitl tempt inspir oblig remind motivat trust assist wish
    prefer like need choose chose call challeng let made make hire hiring empower""".split()
)
_BLAMING = tuple(
    """accus blam critici condemn charg suspect convict punish prais thank prevent stop ban bar keep kept prohibit
    discourag deter restrain forbid forbad arrest fin indict sue suing chastis rebuk penali jail dissuad
    commend warn caution""".split()
)
# they name who says it, or who has no part in it
_SOURCES = frozenset("according per without except besides despite unlike minus pending".split())
_SPARED = ("instead", "rather", "regardless", "irrespective", "because")
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")
_CALLING = ("call", "appeal", "prevail", "rel", "count", "wait")  # … on Ada to do it: Ada does
_CALLED = ("on", "upon", "to", "for")
# what a speaker did whose words come first: "said Norland needed arms and called on Ada"
_SAID = frozenset("called urged warned thanked praised accused condemned demanded vowed pledged invited asked".split())
_CHARGES = frozenset(
    "investigation inquiry probe case charge charges complaint lawsuit suit proceedings indictment warrant".split()
)


class Argument(NamedTuple):
    """A noun that takes part, the words that lead to it from the verb, and the construction."""

    token: Word
    path: tuple[str, ...]
    rule: str


@remembered
def subjects(verb: Word) -> list[Argument]:
    """Who acts: the agent of a passive, the subject, the noun a clause belongs to, or the subject it shares."""
    if is_passive(verb):
        agents = [
            noun
            for child in verb.children
            if child.dep_ == "agent" and not _is_denied(child)
            for noun in _objects_of(child)
        ]
        return [Argument(noun, (), "passive") for agent in agents for noun in conjuncts(agent)]
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    if own:
        return [Argument(noun, (), rule) for noun, rule in _resolved(own, verb)]
    return _shared_subjects(verb) or [
        Argument(noun, (), "headline") for child in _headline_arguments(verb, "compound") for noun in conjuncts(child)
    ]


def _is_denied(agent: Word) -> bool:
    """Whether it is said not to have acted: "by Ada, not by Ben"."""
    before = agent.whole.words[agent.i - 1].lower_ if agent.i else ""
    return before == "not" or any(word.dep_ == "neg" for word in agent.children)


@remembered
def patients(verb: Word) -> list[Argument]:
    """Who is acted upon without a preposition: objects, or the subject of a passive."""
    if is_passive(verb):
        own = [child for child in verb.children if child.dep_ == "nsubjpass"]
        if own:
            return [Argument(noun, (), "passive") for noun, _ in _resolved(own, verb)]
        if verb.dep_ == "acl":
            return [Argument(noun, (), "participle") for noun in conjuncts(verb.head)]
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            return patients(verb.head) if is_passive(verb.head) else subjects(verb.head)
        return []
    found = []
    for child in verb.children:
        if child.dep_ in OBJECT_DEPS and child.pos_ != "ADP":
            found += [Argument(noun, (), "object") for noun, _ in _resolved([child], verb)]
    return found or [
        Argument(noun, (), "object") for child in _headline_arguments(verb, "appos") for noun in conjuncts(child)
    ]


@remembered
def obliques(head: Word) -> list[Argument]:
    """Nouns that hang on a verb or noun by prepositions, which become the path: "meet" → ("with",)."""
    found = []
    for child in head.children:
        if child.dep_ in ("prep", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB") and _leads_on(child):
            for noun in _objects_of(child):
                found += [Argument(each, (child.lower_,), "preposition") for each in conjuncts(noun)]
            for inner in child.children:
                if inner.dep_ == "prep":
                    for noun in _objects_of(inner):
                        path = (child.lower_, inner.lower_)
                        found += [Argument(each, path, "preposition") for each in conjuncts(noun)]
    return found


def _leads_on(preposition: Word) -> bool:
    """Whether what stands behind a preposition takes part: not "instead of Ada", "without Ada", "according to Ada"."""
    return preposition.lower_ not in _SOURCES and not any(child.lower_ in _SPARED for child in preposition.children)


def conjuncts(noun: Word) -> Iterator[Word]:
    """The noun and those joined to it by "and"."""
    left = [noun]
    while left:
        here = left.pop()
        yield here
        left += [child for child in reversed(here.children) if child.dep_ == "conj" and child.pos_ in _NOMINAL]


@remembered
def is_passive(verb: Word) -> bool:
    """Whether the verb is in the passive voice, also as a bare participle ("sanctions imposed by …")."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if "agent" in deps or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and not deps & {"aux", "dobj", "nsubj"} and is_passive(verb.head)


def is_steered(verb: Word) -> bool:
    """Whether an infinitive tells what the object of the verb above does: "urged Ben to go", "called on Ben to go"."""
    if verb.head.lower_.startswith("call") and any(child.lower_ in ("on", "upon") for child in verb.head.children):
        return True
    return verb.head.lower_.startswith(_STEERING) and any(child.dep_ == "dobj" for child in verb.head.children)


def controller(verb: Word) -> Word | None:
    """The verb whose subject or object a verb without a subject of its own shares, if the parse says so."""
    head = verb.head
    behind_adjective = verb.dep_ == "xcomp" and head.dep_ == "acomp"  # "is ready to meet"
    behind_object = verb.dep_ == "acl" and head.dep_ in OBJECT_DEPS  # "made an offer to meet"
    if verb.dep_ == "pcomp" or behind_adjective or behind_object:  # "punished Ada for leaving"
        head = head.head
    return head if head is not verb and head.pos_ in ("VERB", "AUX") else None


def _headline_arguments(verb: Word, dependency: str) -> list[Word]:
    """Subject and object of a verb that the parser took for a noun, as in headlines: "Times interviews Ada"."""
    finite = verb.dep_ == "ROOT" and verb.tag_ in ("VBZ", "VBD", "VBP")
    return [child for child in verb.children if child.dep_ == dependency and child.pos_ == "PROPN"] if finite else []


def _objects_of(preposition: Word) -> list[Word]:
    return [child for child in preposition.children if child.dep_ == "pobj"]


def _resolved(nouns: list[Word], verb: Word) -> Iterator[tuple[Word, str]]:
    """Nouns with those joined to them; a relative pronoun gives way to what it stands for."""
    for noun in nouns:
        if noun.lower_ in _RELATIVE and verb.dep_ == "relcl":
            yield from ((each, "relative clause") for each in conjuncts(verb.head))
        else:
            yield from ((each, "subject") for each in conjuncts(noun))


def _shared_subjects(verb: Word) -> list[Argument]:
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        modal = head.tag_ == "VB" and any(child.tag_ == "MD" for child in head.children)
        if verb.tag_ == "VBD" and head.dep_ == "ccomp" and (modal or _speaks(verb)) and not is_passive(verb):
            head = head.head  # "said he would appeal and accused Ada", "said it needed arms and called on Ada"
        return _topic(head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return [Argument(noun, (), "participle") for noun in conjuncts(head)]
    owners = [child for child in head.children if child.dep_ == "poss"]
    if verb.dep_ == "acl" and verb.tag_ == "VB" and owners:  # "Ada's decision to go"
        return [Argument(owner, (), "control") for owner in owners]
    above = controller(verb)
    if above is None:
        return []
    return _controlled_from(above, verb)


def _speaks(verb: Word) -> bool:
    """Whether a verb tells what somebody says, as the one who is quoted before it does."""
    return verb.lower_ in _SAID and verb.head.head.lower_ in ("said", "told", "added", "stated", "declared")


def _controlled_from(above: Word, verb: Word) -> list[Argument]:
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return _controlled(above, "control")
    if verb.dep_ == "xcomp":
        return _controlled(above, "control", by_object=is_steered(verb))
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        blamed = verb.head.lower_ in ("of", "for", "from", "over", "against") and above.lower_.startswith(_BLAMING)
        if verb.head.lower_ in ("for", "over") and (charged := _charged(above)):
            return [Argument(noun, (), "gerund") for noun in charged]
        return _controlled(above, "gerund", by_object=blamed)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VB"):
        return _controlled(above, "adverbial clause")
    return []


def _controlled(above: Word, rule: str, *, by_object: bool = False) -> list[Argument]:
    objects = [child for child in above.children if child.dep_ == "dobj"] if by_object else []
    if not objects and rule == "control" and above.lower_.startswith(_CALLING):
        callers = [child for child in above.children if child.dep_ == "prep" and child.lower_ in _CALLED]
        objects = [noun for child in callers for noun in _objects_of(child)]
    if objects:
        return [Argument(noun, (), rule) for each in objects for noun in conjuncts(each)]
    return [Argument(each.token, (), rule) for each in _topic(above)]


def _topic(verb: Word) -> list[Argument]:
    """Whom the verb is about: its subject, also the one of a passive."""
    return patients(verb) if is_passive(verb) else subjects(verb)


def _charged(verb: Word) -> list[Word]:
    """Whom an inquiry is into: "opened a probe into Ada for leaking"."""
    nouns = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass") and child.lower_ in _CHARGES]
    if not nouns:
        return []
    words = [child for place in (verb, *nouns) for child in place.children if child.dep_ == "prep"]
    return [noun for word in words if word.lower_ in ("into", "against", "on") for noun in _objects_of(word)]
