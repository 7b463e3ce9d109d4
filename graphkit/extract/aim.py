"""Whether an event is aimed at the actor that a path of words leads to, or only about, for or near it.

"Ada held talks with Ben on Norland in Rome" is talk with Ben alone: Norland is what it was about, Rome where it was.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.events import noun_event
from graphkit.facts.quads import quad

if TYPE_CHECKING:
    from graphkit.extract.ontology import Lexicon

_ABOUT = ("on", "about", "over", "regarding", "concerning")
_SCENES = ("in", "at", "near")
_TALK = frozenset(
    """statement resolution report law bill text declaration document decision vote debate talk discussion meeting
    negotiation summit conference consultation conversation dialogue call agreement accord deal treaty pact consensus
    speech article book interview question study paper briefing opinion view position stance policy""".split()
)
_MEETING = ("CONSULT", "AGREE")


def is_aimed(event: str, verb: str, path: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether an event of that type and verb reaches who stands at the end of the path."""
    if not path:
        return True
    return not (
        _is_foe(event, path, lexicon)
        or (event == "REQUEST" and path[1:] == ("for",))  # "demanded guarantees for Ada": of others
        or _is_of_what_is_rejected(event, path, lexicon)
        or _is_reason(event, verb, path, lexicon)
        or any(noun in _TALK and word in _ABOUT for noun, word in pairwise(path))
        or _is_scene(verb, path, lexicon)
    )


def _is_foe(event: str, path: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a friendly act is against the one it leads to ("cooperate against"), but not "lift sanctions against"."""
    hostile = len(path) > 1 and quad(noun_event(path[-2], lexicon)).endswith("conflict")
    return path[-1] == "against" and quad(event).endswith("cooperation") and not hostile


def _is_of_what_is_rejected(event: str, path: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the path goes through what the rejected thing does: "vetoed a statement condemning Ada"."""
    return event == "REJECT" and any(word.endswith("ing") and not noun_event(word, lexicon) for word in path[1:])


def _is_reason(event: str, verb: str, path: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the path leads into what somebody suffers for: "fined the bank for its audits of Ada"."""
    asked_for = any("for" in entry.preposition for entry in lexicon.get((verb, "verb"), ()))
    return (
        path[0] == "for" and len(path) > 1 and event != "REQUEST" and quad(event).endswith("conflict") and not asked_for
    )


def _is_scene(verb: str, path: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether it is where a meeting or an agreement took place: "met in Rome", but not "arrived in Rome"."""
    if path[-1] not in _SCENES or len(path) > 2:
        return False
    if len(path) == 2:
        return path[0] in _TALK or noun_event(path[0], lexicon) in _MEETING
    entries = lexicon.get((verb, "verb"), ())
    asked_for = any(path[-1] in entry.preposition for entry in entries)
    return not asked_for and any(entry.type in _MEETING for entry in entries)
