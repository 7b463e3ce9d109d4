"""A name with the key of its actor: what passes from rule to rule."""

from dataclasses import dataclass

from graphkit.model import Span

Key = tuple[str, str]
BARE = "bare"  # the kind of key of a single name of a person


@dataclass(frozen=True, slots=True)
class Placed:
    """Mentions of one spelling in one document, the key of the actor they stand for, and the rule that gave it.

    `called` is the name that the user gives the actor, if any.
    A key is a kind (fact, person, name, group, bare) and what identifies it there. Equal keys are one actor; but
    `bare` ones (a single name of a person) are not yet known to be one across documents.
    """

    document_id: str
    text: str
    kind: str
    type: str
    spans: tuple[Span, ...]
    key: Key
    rule: str
    called: str = ""
