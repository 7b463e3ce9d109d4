"""Documents with their mentions marked by hand: `[Donald Trump|PERSON] met [American|NORP|demonym] officials.`"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.model import DEMONYM, NAME, Mention, Span
from graphkit.resolve.resolver import Resolution, resolve

_MARK = re.compile(r"\[([^|\[\]]+)\|([A-Z]+)(\|demonym)?\]")


@dataclass(frozen=True)
class Marked:
    """A document's id, its text without marks, and the mentions in it."""

    id: str
    text: str
    mentions: tuple[Mention, ...]


def marked(document_id: str, text: str) -> Marked:
    """The document of a marked text."""
    plain, at, mentions = "", 0, []
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        span = Span(document_id, len(plain), len(plain) + len(match[1]))
        mentions.append(Mention(span, match[1], DEMONYM if match[3] else NAME, match[2], "by hand"))
        plain += match[1]
        at = match.end()
    return Marked(document_id, plain + text[at:], tuple(mentions))


def resolved(documents: Iterable[Marked]) -> Resolution:
    """Who is who in these documents."""
    documents = list(documents)
    return resolve({each.id: each.text for each in documents}, [m for each in documents for m in each.mentions])


def actors(*texts: str) -> list[tuple[str, ...]]:
    """For each actor of these marked texts, one a document, the spellings of its mentions; sorted."""
    documents = [marked(f"d{number}", text) for number, text in enumerate(texts)]
    return spellings(documents, resolved(documents))


def spellings(documents: Iterable[Marked], found: Resolution) -> list[tuple[str, ...]]:
    """For each actor the spellings of its mentions, each once; sorted."""
    text = {mention.span: mention.text for each in documents for mention in each.mentions}
    members: dict[str, set[str]] = {actor.id: set() for actor in found.actors}
    for membership in found.memberships:
        members[membership.actor_id].add(text[membership.span])
    return sorted(tuple(sorted(group)) for group in members.values())
