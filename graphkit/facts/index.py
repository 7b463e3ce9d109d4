"""The facts by spelling, the titles and the given names: what a finder or a comparer of names looks up."""

from collections import Counter
from collections.abc import Callable
from functools import cache

from graphkit.facts.fact import Fact, load_facts
from graphkit.facts.table import read_cells, read_lines, read_rows, split_cell


@cache
def names_index() -> dict[str, tuple[Fact, ...]]:
    """From each spelling (NFC, case kept) to the facts it may name: several where it is ambiguous ("Georgia").

    Holds names, acronyms and weak spellings; a spelling is weak for a fact when it is in `fact.weak`. A straight
    apostrophe also stands for a curly one.
    """
    return _index(lambda fact: (*fact.names, *fact.acronyms, *fact.weak))


@cache
def demonyms_index() -> dict[str, tuple[Fact, ...]]:
    """From each demonym or adjective (NFC, case kept) to the facts it may point to: "Russians" → Russia."""
    return _index(lambda fact: fact.demonyms)


@cache
def titles() -> frozenset[str]:
    """Honorifics and role titles that stand beside a person's name and are no part of it; lower case."""
    return frozenset(read_lines("titles.txt"))


@cache
def given_name_groups() -> dict[str, int]:
    """From each spelling of a given name, lower case, to the number of its group: "dmitri" and "dmitry" share one.

    A spelling that belongs to several groups is left out: it says nothing about which name is meant.
    """
    groups = [{form.lower() for form in split_cell(row["variants"])} for row in read_rows("given_names.tsv")]
    times = Counter(form for group in groups for form in group)
    return {form: number for number, group in enumerate(groups) for form in sorted(group) if times[form] == 1}


@cache
def given_name_genders() -> dict[str, str]:
    """From each spelling of a given name, lower case, to m or f; a name of both or of unknown gender is left out."""
    genders: dict[str, set[str]] = {}
    for row in read_rows("given_names.tsv"):
        for form in split_cell(row["variants"]):
            genders.setdefault(form.lower(), set()).add(row["gender"])
    return {form: min(found) for form, found in sorted(genders.items()) if found in ({"m"}, {"f"})}


@cache
def first_names() -> dict[str, str]:
    """From each common given name in Latin letters, as it is written ("Isabel"), to m, f or "" where it may be both."""
    return {row[0]: row[1] for row in read_cells("first_names.tsv", ("name", "gender"))}


def _index(spellings: Callable[[Fact], tuple[str, ...]]) -> dict[str, tuple[Fact, ...]]:
    index: dict[str, tuple[Fact, ...]] = {}
    for fact in load_facts():
        own = spellings(fact)
        for spelling in (*own, *[s.replace("'", "’") for s in own if "'" in s]):
            facts = index.get(spelling, ())
            if not facts or facts[-1] is not fact:
                index[spelling] = (*facts, fact)
    return {spelling: index[spelling] for spelling in sorted(index)}
