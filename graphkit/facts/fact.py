"""What the tables say, as values: one `Fact` per territory, capital and institution."""

from dataclasses import dataclass
from functools import cache

from graphkit.facts.table import read_rows, split_cell


@dataclass(frozen=True)
class Fact:
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
    rows = read_rows("territories.tsv")
    keys = {row["code"]: row["wikidata"] or f"territory:{row['code']}" for row in rows}
    return [_fact(row, keys[row["code"]], row["code"], keys.get(row["parent"], "")) for row in rows]


def _capitals() -> list[Fact]:
    rows = read_rows("capitals.tsv")
    keys = [row["wikidata"] or f"capital:{row['name']}" for row in rows]
    return [_fact(row | {"role": "capital"}, key, row["country"], "") for row, key in zip(rows, keys, strict=True)]


def _cities() -> list[Fact]:
    return [_fact(row | {"role": "city"}, f"city:{row['name']}", row["country"], "") for row in read_rows("cities.tsv")]


def _institutions() -> list[Fact]:
    rows = read_rows("institutions.tsv")
    keys = {row["name"]: row["wikidata"] or f"institution:{row['name']}" for row in rows}
    return [_fact(row, keys[row["name"]], row["country"], keys.get(row["parent"], "")) for row in rows]


def _seats() -> list[Fact]:
    """Seats of power that no other table has."""
    rows = [row for row in read_rows("metonyms.tsv") if row["type"]]
    return [_fact(row | {"role": "seat", "wikidata": ""}, f"seat:{row['name']}", row["country"], "") for row in rows]


@cache
def _foreign_names() -> dict[str, tuple[str, ...]]:
    """From the name of a fact to what it is called in other languages, as far as no other table has it."""
    return {row["name"]: split_cell(row["names"]) for row in read_rows("foreign_names.tsv")}


def _fact(row: dict[str, str], key: str, country: str, parent: str) -> Fact:
    return Fact(
        key=key,
        name=row["name"],
        type=row["type"],
        wikidata=row["wikidata"],
        names=(*split_cell(row.get("names", "")), *_foreign_names().get(row["name"], ())),
        weak=split_cell(row.get("weak", "")),
        acronyms=split_cell(row.get("acronyms", "")),
        demonyms=split_cell(row.get("demonyms", "")),
        country=country,
        role=row["role"],
        parent=parent,
    )
