"""Claims that verbs carry: who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.extract.actors import Path, actors
from graphkit.extract.agents import agents_of
from graphkit.extract.aim import is_aimed
from graphkit.extract.clauses import is_passive, is_steered, obliques, patients
from graphkit.extract.events import Frame, event_of, noun_event
from graphkit.extract.ontology import plover
from graphkit.extract.reach import DEEP, OBLIGED, deeper, demanded, object_nouns, object_path, targets
from graphkit.extract.reading import Clause, Reading
from graphkit.extract.stance import denies, is_denied_itself, looms, modality, over, polarity
from graphkit.extract.tense import tense
from graphkit.facts.quads import quad
from graphkit.model import ASSERTED, PLANNED

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_TOGETHER = frozenset(
    """meet agree talk negotiate cooperate collaborate clash fight marry divorce split merge trade argue quarrel
    disagree confer consult speak debate partner ally discuss reconcile feud battle duel cofound""".split()
)
_TOGETHER_EVENTS = ("AGREE", "CONSULT", "COOPERATE", "RETREAT")
_MOST_PARTIES = 3  # more that "share" or "meet" are a list, not pairs
# participles that say what their subject does or thinks: "is opposed to", "is allied with"
_STATES = frozenset(
    """opposed committed allied engaged involved interested concerned worried prepared determined devoted dedicated
    married related aligned""".split()
)
_RECEIVING = frozenset("get receive win gain obtain face suffer draw attract enjoy secure earn".split())
_SCENES = (("in",), ("at",), ("near",))
_WITHOUT_AGENT = "without agent"
_EMPTY = frozenset("have do include seem become get".split())  # say nothing about two actors by themselves
_PREPOSITIONS = frozenset(
    """with on against to at of over for from in into toward towards about by behind between upon under after before
    through during among around near within out off like as""".split()
)
_ASIDE = frozenset("at after amid despite during because before under following".split())
_THIRD = 3  # words of a path: preposition, noun, preposition
_PARTICLES = ("out", "ahead", "apart", "away")


def verb_clauses(verb: Word, reading: Reading) -> Iterator[Clause]:
    """The claims of one verb: its agents on its targets, on those it makes demands of, or on each other."""
    agents = agents_of(verb, reading)
    if not agents:
        yield from _suffered(verb, reading) if is_passive(verb) else ()
        return
    found = list(_on_targets(verb, agents, reading))
    numbers = [number for number, _ in agents]
    alone = not any(each.event and each.object not in numbers and path[-1:] not in _SCENES for each, path in found)
    yield from (each for each, _ in found)
    if alone and 1 < len(agents) <= _MOST_PARTIES and not is_passive(verb):
        yield from _reciprocal(verb, numbers, reading)


def _on_targets(verb: Word, agents: list[tuple[int, str]], reading: Reading) -> Iterator[tuple[Clause, Path]]:
    """The claims of agents on what is below their verb, each with the path there; of deep ones only the nearest."""
    below = [*targets(verb, reading), *demanded(verb, reading)]
    elsewhere = any(DEEP in rule and path[-1:] not in _SCENES for _, path, rule in below)
    nearest = 0
    for target, path, rule in below:
        deep = DEEP in rule
        if deep and nearest and len(path) > nearest:
            continue
        if deep and elsewhere and len(path) > _THIRD and path[-1:] in _SCENES:
            continue  # "sued a subsidiary of Ada's in Rome"
        for agent, via in agents:
            clause = _clause(verb, reading, (agent, target), path, f"{via} + {rule}")
            if agent != target and (clause.event or not (deep or reading.lemma(verb) in _EMPTY)):
                nearest = len(path) if deep else nearest
                yield clause, path


def _reciprocal(verb: Word, agents: list[int], reading: Reading) -> Iterator[Clause]:
    """On each other, as in "Ada and Ben met", where the verb or its object noun is something done together."""
    events = [noun_event(noun, reading.lexicon) for noun in object_nouns(verb, reading)]
    each_other = any(argument.token.lower_ in ("other", "another") for argument in patients(verb))
    if each_other or reading.lemma(verb) in _TOGETHER or any(event in _TOGETHER_EVENTS for event in events):
        for ends in combinations(agents, 2):
            yield _clause(verb, reading, ends, object_path(verb, reading), "reciprocal")


def _suffered(verb: Word, reading: Reading) -> Iterator[Clause]:
    """Passives that name no agent: of whom something is said, and with regard to whom ("was born in")."""
    state = verb.lower_ in _STATES
    sufferers = [hit for patient in patients(verb) for hit in actors(patient.token, reading)]
    for argument in obliques(verb):
        hits: list[tuple[int, Path, str]] = [(number, (), via) for number, via in actors(argument.token, reading)]
        if state and not hits:
            hits = deeper(argument.token, reading)
        for number, path, via_object in hits:
            for sufferer, via in sufferers:
                if number != sufferer:
                    rule = f"{'state' if state else _WITHOUT_AGENT} + {via} + preposition + {via_object}"
                    yield _clause(verb, reading, (sufferer, number), (*argument.path, *path), rule)


def _clause(verb: Word, reading: Reading, ends: tuple[int, int], path: Path, rule: str) -> Clause:
    ways = dict.fromkeys(way for way in rule.split(" + ") if way)
    denial, weight = polarity(verb, reading.lemma), modality(verb, reading.lemma)
    frame = Frame(
        verb=_telling_word(verb, path, reading),
        particle=_particle(verb),
        preposition=next((word for word in path if word in _PREPOSITIONS), ""),
        objects=tuple(dict.fromkeys([*object_nouns(verb, reading), *_part_of_the_act(path)])),
        over=over(verb, reading.lemma),
        polarity=denial,
        modality=weight,
        looming=looms(verb),
        commands=any(_is_told(child) for child in verb.children),
    )
    event = "" if _WITHOUT_AGENT in ways else event_of(frame, reading.lexicon)
    if reading.lexicon is plover():
        event = "REQUEST" if OBLIGED in ways else event
        event = event if is_aimed(event, frame.verb, path, reading.lexicon) else ""
    if turned := _turned(event, path, reading):
        event, weight = turned, PLANNED if weight == ASSERTED else weight
    words = predicate(verb, path, reading, passive=_WITHOUT_AGENT in ways or "state" in ways)
    when = tense(verb, reading.lemma)
    clause = Clause(*ends, verb.i, words, denial, weight, " + ".join(ways), event, tense=when)
    return _given(clause, path) if event and frame.verb in _RECEIVING and path[1:2] == ("from",) else clause


def _turned(event: str, path: Path, reading: Reading) -> str:
    """What those who agree will do to a third, "" if nothing: "agreed on sanctions against Norland" is no accord.

    The path's last noun tells it, where a hostile preposition leads from there to the actor.
    """
    if event != "AGREE" or len(path) != _THIRD or path[0] not in ("on", "to", "upon") or path[-1] != "against":
        return ""
    told = noun_event(path[-2], reading.lexicon)
    return told if quad(told).endswith("conflict") else ""


def _part_of_the_act(path: Path) -> Path:
    """The words of a path up to one that tells when or on what grounds: "took over the embassy at the request of"."""
    aside = [place for place, word in enumerate(path) if place and word in _ASIDE]
    return path[: aside[0]] if aside else path


def _telling_word(verb: Word, path: Path, reading: Reading) -> str:
    """The word that tells the event: the verb, but "opposed" of "is opposed to", "condemn" of "a bill condemning".

    Who attacks somebody for a deed attacks in words.
    """
    if verb.lower_.startswith(("attack", "blast")) and any(
        child.dep_ == "prep" and child.lower_ in ("for", "over") for child in verb.children
    ):
        return "criticise"
    for child in verb.children:
        if child.dep_ == "acomp" and path[:1] == (child.lower_,):
            return reading.lemma(child)
    lexicon, lemma = reading.lexicon, reading.lemma(verb)
    undone = any(entry.type == "REJECT" for entry in lexicon.get((lemma, "verb"), ()))  # "vetoed a bill condemning"
    for word in () if undone else path[1:]:
        if word.endswith("ing") and not noun_event(word, lexicon):  # but a "meeting" is a noun
            stem = word.removesuffix("ing")
            form = next((form for form in (stem, f"{stem}e", stem[:-1]) if (form, "verb") in lexicon), "")
            if form:
                return form
    return lemma


def _is_told(verb: Word) -> bool:
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    return verb.dep_ in ("xcomp", "ccomp") and infinitive


def _given(clause: Clause, path: Path) -> Clause:
    """What one receives from another is the other's act: "won support from Ada" is Ada's support."""
    by = ("by", path[2]) if len(path) > 2 else ()
    predicate = " ".join((path[0], *by, "to"))
    rule = f"{clause.rule} + received"
    return clause._replace(subject=clause.object, object=clause.subject, predicate=predicate, rule=rule)


def predicate(verb: Word, path: Path, reading: Reading, *, passive: bool) -> str:
    """The verb, its particle and the path to the object: "meet with", "call off", "impose sanction on".

    Verbs of the same subject that it completes come first: "agree to cooperate with". Those that deny it ("refused
    to") do not, because the polarity tells. A passive without agent keeps its form: "be born in".
    """
    lemma = reading.lemma
    particle = _particle(verb)
    words = [lemma(verb), *([particle] if particle and particle not in path else []), *path]
    if is_passive(verb) and passive:
        words = ["be", verb.lower_, *words[1:]]
    while verb.dep_ == "xcomp" and not is_steered(verb) and not is_denied_itself(verb):
        infinitive = any(child.lower_ == "to" for child in verb.children)
        verb = verb.head
        if not denies(verb, lemma):
            head = ["be", verb.lower_] if is_passive(verb) or verb.dep_ == "acomp" else [lemma(verb)]
            words = [*head, *(["to"] if infinitive else []), *words]
    return " ".join(words)


def _particle(verb: Word) -> str:
    """What goes with the verb: "down" of "step down", "out" of "force Ada out of", however it is parsed."""
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ in ("advmod", "prep") and child.lower_ in _PARTICLES):
            return str(child.lower_)
    return ""
