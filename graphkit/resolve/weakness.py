"""On how little a merge may rest, in words for a person who looks at it."""

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from graphkit.model import OBSERVER, Actor, Corpus
from graphkit.resolve.names import fold_name, person_name
from graphkit.resolve.told import ALIAS

STRANGE = "the documents that have this name have no other actor in common"
_LIKE_FORMS = 75  # of 100: given names alike enough to be spellings of one; "bill" and "william" are not
_FEW = 3  # documents; who is in more is known to many
_COMPANY = 3  # other actors of a document, too few of whom tell nothing
#: rules that guess across documents, as their sentences begin
_GUESSES = ("the only person of that name", "the only name with these initials")
_PLACES = ("GPE", "LOC", "FAC", "NORP")


def weakness(rule: str, text: str, actor: Actor) -> str:
    """Why a rule that joined a spelling to an actor may be wrong, "" if a person joined it or it is sure."""
    if "decided by" in rule:
        return ""
    if rule.startswith(_GUESSES) or (rule.startswith(ALIAS) and rule.endswith("another text says")):
        return rule
    if actor.type == "PERSON" and rule.startswith(("variant of", "same name")):
        return _surnames_differ(text, actor.name) or _given_names_differ(text, actor.name)
    return ""


def _surnames_differ(one: str, other: str) -> str:
    """Of names whose surnames only sound the same: "Dzhukovsky" and "Zhukovsky"."""
    first, second = person_name(one).surname, person_name(other).surname
    if first == second or set(fold_name(one).split()) == set(fold_name(other).split()):
        return ""
    return f"“{first}” only sounds like “{second}”"


def _given_names_differ(one: str, other: str) -> str:
    first, second = person_name(one).given, person_name(other).given
    if first == second or not first or not second:
        return ""
    if min(len(first), len(second)) == 1:
        return f"“{min(first, second, key=len)}.” may stand for more names than “{max(first, second, key=len)}”"
    return "" if fuzz.ratio(first, second) >= _LIKE_FORMS else f"“{first}” is taken for a form of “{second}”"


def without_common_company(corpus: Corpus) -> Iterator[tuple[str, tuple[str, ...]]]:
    """People's ids and the few documents that name each, none of which shares another actor, places and media apart."""
    kinds = {actor.id: actor for actor in corpus.actors}
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for each in corpus.memberships:
        homes[each.actor_id].add(each.span.document_id)
    present: defaultdict[str, set[str]] = defaultdict(set)
    for actor_id, documents in homes.items():
        if kinds[actor_id].type not in _PLACES and kinds[actor_id].role != OBSERVER:
            for document in documents:
                present[document].add(actor_id)
    for actor_id, documents in sorted(homes.items()):
        if kinds[actor_id].type == "PERSON" and 1 < len(documents) <= _FEW:
            shared = [present[document] - {actor_id} for document in sorted(documents)]
            if min(map(len, shared)) >= _COMPANY and sum(map(len, shared)) == len(set().union(*shared)):
                yield actor_id, tuple(sorted(documents))
