"""PLOVER event types: which event a clause tells, by its verb, object noun, the verbs over it, denial and modality.

The types and what they mean: PLOVER, Political Language Ontology for Verifiable Event Records, Open Event Data
Alliance. The words stand in `plover.tsv`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graphkit.model import CONDITIONAL, NEGATED, PLANNED

VERBAL_COOPERATION, MATERIAL_COOPERATION = "verbal cooperation", "material cooperation"
VERBAL_CONFLICT, MATERIAL_CONFLICT = "verbal conflict", "material conflict"
_QUADS = {
    VERBAL_COOPERATION: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    MATERIAL_COOPERATION: ("COOPERATE", "AID", "RETREAT"),
    VERBAL_CONFLICT: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    MATERIAL_CONFLICT: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {event: quad for quad, events in _QUADS.items() for event in events}
_GIVEN = ("AGREE", "SUPPORT", "CONCEDE")  # not to do these is to reject
_FORCE = ("SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN")
_COOPERATION, _AS_BELOW = "cooperation", "="
_EMPHATIC = ("", "up", "out", "off", "down", "away", "back", "over", "in")  # "seal off": most verbs keep their sense


@dataclass(frozen=True)
class Entry:
    """A line of the lexicon; an empty cell fits anything."""

    particle: str
    preposition: tuple[str, ...]
    objects: tuple[str, ...]
    type: str

    @property
    def filled(self) -> int:
        """How much the entry asks for: the more, the better it knows."""
        return sum(map(bool, (self.particle, self.preposition, self.objects)))


Lexicon = dict[tuple[str, str], tuple[Entry, ...]]


@dataclass(frozen=True)
class Frame:
    """What decides the event of a clause.

    `over`: verbs of the same subject that stand over the verb, the nearest first ("refuse" over "meet").
    `looming`: it may still happen ("may", "could", but not "may have").
    """

    verb: str
    particle: str = ""
    preposition: str = ""
    objects: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    polarity: str = ""
    modality: str = ""
    looming: bool = False
    commands: bool = False


def quad(event: str) -> str:
    """The quad class of an event type: verbal or material, cooperation or conflict; "" for no event."""
    return _QUAD_OF.get(event, "")


@cache
def plover() -> Lexicon:
    """The lexicon that ships with graphkit."""
    return read_lexicon(resources.files("graphkit.extract").joinpath("plover.tsv").read_text(encoding="utf-8"))


def read_lexicon(table: str) -> Lexicon:
    """A lexicon from a tab-separated table with the columns word, as, particle, preposition, object and type."""
    entries: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    _, *lines = (line for line in table.split("\n") if line and not line.startswith("#"))
    for line in lines:
        word, role, particle, preposition, objects, event = line.split("\t")
        entries[word, role].append(Entry(particle, _cell(preposition), _cell(objects), event))
    return {key: tuple(sorted(found, key=lambda entry: -entry.filled)) for key, found in entries.items()}


def event_of(frame: Frame, lexicon: Lexicon) -> str:
    """The event type of a clause, "" if the lexicon has none for it."""
    event = _of_verb(frame, lexicon)
    if not event and frame.commands:
        event = _of_word(frame.verb, "over", lexicon)
    governed = [word for governor in frame.over if (word := _of_word(governor, "over", lexicon))]
    for governor in governed:
        if governor != "REQUEST" or frame.modality != PLANNED:  # to want to meet is no request
            event = _over(governor, event)
    if frame.polarity == NEGATED and (event in _GIVEN or (frame.modality == PLANNED and event not in _FORCE)):
        return "REJECT"
    if frame.polarity == NEGATED:
        return event
    if governed and governed != ["REQUEST"]:
        return event
    if frame.modality == PLANNED or (frame.modality == CONDITIONAL and frame.looming):
        return _intended(event)
    return "THREATEN" if frame.looming and event in _FORCE else event


def noun_event(noun: str, lexicon: Lexicon) -> str:
    """The event that a noun carries, "" if none: a visit, a threat."""
    return _of_word(noun, "noun", lexicon)


def _of_verb(frame: Frame, lexicon: Lexicon) -> str:
    for entry in lexicon.get((frame.verb, "verb"), ()):
        if _fits(entry, frame, lexicon):
            return entry.type
    light = any(entry.particle in ("", frame.particle) for entry in lexicon.get((frame.verb, "light"), ()))
    return next((found for noun in frame.objects if (found := noun_event(noun, lexicon))), "") if light else ""


def _fits(entry: Entry, frame: Frame, lexicon: Lexicon) -> bool:
    particles = (entry.particle,) if entry.particle else _EMPHATIC
    if frame.particle not in particles or (entry.preposition and frame.preposition not in entry.preposition):
        return False
    if entry.objects == (_COOPERATION,):
        return any(quad(noun_event(noun, lexicon)).endswith("cooperation") for noun in frame.objects)
    return not entry.objects or any(noun in entry.objects for noun in frame.objects)


def _over(governor: str, event: str) -> str:
    """The event of a verb under another: "promised to attack" is a threat, "refused to help" a rejection."""
    if governor == "AGREE":
        return _intended(event) or "AGREE"
    if governor == _AS_BELOW or (governor == "REJECT" and event in _FORCE):
        return event
    if governor == "MOBILIZE":  # "prepared to attack"
        return "MOBILIZE" if event in _FORCE else _intended(event)
    return governor or event


def _intended(event: str) -> str:
    if event in _FORCE:
        return "THREATEN"
    return "AGREE" if "cooperation" in quad(event) else event


def _of_word(word: str, role: str, lexicon: Lexicon) -> str:
    entries = lexicon.get((word, role), ())
    return entries[-1].type if entries else ""


def _cell(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
