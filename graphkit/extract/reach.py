"""Whom a verb reaches: the nearest actors among its objects and below them, and those of whom it demands something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit.extract.actors import Path, actors, inside
from graphkit.extract.agents import REPORTING
from graphkit.extract.clauses import is_passive, obliques, patients, subjects
from graphkit.extract.memory import remembered
from graphkit.extract.reading import Reading

if TYPE_CHECKING:
    from graphkit.extract.words import Word

DEEP = "inside the phrase"  # such a claim counts only where the verb is known to tell an event
OBLIGED = "obliged"
_DEMANDING = frozenset(
    "demand urge ask request insist want order require propose recommend call appeal wish expect suggest beg".split()
)
_STEERING = frozenset(
    "allow permit enable let help force compel authorize authorise persuade convince encourage tell warn forbid".split()
)
_OBLIGING = frozenset(("must", "should", "ought", "need", "needs"))
_CHARGING = frozenset("allege complain charge".split())
_TELLING = _DEMANDING | _STEERING | REPORTING | _CHARGING
_TOWARDS = frozenset("on against at to with from over into near toward towards upon for in".split())
_SCENES = ("in", "at", "near")
_HERE = (("in",), ("at",), ("near",))
_WHEN = ("after", "before", "since", "until", "during")
_AFTER = ("nam", "tak", "took", "look", "go", "went", "model", "run", "ran", "chas", "call", "seek", "sought", "com")
# a compound tells the event of what only holds or measures it: "a sanctions package", but not "patrol boats"
_HOLDING = frozenset(
    """package plan programme program measure regime effort campaign operation mission round worker bill proposal offer
    order deal agreement accord treaty pact""".split()
)
_OTHER_THAN_AT = ("of", "by", "as")  # "a memoir by Ada": the verb does nothing to Ada

Target = tuple[int, Path, str]


def targets(verb: Word, reading: Reading) -> list[Target]:
    """The nearest actors below a verb: objects, then prepositional objects, else those inside their phrases."""
    found = [hit for argument in patients(verb) for hit in _of_object(argument.token, argument.rule, reading)]
    direct = any(not path for _, path, _ in found)
    through = () if direct else object_path(verb, reading)
    for argument in obliques(verb):
        if argument.path[0] in _WHEN and not verb.lower_.startswith(_AFTER):
            continue
        hits = _of_oblique(argument.token, argument.path, reading, alone=not found)
        found += [(number, (*through, *path), rule) for number, path, rule in hits]
    for child in verb.children:
        if child.dep_ == "acomp":
            for argument in obliques(child):
                hits = _of_oblique(argument.token, argument.path, reading, alone=True)
                found += [(number, (child.lower_, *path), f"adjective + {rule}") for number, path, rule in hits]
    return found


@remembered
def object_path(verb: Word, reading: Reading) -> Path:
    """The noun that completes the verb where it names nobody: ("curfew",) of "imposed a curfew in"."""
    nouns = [each.token for each in patients(verb) if each.rule == "object" and each.token.pos_ == "NOUN"]
    return tuple(reading.lemma(noun) for noun in nouns[:1] if noun.i not in reading.mention_at)


@remembered
def object_nouns(verb: Word, reading: Reading) -> tuple[str, ...]:
    """The nouns a verb is about, also behind amounts: ton, food and aid of "tons of food aid"."""
    nouns: list[str] = []
    for argument in patients(verb):
        noun = argument.token
        if noun.i not in reading.mention_at:
            nouns.append(reading.lemma(noun))
            nouns += [reading.lemma(each.token) for each in obliques(noun) if each.path == ("of",)]
            nouns += [
                reading.lemma(child)
                for child in noun.children
                if child.dep_ in ("compound", "amod") and (_tells_more(noun, reading) or not _is_event(child, reading))
            ]
    return tuple(dict.fromkeys(nouns))


def _tells_more(noun: Word, reading: Reading) -> bool:
    return reading.lemma(noun) in _HOLDING or _is_event(noun, reading)


def _is_event(noun: Word, reading: Reading) -> bool:
    return (reading.lemma(noun), "noun") in reading.lexicon


def deeper(noun: Word, reading: Reading) -> list[Target]:
    """The actors inside a phrase, each with the path from its noun on."""
    word = reading.lemma(noun)
    return [(number, (word, *path), f"{DEEP} + {rule}") for number, path, rule in inside(noun, reading)]


def demanded(verb: Word, reading: Reading) -> Iterator[Target]:
    """Those of whom a verb of speech says what they should do: "demanded that Iran stop", "said Iran must stop"."""
    word = reading.lemma(verb)
    if word not in _TELLING:
        return
    for child in verb.children:
        if child.dep_ == "ccomp" and (path := _demand(word, child, reading)):
            about = patients(child) if is_passive(child) else subjects(child)
            for argument in about:
                if argument.rule in ("subject", "passive"):
                    for number, via in actors(argument.token, reading):
                        rule = OBLIGED if path[0] == "must" else "complement"
                        yield number, path, f"{rule} + {via}"


def _is_bidden(verb: Word) -> bool:
    """Whether a complement says what is to be done, not what is: "to stop", "that he stop", not "that he stopped"."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if "to" in auxiliaries or any(word in _OBLIGING for word in auxiliaries):
        return True
    return set(auxiliaries) <= {"be"} and (verb.tag_ in ("VB", "VBP") or "be" in auxiliaries)


def _demand(word: str, complement: Word, reading: Reading) -> Path:
    """What is demanded, as words of a predicate; none if nothing is."""
    verb = reading.lemma(complement)
    if any(each.dep_ == "aux" and each.lower_ in _OBLIGING for each in complement.children):
        return ("must", verb)
    if word in _CHARGING:
        return ("that", verb)
    bidding = word in _DEMANDING or word in _STEERING
    return ("to", verb) if bidding and _is_bidden(complement) else ()


def _of_object(noun: Word, rule: str, reading: Reading) -> Iterator[Target]:
    hits = actors(noun, reading)
    yield from ((number, (), f"{rule} + {via}") for number, via in hits)
    if noun.i in reading.mention_at:
        yield from _beside(noun, reading)
    elif not hits and rule != "participle":  # whose phrase holds the verb itself
        for number, path, way in inside(noun, reading):
            near = len(path) == 1 and way == "noun's preposition" and path[0] not in _OTHER_THAN_AT
            yield number, (reading.lemma(noun), *path), way if near else f"{DEEP} + {way}"


def _of_oblique(noun: Word, path: Path, reading: Reading, *, alone: bool) -> Iterator[Target]:
    """Those behind a preposition; if nobody else is near, also those inside its phrase."""
    hits: Iterable[Target] = [(number, (), via) for number, via in actors(noun, reading)]
    if path[-1] == "as" and noun.i not in reading.mention_at:  # "resigned as leader of": it says who one is
        hits = deeper(noun, reading)
    if not hits and alone and path[-1] in _TOWARDS:
        hits = deeper(noun, reading)
        if path[-1] in _SCENES and not reading.is_a(noun, "place"):
            hits = [hit for hit in hits if "against" in hit[1] or "on" in hit[1]]  # "in place against"
    for number, further, rule in hits:
        yield number, (*path, *further), f"preposition + {rule}"
    if noun.i in reading.mention_at and (noun.pos_ == "NOUN" or reading.is_person(noun)):
        yield from _beside(noun, reading)
    elif reading.is_a(noun, "family"):  # "lived with her mother in Paris"
        yield from (hit for hit in _beside(noun, reading) if hit[1] in _HERE)


def _beside(noun: Word, reading: Reading) -> Iterator[Target]:
    """Those that the parser hangs on a name although they belong to the verb: "met Ada in Rome"."""
    for inner in obliques(noun):
        if inner.path != ("of",) and inner.token.i in reading.mention_at:
            yield reading.mention_at[inner.token.i], inner.path, "object's preposition"
