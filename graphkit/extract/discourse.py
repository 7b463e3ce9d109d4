"""What a reader knows of a document at some point of it: who has been mentioned, how, and how prominently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.extract.mentions import Found
from graphkit.extract.places import Place
from graphkit.extract.referents import Referent

if TYPE_CHECKING:
    from graphkit.extract.words import Parsed, Word

_FREQUENT = 10  # mentions after which further ones add nothing
_FRESH = 6.0  # what a mention in this sentence adds, in mentions; it fades by _FADING with each sentence
_FADING = 0.7


@dataclass(frozen=True)
class Discourse:
    """What has been read of one document; its lists and tables grow as the reading goes from left to right.

    `places` are the noun phrases of the last sentences, by sentence, and of equal ones the last; `genders` and `seen`
    (the last sentence) go by referent, `roles` from a noun to those it was said of, the latest last; `counts` are
    mentions so far.
    """

    referents: Sequence[Referent]
    lemma: Callable[[Word], str]
    genders: dict[int, str]
    places: dict[int, dict[Place, None]] = field(default_factory=dict)
    roles: dict[str, list[int]] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    counts: dict[int | str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """The block being read. `who` says who stands at a token: names from the start, all else as it is read.

    `starts` are the mentions by first token, `taken` the tokens inside one, `quoted` those in quotation marks;
    `headline` says that it is one, whose capitals tell nothing.
    """

    parsed: Parsed
    who: dict[int, int | str]
    starts: dict[int, Found]
    taken: list[bool]
    quoted: list[bool]
    headline: bool

    def referent_at(self, token: Word) -> int | None:
        """The number of the referent at a token, none if nobody with a name stands there."""
        who = self.who.get(token.i)
        return who if isinstance(who, int) else None


def remember(discourse: Discourse, page: Page, token: Word, what: Place) -> None:
    """Takes note of a noun phrase with that head."""
    who = what.who
    discourse.counts[who] = discourse.counts.get(who, 0) + 1
    if isinstance(who, int):
        discourse.seen[who] = what.sentence
    page.who[token.i] = who
    here = discourse.places.setdefault(what.sentence, {})
    here.pop(what, None)
    here[what] = None


def remember_role(discourse: Discourse, role: str, who: int) -> None:
    """Takes note that a noun was said of someone."""
    known = discourse.roles.setdefault(role, [])
    if who in known:
        known.remove(who)
    known.append(who)


def prominence(discourse: Discourse, who: int, sentence: int) -> float:
    """How much an actor stands out in a sentence: by how often it was mentioned, and how lately."""
    return min(discourse.counts[who], _FREQUENT) + _FRESH * _FADING ** (sentence - discourse.seen[who])
