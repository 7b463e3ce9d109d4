"""What a user adds to the tables of facts: own names, names that are none, event types, and how to read metonyms."""

import hashlib
from dataclasses import dataclass

#: rule of a mention whose actor the user, the table of metonyms or the text calls otherwise; the name follows
BY_OWN_NAME, BY_METONYM, BY_SURNAME = "own name: ", "metonym: ", "surname of: "
#: rule of a mention that is nobody but whom it is written like
BY_ITSELF = "by itself"


@dataclass(frozen=True)
class OwnName:
    """An actor of the user's gazetteer: the name to show, its type ("" if none is given) and other spellings."""

    name: str
    type: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The user's words. `ignored` names are never actors; `ontology` is the text of an event table, "" for PLOVER;
    with `merge_metonyms` the Kremlin is Russia.
    """

    names: tuple[OwnName, ...] = ()
    ignored: tuple[str, ...] = ()
    ontology: str = ""
    merge_metonyms: bool = False

    @property
    def key(self) -> str:
        """Words that are the same for equal vocabularies alone, "" for an empty one."""
        if self == NO_WORDS:
            return ""
        return ", vocabulary " + hashlib.sha256(repr(self).encode()).hexdigest()[:12]


NO_WORDS = Vocabulary()


def meant_by(rule: str) -> str:
    """The name of whom a mention with that rule means, "" if the rule leaves it to the spelling."""
    for prefix in (BY_OWN_NAME, BY_METONYM, BY_SURNAME):
        if rule.startswith(prefix):
            return rule.removeprefix(prefix)
    return ""
