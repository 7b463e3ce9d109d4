"""Places that lie in each other, by the commas and prepositions between them: "Fort Lee, New Jersey, in the USA"."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.extract.mending import is_country
from graphkit.extract.names import LOCATED_IN, Name, standing
from graphkit.extract.reading import BODY, PLACE, Clause, Reading

_LONGEST = 5  # places; anything longer is a list
_BEARINGS = ("north", "south", "east", "west", "ern", "central", "upper", "lower", "upstate")
_BY_CHAIN = "place, place"


def chained_places(names: list[Name], reading: Reading) -> Iterator[Clause]:
    """Each place lies in those behind it, unless they are a list that ends with "and"."""
    run: list[Name] = []
    for i, name in enumerate(names):
        if run and not _continues(run[-1], name, reading):
            run = []
        run.append(name)
        following = names[i + 1] if i + 1 < len(names) else None
        if len(run) > 1 and not (following and _continues(name, following, reading)) and not _is_list(run, reading):
            for j, inner in enumerate(run):
                for outer in run[j + 1 :]:
                    yield standing(inner, outer, outer.first, "located in", f"{LOCATED_IN} + {_BY_CHAIN}")


def _continues(before: Name, behind: Name, reading: Reading) -> bool:
    """Whether a place follows another with a comma, "in" or both between them: "Bari, in southern Italy"."""
    head = behind.head
    if behind.kind != PLACE or before.kind not in (PLACE, BODY) or head.ent_type_ == "FAC":
        return False
    if head.dep_ in ("nsubj", "nsubjpass", "ROOT"):
        return False
    between = [token.lower_ for token in reading.words[before.last : behind.first]]
    bare = [word for word in between if not word.endswith(_BEARINGS) and word != "the"]
    near = bare in ([","], [",", "in"], [",", "within"]) or (bare in (["in"], ["within"]) and before.kind == PLACE)
    return near and (not _is_country(before, reading) or _is_country(behind, reading))  # "Norland beat Estland in Rome"


def _is_country(name: Name, reading: Reading) -> bool:
    return is_country(reading.parsed.text(name.first, name.last))


def _is_list(run: list[Name], reading: Reading) -> bool:
    after = reading.words[run[-1].last : run[-1].last + 2]
    joined = any(token.lower_ in ("and", "or", "&") for token in after)
    head = run[-1].head
    states = sum(_is_country(name, reading) for name in run)  # "Norland, Estland agree"
    return states > 1 or len(run) > _LONGEST or (joined and (len(run) > 2 or head.dep_ == "conj"))


def wider(clauses: list[Clause]) -> Iterator[Clause]:
    """What lies or was born in a place also does in those that hold the place."""
    holders: dict[int, list[int]] = {}
    for clause in clauses:
        if clause.rule.endswith(_BY_CHAIN):
            holders.setdefault(clause.subject, []).append(clause.object)
    for clause in clauses:
        if clause.rule.startswith(LOCATED_IN) and not clause.rule.endswith(_BY_CHAIN):
            for holder in holders.get(clause.object, ()):
                if holder != clause.subject:
                    yield clause._replace(object=holder, rule=f"{clause.rule} + {_BY_CHAIN}")
