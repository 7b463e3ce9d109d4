"""What one text says of two names counts in the whole corpus: "NOB (Norland Oil Board)", "Ada Brook, alias Baker"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graphkit.resolve.company import NOBODY, Company, find_homes, meet
from graphkit.resolve.names import fold_name, person_name, same_given
from graphkit.resolve.placing import BARE, Key, Placed

ACRONYM, ALIAS = "acronym of ", "another name of "  # how the rules begin by which a text explains a name
_OWN = ("same name", "a single name", "variant of the name")
_SHORTEST = 3  # letters that mean the same actor in another document
_FACT, _PERSON = "fact", "person"


def join_told(placed: Sequence[Placed], company: Company) -> list[Placed]:
    """A name that one text explains, and no other explains otherwise, means the same actor in the others.

    A single name of a person does in like company alone. Names that the tables know keep their meaning, and people of
    one surname whose given names differ are never joined.
    """
    told = _told(placed)
    homes = find_homes(placed, company, {key for key, _ in told.values()})
    moved: dict[Key, Key] = {}
    joined = []
    for each in placed:
        key, rule = told.get(fold_name(each.text), (each.key, ""))
        if key == each.key or not each.rule.startswith(_OWN) or not _may_be_one(each, key):
            joined.append(each)
        elif each.key[0] != BARE:
            moved[each.key] = key
            joined.append(replace(each, rule=rule))
        elif meet(company.get(each.document_id, NOBODY), homes[key], {each.key, key}):
            joined.append(replace(each, key=key, rule=rule))
        else:
            joined.append(each)
    return [replace(each, key=_followed(each.key, moved)) for each in joined] if moved else joined


def _told(placed: Iterable[Placed]) -> dict[str, tuple[Key, str]]:
    """Folded name → the one actor whom texts say it means, and the rule of its use in other texts."""
    keys: defaultdict[str, set[Key]] = defaultdict(set)
    rules: dict[str, str] = {}
    for each in placed:
        if each.rule.startswith((ACRONYM, ALIAS)):
            folded = fold_name(each.text)
            keys[folded].add(each.key)
            rule = each.rule.removesuffix(", as the text says") + ", as another text says"
            rules[folded] = min(rule, rules.get(folded, rule))
    return {
        folded: (min(found), rules[folded])
        for folded, found in sorted(keys.items())
        if len(found) == 1 and len(folded) >= _SHORTEST
    }


def _may_be_one(each: Placed, key: Key) -> bool:
    if each.key[0] == _FACT:
        return False
    if each.key[0] != _PERSON or key[0] != _PERSON:
        return True
    one, other = person_name(each.key[1]), person_name(key[1])
    if one.generation != other.generation:
        return False
    return one.surname != other.surname or same_given(one.given, other.given)


def _followed(key: Key, moved: Mapping[Key, Key]) -> Key:
    """Where a key ends up: of "A is B" and "B is C" both lead to C; a ring leads to its first."""
    seen = [key]
    while (following := moved.get(seen[-1])) and following not in seen:
        seen.append(following)
    return min(seen[seen.index(following) :]) if following else seen[-1]
