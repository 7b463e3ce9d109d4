"""What one text says of two names counts in the whole corpus: "NOB (Norland Oil Board)", "Ada Brook, alias Baker"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphkit.resolve.company import Company, find_homes, meet
from graphkit.resolve.names import fold_name, person_name, same_given
from graphkit.resolve.placing import BARE, Key, Placed, Placing, change, last_rows

ACRONYM, ALIAS = "acronym of ", "another name of "  # how the rules begin by which a text explains a name
_OWN = ("same name", "a single name", "variant of the name")
_SHORTEST = 3  # letters that mean the same actor in another document
_FACT, _PERSON = "fact", "person"


def join_told(placing: Placing, company: Company) -> Placing:
    """A name that one text explains, and no other explains otherwise, means the same actor in the others.

    A single name of a person does in like company alone. Names that the tables know keep their meaning, and people of
    one surname whose given names differ are never joined.
    """
    told = _told(placing.cases)
    new: dict[int, tuple[Key, str]] = {}
    for number, each in enumerate(placing.cases):
        key, rule = told.get(fold_name(each.text), (each.key, ""))
        if key != each.key and each.rule.startswith(_OWN) and _may_be_one(each, key):
            new[number] = key, rule
    if not new:
        return placing
    homes = find_homes(placing, company, {key for key, _ in new.values()})
    last = last_rows(placing)
    sure = sorted((number for number in new if placing.cases[number].key[0] != BARE), key=last.__getitem__)
    moved = {placing.cases[number].key: new[number][0] for number in sure}  # of two for one key the last one counts

    def decide(document: int, number: int) -> Placed | None:
        each, (key, rule) = placing.cases[number], new[number]
        if each.key[0] != BARE:
            return each._replace(rule=rule)
        return each._replace(key=key, rule=rule) if meet(company(document), homes[key], {each.key, key}) else None

    joined = change(placing, new, decide)
    return replace(joined, cases=[each._replace(key=_followed(each.key, moved)) for each in joined.cases])


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
