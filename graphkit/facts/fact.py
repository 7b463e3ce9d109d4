"""What the tables say, as values: one `Fact` per territory, capital and institution."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from graphkit.facts.table import read_cells, split_cell

#: the columns that say what a fact is called, as far as a table has them
_TOLD = ("name", "type", "wikidata", "names", "weak", "acronyms", "demonyms")
_NAME, _TYPE, _WIKIDATA = 0, 1, 2


class Fact(NamedTuple):  # thousands are made when a process starts, ten times as fast as dataclasses
    """One known actor and all spellings that may name it. All text is NFC, in the case a text would have.

    `key` is its Wikidata item, or "territory:ru", "capital:Suva", "institution:Foreign Office" where none is known.
    `names` and `acronyms` name it without further support; `weak` spellings are also common words, people's names or
    short forms used of several actors, so they need support from the text. `demonyms` are adjectives and nouns that
    point to it ("Russian", "Russians"; "Republican" of a party). `country` is the code of the territory it belongs
    to or is, "" if international; `role` says what it is; `parent` is the key of the fact it is part of, or "".
    """

    key: str
    name: str
    type: str
    wikidata: str
    names: tuple[str, ...]
    weak: tuple[str, ...]
    acronyms: tuple[str, ...]
    demonyms: tuple[str, ...]
    country: str
    role: str
    parent: str


@cache
def load_facts() -> tuple[Fact, ...]:
    """All facts: territories by code, then capitals, large cities, institutions and seats of power by name."""
    return (*_territories(), *_capitals(), *_cities(), *_institutions(), *_seats())


def _territories() -> list[Fact]:
    rows = list(read_cells("territories.tsv", (*_TOLD, "code", "role", "parent")))
    keys = {code: told[_WIKIDATA] or f"territory:{code}" for *told, code, _, _ in rows}
    return [_fact(told, keys[code], code, role, keys.get(parent, "")) for *told, code, role, parent in rows]


def _capitals() -> list[Fact]:
    rows = read_cells("capitals.tsv", (*_TOLD, "country"))
    return [_fact(told, told[_WIKIDATA] or f"capital:{told[_NAME]}", country, "capital") for *told, country in rows]


def _cities() -> list[Fact]:
    rows = read_cells("cities.tsv", (*_TOLD, "country"))
    return [_fact(told, f"city:{told[_NAME]}", country, "city") for *told, country in rows]


def _institutions() -> list[Fact]:
    rows = list(read_cells("institutions.tsv", (*_TOLD, "country", "role", "parent")))
    keys = {told[_NAME]: told[_WIKIDATA] or f"institution:{told[_NAME]}" for *told, _, _, _ in rows}
    return [
        _fact(told, keys[told[_NAME]], country, role, keys.get(parent, "")) for *told, country, role, parent in rows
    ]


def _seats() -> list[Fact]:
    """Seats of power that no other table has."""
    rows = read_cells("metonyms.tsv", (*_TOLD, "country"))
    return [_fact(told, f"seat:{told[_NAME]}", country, "seat") for *told, country in rows if told[_TYPE]]


@cache
def _foreign_names() -> dict[str, tuple[str, ...]]:
    """From the name of a fact to what it is called in other languages, as far as no other table has it."""
    return {name: split_cell(names) for name, names in read_cells("foreign_names.tsv", ("name", "names"))}


def _fact(told: Sequence[str], key: str, country: str, role: str, parent: str = "") -> Fact:
    name, kind, wikidata, names, weak, acronyms, demonyms = told
    return Fact(
        key=key,
        name=name,
        type=kind,
        wikidata=wikidata,
        names=(*split_cell(names), *_foreign_names().get(name, ())),
        weak=split_cell(weak),
        acronyms=split_cell(acronyms),
        demonyms=split_cell(demonyms),
        country=country,
        role=role,
        parent=parent,
    )
