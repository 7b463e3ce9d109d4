"""PLOVER event types: which event a clause tells, by its verb, object noun, the verbs over it, denial and modality.

The types and what they mean: PLOVER, Political Language Ontology for Verifiable Event Records, Open Event Data
Alliance. The words stand in `plover.tsv`.
"""

from __future__ import annotations

from typing import NamedTuple

from graphkit.extract.ontology import Entry, Lexicon, plover
from graphkit.facts.quads import quad
from graphkit.model import CONDITIONAL, NEGATED, PLANNED

_GIVEN = ("AGREE", "SUPPORT", "CONCEDE")  # not to do these is to reject
_FORCE = ("SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN")
_COOPERATION, _AS_BELOW = "cooperation", "="
_EMPHATIC = ("", "up", "out", "off", "down", "away", "back", "over", "in")  # "seal off": most verbs keep their sense


class Frame(NamedTuple):
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


def event_of(frame: Frame, lexicon: Lexicon) -> str:
    """The event type of a clause, "" if the lexicon has none for it.

    What denial and intention make of an event is PLOVER's rule; the types of another lexicon stay as they are.
    """
    if lexicon is not plover():
        return _of_other(frame, lexicon)
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


def _of_other(frame: Frame, lexicon: Lexicon) -> str:
    """The event type by a lexicon of the user's: the outermost verb that it has over another decides."""
    event = _of_verb(frame, lexicon)
    for governor in frame.over:
        event = _over_plainly(_of_word(governor, "over", lexicon), event)
    return event


def _over_plainly(governor: str, event: str) -> str:
    return event if governor in ("", _AS_BELOW) else governor


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
